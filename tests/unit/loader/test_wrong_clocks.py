"""What was recorded while a clock was ahead does not count as the newest, nor as the last request."""

from __future__ import annotations

import gzip
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from rich.console import Console

from ingestion import clock
from ingestion.archive import ENDPOINTS, Archive
from ingestion.archive.archive import FUTURE
from ingestion.archive.pack import pack
from ingestion.archive_rows import ArchiveInputs, ComputedTables
from ingestion.asked import read_asked, write_asked
from ingestion.compute import compute_game
from ingestion.league import league_requests
from ingestion.ledger import LedgerRow, endpoints_to_request, ledger_table, read_ledger, updated_row
from ingestion.lost import keep
from ingestion.payloads import GAME_ENDPOINTS
from ingestion.report import print_future
from ingestion.scheduled_games import GONE, is_due, scheduled_games
from ingestion.settings import Settings
from ingestion.transform.schedule import schedule_row_from_header
from tests.support.archived_game import GAME, PLAYED, ArchivedGame, body
from tests.unit.loader.test_league import at, game
from tests.unit.loader.test_scheduled_games import WEEK, after, header, serve

NOW = datetime(2024, 11, 20, 14, tzinfo=UTC)
AHEAD = NOW + timedelta(days=30)
HOUR = timedelta(hours=1)
FALSE, TRUE = b"while the clock was ahead", b"corrected"


@pytest.fixture
def set_clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    return lambda now: monkeypatch.setattr(clock, "now", lambda: now)


def folder_of(tmp_path: Path) -> str:
    return str(tmp_path / "landing")


def memory_of(tmp_path: Path) -> str:
    return f"memory://{tmp_path.name}/landing"


def newest(location: str) -> bytes:
    archive = Archive(location)
    return archive.read(archive.entries("boxscore", GAME)[-1])


# The archive


@pytest.mark.parametrize("is_packed", [False, True])
@pytest.mark.parametrize("place", [folder_of, memory_of])
def test_what_lands_later_is_newer_also_once_the_time_has_come(tmp_path, set_clock, place, is_packed):
    location = place(tmp_path)
    set_clock(AHEAD)
    Archive(location).put("boxscore", GAME, b"first", NOW - timedelta(days=1))
    Archive(location).put("boxscore", GAME, FALSE)
    set_clock(NOW)
    if is_packed:
        pack(Archive(location), "20242025", lambda *_: None)
    assert newest(location) == FALSE  # it is all that has landed since the first
    Archive(location).put("boxscore", GAME, TRUE, NOW)
    for now in (NOW, NOW + HOUR, AHEAD - HOUR, AHEAD + HOUR, AHEAD + timedelta(days=400)):
        set_clock(now)
        assert newest(location) == TRUE
    assert [entry.served_at is None for entry in Archive(location).entries("boxscore", GAME)] == [
        False,
        True,
        False,
    ]


def test_the_same_response_lands_again_so_that_its_time_is_known(tmp_path, set_clock):
    archive = Archive(folder_of(tmp_path))
    archive.put("boxscore", GAME, FALSE, AHEAD)
    set_clock(NOW)
    again = Archive(archive.location)
    entry = again.put("boxscore", GAME, FALSE, NOW)
    assert (entry.served_at, len(again.entries("boxscore", GAME))) == (NOW, 2)
    assert again.put("boxscore", GAME, FALSE, NOW + HOUR) == entry


def test_while_the_clock_is_behind_what_lands_is_newer(tmp_path, set_clock):
    archive = Archive(folder_of(tmp_path))
    for number, content in enumerate((b"first", b"second")):
        archive.put("boxscore", GAME, content, NOW + number * HOUR)
    set_clock(NOW - timedelta(days=365))
    Archive(archive.location).put("boxscore", GAME, TRUE)
    set_clock(NOW + timedelta(days=1))
    read = Archive(archive.location)
    assert [read.read(each) for each in read.entries("boxscore", GAME)] == [b"first", b"second", TRUE]


