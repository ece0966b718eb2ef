"""The rehearsal: a set restored beside the live tables, compared, timed, and gone again."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import duckdb

from lake import session
from tests.integration.recovery.backups_of_test import change_manifest, copy_set, damage, sets
from tests.integration.recovery.lake_of_test import GAMES, SNAPSHOT, Lake
from tests.support import run

SCHEDULE = "bronze_schedule_2023_v2"


def scratch(lake: Lake) -> list[str]:
    """What there is of the drill's schema, in the lake and in the database."""
    with duckdb.connect(str(lake.data_dir / "nhl.duckdb"), read_only=True) as connection:
        found = connection.execute("select schema_name from information_schema.schemata").fetchall()
    native = [name for (name,) in found if name.endswith("_drill")]
    return native + [folder.name for folder in (lake.data_dir / "lake").glob("*_drill")]


def live(lake: Lake) -> tuple:
    return lake.folder(), lake.native_rows()


def test_a_drill_restores_reads_times_and_cleans_up_beside_the_live_tables(safe_lake: Lake) -> None:
    before = live(safe_lake)
    assert "no estimate yet" in safe_lake.verb("recovery_plan", table=GAMES).ok().stdout
    told = json.loads(safe_lake.verb("drill", output="json").ok().stdout)
    assert told["good"] is True
    recorded = json.loads(safe_lake.verb("list_backups", output="json").ok().stdout)
    assert {(t["table"], t["hash"]) for t in told["tables"]} == {
        (b["table"], b["content_hash"]) for b in recorded
    }
    assert live(safe_lake) == before
    assert scratch(safe_lake) == []
    with session.reading(safe_lake.data_dir) as connection:
        log = connection.execute(
            "select verb, table_name, state, rows_after > 0, seconds > 0 from lake.dev_recovery.recovery_log"
        ).fetchall()
    assert ("drill", GAMES, "done", True, True) in log
    assert ("drill", None, "started", None, None) in log
    ways = json.loads(safe_lake.verb("recovery_plan", table=GAMES, output="json").ok().stdout)[0]["ways"]
    assert {way["point"].split()[0]: way["seconds"] is not None for way in ways} == {
        "version": False,
        "backup": True,
    }, "drills restore from backups, so they tell how long that takes, and nothing about versions"


def test_a_drill_that_finds_damage_says_so_and_still_cleans_up(safe_lake: Lake) -> None:
    before = live(safe_lake)
    [good] = sets(safe_lake)
    older = copy_set(safe_lake, 1)
    folder = safe_lake.data_dir / "backups" / good
    damage(next(folder.glob(f"*{GAMES}")))
    next(next(folder.glob(f"*{SNAPSHOT}")).rglob("*.parquet")).unlink()
    change_manifest(next(folder.glob(f"*{SCHEDULE}")), content_hash="0" * 32)
    said = " ".join(safe_lake.verb("drill").refused().split())
    assert f"The drill with {good} failed" in said
    assert f"{GAMES}: " in said
    assert f"{SNAPSHOT}: " in said
    assert f"{SCHEDULE}: it holds 60 rows with hash" in said, "readable, and not what was recorded"
    assert "bronze_game_ledger: " not in said, "the other tables are good"
    assert live(safe_lake) == before
    assert scratch(safe_lake) == []
    safe_lake.verb("drill", backup=older).ok()


def test_what_a_killed_drill_leaves_is_named_and_cleaned_by_the_next(safe_lake: Lake) -> None:
    before = live(safe_lake)
    killer = Path(run.__file__).with_name("die_before.py")
    died = run.start_dbt(
        "-q", "run-operation", "drill", data_dir=safe_lake.data_dir, first=killer, DIE_BEFORE="copy 3"
    )
    assert died.wait(60)[0] == -9
    assert scratch(safe_lake) != [], "the kill came too early or too late to show anything"
    half = safe_lake.data_dir / "lake" / "dev_drill" / "dev__bronze_schedule_2023_v2.partial"
    shutil.copytree(safe_lake.path(), half)
    checks = json.loads(safe_lake.verb("doctor", output="json").ok().stdout)["checks"]
    told = [check["detail"] + check["command"] for check in checks if check["aspect"] == "unfinished"]
    assert any("drill" in line and "has no end in the recovery log" in line for line in told)
    assert any("an interrupted drill left" in line for line in told)
    assert any(half.name in line for line in told)
    safe_lake.verb("drill").ok()
    assert live(safe_lake) == before
    assert scratch(safe_lake) == []
    checks = json.loads(safe_lake.verb("doctor", output="json").ok().stdout)["checks"]
    assert [check["status"] for check in checks if check["aspect"] == "unfinished"] == ["OK"]


def test_clean_up_says_what_it_would_delete_and_deletes_only_that(safe_lake: Lake) -> None:
    before = live(safe_lake)
    half = safe_lake.path().with_name("bronze_new.partial")
    gone = safe_lake.data_dir / "backups" / "set_20260101T000000Z.deleting"
    for folder in (half, gone):
        shutil.copytree(safe_lake.path(), folder)
    told = safe_lake.verb("clean_up").ok().stdout
    assert half.name in told
    assert gone.name in told
    assert half.is_dir()
    assert gone.is_dir()
    safe_lake.verb("clean_up", dry_run=False).ok()
    assert not half.exists()
    assert not gone.exists()
    assert live(safe_lake) == before
    assert len(sets(safe_lake)) == 1


def test_wrong_sets_are_refused_with_the_nearest(untouched: Lake) -> None:
    [good] = sets(untouched)
    assert f"did you mean '{good}'?" in untouched.refused("drill", backup=good[:-3])
    assert "did you mean 'backup'?" in untouched.refused("drill", bakcup="latest")
