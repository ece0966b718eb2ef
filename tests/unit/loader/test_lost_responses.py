"""Rows whose response the archive has lost stay as they are, and the response is asked for again."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pyarrow as pa
import pytest

from ingestion.archive import Archive
from ingestion.bronze import PLAYERS, SHIFTS, TABLES, TEAM_GAMES
from ingestion.compute import compute_batch, compute_game
from ingestion.league import _with_known
from ingestion.ledger import endpoints_to_request
from ingestion.lost import keep, keep_rows
from ingestion.payloads import GAME_ENDPOINTS
from ingestion.report import kind_of_gap, print_lost
from ingestion.settings import Settings
from ingestion.transform.payload import HOME_REPORT, REPORTS
from tests.support.archived_game import GAME, ArchivedGame, body
from tests.unit.loader.test_believed_shifts import boxscore as reported_boxscore
from tests.unit.transform.games import REPORTED, report_html

ABSENT = "its file is not in the archive"


@pytest.fixture
def game(tmp_path: Path) -> ArchivedGame:
    game = ArchivedGame(tmp_path)
    game.put_whole()
    game.compute()
    return game


def lose(game: ArchivedGame, *endpoints: str) -> None:
    for endpoint in endpoints:
        shutil.rmtree(Path(game.archive.location) / endpoint / str(game.game.id))
    game.archive = Archive(game.archive.location)


@pytest.mark.parametrize("days", [1, 400], ids=["recent", "long after"])
@pytest.mark.parametrize("endpoint", GAME_ENDPOINTS)
def test_a_lost_response_is_a_gap_and_the_rows_stay(game: ArchivedGame, endpoint: str, days: int) -> None:
    whole = game.row
    lose(game, endpoint)
    assert not game.is_current()
    game.at += timedelta(days=days)  # what is absent for long counts as never made, but this was there
    for _ in range(3):
        computed = game.compute()
        assert computed.keeps_rows
        assert computed.rows == {}
        assert (game.row.rows, game.row.hashes) == (whole.rows, whole.hashes)
        assert ABSENT in game.row.gap_reason
        assert kind_of_gap(game.row) in ("no play-by-play", "no boxscore", "no shift chart", "no officials")
        assert not game.row.is_complete
        assert not game.is_current()  # the file may be back
        for today in (game.at.date(), game.at.date() + timedelta(days=15)):
            assert endpoint in endpoints_to_request(game.game, game.row, Settings(), today)


@pytest.mark.parametrize("endpoint", GAME_ENDPOINTS)
def test_the_response_closes_the_gap_when_it_is_back(game: ArchivedGame, endpoint: str) -> None:
    whole = game.row
    lose(game, endpoint)
    game.compute()
    game.put(**{endpoint.replace("-", "_"): body(endpoint)})
    assert not game.compute().keeps_rows
    assert (game.row.gap_reason, game.row.hashes, game.row.is_complete) == (None, whole.hashes, True)
    assert game.is_current()


def test_a_corrected_response_takes_the_place_of_a_lost_one(game: ArchivedGame) -> None:
    lose(game, "boxscore")
    game.put(boxscore={**body("boxscore"), "corrected": True})
    assert not game.compute().keeps_rows
    assert game.row.is_complete


CUT = [row for row in body("shiftcharts")["data"] if row["period"] < 3]
POORER = {
    "shiftcharts": [{"data": [], "total": 0}, {"data": CUT, "total": len(CUT)}],
    "boxscore": [{**body("boxscore"), "gameState": "LIVE"}],
    "right-rail": [{}],
    "play-by-play": [{**body("play-by-play"), "gameState": "LIVE"}],
}


@pytest.mark.parametrize("endpoint", POORER)
def test_a_response_that_lacks_what_the_lost_one_had_does_not_take_its_place(
    game: ArchivedGame, endpoint: str
) -> None:
    for poorer in POORER[endpoint]:
        lose(game, endpoint)
        game.put(**{endpoint.replace("-", "_"): poorer})
        game.at += timedelta(days=400)
        assert game.compute().keeps_rows
        assert ABSENT in game.row.gap_reason
        assert endpoint in game.requests()


def test_an_older_response_does_not_take_the_place_of_a_lost_one(game: ArchivedGame) -> None:
    (newer,) = game.put(boxscore={**body("boxscore"), "corrected": True})
    game.compute()
    (Path(game.archive.location) / newer.path).unlink()
    assert game.compute().keeps_rows
    assert game.row.boxscore_hash == newer.sha256


@pytest.mark.parametrize("endpoint", GAME_ENDPOINTS)
def test_a_response_whose_file_was_emptied_is_lost_too(game: ArchivedGame, endpoint: str) -> None:
    (entry,) = game.archive.entries(endpoint, GAME)
    (Path(game.archive.location) / entry.path).write_bytes(b"")
    whole = game.row
    assert game.compute().keeps_rows
    assert game.row.rows == whole.rows
    assert "(its file in the archive is damaged)" in game.row.gap_reason
    assert endpoint in game.requests()


def test_a_game_without_rows_has_lost_nothing(tmp_path: Path) -> None:
    game = ArchivedGame(tmp_path)
    game.put_whole_but(play_by_play=None)
    game.compute()
    lose(game, "boxscore")
    assert not game.compute().keeps_rows
    assert game.row.gap_reason == "no play-by-play, no boxscore"


def test_an_empty_chart_that_is_lost_had_no_rows(tmp_path: Path) -> None:
    game = ArchivedGame(tmp_path)
    game.put_whole_but(shiftcharts={"data": [], "total": 0})
    game.compute(patience=0)
    lose(game, "shiftcharts")
    assert not game.compute(patience=0).keeps_rows
    assert game.row.is_complete


def test_lost_reports_are_asked_for_where_they_are_allowed(tmp_path: Path) -> None:
    game = ArchivedGame(tmp_path, REPORTED)
    game.put(play_by_play=body("play-by-play", REPORTED), boxscore=reported_boxscore())
    game.put(**{each: report_html(each) for each in REPORTS})
    game.compute()
    assert game.row.shift_source == "report"
    lose(game, HOME_REPORT)
    assert game.compute().keeps_rows
    assert f"no shift report ({ABSENT})" in game.row.gap_reason
    assert set(game.requests(shift_reports=True)) >= {"shiftcharts", *REPORTS}
    assert not set(game.requests()) & set(REPORTS)
    game.put(**{HOME_REPORT: report_html(HOME_REPORT)})
    assert not game.compute().keeps_rows
    assert (game.row.shift_source, ABSENT in (game.row.gap_reason or "")) == ("report", False)


def test_only_the_rows_of_the_game_that_lost_a_response_are_left_out(game: ArchivedGame, tmp_path) -> None:
    other = ArchivedGame(tmp_path, 2024020001)
    other.put_whole()
    other.compute()
    lose(game, "shiftcharts")
    batch = compute_batch(game.archive, [(game.game, True), (other.game, True)])
    ledger = {GAME: game.row, other.game.id: other.row}
    left = keep_rows(game.archive, batch, ledger)
    assert left.ids == [other.game.id]
    for name in (SHIFTS, TEAM_GAMES):
        assert set(left.rows[name]["game_id"].to_pylist()) == {other.game.id}
    accepted = keep_rows(game.archive, batch, ledger, accepted=[GAME])
    assert accepted.ids == [GAME, other.game.id]
    assert not keep(game.archive, compute_game(game.archive, game.game), None).keeps_rows


def test_it_is_said_once_with_the_next_step(game: ArchivedGame, capsys: pytest.CaptureFixture) -> None:
    print_lost([game.row], "/landing")
    assert capsys.readouterr().err == ""
    lose(game, *GAME_ENDPOINTS)
    game.compute()
    print_lost([game.row], "/landing")
    said = capsys.readouterr().err
    assert said.startswith(f"The archive /landing lacks responses that the rows of 1 game come from ({GAME})")
    assert "set archive_url" in said
    assert said.count("\n") == 1


def test_players_keep_what_a_lost_roster_had() -> None:
    schema = TABLES[PLAYERS].schema
    at = datetime(2024, 10, 9, tzinfo=UTC)
    base = {
        field.name: "x" if pa.types.is_string(field.type) else at if pa.types.is_timestamp(field.type) else 1
        for field in schema
        if field.name != "birth_date"
    }
    row = {**base, "season": 20242025, "team": "VAN", "birth_date": date(2000, 1, 2)}
    existing = pa.Table.from_pylist([row], schema=schema)
    without = pa.Table.from_pylist([{**row, "birth_date": None, "height_inches": None}], schema=schema)
    assert _with_known(without, existing, ()) == existing
    assert _with_known(without, existing, {"VAN-20242025"}) == without  # he has left the roster
