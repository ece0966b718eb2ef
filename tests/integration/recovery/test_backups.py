"""Backups: whole, verified, self-contained; and back from them when nothing else is left."""

import duckdb
import pytest

from tests.integration.recovery.backup_sets import copy_set
from tests.integration.recovery.local_lake import GAMES, SNAPSHOT, AnyLake, Lake, one_line
from tests.integration.recovery.targets import EACH


@pytest.mark.thorough  # tests/incidents deletes folders and database, too
@EACH
def test_everything_comes_back_when_only_the_backups_are_left(lake: AnyLake) -> None:
    before = lake.all_rows()
    planned = {copy["table"]: copy for copy in lake.answer("backup_all", dry_run=True)}
    assert lake.backups() == [], "a dry run copies nothing"
    lake.verb("backup_all", reason="before the move").ok()
    recorded = {backup.table: backup.manifest() for backup in lake.backups()}
    assert {name: (copy["version"], copy["rows"]) for name, copy in planned.items()} == {
        name: (manifest["version"], manifest["rows"]) for name, manifest in recorded.items() if manifest
    }
    assert planned[GAMES]["bytes"] == sum(file.stat().st_size for file in lake.path().rglob("*.parquet"))
    logged = [(e["table_name"], e["state"]) for e in lake.log() if e["verb"] == "backup_all"]
    assert logged[0] == (None, "started")
    assert logged[-1] == (None, "done")
    assert {name for name, state in logged if state == "done"} == {*recorded, None}
    lake.delete_everything()
    listed = lake.answer("list_backups")
    assert {record["table"] for record in listed} == before.keys()
    assert all(record["verified_at"] and record["reason"] == "before the move" for record in listed)
    lake.verb("restore_all", backup="latest").ok()
    assert lake.all_rows() == before
    assert lake.delta().metadata().partition_columns == ["season"]


@pytest.mark.thorough_when(target="databricks")
@EACH
def test_a_table_that_dbt_built_is_restored_from_its_backup(lake: AnyLake) -> None:
    whole = lake.native_rows()
    told = lake.verb("backup_table", table=SNAPSHOT, dry_run=True).ok().stdout
    assert f"nothing was copied (1 table, {len(whole):,} rows" in told
    assert lake.backups() == []
    lake.verb("backup_table", table=SNAPSHOT).ok()
    assert [e["state"] for e in lake.log() if e["verb"] == "backup_table"] == ["started", "done"]
    lake.database("delete from dev.snapshot_players where player_id % 2 = 0")
    damaged = lake.native_rows()
    assert 0 < len(damaged) < len(whole)
    told = lake.verb("restore_table", table=SNAPSHOT, backup="latest").ok().stdout
    assert lake.native_rows() == whole
    [undo] = [line.removeprefix("Undo with: ") for line in told.splitlines() if line.startswith("Undo")]
    lake.follow(undo).ok()
    assert lake.native_rows() == damaged


@pytest.mark.thorough
@EACH
def test_damage_that_a_read_has_found_is_remembered_until_a_read_finds_none(safe_lake: AnyLake) -> None:
    """Only a read can tell: the file is as long as before."""
    lake, whole = safe_lake, safe_lake.rows()
    [newest] = lake.sets()
    older = copy_set(lake, 5)
    file = lake.backup(newest, GAMES).data_file()
    sound = file.read_bytes()
    lake.backup(newest, GAMES).damage()
    said = lake.refused("verify_backup", table=GAMES)
    assert "is not what was recorded" in said
    assert "counts as damaged from now on" in said
    assert lake.backup(newest, GAMES).manifest()["verified_at"] is None

    listed = {record["set"]: record.get("damaged") for record in lake.answer("list_backups", table=GAMES)}
    assert listed[newest].startswith("read at ")
    assert not listed[older]
    [found] = lake.checks("backups", GAMES)
    assert f"backup {lake.backup(newest, GAMES).id} is damaged: read at " in found["detail"]
    lake.verb("prune_backups", keep_days=1, dry_run=False).ok()
    assert lake.sets() == {newest, older}, "both hold the last good backup of a table"
    lake.delete()
    assert older in lake.answer("restore_table", table=GAMES, backup="latest")["point"]
    assert lake.rows() == whole

    file.write_bytes(sound)
    lake.verb("verify_backup", table=GAMES, backup=newest).ok()
    manifest = lake.backup(newest, GAMES).manifest()
    assert manifest["damaged"] is None
    assert manifest["verified_at"]
    assert lake.answer("verify_backup", table=GAMES)["id"] == lake.backup(newest, GAMES).id


