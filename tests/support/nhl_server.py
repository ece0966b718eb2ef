"""The NHL API on this machine: a real HTTP server that answers with recorded bodies, and fails on demand.

    def test_x(nhl_server):
        nhl_server.fail("boxscore", 2024020001, status(429, retry_after=1))   # once, then it answers
        NhlClient(nhl_server.api_url, nhl_server.stats_url).boxscore(2024020001)
        assert [request.status for request in nhl_server.requests] == [429, 200]

The week of any date is composed of the games that the server has, since a few recorded weeks are no calendar;
`serve("schedule", day, recorded("schedule", day))` answers with a recorded one.
"""

from __future__ import annotations

import gzip
import json
import re
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote

import pytest

ROOT = Path(__file__).resolve().parents[2]
RECORDED = (ROOT / "sample" / "nhl", ROOT / "tests" / "data" / "nhl")

ROUTES = {
    "schedule": re.compile(r"/v1/schedule/(\d{4}-\d{2}-\d{2})"),
    "play-by-play": re.compile(r"/v1/gamecenter/(\d+)/play-by-play"),
    "boxscore": re.compile(r"/v1/gamecenter/(\d+)/boxscore"),
    "shiftcharts": re.compile(r"/stats/rest/en/shiftcharts\?cayenneExp=gameId=(\d+)"),
    "right-rail": re.compile(r"/v1/gamecenter/(\d+)/right-rail"),
    "roster": re.compile(r"/v1/roster/([A-Z]{3}/\d{8})"),
    "standings": re.compile(r"/v1/standings/(\d{4}-\d{2}-\d{2})"),
    **{
        f"report-{name}": re.compile(rf"/scores/htmlreports/(\d{{4}})\d{{4}}/{name.upper()}(\d{{6}})\.HTM")
        for name in ("th", "tv", "ro")
    },
}
# What the API answers where it has nothing.
EMPTY = {
    "shiftcharts": b'{"data":[],"total":0}',
    "right-rail": b"{}",
    "roster": b'{"forwards":[],"defensemen":[],"goalies":[]}',
    "standings": b'{"wildCardIndicator":true,"standings":[]}',
}
MOVED = "/moved"


@dataclass
class Answer:
    """What goes over the wire. Faults change it."""

    status: int
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)
    wait: float = 0.0
    announced: int | None = None  # Content-Length, if it is to be a lie
    dropped: bool = False  # no answer at all: the connection is closed


@dataclass(frozen=True)
class Request:
    """A request that arrived; `at` is on the monotonic clock."""

    at: float
    path: str
    user_agent: str
    status: int | None  # None: dropped


Fault = Callable[[Answer], Answer]


def latency(seconds: float) -> Fault:
    """The right answer, late."""

    def fault(answer: Answer) -> Answer:
        answer.wait = seconds
        return answer

    return fault


def status(code: int, retry_after: int | str | None = None) -> Fault:
    """An error status, with a page that is no JSON."""
    headers = {} if retry_after is None else {"Retry-After": str(retry_after)}
    return lambda _: Answer(code, b"<html>error</html>", headers)


