"""Which rosters and standings a run requests, and what becomes of them."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pyarrow as pa
import pytest

from ingestion import league
from ingestion.archive import Archive
from ingestion.bronze import GAME_ROSTERS, PLAYERS, STANDINGS, TABLES, TEAMS
from ingestion.client import BadAnswerError, ClientError, NotFoundError, UnreachableError
from ingestion.clock import LEAGUE
from ingestion.league import GIVE_UP_AFTER, fetch_league, league_rows
from ingestion.scheduled_games import Game
from ingestion.transform.payload import validate
from tests.support.nhl_server import EMPTY, recorded

FIRST = date(2024, 10, 8)


def game(day: date, number: int = 1, **row: object) -> Game:
    facts = {
        "game_state": "OFF", "game_type": 2, "season": 20242025, "away_team": "STL", "home_team": "SEA",
        "game_schedule_state": "OK",
    } | row  # fmt: skip
    return Game(2024020000 + number, day, facts)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(str(tmp_path / "landing"))


class Bronze:
    """Tables in memory."""

    def __init__(self, **tables: pa.Table) -> None:
        self.tables = tables

    def rows(self, name: str, columns: list[str] | None = None, **_: object) -> pa.Table:
        table = self.tables.get(name, TABLES[name].schema.empty_table())
        return table.select(columns) if columns else table

    def add(self, rows: dict[str, pa.Table]) -> None:
        for name, table in rows.items():
            self.tables[name] = pa.concat_tables([self.rows(name), table])


def at(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=UTC)


def league_requests(archive: Archive, games: list[Game], day: date, hour: int = 12) -> list:
    """The requests of a run at an hour of the league."""
    return league.league_requests(archive, games, datetime.combine(day, time(hour), LEAGUE))


def test_a_roster_per_team_and_season_and_standings_per_date(archive: Archive) -> None:
    games = [game(FIRST, 1), game(FIRST, 2), game(date(2024, 10, 9), 3, away_team="BOS")]
    assert league_requests(archive, games, date(2024, 12, 1)) == [
        ("roster", "BOS-20242025"),
        ("roster", "SEA-20242025"),
        ("roster", "STL-20242025"),
        ("standings", "2024-10-08"),
        ("standings", "2024-10-09"),
    ]


@pytest.mark.parametrize("row", [{"game_state": "FUT"}, {"game_type": 1}, {"game_type": 4}])
def test_games_without_results_request_nothing(archive: Archive, row: dict) -> None:
    assert league_requests(archive, [game(FIRST, **row)], date(2024, 12, 1)) == []


def test_a_code_that_is_none_requests_no_roster(archive: Archive) -> None:
    games = [game(FIRST, 1), game(FIRST, 2, home_team="a/b", away_team="UTAH")]
    assert league_requests(archive, games, date(2024, 12, 1)) == [
        ("roster", "SEA-20242025"),
        ("roster", "STL-20242025"),
        ("standings", "2024-10-08"),
    ]


def test_playoffs_have_no_standings(archive: Archive) -> None:
    requests = league_requests(archive, [game(FIRST, game_type=3)], date(2024, 12, 1))
    assert {endpoint for endpoint, _ in requests} == {"roster"}


STANDINGS_PAGE = ("standings", "2024-10-08")
NEXT = FIRST + timedelta(days=1)


def test_standings_wait_until_the_night_is_over(archive: Archive) -> None:
    """Games of the West end after midnight in New York."""
    for day, hour, due in ((FIRST, 23, False), (NEXT, 1, False), (NEXT, 4, True)):
        assert (STANDINGS_PAGE in league_requests(archive, [game(FIRST)], day, hour)) is due
    archive.put(*STANDINGS_PAGE, recorded(*STANDINGS_PAGE), at("2024-10-09"))
    assert STANDINGS_PAGE not in league_requests(archive, [game(FIRST)], NEXT)


@pytest.mark.parametrize(
    ("row", "due"),
    [
        ({"game_state": "LIVE"}, False),
        ({"game_state": "FUT"}, False),
        ({"game_state": "GONE"}, True),
        ({"game_state": "FUT", "game_schedule_state": "PPD"}, True),
        ({"game_state": "FUT", "game_type": 1}, True),
    ],
)
def test_standings_wait_for_the_open_games_of_the_date(archive: Archive, row: dict, due: bool) -> None:
    games = [game(FIRST, 1), game(FIRST, 2, **row)]
    assert (STANDINGS_PAGE in league_requests(archive, games, NEXT)) is due


def test_standings_served_before_the_last_games_were_over_are_requested_once_more(archive: Archive) -> None:
    """A version before this rule requested them right after midnight, and noted the date of that request."""
    games, late = [game(FIRST)], datetime.combine(NEXT, time(0, 40), LEAGUE)
    archive.put(*STANDINGS_PAGE, recorded(*STANDINGS_PAGE), late)
    assert fetch(archive, [STANDINGS_PAGE], NEXT) == []
    later = NEXT + timedelta(days=30)
    assert STANDINGS_PAGE in league_requests(archive, games, later)
    assert fetch(archive, [STANDINGS_PAGE], later) == []
    assert len(archive.entries(*STANDINGS_PAGE)) == 1, "an equal response is not kept twice"
    assert STANDINGS_PAGE not in league_requests(archive, games, later)


def test_every_page_can_be_requested_again(archive: Archive) -> None:
    pages = [("roster", "SEA-20242025"), ("roster", "STL-20242025"), STANDINGS_PAGE]
    for endpoint, key in pages:
        archive.put(endpoint, key, EMPTY[endpoint], at("2024-12-01"))
    assert league_requests(archive, [game(FIRST)], date(2024, 12, 1)) == []
    assert league.league_requests(archive, [game(FIRST)], at("2024-12-01"), every=True) == pages


def test_a_roster_is_requested_again_only_while_its_team_plays(archive: Archive) -> None:
    for team in ("STL", "SEA"):
        archive.put("roster", f"{team}-20242025", EMPTY["roster"], at("2024-10-10"))
    for day, due in (("2024-10-08", False), ("2024-10-16", False), ("2024-10-17", True)):
        requests = league_requests(archive, [game(date.fromisoformat(day))], date(2025, 1, 1))
        assert (("roster", "STL-20242025") in requests) is due, day


def test_a_roster_without_news_is_not_requested_in_each_run(archive: Archive) -> None:
    """The archive does not keep an equal response twice, so its entries do not say when it was served."""
    later = [game(date(2024, 10, 20))]
    archive.put("roster", "STL-20242025", EMPTY["roster"], at("2024-10-10"))
    request = ("roster", "STL-20242025")
    assert request in league_requests(archive, later, date(2024, 10, 21))
    assert fetch(archive, [request], date(2024, 10, 21)) == []
    assert len(archive.entries("roster", "STL-20242025")) == 1
    assert request not in league_requests(archive, later, date(2024, 10, 22))
    assert request in league_requests(archive, [game(date(2024, 10, 28))], date(2024, 10, 29))


def test_what_the_api_does_not_have_is_requested_daily_for_a_week_then_weekly(archive: Archive) -> None:
    request, gone = ("standings", "2024-10-08"), {"2024-10-08": NotFoundError("no")}
    assert len(fetch(archive, [request], date(2024, 10, 9), **gone)) == 1
    assert request not in league_requests(archive, [game(FIRST)], date(2024, 10, 9))
    assert request in league_requests(archive, [game(FIRST)], date(2024, 10, 10))
    assert len(fetch(archive, [request], date(2024, 10, 16), **gone)) == 1
    assert request not in league_requests(archive, [game(FIRST)], date(2024, 10, 17))
    assert request in league_requests(archive, [game(FIRST)], date(2024, 10, 23))


def test_odd_pages_cost_themselves_and_an_api_that_is_down_is_left_alone(archive: Archive) -> None:
    keys = [f"{team}-20242025" for team in ("ANA", "BOS", "BUF", "CAR", "CBJ", "CGY", "CHI")]
    requests = [("roster", key) for key in keys]
    odd = {key: BadAnswerError(key) for key in keys[:6]}
    assert fetch(archive, requests, FIRST, **odd) == keys[:6]
    assert archive.keys("roster") == ["CHI-20242025"]
    down = {key: UnreachableError(key) for key in keys}
    assert fetch(archive, requests, FIRST, **down) == keys[:GIVE_UP_AFTER]


class Pages:
    """A client whose pages are recorded or empty, or fail."""

    def __init__(self, failures: dict[str, ClientError]) -> None:
        self._failures = failures

    def _page(self, endpoint: str, key: str) -> bytes:
        if key in self._failures:
            raise self._failures[key]
        return recorded(endpoint, key) or EMPTY[endpoint]

    def roster(self, key: str) -> bytes:
        return self._page("roster", key)

    def standings(self, key: str) -> bytes:
        return self._page("standings", key)


def fetch(archive: Archive, requests: list, today: date, **failures: ClientError) -> list[str]:
    return fetch_league(Pages(failures), archive, requests, today, lambda *_: None)


ODD = (None, "", "x", [], {}, True, -1, 10**30, 1e308)


@pytest.mark.parametrize("values", [2, pytest.param(len(ODD), marks=pytest.mark.thorough)])
@pytest.mark.parametrize(("endpoint", "key"), [("roster", "CAR-20242025"), ("standings", "2024-10-08")])
def test_each_field_of_a_page_spoilt_costs_itself(
    archive: Archive, endpoint: str, key: str, values: int
) -> None:
    """A page is refused as a whole, or has all of its rows but one; no value ends the run."""
    whole = json.loads(recorded(endpoint, key))
    group = "forwards" if endpoint == "roster" else "standings"
    chosen = random.Random(1)
    spoils = [(None, value) for value in ODD]
    spoils += [(name, value) for name in whole[group][0] for value in chosen.sample(ODD, values)]
    for number, (name, value) in enumerate(spoils):
        spoilt = json.loads(recorded(endpoint, key))
        if name is None:
            spoilt[group] = value
        else:
            spoilt[group][0][name] = value
        kept = Archive(f"{archive.location}-{number}")
        kept.put(endpoint, key, json.dumps(spoilt).encode(), at("2024-10-09"))
        rows = league_rows(kept, Bronze(), [], [], [(endpoint, key)])
        count = len(rows[PLAYERS if endpoint == "roster" else STANDINGS])
        due = 43 if endpoint == "roster" else 32
        assert count in ((due, due - 1) if name else (0, due - len(whole[group]))), (name, value)


def spoilt_page(archive: Archive, endpoint: str, key: str, spoil: Callable[[dict], None]) -> pa.Table:
    """Land a recorded page with a change, as the client does, and return its rows."""
    page = json.loads(recorded(endpoint, key))
    spoil(page)
    validate(endpoint, key, page)
    archive.put(endpoint, key, json.dumps(page).encode(), at("2024-10-09"))
    rows = league_rows(archive, Bronze(), [], [], [(endpoint, key)])
    return rows[PLAYERS if endpoint == "roster" else STANDINGS]


def doubled_player(page: dict) -> None:
    page["forwards"].append(page["forwards"][0])


def player_in_two_groups(page: dict) -> None:
    page["goalies"].append({**page["forwards"][0], "sweaterNumber": 98})


def doubled_team(page: dict) -> None:
    page["standings"].append(page["standings"][0])


def team_with_other_points(page: dict) -> None:
    page["standings"].append({**page["standings"][0], "points": 99})


@pytest.mark.parametrize(
    ("endpoint", "key", "spoil", "clause"),
    [
        ("roster", "CAR-20242025", doubled_player, "player 8478427 is listed twice."),
        (
            "roster",
            "CAR-20242025",
            player_in_two_groups,
            "player 8478427 is listed twice and its first entry is used.",
        ),
        ("standings", "2024-10-08", doubled_team, "team NJD is listed twice."),
        (
            "standings",
            "2024-10-08",
            team_with_other_points,
            "team NJD is listed twice and its first entry is used.",
        ),
    ],
)
def test_a_further_entry_of_a_page_costs_itself_and_is_named(
    archive: Archive, caplog: pytest.LogCaptureFixture, endpoint: str, key: str, spoil: Callable, clause: str
) -> None:
    whole = Archive(f"{archive.location}-whole")
    assert spoilt_page(archive, endpoint, key, spoil) == spoilt_page(whole, endpoint, key, lambda _: None)
    [message] = caplog.messages
    assert message.endswith(f".json.gz is odd: {endpoint}: {clause}")


def test_a_team_of_another_date_costs_its_row_and_is_named(
    archive: Archive, caplog: pytest.LogCaptureFixture
) -> None:
    def spoil(page: dict) -> None:
        page["standings"][0]["date"] = "2024-10-07"

    teams = spoilt_page(archive, "standings", "2024-10-08", spoil)["team"].to_pylist()
    assert (len(teams), "NJD" in teams) == (31, False)
    assert caplog.messages[0].endswith("standings: date of 'NJD' is '2024-10-07'.")


def test_odd_games_of_a_schedule_make_no_teams_and_end_no_run(archive: Archive) -> None:
    listed = {name: json.loads(recorded("play-by-play", 2024020009))[name] for name in HEADER}
    games = [
        listed | {"id": 2024020009},
        *(listed | {"awayTeam": odd, "season": odd, "gameType": odd} for odd in ODD),
        *(listed | {"homeTeam": listed["homeTeam"] | {"id": odd, "abbrev": odd}} for odd in ODD),
        *ODD,
    ]
    days = [{"date": "2024-10-08", "games": games}, {"date": "2024-10-09", "games": None}, *ODD]
    week = {"gameWeek": days}
    archive.put("schedule", "2024-10-08", json.dumps(week).encode(), at("2024-10-09"))
    assert league_rows(archive, Bronze(), [], [], [])[TEAMS]["team"].to_pylist() == ["CGY", "VAN"]


def test_rows_of_a_second_run_are_none(archive: Archive) -> None:
    archive.put("standings", "2024-10-08", recorded("standings", "2024-10-08"), at("2024-10-09"))
    archive.put("roster", "CAR-20242025", recorded("roster", "CAR-20242025"), at("2024-10-09"))
    header = {name: json.loads(recorded("play-by-play", 2024020009))[name] for name in HEADER}
    bronze = Bronze()
    rows = league_rows(archive, bronze, [], [header], [])
    assert {name: len(table) for name, table in rows.items()} == {STANDINGS: 32, TEAMS: 2, PLAYERS: 43}
    bronze.add(rows)
    again = league_rows(archive, bronze, [], [header], [])
    assert {name: len(table) for name, table in again.items()} == {STANDINGS: 0, TEAMS: 0, PLAYERS: 0}


def test_what_a_later_payload_lacks_stays(archive: Archive) -> None:
    header = {name: json.loads(recorded("play-by-play", 2024020009))[name] for name in HEADER}
    bronze = Bronze()
    bronze.add(league_rows(archive, bronze, [], [header], []))
    bare = {**header, "awayTeam": {**header["awayTeam"], "commonName": None, "placeName": None}}
    assert len(league_rows(archive, bronze, [], [bare], [])[TEAMS]) == 0


def test_a_season_whose_players_were_lost_is_computed_again(archive: Archive) -> None:
    schema = TABLES[GAME_ROSTERS].schema
    dressed = pa.Table.from_pylist(
        [
            {
                "game_id": 2024020001, "game_date": FIRST, "season": 20242025, "game_type": 2, "player_id": 7,
                "player_name": "A B", "team": "STL", "opposing_team": "SEA", "home_or_away": "AWAY",
                "status": "DRESSED",
            }
        ],
        schema=schema,
    )  # fmt: skip
    bronze = Bronze(**{GAME_ROSTERS: dressed})
    assert league_rows(archive, bronze, [], [], [])[PLAYERS]["player_id"].to_pylist() == [7]


def test_lost_teams_come_back_from_the_archive(archive: Archive) -> None:
    archive.put("play-by-play", 2024020009, recorded("play-by-play", 2024020009))
    lost = game(FIRST, 9, away_team_id=20, home_team_id=23)
    rows = league_rows(archive, Bronze(), [lost], [], [])[TEAMS]
    assert rows["team"].to_pylist() == ["CGY", "VAN"]


def test_names_come_from_a_game_where_only_a_schedule_has_the_team(archive: Archive) -> None:
    """A load that was killed after it had computed the games left rows without names, or none."""
    archive.put("play-by-play", 2024020009, recorded("play-by-play", 2024020009))
    codes = [{"id": 20, "abbrev": "CGY"}, {"id": 23, "abbrev": "VAN"}]
    entry = {"gameType": 2, "season": 20242025, "awayTeam": codes[0], "homeTeam": codes[1]}
    played = game(FIRST, 9, away_team_id=20, home_team_id=23)
    bronze = Bronze()
    bronze.add(league_rows(archive, bronze, [], [entry], []))
    assert bronze.rows(TEAMS)["common_name"].to_pylist() == [None, None]
    for tables in (bronze, Bronze()):
        rows = league_rows(archive, tables, [played], [entry], [])[TEAMS]
        assert rows["common_name"].to_pylist() == ["Flames", "Canucks"]


def test_a_date_of_the_standings_that_lacks_a_row_is_read_again(archive: Archive) -> None:
    archive.put("standings", "2024-10-08", recorded("standings", "2024-10-08"), at("2024-10-09"))
    bronze = Bronze()
    bronze.add(league_rows(archive, bronze, [], [], []))
    whole = bronze.tables[STANDINGS]
    bronze.tables[STANDINGS] = whole.slice(1)
    assert len(league_rows(archive, bronze, [], [], [])[STANDINGS]) == 0, "a known date costs no read"
    rows = league_rows(archive, bronze, [], [], [], lost={STANDINGS})[STANDINGS]
    assert rows["team"].to_pylist() == whole.slice(0, 1)["team"].to_pylist()


HEADER = ("gameType", "season", "awayTeam", "homeTeam")
