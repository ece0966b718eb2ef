"""The rows of the snapshot are periods of validity: none is current beside a newer one of its player."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.integration.recovery.local_lake import SNAPSHOT, AnyLake, Lake
from tests.integration.recovery.targets import EACH
from tests.support import run

NAMES = (
    "dbt_scd_id", "dbt_updated_at", "dbt_valid_from", "dbt_valid_to", "latest_game_date", "latest_game_id",
    "player_id", "player_name", "player_team", "position",
)  # fmt: skip
DAY = timedelta(days=1)


def periods(lake: AnyLake) -> list[dict[str, Any]]:
    return [dict(zip(NAMES, row, strict=True)) for row in lake.native_rows()]


def change_and_lose(lake: AnyLake) -> None:
    """Every fourth player has another team since a day after the backup, and the row from before is lost.
    Of others all rows are."""
    since = "dbt_valid_from = dbt_valid_from + interval 1 day"
    changed = f"dbt_scd_id = md5(dbt_scd_id), player_team = 'QUE', {since}"
    lake.database(f"update dev.{SNAPSHOT} set {changed} where player_id % 4 = 0")
    lake.database(f"delete from dev.{SNAPSHOT} where player_id % 4 = 1")


@pytest.mark.thorough
@EACH
def test_a_row_that_comes_back_ends_where_the_newer_one_begins(safe_lake: AnyLake) -> None:
    whole = periods(safe_lake)
    change_and_lose(safe_lake)
    newer = [row for row in periods(safe_lake) if row["player_id"] % 4 == 0]
    safe_lake.verb("restore_table", table=SNAPSHOT, auto=True).ok()
    ended = [
        {**row, "dbt_valid_to": row["dbt_valid_from"] + DAY} if row["player_id"] % 4 == 0 else row
        for row in whole
    ]
    assert len(newer) > 5
    assert sorted(map(repr, periods(safe_lake))) == sorted(map(repr, [*ended, *newer]))
    assert {check["status"] for check in safe_lake.checks("periods")} == {"OK"}

    safe_lake.dbt("-q", "snapshot").ok()  # each is in his true team again, with one row more
    after = periods(safe_lake)
    assert len(after) == len(whole) + 2 * len(newer)
    current = Counter(row["player_id"] for row in after if row["dbt_valid_to"] is None)
    assert current == Counter({row["player_id"] for row in whole})
    assert len({row["dbt_scd_id"] for row in after}) == len(after)


@pytest.mark.thorough
def test_a_snapshot_with_faults_is_named_and_comes_back_from_a_sound_point(safe_lake: Lake) -> None:
    """One player's row ends before it begins: no merge can say when it ended."""
    whole, (sound,) = safe_lake.native_rows(), safe_lake.sets()
    first = min(row["player_id"] for row in periods(safe_lake))
    wrong = "dbt_valid_to = dbt_valid_from - interval 17 hours"
    safe_lake.database(f"update dev.{SNAPSHOT} set {wrong} where player_id = {first}")
    fault = f"1 key has a row that ends before it begins (for example player_id {first})"
    said = safe_lake.refused("restore_table", table=SNAPSHOT, backup="latest")
    assert "contradict each other in 1 row" in said
    assert f"In the table now {fault}" in said
    assert "mode: replace" in said
    safe_lake.verb("backup_table", table=SNAPSHOT).ok()
    [faulty] = [set_id for set_id in safe_lake.sets() if set_id != sound]
    named = {"table": SNAPSHOT, "backup": faulty}
    assert f"; not sound: in it {fault}" in safe_lake.verb("verify_backup", **named).ok().stdout
    why = f"its periods contradict each other: {fault}"
    assert safe_lake.backup(faulty, SNAPSHOT).manifest()["suspect"] == why
    assert safe_lake.answer("verify_backup", table=SNAPSHOT)["id"] == safe_lake.backup(sound, SNAPSHOT).id
    [found] = safe_lake.checks("periods")
    assert (found["status"], found["table"]) == ("FAIL", SNAPSHOT)
    assert f"in {SNAPSHOT} {fault}; the newest sound point is backup {sound}" in found["detail"]
    told = safe_lake.follow(found["command"].replace(", dry_run: true", "")).ok().stdout
    assert "Not sound" not in told
    assert safe_lake.native_rows() == whole
    again = safe_lake.verb("restore_table", **named, into="players_then").ok().stdout
    assert f"Not sound: in players_then {fault}" in again


@pytest.mark.thorough  # three cold starts: dbt must see TZ before DuckDB does
def test_times_are_utc_whatever_the_zone_of_the_shell(safe_lake: Lake) -> None:
    """A player changes twice, between builds in zones that are 17 hours apart; then a backup in the first."""
    begun = datetime.now(UTC).replace(microsecond=0, tzinfo=None)
    first = min(row["player_id"] for row in periods(safe_lake))
    elsewhere = f"player_team = 'QUE' where player_id = {first} and dbt_valid_to is null"
    for zone in ("Asia/Tokyo", "America/Los_Angeles"):
        safe_lake.database(f"update dev.{SNAPSHOT} set {elsewhere}")
        run.installed_dbt("-q", "snapshot", data_dir=safe_lake.data_dir, TZ=zone).ok()
    backup = ("-q", "run-operation", "backup_table", "--args", f"{{table: {SNAPSHOT}}}")
    run.installed_dbt(*backup, data_dir=safe_lake.data_dir, TZ="Asia/Tokyo").ok()
    ended = datetime.now(UTC).replace(tzinfo=None)

    own = sorted(
        (row for row in periods(safe_lake) if row["player_id"] == first),
        key=lambda row: row["dbt_valid_from"],
    )
    assert [row["dbt_valid_to"] for row in own] == [*(row["dbt_valid_from"] for row in own[1:]), None]
    times = [row[name] for row in own[1:] for name in ("dbt_valid_from", "dbt_updated_at")]
    record = safe_lake.backups(max(safe_lake.sets(), key=lambda each: each.split("_")[1]))[0].manifest() or {}
    taken = datetime.fromisoformat(record["taken_at"])
    named = datetime.strptime(record["set"].split("_")[1], "%Y%m%dT%H%M%SZ")
    logged = [entry["logged_at"].astimezone(UTC).replace(tzinfo=None) for entry in safe_lake.log()][-2:]
    assert [time for time in [*times, taken, named, *logged] if not begun <= time <= ended] == []
