"""The analysis and the run-operation show the same players, and their sums are bronze's."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from ingestion import bronze
from tests.support import run


@pytest.fixture(scope="module")
def shown(built: Path) -> list[dict]:
    command = ("--quiet", "show", "--select", "leading_shooters", "--limit", "3", "--output", "json")
    stdout = run.dbt(*command, data_dir=built).ok().stdout
    return json.loads(stdout[stdout.index("{") :])["show"]


def test_sums_are_those_of_bronze(shown: list[dict], bronze_tables: dict[str, pa.Table]) -> None:
    players = bronze_tables[bronze.PLAYER_GAMES]
    regular = pc.equal(players.column("game_type"), 2)
    whole_games = players.filter(pc.and_(pc.equal(players.column("situation"), "all"), regular))
    totals = whole_games.group_by("player_name").aggregate(
        [("i_f_shots_on_goal", "sum"), ("i_f_shot_attempts", "sum"), ("game_id", "count")]
    )
    best = sorted(totals.to_pylist(), key=lambda row: -row["i_f_shots_on_goal_sum"])[:3]
    assert [row["shots"] for row in shown] == [row["i_f_shots_on_goal_sum"] for row in best]
    by_name = {row["player_name"]: row for row in totals.to_pylist()}
    for row in shown:
        bronze_row = by_name[row["player"]]
        assert (row["attempts"], row["games"]) == (
            bronze_row["i_f_shot_attempts_sum"],
            bronze_row["game_id_count"],
        )


def test_run_operation_prints_the_same_players(shown: list[dict], built: Path) -> None:
    printed = run.dbt("run-operation", "leading_shooters", "--args", "{top: 3}", data_dir=built).ok().stdout
    lines = [line.split("  ") for line in printed.splitlines() if line.strip().startswith("Skater")]
    assert [next(cell for cell in line if cell) for line in lines] == [row["player"] for row in shown]


def test_season_narrows_it(built: Path) -> None:
    for season, rows in ((20252026, 5), (19992000, 0)):
        arguments = f"{{top: 5, season: {season}}}"
        printed = (
            run.dbt("run-operation", "leading_shooters", "--args", arguments, data_dir=built).ok().stdout
        )
        assert len([line for line in printed.splitlines() if line.strip().startswith("Skater")]) == rows


def test_charted_counts_games_with_a_shift_chart_alone(
    built: Path, bronze_tables: dict[str, pa.Table]
) -> None:
    players = bronze_tables[bronze.PLAYER_GAMES]
    regular = players.filter(pc.equal(players.column("game_type"), 2))
    strength = regular.filter(pc.equal(regular.column("situation"), "5on5"))
    known = strength.filter(pc.is_valid(strength.column("icetime"))).select(["player_id", "game_id"])
    rows = regular.filter(pc.equal(regular.column("situation"), "all")).join(
        known, ["player_id", "game_id"], join_type="inner"
    )
    totals = rows.group_by("player_id").aggregate([("i_f_shots_on_goal", "sum")])
    most = max(totals.column("i_f_shots_on_goal_sum").to_pylist())
    command = ("run-operation", "leading_shooters", "--args", "{top: 1, charted: true}")
    printed = run.dbt("--quiet", *command, data_dir=built).ok().stdout.splitlines()
    names, cells = printed[0].split(), printed[1].split("  ")
    first = dict(zip(names, [cell.strip() for cell in cells if cell], strict=True))
    assert first["shots"] == str(most)
    [share] = re.findall(r"on_ice_share ([.\d]+)", printed[2])  # the columns that do not fit stand below
    assert 0 < float(share) < 1


def test_playoffs_are_never_added_to_the_season(built: Path, bronze_tables: dict[str, pa.Table]) -> None:
    players = bronze_tables[bronze.PLAYER_GAMES]
    games = {kind: pc.sum(pc.equal(players.column("game_type"), kind)).as_py() for kind in (2, 3)}
    assert all(games.values()), "the tables have games of both"
    command = ("run-operation", "leading_shooters", "--args", "{top: 3, game_type: 3}")
    printed = run.dbt("--quiet", *command, data_dir=built).ok().stdout
    playoffs = players.filter(pc.equal(players.column("game_type"), 3))
    whole = playoffs.filter(pc.equal(playoffs.column("situation"), "all"))
    totals = whole.group_by("player_name").aggregate([("i_f_shots_on_goal", "sum")]).to_pylist()
    most = max(row["i_f_shots_on_goal_sum"] for row in totals)
    first = dict(
        zip(printed.splitlines()[0].split(), re.split(r" {2,}", printed.splitlines()[1].strip()), strict=True)
    )
    assert first["shots"] == str(most)
