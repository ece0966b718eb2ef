"""Backups: whole, verified, self-contained; and back from them when nothing else is left."""

from __future__ import annotations

import json

from tests.integration.recovery.lake_of_test import GAMES, SNAPSHOT, Lake
from tests.integration.recovery.targets import BOTH


@BOTH
def test_everything_comes_back_when_only_the_backups_are_left(lake: Lake) -> None:
    before = {name: lake.rows(name) for name in lake.bronze()}
    snapshot = lake.native_rows()
    lake.verb("backup_all", reason="before the move").ok()
    lake.delete_everything()
    listed = json.loads(lake.verb("list_backups", output="json").ok().stdout)
    assert {record["table"] for record in listed} == {*before, SNAPSHOT}
    assert all(record["verified_at"] and record["reason"] == "before the move" for record in listed)
    lake.verb("restore_all", backup="latest").ok()
    assert {name: lake.rows(name) for name in before} == before
    assert lake.native_rows() == snapshot
    assert lake.delta().metadata().partition_columns == ["season"]


def test_a_table_of_the_database_is_restored_from_its_backup(lake: Lake) -> None:
    whole = lake.native_rows()
    lake.verb("backup_table", table=SNAPSHOT).ok()
    lake.database("delete from dev.snapshot_players where player_id % 2 = 0")
    damaged = lake.native_rows()
    assert 0 < len(damaged) < len(whole)
    told = lake.verb("restore_table", table=SNAPSHOT, backup="latest").ok().stdout
    assert lake.native_rows() == whole
    undo = told.split("backup: ")[-1].split(",")[0]
    lake.verb("restore_table", table=SNAPSHOT, backup=undo, mode="replace").ok()
    assert lake.native_rows() == damaged


@BOTH
def test_a_damaged_backup_is_found_and_never_restored_from(lake: Lake) -> None:
    lake.verb("backup_table", table=GAMES).ok()
    lake.verb("verify_backup", table=GAMES).ok()
    data = sorted(lake.backup_folder().rglob("*.parquet"))[0]
    whole = data.read_bytes()
    data.write_bytes(whole[: len(whole) // 2] + bytes(len(whole) - len(whole) // 2))
    assert "is not what was recorded" in lake.refused("verify_backup", table=GAMES)
    data.unlink()
    assert "cannot be read" in lake.refused("restore_table", table=GAMES, backup="latest")


@BOTH
def test_a_backup_taken_after_the_loss_is_suspect_and_not_the_latest(lake: Lake) -> None:
    whole = lake.rows()
    lake.verb("backup_table", table=GAMES).ok()
    lake.delta().delete("season > 20232024")
    after_loss = lake.verb("backup_table", table=GAMES, output="json").ok().stdout
    assert "rows fell from" in json.loads(after_loss)[0]["suspect"]
    lake.verb("restore_table", table=GAMES, backup="latest").ok()
    assert lake.rows() == whole


@BOTH
def test_a_set_that_lacks_a_table_says_so_and_is_not_restored_from(lake: Lake) -> None:
    lake.delete()
    assert f"Not backed up, because not there: {GAMES}" in " ".join(lake.verb("backup_all").refused().split())
    assert "There is no complete set 'latest'" in lake.refused("restore_all", backup="latest")


@BOTH
def test_the_plan_tells_what_each_point_would_bring_back(lake: Lake) -> None:
    lake.verb("backup_table", table=GAMES).ok()
    lost = len(lake.rows())
    lake.delta().delete()
    ways = json.loads(lake.verb("recovery_plan", table=GAMES, output="json").ok().stdout)[0]["ways"]
    assert {way["point"].split()[0] for way in ways} == {"version", "backup"}
    assert all(way["recovers"] == lost for way in ways)
    assert ways[0]["command"].startswith("dbt run-operation restore_table")
