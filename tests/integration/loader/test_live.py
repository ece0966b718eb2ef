"""Live runs against the API on this machine: what is asked for, what is kept, what is merged."""

from __future__ import annotations

import gzip
import json
import re

import pytest

from ingestion.fetch import GIVE_UP_AFTER
from ingestion.transform.payload import boxscore_players
from tests.integration.loader.conftest import Loader
from tests.support import nhl_server as api
from tests.support.nhl_server import NhlServer, recorded, recorded_games

FIRST, SECOND, LATER = 2024020001, 2024020009, 2024020003  # all with a boxscore or chart but the last
OFFICIALS = "bronze_game_officials"
TABLES = ("bronze_player_game_stats_v2", "bronze_games_historical_v2")


@pytest.fixture
def two_games(live: Loader, nhl_server: NhlServer, on) -> Loader:
    """Two whole games are on the server, long past."""
    nhl_server.only(FIRST, SECOND)
    on("2024-12-01")
    return live


def asked_games(server: NhlServer) -> list[str]:
    """The requests for games: neither schedules nor what belongs to the league."""
    return sorted(path for path in server.paths() if not re.search("/(schedule|roster|standings)/", path))


def asked_league(server: NhlServer) -> list[str]:
    return sorted(path for path in server.paths() if re.search("/(roster|standings)/", path))


def test_a_first_run_requests_all_once_and_a_second_nothing(two_games, nhl_server):
    """Four requests a game, one a week, a roster a team and season, and standings a date."""
    two_games.ok()
    assert asked_games(nhl_server) == sorted(
        path
        for game in (FIRST, SECOND)
        for path in (
            f"/v1/gamecenter/{game}/play-by-play",
            f"/v1/gamecenter/{game}/boxscore",
            f"/v1/gamecenter/{game}/right-rail",
            f"/stats/rest/en/shiftcharts?cayenneExp=gameId={game}",
        )
    )
    weeks = sorted(path for path in nhl_server.paths() if "/schedule/" in path)
    assert weeks == [f"/v1/schedule/2024-{day}" for day in ("09-29", "10-06", "10-13", "10-20")]

    teams = ("BUF", "CGY", "NJD", "VAN")
    assert asked_league(nhl_server) == [
        *(f"/v1/roster/{team}/20242025" for team in teams),
        "/v1/standings/2024-10-04",
        "/v1/standings/2024-10-09",
    ]
    for endpoint in ("play-by-play", "boxscore", "shiftcharts", "right-rail"):
        (entry,) = two_games.archive.entries(endpoint, FIRST)
        file = two_games.data_dir / "landing" / entry.path
        assert gzip.decompress(file.read_bytes()) == recorded(endpoint, FIRST)

    before = two_games.versions()
    nhl_server.requests.clear()
    two_games.ok()
    assert nhl_server.paths() == []
    assert two_games.versions() == before

    nhl_server.close()
    assert "cannot be reached" in two_games.refused(since="2024-10-01", until="2024-11-20")
    assert two_games.versions() == before


@pytest.mark.thorough
def test_a_page_of_officials_is_requested_with_the_other_corrections(two_games, nhl_server, on):
    """It has power plays, which are corrected as the boxscore's figures are."""
    on("2024-10-10")
    two_games.ok()
    for day, pages in (("2024-10-10", 1), ("2024-12-01", 0)):  # within the lookback, and after it
        on(day)
        two_games.ok()
        nhl_server.requests.clear()
        two_games.ok()
        asked = asked_games(nhl_server)
        for endpoint in ("boxscore", "right-rail"):
            assert asked.count(f"/v1/gamecenter/{SECOND}/{endpoint}") == pages


@pytest.mark.thorough
def test_a_page_without_officials_is_a_gap_until_it_has_them(two_games, nhl_server, on):
    nhl_server.serve("right-rail", SECOND, b"{}")
    on("2024-10-14")
    two_games.ok()
    assert two_games.ledger()[SECOND]["gap_reason"] == "no officials"
    nhl_server.serve("right-rail", SECOND, recorded("right-rail", SECOND))
    nhl_server.requests.clear()
    two_games.ok()
    assert asked_games(nhl_server) == [f"/v1/gamecenter/{SECOND}/right-rail"]
    assert two_games.ledger()[SECOND]["is_complete"]
    assert len([row for row in two_games.rows(OFFICIALS) if row["game_id"] == SECOND]) == 6


