"""What goes wrong in the middle of a recovery: kills at every step, full disks, damage, another process."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from deltalake import DeltaTable, write_deltalake

from lake import backups, lock
from tests.integration.recovery.lake_of_test import GAMES, SNAPSHOT, Lake
from tests.support import run

SUPPORT = Path(run.__file__).parent


def photographed(lake: Lake, verb: str, **arguments: Any) -> list[Lake]:
    """What a kill at each step of the verb would leave: one lake for each state that differs."""
    photos = lake.data_dir.with_name("photos")
    command = ("-q", "run-operation", verb, "--args", json.dumps(arguments))
    started = run.start_dbt(
        *command, data_dir=lake.data_dir, first=SUPPORT / "photograph.py", PHOTOS=str(photos)
    )
    code, stdout, stderr = started.wait(run.TIMEOUT)
    assert code == 0, stdout + stderr
    seen: dict[frozenset, Lake] = {}
    for photo in sorted(photos.iterdir()):
        files = {
            (str(file.relative_to(photo)), file.stat().st_size) for file in photo.rglob("*") if file.is_file()
        }
        seen[frozenset(file for file in files if "recovery_log" not in file[0])] = Lake(photo)
    return list(seen.values())


def lose_rows(lake: Lake) -> None:
    """Some rows are deleted, and one of another game has landed since."""
    lake.delta().delete("season = 20242025")
    landed = lake.delta().to_pyarrow_table().slice(0, 1)
    position = landed.schema.get_field_index("game_id")
    landed = landed.set_column(
        position, landed.schema.field(position), pa.array([2029029999], landed.schema.field(position).type)
    )
    write_deltalake(lake.delta(), landed, mode="append")


DAMAGES: dict[str, tuple[Callable[[Lake], None], dict[str, Any], int]] = {
    "merge": (lose_rows, {"table": GAMES, "backup": "latest"}, 2),
    "back to a version": (lose_rows, {"table": GAMES, "version": 2, "mode": "replace"}, 2),
    "the folder is gone": (Lake.delete, {"table": GAMES, "backup": "latest"}, 3),
    "a table of the database": (
        lambda lake: lake.database("delete from dev.snapshot_players where player_id % 2 = 0"),
        {"table": SNAPSHOT, "backup": "latest"},
        4,
    ),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_restore_killed_at_any_step_is_finished_by_the_same_command(safe_lake: Lake, damage: str) -> None:
    damaged, arguments, least = DAMAGES[damage]
    rows = safe_lake.native_rows if arguments["table"] == SNAPSHOT else safe_lake.rows
    whole = rows()
    damaged(safe_lake)
    landed = [] if damage == "the folder is gone" else [row for row in rows() if row not in set(whole)]
    wanted = whole if arguments.get("mode") == "replace" else sorted([*whole, *landed], key=str)
    photos = photographed(safe_lake, "restore_table", **arguments)
    assert len(photos) >= least
    for lake in photos:
        lake.verb("restore_table", **arguments).ok()
        after = lake.native_rows() if arguments["table"] == SNAPSHOT else lake.rows()
        assert sorted(after, key=str) == sorted(wanted, key=str)
        assert all(left["path"].startswith("backups/safety_") for left in backups.leftovers(lake.data_dir))
    assert sorted(rows(), key=str) == sorted(wanted, key=str)


def test_a_restore_killed_after_its_commit_can_be_undone(safe_lake: Lake) -> None:
    lose_rows(safe_lake)
    damaged, version = safe_lake.rows(), safe_lake.delta().version()
    *_, lake = photographed(safe_lake, "restore_table", table=GAMES, backup="latest")
    assert lake.rows() != damaged, "the photograph was taken too early"
    found = _checks(lake)
    (told,) = [check for check in found if "has no end in the recovery log" in check["detail"]]
    assert told["detail"].startswith(f"restore_table of {GAMES}, begun ")
    lake.verb("restore_table", table=GAMES, version=version, mode="replace").ok()
    assert lake.rows() == damaged


def test_a_backup_killed_at_any_step_is_no_backup_and_harms_none(safe_lake: Lake) -> None:
    (old,) = {one["id"].split("/")[0] for one in backups.listed(safe_lake.data_dir)}
    before = {one["id"]: one["manifest"] for one in backups.listed(safe_lake.data_dir)}
    photos = photographed(safe_lake, "backup_all", reason="killed")
    assert len(photos) >= 3 * len(before), (
        "each table: before the copy, before it has its name, before its manifest"
    )
    for lake in photos:
        listed = {one["id"]: one["manifest"] for one in backups.listed(lake.data_dir)}
        assert before.items() <= listed.items()
        whole = [backup for backup, manifest in listed.items() if manifest]
        assert {str(backups.check(lake.data_dir, backup)["unreadable"]) for backup in whole} == {"None"}
    for backup, manifest in listed.items():
        if manifest:
            assert len(lake.rows_at(lake.data_dir / "backups" / backup)) == json.loads(manifest)["rows"]
    half = photos[len(photos) // 2]
    found = _checks(half)
    assert any("is not complete" in check["detail"] for check in found)
    half.delete()
    told = json.loads(half.verb("restore_table", table=GAMES, backup="latest", output="json").ok().stdout)
    assert old in told["point"] or half.rows() == safe_lake.rows()
    half.verb("restore_all", backup="latest").ok()
    half.verb("backup_all").ok()


def test_a_restore_of_everything_killed_in_the_middle_is_finished_by_the_same_command(
    safe_lake: Lake,
) -> None:
    whole = {name: safe_lake.rows(name) for name in safe_lake.bronze()}
    snapshot = safe_lake.native_rows()
    safe_lake.delete_everything()
    command = ("-q", "run-operation", "restore_all", "--args", "{backup: latest}")
    killer = SUPPORT / "die_before.py"
    died = run.start_dbt(*command, data_dir=safe_lake.data_dir, first=killer, DIE_BEFORE="copy 3")
    assert died.wait(run.TIMEOUT)[0] == -9
    assert len(safe_lake.bronze()) == 2
    safe_lake.verb("restore_all", backup="latest").ok()
    assert {name: safe_lake.rows(name) for name in safe_lake.bronze()} == whole
    assert safe_lake.native_rows() == snapshot
    assert backups.leftovers(safe_lake.data_dir) == []


def test_a_process_killed_for_real_leaves_what_the_photographs_show(safe_lake: Lake) -> None:
    lose_rows(safe_lake)
    command = ("-q", "run-operation", "restore_table", "--args", f"{{table: {GAMES}, backup: latest}}")
    killer = SUPPORT / "die_before.py"
    died = run.start_dbt(*command, data_dir=safe_lake.data_dir, first=killer, DIE_BEFORE="log 2")
    assert died.wait(run.TIMEOUT)[0] == -9
    killed = safe_lake.rows()
    safe_lake.verb("restore_table", table=GAMES, backup="latest").ok()
    assert safe_lake.rows() == killed, "the rows were committed when it died, so nothing was missing"


# A disk that writes something else than it was given: the restore finds it by reading, and takes it back.

BAD_DISK = """
from deltalake import DeltaTable
from lake.functions import Operations

