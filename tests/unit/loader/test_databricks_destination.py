"""dlt's destination `databricks`: hints of tables, settings, sources of addresses and secrets."""

from __future__ import annotations

import sys
import tomllib

import pytest

from ingestion import bronze
from ingestion.destinations.base import RETENTION
from ingestion.destinations.credentials import VARIABLES, dbt_variables, dlt_variables
from ingestion.destinations.databricks import Databricks, cluster_columns
from ingestion.destinations.source import bronze_source
from ingestion.settings import LoadError
from tests.support.run import ROOT, run

CONFIG = tomllib.loads((ROOT / ".dlt" / "config.toml").read_text())
EXAMPLE = (ROOT / ".dlt" / "example.secrets.toml").read_text()
ADDRESS = {
    "DATABRICKS_HOST": "https://dbc-1.cloud.databricks.com/",
    "DATABRICKS_HTTP_PATH": "/sql/1.0/warehouses/1",
}


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch):
    """`environment(DATABRICKS_HOST=...)`: the environment has this and nothing else of a warehouse."""
    for name in (*VARIABLES.values(), "DATABRICKS_RUNTIME_VERSION", "NHL_CATALOG"):
        monkeypatch.delenv(name, raising=False)

    def _set(**variables: str) -> None:
        for name, value in variables.items():
            monkeypatch.setenv(name, value)

    return _set


@pytest.mark.parametrize("name", bronze.TABLES)
def test_hints_that_reach_dlt(name: str) -> None:
    table = bronze.TABLES[name]
    source = bronze_source({name: table.schema.empty_table()})
    Databricks().add_hints(source.resources.values())
    schema = source.resources[name].compute_table_schema()
    columns = schema["columns"]
    assert (schema["write_disposition"], schema["x-merge-strategy"]) == ("merge", "upsert")
    assert {column for column in columns if columns[column].get("primary_key")} == set(table.merge_key)
    assert schema["x-databricks-table-properties"] == RETENTION
    clustered = {column for column in columns if columns[column].get("x-databricks-cluster")}
    assert clustered == set(cluster_columns(table)) <= set(table.merge_key)
    assert len(clustered) == 2
    assert not [column for column in columns if columns[column].get("partition")]
    assert schema["x-databricks-table-comment"] == table.description
    for field in table.schema:
        comment = columns[field.name]["x-databricks-column-comment"]
        assert comment == field.metadata[b"description"].decode(), field.name


def test_a_clustering_column_is_among_the_first_32() -> None:
    """Databricks keeps statistics for these, and clusters by no others."""
    for table in bronze.TABLES.values():
        assert all(table.schema.get_field_index(column) < 32 for column in cluster_columns(table)), table.name


def test_both_targets_keep_old_versions_as_long() -> None:
    assert CONFIG["destination"]["filesystem"]["deltalake_configuration"] == RETENTION


def test_settings_are_those_of_production() -> None:
    settings = CONFIG["destination"]["databricks"]
    assert settings["replace_strategy"] == "insert-from-staging"
    assert settings["keep_staged_files"] is False
    assert "credentials" not in settings


def test_the_example_names_every_credential() -> None:
    example = tomllib.loads(EXAMPLE.replace("# client_", "client_"))
    credentials = example["destination"]["databricks"]["credentials"]
    assert set(credentials) == set(VARIABLES)
    for name, variable in VARIABLES.items():
        [line] = [line for line in EXAMPLE.splitlines() if line.lstrip("# ").startswith(f"{name} =")]
        assert line.endswith(variable)


def test_the_environment_is_that_of_dbt(environment) -> None:
    environment(**ADDRESS, DATABRICKS_TOKEN="dapi-x", NHL_CATALOG="other")
    profile = (ROOT / "profiles.yml").read_text()
    for variable in (*VARIABLES.values(), "NHL_CATALOG"):
        assert f"env_var('{variable}'" in profile
    credentials = Databricks().factory().config_params["credentials"]
    assert dict(credentials) == {
        "catalog": "other",
        "server_hostname": "dbc-1.cloud.databricks.com",
        "http_path": "/sql/1.0/warehouses/1",
        "access_token": "dapi-x",
    }
    assert (
        dlt_variables()["DESTINATION__DATABRICKS__CREDENTIALS__SERVER_HOSTNAME"]
        == "dbc-1.cloud.databricks.com"
    )


def test_a_service_principal_needs_no_token(environment) -> None:
    environment(**ADDRESS, DATABRICKS_CLIENT_ID="id", DATABRICKS_CLIENT_SECRET="hidden")
    assert Databricks().factory().config_params["credentials"]["client_secret"] == "hidden"


def test_dlts_own_names_do_as_well(environment) -> None:
    names = {"SERVER_HOSTNAME": "h", "HTTP_PATH": "/p", "ACCESS_TOKEN": "t"}
    environment(**{f"DESTINATION__DATABRICKS__CREDENTIALS__{name}": value for name, value in names.items()})
    assert dict(Databricks().factory().config_params["credentials"]) == {"catalog": "lr_nhl_demo"}


def test_what_dlt_alone_was_told_is_told_to_dbt(environment) -> None:
    """A file or dlt's own variables; what the environment says comes first, as for the loader."""
    assert dbt_variables() == {}
    names = {"SERVER_HOSTNAME": "h", "HTTP_PATH": "/p", "CLIENT_ID": "id", "CLIENT_SECRET": "hidden"}
    environment(**{f"DESTINATION__DATABRICKS__CREDENTIALS__{name}": value for name, value in names.items()})
    environment(DATABRICKS_HOST="https://dbc-1.cloud.databricks.com")
    assert dbt_variables() == {
        "DATABRICKS_HOST": "https://dbc-1.cloud.databricks.com",
        "DATABRICKS_HTTP_PATH": "/p",
        "DATABRICKS_CLIENT_ID": "id",
        "DATABRICKS_CLIENT_SECRET": "hidden",
    }


@pytest.mark.parametrize(
    ("variables", "missing"),
    [
        ({}, ["DATABRICKS_HTTP_PATH", "DATABRICKS_HOST", "DATABRICKS_TOKEN"]),
        (ADDRESS, ["DATABRICKS_TOKEN"]),
        ({**ADDRESS, "DATABRICKS_CLIENT_ID": "id"}, ["DATABRICKS_TOKEN"]),
        ({"DATABRICKS_RUNTIME_VERSION": "client.4"}, ["DATABRICKS_HTTP_PATH"]),
    ],
)
def test_what_is_missing_is_named_at_once(environment, variables: dict[str, str], missing: list[str]) -> None:
    environment(**variables)
    with pytest.raises(LoadError) as refused:
        Databricks().factory()
    for variable in VARIABLES.values():
        named = f"{variable}," in f"{refused.value}".replace(" (", ",").replace(" in the", ",")
        assert named == (variable in missing), (variable, str(refused.value))
    assert ".dlt/secrets.toml" in str(refused.value)


def test_a_job_has_an_identity_of_its_own(environment) -> None:
    environment(DATABRICKS_RUNTIME_VERSION="client.4", DATABRICKS_HTTP_PATH="/sql/1.0/warehouses/1")
    assert "access_token" not in Databricks().factory().config_params["credentials"]


def test_dlts_own_commands_need_no_extra(tmp_path) -> None:
    """`dlt pipeline nhl info` on a laptop without databricks-sql-connector."""
    code = (
        "import argparse, sys; sys.modules['databricks'] = None; from ingestion import command; "
        "command.use_project_folders(argparse.Namespace(pipelines_dir=None))"
    )
    run(sys.executable, "-c", code, data_dir=tmp_path).ok()