def test_a_manifest_that_cannot_be_written_is_told(safe_lake: Lake) -> None:
    backup = safe_lake.backup()
    backup.damage()
    (backup.folder / "manifest.json.partial").mkdir()  # in the way of its next manifest
    said = safe_lake.refused("verify_backup", table=GAMES)
    assert "is not what was recorded" in said
    assert f"could not be written into the manifest of {backup.id}" in said
    assert "still counts as good" in said


@pytest.mark.thorough
def test_a_set_that_lacks_a_table_says_so_and_is_not_restored_from(lake: AnyLake) -> None:
    lake.delete()
    assert f"Not backed up, because not there: {GAMES}" in one_line(lake.verb("backup_all").refused())
    assert lake.log()[-1]["state"] == "failed"
    assert "No complete set 'latest' exists" in lake.refused("restore_all", backup="latest")


def test_the_plan_tells_what_each_point_would_bring_back(lake: AnyLake) -> None:
    lake.verb("backup_table", table=GAMES).ok()
    lost = len(lake.rows())
    lake.delta().delete()
    paths = lake.answer("recovery_plan", table=GAMES)[0]["paths"]
    assert {path["point"].split()[0] for path in paths} == {"version", "backup"}
    assert all(path["recovers"] == lost for path in paths)
    assert paths[0]["command"].startswith("dbt run-operation restore_table")


@pytest.mark.thorough
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
    assert f"No backup of {SNAPSHOT} exists" in said


# Types of DuckDB that Delta has not, with a value that only the type itself can hold or tell.
TYPES = {
    "total": ("hugeint", "player_id::hugeint * 100000000000000000000"),
    "widest": ("uhugeint", "340282366920938463463374607431768211455"),
    "token": ("uuid", "md5(player_id::varchar)::uuid"),
    "kind": ("enum('Left', 'it''s, right')", "case player_id % 3 when 0 then 'Left' else 'it''s, right' end"),
    "count": ("ubigint", "18446744073709551615"),
    "noon": ("time", "time '10:00:00.000001'"),
    "took": ("interval", "interval 3 days"),
    "exactly": ("timestamp_ns", "timestamp_ns '2026-02-03 10:00:00.123456789'"),
    "told": ("json", """'{"a": 1}'"""),
    "several": ("struct(a uinteger, b varchar)[]", "[{'a': 4000000000, 'b': 'x, ''y'' '}]"),
    "plain": ("integer[]", "[player_id, null]"),
}


@pytest.mark.thorough
def test_a_table_of_the_database_comes_back_whatever_the_types_of_its_columns(lake: Lake) -> None:
    for name, (kind, value) in TYPES.items():
        lake.database(f"alter table dev.snapshot_players add column {name} {kind}")
        lake.database(f"update dev.snapshot_players set {name} = {value} where player_id % 4 > 0")
    whole, columns = lake.native_rows(), types_of(lake)
    lake.verb("backup_all").ok()
    lake.verb("drill").ok()
    assert lake.checks("backups")[0]["status"] == "OK"

    lake.database("delete from dev.snapshot_players where player_id % 2 = 0")
    lake.verb("restore_table", table=SNAPSHOT, backup="latest").ok()
    assert (lake.native_rows(), types_of(lake)) == (whole, columns)

    lake.database("alter table dev.snapshot_players alter column total type varchar")
    lake.database("alter table dev.snapshot_players alter column token type varchar")
    said = lake.verb("restore_table", table=SNAPSHOT, backup="latest", mode="replace").ok().stdout
    assert "column total is varchar now and becomes hugeint" in said
    assert (lake.native_rows(), types_of(lake)) == (whole, columns)

    lake.database("drop table dev.snapshot_players")
    lake.verb("restore_table", table=SNAPSHOT, backup="latest").ok()
    assert (lake.native_rows(), types_of(lake)) == (whole, columns)


def types_of(lake: Lake) -> list[tuple]:
    with duckdb.connect(str(lake.data_dir / "nhl.duckdb"), read_only=True) as connection:
        found = "select column_name, column_type from (describe dev.snapshot_players)"
        return connection.execute(found).fetchall()


def test_a_column_that_cannot_be_copied_is_named_with_what_to_do(lake: Lake) -> None:
    lake.database("alter table dev.snapshot_players add column odd union(n utinyint, d date)")
    lake.database("update dev.snapshot_players set odd = union_value(d := current_date)")
    said = one_line(lake.verb("backup_table", table=SNAPSHOT).refused())
    assert f"Column odd of {SNAPSHOT} is union(n utinyint, d date)" in said
    assert "store it as another type" in said
