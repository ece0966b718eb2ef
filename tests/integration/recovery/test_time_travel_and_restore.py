"""The first recovery path: a table's versions, and any of them again, in place and proven."""

import shutil
from datetime import UTC, datetime

import pyarrow as pa
import pytest
from deltalake import write_deltalake

from tests.integration.recovery.local_lake import GAMES, AnyLake, Lake, with_column
from tests.integration.recovery.targets import EACH


@pytest.mark.thorough_when(target="databricks")
@EACH
def test_time_travel_lists_every_version_and_marks_where_rows_fell(lake: AnyLake) -> None:
    lake.delta().delete("season = 20242025")
    told = lake.answer("time_travel", table=GAMES)["versions"]
    assert [version["version"] for version in told] == [3, 2, 1, 0]
    counted = [len(lake.rows_at(lake.path(), v["version"])) for v in told]
    assert [version["rows"] for version in told] == counted
    assert [version["fell_by"] for version in told] == [counted[1] - counted[0], None, None, None]
    assert "rows fell by" in lake.verb("time_travel", table=GAMES).ok().stdout


def test_time_travel_says_which_versions_cannot_be_read_any_more(lake: AnyLake) -> None:
    lake.delta().delete("season = 20232024")
    lake.delta().vacuum(retention_hours=0, enforce_retention_duration=False, dry_run=False)
    told = lake.answer("time_travel", table=GAMES)["versions"]
    unreadable = [version["version"] for version in told if version["unreadable"]]
    assert unreadable, "the vacuum left every version readable, so this test shows nothing"
    said = lake.refused("restore_table", table=GAMES, version=unreadable[0])
    assert f"Version {unreadable[0]} of {GAMES} cannot be read" in said


def test_a_table_without_history_says_what_it_has_instead(lake: AnyLake) -> None:
    assert "no history of its own" in lake.verb("time_travel", table="snapshot_players").ok().stdout
    assert "no history of its own" in lake.refused("restore_table", table="snapshot_players", version=0)


@pytest.mark.thorough_when(target="databricks")
@EACH
def test_merge_brings_back_what_is_missing_and_keeps_what_came_since(lake: AnyLake) -> None:
    """The incident: the table was emptied, then a load brought some rows, one of them corrected."""
    whole = lake.rows()
    old = lake.delta().to_pyarrow_table()
    lake.delta().delete()
    corrected = with_column(old.slice(0, 5), "shots_on_goal_for", pa.array([999.0] * 5))
    write_deltalake(lake.delta(), corrected, mode="append")
    done = lake.verb("restore_table", table=GAMES, version=2).ok()
    after = lake.rows()
    assert len(after) == len(whole)
    assert len(set(whole) - set(after)) == 5, "only the five corrected rows are newer than the point"
    assert lake.delta().to_pyarrow_table()["shots_on_goal_for"].to_pylist().count(999) == 5
    assert "verified by reading all of them" in done.stdout
    lake.verb("restore_table", table=GAMES, version=2, prefer="point").ok()
    assert lake.rows() == whole


REPLACE = {
    "local": "lake.restore('dev.bronze_games_historical_v2', 0",
    "databricks": "restore table `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` to version as of 0",
    "spark": "restore table dev.bronze_games_historical_v2 to version as of 0",
}


@EACH
def test_replace_makes_it_exactly_the_point_and_prints_its_own_undo(lake: AnyLake, target: str) -> None:
    whole, before = lake.rows(), lake.folder()
    arguments = {"table": GAMES, "version": 0, "mode": "replace"}
    planned = lake.verb("restore_table", **arguments, dry_run=True).ok().stdout
    assert REPLACE[target] in planned
    assert "nothing was changed" in planned
    assert lake.folder() == before
    told = lake.verb("restore_table", **arguments).ok().stdout
    assert lake.rows() == lake.rows_at(lake.path(), 0) != whole
    [undo] = [line.removeprefix("Undo with: ") for line in told.splitlines() if line.startswith("Undo")]
    lake.follow(undo).ok()
    assert lake.rows() == whole


@pytest.mark.thorough_when(target="databricks")
@EACH
def test_a_timestamp_means_the_last_version_committed_by_then(lake: AnyLake) -> None:
    if isinstance(lake, Lake):  # whatever the modification times of the files say
        moved = lake.path().with_name("moved")
        shutil.copytree(lake.path(), moved, copy_function=shutil.copyfile)
        lake.delete()
        moved.rename(lake.path())
    times = {commit["version"]: commit["timestamp"] for commit in lake.delta().history()}
    if times[2] <= times[1] + 1:
        pytest.skip("two commits within one millisecond")
    moment = datetime.fromtimestamp((times[1] + 1) / 1000, UTC).isoformat()
    told = lake.verb("restore_table", table=GAMES, timestamp=moment, mode="replace").ok().stdout
    assert "version 1" in told
    assert lake.rows() == lake.rows_at(lake.path(), 1)


def test_into_restores_beside_and_leaves_the_table_alone(lake: AnyLake) -> None:
    whole = lake.rows()
    version = lake.delta().version()
    lake.verb("restore_table", table=GAMES, version=1, into="games_as_they_were").ok()
    assert lake.rows() == whole
    assert lake.delta().version() == version
    assert lake.rows("games_as_they_were") == lake.rows_at(lake.path(), 1)
    again = lake.refused("restore_table", table=GAMES, version=1, into="games_as_they_were")
    assert "exists already" in again
