"""Rows of shifts, goalies, rosters, officials, players, teams and standings, on recorded games."""

from __future__ import annotations

from datetime import date

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from ingestion.bronze import STANDINGS, TABLES
from ingestion.transform.clock import seconds
from ingestion.transform.game import game_tables
from ingestion.transform.payload import PayloadError, boxscore_players
from ingestion.transform.players import player_rows
from ingestion.transform.standings import standings_rows
from ingestion.transform.teams import team_rows
from tests.support.season import play_by_plays
from tests.unit.transform.games import (
    FIRST_SHAPE,
    GAMES,
    REPORTED,
    WITH_ALL_THREE,
    WITH_BOXSCORE,
    WITH_OFFICIALS,
    WITH_SHIFTS,
    all_tables,
    bodies,
    body,
    reports,
    tables,
)

NO_STANDINGS = TABLES[STANDINGS].schema.empty_table()


@pytest.mark.parametrize("game", GAMES)
def test_keys_are_unique_and_required_columns_filled(game: int) -> None:
    for name, table in all_tables(game).by_name.items():
        key = list(TABLES[name].key)
        assert len(table.group_by(key).aggregate([])) == len(table), name
        for field in table.schema:
            assert field.nullable or table[field.name].null_count == 0, (name, field.name)


@pytest.mark.parametrize("game", WITH_ALL_THREE)
def test_shifts_add_up_to_the_boxscore(game: int) -> None:
    table = tables(game).shifts
    summed = table.group_by("player_id").aggregate([("duration_seconds", "sum"), ("shift_number", "max")])
    ours = {row["player_id"]: row["duration_seconds_sum"] for row in summed.to_pylist()}
    numbers = {row["player_id"]: row["shift_number_max"] for row in summed.to_pylist()}
    for _, player in boxscore_players(body("boxscore", game)):
        if player["position"] != "G":
            assert ours[player["playerId"]] == seconds(player["toi"])
            assert numbers[player["playerId"]] == player.get("shifts", numbers[player["playerId"]])


@pytest.mark.parametrize("game", WITH_SHIFTS)
def test_a_shift_has_the_same_seconds_by_period_and_by_game(game: int) -> None:
    for row in tables(game).shifts.to_pylist():
        assert row["game_start_seconds"] == (row["period"] - 1) * 1200 + row["start_seconds"]
        assert row["game_end_seconds"] == (row["period"] - 1) * 1200 + row["end_seconds"]
        assert row["duration_seconds"] == row["end_seconds"] - row["start_seconds"] > 0


def test_shifts_are_those_of_the_source_that_the_ice_time_comes_from() -> None:
    """Of the chart, of the reports where there is none, and none of a chart that is not used."""
    assert set(tables(2024020001).shifts["shift_source"].to_pylist()) == {"chart"}
    found = game_tables(body("play-by-play", REPORTED), None, None, reports())
    assert set(found.shifts["shift_source"].to_pylist()) == {found.shift_source} == {"report"}
    icetime = {
        row["player_id"]: row["icetime"] for row in found.players.to_pylist() if row["situation"] == "all"
    }
    on = found.shifts.group_by("player_id").aggregate([("duration_seconds", "sum")]).to_pylist()
    skaters = {row["player_id"]: row["duration_seconds_sum"] for row in on if row["player_id"] in icetime}
    assert skaters == icetime
    play_by_play, boxscore, chart = bodies(2024020001)
    chart["data"] = [row for row in chart["data"] if row["period"] == 1]
    cut = game_tables(play_by_play, boxscore, {**chart, "total": len(chart["data"])})
    assert (cut.shift_source, len(cut.shifts)) == (None, 0)


def test_a_game_without_a_chart_has_no_shifts() -> None:
    assert len(tables(2023020001).shifts) == 0


