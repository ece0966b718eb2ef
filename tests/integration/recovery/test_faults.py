"""What goes wrong in the middle of a recovery: kills at every step, full disks, damage, another process."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from deltalake import DeltaTable, write_deltalake

from dbt_duckdb_delta import backups, lock
from tests.integration.recovery.local_lake import GAMES, SNAPSHOT, AnyLake, Lake, one_line, some, with_column
from tests.integration.recovery.targets import EACH, ON_DATABRICKS
from tests.integration.recovery.warehouse_lake import WarehouseLake
from tests.support import run
from tests.support.warehouse.client import RunningWarehouse


def lose_rows(lake: AnyLake) -> None:
    """Some rows are deleted, and one of another game has landed since."""
    lake.delta().delete("season = 20242025")
    append_game(lake.path(), 2029029999)


def append_game(path: Path | str, game_id: int) -> None:
    """What a load does: one row of a new game."""
    landed = DeltaTable(str(path)).to_pyarrow_table().slice(0, 1)
    write_deltalake(str(path), with_column(landed, "game_id", pa.array([game_id])), mode="append")


def lose_snapshot(lake: AnyLake) -> None:
    lake.database(f"delete from dev.{SNAPSHOT} where player_id % 2 = 0")


DAMAGES: dict[str, tuple[Callable[[AnyLake], None], dict[str, Any]]] = {
    "merge": (lose_rows, {"table": GAMES, "backup": "latest"}),
    "back to a version": (lose_rows, {"table": GAMES, "version": 2, "mode": "replace"}),
    "the table is gone": (lambda lake: lake.delete(), {"table": GAMES, "backup": "latest"}),
    "a table that dbt built": (lose_snapshot, {"table": SNAPSHOT, "backup": "latest"}),
}
STEPS = {  # the states that a kill can leave, at least
    "local": {"merge": 2, "back to a version": 2, "the table is gone": 3, "a table that dbt built": 4},
    # The schema is there: no statement creates it.
    "databricks": {"merge": 1, "back to a version": 1, "the table is gone": 2, "a table that dbt built": 1},
    "spark": {"merge": 1, "back to a version": 1, "the table is gone": 1, "a table that dbt built": 1},
}


@pytest.mark.thorough_when(target="databricks")
@pytest.mark.thorough_when(damage=["back to a version", "the table is gone", "a table that dbt built"])
@EACH
@pytest.mark.parametrize("damage", DAMAGES)
def test_a_restore_killed_at_any_step_is_finished_by_the_same_command(safe_lake, damage, target) -> None:
    damaged, arguments = DAMAGES[damage]
    snapshot = arguments["table"] == SNAPSHOT
    rows = safe_lake.native_rows if snapshot else safe_lake.rows
    whole = rows()
    damaged(safe_lake)
    landed = [] if damage == "the table is gone" else [row for row in rows() if row not in set(whole)]
    wanted = whole if arguments.get("mode") == "replace" else sorted([*whole, *landed], key=str)
    crashes = safe_lake.crash_snapshots("restore_table", **arguments)
    assert len(crashes) >= STEPS[target][damage]
    for crash in crashes:
        with safe_lake.moved(crash) as lake:
            lake.verb("restore_table", **arguments).ok()
            after = lake.native_rows() if snapshot else lake.rows()
            assert sorted(after, key=str) == sorted(wanted, key=str)
            left = backups.list_leftovers(crash) if target == "local" else []
            assert all(leftover["path"].startswith("backups/safety_") for leftover in left)
    assert sorted(rows(), key=str) == sorted(wanted, key=str)


@pytest.mark.thorough
@EACH
def test_a_restore_killed_after_its_commit_is_finished_or_undone(safe_lake: AnyLake) -> None:
    lose_rows(safe_lake)
    damaged, version = safe_lake.rows(), safe_lake.delta().version()
    safe_lake.kill("restore_table", before="log 2", table=GAMES, backup="latest")
    killed = safe_lake.rows()
    assert killed != damaged, "the kill came too early"
    (told,) = [c for c in safe_lake.checks() if "has no end in the recovery log" in c["detail"]]
    assert told["detail"].startswith(f"restore_table of {GAMES}, begun ")
    again = safe_lake.verb("restore_table", table=GAMES, backup="latest").ok().stdout
    assert "Nothing is missing, so nothing is written." in again
    assert (safe_lake.rows(), safe_lake.delta().version()) == (killed, version + 1)
    safe_lake.verb("restore_table", table=GAMES, version=version, mode="replace").ok()
    assert safe_lake.rows() == damaged


@pytest.mark.thorough
@EACH
def test_a_backup_killed_at_any_step_is_no_backup_and_harms_none(safe_lake: AnyLake) -> None:
    before = {backup.id: backup.manifest() for backup in safe_lake.backups()}
    crashes = safe_lake.crash_snapshots("backup_all", reason="killed")
    steps = 3 if isinstance(safe_lake, Lake) else 2  # a warehouse gives a copy its name as it makes it
    assert len(crashes) >= steps * len(before), "each table: before the copy, its name, its manifest"
    for crash in some(crashes):
        with safe_lake.moved(crash) as lake:
            listed = {backup.id: backup.manifest() for backup in lake.backups()}
            assert before.items() <= listed.items()
            for backup in lake.backups():
                if backup.manifest():
                    assert len(lake.rows_at(backup.folder)) == backup.manifest()["rows"]
    with safe_lake.moved(crashes[len(crashes) // 2]) as half:
        assert any("is not complete" in check["detail"] for check in half.checks("unfinished"))
        whole = half.rows()
        half.delete()
        half.verb("restore_table", table=GAMES, backup="latest").ok()
        assert half.rows() == whole
        half.verb("restore_all", backup="latest").ok()
        half.verb("backup_all").ok()


@pytest.mark.thorough
def test_a_restore_of_everything_killed_in_the_middle_is_finished_by_the_same_command(safe_lake) -> None:
    whole = safe_lake.all_rows()
    safe_lake.delete_everything()
    safe_lake.kill("restore_all", before="copy 3", backup="latest")
    assert len(safe_lake.bronze()) == 2
    safe_lake.verb("restore_all", backup="latest").ok()
    assert safe_lake.all_rows() == whole


@EACH
@pytest.mark.thorough
@pytest.mark.parametrize("gone", [True, False])
def test_a_restore_of_everything_killed_at_any_step_is_finished_as_doctor_says(safe_lake, gone) -> None:
    whole = safe_lake.all_rows()
    if gone:
        safe_lake.delete_everything()
    else:
        for name in safe_lake.bronze():
            safe_lake.delta(name).delete("season = 20242025")
        lose_snapshot(safe_lake)
    left = {} if gone else safe_lake.all_rows()
    damaged = [name for name in whole if left.get(name) != whole[name]]
    crashes = safe_lake.crash_snapshots("restore_all", backup="latest")
    assert len(crashes) >= len(damaged) > 10, "before each table, at least"
    for crash in some(crashes):
        with safe_lake.moved(crash) as lake:
            lake.finish("restore_all", backup="latest")
            assert lake.all_rows() == whole, crash
            left = backups.list_leftovers(crash) if isinstance(lake, Lake) else []
            assert all(leftover["path"].startswith("backups/safety_") for leftover in left), crash


# A disk that writes something else than it was given: the restore finds it by reading, and takes it back.

BAD_DISK = """
from deltalake import DeltaTable
from dbt_duckdb_delta.functions import Operations

