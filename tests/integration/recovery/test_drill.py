"""The rehearsal: a set restored beside the live tables, compared, timed, and gone again."""

import shutil
from pathlib import Path

import duckdb
import pytest

from tests.integration.recovery.backup_sets import copy_set
from tests.integration.recovery.local_lake import GAMES, SNAPSHOT, SNAPSHOTS, AnyLake, Lake, one_line, some
from tests.integration.recovery.targets import EACH

SCHEDULE = "bronze_schedule_2023_v2"


def scratch(lake: AnyLake) -> set[str]:
    """What there is of the drill's schema: Delta tables, and a schema of the database."""
    found = lake.tables("dev_drill")
    if isinstance(lake, Lake):
        with duckdb.connect(str(lake.data_dir / "nhl.duckdb"), read_only=True) as connection:
            schemas = connection.execute("select schema_name from information_schema.schemata").fetchall()
        found |= {name for (name,) in schemas if name.endswith("_drill")}
        found |= {folder.name for folder in (lake.data_dir / "lake").glob("*_drill")}
    return found


def live(lake: AnyLake) -> tuple:
    return lake.folder(), lake.all_rows()


@pytest.mark.thorough_when(target="databricks")
@EACH
def test_a_drill_restores_reads_times_and_cleans_up_beside_the_live_tables(safe_lake: AnyLake) -> None:
    before = live(safe_lake)
    assert "no estimate yet" in safe_lake.verb("recovery_plan", table=GAMES).ok().stdout
    told = safe_lake.answer("drill")
    assert told["good"] is True
    recorded = safe_lake.answer("list_backups")
    assert {(t["table"], t["hash"]) for t in told["tables"]} == {
        (b["table"], b["content_hash"]) for b in recorded
    }
    assert live(safe_lake) == before
    assert scratch(safe_lake) == set()
    drilled = {e["table_name"]: e for e in safe_lake.log() if (e["verb"], e["state"]) == ("drill", "done")}
    assert set(drilled) == {*safe_lake.bronze(), *SNAPSHOTS, None}
    assert drilled[GAMES]["rows_after"] == len(safe_lake.rows())
    assert drilled[GAMES]["seconds"] > 0
    paths = safe_lake.answer("recovery_plan", table=GAMES)[0]["paths"]
    assert {path["point"].split()[0]: path["seconds"] is not None for path in paths} == {
        "version": False,
        "backup": True,
    }, "drills restore from backups, so they tell how long that takes, and nothing about versions"


@pytest.mark.thorough
@EACH
def test_a_drill_that_finds_damage_says_so_and_still_cleans_up(safe_lake: AnyLake) -> None:
    before = live(safe_lake)
    [good] = safe_lake.sets()
    older = copy_set(safe_lake, 1)
    safe_lake.backup(good, GAMES).damage()
    safe_lake.backup(good, SNAPSHOT).data_file().unlink()
    safe_lake.backup(good, SCHEDULE).mark(content_hash="0" * 32)
    verified = {backup.table: backup.manifest()["verified_at"] for backup in safe_lake.backups(good)}
    _progress, failed, said = one_line(safe_lake.verb("drill").refused()).partition(
        f"The drill with {good} failed"
    )
    assert failed
    assert f"{GAMES}: " in said
    assert f"{SNAPSHOT}: " in said
    assert f"{SCHEDULE}: it holds 60 rows with hash" in said, "readable, and not what was recorded"
    assert "bronze_game_ledger: " not in said, "the other tables are good"
    assert live(safe_lake)[1:] == before[1:]
    assert scratch(safe_lake) == set()
    recorded = {backup.table: backup.manifest() for backup in safe_lake.backups(good)}
    assert {table for table, manifest in recorded.items() if manifest["damaged"]} == {
        GAMES,
        SNAPSHOT,
        SCHEDULE,
    }
    for table in recorded.keys() - {GAMES, SNAPSHOT, SCHEDULE}:
        assert recorded[table]["verified_at"] > verified[table], (
            "what came back as recorded was read just now"
        )
    assert safe_lake.answer("drill")["backup"] == older


@EACH
@pytest.mark.thorough
@pytest.mark.parametrize("verb", ["drill", "clean_up"])
def test_killed_at_any_step_it_is_finished_as_doctor_says(safe_lake: AnyLake, verb: str) -> None:
    before, sets = live(safe_lake), safe_lake.sets()
    if verb == "clean_up":
        safe_lake.kill("drill", before="copy 3")
        if isinstance(safe_lake, Lake):
            deleting = safe_lake.data_dir / "backups" / "set_20260101T000000Z.deleting~"
            for folder in (safe_lake.path("bronze_new.partial~"), deleting):
                shutil.copytree(safe_lake.path(), folder)
    arguments = {"clean_up": {"dry_run": False}}.get(verb, {})
    crashes = safe_lake.crash_snapshots(verb, **arguments)
    assert len(crashes) >= {"drill": 12, "clean_up": 3}[verb]
    for crash in some(crashes, most=6):  # each of them restores and reads all tables once more
        with safe_lake.moved(crash) as lake:
            lake.finish(verb, **arguments)
            assert (live(lake), lake.sets(), scratch(lake)) == (before, sets, set()), crash
            told = [check["detail"] for check in lake.checks("unfinished") if check["status"] != "OK"]
            assert [line.split()[0] for line in told] == ["drill,"] * (verb == "clean_up"), crash


@pytest.mark.thorough
@EACH
def test_what_a_killed_drill_leaves_is_named_and_cleaned_up(safe_lake: AnyLake, tmp_path: Path) -> None:
    before, sets = live(safe_lake), safe_lake.sets()
    safe_lake.kill("drill", before="copy 3")
    left = scratch(safe_lake)
    assert left != set(), "the kill came too early or too late to show anything"
    folders = []
    if isinstance(safe_lake, Lake):  # a warehouse makes a table as a whole or not at all
        deleting = safe_lake.data_dir / "backups" / "set_20260101T000000Z.deleting~"
        half = safe_lake.path("dev__bronze_schedule_2023_v2.partial~", "dev_drill")
        folders = [safe_lake.path("bronze_new.partial~"), deleting, half]
        for folder in folders:
            shutil.copytree(safe_lake.path(), folder)
    told = str(safe_lake.checks("unfinished"))
    assert "has no end in the recovery log" in told
    assert "an interrupted drill left" in told
    assert all(folder.name in told for folder in folders)

    said = safe_lake.verb("clean_up").ok().stdout
    assert "dev_drill.dev__" in said
    assert all(folder.name in said and folder.is_dir() for folder in folders)
    assert scratch(safe_lake) >= left, "a dry run deletes nothing"
    with safe_lake.copied(tmp_path / "other" / "data") as other:
        other.verb("drill").ok()
        assert scratch(other) == set(), "the next drill cleans up after the killed one"
        if not isinstance(other, Lake):
            assert [check["status"] for check in other.checks("unfinished")] == ["OK"]
    safe_lake.verb("clean_up", dry_run=False).ok()
    assert scratch(safe_lake) == set()
    assert not any(folder.exists() for folder in folders)
    assert (live(safe_lake), safe_lake.sets()) == (before, sets)
    [done] = [entry for entry in safe_lake.log() if entry["verb"] == "clean_up"]
    assert done["state"] == "done"
    assert all(name in done["detail"] for name in ["dev__", *(folder.name for folder in folders)])
    assert "Nothing was left behind." in safe_lake.verb("clean_up").ok().stdout