@pytest.mark.parametrize("game", WITH_BOXSCORE)
def test_goalies_equal_the_boxscore(game: int) -> None:
    rows = {row["player_id"]: row for row in tables(game).goalies.to_pylist()}
    official = [player for _, player in boxscore_players(body("boxscore", game)) if player["position"] == "G"]
    assert set(rows) == {player["playerId"] for player in official}
    for player in official:
        row = rows[player["playerId"]]
        saved, faced = map(int, player["saveShotsAgainst"].split("/"))
        assert (row["shots_on_goal_against"], row["saved_shots_on_goal"]) == (faced, saved)
        assert row["goals_against"] == player["goalsAgainst"]
        assert row["icetime"] == seconds(player["toi"])
        assert row["penality_minutes"] == player["pim"]
        assert row["is_starter"] is player.get("starter")
        parts = [row[f"{kind}_shots_against"] for kind in ("even_strength", "power_play", "shorthanded")]
        assert sum(parts) == faced
        dangers = [row[f"{danger}_danger_shots_against"] for danger in ("low", "medium", "high")]
        assert sum(dangers) == row["unblocked_shot_attempts_against"]
        assert row["save_percentage"] == (saved / faced if faced else None)


def test_a_goalies_boxscore_columns_are_null_without_one() -> None:
    for row in tables(2023020001).goalies.to_pylist():
        for name in ("is_starter", "decision", "power_play_shots_against", "icetime"):
            assert row[name] is None, name
        assert row["shots_on_goal_against"] is not None


@pytest.mark.parametrize("game", WITH_OFFICIALS)
def test_officials_and_scratches_are_those_of_the_page(game: int) -> None:
    info = body("right-rail", game)["gameInfo"]
    officials = all_tables(game).officials.to_pylist()
    for role, served in (("REFEREE", "referees"), ("LINESMAN", "linesmen")):
        assert {row["name"] for row in officials if row["role"] == role} == {
            person["default"] for person in info[served]
        }
    coaches = {row["team"]: row["name"] for row in officials if row["role"] == "HEAD COACH"}
    assert list(coaches.values()) == [info[side]["headCoach"]["default"] for side in ("awayTeam", "homeTeam")]
    rosters = all_tables(game).rosters.to_pylist()
    dressed = {row["player_id"] for row in rosters if row["status"] == "DRESSED"}
    assert dressed == {spot["playerId"] for spot in body("play-by-play", game)["rosterSpots"]}
    scratched = {p["id"] for side in ("awayTeam", "homeTeam") for p in info[side]["scratches"]}
    assert {row["player_id"] for row in rosters if row["status"] == "SCRATCHED"} == scratched - dressed
    assert {row["sweater_number"] is None for row in rosters if row["status"] == "SCRATCHED"} <= {True}


def test_boxscores_of_2023_have_the_officials() -> None:
    for game in FIRST_SHAPE:
        roles = tables(game).officials["role"].to_pylist()
        assert roles.count("REFEREE") == roles.count("LINESMAN") == roles.count("HEAD COACH") == 2


def test_without_the_page_there_are_no_officials() -> None:
    assert len(tables(2023020001).officials) == 0
    assert set(tables(2023020001).rosters["status"].to_pylist()) == {"DRESSED"}


def test_a_page_of_another_game_is_refused() -> None:
    with pytest.raises(PayloadError, match="asked for game 2024020001 is of game 2024020009"):
        game_tables(*bodies(2024020001), right_rail=body("right-rail", 2024020009))


def test_players_have_birth_height_and_hand_of_the_roster() -> None:
    rows = {
        row["player_id"]: row
        for row in player_rows({"TOR-20232024": body("roster", "TOR-20232024")}, empty_rosters()).to_pylist()
    }
    assert len(rows) == 26
    matthews = rows[8479318]
    assert (matthews["player_name"], matthews["position"]) == ("Auston Matthews", "C")
    assert matthews["team"] == "TOR"
    assert (matthews["birth_date"], matthews["shoots_catches"]) == (date(1997, 9, 17), "L")
    assert matthews["height_inches"] == 75


def empty_rosters() -> pa.Table:
    return tables(2024020001).rosters.slice(0, 0)