append, copy = Operations.append, Operations.copy

def bad_append(self, given):
    return append(self, {**given, "query": f"select * from ({given['query']}) where game_id % 2 = 0"})

def bad_copy(self, given):
    answer = copy(self, given)
    DeltaTable(str(self.table(given["target"]))).delete("season = 20232024")
    return answer

Operations.append, Operations.copy = bad_append, bad_copy
"""


# What a warehouse may do: a statement that writes other rows than it says.
BAD_STATEMENT = """
from tests.support.statements import change_each

half = "when not matched and holdfast_point.game_id % 2 = 0 then"
change_each(lambda sql: sql.replace("when not matched then", half))
"""


@pytest.mark.thorough
@ON_DATABRICKS
def test_a_merge_that_did_not_become_what_was_planned_is_taken_back(safe_lake: WarehouseLake) -> None:
    lose_rows(safe_lake)
    damaged = safe_lake.rows()
    said = _with_first(safe_lake, BAD_STATEMENT, "restore_table", table=GAMES, backup="latest")
    assert "it was set back to what it was before" in said
    assert safe_lake.rows() == damaged
    assert safe_lake.log()[-1]["state"] == "failed"


def test_a_restore_that_did_not_become_what_was_planned_is_taken_back(safe_lake: Lake) -> None:
    lose_rows(safe_lake)
    damaged = safe_lake.rows()
    said = _with_first(safe_lake, BAD_DISK, "restore_table", table=GAMES, backup="latest")
    assert "it was set back to what it was before" in said
    assert safe_lake.rows() == damaged
    safe_lake.delete()
    said = _with_first(safe_lake, BAD_DISK, "restore_table", table=GAMES, backup="latest")
    assert "it was not there before: drop it, and restore it from another point" in said
    assert safe_lake.rows() != damaged, "the table is what was said: there, and not as planned"


def _with_first(lake: AnyLake, code: str, verb: str, **arguments: Any) -> str:
    """What a verb says that fails, when this code ran in its process before."""
    first = lake.data.with_name("first.py")
    first.write_text(code, encoding="utf-8")
    command = ("-q", "run-operation", verb, "--args", json.dumps(arguments))
    code_of_exit, stdout, stderr = lake.start_dbt(*command, first=first).wait(run.TIMEOUT)
    assert code_of_exit == 1, stdout + stderr
    assert "Traceback" not in stdout + stderr
    return one_line(stdout + stderr)


# A load in progress: on `local` the verbs wait for it; a warehouse lets both write.


LOAD = """
from tests.integration.recovery.test_faults import append_game
from tests.support.statements import change_each