@pytest.mark.thorough
def test_a_roster_that_fails_is_requested_again_and_costs_no_game(two_games, nhl_server):
    nhl_server.fail("roster", "VAN-20242025", api.status(500))
    assert two_games.run() == 1
    assert "VAN-20242025" in two_games.err
    assert two_games.ledger()[SECOND]["is_complete"]
    nhl_server.requests.clear()
    two_games.ok()
    assert nhl_server.paths() == ["/v1/roster/VAN/20242025"]


def test_the_rows_are_those_of_a_replay(two_games, tmp_path, monkeypatch):
    two_games.ok()
    live = {name: two_games.rows(name) for name in TABLES}
    monkeypatch.setenv("NHL_DATA_DIR", str(tmp_path / "other"))
    other = Loader(tmp_path / "other", two_games.capture)
    other.keep(FIRST, SECOND)
    other.ok(replay=True)
    assert {name: other.rows(name) for name in TABLES} == live
    assert len(live[TABLES[1]]) == 16


@pytest.mark.thorough
def test_a_game_that_was_missed_is_fetched_whatever_its_age(live, nhl_server, on):
    nhl_server.only(FIRST, SECOND)
    game = json.loads(recorded("play-by-play", SECOND))
    nhl_server.serve("play-by-play", SECOND, {**game, "gameState": "FUT", "plays": []})
    on("2024-10-08")
    live.ok()
    assert not live.ledger()[SECOND]["is_final"]
    nhl_server.serve("play-by-play", SECOND, game)
    on("2026-02-01")
    live.ok()
    assert live.ledger()[SECOND]["is_complete"]
    assert {row["game_id"] for row in live.rows(TABLES[1])} == {FIRST, SECOND}


def test_a_correction_within_the_lookback_changes_that_games_rows_only(two_games, nhl_server, on):
    on("2024-10-10")
    two_games.ok()
    before = {name: two_games.rows(name) for name in TABLES}
    corrected = json.loads(recorded("play-by-play", SECOND))
    hit = next(play for play in corrected["plays"] if play["typeDescKey"] == "hit")
    shooter = hit["details"]["hittingPlayerId"]
    corrected["plays"].append({**hit, "eventId": 99999, "sortOrder": hit["sortOrder"] + 0.5})
    nhl_server.serve("play-by-play", SECOND, corrected)
    boxscore = json.loads(recorded("boxscore", SECOND))
    next(p for _, p in boxscore_players(boxscore) if p["playerId"] == shooter)["hits"] += 1
    nhl_server.serve("boxscore", SECOND, boxscore)
    two_games.ok()
    after = two_games.rows(TABLES[0])
    different = [(b, a) for b, a in zip(before[TABLES[0]], after, strict=True) if a != b]
    assert {row["game_id"] for pair in different for row in pair} == {SECOND}
    assert shooter in {row["player_id"] for _, row in different}
    assert all(a["i_f_hits"] == b["i_f_hits"] + 1 for b, a in different if a["player_id"] == shooter)


@pytest.mark.thorough
def test_lookback_days_of_none_leaves_finished_games_alone(two_games, nhl_server, on):
    on("2024-10-10")
    two_games.ok(lookback_days=0)
    nhl_server.requests.clear()
    two_games.ok(lookback_days=0)
    assert asked_games(nhl_server) == []
    two_games.ok(lookback_days=2)
    assert [path for path in asked_games(nhl_server) if str(SECOND) in path]
    assert not [path for path in asked_games(nhl_server) if str(FIRST) in path]


@pytest.mark.thorough
def test_one_time_load_asks_for_every_final_game_again(two_games, nhl_server):
    two_games.ok()
    before = two_games.versions()
    nhl_server.requests.clear()
    two_games.ok(one_time_load=True)
    assert len(asked_games(nhl_server)) == 8  # four a game
    after = two_games.versions()
    assert after.pop("bronze_game_ledger") > before.pop("bronze_game_ledger")  # it counts attempts
    assert after == before


