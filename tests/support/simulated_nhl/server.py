"""The simulated API as an HTTP server on the loopback.

with SimulatedNhl(League(seed=7, seasons=[20242025])) as api:
    api.faults.set(Rule(status(500), probability=0.1))
    NhlClient(api.api_url, api.stats_url).boxscore(2024020001)
"""

from __future__ import annotations

import re
import socket
import struct
import threading
import time
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import islice
from urllib.parse import unquote

from .faults import Answer, Asked, Faults
from .league import League

ROUTES = {
    "schedule": re.compile(r"/v1/schedule/(\d{4}-\d{2}-\d{2})"),
    "play-by-play": re.compile(r"/v1/gamecenter/(\d{10})/play-by-play"),
    "boxscore": re.compile(r"/v1/gamecenter/(\d{10})/boxscore"),
    "right-rail": re.compile(r"/v1/gamecenter/(\d{10})/right-rail"),
    "shiftcharts": re.compile(r"/stats/rest/en/shiftcharts\?cayenneExp=gameId=(\d{10})"),
    "roster": re.compile(r"/v1/roster/([A-Z]{3}/\d{8})"),
    "standings": re.compile(r"/v1/standings/(\d{4}-\d{2}-\d{2})"),
}


@dataclass(frozen=True)
class Request:
    """A request that arrived, and the status of its answer; None: no answer."""

    endpoint: str | None
    key: str
    status: int | None


class SimulatedNhl:
    """The server, a context manager.

    Attributes:
        league: what it serves; tests set its `now`.
        faults: what goes wrong.
        latency: seconds before each answer.
        requests: everything that arrived, in order.
        api_url, stats_url: what the client is configured with.
    """

    def __init__(self, league: League, faults: Faults | None = None, latency: float = 0.0) -> None:
        self.league, self.faults, self.latency = league, faults or Faults(), latency
        self.requests: list[Request] = []
        self.bodies: dict[tuple[str, str], bytes] = {}
        handler = type("Handler", (_Handler,), {"nhl": self})
        self._http = _Http(("127.0.0.1", 0), handler)
        url = f"http://127.0.0.1:{self._http.server_port}"
        self.api_url, self.stats_url = f"{url}/v1", f"{url}/stats/rest/en"
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    def __enter__(self) -> SimulatedNhl:
        return self

    def __exit__(self, *_: object) -> None:
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()

    def body(self, endpoint: str, key: str) -> bytes | None:
        """Return a body without faults: of `bodies`, if a caller has put it there, else of the league."""
        known = self.bodies.get((endpoint, key))
        return self.league.body(endpoint, key) if known is None else known

    def answer(self, path: str) -> Answer:
        """Return what a request for `path` gets, and note the request."""
        matches = ((endpoint, route.fullmatch(path)) for endpoint, route in ROUTES.items())
        found = next(((endpoint, match[1]) for endpoint, match in matches if match), None)
        if found is None:
            self.requests.append(Request(None, path, 404))
            return Answer(404, b"Not Found")
        endpoint, key = found[0], found[1].replace("/", "-")
        body = self.body(endpoint, key)
        answer = Answer(404, b"Not Found") if body is None else Answer(200, body)
        asked = Asked(endpoint, key, self.body, lambda: self._other_keys(endpoint))
        answer = self.faults.apply(answer, asked)
        answer.wait += self.latency
        self.requests.append(Request(endpoint, key, None if answer.is_reset else answer.status))
        return answer

    def _other_keys(self, endpoint: str) -> list[str]:
        if endpoint in ("schedule", "standings"):
            return ["2023-11-01", "2024-02-01"]
        if endpoint == "roster":
            return ["TOR-20242025", "BOS-20242025"]
        return [str(game) for game in islice(self.league.games, 50)]


class _Http(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Keep silent: a client that hangs up is what a fault leads to."""


class _Handler(BaseHTTPRequestHandler):
    nhl: SimulatedNhl
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        answer = self.nhl.answer(unquote(self.path))
        if answer.wait:
            time.sleep(answer.wait)
        try:
            self._send(answer)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True  # the client has lost patience

    def _send(self, answer: Answer) -> None:
        if answer.is_reset:
            self.close_connection = True
            linger = struct.pack("ii", 1, 0)  # close sends RST instead of FIN
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            self.connection.close()
            return
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        length = len(answer.body) if answer.announced is None else answer.announced
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(length))
        self.end_headers()
        half = len(answer.body) // 2 if answer.stall else len(answer.body)
        self.wfile.write(answer.body[:half])
        if answer.stall:
            self.wfile.flush()
            time.sleep(answer.stall)
            self.wfile.write(answer.body[half:])
        if answer.announced is not None:
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Keep silent: tests look at `requests`."""