def bad(name, place):
    write = getattr(Operations, name)
    def call(self, given):
        answer = write(self, given)
        DeltaTable(str(self.table(given[place]))).delete("season = 20232024")
        return answer
    setattr(Operations, name, call)

bad("append", "t")
bad("copy", "target")
"""


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


def _with_first(lake: Lake, code: str, verb: str, **arguments: Any) -> str:
    """What a verb says that fails, when this code ran in its process before."""
    first = lake.data_dir.with_name("first.py")
    first.write_text(code, encoding="utf-8")
    command = ("-q", "run-operation", verb, "--args", json.dumps(arguments))
    code_of_exit, stdout, stderr = run.start_dbt(*command, data_dir=lake.data_dir, first=first).wait(
        run.TIMEOUT
    )
    assert code_of_exit == 1, stdout + stderr
    assert "Traceback" not in stdout + stderr
    return " ".join((stdout + stderr).split())


def _checks(lake: Lake) -> list[dict[str, Any]]:
    """What the doctor finds; it fails when it finds something bad, and has told it before."""
    return json.loads(lake.verb("doctor", output="json").stdout.splitlines()[0])["checks"]


# Damage and refusals; each leaves the lake as it was.


@pytest.fixture
def held(safe_lake: Lake) -> Iterator[int]:
    """Another process that loads."""
    takes = f"lock.acquire({str(safe_lake.data_dir)!r}, 'dlt pipeline nhl run')"
    process = subprocess.Popen(
        [
            sys.executable,
            "-c",
            f"import time; from lake import lock; {takes}; print('held', flush=True); time.sleep(600)",
        ],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    assert process.stdout.readline() == "held\n"
    yield process.pid
    process.kill()
    process.communicate()


def test_a_load_in_progress_is_waited_for_and_then_named(
    safe_lake: Lake, held: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LAKE_LOCK_WAIT", "0")
    for verb, arguments in (("restore_table", {"table": GAMES, "version": 0}), ("backup_all", {})):
        said = safe_lake.refused(verb, **arguments)
        assert f"is being written by 'dlt pipeline nhl run' (process {held} on" in said
        assert "wait until it has ended and try again" in said
    monkeypatch.setenv("LAKE_LOCK_WAIT", "60")
    subprocess.Popen(["sh", "-c", f"sleep 2; kill -9 {held}"])
    safe_lake.verb("time_travel", table=GAMES).ok()
    assert (safe_lake.data_dir / lock.LOCK_FILE).exists()


def test_a_backup_that_is_not_what_was_recorded_is_never_restored_from(safe_lake: Lake) -> None:
    """Rows that can be read, but are not those of the manifest."""
    lose_rows(safe_lake)
    (folder,) = (safe_lake.data_dir / "backups").glob(f"*/*.{GAMES}")
    DeltaTable(str(folder)).delete("season = 20232024")
    for mode in ("merge", "replace"):
        said = safe_lake.refused("restore_table", table=GAMES, backup="latest", mode=mode)
        assert "is not what was recorded: " in said
        assert "list_backups" in said
    shutil.rmtree(safe_lake.path())
    assert "is not what was recorded" in safe_lake.refused("restore_all", backup="latest")


@pytest.mark.parametrize("manifest", ["{}", '{"taken_at": 7, "table": null}'])
def test_a_damaged_manifest_is_told_and_stops_nothing_else(safe_lake: Lake, manifest: str) -> None:
    (folder,) = (safe_lake.data_dir / "backups").glob(f"*/*.{GAMES}")
    (folder / "manifest.json").write_text(manifest, encoding="utf-8")
    listed = json.loads(safe_lake.verb("list_backups", output="json").ok().stdout)
    assert [one["id"].split("/")[1] for one in listed if not one["complete"]] == [f"dev.{GAMES}"]
    if manifest == "{}":
        assert f"There is no backup of {GAMES}" in safe_lake.refused(
            "restore_table", table=GAMES, backup="latest"
        )
        assert "There is no complete set" in safe_lake.refused("restore_all", backup="latest")
        safe_lake.verb("restore_table", table=SNAPSHOT, backup="latest").ok()


def test_a_damaged_log_of_the_table_itself_gives_way_to_its_backup(safe_lake: Lake) -> None:
    whole = safe_lake.rows()
    newest = max((safe_lake.path() / "_delta_log").glob("*.json"))
    newest.write_text('{"commitInfo": {"time', encoding="utf-8")
    checks = _checks(safe_lake)
    told = [check for check in checks if check["status"] == "FAIL" and check["table"] == GAMES]
    assert told
    assert "restore_table" in told[0]["command"]
    assert "does not exist now" in safe_lake.refused("time_travel", table=GAMES)
    safe_lake.verb("restore_table", table=GAMES, backup="latest").ok()
    assert safe_lake.rows() == whole
    (aside,) = backups.leftovers(safe_lake.data_dir)
    assert Path(aside["path"]).name == f"{GAMES}.1.damaged"


def test_versions_that_log_cleanup_took_are_refused_and_a_backup_is_offered(safe_lake: Lake) -> None:
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
    early = safe_lake.refused("restore_table", table=GAMES, timestamp=_moment(oldest))
    assert "the oldest is" in early
    plan = json.loads(safe_lake.verb("recovery_plan", table=GAMES, output="json").ok().stdout)
    assert "backup" in json.dumps(plan)
    safe_lake.verb("restore_table", table=GAMES, backup="latest").ok()
    assert safe_lake.rows() == whole


def _moment(milliseconds: int) -> str:
    return datetime.fromtimestamp(milliseconds / 1000, UTC).strftime("%Y-%m-%d %H:%M:%S")


# A disk that fills: writes of the lake stop in the middle, as the kernel stops them.

FULL_DISK = """
import resource
from lake import writes

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