@pytest.mark.thorough
def test_games_asks_for_these_alone(two_games, nhl_server):
    two_games.ok(games=[str(SECOND)])
    assert sorted(nhl_server.paths()) == sorted(asked_games(nhl_server) + asked_league(nhl_server))
    assert {row["game_id"] for row in two_games.rows(TABLES[1])} == {SECOND}


@pytest.mark.thorough
def test_a_named_game_that_is_not_over_is_said(two_games, nhl_server):
    game = json.loads(recorded("play-by-play", SECOND))
    nhl_server.serve("play-by-play", SECOND, {**game, "gameState": "LIVE"})
    said = two_games.ok(games=[str(FIRST), str(SECOND)])
    assert f"Game {SECOND} is not over (LIVE)" in said
    assert {row["game_id"] for row in two_games.rows(TABLES[1])} == {FIRST}


@pytest.mark.thorough
def test_a_named_game_that_does_not_exist_does_not_stop_the_other(two_games):
    assert two_games.run(games=[str(FIRST), "2024029999"]) == 1
    assert "2024029999" in two_games.err
    assert {row["game_id"] for row in two_games.rows(TABLES[1])} == {FIRST}


@pytest.mark.thorough
def test_plan_fetches_schedules_and_touches_no_table(two_games, nhl_server):
    said = two_games.ok(plan=True)
    assert asked_games(nhl_server) == []
    assert "2024-10-04 to 2024-10-09" in said
    assert "2 play-by-play, 2 boxscore, 2 shiftcharts, 2 right-rail" in said
    assert f"{FIRST} 2024-10-04 NJD at BUF" in said
    assert not (two_games.data_dir / "lake").exists()
    two_games.ok()
    assert re.search(r"games to ask for +│ 0 ", two_games.ok(plan=True))


@pytest.mark.thorough
def test_a_plan_is_what_the_run_then_asks_for(two_games, nhl_server):
    said = two_games.ok(plan=True)
    nhl_server.requests.clear()
    two_games.ok()
    assert f"{len(asked_games(nhl_server))} (" in said


@pytest.mark.thorough
def test_a_game_to_come_is_in_the_schedule_and_nowhere_else(live, nhl_server, on):
    on("2024-10-07")
    game = json.loads(recorded("play-by-play", SECOND))
    game.update(gameState="FUT", plays=[])
    nhl_server.only(FIRST)
    nhl_server.serve("play-by-play", SECOND, game)
    live.ok()
    assert {row["game_id"]: row["game_state"] for row in live.rows("bronze_schedule_2023_v2")} == {
        FIRST: "OFF",
        SECOND: "FUT",
    }
    assert {row["game_id"] for row in live.rows(TABLES[0])} == {FIRST}
    entry = live.ledger()[SECOND]
    assert (entry["is_final"], entry["is_complete"], entry["attempts"]) == (False, False, 0)


@pytest.mark.thorough  # a simulated day has the same
def test_a_game_without_a_chart_keeps_its_rows_and_is_asked_for_until_it_counts_as_never_made(
    two_games, nhl_server, on
):
    nhl_server.forget("shiftcharts", SECOND)
    nhl_server.serve("shiftcharts", SECOND, b'{"data":[],"total":0}')
    on("2024-10-14")
    two_games.ok()
    rows = [row for row in two_games.rows(TABLES[0]) if row["game_id"] == SECOND]
    assert rows
    assert not any(row["has_shifts"] for row in rows)
    assert two_games.ledger()[SECOND]["gap_reason"] == "no shift chart"
    nhl_server.requests.clear()
    two_games.ok()
    assert asked_games(nhl_server) == [f"/stats/rest/en/shiftcharts?cayenneExp=gameId={SECOND}"]
    nhl_server.serve("shiftcharts", SECOND, recorded("shiftcharts", SECOND))
    two_games.ok()
    assert two_games.ledger()[SECOND]["is_complete"]
    assert all(row["has_shifts"] for row in two_games.rows(TABLES[0]) if row["game_id"] == SECOND)


