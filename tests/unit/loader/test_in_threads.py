"""Requests in several threads: at the same time, with outcomes in order, and few after a caller has left."""

from __future__ import annotations

from contextlib import closing
from datetime import date, timedelta
from threading import Barrier, Event, Lock, Timer
from time import sleep

import pytest

from ingestion.archive import Archive
from ingestion.client import BadAnswerError, NotFoundError
from ingestion.fetch import Fetched, fetch_games, fetch_schedules
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
    last = date(2023, 10, 1) + timedelta(weeks=THREADS, days=-1)
    settings = read_settings({"since": "2023-10-01", "until": f"{last}"})
    weeks = fetch_schedules(Together(), archive, settings, date(2024, 6, 1), lambda *_: None, failed)
    assert len(weeks) == THREADS - 1
    assert weeks == sorted(weeks)
    assert failed == {date(2023, 10, 15): "no 2023-10-15"}
    served = [archive.entries("schedule", week.isoformat())[0].fetched_at for week in weeks]
    assert served == sorted(served)


def test_rosters_are_requested_at_the_same_time_and_errors_are_in_order(tmp_path) -> None:
    archive = Archive(str(tmp_path))
    teams = ("ANA", "BOS", "BUF", "CAR", "CBJ", "CGY", "CHI", "COL")
    keys = [f"{team}-{season}" for season in (20232024, 20242025) for team in teams]
    assert len(keys) == THREADS
    requests = [("roster", key) for key in keys]
    errors = fetch_league(Together(), archive, requests, date(2024, 10, 9), lambda *_: None)
    assert errors == [f"odd {key}" for key in keys if key.startswith("B")]
    assert len(archive.keys("roster")) == THREADS - len(errors)


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


class Slow:
    """A client that answers for some games only when it may; it notes which games were requested."""

    def __init__(self) -> None:
        self.slow, self.may, self.requested = set(), Event(), []

    def play_by_play(self, game: int) -> bytes:
        self.requested.append(game)
        assert game not in self.slow or self.may.wait(20)
        return b"{}"

    def __getattr__(self, name: str):
        return self.play_by_play


GAMES = range(2024020001, 2024020101)


@pytest.fixture
def slow() -> Slow:
    return Slow()


def landing(client: Slow, tmp_path, fetched: Fetched):
    requests = dict.fromkeys(GAMES, ("play-by-play",))
    return closing(fetch_games(client, Archive(str(tmp_path)), requests, fetched, lambda *_: None))


def test_games_land_while_an_older_one_is_on_its_way(slow: Slow, tmp_path) -> None:
    fetched = Fetched()
    slow.slow = {GAMES[0]}
    with landing(slow, tmp_path, fetched) as landed:
        assert [next(landed) for _ in GAMES[1:]] == sorted(GAMES[1:], reverse=True)
        assert GAMES[0] not in fetched.requested
        slow.may.set()
        assert list(landed) == [GAMES[0]]
    assert fetched.requested.keys() == set(GAMES)


def test_a_load_that_fails_leaves_the_api_alone(slow: Slow, tmp_path) -> None:
    slow.slow = set(GAMES[:-1])
    with landing(slow, tmp_path, Fetched()) as landed:
        next(landed)
        Timer(0.5, slow.may.set).start()
    assert 1 < len(slow.requested) <= 1 + THREADS
