"""`dlt pipeline nhl run` into the warehouse: the rows of a local run, once, and whole again after a loss."""

from __future__ import annotations

from pathlib import Path

import pytest
from deltalake import DeltaTable

from ingestion import bronze
from ingestion.archive import Archive
from ingestion.settings import schema_name
from tests.integration.databricks.conftest import in_order
from tests.integration.loader.conftest import Loader
from tests.support.warehouse.client import RunningWarehouse

pytestmark = pytest.mark.databricks
GAMES = (2024020001, 2023020204)
COMPUTED = tuple(name for name in bronze.TABLES if name != bronze.LEDGER)


@pytest.fixture
def loader(
    variables: dict[str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture,
    request: pytest.FixtureRequest,
) -> Loader:
    """The loader with the warehouse as its destination, in a schema of the test's own."""
    monkeypatch.setenv("NHL_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("NHL_SCHEMA", f"run{abs(hash(request.node.nodeid)) % 10**8}")
    monkeypatch.setenv("SOURCES__NHL__DESTINATION", "databricks")
    monkeypatch.setenv("SOURCES__NHL__BACKUP_HOURS", "0")  # dbt would look for the warehouse by HTTPS
    found = Loader(tmp_path / "data", capsys)
    found.keep(*GAMES)
    return found


def test_the_rows_of_a_local_run_once(
    loader: Loader, running_warehouse: RunningWarehouse, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    schema = schema_name()

    def table(name: str) -> DeltaTable:
        return DeltaTable(str(running_warehouse.location(f"lr_nhl_demo.{schema}.{name}")))

    loader.ok(replay=True)
    there = {name: in_order(name, table(name).to_pyarrow_table()) for name in COMPUTED}
    versions = {name: table(name).version() for name in bronze.TABLES}
    loader.ok(replay=True)
    assert {name: table(name).version() for name in bronze.TABLES} == versions

    table(bronze.PLAYER_GAMES).delete("game_id = 2024020001 and situation = 'all'")
    loader.ok(replay=True)
    healed = in_order(bronze.PLAYER_GAMES, table(bronze.PLAYER_GAMES).to_pyarrow_table())
    assert healed.equals(there[bronze.PLAYER_GAMES])

    monkeypatch.setenv("SOURCES__NHL__DESTINATION", "filesystem")
    monkeypatch.setenv("NHL_SCHEMA", "dev")
    monkeypatch.setenv("NHL_DATA_DIR", str(tmp_path / "local"))
    local = Loader(tmp_path / "local", loader.capture)
    local.keep(*GAMES)
    local.ok(replay=True)
    for name in COMPUTED:
        assert there[name].equals(in_order(name, local.table(name).to_pyarrow_table())), name


def test_without_a_warehouse_it_says_what_is_missing(loader: Loader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABRICKS_TOKEN")
    assert "DATABRICKS_TOKEN" in loader.refused(replay=True)
    assert not Archive().is_empty()


def test_a_frozen_table_stops_a_load(loader: Loader, running_warehouse: RunningWarehouse) -> None:
    schema = schema_name()
    record = f"{schema}_recovery.frozen_tables"
    running_warehouse.rows(f"create schema {schema}_recovery")
    columns = "table_name string, who string, frozen_at timestamp, reason string"
    running_warehouse.rows(f"create table {record} ({columns}) using delta")
    frozen = f"'{schema}.{bronze.PLAYER_GAMES}', current_user(), current_timestamp(), 'x'"
    running_warehouse.rows(f"insert into {record} select {frozen}")
    said = loader.refused(replay=True)
    assert f"`dlt pipeline nhl run` does not run: {bronze.PLAYER_GAMES} is frozen by " in said
    running_warehouse.rows(f"create or replace table {record} as select 'x' as made_by_hand")
    assert "so every table counts as frozen" in loader.refused(replay=True)