def test_clocks_that_differ_a_little_are_not_wrong(tmp_path, set_clock):
    set_clock(NOW)
    archive = Archive(folder_of(tmp_path))
    archive.put("boxscore", GAME, b"of another machine", NOW + timedelta(minutes=4))
    assert archive.put("boxscore", GAME, TRUE).fetched_at == NOW
    assert (archive.future, archive.read_note(FUTURE)) == ([], None)
    set_clock(NOW + 3 * HOUR)  # a long load puts what is later than its start
    archive.put("boxscore", GAME, FALSE)
    assert [*archive.entries("boxscore", GAME), *archive.future][-1].fetched_at == NOW + 3 * HOUR


def test_it_is_named_once_with_what_to_do(tmp_path, set_clock, capsys):
    set_clock(NOW)
    archive = Archive(folder_of(tmp_path))
    archive.put("boxscore", GAME, FALSE, AHEAD)
    archive.put("schedule", "2024-11-17", b"{}", AHEAD)
    for expected in ("2 responses in the archive are from the future (boxscore/2024020009/20241220T", ""):
        run = Archive(archive.location)
        for endpoint in ENDPOINTS:
            run.entries(endpoint)
        run.note_future()
        print_future(run.future)
        printed = capsys.readouterr().err
        if expected:
            assert printed.startswith(expected)
            assert "Check the clock with `date -u`. If it is right, do nothing" in printed
        else:
            assert printed == ""


def test_a_pack_takes_a_response_of_any_year(tmp_path):
    archive = Archive(folder_of(tmp_path))
    for year in (1970, 2150):
        archive.put("boxscore", GAME, str(year).encode(), datetime(year, 1, 1, tzinfo=UTC))
    packed = pack(archive, "20242025", lambda *_: None)
    with zipfile.ZipFile(packed.place) as zipped:
        bodies = {gzip.decompress(zipped.read(name)) for name in zipped.namelist()[1:]}
    assert bodies == {b"1970", b"2150"}


# Schedules, rosters and standings


def test_a_week_that_was_requested_while_the_clock_was_ahead_is_due(tmp_path, set_clock):
    set_clock(datetime(2024, 10, 10, 12, tzinfo=UTC))
    archive = Archive(folder_of(tmp_path))
    serve(archive, after(365), header())
    today, later = date(2024, 10, 10), after(400)
    write_asked(archive, "schedules", [WEEK.isoformat()], after(365))
    assert is_due(archive, WEEK, today, 3, read_asked(archive, "schedules", today))
    archive.note_future()
    write_asked(archive, "schedules", [], today)
    assert read_asked(archive, "schedules", later) == {}
    assert is_due(Archive(archive.location), WEEK, later, 3, {})
    assert not is_due(Archive(archive.location), WEEK, later, 3, {WEEK.isoformat(): later})


def test_a_game_to_be_confirmed_is_not_called_off_by_a_schedule_of_unknown_time(tmp_path, set_clock):
    to_be = header(gameState="FUT", gameScheduleState="TBD")
    for now, state in ((after(60), GONE), (WEEK, "FUT")):
        set_clock(datetime(now.year, now.month, now.day, 12, tzinfo=UTC))
        archive = Archive(str(tmp_path / state))
        serve(archive, after(50), to_be)
        (found,) = scheduled_games(archive, ledger_of_no_schedule()).values()
        assert found.row["game_state"] == state


def ledger_of_no_schedule():
    return schedule_row_from_header(body("play-by-play")).slice(0, 0)


def test_rosters_and_standings_of_the_future_are_requested(tmp_path, set_clock):
    set_clock(at("2024-10-09"))
    archive, games = Archive(folder_of(tmp_path)), [game(date(2024, 10, 8))]
    pages = [("roster", "SEA-20242025"), ("roster", "STL-20242025"), ("standings", "2024-10-08")]
    for endpoint, key in pages:
        archive.put(endpoint, key, b"{}", at("2025-10-09"))
    write_asked(archive, "league", [f"{endpoint}/{key}" for endpoint, key in pages], date(2025, 10, 9))
    assert league_requests(archive, games, at("2024-10-09")) == pages
    write_asked(archive, "league", [f"{endpoint}/{key}" for endpoint, key in pages], date(2024, 10, 10))
    assert league_requests(archive, games, at("2024-10-10")) == []


