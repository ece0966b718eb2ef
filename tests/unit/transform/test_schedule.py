"""Schedule rows, from recorded weeks and from games' own headers."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from ingestion.bronze import SCHEDULE, TABLES
from ingestion.transform.payload import PayloadError, validate
from ingestion.transform.schedule import read_week, schedule_row_from_play_by_play
from tests.unit.transform.games import GAMES, OTHERS, SAMPLE, body, schedule_table

WEEKS = sorted(path.name.split(".")[0] for path in (SAMPLE / "nhl" / "schedule").glob("*.json.gz"))


def rows(key: str, root=SAMPLE / "nhl") -> dict[int, dict]:
    return {row["game_id"]: row for row in schedule_table(body("schedule", key, root)).to_pylist()}


@pytest.mark.parametrize("week", WEEKS)
def test_every_game_of_a_week_has_one_row(week: str) -> None:
    given = body("schedule", week)
    listed = [game["id"] for day in given["gameWeek"] for game in day["games"]]
    table = schedule_table(given)
    assert table.schema == TABLES[SCHEDULE].schema
    assert table["game_id"].to_pylist() == listed
    for row in table.to_pylist():
        start = row["game_id"] // 1_000_000
        assert row["season"] == start * 10_000 + start + 1
        assert row["game_type"] == row["game_id"] // 10_000 % 100


def test_a_late_game_keeps_the_leagues_date() -> None:
    """It starts at 22:00 in the East and 19:00 at the venue; in UTC it is the next day."""
    row = rows("2024-10-06")[2024020037]
    assert row["game_date"] == date(2024, 10, 12)
    assert row["day"] == "SAT"
    assert row["start_time_utc"] == datetime(2024, 10, 13, 2, tzinfo=UTC)
    assert row["eastern_time"] == "2024-10-12 22:00:00"
    assert row["local_time"] == "2024-10-12 19:00:00"


def test_the_eastern_date_is_the_leagues_date_for_every_game_that_has_a_time() -> None:
    for week in WEEKS:
        for row in rows(week).values():
            if row["game_schedule_state"] == "OK":
                assert row["eastern_time"][:10] == row["game_date"].isoformat(), row["game_id"]


def test_a_game_abroad_has_the_venues_clock() -> None:
    row = schedule_row_from_play_by_play(body("play-by-play", 2024020001)).to_pylist()[0]
    assert (row["eastern_time"], row["local_time"]) == ("2024-10-04 13:00:00", "2024-10-04 19:00:00")
    assert row["venue"] == "O2 Czech Republic"


def test_future_games_are_in_the_schedule_without_a_score() -> None:
    future = [row for row in rows("2026-09-29").values() if row["game_state"] == "FUT"]
    assert len(future) == 43
    for row in future:
        assert (row["away_score"], row["home_score"], row["last_period_type"]) == (None, None, None)


@pytest.mark.parametrize("state", ["FUT", "PRE"])
def test_a_score_of_nothing_before_the_game_is_unknown_not_zero(state: str) -> None:
    given = body("schedule", "2024-10-06")
    game = next(day for day in given["gameWeek"] if day["games"])["games"][0]
    game["gameState"] = state
    game["awayTeam"]["score"] = game["homeTeam"]["score"] = 0
    row = schedule_table(given).to_pylist()[0]
    assert (row["away_score"], row["home_score"]) == (None, None)


def test_a_live_game_has_a_score_and_no_ending() -> None:
    live = [row for row in rows("2025-02-08").values() if row["game_state"] == "LIVE"]
    assert len(live) == 7
    assert all(row["home_score"] is not None for row in live)


def test_a_cancelled_game_says_so() -> None:
    assert rows("2024-10-06")[2024010044]["game_schedule_state"] == "CNCL"


def test_special_events_and_preseason_are_in_the_schedule_under_their_type() -> None:
    assert {row["game_type"] for row in rows("2025-02-08").values()} == {2, 19}
    assert {row["game_type"] for row in rows("2025-09-29").values()} == {1}
    assert {row["game_type"] for row in rows("2026-05-09").values()} == {3}


def test_a_played_week_has_scores_and_endings() -> None:
    played = rows("2023-11-10").values()
    assert all(row["game_state"] == "OFF" for row in played)
    assert all(row["home_score"] != row["away_score"] for row in played)
    assert {row["last_period_type"] for row in played} == {"REG", "OT", "SO"}


def test_a_week_without_games_has_no_rows() -> None:
    table = schedule_table(body("schedule", "2023-09-07", OTHERS))
    assert len(table) == 0
    assert table.schema == TABLES[SCHEDULE].schema


@pytest.mark.parametrize("game", [g for g in GAMES if g in rows("2023-11-10")])
def test_a_games_own_header_gives_the_schedules_row(game: int) -> None:
    header = schedule_row_from_play_by_play(body("play-by-play", game)).to_pylist()[0]
    listed = rows("2023-11-10")[game]
    assert header == {**listed, "neutral_site": None}  # the header does not say


@pytest.mark.parametrize("game", GAMES)
def test_every_recorded_header_gives_a_row(game: int) -> None:
    (row,) = schedule_row_from_play_by_play(body("play-by-play", game)).to_pylist()
    assert row["game_id"] == game
    assert row["away_score"] != row["home_score"]


def test_a_body_that_is_no_schedule_is_refused() -> None:
    with pytest.raises(PayloadError, match="no gameWeek"):
        schedule_table({"message": "not found"})


@pytest.mark.parametrize("name", ["id", "awayTeam", "homeTeam", "gameState"])
def test_a_game_without_what_a_row_needs_is_left_out_and_named(name: str) -> None:
    given = body("schedule", "2024-10-06")
    game = next(day for day in given["gameWeek"] if day["games"])["games"][0]
    id_, expected = game["id"], rows("2024-10-06")
    del expected[id_], game[name]
    week = read_week(given)
    assert {row["game_id"]: row for row in week.rows} == expected
    (odd,) = week.odd
    assert (odd.game_id, odd.is_left_out) == (None if name == "id" else id_, True)
    assert any(f"{name} of " in clause for clause in odd.clauses)


@pytest.mark.parametrize(
    ("name", "value", "column", "read"),
    [
        ("startTimeUTC", None, "start_time_utc", None),
        ("startTimeUTC", "soon", "start_time_utc", None),
        ("season", None, "season", 20242025),
        ("gameType", "x", "game_type", 1),
        ("venueUTCOffset", "west", "local_time", None),
        ("neutralSite", "no", "neutral_site", None),
        ("venue", "Rogers Place", "venue", None),
    ],
)
def test_an_odd_field_of_a_game_is_null_or_derived_and_named(
    name: str, value: object, column: str, read: object
) -> None:
    given = body("schedule", "2024-10-06")
    game = next(day for day in given["gameWeek"] if day["games"])["games"][0]
    game[name] = value
    week = read_week(given)
    row = next(row for row in week.rows if row["game_id"] == game["id"])
    assert row[column] == read
    (odd,) = week.odd
    assert (odd.game_id, odd.is_left_out) == (game["id"], False)
    assert odd.clauses == (f"schedule: {name} of game {game['id']} is {value!r}",)


@pytest.mark.parametrize("value", [None, "", "x", -1, [], {}, 10**30, [None], ["x"], [[]]])
def test_each_field_of_a_schedule_spoilt_gives_the_other_games(value: object) -> None:
    given = body("schedule", "2024-10-06")
    day = next(index for index, each in enumerate(given["gameWeek"]) if each["games"])
    others = rows("2024-10-06").keys() - {game["id"] for game in given["gameWeek"][day]["games"]}
    names = [("games", 0, name) for name in given["gameWeek"][day]["games"][0]]
    for place in [(), ("date",), ("games",), ("games", 0), *names]:
        spoilt = body("schedule", "2024-10-06")
        node: object = spoilt["gameWeek"]
        steps = (day, *place)
        for step in steps[:-1]:
            node = node[step]
        node[steps[-1]] = value
        validate("schedule", "2024-10-06", spoilt)
        assert {row["game_id"] for row in read_week(spoilt).rows} >= others
        assert len(schedule_table(spoilt)) == len(read_week(spoilt).rows)


def test_recorded_schedules_have_nothing_odd() -> None:
    keys = [path.name.split(".")[0] for path in (SAMPLE / "nhl" / "schedule").glob("*.json.gz")]
    assert len(keys) > 3
    assert [odd for key in keys for odd in read_week(body("schedule", key)).odd] == []
