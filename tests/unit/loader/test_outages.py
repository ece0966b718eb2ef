"""What a run still requests while a part of the NHL's hosts does not answer."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from pathlib import Path

import pytest

from ingestion import pipeline
from ingestion.archive import Archive
from ingestion.client import ClientError, NhlClient, UnreachableError
from ingestion.fetch import GIVE_UP_AFTER, THREADS, Fetched, fetch_games, fetch_schedules
from ingestion.payloads import GAME_ENDPOINTS
from ingestion.settings import Options, Settings
from ingestion.transform.payload import REPORTS
from tests.support.nhl_server import NhlServer, broken_off, dropped, latency, status

GAMES = range(2024020001, 2024020061)
METHODS = (
    "play_by_play",
    "boxscore",
    "shift_chart",
    "right_rail",
    "home_report",
    "away_report",
    "roster_report",
)
AT_FIRST = range(
    GIVE_UP_AFTER, GIVE_UP_AFTER + THREADS
)  # requests that are made until a source is left alone


class Hosts:
    """A client of hosts of which some are down; it counts the requests."""

    def __init__(self, down: str) -> None:
        self.requests: Counter[str] = Counter()
        self._down = down

    def __getattr__(self, method: str):
        def request(game: int) -> bytes:
            self.requests[method] += 1
            if method == self._down:
                raise ClientError(f"{method} did not answer")
            return b"{}"

        return request


def fetch(hosts: Hosts, folder: Path, endpoints: Iterable[str]) -> Fetched:
    fetched = Fetched()
    requests = dict.fromkeys(GAMES, tuple(endpoints))
    landed = list(fetch_games(hosts, Archive(str(folder)), requests, fetched, lambda *_: None))
    assert landed == sorted(fetched.requested, reverse=True)
    return fetched


@pytest.mark.parametrize("down", ["shift_chart", "right_rail", "home_report"])
def test_a_source_that_is_down_is_left_alone_and_the_others_go_on(tmp_path: Path, down: str) -> None:
    hosts = Hosts(down)
    fetched = fetch(hosts, tmp_path, (*GAME_ENDPOINTS, *REPORTS))
    assert (fetched.stopped, len(fetched.requested)) == (None, len(GAMES))
    assert hosts.requests[down] == len(fetched.errors) in AT_FIRST
    others = [m for m in METHODS if m != down and not (down == "home_report" and m.endswith("report"))]
    assert {method: hosts.requests[method] for method in others} == dict.fromkeys(others, len(GAMES))


def test_a_chart_that_was_not_requested_has_not_answered(tmp_path: Path) -> None:
    fetched = fetch(Hosts("shift_chart"), tmp_path, GAME_ENDPOINTS)
    assert {*map(frozenset, fetched.answered.values())} == {frozenset(GAME_ENDPOINTS) - {"shiftcharts"}}


@pytest.mark.parametrize("down", ["play_by_play", "boxscore"])
def test_an_api_that_is_down_is_left_alone(tmp_path: Path, down: str) -> None:
    hosts = Hosts(down)
    fetched = fetch(hosts, tmp_path, (*GAME_ENDPOINTS, *REPORTS))
    assert fetched.stopped == f"{down} did not answer"
    assert len(fetched.requested) == len(fetched.errors) == hosts.requests[down] in AT_FIRST
    assert hosts.requests["shift_chart"] == hosts.requests["right_rail"] == 0


def test_a_game_counts_as_requested_when_something_of_it_was(tmp_path: Path) -> None:
    """A chart's next request does not wait because of one that was not made."""
    fetched = fetch(Hosts("shift_chart"), tmp_path, ["shiftcharts"])
    assert fetched.requested.keys() == fetched.errors.keys()
    assert len(fetched.requested) in AT_FIRST


# Schedules

SINCE = date(2023, 10, 1)
WEEKS = [SINCE + timedelta(weeks=number) for number in range(8)]


def fetch_weeks(server: NhlServer, folder: Path) -> tuple[list[date], dict[date, str]]:
    """Return the weeks of which the schedule was fetched, and those that failed."""
    settings = Settings(since=SINCE, until=WEEKS[-1])
    failed: dict[date, str] = {}
    with NhlClient(server.api_url, server.stats_url, 1000, timeout=1, max_retries=0) as client:
        archive, today = Archive(str(folder)), date(2024, 6, 1)
        return fetch_schedules(client, archive, settings, today, lambda *_: None, failed), failed


@pytest.mark.parametrize("fault", [status(503), latency(1.5), dropped, broken_off])
def test_a_schedule_that_fails_costs_its_own_week(
    nhl_server: NhlServer, tmp_path: Path, fault: Callable
) -> None:
    nhl_server.fail("schedule", WEEKS[3].isoformat(), fault)
    fetched, failed = fetch_weeks(nhl_server, tmp_path)
    assert fetched == WEEKS[:3] + WEEKS[4:]
    assert list(failed) == [WEEKS[3]]


def test_a_plan_without_all_schedules_is_known_in_part(
    nhl_server: NhlServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    monkeypatch.setenv("NHL_DATA_DIR", str(tmp_path))
    settings = {"API_URL": nhl_server.api_url, "MAX_RETRIES": 0, "REQUESTS_PER_SECOND": 1000}
    for name, value in settings.items():
        monkeypatch.setenv(f"SOURCES__NHL__{name}", str(value))
    nhl_server.fail("schedule", WEEKS[3].isoformat(), status(503))
    options = Options(plan=True, since=str(SINCE), until=str(WEEKS[-1]))
    planned = []
    for code in (1, 0):
        assert pipeline.main(options, quiet=True, as_json=True) == code
        planned.append(json.loads(capsys.readouterr().out)["failed"]["schedules"])
    assert [list(failed) for failed in planned] == [[str(WEEKS[3])], []]


@pytest.mark.parametrize("fault", [status(503), latency(1.5)])
def test_schedules_that_fail_in_a_row_end_the_run(
    nhl_server: NhlServer, tmp_path: Path, fault: Callable
) -> None:
    for week in WEEKS[1:]:
        nhl_server.fail("schedule", week.isoformat(), fault)
    with pytest.raises(ClientError):
        fetch_weeks(nhl_server, tmp_path)


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/v1", "http://host.invalid/v1"])
def test_an_api_that_cannot_be_reached_ends_the_run_at_once(
    nhl_server: NhlServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setattr(nhl_server, "api_url", url)
    with pytest.raises(UnreachableError, match=f"cannot be reached for the schedule of {SINCE}"):
        fetch_weeks(nhl_server, tmp_path)
