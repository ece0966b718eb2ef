"""A polite client of the NHL's public web API and HTML reports: bodies as served, errors in a sentence.

The API has no published terms or limits. The client therefore keeps a steady pace that counts retries and
redirects, pauses as long as `Retry-After` asks, waits longer after each error (with jitter), and names the
project in its User-Agent.
"""

from __future__ import annotations

import random
import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime
from importlib import metadata
from typing import Any
from urllib.parse import urljoin, urlsplit

from dlt.sources.helpers.requests import Client
from requests import PreparedRequest, RequestException, Response, Timeout
from requests.adapters import HTTPAdapter
from urllib3.exceptions import NewConnectionError

from ingestion.bodies import format_of, parse
from ingestion.bounds import out_of_bounds
from ingestion.dlt_internals import before_retry
from ingestion.in_threads import THREADS
from ingestion.transform.payload import AWAY_REPORT, HOME_REPORT, ROSTER_REPORT, PayloadError, validate

API_URL = "https://api-web.nhle.com/v1"
STATS_URL = "https://api.nhle.com/stats/rest/en"
REPORTS_URL = "https://www.nhl.com/scores/htmlreports"

REDIRECTS = 5
LONGEST_PAUSE = 300.0  # seconds; a longer Retry-After is an error
RETRIED = (429, *range(500, 600))


class ClientError(Exception):
    """The API did not answer as asked, after all retries. The message is one sentence and the next step."""


class UnreachableError(ClientError):
    """No connection to the API can be made, so no other request can be answered either."""


class NotFoundError(ClientError):
    """The API does not have this game or date (404)."""


class BadAnswerError(ClientError):
    """The body is not JSON, is cut short, or is of another game; the archive must not keep it."""


@dataclass(frozen=True)
class Pause:
    """A wait before a request is tried again.

    Attributes:
        seconds: how long the client waits, without its jitter.
        reason: the status, or what is wrong with the connection.
        what: what is requested ("the boxscore of 2024020001").
        attempt: the number of the next try, of `attempts`; the first is 1.
    """

    seconds: float
    reason: str
    what: str
    attempt: int
    attempts: int


