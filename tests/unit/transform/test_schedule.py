"""Schedule rows, from recorded weeks and from games' own headers."""

from __future__ import annotations

import copy
from datetime import UTC, date, datetime

import pytest

from ingestion.bronze import SCHEDULE, TABLES
from ingestion.transform.odd import shown
from ingestion.transform.payload import PayloadError, validate
from ingestion.transform.schedule import read_week, schedule_row_from_header
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
    row = schedule_row_from_header(body("play-by-play", 2024020001)).to_pylist()[0]
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
    header = schedule_row_from_header(body("play-by-play", game)).to_pylist()[0]
    listed = rows("2023-11-10")[game]
    assert header == {**listed, "neutral_site": None}  # the header does not say


@pytest.mark.parametrize("game", GAMES)
def test_every_recorded_header_gives_a_row(game: int) -> None:
    (row,) = schedule_row_from_header(body("play-by-play", game)).to_pylist()
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


@pytest.mark.parametrize("code", ["a/b", "../x", "tor", "É", "x" * 300])
def test_a_game_with_a_code_that_is_none_is_left_out_and_named(code: str) -> None:
    given = body("schedule", "2024-10-06")
    game = next(day for day in given["gameWeek"] if day["games"])["games"][0]
    game["homeTeam"]["abbrev"] = code
    (odd,) = read_week(given).odd
    assert (odd.game_id, odd.is_left_out) == (game["id"], True)
    assert odd.clauses == (f"schedule: homeTeam.abbrev of game {game['id']} is {shown(code)}",)


@pytest.mark.parametrize(
    ("name", "value", "column", "read"),
    [
        ("startTimeUTC", None, "start_time_utc", None),
        ("startTimeUTC", "soon", "start_time_utc", None),
        ("season", None, "season", 20242025),
        ("gameType", "x", "game_type", 1),
        ("gameType", 2, "game_type", 1),  # the id has the type, too
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


# A game that a week lists several times

GAME = 2024020009  # CGY at VAN on 2024-10-09; the week was recorded before
LEAFS = {"abbrev": "TOR", "id": 10, "score": 1}


def week_with(*changes: dict, state: str = "OFF") -> dict:
    """The recorded week with further listings of `GAME`: its own one with changes, on the day `on`."""
    given = copy.deepcopy(body("schedule", "2024-10-06"))
    (game,) = (game for day in given["gameWeek"] for game in day["games"] if game["id"] == GAME)
    game |= {"gameState": state, "gameOutcome": {"lastPeriodType": "OT"}}
    game["awayTeam"]["score"], game["homeTeam"]["score"] = 6, 5
    for change in changes:
        (day,) = (day for day in given["gameWeek"] if day["date"] == change["on"])
        day["games"].append({**game, **{name: value for name, value in change.items() if name != "on"}})
    validate("schedule", "2024-10-06", given)
    return given


def of_game(given: dict) -> tuple[list[dict], list[str]]:
    """The rows of `GAME`, and what is odd about it; every other game is as recorded."""
    week, recorded = read_week(given), read_week(body("schedule", "2024-10-06"))
    assert [row for row in week.rows if row["game_id"] != GAME] == [
        row for row in recorded.rows if row["game_id"] != GAME
    ]
    assert {odd.game_id for odd in week.odd} <= {GAME}
    clauses = [clause for odd in week.odd for clause in odd.clauses]
    return [dict(row) for row in week.rows if row["game_id"] == GAME], clauses


@pytest.mark.parametrize("on", ["2024-10-08", "2024-10-10"])
@pytest.mark.parametrize("state", ["PPD", "CNCL", "SUSP"])
def test_the_date_that_a_game_has_left_does_not_count(on: str, state: str) -> None:
    found, clauses = of_game(week_with({"on": on, "gameState": "FUT", "gameScheduleState": state}))
    assert found == of_game(week_with())[0]
    first, second = sorted((f"{on} ({state})", "2024-10-09 (OFF)"))
    assert clauses == [
        f"schedule: game {GAME} is listed as CGY at VAN on {first} and CGY at VAN on {second}, "
        "the listing of 2024-10-09 is used"
    ]


def test_of_two_dates_that_are_to_come_the_later_one_counts() -> None:
    [row], _ = of_game(week_with({"on": "2024-10-11", "awayTeam": LEAFS}, state="FUT"))
    assert (row["game_date"], row["day"], row["away_team"]) == (date(2024, 10, 11), "FRI", "TOR")


def test_a_game_that_was_played_is_not_taken_back_by_another_listing() -> None:
    [row], clauses = of_game(week_with({"on": "2024-10-12", "gameState": "FUT", "awayTeam": LEAFS}))
    assert (row["game_state"], row["game_date"]) == ("OFF", date(2024, 10, 9))
    assert len(clauses) == 1


def test_a_game_that_is_listed_twice_with_the_same_content_is_one() -> None:
    assert of_game(week_with({"on": "2024-10-09"})) == (of_game(week_with())[0], [])


def test_a_game_that_two_different_pairs_of_teams_have_played_is_left_out() -> None:
    given = week_with({"on": "2024-10-10", "awayTeam": LEAFS})
    found, [clause] = of_game(given)
    assert found == []
    assert clause == (
        f"schedule: game {GAME} is listed as CGY at VAN on 2024-10-09 (OFF) and TOR at VAN on 2024-10-10 "
        "(OFF), which contradict each other"
    )
    week = read_week(given)
    assert not week.is_whole
    assert GAME in week.ids  # so it is not taken for one that has left the schedule


def test_a_listing_that_cannot_be_read_costs_no_other_of_its_game() -> None:
    [row], clauses = of_game(week_with({"on": "2024-10-08", "awayTeam": None}))
    assert row["game_date"] == date(2024, 10, 9)
    assert clauses[0] == f"schedule: awayTeam of game {GAME} is None"
