"""Requests in several threads: at the same time, with outcomes in order, and few after a caller has left."""

from __future__ import annotations

from datetime import date
from threading import Barrier, Lock
from time import sleep

from ingestion.archive import Archive
from ingestion.client import BadAnswerError, NotFoundError
from ingestion.fetch import fetch_schedules
from ingestion.in_threads import THREADS, requested
from ingestion.league import fetch_league
from ingestion.settings import read_settings


class Together:
    """A client that answers only when `THREADS` requests wait for it; it notes what was requested."""

    def __init__(self) -> None:
        self._barrier = Barrier(THREADS, timeout=20)

    def schedule(self, day: date) -> bytes:
        self._barrier.wait()
        if day == date(2023, 10, 15):
            raise NotFoundError(f"no {day}")
        return b'{"gameWeek": []}'

    def roster(self, key: str) -> bytes:
        self._barrier.wait()
        if key.startswith("B"):
            raise BadAnswerError(f"odd {key}")
        return b'{"forwards": [], "defensemen": [], "goalies": []}'


def test_schedules_are_requested_at_the_same_time_and_kept_in_order(tmp_path) -> None:
    archive, failed = Archive(str(tmp_path)), {}
    settings = read_settings({"since": "2023-10-01", "until": "2023-11-25"})  # eight weeks
    weeks = fetch_schedules(Together(), archive, settings, date(2024, 1, 1), lambda *_: None, failed)
    assert len(weeks) == THREADS - 1
    assert weeks == sorted(weeks)
    assert failed == {date(2023, 10, 15): "no 2023-10-15"}
    served = [archive.entries("schedule", week.isoformat())[0].fetched_at for week in weeks]
    assert served == sorted(served)


def test_rosters_are_requested_at_the_same_time_and_errors_are_in_order(tmp_path) -> None:
    archive = Archive(str(tmp_path))
    teams = ("ANA", "BOS", "BUF", "CAR", "CBJ", "CGY", "CHI", "COL")
    requests = [("roster", f"{team}-20242025") for team in teams]
    errors = fetch_league(Together(), archive, requests, date(2024, 10, 9), lambda *_: None)
    assert errors == ["odd BOS-20242025", "odd BUF-20242025"]
    assert len(archive.keys("roster")) == THREADS - 2


def test_a_caller_that_leaves_stops_the_requests() -> None:
    seen, lock = [], Lock()

    def request(key: int) -> bytes:
        with lock:
            seen.append(key)
        sleep(0.001)
        return b""

    with requested(range(1000), request) as outcomes:
        for key, _ in outcomes:
            if key == 4:
                break
    assert len(seen) <= 5 + THREADS