change_each(lambda sql: append_game("{path}", 2029028888) if "{before}" in sql else None)
"""


@pytest.mark.thorough
@ON_DATABRICKS
@pytest.mark.parametrize(
    ("before", "commits", "arguments"),
    [
        ("merge into", 1, {"backup": "latest"}),
        ("restore table", 2, {"version": 2, "mode": "replace"}),  # it sets the retention of now again
    ],
)
def test_rows_that_land_while_a_restore_runs_are_told_and_never_taken_back(
    safe_lake, before, commits, arguments
):
    whole = safe_lake.rows()
    lose_rows(safe_lake)
    load = LOAD.format(before=before, path=safe_lake.path())
    version = safe_lake.delta().version()
    said = _with_first(safe_lake, load, "restore_table", table=GAMES, **arguments)
    assert f"Something else wrote to {GAMES} while it was restored" in said
    assert f"it went from version {version} to {version + commits + 1}" in said
    assert "nothing was taken back" in said
    landed = [row for row in safe_lake.rows_at(safe_lake.path(), version + 1) if 2029028888 in row]
    assert len(landed) == 1
    safe_lake.verb("restore_table", table=GAMES, version=version + 1).ok()
    safe_lake.verb("restore_table", table=GAMES, backup="latest").ok()
    assert {*whole, *landed} <= set(safe_lake.rows())


# Damage and refusals; each leaves the lake as it was.


LOADS = """
import time
from dbt_duckdb_delta import lock

