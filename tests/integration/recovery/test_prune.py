"""Retention: what a policy deletes and never deletes, and that a killed deletion leaves no half backup."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.integration.recovery.backups_of_test import copy_set, damage, sets
from tests.integration.recovery.lake_of_test import GAMES, SNAPSHOT, Lake
from tests.support import run

SCHEDULE = "bronze_schedule_2023_v2"


def verdicts(lake: Lake, **policy: object) -> dict[str, tuple[bool, str]]:
    said = json.loads(lake.verb("prune_backups", output="json", **policy).ok().stdout)
    return {unit["id"]: (unit["goes"], unit["why"]) for unit in said["backups"]}


def test_only_good_sets_count_and_the_last_good_ones_never_go(safe_lake: Lake) -> None:
    newest = min(sets(safe_lake))
    good = [newest, *(copy_set(safe_lake, days) for days in (3, 10, 40))]
    pinned = copy_set(safe_lake, 50, pinned=True)
    suspects = [copy_set(safe_lake, days, suspect="rows fell from 2 to 1") for days in (1, 45)]
    incomplete = copy_set(safe_lake, 20)
    (next((safe_lake.data_dir / "backups" / incomplete).iterdir()) / "manifest.json").unlink()
    damaged = copy_set(safe_lake, 2)
    next((safe_lake.data_dir / "backups" / damaged).rglob("*.parquet")).unlink()
    singles = [copy_set(safe_lake, days, "single", only=GAMES) for days in (5, 30, 60)]
    (safe_lake.data_dir / "backups" / "from_the_cellar" / "x").mkdir(parents=True)
    everything = sets(safe_lake)

    told = verdicts(safe_lake, keep_last=2)
    assert sets(safe_lake) == everything, "a dry run is the default and deletes nothing"
    assert {name for name, (goes, _) in told.items() if goes} == {
        good[2], good[3], suspects[1], incomplete, singles[2],
    }  # fmt: skip
    assert told[newest] == (False, "the last good set")
    assert told[pinned] == (False, "pinned")
    assert "fewer than 2 good ones are newer" in told[damaged][1]
    assert "fewer than 2 good ones are newer" in told[suspects[0]][1]
    assert told[incomplete][1].startswith("not complete")
    assert told[suspects[1]][1].startswith("suspect")
    assert "left alone" in told["from_the_cellar/x"][1]

    by_age = verdicts(safe_lake, keep_last=1, keep_days=25)
    assert {name for name, (goes, _) in by_age.items() if goes} == {
        good[3], suspects[1], singles[1], singles[2],
    }  # fmt: skip

    safe_lake.verb("prune_backups", keep_days=25, dry_run=False).ok()
    assert everything - sets(safe_lake) == {good[3], suspects[1], singles[1], singles[2]}
    safe_lake.delete()
    safe_lake.verb("restore_table", table=GAMES, backup=good[2]).ok()


def test_what_holds_the_last_good_backup_of_a_table_stays_whatever_its_age(safe_lake: Lake) -> None:
    [whole] = sets(safe_lake)
    old = copy_set(safe_lake, 100, "single", only=SNAPSHOT)
    for folder in (safe_lake.data_dir / "backups" / whole).glob(f"*{SNAPSHOT}"):
        damage_by_size(folder)
    told = verdicts(safe_lake, keep_days=1)
    assert told[old] == (False, f"holds the last good backup of {SNAPSHOT}")
    assert told[whole][0] is False, "not good as a set, but the last good backup of the other tables"


def test_a_copy_from_before_a_restore_is_neither_the_latest_nor_the_last_good_one(safe_lake: Lake) -> None:
    [whole] = sets(safe_lake)
    damage_by_size(next((safe_lake.data_dir / "backups" / whole).glob(f"*{SNAPSHOT}")))
    single = copy_set(safe_lake, 100, "single", only=SCHEDULE)
    safety = [copy_set(safe_lake, days, "safety", only=SCHEDULE) for days in (-0.01, 2)]
    told = verdicts(safe_lake, keep_days=1)
    assert told[whole] == (False, told[whole][1])
    assert SCHEDULE in told[whole][1], "it holds the last good one, although a safety copy is newer"
    assert {name for name, (goes, _) in told.items() if goes} == {single, safety[1]}
    verified = json.loads(safe_lake.verb("verify_backup", table=SCHEDULE, output="json").ok().stdout)
    assert verified["id"].startswith(whole)


def damage_by_size(folder: Path) -> None:
    file = next(folder.rglob("*.parquet"))
    file.write_bytes(file.read_bytes()[:-100])


def test_pins_hold_until_they_are_taken_away(safe_lake: Lake) -> None:
    old = copy_set(safe_lake, 100)
    safe_lake.verb("pin_backup", backup=old).ok()
    safe_lake.verb("prune_backups", keep_last=1, dry_run=False).ok()
    assert old in sets(safe_lake)
    safe_lake.verb("pin_backup", backup=old, pinned=False).ok()
    told = safe_lake.verb("prune_backups", keep_last=1, dry_run=False).ok().stdout
    assert old not in sets(safe_lake)
    assert len(sets(safe_lake)) == 1
    assert "Deleted 1 of 2" in told


def test_a_killed_deletion_leaves_whole_sets_or_none_and_is_finished_by_the_same_command(
    safe_lake: Lake,
) -> None:
    [newest] = sets(safe_lake)
    first, second = copy_set(safe_lake, 50), copy_set(safe_lake, 60)
    command = ("-q", "run-operation", "prune_backups", "--args", '{"keep_last": 1, "dry_run": false}')
    killer = Path(run.__file__).with_name("die_before.py")
    died = run.start_dbt(*command, data_dir=safe_lake.data_dir, first=killer, DIE_BEFORE="drop 2")
    assert died.wait(60)[0] == -9
    assert sets(safe_lake) == {newest, second}, "the newer one is gone as a whole, the other one is whole"
    half = safe_lake.data_dir / "backups" / (second + ".deleting")  # killed after the rename instead
    (half.parent / second).rename(half)
    next(half.rglob("*.parquet")).unlink()
    found = json.loads(safe_lake.verb("doctor", output="json").ok().stdout)["checks"]
    told = {check["detail"]: check["command"] for check in found if check["aspect"] == "unfinished"}
    assert {detail.split()[0] for detail in told} == {"prune_backups,", "an"}, told
    assert any(half.name in detail and "clean_up" in command for detail, command in told.items())
    safe_lake.verb("prune_backups", keep_last=1, dry_run=False).ok()
    assert sets(safe_lake) == {newest}
    assert first not in json.dumps(json.loads(safe_lake.verb("list_backups", output="json").ok().stdout))


def test_a_suspect_set_is_trusted_only_after_it_was_read_again(safe_lake: Lake) -> None:
    right = copy_set(safe_lake, 0.01, suspect="rows fell from 2 to 1")
    wrong = copy_set(safe_lake, 0.02, suspect="rows fell from 2 to 1")
    damage(next((safe_lake.data_dir / "backups" / wrong).glob(f"*{GAMES}")))
    assert "not to be trusted" in safe_lake.refused("trust_backup", backup=wrong)
    safe_lake.verb("trust_backup", backup=right).ok()
    listed = json.loads(safe_lake.verb("list_backups", output="json").ok().stdout)
    assert {backup["set"] for backup in listed if backup["suspect"]} == {wrong}


@pytest.mark.parametrize(
    ("verb", "arguments", "sentence"),
    [
        ("prune_backups", {}, "an empty policy would keep nothing"),
        ("prune_backups", {"dry_run": False}, "an empty policy would keep nothing"),
        ("prune_backups", {"keep_last": 0, "dry_run": False}, "keep_last: 0 would keep nothing"),
        ("prune_backups", {"keep_days": "a week"}, "keep_days: a week is no whole number"),
        ("prune_backups", {"keep_last": "1_000"}, "write keep_last: 1000"),
        ("prune_backups", {"keep_last": -1}, "keep_last: -1 is no whole number"),
        ("prune_backups", {"keep_last": True}, "keep_last: True is no whole number"),
        (
            "prune_backups",
            {"keep_last": 1, "dry_run": "perhaps"},
            "dry_run: perhaps is neither true nor false",
        ),
        ("prune_backups", {"keep_lst": 1}, "did you mean 'keep_last'?"),
        ("pin_backup", {}, "backup is missing"),
        ("pin_backup", {"backup": "set_2026"}, "did you mean 'set_"),
        ("pin_backup", {"backup": 20260203}, "write backup: '...' in quotes"),
        ("pin_backup", {"backup": "latest", "pinned": "si"}, "pinned: si is neither true nor false"),
        ("trust_backup", {"backup": "nonsense"}, "There is no backup 'nonsense'"),
        ("clean_up", {"dry_run": 0}, "dry_run: 0 is neither true nor false"),
        ("set_retention", {"days": "a month"}, "days: a month is no whole number"),
        ("set_retention", {"days": 0}, "would keep no history"),
        ("set_retention", {"table": SNAPSHOT, "days": 9}, "has no history of its own"),
        ("backup_table", {"table": GAMES, "reason": 20260203}, "reason: '...' in quotes"),
    ],
)
def test_wrong_arguments_get_one_sentence(untouched: Lake, verb: str, arguments: dict, sentence: str) -> None:
    before = sets(untouched)
    assert sentence in untouched.refused(verb, **arguments)
    assert sets(untouched) == before


def test_dates_and_truths_that_yaml_makes_of_words_are_refused(untouched: Lake) -> None:
    """As they are typed: JSON, which the other tests pass, knows neither."""
    for verb, typed, sentence in [
        ("pin_backup", "{backup: 2026-02-03}", "backup: '...' in quotes"),
        ("pin_backup", "{backup: on}", "backup: '...' in quotes"),
        ("backup_table", f"{{table: {GAMES}, reason: 2026-02-03}}", "reason: '...' in quotes"),
        ("drill", "{backup: 2026-02-03}", "backup: '...' in quotes"),
        ("recovery_help", "{verb: on}", "verb: '...' in quotes"),
    ]:
        said = run.dbt("-q", "run-operation", verb, "--args", typed, data_dir=untouched.data_dir).refused()
        assert sentence in " ".join(said.split()), typed
    typed = "{keep_last: 1_000, dry_run: yes}"  # 1_000 is a number to YAML, and a good one
    run.dbt("-q", "run-operation", "prune_backups", "--args", typed, data_dir=untouched.data_dir).ok()
