"""What the simulated API serves changes with the time."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta

import pytest

from ingestion.transform.payload import validate
from ingestion.transform.schedule import read_week
from tests.support.simulated_nhl import Fate, League
from tests.support.simulated_nhl.game import simulate
from tests.support.simulated_nhl.schedules import season_games

GAME = 2024020300
HOUR = timedelta(hours=1)
ENDPOINTS = ("play-by-play", "boxscore", "shiftcharts")


def league(fate: Fate | None = None, **options: object) -> League:
    return League(seasons=[20242025], fates={GAME: fate or Fate()}, **options)  # type: ignore[arg-type]


def body(league: League, endpoint: str, key: object = GAME) -> dict:
    return json.loads(league.body(endpoint, str(key)) or b"null")


def listed(league: League, day: str) -> dict[int, dict]:
    return {row["game_id"]: row for row in read_week(body(league, "schedule", day)).rows}


def test_a_game_goes_through_its_states():
    api = league()
    start = api.games[GAME].start
    states = []
    for minutes in range(-120, 24 * 60, 5):
        api.now = start + timedelta(minutes=minutes)
        state = body(api, "play-by-play")["gameState"]
        if state not in states:
            states.append(state)
    assert states == ["FUT", "PRE", "LIVE", "CRIT", "OVER", "FINAL", "OFF"]


def test_a_live_game_has_what_has_happened_so_far():
    api = league()
    before = (0, 0)
    for minutes in (10, 40, 80, 120, 200):
        api.now = api.games[GAME].start + timedelta(minutes=minutes)
        for endpoint in ENDPOINTS:
            validate(endpoint, GAME, body(api, endpoint))
        played = body(api, "play-by-play")
        hits = sum(
            player["hits"]
            for side in body(api, "boxscore")["playerByGameStats"].values()
            for group in ("forwards", "defense")
            for player in side[group]
        )
        assert hits == sum(play["typeDescKey"] == "hit" for play in played["plays"])
        assert (len(played["plays"]), hits) > before
        before = len(played["plays"]), hits


def test_before_the_game_there_are_no_plays_and_nobody_is_dressed():
    api = league(now=datetime(2024, 10, 10, tzinfo=UTC))
    assert (body(api, "play-by-play")["plays"], body(api, "play-by-play")["rosterSpots"]) == ([], [])
    assert "playerByGameStats" not in body(api, "boxscore")
    assert body(api, "shiftcharts") == {"data": [], "total": 0}


@pytest.mark.parametrize(("after", "hours", "rows"), [(50, 49, False), (50, 60, True), (None, 9999, False)])
def test_a_chart_comes_late_or_never(after, hours, rows):
    api = league(Fate(chart_after=after and after * HOUR))
    api.now = api.games[GAME].start + 3 * HOUR + hours * HOUR
    assert bool(body(api, "shiftcharts")["data"]) == rows


def test_a_postponed_game_is_listed_as_such_and_then_on_its_new_date():
    start = league().games[GAME].start
    fate = Fate(called_off=5 * HOUR, new_start=start + timedelta(days=40), new_date_after=24 * HOUR)
    api = league(fate, now=start - 6 * HOUR)
    day = api.games[GAME].date
    assert listed(api, str(day))[GAME]["game_schedule_state"] == "OK"
    api.now = start
    assert listed(api, str(day))[GAME]["game_schedule_state"] == "PPD"
    api.now = start + 30 * HOUR
    assert GAME not in listed(api, str(day))
    later = listed(api, str(day + timedelta(days=40)))[GAME]
    assert (later["game_date"], later["game_state"]) == (day + timedelta(days=40), "FUT")
    assert later["eastern_time"][11:] == f"{start - 5 * HOUR:%H:%M:%S}"  # New York is on standard time
    api.now = start + timedelta(days=41)
    assert body(api, "play-by-play")["gameState"] == "OFF"


def test_a_cancelled_game_is_never_played():
    api = league(Fate(called_off=5 * HOUR))
    api.now = api.games[GAME].start + 400 * HOUR
    game = listed(api, str(api.games[GAME].date))[GAME]
    assert (game["game_state"], game["game_schedule_state"]) == ("FUT", "CNCL")


def test_a_playoff_game_that_is_not_needed_leaves_the_schedule_or_stays_to_be_confirmed():
    needless = next(game for game in season_games(20242025) if game.needed_until is not None)
    for stays in (True, False):
        api = League(seasons=[20242025], fates={needless.id: Fate(stays_listed=stays)})
        api.now = needless.needed_until - HOUR
        assert listed(api, str(needless.date))[needless.id]["game_schedule_state"] == "TBD"
        api.now = needless.needed_until + HOUR
        assert (needless.id in listed(api, str(needless.date))) == stays


def test_a_season_is_unknown_before_it_is_announced():
    api = league(now=datetime(2024, 7, 1, tzinfo=UTC))
    assert body(api, "play-by-play") is None
    assert listed(api, "2024-10-08") == {}


def test_every_fate_occurs():
    api = league()
    fates = [api.fates[game] for game in api.games]
    assert any(fate.called_off and fate.new_start and fate.new_date_after for fate in fates)
    assert any(fate.new_start and not fate.new_date_after for fate in fates)
    assert any(fate.called_off and not fate.new_start for fate in fates)
    assert any(fate.chart_after is None for fate in fates)
    assert {error for fate in fates for error in fate.errors} == {"scorer", "hit", "shift"}


def test_strengths_of_all_kinds_occur():
    codes = {stint.code for game in season_games(20232024)[:60] for stint in simulate(1, game).stints}
    assert {"1551", "1541", "1451", "1441", "1531", "0651", "1560", "1331"} <= codes
    assert date(2023, 10, 10) == season_games(20232024)[0].date