lock.acquire({folder!r}, "dlt pipeline nhl run")
print("held", flush=True)
time.sleep(600)
"""


@pytest.fixture
def held(safe_lake: Lake) -> Iterator[int]:
    """Another process that loads."""
    command = [sys.executable, "-c", LOADS.format(folder=str(safe_lake.data_dir))]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stdout.readline() == "held\n"
    yield process.pid
    process.kill()
    process.communicate()


def test_a_load_in_progress_is_waited_for_and_then_named(safe_lake: Lake, held: int, monkeypatch) -> None:
    monkeypatch.setenv("LAKE_LOCK_WAIT", "0")
    for verb, arguments in (("restore_table", {"table": GAMES, "version": 0}), ("backup_all", {})):
        said = safe_lake.refused(verb, **arguments)
        assert f"is being written by 'dlt pipeline nhl run' (process {held} on" in said
        assert "wait until it has ended and try again" in said
    monkeypatch.setenv("LAKE_LOCK_WAIT", "60")
    subprocess.Popen(["sh", "-c", f"sleep 2; kill -9 {held}"])
    safe_lake.verb("time_travel", table=GAMES).ok()
    assert (safe_lake.data_dir / lock.LOCK_FILE).exists()


@pytest.mark.thorough
@EACH
def test_a_backup_that_is_not_what_was_recorded_is_never_restored_from(safe_lake: AnyLake) -> None:
    """Rows that can be read, but are not those of the manifest."""
    lose_rows(safe_lake)
    [only] = safe_lake.sets()
    DeltaTable(str(safe_lake.backup().folder)).delete("season = 20232024")
    for mode, backup in (("merge", "latest"), ("replace", only)):
        said = safe_lake.refused("restore_table", table=GAMES, backup=backup, mode=mode)
        assert "is not what was recorded: " in said
        assert "list_backups" in said
    safe_lake.delete()
    assert "is not what was recorded" in safe_lake.refused("restore_all", backup=only)
    latest = safe_lake.refused("restore_all", backup="latest")
    assert f"the complete ones are {only}; all are suspect or damaged" in latest
    for file in safe_lake.backup().folder.rglob("*.parquet"):
        file.unlink()
    assert "cannot be read" in safe_lake.refused("restore_table", table=GAMES, backup=only)


@pytest.mark.thorough
@EACH
@pytest.mark.parametrize("manifest", ["{}", '{"taken_at": 7, "table": null}'])
def test_a_damaged_manifest_is_told_and_stops_nothing_else(safe_lake: AnyLake, manifest: str) -> None:
    backup = safe_lake.backup()
    backup.write_manifest(manifest)
    assert [one["id"] for one in safe_lake.answer("list_backups") if not one["complete"]] == [backup.id]
    if manifest == "{}":
        said = safe_lake.refused("restore_table", table=GAMES, backup="latest")
        assert f"No backup of {GAMES} exists" in said
        assert "No complete set" in safe_lake.refused("restore_all", backup="latest")
        safe_lake.verb("restore_table", table=SNAPSHOT, backup="latest").ok()


def break_newest_commit(table: Path) -> None:
    newest = max((table / "_delta_log").glob("*.json"))
    newest.write_text('{"commitInfo": {"time', encoding="utf-8")


@pytest.mark.thorough
def test_rows_of_a_table_whose_newest_commit_is_damaged_come_back(safe_lake: Lake) -> None:
    """One row has landed since the backup, and then one in a commit that cannot be read."""
    append_game(safe_lake.path(), 2029029999)
    version = safe_lake.delta().version()
    append_game(safe_lake.path(), 2029028888)
    whole = safe_lake.rows()
    break_newest_commit(safe_lake.path())

    [told] = safe_lake.checks("tables", GAMES)
    assert f"the log is damaged: commit {version + 1} is cut short or damaged; 1 sound" in told["detail"]
    assert f"Version {version} of" in told["detail"]
    [plan] = safe_lake.answer("recovery_plan", table=GAMES)
    assert f"version {version}" in plan["paths"][0]["point"]
    dry = safe_lake.verb("restore_table", table=GAMES, backup="latest", dry_run=True).ok().stdout
    assert f"cannot be opened as it is, but version {version} of" in dry

    said = safe_lake.verb("restore_table", table=GAMES, backup="latest").ok().stdout
    assert f"the data files of {GAMES}.1.damaged can still be read, and 2 of its {len(whole)} rows" in said
    (path,) = (leftover["path"] for leftover in backups.list_leftovers(safe_lake.data_dir))
    told = [check for check in safe_lake.checks("unfinished") if path in check["detail"]]
    assert [f"2 of its {len(whole)} rows are missing" in check["detail"] for check in told] == [True]
    assert "clean_up" not in told[0]["command"]
    assert "Left alone: " in safe_lake.verb("clean_up", dry_run=False).ok().stdout
    safe_lake.follow(told[0]["command"]).ok()
    assert safe_lake.rows() == whole
    [told] = safe_lake.checks("unfinished")
    safe_lake.follow(told["command"]).ok()
    assert backups.list_leftovers(safe_lake.data_dir) == []
    assert safe_lake.rows() == whole


@pytest.mark.thorough
def test_a_table_whose_newest_commit_is_damaged_goes_back_to_the_version_before(safe_lake: Lake) -> None:
    append_game(safe_lake.path(), 2029029999)
    whole, version = safe_lake.rows(), safe_lake.delta().version()
    safe_lake.delta().delete("season = 20232024")
    break_newest_commit(safe_lake.path())
    [told] = safe_lake.checks("tables", GAMES)
    safe_lake.follow(told["command"]).ok()
    assert safe_lake.rows() == whole
    assert safe_lake.delta().version() == version, "with its history"
    break_newest_commit(safe_lake.path())
    safe_lake.verb("restore_table", table=GAMES, version=version - 1).ok()
    safe_lake.verb("restore_table", table=GAMES, backup=f"{GAMES}.1.damaged").ok()
    assert safe_lake.rows() == whole
    names = sorted(Path(leftover["path"]).name for leftover in backups.list_leftovers(safe_lake.data_dir))
    assert names == [f"{GAMES}.1.damaged", f"{GAMES}.2.damaged"]


@pytest.mark.thorough
@pytest.mark.parametrize("readable", [True, False])
def test_a_damaged_recovery_log_is_moved_aside_and_stops_no_verb(safe_lake: Lake, readable: bool) -> None:
    log, told = safe_lake.path("recovery_log", "dev_recovery"), safe_lake.log()
    earlier = len(safe_lake.rows_at(log, DeltaTable(str(log)).version() - 1))
    if not readable:
        for file in (log / "_delta_log").iterdir():  # commits and checkpoints
            file.write_text("{", encoding="utf-8")
    break_newest_commit(log)
    [check] = [check for check in safe_lake.checks("unfinished") if "log is damaged" in check["detail"]]
    problem = "newest commits cannot be read" if readable else "no version of it can be opened"
    assert problem in check["detail"]
    assert check["status"] == "WARN"
    said = safe_lake.dbt("run-operation", "pin_backup", "--args", "{backup: latest}").ok().stdout
    assert "moved aside as dev_recovery/recovery_log.1.damaged" in said
    assert said.count("recovery log") == 1
    kept = told[:earlier] if readable else []  # the entries of the damaged commit are lost
    assert safe_lake.log()[: len(kept)] == kept
    assert [entry["verb"] for entry in safe_lake.log()[len(kept) :]] == ["pin_backup"] * 2
    assert safe_lake.log()[-1]["verb"] == "pin_backup"
    [check] = [check for check in safe_lake.checks("unfinished") if "log was damaged" in check["detail"]]
    assert "recovery_log.1.damaged" in check["detail"]
    assert (log.parent / "recovery_log.1.damaged").is_dir()


@pytest.mark.thorough
def test_a_damaged_file_of_the_recovery_log_stops_neither_doctor_nor_a_build(safe_lake: Lake) -> None:
    log, told = safe_lake.path("recovery_log", "dev_recovery"), safe_lake.log()
    file = max(log.glob("*.parquet"), key=lambda each: each.stat().st_size)
    file.write_bytes(b"x" * file.stat().st_size)
    [check] = [check for check in safe_lake.checks("unfinished") if "log is damaged" in check["detail"]]
    assert check["status"] == "WARN"
    assert f"of {len(told)}; unfinished verbs among them are not known" in check["detail"]
    said = safe_lake.dbt("build", "-s", "silver_player_games", "--resource-type", "model").ok().stdout
    assert said.count("The recovery log") == 1
    safe_lake.follow(check["command"]).ok()
    assert (log.parent / "recovery_log.1.damaged").is_dir()
    assert all(entry in told or entry["verb"] in ("backup_all", "guard") for entry in safe_lake.log())
    assert not [check for check in safe_lake.checks("unfinished") if "log is damaged" in check["detail"]]


@pytest.mark.thorough
def test_versions_that_log_cleanup_took_are_refused_and_a_backup_is_offered(safe_lake: AnyLake) -> None:
    """Retention shorter than the age of the point."""
    whole = safe_lake.rows()
    oldest = min(commit["timestamp"] for commit in safe_lake.delta().history())
    safe_lake.delta().alter.set_table_properties({"delta.logRetentionDuration": "interval 0 seconds"})
    safe_lake.delta().delete("season = 20232024")
    safe_lake.delta().create_checkpoint()
    for file in (safe_lake.path() / "_delta_log").glob("*.json"):
        os.utime(file, (0, 0))
    safe_lake.delta().cleanup_metadata()
    assert not (safe_lake.path() / "_delta_log" / f"{0:020}.json").exists(), "nothing was cleaned up"
    said = safe_lake.refused("restore_table", table=GAMES, version=1)
    assert "has no version 1" in said or "Version 1 of" in said
    moment = datetime.fromtimestamp(oldest / 1000, UTC).strftime("%Y-%m-%d %H:%M:%S")
    assert "the oldest is" in safe_lake.refused("restore_table", table=GAMES, timestamp=moment)
    plan = safe_lake.answer("recovery_plan", table=GAMES)
    assert "backup" in json.dumps(plan)
    safe_lake.verb("restore_table", table=GAMES, backup="latest").ok()
    assert safe_lake.rows() == whole


# A disk that fills: writes of the lake stop in the middle, as the kernel stops them.

FULL_DISK = """
import resource
from dbt_duckdb_delta import writes

