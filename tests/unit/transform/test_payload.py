"""Payloads that are not what they claim to be are refused before they can become rows."""

from __future__ import annotations

import pytest

from ingestion.transform.game import game_tables
from ingestion.transform.payload import PayloadError, boxscore_players, completeness, is_final, validate
from tests.unit.transform.games import GAMES, OTHERS, SAMPLE, WITH_BOXSCORE, WITH_SHIFTS, body

GAME = 2024020009
RECORDED = sorted(
    (path.parent.name, path.name.split(".")[0]) for path in (SAMPLE / "nhl").glob("*/*.json.gz")
)
VARIANTS = sorted(
    (path.parent.name, path.name.split(".")[0]) for path in (OTHERS / "variants").glob("*/*.json.gz")
)


def refused(endpoint: str, key: int | str, given: object) -> str:
    with pytest.raises(PayloadError) as error:
        validate(endpoint, key, given)
    said = str(error.value)
    assert "\n" not in said
    assert said.endswith(".")
    return said


@pytest.mark.parametrize(("endpoint", "key"), RECORDED)
def test_every_recorded_answer_is_accepted_for_its_own_key(endpoint: str, key: str) -> None:
    validate(endpoint, key, body(endpoint, key))


@pytest.mark.parametrize(("endpoint", "name"), VARIANTS)
def test_answers_of_live_and_future_games_are_accepted_and_are_not_final(endpoint: str, name: str) -> None:
    given = body(f"variants/{endpoint}", name, OTHERS)
    validate(endpoint, name[:10], given)
    assert is_final(given) == name.endswith("__alt")


@pytest.mark.parametrize(("endpoint", "name"), [("schedule", "2023-09-07"), ("schedule", "2022-04-27")])
def test_weeks_without_games_and_of_old_seasons_are_accepted(endpoint: str, name: str) -> None:
    validate(endpoint, name, body(endpoint, name, OTHERS))


@pytest.mark.parametrize("endpoint", ["play-by-play", "boxscore", "shiftcharts"])
def test_an_answer_for_another_game_is_refused(endpoint: str) -> None:
    said = refused(endpoint, 2024020001, body(endpoint, GAME))
    assert "asked for game 2024020001 is of game 2024020009" in said


def test_a_schedule_of_another_week_is_refused() -> None:
    said = refused("schedule", "2024-12-24", body("schedule", "2024-10-06"))
    assert said == "The schedule asked for 2024-12-24 is of the week from 2024-10-06."


@pytest.mark.parametrize("endpoint", ["play-by-play", "boxscore", "shiftcharts", "schedule"])
@pytest.mark.parametrize("given", [None, [], "<html>", 5])
def test_what_is_no_object_is_refused(endpoint: str, given: object) -> None:
    assert "not an object" in refused(endpoint, GAME, given)


@pytest.mark.parametrize("endpoint", ["play-by-play", "boxscore", "shiftcharts", "schedule"])
def test_an_error_in_json_is_refused(endpoint: str) -> None:
    refused(endpoint, "2024-10-06" if endpoint == "schedule" else GAME, {"message": "Internal error"})


def test_an_unknown_endpoint_is_refused() -> None:
    assert "'landing'" in refused("landing", GAME, {})


@pytest.mark.parametrize("name", ["season", "gameType", "gameDate", "gameState", "awayTeam"])
def test_a_header_cut_short_is_refused(name: str) -> None:
    given = body("play-by-play", GAME)
    del given[name]
    assert refused("play-by-play", GAME, given).endswith(f"it has no {name}.")


def test_a_season_that_is_not_the_ids_is_refused() -> None:
    given = {**body("play-by-play", GAME), "season": 20232024}
    assert "says season 20232024" in refused("play-by-play", GAME, given)


@pytest.mark.parametrize("endpoint", ["play-by-play", "boxscore"])
def test_a_type_that_is_not_the_ids_is_refused(endpoint: str) -> None:
    given = {**body(endpoint, GAME), "gameType": 3}
    assert refused(endpoint, GAME, given).endswith("says gameType 3, which its id does not.")


def test_a_final_game_without_plays_is_refused() -> None:
    given = {**body("play-by-play", GAME), "plays": []}
    assert (
        refused("play-by-play", GAME, given) == f"The play-by-play of game {GAME} is final and has no plays."
    )


def test_a_final_game_without_a_period_is_refused() -> None:
    given = body("play-by-play", GAME)
    given["plays"] = [play for play in given["plays"] if play["periodDescriptor"]["number"] != 2]
    assert "it has no plays of period 2" in refused("play-by-play", GAME, given)


@pytest.mark.parametrize("kept", [1, 100, 320])
def test_a_final_game_whose_plays_stop_is_refused(kept: int) -> None:
    given = body("play-by-play", GAME)
    assert len(given["plays"]) > kept
    given["plays"] = given["plays"][:kept]
    assert "is cut short" in refused("play-by-play", GAME, given)
    with pytest.raises(PayloadError):
        game_tables(given, None, None)