def test_a_player_in_a_game_and_on_no_roster_has_null_for_the_unknown() -> None:
    for row in player_rows({}, tables(2024020001).rosters).to_pylist():
        assert row["birth_date"] is row["height_inches"] is row["shoots_catches"] is None
        assert row["player_name"]
        assert row["sweater_number"] is not None


def test_a_traded_player_has_one_row_with_his_latest_team() -> None:
    roster = body("roster", "CAR-20242025")
    player = roster["forwards"][0]
    game = tables(2024020001).rosters.slice(0, 1).to_pylist()[0]
    moved = pa.Table.from_pylist(
        [{**game, "player_id": player["id"], "team": "BUF"}], schema=tables(2024020001).rosters.schema
    )
    picture = player["headshot"].replace("/CAR/", "/BUF/")
    other = {
        "forwards": [{**player, "weightInPounds": 1, "headshot": picture}],
        "defensemen": [],
        "goalies": [],
    }
    rows = player_rows({"CAR-20242025": roster, "BUF-20242025": other}, moved).to_pylist()
    (row,) = (row for row in rows if row["player_id"] == player["id"])
    assert (row["team"], row["weight_pounds"]) == ("BUF", 1)


def test_teams_have_ids_codes_and_names_by_season() -> None:
    standings = standings_rows("2024-10-08", body("standings", "2024-10-08"))
    headers = [body("play-by-play", game) for game in GAMES]
    rows = {(row["team_id"], row["season"]): row for row in team_rows(headers, standings).to_pylist()}
    assert rows[53, 20232024]["team"] == "ARI"
    assert rows[59, 20242025]["team"] == "UTA"
    assert not {season for team, season in rows if team == 53} - {20232024}
    toronto = rows[10, 20242025]
    assert (toronto["team"], toronto["team_name"]) == ("TOR", "Toronto Maple Leafs")
    assert (toronto["conference"], toronto["division"]) == ("Eastern", "Atlantic")
    assert rows[53, 20232024]["team_name"] is None  # no standings of that season here


def test_preseason_and_events_make_no_teams() -> None:
    header = {**body("play-by-play", 2024020001), "gameType": 1}
    assert len(team_rows([header], NO_STANDINGS)) == 0


@pytest.mark.parametrize("day", ["2023-11-10", "2024-04-18", "2024-10-08", "2025-10-07", "2026-04-17"])
def test_standings_have_a_row_per_team_that_adds_up(day: str) -> None:
    rows = standings_rows(day, body("standings", day)).to_pylist()
    assert len(rows) == len({row["team"] for row in rows}) == 32
    for row in rows:
        assert row["date"] == date.fromisoformat(day)
        assert row["points"] == 2 * row["wins"] + row["ot_losses"] + row["ties"]
        assert row["games_played"] == row["wins"] + row["losses"] + row["ot_losses"] + row["ties"]
        assert row["games_played"] == row["home_games_played"] + row["road_games_played"]
        assert row["goal_differential"] == row["goals_for"] - row["goals_against"]


def test_standings_of_another_date_are_refused() -> None:
    with pytest.raises(PayloadError, match="asked for 2024-04-17 are of 2024-04-18"):
        standings_rows("2024-04-17", body("standings", "2024-04-18"))


def test_standings_at_the_end_of_a_season_equal_its_games() -> None:
    """Wins in regulation by the recorded play-by-plays' scores, against the table of the last day."""
    from collections import Counter

    wins: Counter[str] = Counter()
    for pbp in play_by_plays():
        if pbp["gameType"] == 2 and pbp["gameOutcome"]["lastPeriodType"] == "REG":
            better = max((pbp["awayTeam"], pbp["homeTeam"]), key=lambda team: team["score"])
            wins[better["abbrev"]] += 1
    table = standings_rows("2024-04-18", body("standings", "2024-04-18"))
    official = dict(zip(table["team"].to_pylist(), table["regulation_wins"].to_pylist(), strict=True))
    assert dict(wins) == official
    assert pc.sum(table["regulation_wins"]).as_py() == wins.total()