@pytest.mark.parametrize(
    ("verb", "arguments"),
    [
        ("backup_all", {}),
        ("restore_table", {"table": GAMES, "backup": "latest"}),
        ("restore_table", {"table": GAMES, "backup": "latest", "prefer": "point"}),
        ("restore_table", {"table": SNAPSHOT, "backup": "latest"}),
    ],
)
def test_a_full_disk_loses_nothing(safe_lake: Lake, verb: str, arguments: dict[str, Any]) -> None:
    lose_rows(safe_lake)
    safe_lake.database("delete from dev.snapshot_players where player_id % 2 = 0")
    before = (safe_lake.rows(), safe_lake.native_rows(), backups.listed(safe_lake.data_dir))
    assert "File too large" in _with_first(safe_lake, FULL_DISK, verb, **arguments)
    assert (safe_lake.rows(), safe_lake.native_rows(), backups.listed(safe_lake.data_dir)) == before
    assert backups.leftovers(safe_lake.data_dir) == []
    safe_lake.verb(verb, **arguments).ok()


@pytest.mark.parametrize(
    ("verb", "arguments", "steps"),
    [
        ("verify_backup", {"table": GAMES}, ("log 1",)),
        ("pin_backup", {"backup": "latest"}, ("record_backup 1", "record_backup 3", "log 1")),
        ("trust_backup", {"backup": "latest"}, ("record_backup 1", "log 2")),
        ("set_retention", {"days": 900}, ("set_properties 1", "set_properties 3")),
    ],
)
def test_what_only_remarks_is_finished_by_the_same_command(
    safe_lake: Lake, verb: str, arguments: dict[str, Any], steps: tuple[str, ...]
) -> None:
    """Killed at each of its steps, one after the other: no row is touched, and again is enough."""
    rows = {name: safe_lake.rows(name) for name in safe_lake.bronze()}
    if "backup" in arguments:
        (folder,) = (safe_lake.data_dir / "backups").iterdir()
        arguments = {"backup": folder.name}
    command = ("-q", "run-operation", verb, "--args", json.dumps(arguments))
    for step in steps:
        killer = SUPPORT / "die_before.py"
        died = run.start_dbt(*command, data_dir=safe_lake.data_dir, first=killer, DIE_BEFORE=step)
        assert died.wait(run.TIMEOUT)[0] == -9, step
        assert {name: safe_lake.rows(name) for name in safe_lake.bronze()} == rows
    safe_lake.verb(verb, **arguments).ok()
    if verb == "pin_backup":
        manifests = (safe_lake.data_dir / "backups").rglob("manifest.json")
        assert {json.loads(manifest.read_text())["pinned"] for manifest in manifests} == {True}
    if verb == "set_retention":
        kept = {safe_lake.delta(name).metadata().configuration["delta.logRetentionDuration"] for name in rows}
        assert kept == {"interval 900 days"}
    safe_lake.verb("verify_backup", table=GAMES).ok()
    assert backups.leftovers(safe_lake.data_dir) == []