def full(write):
    def call(*given, **named):
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, resource.RLIM_INFINITY))  # bytes a file may have
        try:
            return write(*given, **named)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    return call

for name in ("append", "overwrite", "copy", "create"):
    setattr(writes, name, full(getattr(writes, name)))
"""


@pytest.mark.thorough_when(verb="restore_table")
@pytest.mark.parametrize(("verb", "arguments"), [
    ("backup_all", {}),
    ("restore_table", {"table": GAMES, "backup": "latest"}),
    ("restore_table", {"table": GAMES, "backup": "latest", "prefer": "point"}),
    ("restore_table", {"table": SNAPSHOT, "backup": "latest"}),
])  # fmt: skip
def test_a_full_disk_loses_nothing(safe_lake: Lake, verb: str, arguments: dict[str, Any]) -> None:
    lose_rows(safe_lake)
    lose_snapshot(safe_lake)
    before = safe_lake.all_rows(), backups.list_backups(safe_lake.data_dir)
    assert "File too large" in _with_first(safe_lake, FULL_DISK, verb, **arguments)
    assert (safe_lake.all_rows(), backups.list_backups(safe_lake.data_dir)) == before
    assert backups.list_leftovers(safe_lake.data_dir) == []
    safe_lake.verb(verb, **arguments).ok()


# And a warehouse that stops answering in the middle of a verb.

STOP = """
import os, signal
from tests.support.statements import change_each

