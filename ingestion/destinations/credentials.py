"""The address and the credentials of the warehouse: the environment variables that dbt's profile reads, too.

Nothing here needs the packages of Databricks, so dlt's own commands work without them.
"""

from __future__ import annotations

import os

CATALOG = "lr_nhl_demo"
SECRETS = "destination.databricks.credentials"

# dlt's name of a credential -> the environment variable that dbt's profile reads.
VARIABLES = {
    "server_hostname": "DATABRICKS_HOST",
    "http_path": "DATABRICKS_HTTP_PATH",
    "access_token": "DATABRICKS_TOKEN",
    "client_id": "DATABRICKS_CLIENT_ID",
    "client_secret": "DATABRICKS_CLIENT_SECRET",
}


def catalog_name() -> str:
    """Return the catalog of all tables: `NHL_CATALOG`, or `lr_nhl_demo`."""
    return os.environ.get("NHL_CATALOG") or CATALOG


def from_environment() -> dict[str, str]:
    """Return dlt's name of a credential -> its value in the environment; the catalog is always there."""
    values = {name: os.environ[variable] for name, variable in VARIABLES.items() if os.environ.get(variable)}
    if "server_hostname" in values:  # dbt and the SDK accept a scheme; the connector does not
        values["server_hostname"] = values["server_hostname"].removeprefix("https://").rstrip("/")
    return {"catalog": catalog_name(), **values}


def dlt_variables() -> dict[str, str]:
    """Return the same under the variables of dlt, for dlt's own commands."""
    return {
        f"{SECRETS}.{name}".replace(".", "__").upper(): value for name, value in from_environment().items()
    }


def dbt_variables() -> dict[str, str]:
    """Return the loader's credentials under the variables that dbt's profile reads, from wherever they are.

    dbt reads neither `.dlt/secrets.toml` nor dlt's own variables. For the environment of a child process,
    never to print.
    """
    import dlt

    values = {variable: os.environ.get(variable) for variable in VARIABLES.values()}
    for name, variable in VARIABLES.items():
        values[variable] = values[variable] or dlt.secrets.get(f"{SECRETS}.{name}")
    return {variable: str(value) for variable, value in values.items() if value}