class NhlClient:
    """The API and the HTML reports as methods that return bodies as served, each validated first.

    A context manager. Methods may be called from several threads; they share one pace.

    Args:
        api_url: base of schedules, play-by-plays and boxscores, version included.
        stats_url: base of shift charts.
        requests_per_second: the pace; every attempt counts.
        timeout: seconds to wait for a connection, and for the next bytes of an answer.
        max_retries: further attempts after 429, 5xx, a timeout or a broken connection.
        backoff: seconds before the first retry, doubled before each further one, plus up to as much again.
        reports_url: base of the HTML reports.
        on_pause: called before each wait for a retry, from the thread that waits.

    Raises:
        ClientError: a setting makes no sense.
    """

    def __init__(
        self,
        api_url: str = API_URL,
        stats_url: str = STATS_URL,
        requests_per_second: float = 4,
        timeout: float = 30,
        max_retries: int = 5,
        backoff: float = 1.0,
        reports_url: str = REPORTS_URL,
        on_pause: Callable[[Pause], None] | None = None,
    ) -> None:
        urls = (("api_url", api_url), ("stats_url", stats_url), ("reports_url", reports_url))
        for name, url in urls:
            if not _is_web_address(url):
                raise ClientError(
                    f"{name} is {url!r}, which is not a web address; set it to one like {API_URL}."
                )
        numbers = {"requests_per_second": requests_per_second, "timeout": timeout, "max_retries": max_retries}
        for name, value in {**numbers, "backoff": backoff}.items():
            if sentence := out_of_bounds(name, value):
                raise ClientError(sentence)
        self._api_url = api_url.rstrip("/")
        self._stats_url = stats_url.rstrip("/")
        self._reports_url = reports_url.rstrip("/")
        self._max_retries = max_retries
        self._on_pause = on_pause
        self._adapter = PacedAdapter(requests_per_second, backoff)
        self._client = Client(
            request_timeout=timeout,
            raise_for_status=False,
            status_codes=RETRIED,
            request_max_attempts=max_retries + 1,
            request_backoff_factor=backoff,
            request_max_retry_delay=LONGEST_PAUSE,
        )

    def __enter__(self) -> NhlClient:
        return self

    def __exit__(self, *_: object) -> None:
        self._adapter.close()

    @property
    def requests_made(self) -> int:
        """HTTP requests sent so far, retries and redirects included."""
        return self._adapter.sent

    def schedule(self, day: date) -> bytes:
        """Return the week of games that begins with `day`. Errors: `ClientError`."""
        return self._get("schedule", day.isoformat(), f"{self._api_url}/schedule/{day.isoformat()}")

    def play_by_play(self, game_id: int | str) -> bytes:
        """Return events, roster and header. Errors: `ClientError`; `NotFoundError` without such a game."""
        return self._get("play-by-play", game_id, f"{self._api_url}/gamecenter/{game_id}/play-by-play")

    def boxscore(self, game_id: int | str) -> bytes:
        """Return a game's official counts by player. Errors: those of `play_by_play`."""
        return self._get("boxscore", game_id, f"{self._api_url}/gamecenter/{game_id}/boxscore")

    def shift_chart(self, game_id: int | str) -> bytes:
        """Return a game's shifts; a body without rows before they are published. Errors: `ClientError`."""
        return self._get("shiftcharts", game_id, f"{self._stats_url}/shiftcharts?cayenneExp=gameId={game_id}")

    def right_rail(self, game_id: int | str) -> bytes:
        """Return a game's officials, coaches, scratches and power plays. Errors: as `play_by_play`."""
        return self._get("right-rail", game_id, f"{self._api_url}/gamecenter/{game_id}/right-rail")

    def roster(self, key: str) -> bytes:
        """Return a team's roster of a season, key TEAM-SEASON (TOR-20232024). Errors: `ClientError`."""
        team, season = key.split("-")
        return self._get("roster", key, f"{self._api_url}/roster/{team}/{season}")

    def standings(self, day: str) -> bytes:
        """Return the standings of a date, YYYY-MM-DD. Errors: `ClientError`."""
        return self._get("standings", day, f"{self._api_url}/standings/{day}")

    def home_report(self, game_id: int | str) -> bytes:
        """Return the HTML time-on-ice report of the home team. Errors: those of `play_by_play`."""
        return self._report(HOME_REPORT, game_id)

    def away_report(self, game_id: int | str) -> bytes:
        """Return the HTML time-on-ice report of the visitors. Errors: those of `play_by_play`."""
        return self._report(AWAY_REPORT, game_id)

    def roster_report(self, game_id: int | str) -> bytes:
        """Return the HTML roster report of both teams. Errors: those of `play_by_play`."""
        return self._report(ROSTER_REPORT, game_id)

    def _report(self, endpoint: str, game_id: int | str) -> bytes:
        start, number = int(str(game_id)[:4]), str(game_id)[4:]
        name = f"{endpoint.removeprefix('report-').upper()}{number}.HTM"
        return self._get(endpoint, game_id, f"{self._reports_url}/{start}{start + 1}/{name}")

    def _get(self, endpoint: str, key: int | str, url: str) -> bytes:
        what = f"the {endpoint} of {key}"
        response = self._follow(what, url)
        if response.status_code == 404:
            raise NotFoundError(f"The NHL has no {endpoint} of {key} ({url}); check the game id or date.")
        if response.status_code != 200:
            raise ClientError(
                f"{_host(url)} answered {response.status_code} for {what}{self._retried(response)}; "
                "run the command again later."
            )
        try:
            validate(endpoint, key, parse(endpoint, response.content))
        except PayloadError as error:
            raise BadAnswerError(f"{error} It was not kept; run the command again later.") from error
        except ValueError as error:
            expected = format_of(endpoint).upper()
            raise BadAnswerError(
                f"{_host(url)} answered for {what} with a body that is not {expected} or is cut short "
                f"({len(response.content)} bytes); it was not kept, run the command again later."
            ) from error
        return response.content

    def _follow(self, what: str, url: str) -> Response:
        """Follow redirects here: requests would retry each hop inside the retries of the first."""
        hop = url
        for _ in range(REDIRECTS + 1):
            response = self._send(what, hop)
            if not response.is_redirect:
                return response
            hop = urljoin(hop, response.headers["Location"])
        raise ClientError(
            f"{_host(url)} answered for {what} with more than {REDIRECTS} redirects, the last to {hop}; "
            "check api_url, stats_url and reports_url."
        )

    def _send(self, what: str, url: str) -> Response:
        session = self._client.session  # one for each thread
        if session.adapters.get("https://") is not self._adapter:
            session.mount("http://", self._adapter)
            session.mount("https://", self._adapter)
            session.headers["User-Agent"] = user_agent()
        before_retry(session, self._pauses_of(what))
        try:
            return session.get(url, allow_redirects=False)
        except Timeout as error:
            raise ClientError(
                f"{_host(url)} did not answer in time for {what}; run the command again later, "
                "or raise `timeout`."
            ) from error
        except RequestException as error:
            kind = UnreachableError if _is_without_connection(error) else ClientError
            raise kind(
                f"{_host(url)} cannot be reached for {what} ({_reason(error)}); check the network and run "
                "the command again: what has been landed is kept, and --replay needs no network."
            ) from error

    def _pauses_of(self, what: str) -> Callable[[Response | BaseException, float], None]:
        """Return what reports the pauses of one request."""
        attempt = 1

        def report(outcome: Response | BaseException, seconds: float) -> None:
            nonlocal attempt
            attempt += 1
            if self._on_pause:
                reason = _pause_reason(outcome)
                self._on_pause(Pause(seconds, reason, what, attempt, self._max_retries + 1))

        return report

    def _retried(self, response: Response) -> str:
        retried = self._max_retries and response.status_code in RETRIED
        return f", {self._max_retries + 1} times" if retried else ""