# Games


def complete(**changes: object) -> LedgerRow:
    """The ledger row of a game that was loaded whole on its lookback's last day."""
    return replace(LedgerRow(GAME, 20242025, 2, PLAYED.date(), is_final=True, is_complete=True), **changes)


def test_times_of_the_ledger_that_are_later_than_now_are_not_known():
    names = [name for name in LedgerRow.__dataclass_fields__ if name.endswith(("_landed_at", "_answered_at"))]
    times = dict.fromkeys((*names, "last_attempt_at"), AHEAD)
    assert len(times) == 8
    rows = ledger_table([complete(**times, attempts=1)])
    assert read_ledger(rows, NOW)[GAME] == complete(attempts=1)
    assert read_ledger(rows, AHEAD)[GAME] == complete(**times, attempts=1)


@pytest.fixture
def whole(tmp_path: Path) -> ArchivedGame:
    whole = ArchivedGame(tmp_path)
    whole.put_whole()
    whole.compute()
    assert whole.requests() == ()
    return whole


def test_a_game_of_which_the_last_request_is_not_known_is_requested_once_more(whole):
    whole.row = replace(whole.row, last_attempt_at=None)
    assert whole.requests() == GAME_ENDPOINTS
    assert whole.requests(lookback_days=0) == ()


def test_a_response_from_the_future_is_requested_again_until_one_of_known_time_is_there(tmp_path, set_clock):
    loaded = ArchivedGame(tmp_path)
    set_clock(loaded.at + 2 * HOUR)
    loaded.archive = Archive(loaded.archive.location)
    loaded.put_whole_but(boxscore=None)
    loaded.archive.put(
        "boxscore", GAME, json.dumps(body("boxscore")).encode(), loaded.at + timedelta(days=30)
    )
    loaded.compute()
    assert (loaded.row.is_complete, loaded.row.boxscore_landed_at) == (True, None)
    assert loaded.requests() == ("boxscore",)
    loaded.put(boxscore=body("boxscore"))
    loaded.compute()
    assert loaded.row.boxscore_landed_at == loaded.at
    assert loaded.requests() == ()


def test_without_a_lake_too_a_response_from_the_future_is_no_request(tmp_path, set_clock):
    loaded = ArchivedGame(tmp_path)
    loaded.at += timedelta(days=365)
    loaded.put_whole()
    for now, requests in ((loaded.at + HOUR, ()), (PLAYED + timedelta(days=9), GAME_ENDPOINTS)):
        set_clock(now)
        archive = Archive(loaded.archive.location)
        inputs = ArchiveInputs(Settings(), archive, ComputedTables(), Console(), now.date(), now)
        row = inputs.ledger()[GAME]
        assert row.is_complete
        assert endpoints_to_request(loaded.game, row, Settings(), now.date()) == requests


def test_rows_of_a_lost_response_from_the_future_give_way_to_one_that_landed_later(whole):
    row = replace(whole.row, boxscore_hash="0" * 16)
    computed = compute_game(whole.archive, whole.game)
    assert keep(whole.archive, computed, replace(row, boxscore_landed_at=AHEAD)).keeps_rows
    assert not keep(whole.archive, computed, replace(row, boxscore_landed_at=None)).keeps_rows


def test_an_answer_of_a_time_to_come_gives_no_chart_up(tmp_path):
    without = ArchivedGame(tmp_path)
    without.put_whole_but(shiftcharts=None)
    without.at += timedelta(days=365)
    without.compute()
    assert without.row.is_complete
    known = read_ledger(ledger_table([without.row]), PLAYED + 2 * HOUR)[GAME]
    assert known.shift_chart_answered_at is None
    row = updated_row(
        compute_game(without.archive, without.game),
        known,
        requested_at=PLAYED + 2 * HOUR,
        answered={"shiftcharts": PLAYED + 2 * HOUR},
        error=None,
        patience=Settings().shift_chart_days,
        now=PLAYED + 2 * HOUR,
    )
    assert row.gap_reason == "no shift chart"
