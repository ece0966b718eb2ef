"""Backups: whole, verified, self-contained; and back from them when nothing else is left."""

from __future__ import annotations

from tests.integration.recovery.lake_of_test import GAMES, SNAPSHOT, AnyLake, one_line
from tests.integration.recovery.targets import BOTH


@BOTH
def test_everything_comes_back_when_only_the_backups_are_left(lake: AnyLake) -> None:
    before = {name: lake.rows(name) for name in lake.bronze()}
    snapshot = lake.native_rows()
    lake.verb("backup_all", reason="before the move").ok()
    lake.delete_everything()
    listed = lake.answer("list_backups")
    assert {record["table"] for record in listed} == {*before, SNAPSHOT}
    assert all(record["verified_at"] and record["reason"] == "before the move" for record in listed)
    lake.verb("restore_all", backup="latest").ok()
    assert {name: lake.rows(name) for name in before} == before
    assert lake.native_rows() == snapshot
    assert lake.delta().metadata().partition_columns == ["season"]


@BOTH
def test_a_table_that_dbt_built_is_restored_from_its_backup(lake: AnyLake) -> None:
    whole = lake.native_rows()
    lake.verb("backup_table", table=SNAPSHOT).ok()
    lake.database("delete from dev.snapshot_players where player_id % 2 = 0")
    damaged = lake.native_rows()
    assert 0 < len(damaged) < len(whole)
    told = lake.verb("restore_table", table=SNAPSHOT, backup="latest").ok().stdout
    assert lake.native_rows() == whole
    [undo] = [line.removeprefix("Undo with: ") for line in told.splitlines() if line.startswith("Undo")]
    lake.follow(undo).ok()
    assert lake.native_rows() == damaged


@BOTH
def test_a_damaged_backup_is_found_and_never_restored_from(lake: AnyLake) -> None:
    lake.verb("backup_table", table=GAMES).ok()
    lake.verb("verify_backup", table=GAMES).ok()
    data = lake.backup().data_file()
    whole = data.read_bytes()
    data.write_bytes(whole[: len(whole) // 2] + bytes(len(whole) - len(whole) // 2))
    assert "is not what was recorded" in lake.refused("verify_backup", table=GAMES)
    data.unlink()
    assert "cannot be read" in lake.refused("restore_table", table=GAMES, backup="latest")


@BOTH
def test_a_backup_taken_after_the_loss_is_suspect_and_not_the_latest(lake: AnyLake) -> None:
    whole = lake.rows()
    lake.verb("backup_table", table=GAMES).ok()
    lake.delta().delete("season > 20232024")
    assert "rows fell from" in lake.answer("backup_table", table=GAMES)[0]["suspect"]
    lake.verb("restore_table", table=GAMES, backup="latest").ok()
    assert lake.rows() == whole


@BOTH
def test_a_set_that_lacks_a_table_says_so_and_is_not_restored_from(lake: AnyLake) -> None:
    lake.delete()
    assert f"Not backed up, because not there: {GAMES}" in one_line(lake.verb("backup_all").refused())
    assert "There is no complete set 'latest'" in lake.refused("restore_all", backup="latest")


@BOTH
def test_the_plan_tells_what_each_point_would_bring_back(lake: AnyLake) -> None:
    lake.verb("backup_table", table=GAMES).ok()
    lost = len(lake.rows())
    lake.delta().delete()
    ways = lake.answer("recovery_plan", table=GAMES)[0]["ways"]
    assert {way["point"].split()[0] for way in ways} == {"version", "backup"}
    assert all(way["recovers"] == lost for way in ways)
    assert ways[0]["command"].startswith("dbt run-operation restore_table")


@BOTH
def test_a_set_from_before_a_table_was_protected_brings_back_what_it_holds(safe_lake: AnyLake) -> None:
    """As if the snapshot were new in the project: the set was never to hold it."""
    whole, snapshot = safe_lake.rows(), safe_lake.native_rows()
    safe_lake.backup(table=SNAPSHOT).delete()
    for backup in safe_lake.backups():
        held = [name for name in backup.manifest()["set_tables"] if name != SNAPSHOT]
        backup.mark(set_tables=held)
    safe_lake.delta().delete("season > 20232024")
    told = one_line(safe_lake.verb("restore_all", backup="latest").ok().stdout)
    assert f"{SNAPSHOT} is not in {safe_lake.sets().pop()}, and stays as it is." in told
    assert safe_lake.rows() == whole
    assert safe_lake.native_rows() == snapshot
    assert f"{SNAPSHOT} is not in" in one_line(safe_lake.verb("drill").ok().stdout)
    said = safe_lake.refused("restore_all", backup="latest", tables=SNAPSHOT)
    assert f"There is no backup of {SNAPSHOT}" in said