class PacedAdapter(HTTPAdapter):
    """The adapter of every attempt, retries included: keeps the pace, counts, obeys `Retry-After`."""

    def __init__(self, requests_per_second: float, backoff: float) -> None:
        # A connection for each thread: urllib3 logs a warning for each that its pool cannot keep.
        super().__init__(pool_maxsize=THREADS)
        self.sent = 0
        self._interval = 1 / requests_per_second
        self._backoff = backoff
        self._lock = threading.Lock()
        self._next = 0.0  # on the monotonic clock
        self._thread = threading.local()

    def send(self, request: PreparedRequest, *args: Any, **kwargs: Any) -> Response:
        self._wait()
        self._thread.failed = True
        response = super().send(request, *args, **kwargs)
        self._thread.failed = response.status_code in RETRIED
        if self._thread.failed and (pause := retry_after(response)):
            if pause > LONGEST_PAUSE:
                response.close()
                raise ClientError(
                    f"{_host(request.url)} asks to be left alone for {pause:.0f} s; "
                    "run the command again after that."
                )
            with self._lock:  # all threads pause, not only this one
                self._next = max(self._next, time.monotonic() + pause)
        return response

    def _wait(self) -> None:
        with self._lock:
            now = time.monotonic()
            turn = max(now, self._next)
            self._next = turn + self._interval
            self.sent += 1
        # dlt's pauses double but have no jitter; without it, loaders that failed together come back together.
        jitter = random.uniform(0, self._backoff) if getattr(self._thread, "failed", False) else 0.0
        time.sleep(turn - now + jitter)


def retry_after(response: Response) -> float | None:
    """Return the seconds of `Retry-After`, a number or a date; None without a readable one."""
    value = (response.headers.get("Retry-After") or "").strip()
    try:
        seconds = float(value) if value.isdigit() else parsedate_to_datetime(value).timestamp() - time.time()
    except (TypeError, ValueError):
        return None
    return max(seconds, 0.0)


def user_agent() -> str:
    """Return the User-Agent: this project and dlt, with versions."""
    return f"nhl-lakehouse/{_version('nhl-lakehouse')} dlt/{_version('dlt')}"


def _version(distribution: str) -> str:
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return "0"


def _is_web_address(url: str) -> bool:
    """Return whether a text names a host of HTTP, and a port if it names one."""
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # an address in brackets without the second one, a port that is not a number
        return False


def _host(url: str | None) -> str:
    return urlsplit(url or "").netloc


def _pause_reason(outcome: Response | BaseException) -> str:
    if isinstance(outcome, Response):
        return str(outcome.status_code)
    return "no answer in time" if isinstance(outcome, Timeout) else _reason(outcome)


def _is_without_connection(error: RequestException) -> bool:
    """Return whether no connection was made: the name is not known, or the host refused it."""
    return any(isinstance(getattr(cause, "reason", None), NewConnectionError) for cause in error.args)


def _reason(error: BaseException) -> str:
    """Return the innermost cause, the part that a reader understands."""
    text = str(error)
    if system := re.search(r"\[Errno -?\d+\] ([^'\")]+)", text):
        return system[1]
    quoted = re.findall(r"'([^']+)'|\"([^\"]+)\"", text)
    return "".join(quoted[-1]) if quoted else text or type(error).__name__
