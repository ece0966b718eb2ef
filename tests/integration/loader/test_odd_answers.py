"""Odd answers of the API: each costs its own game or week, and is asked for again. Runs in this process."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

import pytest

from tests.integration.loader.conftest import ENDPOINTS, Loader
from tests.support import nhl_server as api
from tests.support.nhl_server import HEADER, NhlServer, compose_week, recorded

FIRST, SECOND, THIRD = 2024020001, 2024020009, 2024020003
GAMES, SCHEDULE = "bronze_games_historical_v2", "bronze_schedule_2023_v2"
WEEK_OF_SECOND = "2024-10-06"


@pytest.fixture
def two_games(live: Loader, nhl_server: NhlServer, on: Callable[[str], None]) -> Loader:
    nhl_server.only(FIRST, SECOND)
    on("2024-12-01")
    return live


def header(game: int, **changes: object) -> dict:
    given = json.loads(recorded("play-by-play", game))
    return {**{name: given[name] for name in HEADER if name in given}, **changes}


def serve_week(server: NhlServer, *games: dict, first: str = WEEK_OF_SECOND) -> None:
    server.serve("schedule", first, compose_week(date.fromisoformat(first), list(games)))


def loaded(loader: Loader) -> set[int]:
    return {row["game_id"] for row in loader.rows(GAMES)}


def states(loader: Loader) -> dict[int, str]:
    return {row["game_id"]: row["game_state"] for row in loader.rows(SCHEDULE)}


def weeks_asked(server: NhlServer) -> list[str]:
    return sorted(path[-10:] for path in server.paths() if "/schedule/" in path)


# A week that was once served without its games


@pytest.mark.thorough
def test_a_past_week_without_games_is_asked_for_again(two_games, nhl_server, on):
    serve_week(nhl_server)
    two_games.ok()
    assert loaded(two_games) == {FIRST}
    serve_week(nhl_server, header(SECOND))
    nhl_server.requests.clear()
    two_games.ok()
    assert weeks_asked(nhl_server) == []  # once a day is enough
    on("2024-12-04")
    two_games.ok()
    assert loaded(two_games) == {FIRST, SECOND}


@pytest.mark.thorough
def test_a_past_week_with_fewer_games_than_it_counts_is_asked_for_again(two_games, nhl_server, on):
    week = compose_week(date.fromisoformat(WEEK_OF_SECOND), [header(THIRD, gameDate="2024-10-08")])
    nhl_server.serve("schedule", WEEK_OF_SECOND, {**week, "numberOfGames": 2})
    nhl_server.serve("play-by-play", THIRD, recorded("play-by-play", THIRD))
    two_games.run()
    assert SECOND not in loaded(two_games)
    serve_week(nhl_server, header(SECOND))
    on("2024-12-02")
    two_games.run()
    assert SECOND in loaded(two_games)


@pytest.mark.thorough
def test_a_one_time_load_asks_for_every_week_again(two_games, nhl_server):
    two_games.ok()
    nhl_server.requests.clear()
    two_games.ok(one_time_load=True)
    assert weeks_asked(nhl_server) == [f"2024-{day}" for day in ("09-29", "10-06", "10-13", "10-20")]


# An odd game in a schedule


def test_an_odd_game_of_a_schedule_is_named_and_the_others_load(two_games, nhl_server):
    odd = header(THIRD, id=2024020777, gameDate="2024-10-09", gameState="FUT", gameScheduleState="PPD")
    del odd["startTimeUTC"]
    strange = header(THIRD, id=2024020778, gameDate="2024-10-09", gameState="FUT")
    del strange["awayTeam"]["abbrev"]
    serve_week(nhl_server, odd, strange, header(SECOND))
    said = two_games.ok()
    assert "A game of the schedule is left out: schedule: awayTeam.abbrev of game 2024020778 is None." in said
    assert loaded(two_games) == {FIRST, SECOND}
    ledger = two_games.ledger()
    assert ledger[2024020777]["oddities"] == "schedule: startTimeUTC of game 2024020777 is None"
    assert ledger[2024020778]["oddities"] == "schedule: awayTeam.abbrev of game 2024020778 is None"
    assert not ledger[2024020778]["is_final"]
    assert 2024020778 not in states(two_games)
    assert all(
        row["start_time_utc"] is None for row in two_games.rows(SCHEDULE) if row["game_id"] == 2024020777
    )
    serve_week(nhl_server, header(SECOND))
    two_games.ok()
    two_games.ok(replay=True)
    assert loaded(two_games) == {FIRST, SECOND}


@pytest.mark.thorough
def test_a_game_that_is_listed_on_two_dates_of_a_week_costs_no_game(two_games, nhl_server, on):
    left = header(SECOND, gameDate="2024-10-08", gameState="FUT", gameScheduleState="PPD")
    serve_week(nhl_server, left, header(SECOND))
    on("2024-10-11")
    two_games.ok()
    assert loaded(two_games) == {FIRST, SECOND}
    oddities = two_games.ledger()[SECOND]["oddities"]
    assert oddities.startswith("schedule: game 2024020009 is listed as CGY at VAN on 2024-10-08 (PPD) and ")
    assert two_games.archive.keys("schedule")[1] == WEEK_OF_SECOND
    serve_week(nhl_server, header(SECOND))
    on("2024-10-12")
    two_games.ok()
    assert two_games.ledger()[SECOND]["oddities"] is None


# An odd game


@pytest.mark.thorough
def test_a_team_with_another_code_in_the_boxscore_costs_no_game(two_games, nhl_server):
    boxscore = json.loads(recorded("boxscore", SECOND))
    boxscore["homeTeam"]["abbrev"] = "UTA"
    nhl_server.serve("boxscore", SECOND, boxscore)
    two_games.ok()
    two_games.ok(replay=True)
    assert loaded(two_games) == {FIRST, SECOND}


@pytest.mark.thorough
def test_a_time_that_is_none_costs_one_field(two_games, nhl_server):
    boxscore = json.loads(recorded("boxscore", SECOND))
    boxscore["playerByGameStats"]["homeTeam"]["forwards"][0]["toi"] = "--"
    nhl_server.serve("boxscore", SECOND, boxscore)
    plays = json.loads(recorded("play-by-play", SECOND))
    del plays["plays"][20]["timeInPeriod"]
    nhl_server.serve("play-by-play", SECOND, plays)
    two_games.ok()
    assert loaded(two_games) == {FIRST, SECOND}
    entry = two_games.ledger()[SECOND]
    assert "boxscore: toi of player 8478444 is '--'" in entry["oddities"]
    assert "play-by-play: timeInPeriod of play " in entry["oddities"]


def test_games_spoilt_in_many_ways_cost_no_other(live, nhl_server, on):
    """Also those that an older version has put into the archive."""
    on("2024-12-01")
    nhl_server.only(FIRST, SECOND, THIRD)
    for endpoint, key, body in (
        ("schedule", "2024-10-13", b"[]"),
        ("schedule", "2024-10-20", b'{"gameWeek": [{"date": "2024-10-20", "games": [null, {"id": "x"}]}]}'),
        ("play-by-play", THIRD, b'{"id": 2024020003, "plays": 7}'),
        ("boxscore", FIRST, b"<html>"),
        ("shiftcharts", FIRST, b'{"data": [[], null, {"typeCode": 517}], "total": 3}'),
    ):
        live.archive.put(endpoint, key, body)
    live.run(replay=True)
    plays = json.loads(recorded("play-by-play", THIRD))
    plays["rosterSpots"] = [None, *plays["rosterSpots"]]
    plays["plays"] = [{}, *plays["plays"], 5]
    nhl_server.serve("play-by-play", THIRD, plays)
    live.run()
    assert loaded(live) == {FIRST, SECOND, THIRD}
    assert "rosterSpots" in live.ledger()[THIRD]["oddities"]
    before = live.rows(GAMES)
    live.run(replay=True)
    assert live.rows(GAMES) == before


# Odd rosters and standings


def test_a_doubled_player_and_an_odd_team_cost_no_page(two_games, nhl_server, on, caplog):
    roster, standings = (
        json.loads(recorded("roster", "CAR-20242025")),
        json.loads(recorded("standings", "2024-10-08")),
    )
    for group in ("forwards", "defensemen", "goalies"):
        for player in roster[group]:
            player["headshot"] = player["headshot"].replace("/CAR/", "/VAN/")
    roster["forwards"].append(roster["forwards"][0])
    nhl_server.serve("roster", "VAN-20242025", roster)
    for team in standings["standings"][1:]:
        team["date"] = "2024-10-09"
    standings["standings"].append(standings["standings"][1])
    nhl_server.serve("standings", "2024-10-09", standings)
    two_games.ok()
    assert len([row for row in two_games.rows("bronze_standings") if row["date"] == date(2024, 10, 9)]) == 31
    named = "\n".join(caplog.messages)
    assert "roster: player 8478427 is listed twice." in named
    assert "standings: date of 'NJD' is '2024-10-08', standings: team " in named
    nhl_server.requests.clear()
    on("2024-12-02")
    two_games.ok()
    assert not [path for path in nhl_server.paths() if "/roster/" in path or "/standings/" in path]


# A week that cannot be had


def test_one_week_that_cannot_be_had_costs_its_own_games_only(two_games, nhl_server, on):
    on("2024-10-10")
    nhl_server.fail("schedule", "2024-10-20", api.status(500), always=True)
    assert two_games.run() == 1
    assert "Schedule of 2024-10-20: " in two_games.err
    assert "1 schedule failed; the next run requests it again." in two_games.err
    assert loaded(two_games) == {FIRST, SECOND}
    assert two_games.run(plan=True) == 1
    assert "Schedule of 2024-10-20: " in two_games.err


# Games that are not to come any more


@pytest.mark.thorough
def test_a_game_that_left_its_week_is_not_to_come(live, nhl_server, on):
    nhl_server.only(FIRST)
    on("2024-10-07")
    serve_week(nhl_server, header(SECOND, gameState="FUT", gameScheduleState="TBD"))
    live.ok()
    assert states(live)[SECOND] == "FUT"
    serve_week(nhl_server)
    on("2024-10-10")
    live.ok()
    assert states(live)[SECOND] == "GONE"
    live.ok(replay=True)
    assert states(live)[SECOND] == "GONE"
    serve_week(nhl_server, header(SECOND))
    for endpoint in ENDPOINTS:
        nhl_server.serve(endpoint, SECOND, recorded(endpoint, SECOND))
    on("2024-10-14")
    live.ok()
    assert states(live)[SECOND] == "OFF"
    assert loaded(live) == {FIRST, SECOND}


@pytest.mark.thorough
def test_a_game_that_was_not_necessary_is_not_to_come(live, nhl_server, on):
    nhl_server.only(FIRST)
    on("2024-10-07")
    serve_week(nhl_server, header(SECOND, gameState="FUT", gameScheduleState="TBD"))
    live.ok()
    week = compose_week(
        date.fromisoformat(WEEK_OF_SECOND), [header(SECOND, gameState="FUT", gameScheduleState="TBD")]
    )
    nhl_server.serve("schedule", WEEK_OF_SECOND, {**week, "captured": "later"})
    on("2024-10-14")
    live.ok()
    assert states(live)[SECOND] == "GONE"


@pytest.mark.thorough
def test_a_game_that_was_moved_is_to_come_on_its_new_date(live, nhl_server, on):
    nhl_server.only(FIRST)
    on("2024-10-07")
    serve_week(nhl_server, header(SECOND, gameState="FUT"))
    live.ok()
    serve_week(nhl_server, header(SECOND, gameState="FUT", gameScheduleState="PPD"))
    moved = header(SECOND, gameState="FUT", gameDate="2024-10-16")
    serve_week(nhl_server, moved, first="2024-10-13")
    for day in ("2024-10-08", "2024-10-09"):
        on(day)
        live.ok()
        (row,) = (row for row in live.rows(SCHEDULE) if row["game_id"] == SECOND)
        assert (row["game_date"], row["game_state"], row["game_schedule_state"]) == (
            date(2024, 10, 16),
            "FUT",
            "OK",
        )


# A poorer answer


@pytest.mark.thorough
def test_a_poorer_answer_is_accepted_by_name(two_games, nhl_server):
    two_games.ok()
    before = two_games.rows(GAMES)
    plays = json.loads(recorded("play-by-play", SECOND))
    plays["plays"] = [
        play for play in plays["plays"] if play["typeDescKey"] not in ("missed-shot", "stoppage")
    ]
    nhl_server.serve("play-by-play", SECOND, plays)
    two_games.ok(one_time_load=True)
    assert two_games.rows(GAMES) == before
    assert "an older response holds more" in two_games.ledger()[SECOND]["not_used"]
    versions = two_games.versions()
    two_games.ok(replay=True)
    assert two_games.versions() == versions  # it is not computed again
    said = two_games.ok(replay=True, accept_poorer=[str(SECOND)])
    assert f"Game {SECOND}: accepted the play-by-play of 2024-12-01" in said
    assert two_games.rows(GAMES) != before
    assert two_games.ledger()[SECOND]["not_used"] is None
    after = two_games.rows(GAMES)
    two_games.ok(one_time_load=True)
    assert two_games.rows(GAMES) == after


def test_a_poorer_answer_of_an_unknown_game_is_refused(two_games):
    said = two_games.refused(accept_poorer=["2024029999"])
    assert "Game 2024029999 is not in " in said
