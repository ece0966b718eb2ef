"""The incident at its true size on target databricks, on the stand-in: every old row and the 216 new ones."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ingestion.bronze import PLAYER_GAMES, TABLES
from tests.incidents.incident_lake import LOST, ROWS, Content, Incident
from tests.integration.recovery.warehouse_lake import WarehouseLake
from tests.support import run
from tests.support.bronze_factory import INCIDENT, RETENTION, make_bronze
from tests.support.warehouse.client import RunningWarehouse

pytestmark = [pytest.mark.databricks, pytest.mark.thorough]
SNAPSHOT = ("build", "--selector", "snapshots")


@dataclass(frozen=True)
class WarehouseIncident(Incident):
    """The lake of the story in a warehouse."""

    lake: WarehouseLake

    def path(self, name: str) -> Path:
        return self.lake.path(name)

    def deploy(self, *, history: str = "gone") -> None:
        """history "gone": streaming tables take the names of tables that are dropped, as the report tells;
        "kept": CREATE OR REPLACE."""
        self.lake.sql("create schema if not exists feed")
        for name in LOST:
            nothing = f"select * from {name} where season < 0"
            if history == "gone":
                self.lake.sql(
                    f"create or replace table feed.{name} as {nothing}",
                    f"drop table {name}",
                    f"create streaming table {name} as select * from stream feed.{name}",
                )
            else:
                self.lake.sql(f"create or replace table {name} using delta as {nothing}")


@pytest.fixture(scope="module")
def evening_before(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WarehouseLake]:
    """Three seasons of bronze, a snapshot on them, and a verified set of backups."""
    folder = tmp_path_factory.mktemp("evening_before")
    with RunningWarehouse(folder / "data") as warehouse:
        for name, table in make_bronze(INCIDENT).items():
            warehouse.load(f"dev.{name}", table, [TABLES[name].partition], RETENTION)
        profiles = warehouse.write_profiles(run.ROOT / "profiles.yml", folder / "profiles")
        variables = {"NHL_TARGET": "databricks", "DBT_PROFILES_DIR": str(profiles)}
        lake = WarehouseLake(warehouse, {**variables, "DBT_TARGET_PATH": str(folder / "target")})
        lake.dbt(*SNAPSHOT).ok()
        lake.verb("backup_all", reason="before the deployment").ok()
        yield lake


@pytest.fixture
def incident(evening_before: WarehouseLake, data_dir: Path) -> Iterator[WarehouseIncident]:
    with evening_before.copied(data_dir) as lake:
        yield WarehouseIncident(data_dir, lake)


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Content]:
    return Incident(tmp_path_factory.mktemp("expected")).expected()


def test_back_by_time_travel(incident: WarehouseIncident, expected: dict[str, Content]) -> None:
    assert {name: content.rows for name, content in incident.content().items()} == ROWS
    before = datetime.now(UTC).isoformat()
    incident.deploy(history="kept")
    incident.load_the_day()
    assert incident.content()[PLAYER_GAMES].rows == ROWS[PLAYER_GAMES]
    incident.lake.verb("restore_all", timestamp=before, tables=list(LOST)).ok()
    assert incident.content() == expected


def test_back_by_the_set_after_everything_was_dropped(
    incident: WarehouseIncident, expected: dict[str, Content]
) -> None:
    incident.lake.delete_everything()
    incident.lake.verb("restore_all", backup="latest").ok()
    incident.load_the_day()
    assert incident.content() == expected


def test_back_by_undrop(incident: WarehouseIncident, expected: dict[str, Content]) -> None:
    """As the report tells it: the tables are streaming tables now, and one of them has rows of the day."""
    incident.deploy()
    incident.load_the_day()
    for name in LOST:
        done = json.loads(incident.lake.verb("undrop_table", table=name, output="json").ok().stdout)
        assert done["rows"] >= ROWS[name]
    assert incident.content() == expected
