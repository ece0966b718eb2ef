"""Which weeks are requested again, and which games are to come."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from ingestion.archive import Archive
from ingestion.bronze import SCHEDULE, TABLES
from ingestion.clock import LEAGUE
from ingestion.scheduled_games import (
    Games,
    is_due,
    remember_asked,
    schedule_rows,
    scheduled_games,
    weeks_asked,
)
from tests.support.nhl_server import HEADER, compose_week, recorded

GAME, OTHER = 2024020009, 2024020003
WEEK = date(2024, 10, 6)
END = WEEK + timedelta(days=7)
SEASON = {
    "preSeasonStartDate": "2024-09-21",
    "regularSeasonStartDate": "2024-10-04",
    "regularSeasonEndDate": "2025-04-17",
    "playoffEndDate": "2025-06-24",
}


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(str(tmp_path / "landing"))


def header(game: int = GAME, **changes: object) -> dict:
    given = json.loads(recorded("play-by-play", game))
    return {**{name: given[name] for name in HEADER if name in given}, "gameDate": "2024-10-09", **changes}


def serve(
    archive: Archive, on: date, *games: dict, week: date = WEEK, hour: int = 12, **changes: object
) -> None:
    """Keep a schedule that was served at an hour of a date of the league."""
    body = {**compose_week(week, list(games)), **changes}
    at = datetime.combine(on, time(hour), LEAGUE).astimezone(UTC)
    archive.put("schedule", week.isoformat(), json.dumps(body).encode(), at)


def listed(archive: Archive, bronze: Games | None = None) -> Games:
    return scheduled_games(archive, schedule_rows((bronze or Games()).values()))


def after(days: int) -> date:
    return END + timedelta(days=days)


# Weeks


def test_a_week_is_asked_for_until_it_was_served_after_its_end(archive: Archive) -> None:
    assert is_due(archive, WEEK, after(0), 3)
    serve(archive, date(2024, 10, 12), header())
    assert is_due(archive, WEEK, after(30), 3)  # all that it lists is final, but a day was to come
    serve(archive, after(1), header(), captured=2)
    assert not is_due(archive, WEEK, after(1), 3)


def test_a_past_week_is_asked_for_ever_less_often(archive: Archive) -> None:
    serve(archive, after(1), header())
    asked = [after(1)]
    for day in range(2, 400):
        if is_due(archive, WEEK, after(day), 3, {WEEK.isoformat(): asked[-1]}):
            asked.append(after(day))
    assert [(day - END).days for day in asked] == [1, 4, 8, 16, 32, 64, 128, 256]


def test_a_week_that_lists_a_game_twice_lists_all_that_it_counts(archive: Archive) -> None:
    left = header(gameDate="2024-10-08", gameState="FUT", gameScheduleState="PPD")
    serve(archive, after(1), left, header())
    assert not is_due(archive, WEEK, after(2), 3, {WEEK.isoformat(): after(1)})
    [game] = listed(archive).values()
    assert (game.date, game.is_final) == (date(2024, 10, 9), True)
    assert "is listed as CGY at VAN on 2024-10-08 (PPD) and" in game.oddities[0]


def test_a_week_whose_games_are_not_over_is_asked_for_each_time_within_the_lookback(archive: Archive) -> None:
    serve(archive, after(1), header(gameState="LIVE"))
    assert is_due(archive, WEEK, after(1), 3)
    assert not is_due(archive, WEEK, after(1), 0)


@pytest.mark.parametrize("body", [{}, SEASON, {"numberOfGames": 2}])
def test_a_past_week_of_the_season_that_lists_too_few_games_is_asked_for_each_day(
    archive: Archive, body: dict
) -> None:
    games = [header()] if "numberOfGames" in body else []
    serve(archive, after(50), *games, **body)
    assert not is_due(archive, WEEK, after(50), 3)
    assert is_due(archive, WEEK, after(51), 3)
    assert not is_due(archive, WEEK, after(51), 3, {WEEK.isoformat(): after(51)})


def test_a_week_that_is_asked_for_each_day_is_so_in_the_evening(archive: Archive) -> None:
    """22:00 in New York is the next date in UTC."""
    for day in range(50, 53):
        assert is_due(archive, WEEK, after(day), 3, weeks_asked(archive, after(day)))
        serve(archive, after(day), hour=22, captured=day, **SEASON)
        remember_asked(archive, [WEEK], after(day))
        assert not is_due(archive, WEEK, after(day), 3, weeks_asked(archive, after(day)))


def test_a_week_served_in_the_evening_of_its_last_date_was_not_served_after_it(archive: Archive) -> None:
    serve(archive, after(-1), header(), hour=22)
    assert is_due(archive, WEEK, after(1), 3)


def test_a_week_outside_of_the_season_may_be_empty(archive: Archive) -> None:
    week = date(2025, 7, 6)
    serve(archive, week + timedelta(days=60), week=week, **SEASON)
    assert not is_due(archive, week, week + timedelta(days=61), 3)


def test_a_week_with_a_game_that_cannot_be_read_is_asked_for_each_day(archive: Archive) -> None:
    serve(archive, after(50), header(), header(OTHER, gameState=None))
    assert is_due(archive, WEEK, after(51), 3)


@pytest.mark.parametrize("body", [b"[]", b"<html>", b'{"gameWeek": 5}', b"{}"])
def test_a_response_that_is_no_schedule_is_asked_for_again_and_harms_nothing(
    archive: Archive, body: bytes
) -> None:
    archive.put("schedule", WEEK.isoformat(), body)
    assert is_due(archive, WEEK, after(50), 3)
    assert listed(archive) == {}


def test_a_response_that_is_no_schedule_is_named_until_a_newer_one_has_come(
    archive: Archive, caplog: pytest.LogCaptureFixture
) -> None:
    archive.put("schedule", WEEK.isoformat(), b"[]", datetime(2024, 10, 10, tzinfo=UTC))
    listed(archive)
    assert "is not used: The schedule of 2024-10-06 is a JSON list, not an object." in caplog.text
    caplog.clear()
    serve(archive, after(1), header())
    listed(archive)
    assert caplog.text == ""


def test_a_week_far_off_is_asked_for_every_seven_days(archive: Archive) -> None:
    today = WEEK - timedelta(days=30)
    serve(archive, today, header(gameState="FUT"))
    assert not is_due(archive, WEEK, today, 3)
    assert is_due(archive, WEEK, today + timedelta(days=7), 3)
    asked = {WEEK.isoformat(): today + timedelta(days=7)}
    assert not is_due(archive, WEEK, today + timedelta(days=8), 3, asked)


def test_when_weeks_were_asked_for_is_kept(archive: Archive) -> None:
    assert weeks_asked(archive, after(3)) == {}
    remember_asked(archive, [WEEK], after(1))
    remember_asked(archive, [END], after(2))
    assert weeks_asked(archive, after(3)) == {WEEK.isoformat(): after(1), END.isoformat(): after(2)}


# Games


def test_a_game_that_left_the_schedule_is_gone_and_may_come_back(archive: Archive) -> None:
    serve(archive, WEEK, header(gameState="FUT"), header(OTHER))
    assert listed(archive)[GAME].row["game_state"] == "FUT"
    serve(archive, after(0), header(OTHER))
    games = listed(archive)
    assert (games[GAME].row["game_state"], games[OTHER].row["game_state"]) == ("GONE", "OFF")
    assert not games[GAME].is_final
    serve(archive, after(1), header(), header(OTHER))
    assert listed(archive)[GAME].is_final


def test_a_game_of_bronze_that_no_schedule_lists_is_gone(archive: Archive, tmp_path: Path) -> None:
    before = Archive(str(tmp_path / "before"))
    serve(before, WEEK, header(gameState="FUT"))
    serve(archive, after(0), header(OTHER))
    assert listed(archive, listed(before))[GAME].row["game_state"] == "GONE"


def test_a_final_game_is_never_gone(archive: Archive) -> None:
    serve(archive, after(0), header())
    serve(archive, after(1), header(OTHER))
    assert listed(archive)[GAME].is_final


def test_a_game_that_was_moved_is_to_come_on_its_new_date(archive: Archive) -> None:
    serve(archive, WEEK, header(gameState="FUT"))
    moved = header(gameState="FUT", gameDate="2024-10-16")
    serve(archive, date(2024, 10, 8), moved, week=END)
    serve(archive, date(2024, 10, 9), header(gameState="FUT", gameScheduleState="PPD"))
    game = listed(archive)[GAME]
    assert (game.date, game.row["game_state"], game.row["game_schedule_state"]) == (
        date(2024, 10, 16),
        "FUT",
        "OK",
    )
    serve(archive, date(2024, 10, 10), header(OTHER))  # its first week no longer lists it
    assert listed(archive)[GAME].row["game_state"] == "FUT"


@pytest.mark.parametrize(("field", "column"), [("homeTeam", "home_team"), ("gameDate", "game_date")])
def test_the_boxscore_gives_the_row_that_a_contradicted_play_by_play_would_give(
    archive: Archive, field: str, column: str
) -> None:
    wrong = json.loads(recorded("play-by-play", GAME))
    wrong[field] = {**wrong["homeTeam"], "abbrev": "TOR"} if field == "homeTeam" else "2025-03-09"
    at = datetime(2024, 10, 10, tzinfo=UTC)
    archive.put("play-by-play", GAME, json.dumps(wrong).encode(), at)
    wrongly = listed(archive)[GAME].row[column]
    archive.put("boxscore", GAME, recorded("boxscore", GAME), at)
    row = listed(archive)[GAME].row
    assert row[column] == {"home_team": "VAN", "game_date": date(2024, 10, 9)}[column] != wrongly
    assert row["game_state"] == "OFF"


def test_a_game_is_listed_while_no_play_by_play_has_replaced_its_row(archive: Archive) -> None:
    """A play-by-play is compared with the schedule, so not with a row that it has made itself."""
    serve(archive, date(2024, 10, 9), header(gameState="FUT"))
    assert listed(archive)[GAME].listed["home_team"] == "VAN"
    archive.put("play-by-play", GAME, recorded("play-by-play", GAME), datetime(2024, 10, 10, tzinfo=UTC))
    assert listed(archive)[GAME].is_final
    assert listed(archive)[GAME].listed is None
    serve(archive, date(2024, 10, 11), header())
    assert listed(archive)[GAME].listed["home_team"] == "VAN"


@pytest.mark.parametrize(("days", "hour", "state"), [(0, 12, "FUT"), (2, 22, "FUT"), (4, 12, "GONE")])
def test_a_game_still_to_be_confirmed_after_its_date_was_not_necessary(
    archive: Archive, days: int, hour: int, state: str
) -> None:
    on = date(2024, 10, 9) + timedelta(days=days)
    serve(archive, on, header(gameState="FUT", gameScheduleState="TBD"), hour=hour)
    assert listed(archive)[GAME].row["game_state"] == state


def test_an_odd_game_is_named_until_its_day_is_served_without_it(archive: Archive) -> None:
    serve(archive, after(0), header(), header(OTHER, gameState=None))
    games = listed(archive)
    assert list(games) == [GAME]
    (odd,) = games.odd
    assert (odd.game_id, odd.clauses) == (OTHER, (f"schedule: gameState of game {OTHER} is None",))
    serve(archive, after(1), header(), header(OTHER, startTimeUTC=None))
    games = listed(archive)
    assert games.odd == ()
    assert games[OTHER].oddities == (f"schedule: startTimeUTC of game {OTHER} is None",)
    serve(archive, after(2), header(), header(OTHER))
    assert listed(archive)[OTHER].oddities == ()


def test_an_odd_game_in_the_schedules_of_two_weeks_is_one(archive: Archive) -> None:
    later = {"week": WEEK + timedelta(days=7), "gameDate": "2024-10-16"}
    serve(archive, after(0), header(OTHER, gameState=None))
    serve(archive, after(7), header(OTHER, gameState=7, gameDate=later["gameDate"]), week=later["week"])
    (odd,) = listed(archive).odd
    assert odd.game_id == OTHER
    assert [clause.rpartition(" is ")[2] for clause in odd.clauses] == ["None", "7"]


LACKING: dict[str, dict] = {
    "gameOutcome": {"gameOutcome": None},
    "score": {"awayTeam": {"id": 20, "abbrev": "CGY"}, "homeTeam": {"id": 23, "abbrev": "VAN"}},
}


@pytest.mark.parametrize("lacking", LACKING)
@pytest.mark.parametrize("source", ["row", "boxscore", "play-by-play"])
def test_a_result_that_the_schedule_lacks_is_that_of_the_row_before_or_of_the_game(
    archive: Archive, source: str, lacking: str
) -> None:
    serve(archive, after(0), header())
    whole = listed(archive)
    result = {name: whole[GAME].row[name] for name in ("away_score", "home_score", "last_period_type")}
    assert (*result.values(),) == (6, 5, "OT")
    serve(archive, after(1), header(**LACKING[lacking]))
    if source == "row":
        game = listed(archive, whole)[GAME]
    else:
        other = Archive(archive.location + "-other")
        serve(other, after(1), header(**LACKING[lacking]))
        assert None in [listed(other)[GAME].row[name] for name in result]
        other.put(source, GAME, recorded(source, GAME), datetime(2024, 10, 10, tzinfo=UTC))
        game = listed(other)[GAME]
    assert {name: game.row[name] for name in result} == result
    named = {"gameOutcome": ["gameOutcome.lastPeriodType"], "score": ["awayTeam.score", "homeTeam.score"]}
    assert game.oddities == tuple(f"schedule: {field} of game {GAME} is None" for field in named[lacking])


def test_a_result_of_other_teams_is_not_taken(archive: Archive) -> None:
    boxscore = json.loads(recorded("boxscore", GAME))
    boxscore["homeTeam"]["abbrev"] = "TOR"
    archive.put("boxscore", GAME, json.dumps(boxscore).encode(), datetime(2024, 10, 10, tzinfo=UTC))
    serve(archive, after(0), header(gameOutcome=None))
    assert listed(archive)[GAME].row["last_period_type"] is None


def test_a_game_gone_fits_the_contract(archive: Archive) -> None:
    serve(archive, WEEK, header(gameState="FUT"))
    serve(archive, after(0))
    assert schedule_rows(listed(archive).values()).schema == TABLES[SCHEDULE].schema
