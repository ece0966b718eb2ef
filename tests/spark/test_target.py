"""Target `spark`: the loader's tables, dbt twice, the guard and the verbs, in one process with one JVM."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ingestion.destinations.spark import SparkTables
from tests.spark.lake import GAMES, SparkLake
from tests.support.bronze_factory import Shape, make_bronze, write_bronze

BUILD = ("build", "--exclude-resource-type", "test", "unit_test")
SNAPSHOT = "snapshot_players"
BUILT = (SNAPSHOT, "snapshot_schedule", "silver_players_ranked", "gold_player_stats_v2", "mart_team_seasons")

pytestmark = pytest.mark.thorough  # a JVM of its own, and two builds


@pytest.fixture(scope="module")
def lake(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SparkLake]:
    """Bronze as the loader leaves it, built and backed up."""
    lake = SparkLake(tmp_path_factory.mktemp("spark") / "data")
    write_bronze(lake.data_dir, make_bronze(Shape(games=60)))
    lake.dbt(*BUILD).ok()
    lake.verb("backup_all", reason="before the loss").ok()
    yield lake
    lake.close()


def test_a_second_build_changes_no_row(lake: SparkLake) -> None:
    before = {table: lake.rows(table) for table in BUILT}
    assert all(before.values())
    lake.dbt(*BUILD).ok()
    assert {table: lake.rows(table) for table in BUILT} == before


def test_lost_rows_come_back_from_the_backup(lake: SparkLake) -> None:
    whole = lake.rows()
    lake.delta().delete("season = 20242025")
    assert len(lake.rows()) < len(whole)
    assert f"'{GAMES}' lacks" in lake.dbt("run", "--select", "silver_team_games").refused()
    assert "DELETE" in lake.verb("time_travel", table=GAMES).ok().output
    lake.verb("restore_table", table=GAMES, backup="latest").ok()
    assert lake.rows() == whole


def test_a_version_is_restored(lake: SparkLake) -> None:
    whole, version = lake.rows(), lake.delta().version()
    lake.delta().delete("true")
    lake.verb("restore_table", table=GAMES, version=version, mode="replace").ok()
    assert lake.rows() == whole


def test_a_dropped_name_of_bronze_is_registered_again(lake: SparkLake) -> None:
    whole, retention = lake.rows(), lake.delta().metadata().configuration
    lake.sql(f"drop table dev.{GAMES}")
    assert "does not exist" in lake.verb("time_travel", table=GAMES).refused()
    lake.verb("register_bronze").ok()
    assert lake.rows() == whole
    assert lake.delta().metadata().configuration == retention


def test_a_migration_of_bronze_is_refused(lake: SparkLake) -> None:
    assert "is an external table" in lake.verb("blue_green_begin", tables=[GAMES]).refused()


def test_a_frozen_table_keeps_the_loader_out(lake: SparkLake) -> None:
    tables = SparkTables(lake.data_dir / "lake" / "dev")
    lake.verb("freeze", tables=[GAMES], reason="a rehearsal").ok()
    assert [each.table for each in tables.frozen()] == [GAMES]
    lake.verb("thaw", tables=[GAMES]).ok()
    assert tables.frozen() == []
