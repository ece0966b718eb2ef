"""Fetch from the API into the landing archive: schedules first, then the payloads of games."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import count
from threading import Lock

from ingestion import clock
from ingestion.archive import Archive
from ingestion.client import ClientError, NhlClient, Pause, UnreachableError
from ingestion.fetch_game import API, GameFetcher
from ingestion.in_threads import THREADS, requested
from ingestion.league import LeagueRequest, fetch_league, league_requests
from ingestion.progress import Progress, ProgressBars, progress_bars
from ingestion.run import Inputs
from ingestion.scheduled_games import WEEK, is_due, last_announced, remember_asked, weeks, weeks_asked
from ingestion.selection import Requests, missing_of_named, named_games, read_games, requests_for
from ingestion.settings import LoadError, Settings
from ingestion.wording import counted

GIVE_UP_AFTER = 5  # failed games in a row: then the API is down, not a game


@dataclass
class Fetched:
    """The outcome of the requests for games.

    Attributes:
        requested: game -> when.
        answered: game -> endpoints that answered, with or without content.
        errors: game -> what went wrong, in a sentence.
        notes: game -> why it has no page of officials or HTML reports, which is a gap and not an error.
        stopped: why the remaining games were not requested, None if all were.
        weeks: week -> what went wrong with its schedule.
        league: the requests for rosters and standings.
        league_errors: what went wrong with these, a sentence each.
    """

    requested: dict[int, datetime] = field(default_factory=dict)
    answered: dict[int, set[str]] = field(default_factory=dict)
    errors: dict[int, str] = field(default_factory=dict)
    notes: dict[int, str] = field(default_factory=dict)
    stopped: str | None = None
    weeks: dict[date, str] = field(default_factory=dict)
    league: list[LeagueRequest] = field(default_factory=list)
    league_errors: list[str] = field(default_factory=list)


@dataclass
class Fetching:
    """A fetch under way: the schedules are there, the games come in.

    Attributes:
        fetched: the outcome so far, and all of it once `landed` has ended.
        requests: what is requested of the games.
        landed: the games whose requests are done, newest first. Behind the last one, the league's pages are
            fetched.
    """

    fetched: Fetched = field(default_factory=Fetched)
    requests: Requests = field(default_factory=dict)
    landed: Iterator[int] = field(default_factory=lambda: iter(()))


def fetch(run: Inputs, *, again: bool = True) -> Fetched:
    """Fetch what a run requests, and return when all of it is there.

    Args, Raises: as `fetching`.
    """
    with progress_bars(run.console) as progress, fetching(run, progress, again=again) as under_way:
        deque(under_way.landed, maxlen=0)
    return under_way.fetched


@contextmanager
def fetching(run: Inputs, progress: ProgressBars, *, again: bool = True) -> Iterator[Fetching]:
    """Fetch what a run requests; a game's failure does not stop the others.

    Games are fetched by threads while the block works with those that have landed. Games that the user named
    are all there when it begins. A block that is left early leaves the API alone.

    Args:
        again: request named games although nothing of them is missing.

    Raises:
        ClientError: the API cannot be reached, or has no schedules.
        LoadError: games were named to be requested again, and all of them failed.
    """
    with open_client(run.settings, progress.pause) as client:
        fetched = Fetched()
        if run.settings.games and again:
            requests = named_games(run.settings, run.ledger())
        elif run.settings.games:
            requests = missing_of_named(run, read_games(run), run.ledger())
        else:
            fetch_schedules(client, run.archive, run.settings, run.today, progress, fetched.weeks)
            requests = requests_for(run, read_games(run), run.ledger())
        with closing(_fetch_all(run, client, requests, fetched, progress)) as landing:
            landed: Iterator[int] = landing
            if run.settings.games or run.settings.accept_poorer:  # the response to accept is the newest one
                landed = iter(list(landing))
            if run.settings.games and again and len(fetched.errors) == len(requests):
                raise LoadError(" ".join(fetched.errors.values()))
            yield Fetching(fetched, requests, landed)


def _fetch_all(
    run: Inputs, client: NhlClient, requests: Requests, fetched: Fetched, progress: Progress
) -> Generator[int]:
    yield from fetch_games(client, run.archive, requests, fetched, progress, run.settings.shift_reports)
    if not fetched.stopped:
        games, every = read_games(run).values(), run.settings.one_time_load
        fetched.league = league_requests(run.archive, games, run.now, every=every)
        fetched.league_errors = fetch_league(client, run.archive, fetched.league, run.today, progress)
    made, number = counted(client.requests_made, "request"), counted(len(fetched.requested), "game")
    run.console.print(f"{made} for {number}.")


def open_client(settings: Settings, on_pause: Callable[[Pause], None] | None = None) -> NhlClient:
    """Return a client of the API of the settings; it reports its pauses to `on_pause`."""
    return NhlClient(
        settings.api_url,
        settings.stats_url,
        settings.requests_per_second,
        settings.timeout,
        settings.max_retries,
        reports_url=settings.reports_url,
        on_pause=on_pause,
    )


def fetch_schedules(
    client: NhlClient,
    archive: Archive,
    settings: Settings,
    today: date,
    progress: Progress,
    failed: dict[date, str],
) -> list[date]:
    """Fetch every week of the dates that may have news, and return these weeks.

    Without `until` the dates end with the last announced date of the season. A week that the API does not
    have costs its own games only: `failed` gets it with what went wrong, and each run requests it again.

    Raises:
        ClientError: the API cannot be reached, or several weeks in a row failed.
    """
    fetched: list[date] = []
    asked, in_a_row = weeks_asked(archive, today), 0

    def fetch_due(candidates: list[date]) -> None:
        nonlocal in_a_row
        due = [
            week
            for week in candidates
            if settings.one_time_load or is_due(archive, week, today, settings.lookback_days, asked)
        ]
        with requested(due, client.schedule) as outcomes:
            for done, (week, outcome) in enumerate(outcomes):
                progress("schedules", done, len(due))
                try:
                    body = outcome.result()
                except UnreachableError:
                    raise
                except ClientError as error:
                    failed[week], in_a_row = str(error), in_a_row + 1
                    if in_a_row >= GIVE_UP_AFTER:
                        raise
                    continue
                in_a_row = 0
                # Kept in the order of the weeks: of two schedules that list a game, the later one counts.
                archive.put("schedule", week.isoformat(), body, clock.now())
                fetched.append(week)
        progress("schedules", len(due), len(due))

    fetch_due(list(weeks(settings.since, settings.until or max(today, settings.since))))
    if settings.until is None:
        (this_week,) = list(weeks(max(today, settings.since), max(today, settings.since)))
        fetch_due(list(weeks(this_week + WEEK, last_announced(archive, this_week))))
    if fetched:
        remember_asked(archive, fetched, today)
    return fetched


def fetch_games(
    client: NhlClient,
    archive: Archive,
    requests: Requests,
    result: Fetched,
    progress: Progress,
    shift_reports: bool = False,
) -> Generator[int]:
    """Fetch the payloads of games, newest first, and yield each game of which something was requested.

    The requests go on while the caller works, until the generator is closed. A game's failure does not stop
    the others. After some failures in a row, the API is down, and no other game is requested. Shift charts,
    right-rails and the web site fail apart from it: each is left alone by itself.

    Args:
        result: gets the outcome, each game before it is yielded.
        shift_reports: also fetch the HTML reports of a game whose shift chart turns out to be empty.
    """
    lock, fetcher = Lock(), GameFetcher(client, archive, shift_reports)
    failures: Counter[str] = Counter()  # source -> games in a row for which it did not answer
    games_done = count(1)

    def fetch_game(game: int) -> None:
        if result.stopped:
            return
        with lock:
            left_alone = [source for source, number in failures.items() if number >= GIVE_UP_AFTER]
        outcome = fetcher.fetch(game, requests[game], left_alone)
        with lock:
            progress("games", next(games_done), len(requests))
            if not outcome.failed:  # nothing was requested
                return
            result.requested[game] = clock.now()
            result.answered[game] = outcome.answered
            for source, failed in outcome.failed.items():
                failures[source] = failures[source] + 1 if failed else 0
            if outcome.notes:
                result.notes[game] = " ".join(outcome.notes)
            if outcome.errors:
                result.errors[game] = " ".join(outcome.errors)
            if failures[API] >= GIVE_UP_AFTER and not result.stopped:
                result.stopped = outcome.errors[-1]

    progress("games", 0, len(requests))
    pool = ThreadPoolExecutor(THREADS)
    try:
        games = sorted(requests, reverse=True)
        for game, done in [(game, pool.submit(fetch_game, game)) for game in games]:
            done.result()
            if game in result.requested:
                yield game
    finally:
        pool.shutdown(cancel_futures=True)


def seconds_for(requests: int, settings: Settings) -> timedelta:
    """Return how long that many requests take at the pace of the settings, if the API keeps up."""
    return timedelta(seconds=round(requests / settings.requests_per_second))