def truncated(answer: Answer) -> Answer:
    """A complete HTTP answer whose JSON ends in the middle."""
    return Answer(answer.status, answer.body[: len(answer.body) // 2])


def broken_off(answer: Answer) -> Answer:
    """The connection closes in the middle of the body."""
    return Answer(answer.status, answer.body[: len(answer.body) // 2], announced=len(answer.body))


def dropped(_: Answer) -> Answer:
    """The connection closes without an answer."""
    return Answer(0, b"", dropped=True)


def garbage(_: Answer) -> Answer:
    """200, and a page for people."""
    return Answer(200, b"<!doctype html><title>We will be right back</title>")


def other(body: bytes) -> Fault:
    """Another body than the one asked for, such as another game's."""
    return lambda _: Answer(200, body)


def redirect(to: str | None = None) -> Fault:
    """307 with an empty body, to the same answer under another address, or to the address given."""

    def fault(answer: Answer) -> Answer:
        return Answer(307, b"", {"Location": to or MOVED + answer.headers["path"]})

    return fault


@cache
def recorded(endpoint: str, key: int | str) -> bytes | None:
    """A body from the repository, as served; None if there is none."""
    for folder in RECORDED:
        for file in (folder / endpoint / f"{key}.{ending}.gz" for ending in ("json", "html")):
            if file.is_file():
                return gzip.decompress(file.read_bytes())
    return None


@cache
def recorded_games() -> tuple[str, ...]:
    """The ids of the games whose play-by-play is in the sample, in order."""
    return tuple(sorted(file.name.split(".")[0] for file in (RECORDED[0] / "play-by-play").iterdir()))


class NhlServer:
    """The server. It has the games of the sample; change what it has with `serve` and `forget`.

    Attributes:
        api_url, stats_url, reports_url: what the client is configured with.
        requests: everything that arrived, in order.
    """

    def __init__(self) -> None:
        self.requests: list[Request] = []
        self._lock = threading.Lock()
        self._bodies: dict[tuple[str, str], bytes | None] = {}
        self._faults: dict[tuple[str, str], list[Fault]] = {}
        self._lasting: dict[tuple[str, str], Fault] = {}
        self._games = {game: _header(recorded("play-by-play", game)) for game in recorded_games()}
        handler = type("Handler", (_Handler,), {"nhl": self})
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._http.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._http.server_port}"
        self.api_url = f"{self.url}/v1"
        self.stats_url = f"{self.url}/stats/rest/en"
        self.reports_url = f"{self.url}/scores/htmlreports"
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop listening. A second time does nothing, so that a test may take the server away."""
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()

    def serve(self, endpoint: str, key: int | str, body: bytes | dict) -> None:
        """Answer with this body from now on. A play-by-play also puts its game into the schedule."""
        content = json.dumps(body).encode() if isinstance(body, dict) else body
        with self._lock:
            self._bodies[endpoint, str(key)] = content
            if endpoint == "play-by-play":
                self._games[str(key)] = _header(content)

    def forget(self, endpoint: str, key: int | str) -> None:
        """Answer 404 from now on; without a play-by-play, a game also leaves the schedule."""
        with self._lock:
            self._bodies[endpoint, str(key)] = None
            if endpoint == "play-by-play":
                self._games.pop(str(key), None)

    def only(self, *games: int | str) -> None:
        """Forget every other game."""
        for game in set(self._games) - {str(game) for game in games}:
            for endpoint in ("play-by-play", "boxscore", "shiftcharts", "right-rail"):
                self.forget(endpoint, game)

    def fail(self, endpoint: str, key: int | str, *faults: Fault, always: bool = False) -> None:
        """Go wrong on the next requests, one fault each; with `always`, on every request from then on."""
        with self._lock:
            if always:
                *faults, self._lasting[endpoint, str(key)] = faults
            self._faults.setdefault((endpoint, str(key)), []).extend(faults)

    def paths(self) -> list[str]:
        """The paths of all requests, in order."""
        return [request.path for request in self.requests]

    def answer(self, path: str) -> Answer:
        """What a request for `path` gets."""
        moved = path.startswith(MOVED)
        asked = path.removeprefix(MOVED)
        matches = ((endpoint, route.fullmatch(asked)) for endpoint, route in ROUTES.items())
        found = [(endpoint, "".join(match.groups())) for endpoint, match in matches if match]
        if not found:
            return Answer(404, b"Not Found")
        endpoint, key = found[0][0], found[0][1].replace("/", "-")
        body = self._body(endpoint, key)
        answer = Answer(404, b"Not Found") if body is None else Answer(200, body)
        with self._lock:
            waiting = self._faults.get((endpoint, key))
            fault = waiting.pop(0) if waiting else self._lasting.get((endpoint, key))
        if fault and not moved:
            answer.headers["path"] = asked
            answer = fault(answer)
            answer.headers.pop("path", None)
        return answer

    def _body(self, endpoint: str, key: str) -> bytes | None:
        with self._lock:
            if (endpoint, key) in self._bodies:
                return self._bodies[endpoint, key]
            if endpoint == "schedule":
                return json.dumps(compose_week(date.fromisoformat(key), list(self._games.values()))).encode()
        body = recorded(endpoint, key)
        return EMPTY.get(endpoint) if body is None else body


def compose_week(first: date, games: list[dict]) -> dict:
    """A schedule body of seven days, as the API shapes it, of play-by-play headers."""
    days = [first + timedelta(days=n) for n in range(7)]
    week = []
    for day in days:
        listed = [
            {name: value for name, value in game.items() if name != "gameDate"}
            for game in games
            if game["gameDate"] == day.isoformat()
        ]
        week.append(
            {
                "date": day.isoformat(),
                "dayAbbrev": day.strftime("%a").upper(),
                "numberOfGames": len(listed),
                "games": sorted(listed, key=lambda game: game["id"]),
            }
        )
    return {
        "nextStartDate": (first + timedelta(days=7)).isoformat(),
        "previousStartDate": (first - timedelta(days=7)).isoformat(),
        "gameWeek": week,
        "numberOfGames": sum(day["numberOfGames"] for day in week),
    }


HEADER = (
    *("id", "season", "gameType", "gameDate", "gameState", "gameScheduleState"),
    *("venue", "startTimeUTC", "easternUTCOffset", "venueUTCOffset"),
    *("awayTeam", "homeTeam", "periodDescriptor", "gameOutcome"),
)


def _header(play_by_play: bytes) -> dict:
    body = json.loads(play_by_play)
    return {name: body[name] for name in HEADER if name in body}


class _Handler(BaseHTTPRequestHandler):
    nhl: NhlServer
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = unquote(self.path)
        arrived = time.monotonic()
        answer = self.nhl.answer(path)
        agent = self.headers.get("User-Agent", "")
        self.nhl.requests.append(Request(arrived, path, agent, None if answer.dropped else answer.status))
        time.sleep(answer.wait)
        if answer.dropped:
            return self._hang_up()
        try:
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Type", "application/json")
            self.send_header(
                "Content-Length", str(len(answer.body) if answer.announced is None else answer.announced)
            )
            self.end_headers()
            self.wfile.write(answer.body)
        except (BrokenPipeError, ConnectionResetError):
            return None  # the client lost patience, which is what a test of timeouts wants
        return self._hang_up() if answer.announced is not None else None

    def _hang_up(self) -> None:
        self.close_connection = True
        self.wfile.flush()
        self.connection.shutdown(socket.SHUT_RDWR)

    def log_message(self, *_: object) -> None:
        """Silence: tests look at `requests`."""


@pytest.fixture
def nhl_server(monkeypatch: pytest.MonkeyPatch) -> Iterator[NhlServer]:
    """A server of this test's own, which no proxy of the environment stands before."""
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.setenv(name, "127.0.0.1")
    server = NhlServer()
    yield server
    server.close()
