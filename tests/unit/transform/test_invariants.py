"""What must always hold: on every recorded game, and seen to fail on rows that are spoilt."""

from __future__ import annotations

from collections import Counter

import pyarrow as pa
import pytest

from ingestion.bronze import SITUATIONS, STRENGTHS
from ingestion.transform.checks import check_game
from ingestion.transform.game import game_tables
from ingestion.transform.official import discrepancies
from tests.unit.transform.games import (
    GAMES,
    REPORTED,
    all_tables,
    bodies,
    body,
    players,
    reports,
    tables,
    teams,
)

GAME = 2024020009  # overtime, five on three, all three payloads


@pytest.mark.parametrize("game", GAMES)
def test_every_recorded_game_holds_every_invariant(game: int) -> None:
    pbp, boxscore, _ = bodies(game)
    found = tables(game)
    assert check_game(found.players, found.teams, pbp) == []
    assert discrepancies(found.players, found.teams, pbp, boxscore) == []


@pytest.mark.parametrize("game", GAMES)
def test_keys_are_unique_and_season_and_type_are_those_of_the_game_id(game: int) -> None:
    for which, key in (("players", "player_id"), ("teams", "team")):
        rows = getattr(tables(game), which).to_pylist()
        assert len({(row[key], row["game_id"], row["situation"]) for row in rows}) == len(rows)
        assert {row["game_id"] for row in rows} == {game}
        start = game // 1_000_000
        assert {row["season"] for row in rows} == {start * 10_000 + start + 1}
        assert {row["game_type"] for row in rows} == {game // 10_000 % 100}
        assert {row["home_or_away"] for row in rows} == {"HOME", "AWAY"}


@pytest.mark.parametrize("game", GAMES)
def test_the_row_algebra(game: int) -> None:
    """4 x dressed skaters, 8 team rows; 144 as a rule."""
    dressed = [s for s in body("play-by-play", game)["rosterSpots"] if s["positionCode"] != "G"]
    assert Counter(s for _, s in players(game)) == dict.fromkeys(SITUATIONS, len(dressed))
    assert Counter(s for _, s in teams(game)) == dict.fromkeys(SITUATIONS, 2)


@pytest.mark.parametrize("game", GAMES)
def test_goals_are_the_final_score_less_the_shootouts(game: int) -> None:
    pbp = body("play-by-play", game)
    scores = {pbp[side]["abbrev"]: pbp[side]["score"] for side in ("awayTeam", "homeTeam")}
    goals = {team: teams(game)[team, "all"]["goals_for"] for team in scores}
    extra = sum(scores.values()) - sum(goals.values())
    assert extra == (pbp["gameOutcome"]["lastPeriodType"] == "SO")
    assert all(0 <= scores[team] - goals[team] <= 1 for team in scores)


def test_the_same_payloads_give_the_same_rows() -> None:
    assert game_tables(*bodies(GAME)).players.equals(tables(GAME).players)
    assert game_tables(*bodies(GAME)).teams.equals(tables(GAME).teams)


def test_the_payloads_are_not_changed() -> None:
    given = bodies(GAME)
    game_tables(*given)
    assert given == bodies(GAME)


# Each check is fed with a bad case.


def spoilt(table: pa.Table, change) -> pa.Table:
    """A copy whose rows `change` has been called with (it returns the row, or None to drop it)."""
    rows = [change(dict(row)) for row in table.to_pylist()]
    return pa.Table.from_pylist([row for row in rows if row is not None], schema=table.schema)


def complaints(*, player=None, team=None, pbp=None) -> list[str]:
    given_pbp, _, _ = bodies(GAME)
    found = tables(GAME)
    if pbp:
        pbp(given_pbp)
    return check_game(
        spoilt(found.players, player) if player else found.players,
        spoilt(found.teams, team) if team else found.teams,
        given_pbp,
    )


def someone(situation: str = "all", **at_least: int) -> dict:
    """The first skater of the game with at least so much in each column."""
    return next(
        row
        for (_, s), row in players(GAME).items()
        if s == situation and all(row[column] >= least for column, least in at_least.items())
    )


def adding(amount: int, column: str, **where):
    def change(row: dict) -> dict:
        if all(row[name] == value for name, value in where.items()):
            row[column] += amount
        return row

    return change


def test_unspoilt_rows_have_no_complaint() -> None:
    assert complaints() == []


def test_a_missing_player_row_is_noticed() -> None:
    who = someone()["player_id"]
    (said,) = complaints(
        player=lambda row: None if (row["player_id"], row["situation"]) == (who, "5on4") else row
    )
    assert said == f"Game {GAME} has 143 player rows where 144 are due; {who} 5on4 is there 0 times."


def test_a_missing_player_is_noticed() -> None:
    who = someone()["player_id"]
    (said,) = complaints(player=lambda row: None if row["player_id"] == who else row)
    assert said.startswith(f"Game {GAME} has 140 player rows where 144 are due")


def test_a_missing_team_row_is_noticed() -> None:
    (said,) = complaints(team=lambda row: None if row["situation"] == "5on4" else row)
    assert said.startswith(f"Game {GAME} has 6 team rows where 8 are due")


def test_a_doubled_row_is_noticed() -> None:
    pbp, _, _ = bodies(GAME)
    found = tables(GAME)
    doubled = pa.concat_tables([found.teams, found.teams.slice(0, 1)])
    (said,) = check_game(found.players, doubled, pbp)
    assert said.endswith("is there 2 times.")


def test_a_row_of_another_season_is_noticed() -> None:
    def change(row: dict) -> dict:
        return {**row, "season": 20232024} if row["situation"] == "all" else row

    assert complaints(team=change) == [f"Game {GAME} has team rows of another game or season."]


def test_goals_that_are_not_the_final_score_are_noticed() -> None:
    def corrected(pbp: dict) -> None:
        pbp["homeTeam"]["score"] += 1

    (said,) = complaints(pbp=corrected)
    home = body("play-by-play", GAME)["homeTeam"]
    goals, score = home["score"], home["score"] + 1
    assert said == f"{home['abbrev']} has {goals} goals in game {GAME}; by the final score it has {score}."


def test_a_shootout_takes_one_goal_off_the_winner() -> None:
    def decided(pbp: dict) -> None:
        pbp["gameOutcome"]["lastPeriodType"] = "SO"

    (said,) = complaints(pbp=decided)  # the winner's last goal was scored in play
    assert "by the final score it has" in said


def test_players_goals_that_do_not_add_up_to_the_teams_are_noticed() -> None:
    row = someone(i_f_goals=1)
    said = complaints(player=adding(1, "i_f_goals", player_id=row["player_id"], situation="all"))
    assert any(f"{row['player_team']}'s players have" in one and "goals" in one for one in said)


def test_players_shots_that_do_not_add_up_to_the_teams_are_noticed() -> None:
    row = someone()
    said = complaints(player=adding(1, "i_f_shots_on_goal", player_id=row["player_id"], situation="all"))
    assert any(f"{row['player_team']}'s players have" in one and "shots on goal" in one for one in said)


@pytest.mark.parametrize("column", ["i_f_hits", "on_ice_f_shot_attempts", "penalties_drawn", "icetime"])
def test_more_in_the_strengths_than_in_all_is_noticed_for_players(column: str) -> None:
    who = someone()["player_id"]
    said = complaints(player=adding(9999, column, player_id=who, situation="5on5"))
    assert any(one.startswith(f"{who} has {column} ") and "three strengths" in one for one in said)


def test_more_in_the_strengths_than_in_all_is_noticed_for_teams() -> None:
    team = someone()["player_team"]
    said = complaints(team=adding(99, "hits_for", team=team, situation="4on5"))
    assert any(one.startswith(f"{team} has hits_for ") and "three strengths" in one for one in said)


@pytest.mark.parametrize("situation", SITUATIONS)
def test_for_that_is_not_the_opponents_against_is_noticed(situation: str) -> None:
    team = someone()["player_team"]
    said = complaints(team=adding(-1, "takeaways_for", team=team, situation=situation))
    mirrored = {"5on4": "4on5", "4on5": "5on4"}.get(situation, situation)
    opponent = someone()["opposing_team"]
    against = teams(GAME)[opponent, mirrored]["takeaways_against"]
    assert any(
        one.startswith(f"{team} has takeaways_for {against - 1} at {situation}")
        and one.endswith(f"{opponent} has {against} against.")
        for one in said
    )


@pytest.mark.parametrize("situation", STRENGTHS)
def test_ice_time_of_the_skaters_that_is_not_the_teams_is_noticed(situation: str) -> None:
    row = someone(situation, icetime=5)
    said = complaints(player=adding(-5, "icetime", player_id=row["player_id"], situation=situation))
    assert len(said) == 1
    assert said[0].startswith(f"{row['player_team']}'s skaters have ")
    assert f" s at {situation} of {GAME}; " in said[0]


def test_a_player_who_outlasts_the_game_is_noticed() -> None:
    who = someone()
    said = complaints(player=adding(9999, "icetime", player_id=who["player_id"], situation="all"))
    assert f"{who['player_name']} was on the ice longer than game {GAME} lasted." in said


def test_a_column_exists_only_if_it_is_computed() -> None:
    """Over the recorded games, one of them with its HTML reports, no column is always the same."""
    reported = game_tables(*bodies(REPORTED), reports(REPORTED))
    for which in ("players", "teams"):
        whole = pa.concat_tables([getattr(each, which) for each in [*map(all_tables, GAMES), reported]])
        for column in whole.column_names:
            values = set(whole[column].to_pylist()) - {None}
            assert len(values) > 1, f"{column} is always {values}"
