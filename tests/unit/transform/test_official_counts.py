"""Our counts against the NHL's own, player by player: the boxscore is the official count."""

from __future__ import annotations

import pytest

from ingestion.transform.game import game_tables
from ingestion.transform.payload import boxscore_players
from tests.unit.transform.games import (
    FIRST_SHAPE,
    WITH_ALL_THREE,
    WITH_BOXSCORE,
    bodies,
    body,
    players,
    tables,
    teams,
)

OURS = {
    "goals": lambda row: row["i_f_goals"],
    "assists": lambda row: row["i_f_primary_assists"] + row["i_f_secondary_assists"],
    "points": lambda row: row["i_f_points"],
    "sog": lambda row: row["i_f_shots_on_goal"],
    "hits": lambda row: row["i_f_hits"],
    "takeaways": lambda row: row["i_f_takeaways"],
    "giveaways": lambda row: row["i_f_giveaways"],
    "pim": lambda row: row["i_f_penality_minutes"],
    "blockedShots": lambda row: row["shots_blocked_by_player"],
    "toi": lambda row: f"{row['icetime'] // 60:02}:{row['icetime'] % 60:02}",
    "shifts": lambda row: row["shifts"],
}
# The first shape of 2023 does not say these.
NOT_SAID_AT_FIRST = {"takeaways", "giveaways", "shifts"}


def skaters(boxscore: dict) -> list[dict]:
    return [player for _, player in boxscore_players(boxscore) if player["position"] != "G"]


@pytest.mark.parametrize("what", OURS)
@pytest.mark.parametrize("game", WITH_BOXSCORE)
def test_each_players_count_equals_the_boxscore_in_every_game_that_has_one(game: int, what: str) -> None:
    if game in FIRST_SHAPE and what in NOT_SAID_AT_FIRST:
        assert not any(what in player for player in skaters(body("boxscore", game)))
        return
    official = {player["playerId"]: player[what] for player in skaters(body("boxscore", game))}
    ours = {
        player: OURS[what](row) for (player, situation), row in players(game).items() if situation == "all"
    }
    assert len(official) == 36
    assert ours == official


@pytest.mark.parametrize("game", WITH_ALL_THREE)
def test_time_and_shifts_by_the_chart_equal_those_by_the_boxscore(game: int) -> None:
    """The chart is used when it is there, so the fallback is a second, independent figure."""
    pbp, boxscore, chart = bodies(game)
    charted, boxed = game_tables(pbp, None, chart).players, game_tables(pbp, boxscore, None).players
    for table in (charted, boxed):
        assert table["icetime"].null_count < len(table)
    for column in ("icetime", "shifts", "ice_time_rank"):
        assert charted[column].to_pylist()[:36] == boxed[column].to_pylist()[:36]


@pytest.mark.parametrize("game", WITH_BOXSCORE)
def test_each_teams_shots_on_goal_equal_the_boxscore(game: int) -> None:
    boxscore = body("boxscore", game)
    for side in ("awayTeam", "homeTeam"):
        team = boxscore[side]
        assert teams(game)[team["abbrev"], "all"]["shots_on_goal_for"] == team["sog"]


def test_2023020204_with_its_duplicated_shift_rows_is_exact() -> None:
    chart = body("shiftcharts", 2023020204)
    told = [
        (row["playerId"], row["period"], row["startTime"], row["endTime"])
        for row in chart["data"]
        if row["typeCode"] == 517
    ]
    assert len(told) - len(set(told)) == 4
    assert tables(2023020204).warnings == ["4 duplicated shift rows dropped"]
    for player in skaters(body("boxscore", 2023020204)):
        row = players(2023020204)[player["playerId"], "all"]
        assert (OURS["toi"](row), row["shifts"]) == (player["toi"], player["shifts"])


def test_a_game_without_a_shift_chart_keeps_its_player_rows_and_on_ice_is_null() -> None:
    """NULL is unknown: never 0 for what only the chart knows."""
    pbp, boxscore, chart = bodies(2024020001)
    without, with_chart = game_tables(pbp, boxscore, None), game_tables(pbp, boxscore, chart)
    assert len(without.players) == len(with_chart.players) == 144
    for column in without.players.column_names:
        values = without.players[column].to_pylist()
        if column.startswith(("on_ice_", "off_ice_")):
            assert set(values) == {None}, column
        elif column in ("icetime", "shifts", "ice_time_rank"):
            assert values[36:] == [None] * 108, column
        elif column == "has_shifts":
            assert set(values) == {False}
        elif column == "shift_source":
            assert set(values) == {None}
        else:
            assert values == with_chart.players[column].to_pylist(), column
    strengths = [row for row in without.teams.to_pylist() if row["situation"] != "all"]
    assert {row["ice_time"] for row in strengths} == {None}


def test_without_boxscore_and_chart_time_is_null() -> None:
    found = game_tables(body("play-by-play", 2024020001), None, None)
    assert found.warnings == ["no boxscore", "no shift chart"]
    for column in ("icetime", "shifts", "ice_time_rank"):
        assert found.players[column].null_count == 144
