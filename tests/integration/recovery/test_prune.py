"""Retention: what a policy deletes and never deletes, and that a killed deletion leaves no half backup."""

import json

import pytest

from tests.integration.recovery.backup_sets import copy_set
from tests.integration.recovery.local_lake import GAMES, AnyLake, Lake
from tests.integration.recovery.targets import EACH


def verdicts(lake: AnyLake, **policy: object) -> dict[str, tuple[bool, str]]:
    said = lake.answer("prune_backups", **policy)
    return {unit["id"]: (unit["goes"], unit["why"]) for unit in said["backups"]}


@pytest.mark.thorough
@EACH
def test_only_good_sets_count_and_the_last_good_ones_never_go(safe_lake: AnyLake) -> None:
    newest = min(safe_lake.sets())
    good = [newest, *(copy_set(safe_lake, days) for days in (3, 10, 40))]
    pinned = copy_set(safe_lake, 50, pinned=True)
    suspects = [copy_set(safe_lake, days, suspect="rows fell from 2 to 1") for days in (1, 45)]
    incomplete = copy_set(safe_lake, 20)
    safe_lake.backups(incomplete)[0].write_manifest("")
    damaged = copy_set(safe_lake, 2)
    safe_lake.backups(damaged)[0].data_file().unlink()
    singles = [copy_set(safe_lake, days, "single", only=GAMES) for days in (5, 30, 60)]
    stranger = safe_lake.put_a_stranger_among_the_backups()
    everything = safe_lake.sets()

    told = verdicts(safe_lake, keep_last=2)
    assert safe_lake.sets() == everything, "a dry run is the default and deletes nothing"
    assert {name for name, (goes, _) in told.items() if goes} == {
        good[2], good[3], suspects[1], incomplete, singles[2],
    }  # fmt: skip
    assert told[newest] == (False, "the last good set")
    assert told[pinned] == (False, "pinned")
    assert told[incomplete][1].startswith("not complete")
    assert "left alone" in told[stranger][1]

    by_age = verdicts(safe_lake, keep_last=1, keep_days=25)
    assert {name for name, (goes, _) in by_age.items() if goes} == {
        good[3], suspects[1], singles[1], singles[2],
    }  # fmt: skip

    safe_lake.verb("prune_backups", keep_days=25, dry_run=False).ok()
    assert everything - safe_lake.sets() == {good[3], suspects[1], singles[1], singles[2]}
    safe_lake.delete()
    safe_lake.verb("restore_table", table=GAMES, backup=good[2]).ok()


@pytest.mark.thorough
@EACH
def test_pins_hold_until_they_are_taken_away(safe_lake: AnyLake) -> None:
    old = copy_set(safe_lake, 100)
    safe_lake.verb("pin_backup", backup=old).ok()
    safe_lake.verb("prune_backups", keep_last=1, dry_run=False).ok()
    assert old in safe_lake.sets()
    safe_lake.verb("pin_backup", backup=old, pinned=False).ok()
    told = safe_lake.verb("prune_backups", keep_last=1, dry_run=False).ok().stdout
    assert old not in safe_lake.sets()
    assert len(safe_lake.sets()) == 1
    assert "Deleted 1 of 2" in told


@pytest.mark.thorough
@EACH
def test_a_killed_deletion_leaves_whole_sets_or_none_and_is_finished_by_the_same_command(safe_lake, target):
    [newest] = safe_lake.sets()
    first, second = copy_set(safe_lake, 50), copy_set(safe_lake, 60)
    # On a warehouse a set is a table for each of its tables: killed when two of them are gone.
    step = "drop 2" if target == "local" else "drop 3"
    safe_lake.kill("prune_backups", before=step, keep_last=1, dry_run=False)
    left = ["prune_backups,"]
    if isinstance(safe_lake, Lake):
        assert safe_lake.sets() == {newest, second}, (
            "the newer one is gone as a whole, the other one is whole"
        )
        half = safe_lake.data_dir / "backups" / (second + ".deleting~")  # killed after the rename instead
        (half.parent / second).rename(half)
        next(half.rglob("*.parquet")).unlink()
        left.append("an")
    else:
        whole = {unit["set"] for unit in safe_lake.answer("list_backups") if unit["complete"]}
        assert whole == {newest, second}, "what is left of the newer one is no backup any more"
        left.append("set")
    told = {check["detail"]: check["command"] for check in safe_lake.checks("unfinished")}
    assert sorted(detail.split()[0] for detail in told) == sorted(left), told
    if isinstance(safe_lake, Lake):
        assert any(half.name in detail and "clean_up" in command for detail, command in told.items())
    safe_lake.verb("prune_backups", keep_last=1, dry_run=False).ok()
    assert safe_lake.sets() == {newest}
    assert first not in json.dumps(safe_lake.answer("list_backups"))
    assert [check["status"] for check in safe_lake.checks("unfinished")] == ["OK"]


@pytest.mark.thorough
def test_a_suspect_set_is_trusted_only_after_it_was_read_again(safe_lake: AnyLake) -> None:
    right = copy_set(safe_lake, 0.01, suspect="rows fell from 2 to 1")
    wrong = copy_set(safe_lake, 0.02, suspect="rows fell from 2 to 1")
    safe_lake.backup(wrong).damage()
    assert "not to be trusted" in safe_lake.refused("trust_backup", backup=wrong)
    safe_lake.verb("trust_backup", backup=right).ok()
    listed = safe_lake.answer("list_backups")
    assert {backup["set"] for backup in listed if backup["suspect"]} == {wrong}
