"""A damaged file of the archive: its game has a gap or the next best response, and it is requested again."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from ingestion import suspects
from ingestion.archive import Archive, Entry
from ingestion.league import league_requests
from ingestion.ledger import damaged_endpoints
from ingestion.payloads import GAME_ENDPOINTS
from ingestion.report import kind_of_gap
from ingestion.scheduled_games import Game, is_due
from ingestion.transform.payload import REPORTS
from tests.support.archived_game import GAME, ArchivedGame, body
from tests.support.nhl_server import recorded

FIRST = datetime(2024, 10, 5, 12, tzinfo=UTC)


@pytest.fixture
def game(tmp_path: Path) -> ArchivedGame:
    game = ArchivedGame(tmp_path)
    game.put_whole()
    return game


def _damage(archive: Archive, entry: Entry) -> None:
    file = Path(archive.location) / entry.path
    file.write_bytes(file.read_bytes()[:-9])


def _newest(archive: Archive, endpoint: str, key: str | int) -> Entry:
    return archive.entries(endpoint, key)[-1]


@pytest.mark.parametrize("endpoint", GAME_ENDPOINTS)
@pytest.mark.parametrize("days", [1, 400], ids=["recent", "long after"])
def test_a_game_without_another_response_has_a_gap(game: ArchivedGame, endpoint: str, days: int) -> None:
    entry = _newest(game.archive, endpoint, GAME)
    _damage(game.archive, entry)
    game.at += timedelta(days=days)  # what is absent for long counts as never made, but this was there
    game.compute()
    assert f"{endpoint} {entry.sha256} of " in game.row.not_used
    assert f": {entry.path} is damaged (" in game.row.not_used
    assert "(its file in the archive is damaged)" in game.row.gap_reason
    assert kind_of_gap(game.row) in ("no play-by-play", "no boxscore", "no shift chart", "no officials")
    assert not game.row.is_complete
    assert endpoint in game.requests()


@pytest.mark.parametrize("endpoint", GAME_ENDPOINTS)
def test_the_same_response_closes_the_gap(game: ArchivedGame, endpoint: str) -> None:
    game.compute()
    whole = game.row
    _damage(game.archive, _newest(game.archive, endpoint, GAME))
    game.compute()
    assert not game.is_current()  # the file may be repaired without a request
    game.put(**{endpoint.replace("-", "_"): body(endpoint)})
    game.compute()
    assert (game.row.gap_reason, game.row.not_used) == (None, None)
    assert game.row.hashes == whole.hashes
    assert game.is_current()
    assert game.requests() == ()


def test_the_next_best_response_is_used_and_the_damaged_one_requested_once(game: ArchivedGame) -> None:
    older = _newest(game.archive, "boxscore", GAME)
    corrected = {**body("boxscore"), "corrected": True}
    [newer] = game.put(boxscore=corrected)
    _damage(game.archive, newer)
    game.compute()
    assert game.row.boxscore_hash == older.sha256
    assert game.row.is_complete
    assert damaged_endpoints(game.row) == {"boxscore"}
    assert game.requests() == ("boxscore",)
    game.put(boxscore={**corrected, "corrected": "again"})
    game.compute()
    assert game.row.not_used is None
    assert game.requests() == ()


def test_an_older_damaged_response_is_of_no_interest(game: ArchivedGame) -> None:
    older = _newest(game.archive, "boxscore", GAME)
    game.put(boxscore={**body("boxscore"), "corrected": True})
    _damage(game.archive, older)
    game.compute()
    assert game.row.not_used is None
    assert game.is_current()


def test_reports_are_requested_where_they_are_allowed(game: ArchivedGame) -> None:
    game.archive.put("report-th", GAME, b"<html>", game.at)
    _damage(game.archive, _newest(game.archive, "report-th", GAME))
    game.compute()
    assert game.row.is_complete  # the chart is there
    assert game.requests() == ()
    assert game.requests(shift_reports=True) == REPORTS


def test_a_week_is_requested_when_its_newest_schedule_is_damaged(tmp_path: Path) -> None:
    archive, week, today = Archive(str(tmp_path)), date(2023, 11, 10), date(2025, 1, 1)
    key = week.isoformat()
    archive.put("schedule", key, recorded("schedule", key), datetime(2024, 12, 1, tzinfo=UTC))
    assert not is_due(archive, week, today, 3)
    newer = archive.put("schedule", key, recorded("schedule", key) + b" ", datetime(2024, 12, 30, tzinfo=UTC))
    assert not is_due(archive, week, today, 3)
    _damage(archive, newer)
    assert is_due(archive, week, today, 3)
    archive.put("schedule", key, recorded("schedule", key) + b"  ", datetime(2024, 12, 31, tzinfo=UTC))
    assert not is_due(archive, week, today, 3)


def _league_archive(tmp_path: Path, game: Game) -> tuple[Archive, list[Entry]]:
    archive = Archive(str(tmp_path / "league"))
    at = datetime(2025, 8, 1, tzinfo=UTC)
    keys = [("roster", f"{team}-20242025") for team in ("CGY", "VAN")] + [("standings", "2024-10-09")]
    assert game.date == date(2024, 10, 9)
    return archive, [archive.put(endpoint, key, f"{key}".encode(), at) for endpoint, key in keys]


def test_a_damaged_roster_and_standings_are_requested_once_they_were_read(game, tmp_path: Path) -> None:
    archive, entries = _league_archive(tmp_path, game.game)
    today = datetime(2026, 1, 1, 12, tzinfo=UTC)
    assert league_requests(archive, [game.game], today) == []
    for entry in entries[1:]:
        _damage(archive, entry)
        assert archive.best(entry.endpoint, entry.key) is None
    suspects.remember(archive, archive.damaged)
    damaged = [(entry.endpoint, entry.key) for entry in entries[1:]]
    assert league_requests(archive, [game.game], today) == damaged
    for entry in entries[1:]:
        archive.put(entry.endpoint, entry.key, entry.key.encode(), datetime(2026, 1, 1, tzinfo=UTC))
    assert league_requests(archive, [game.game], today) == []
    suspects.remember(archive, {})
    assert suspects.read(archive) == frozenset()


def test_the_note_of_an_undamaged_archive_is_not_written(tmp_path: Path) -> None:
    archive = Archive(str(tmp_path / "landing"))
    suspects.remember(archive, {})
    assert not (tmp_path / "landing").exists()