@pytest.mark.thorough
def test_a_chart_that_never_comes_is_given_up(two_games, nhl_server):
    nhl_server.serve("shiftcharts", SECOND, b'{"data":[],"total":0}')
    two_games.ok()  # in December, long after the game
    assert two_games.ledger()[SECOND]["is_complete"]
    nhl_server.requests.clear()
    two_games.ok()
    assert asked_games(nhl_server) == []


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("fault", "says"),
    [
        pytest.param(api.garbage, "not JSON", marks=pytest.mark.thorough),
        pytest.param(api.truncated, "cut short", marks=pytest.mark.thorough),
        (api.other(recorded("play-by-play", LATER)), str(LATER)),
        pytest.param(api.status(500), "500", marks=pytest.mark.thorough),
        pytest.param(api.dropped, "reached", marks=pytest.mark.thorough),
    ],
)
def test_one_games_bad_answer_is_said_not_kept_and_asked_for_again(two_games, nhl_server, fault, says):
    nhl_server.fail("play-by-play", SECOND, fault)
    assert two_games.run() == 1
    assert str(SECOND) in two_games.err
    assert says in two_games.err
    assert two_games.archive.entries("play-by-play", SECOND) == []
    entry = two_games.ledger()[SECOND]
    assert says in entry["last_error"]
    assert not entry["is_complete"]
    assert {row["game_id"] for row in two_games.rows(TABLES[1])} == {FIRST}
    two_games.ok()
    assert {row["game_id"] for row in two_games.rows(TABLES[1])} == {FIRST, SECOND}
    assert two_games.ledger()[SECOND]["last_error"] is None
    assert two_games.ledger()[SECOND]["attempts"] == 2


def test_an_api_that_goes_down_stops_the_run_and_keeps_what_has_come(live, nhl_server, on):
    """Games are asked for newest first, some at a time: the one that comes may end between the failures
    of others, so enough of them fail for a row of failures before or after it."""
    on("2025-06-01")
    newest, *others = (game for game in reversed(recorded_games()) if "2024020401" <= game <= "2024020861")
    assert len(others) >= 2 * GIVE_UP_AFTER
    for game in others:
        nhl_server.fail("play-by-play", game, api.status(503), always=True)
    assert live.run(since="2024-12-01", until="2025-02-05") == 1
    assert "so many in a row failed" in live.err
    assert len([path for path in asked_games(nhl_server) if "play-by-play" in path]) < 1 + len(others)
    assert {row["game_id"] for row in live.rows(TABLES[0])} == {int(newest)}


def test_an_unknown_game_is_refused(live, nhl_server):
    said = live.refused(games=["2024029999"])
    assert "2024029999" in said
    assert not (live.data_dir / "lake").exists()


@pytest.mark.thorough
def test_a_poorer_answer_does_not_take_rows_away(two_games, nhl_server):
    two_games.ok()
    before = {name: two_games.rows(name) for name in TABLES}
    poorer = json.loads(recorded("play-by-play", SECOND))
    poorer["plays"] = poorer["plays"][:100]
    nhl_server.serve("play-by-play", SECOND, poorer)
    two_games.run(one_time_load=True)
    assert {name: two_games.rows(name) for name in TABLES} == before


@pytest.mark.thorough
def test_a_player_whom_a_correction_takes_out_leaves_the_table(two_games, nhl_server):
    """The rows of a game are replaced by those of the corrected one, and the loss gate knows why."""

    def players() -> set[int]:
        return {row["player_id"] for row in two_games.rows(TABLES[0]) if row["game_id"] == SECOND}

    two_games.ok()
    before = players()
    corrected = json.loads(recorded("play-by-play", SECOND))
    added = {**corrected["rosterSpots"][0], "playerId": 8499999}
    corrected["rosterSpots"].append(added)
    nhl_server.serve("play-by-play", SECOND, corrected)
    two_games.run(one_time_load=True)
    assert players() == before | {8499999}
    corrected["rosterSpots"].pop()
    corrected["plays"].append(corrected["plays"][-1])
    nhl_server.serve("play-by-play", SECOND, corrected)
    two_games.run(one_time_load=True)
    assert players() == before
