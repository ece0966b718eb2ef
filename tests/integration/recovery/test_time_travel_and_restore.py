"""The first way back: a table's versions, and any of them again, in place and proven."""

from __future__ import annotations

import json
import shutil
from datetime import timedelta

import duckdb
import pyarrow as pa
import pytest
from deltalake import write_deltalake

from tests.integration.recovery.local_lake import GAMES, Lake
from tests.integration.recovery.targets import BOTH


@BOTH
def test_time_travel_lists_every_version_and_marks_where_rows_fell(lake: Lake) -> None:
    lake.delta().delete("season = 20242025")
    told = json.loads(lake.verb("time_travel", table=GAMES, output="json").ok().stdout)["versions"]
    assert [version["version"] for version in told] == [3, 2, 1, 0]
    counted = [lake.delta().__class__(str(lake.path()), version=v["version"]).count() for v in told]
    assert [version["rows"] for version in told] == counted
    assert [version["fell_by"] for version in told] == [counted[1] - counted[0], None, None, None]
    assert "rows fell by" in lake.verb("time_travel", table=GAMES).ok().stdout


@pytest.mark.thorough_when(target="databricks")
@BOTH
def test_time_travel_says_which_versions_cannot_be_read_any_more(lake: Lake) -> None:
    lake.delta().delete("season = 20232024")
    lake.delta().vacuum(retention_hours=0, enforce_retention_duration=False, dry_run=False)
    told = json.loads(lake.verb("time_travel", table=GAMES, output="json").ok().stdout)["versions"]
    unreadable = [version["version"] for version in told if version["unreadable"]]
    assert unreadable, "the vacuum left every version readable, so this test shows nothing"
    said = lake.refused("restore_table", table=GAMES, version=unreadable[0])
    assert f"Version {unreadable[0]} of {GAMES} cannot be read" in said


def test_a_table_without_history_says_what_it_has_instead(lake: Lake) -> None:
    assert "no history of its own" in lake.verb("time_travel", table="snapshot_players").ok().stdout
    assert "no history of its own" in lake.refused("restore_table", table="snapshot_players", version=0)


@BOTH
def test_merge_brings_back_what_is_missing_and_keeps_what_came_since(lake: Lake) -> None:
    """The incident: the table was emptied, then a load brought some rows, one of them corrected."""
    whole = lake.rows()
    old = lake.delta().to_pyarrow_table()
    lake.delta().delete()
    corrected = old.slice(0, 5)
    position = corrected.schema.get_field_index("shots_on_goal_for")
    corrected = corrected.set_column(
        position,
        corrected.schema.field(position),
        pa.array([999.0] * 5).cast(corrected.schema.field(position).type),
    )
    write_deltalake(lake.delta(), corrected, mode="append")
    done = lake.verb("restore_table", table=GAMES, version=2).ok()
    after = lake.rows()
    assert len(after) == len(whole)
    assert len(set(whole) - set(after)) == 5, (
        "the five corrected rows, and only they, are newer than the point"
    )
    assert (
        lake.delta()
        .to_pyarrow_table()
        .filter(pa.compute.equal(lake.delta().to_pyarrow_table()["shots_on_goal_for"], 999))
        .num_rows
        == 5
    )
    assert "verified by reading all of them" in done.stdout
    lake.verb("restore_table", table=GAMES, version=2, prefer="point").ok()
    assert lake.rows() == whole


@BOTH
def test_replace_makes_it_exactly_the_point_and_prints_its_own_undo(lake: Lake) -> None:
    whole = lake.rows()
    done = lake.verb("restore_table", table=GAMES, version=0, mode="replace").ok()
    point = lake.delta().__class__(str(lake.path()), version=0)
    assert len(lake.rows()) == point.count() < len(whole)
    undo = done.stdout.split("Undo with: dbt run-operation restore_table --args '")[1].split("'")[0]
    lake.verb(
        "restore_table",
        table=GAMES,
        version=int(undo.split("version: ")[1].split(",")[0]),
        mode="replace",
    ).ok()
    assert lake.rows() == whole


def test_a_timestamp_means_the_last_version_committed_by_then_whatever_the_files_say(lake: Lake) -> None:
    moved = lake.path().with_name("moved")
    shutil.copytree(lake.path(), moved, copy_function=shutil.copyfile)  # new modification times
    lake.delete()
    moved.rename(lake.path())
    times = {commit["version"]: commit["timestamp"] for commit in lake.delta().history()}
    moment = duckdb.execute("select make_timestamptz(? * 1000)", [times[1]]).fetchone()[0] + timedelta(
        milliseconds=1
    )
    if times[2] <= times[1] + 1:
        pytest.skip("two commits within one millisecond")
    told = lake.verb("restore_table", table=GAMES, timestamp=moment.isoformat(), mode="replace").ok().stdout
    assert "version 1" in told
    assert len(lake.rows()) == lake.delta().__class__(str(lake.path()), version=1).count()


@pytest.mark.thorough_when(target="databricks")
@BOTH
def test_a_dry_run_prints_the_plan_and_changes_nothing(lake: Lake, target: str) -> None:
    before = lake.folder()
    told = lake.verb("restore_table", table=GAMES, version=0, mode="replace", dry_run=True).ok().stdout
    statements = {
        "local": "lake.restore('dev.bronze_games_historical_v2', 0",
        "databricks": "restore table `lr_nhl_demo`.`dev`.`bronze_games_historical_v2` to version as of 0",
    }
    assert statements[target] in told
    assert "nothing was changed" in told
    assert lake.folder() == before


@pytest.mark.thorough_when(target="databricks")
@BOTH
def test_into_restores_beside_and_leaves_the_table_alone(lake: Lake) -> None:
    whole = lake.rows()
    version = lake.delta().version()
    lake.verb("restore_table", table=GAMES, version=1, into="games_as_they_were").ok()
    assert lake.rows() == whole
    assert lake.delta().version() == version
    point = lake.delta().__class__(str(lake.path()), version=1)
    assert len(lake.rows("games_as_they_were")) == point.count()
    assert "exists already" in lake.refused(
        "restore_table", table=GAMES, version=1, into="games_as_they_were"
    )


@pytest.mark.thorough_when(target="databricks")
@BOTH
def test_double_keys_are_refused_with_their_number_and_an_example(lake: Lake) -> None:
    double = lake.delta().to_pyarrow_table().slice(0, 3)
    write_deltalake(lake.delta(), double, mode="append")
    said = lake.refused("restore_table", table=GAMES, version=0)
    assert "3 keys of bronze_games_historical_v2 occur more than once" in said
    assert str(double["game_id"][0].as_py())[:4] in said
    lake.verb("restore_table", table=GAMES, version=2, mode="replace").ok()


def test_a_backup_that_nobody_took_is_refused(lake: Lake) -> None:
    assert f"There is no backup of {GAMES}" in lake.refused("restore_table", table=GAMES, backup="latest")
