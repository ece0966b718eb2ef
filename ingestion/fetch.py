"""Fetch from the API into the landing archive: schedules first, then the payloads of games."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from threading import Lock

from ingestion import clock, report
from ingestion.archive import Archive
from ingestion.client import BadAnswerError, ClientError, NhlClient, NotFoundError
from ingestion.league import LeagueRequest, fetch_league, league_requests
from ingestion.report import Progress
from ingestion.run import Run
from ingestion.scheduled_games import WEEK, is_due, last_announced, weeks
from ingestion.selection import Requests, named_games, read_games, requests_for
from ingestion.settings import LoadError, Settings

THREADS = 4  # enough to keep the pace while responses are on their way; the client keeps the pace
GIVE_UP_AFTER = 5  # failed games in a row: then the API is down, not a game


@dataclass
class Fetched:
    """The outcome of the requests for games.

    Attributes:
        requested: game -> when.
        errors: game -> what went wrong, in a sentence.
        stopped: why the remaining games were not requested, None if all were.
        league: the requests for rosters and standings.
        league_errors: what went wrong with these, a sentence each.
    """

    requested: dict[int, datetime] = field(default_factory=dict)
    errors: dict[int, str] = field(default_factory=dict)
    stopped: str | None = None
    league: list[LeagueRequest] = field(default_factory=list)
    league_errors: list[str] = field(default_factory=list)


def fetch(run: Run) -> Fetched:
    """Fetch what a run requests; a game's failure does not stop the others.

    Raises:
        ClientError: a schedule failed.
        LoadError: games were named, and all of them failed.
    """
    with open_client(run.settings) as client, report.progress(run.console) as progress:
        if run.settings.games:
            requests = named_games(run.settings)
        else:
            fetch_schedules(client, run.archive, run.settings, run.today, progress)
            requests = requests_for(run, read_games(run), run.ledger())
        fetched = fetch_games(client, run.archive, requests, progress)
        if not fetched.stopped:
            fetched.league = league_requests(run.archive, read_games(run).values(), run.today)
            fetched.league_errors = fetch_league(client, run.archive, fetched.league, progress)
        run.console.print(f"{client.requests_made:,} requests for {len(fetched.requested):,} games.")
    if run.settings.games and len(fetched.errors) == len(requests):
        raise LoadError(" ".join(fetched.errors.values()))
    return fetched


def open_client(settings: Settings) -> NhlClient:
    """Return a client of the API of the settings."""
    return NhlClient(
        settings.api_url,
        settings.stats_url,
        settings.requests_per_second,
        settings.timeout,
        settings.max_retries,
    )


def fetch_schedules(
    client: NhlClient, archive: Archive, settings: Settings, today: date, progress: Progress
) -> list[date]:
    """Fetch every week of the dates that may have news, and return these weeks.

    Without `until` the dates end with the last announced date of the season.

    Raises:
        ClientError: a schedule failed; without it, nothing shows which games are missing.
    """
    fetched = []

    def fetch_due(candidates: list[date]) -> None:
        due = [week for week in candidates if is_due(archive, week, today, settings.lookback_days)]
        for done, week in enumerate(due):
            progress("schedules", done, len(due))
            archive.put("schedule", week.isoformat(), client.schedule(week), clock.now())
        progress("schedules", len(due), len(due))
        fetched.extend(due)

    fetch_due(list(weeks(settings.since, settings.until or max(today, settings.since))))
    if settings.until is None:
        (this_week,) = list(weeks(max(today, settings.since), max(today, settings.since)))
        fetch_due(list(weeks(this_week + WEEK, last_announced(archive, this_week))))
    return fetched


def fetch_games(client: NhlClient, archive: Archive, requests: Requests, progress: Progress) -> Fetched:
    """Fetch the payloads of games, newest first. A game's failure does not stop the others."""
    result, lock, failed_in_a_row = Fetched(), Lock(), 0
    methods = {
        "play-by-play": client.play_by_play,
        "boxscore": client.boxscore,
        "shiftcharts": client.shift_chart,
        "right-rail": client.right_rail,
    }

    def fetch_game(game: int) -> None:
        nonlocal failed_in_a_row
        if result.stopped:
            return
        errors, refused = [], False
        for endpoint in requests[game]:
            try:
                archive.put(endpoint, game, methods[endpoint](game), clock.now())
            except (NotFoundError, BadAnswerError) as error:
                errors.append(str(error))
            except ClientError as error:
                errors.append(str(error))
                refused = True
                break
        with lock:
            result.requested[game] = clock.now()
            failed_in_a_row = failed_in_a_row + 1 if refused else 0
            if errors:
                result.errors[game] = " ".join(errors)
            if failed_in_a_row >= GIVE_UP_AFTER and not result.stopped:
                result.stopped = errors[-1]
            progress("games", len(result.requested), len(requests))

    progress("games", 0, len(requests))
    with ThreadPoolExecutor(THREADS) as pool:
        for future in [pool.submit(fetch_game, game) for game in sorted(requests, reverse=True)]:
            future.result()
    return result


def seconds_for(requests: int, settings: Settings) -> timedelta:
    """Return how long that many requests take at the pace of the settings, if the API keeps up."""
    return timedelta(seconds=round(requests / settings.requests_per_second))
