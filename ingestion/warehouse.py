"""Where the warehouse is and who enters it: the environment variables that dbt's profile reads, too."""

from __future__ import annotations

import os

CATALOG = "lr_nhl_demo"
SECRETS = "destination.databricks.credentials"

# dlt's name of a credential -> the environment variable that dbt's profile reads, too.
VARIABLES = {
    "server_hostname": "DATABRICKS_HOST",
    "http_path": "DATABRICKS_HTTP_PATH",
    "access_token": "DATABRICKS_TOKEN",
    "client_id": "DATABRICKS_CLIENT_ID",
    "client_secret": "DATABRICKS_CLIENT_SECRET",
}


def catalog_name() -> str:
    """The catalog of all tables: `NHL_CATALOG`, or `lr_nhl_demo`."""
    return os.environ.get("NHL_CATALOG") or CATALOG


def address() -> dict[str, str]:
    """dlt's name of a credential -> what the environment says."""
    said = {ours: os.environ[theirs] for ours, theirs in VARIABLES.items() if os.environ.get(theirs)}
    if "server_hostname" in said:  # dbt and the SDK take it with a scheme, too; the connector does not
        said["server_hostname"] = said["server_hostname"].removeprefix("https://").rstrip("/")
    return {"catalog": catalog_name(), **said}


def dlt_variables() -> dict[str, str]:
    """The same by dlt's own names, for commands of dlt that make the destination by themselves."""
    return {f"{SECRETS}.{name}".replace(".", "__").upper(): value for name, value in address().items()}


def dbt_variables() -> dict[str, str]:
    """What the loader knows of the warehouse by the names that dbt's profile reads, wherever it was said.

    `.dlt/secrets.toml` and dlt's own variables say nothing to dbt. For a child's environment, never to print.
    """
    import dlt

    said = {theirs: os.environ.get(theirs) for theirs in VARIABLES.values()}
    for ours, theirs in VARIABLES.items():
        said[theirs] = said[theirs] or dlt.secrets.get(f"{SECRETS}.{ours}")
    return {name: str(value) for name, value in said.items() if value}
