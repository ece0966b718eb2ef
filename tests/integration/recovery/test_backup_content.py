"""Backups by content: one table stops no other, what stays is read, and no clock decides which is newest."""

import pytest

from tests.integration.recovery.backup_sets import copy_set
from tests.integration.recovery.local_lake import GAMES, SNAPSHOT, AnyLake, Lake, one_line
from tests.integration.recovery.targets import EACH

SKATERS = "bronze_skaters_2023_v2"


def spoil(lake: Lake, table: str) -> None:
    """Other bytes in the middle of a data file, as many as before."""
    for file in lake.path(table).rglob("*.parquet"):
        whole = file.read_bytes()
        file.write_bytes(whole[:40] + bytes(len(whole) - 80) + whole[-40:])


@pytest.mark.thorough
def test_a_table_that_cannot_be_copied_stops_no_other(lake: Lake) -> None:
    lake.database(f"alter table dev.{SNAPSHOT} add column until date")
    lake.database(f"update dev.{SNAPSHOT} set until = 'infinity' where player_id % 2 = 0")
    whole, snapshot = lake.rows(), lake.native_rows()
    spoil(lake, SKATERS)
    said = one_line(lake.verb("backup_all").refused())
    assert f"{SKATERS} cannot be read" in said
    assert "panicked" not in said
    [half] = lake.sets()
    assert f"So the set {half} is not complete: it lacks {SKATERS}" in said
    protected = set(lake.backups(half)[0].manifest()["set_tables"])
    assert protected >= {*lake.bronze(), SNAPSHOT}
    assert {backup.table for backup in lake.backups(half)} == protected - {SKATERS}
    listed = one_line(lake.verb("list_backups").ok().stdout)
    assert f"{half} is not complete: {SKATERS} is not in it." in listed
    found = lake.checks()
    assert any(SKATERS in one["detail"] for one in found if one["aspect"] == "tables")
    assert any(half in one["detail"] for one in found if one["aspect"] == "unfinished")
    assert {answer["table"] for answer in lake.answer("recovery_plan")} == protected

    assert f"say backup: {half}" in lake.refused("restore_all", backup="latest")
    assert f"{half} is not complete" in one_line(lake.verb("drill", backup=half).refused())
    lake.delete()
    lake.database(f"drop table dev.{SNAPSHOT}")
    said = one_line(lake.verb("restore_all", backup=half).refused())
    assert f"Not every table was restored. {half} is not complete: {SKATERS} is not in it." in said
    assert (lake.rows(), lake.native_rows()) == (whole, snapshot)


@pytest.mark.thorough
@EACH
def test_before_a_set_goes_those_that_stay_are_read(safe_lake: AnyLake) -> None:
    [newest] = safe_lake.sets()
    sound, old = (copy_set(safe_lake, days) for days in (5, 9))
    future = copy_set(safe_lake, -3000)
    safe_lake.backup(newest, GAMES).damage()
    told = safe_lake.answer("prune_backups", keep_last=1, dry_run=False)
    assert safe_lake.sets() == {newest, sound, future}
    assert list(told["damaged"]) == [safe_lake.backup(newest, GAMES).id]
    assert {unit["id"]: unit["why"] for unit in told["backups"]}[sound] == "the last good set"
    assert safe_lake.backup(newest, GAMES).manifest()["damaged"]
    assert old not in safe_lake.sets()
    listed = one_line(safe_lake.verb("list_backups").ok().stdout)
    assert f"{future} is from the future" in listed
    safe_lake.verb("backup_all", older_than_hours=24).ok()
    [again] = safe_lake.sets() - {newest, sound, future}
    assert safe_lake.answer("verify_backup", table=GAMES)["id"] == safe_lake.backup(again, GAMES).id
    numbers = {backup.manifest()["sequence"] for backup in safe_lake.backups(again)}
    assert numbers == {safe_lake.backup(newest, SNAPSHOT).manifest()["sequence"] + 1}


@pytest.mark.thorough
def test_the_only_backup_of_a_row_goes_only_when_that_is_said(safe_lake: Lake) -> None:
    [only] = safe_lake.sets()
    safe_lake.delta().delete("season = 20232024")
    safe_lake.verb("backup_all").ok()
    [newest] = safe_lake.sets() - {only}
    safe_lake.verb("trust_backup", backup=newest).ok()
    for backup in safe_lake.backups(newest):
        backup.mark(trusted_at=None)
    said = one_line(safe_lake.verb("prune_backups", keep_last=1, dry_run=False).ok().stdout)
    assert f"keys of {GAMES} (such as " in said
    assert f"allow_lost_keys: [{GAMES}] lets it go" in said
    assert safe_lake.sets() == {only, newest}
    told = safe_lake.answer("prune_backups", keep_last=1, dry_run=False, allow_lost_keys=[GAMES])
    assert safe_lake.sets() == {newest}
    assert [lost["table"] for lost in told["lost"]] == [GAMES]
