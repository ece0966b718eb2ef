"""From the API into the landing archive: schedules first, then the payloads of the games asked for."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from threading import Lock

from ingestion import clock
from ingestion.archive import Archive
from ingestion.client import BadAnswerError, ClientError, NhlClient, NotFoundError
from ingestion.expected import WEEK, is_due, last_announced, weeks
from ingestion.settings import Settings

THREADS = 4  # enough to keep the pace while answers are on their way; the pace itself is the client's
GIVE_UP_AFTER = 5  # games in a row that could not be had: then the API is down, not a game

Progress = Callable[[str, int, int], None]  # what, done, of how many


@dataclass
class Fetched:
    """What came of the requests for games.

    Attributes:
        asked: game -> when it was asked for.
        errors: game -> what went wrong, in a sentence.
        stopped: why no more games were asked for, None if all were.
        league_errors: what went wrong with rosters and standings.
        seasons: the seasons of the rosters that were asked for.
    """

    asked: dict[int, datetime] = field(default_factory=dict)
    errors: dict[int, str] = field(default_factory=dict)
    stopped: str | None = None
    league_errors: list[str] = field(default_factory=list)
    seasons: set[int] = field(default_factory=set)


def fetch_schedules(
    client: NhlClient, archive: Archive, settings: Settings, today: date, progress: Progress
) -> list[date]:
    """Ask for every week of the dates that may say something new; the weeks that were asked for.

    Without `until` that goes on to the last announced date of the season.

    Raises:
        ClientError: a schedule could not be had; without it nobody knows what is missing.
    """
    asked = []

    def ask(those: list[date]) -> None:
        due = [week for week in those if is_due(archive, week, today, settings.lookback_days)]
        for done, week in enumerate(due):
            progress("schedules", done, len(due))
            archive.put("schedule", week.isoformat(), client.schedule(week), clock.now())
        progress("schedules", len(due), len(due))
        asked.extend(due)

    ask(list(weeks(settings.since, settings.until or max(today, settings.since))))
    if settings.until is None:
        (this_week,) = list(weeks(max(today, settings.since), max(today, settings.since)))
        ask(list(weeks(this_week + WEEK, last_announced(archive, this_week))))
    return asked


def fetch_games(
    client: NhlClient, archive: Archive, requests: dict[int, tuple[str, ...]], progress: Progress
) -> Fetched:
    """Ask for the payloads of games, newest first. One game's fault does not stop the others.

    Args:
        requests: game -> endpoints.
    """
    result, lock, failed = Fetched(), Lock(), [0]
    get = {
        "play-by-play": client.play_by_play,
        "boxscore": client.boxscore,
        "shiftcharts": client.shift_chart,
        "right-rail": client.right_rail,
    }

    def fetch(game: int) -> None:
        if result.stopped:
            return
        errors, refused = [], False
        for endpoint in requests[game]:
            try:
                archive.put(endpoint, game, get[endpoint](game), clock.now())
            except (NotFoundError, BadAnswerError) as error:
                errors.append(str(error))
            except ClientError as error:
                errors.append(str(error))
                refused = True
                break
        with lock:
            result.asked[game] = clock.now()
            failed[0] = failed[0] + 1 if refused else 0
            if errors:
                result.errors[game] = " ".join(errors)
            if failed[0] >= GIVE_UP_AFTER and not result.stopped:
                result.stopped = errors[-1]
            progress("games", len(result.asked), len(requests))

    progress("games", 0, len(requests))
    with ThreadPoolExecutor(THREADS) as pool:
        for future in [pool.submit(fetch, game) for game in sorted(requests, reverse=True)]:
            future.result()
    return result


def seconds_for(requests: int, settings: Settings) -> timedelta:
    """How long that many requests take at the pace of the settings, if the API keeps up."""
    return timedelta(seconds=round(requests / settings.requests_per_second))