change_each(lambda sql: os.kill({pid}, signal.SIGKILL) if "{before}" in sql else None)
"""


@pytest.mark.thorough
@ON_DATABRICKS
@pytest.mark.parametrize(("before", "verb", "arguments"), [
    ("comment on table", "backup_all", {}),
    ("merge into", "restore_table", {"table": GAMES, "backup": "latest"}),
])  # fmt: skip
def test_a_warehouse_that_goes_away_loses_nothing(safe_lake: WarehouseLake, before, verb, arguments) -> None:
    lose_rows(safe_lake)
    rows, good = safe_lake.rows(), safe_lake.sets()
    stop = STOP.format(before=before, pid=safe_lake.warehouse.pid)
    said = _with_first(safe_lake, stop, verb, **arguments)
    assert "Database Error" in said or "Connection" in said or "connect" in said
    with RunningWarehouse(safe_lake.data, safe_lake.warehouse.catalogs) as warehouse:
        again = WarehouseLake(warehouse, safe_lake.variables)
        assert again.rows() == rows
        assert {one["set"] for one in again.answer("list_backups") if one["complete"]} == good
        again.verb(verb, **arguments).ok()


@pytest.mark.thorough_when(verb=["pin_backup", "trust_backup", "set_retention"])
@pytest.mark.thorough_when(target="databricks")
@EACH
@pytest.mark.parametrize(("verb", "arguments", "steps"), [
    ("verify_backup", {"table": GAMES}, ("log 1",)),
    ("pin_backup", {"backup": "latest"}, ("record_backup 1", "record_backup 3", "log 2")),
    ("trust_backup", {"backup": "latest"}, ("record_backup 1", "log 2")),
    ("set_retention", {"days": 900}, ("log 1", "set_properties 1", "set_properties 3", "log 2")),
])  # fmt: skip
def test_what_only_remarks_is_finished_by_the_same_command(safe_lake, verb, arguments, steps) -> None:
    """Killed at its steps, one after the other: no row is touched, and again is enough, as doctor says."""
    rows = safe_lake.all_rows()
    if "backup" in arguments:
        (only,) = safe_lake.sets()
        arguments = {"backup": only}
    for step in steps:
        safe_lake.kill(verb, before=step, **arguments)
        assert safe_lake.all_rows() == rows
    if verb == "verify_backup":  # it changes nothing, so it is not in the log before its end
        safe_lake.verb(verb, **arguments).ok()
    else:
        commands = {check["command"] for check in safe_lake.checks("unfinished") if verb in check["detail"]}
        for command in commands:
            assert command.startswith(f"dbt run-operation {verb} ")
            safe_lake.follow(command).ok()
        assert commands
        assert [check["status"] for check in safe_lake.checks("unfinished")] == ["OK"]
        assert (verb, "done") == tuple(safe_lake.log()[-1][name] for name in ("verb", "state"))
    if verb == "pin_backup":
        assert {backup.manifest()["pinned"] for backup in safe_lake.backups()} == {True}
    if verb == "set_retention":
        for name in safe_lake.bronze():
            kept = safe_lake.delta(name).metadata().configuration["delta.logRetentionDuration"]
            assert kept == "interval 900 days"
    safe_lake.verb("verify_backup", table=GAMES).ok()
    if isinstance(safe_lake, Lake):
        assert backups.list_leftovers(safe_lake.data_dir) == []