def test_a_final_game_without_a_teams_roster_is_refused() -> None:
    given = body("play-by-play", GAME)
    home = given["homeTeam"]
    given["rosterSpots"] = [spot for spot in given["rosterSpots"] if spot["teamId"] != home["id"]]
    assert f"{home['abbrev']} has 0 skaters in rosterSpots" in refused("play-by-play", GAME, given)


@pytest.mark.parametrize("name", ["typeDescKey", "periodDescriptor", "timeInPeriod"])
def test_a_play_that_lacks_a_field_costs_no_game(name: str) -> None:
    given = body("play-by-play", GAME)
    del given["plays"][7][name]
    validate("play-by-play", GAME, given)


def test_a_final_boxscore_without_a_teams_players_is_refused() -> None:
    given = body("boxscore", GAME)
    del given["playerByGameStats"]["homeTeam"]
    assert "lacks the players of a team" in refused("boxscore", GAME, given)


def test_a_shift_chart_of_fewer_rows_than_it_says_is_refused() -> None:
    given = body("shiftcharts", GAME)
    given["data"] = given["data"][:500]
    assert refused("shiftcharts", GAME, given).endswith("is cut short: 500 rows of 867.")


def test_an_empty_shift_chart_is_an_answer() -> None:
    validate("shiftcharts", GAME, {"data": [], "total": 0})
    assert completeness("shiftcharts", {"data": [], "total": 0}) == 0


def test_a_schedule_whose_key_is_no_date_is_refused() -> None:
    assert "not a date" in refused("schedule", "now", body("schedule", "2024-10-06"))


@pytest.mark.parametrize("state", ["FUT", "PRE", "LIVE", "CRIT", "OVER"])
def test_only_final_and_off_are_final(state: str) -> None:
    assert not is_final({"gameState": state})
    assert not is_final({})
    assert is_final({"gameState": "FINAL"})
    assert is_final({"gameState": "OFF"})


def test_completeness_counts_plays_players_shifts_and_games() -> None:
    assert completeness("play-by-play", body("play-by-play", GAME)) == 323
    assert completeness("boxscore", body("boxscore", GAME)) == 40
    assert completeness("shiftcharts", body("shiftcharts", GAME)) == 856
    assert completeness("schedule", body("schedule", "2024-10-06")) == 36


def test_repeated_shift_rows_do_not_make_a_chart_more_complete() -> None:
    assert completeness("shiftcharts", body("shiftcharts", 2023020204)) == 689 - 4


@pytest.mark.parametrize(
    ("less", "more"),
    [("2023020377__live-108plays", "2023020377__live-110plays")],
)
def test_a_later_capture_of_a_live_game_is_more_complete(less: str, more: str) -> None:
    earlier, later = (body("variants/play-by-play", name, OTHERS) for name in (less, more))
    assert completeness("play-by-play", earlier) < completeness("play-by-play", later)


def test_a_future_boxscore_holds_nothing() -> None:
    assert completeness("boxscore", body("variants/boxscore", "2023020204__fut", OTHERS)) == 0


def test_both_shapes_of_the_boxscore_say_shots_as_sog() -> None:
    for game in (2023020185, 2024020009):
        skaters = [p for _, p in boxscore_players(body("boxscore", game)) if p["position"] != "G"]
        assert len(skaters) == 36
        assert all(isinstance(player["sog"], int) for player in skaters)


def test_the_sample_is_whole() -> None:
    assert len(GAMES) == 47
    assert len(WITH_BOXSCORE) == 8
    assert len(WITH_SHIFTS) == 5


ROSTERS = ["BOS-20252026", "CAR-20242025", "STL-20252026", "TOR-20232024"]


@pytest.mark.parametrize("key", ROSTERS)
def test_the_roster_of_another_team_is_refused(key: str) -> None:
    given = body("roster", key)
    validate("roster", key, given)
    team, season = key.split("-")
    said = refused("roster", f"MTL-{season}", given)
    assert said == f"The roster asked for MTL-{season} is that of {team}."


def test_a_roster_whose_pictures_name_no_team_is_believed() -> None:
    given = body("roster", "TOR-20232024")
    players = [player for group in ("forwards", "defensemen", "goalies") for player in given[group]]
    for player in players[:-1]:
        player["headshot"] = "https://assets.nhle.com/mugs/nhl/default-skater.png"
    validate("roster", "TOR-20232024", given)  # the picture of one player is of his team
    players[-1].pop("headshot")
    validate("roster", "TOR-20232024", given)


def test_standings_with_rows_of_two_dates_are_refused_when_most_are_of_another() -> None:
    given = body("standings", "2024-10-08")
    for team in given["standings"][:-1]:
        team["date"] = "2024-10-07"
    assert refused("standings", "2024-10-08", given).endswith("asked for 2024-10-08 are of 2024-10-07.")


def test_standings_of_which_half_are_of_another_date_are_refused() -> None:
    given = body("standings", "2024-10-08")
    for team in given["standings"][:16]:
        team["date"] = "2024-10-07"
    assert refused("standings", "2024-10-08", given).endswith("asked for 2024-10-08 are of 2024-10-07.")
