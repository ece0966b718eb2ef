"""What becomes of a scheduled game: called off or moved, when it is final, what is corrected, and when.

Each game has a fate of its own by the seed. A test may set another one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from .record import PERIOD, Record
from .schedules import ScheduledGame
from .view import ERRORS, Errors

LEAGUE = ZoneInfo("America/New_York")
HOUR = timedelta(hours=1)
PRE = HOUR / 2  # before the start
OVER = timedelta(minutes=5)  # after the end, until the result is final
BETWEEN_PERIODS = 2 * PERIOD + 18 * 60  # seconds of a day from one period's start to the next one's
SHOOTOUT = 600  # seconds of a day


@dataclass(frozen=True)
class Fate:
    """What becomes of a game.

    Attributes:
        called_off: how long before the start it is called off; None: it is played when scheduled.
        new_start: when it is played instead; None for a game called off: it is cancelled.
        new_date_after: how long after it was called off the new date is known; at once: it is moved.
        chart_after: how long after the end the shift chart comes; None: never.
        errors: what is wrong at first -> how long after the end it is corrected.
        official_after: how long after the end FINAL becomes OFF.
        stays_listed: whether a game that is not needed stays in the schedule.
    """

    called_off: timedelta | None = None
    new_start: datetime | None = None
    new_date_after: timedelta = timedelta(0)
    chart_after: timedelta | None = timedelta(0)
    errors: Mapping[str, timedelta] = field(default_factory=dict)
    official_after: timedelta = 8 * HOUR
    stays_listed: bool = False


CALM = Fate()


@dataclass(frozen=True)
class Trouble:
    """How much goes wrong in a league.

    Attributes:
        factor: 1: as often as in the real one.
        corrected_within: the longest time after a game that something stays wrong.
        until: the last date to which a game is moved; None: within a month.
    """

    factor: float = 1.0
    corrected_within: timedelta = 40 * HOUR
    until: date | None = None


ORDINARY = Trouble()


def draw_fate(seed: int, game: ScheduledGame, trouble: Trouble = ORDINARY) -> Fate:
    """Return a game's fate by the seed."""
    random = Random(f"fate {seed} {game.id}")

    def later(least: timedelta, most: timedelta) -> timedelta:
        return least + random.random() * (most - least)

    fate = Fate(stays_listed=random.random() < 0.25)
    if game.if_necessary or game.schedule_state == "CNCL":
        return fate
    most = 30 if trouble.until is None else min(30, (trouble.until - game.date).days)
    draw = random.random() / trouble.factor
    if draw < 0.02 and most > 0:
        days = timedelta(days=random.randint(1, most))
        fate = replace(fate, called_off=later(HOUR, 72 * HOUR), new_start=game.start + days)
        if draw < 0.013:
            fate = replace(fate, new_date_after=later(4 * HOUR, 96 * HOUR))
    elif 0.02 <= draw < 0.022:
        fate = replace(fate, called_off=later(HOUR, 72 * HOUR))
    draw = random.random() / trouble.factor
    if draw < 0.02:
        fate = replace(fate, chart_after=None)
    elif draw < 0.1:
        fate = replace(fate, chart_after=later(HOUR, 200 * HOUR))
    errors = {
        error: later(2 * HOUR, trouble.corrected_within)
        for error in ERRORS
        if random.random() < 0.15 * trouble.factor
    }
    return replace(fate, errors=errors)


def scheduled_now(game: ScheduledGame, fate: Fate, now: datetime) -> tuple[ScheduledGame, str] | None:
    """Return the game as the schedule has it now, and its gameScheduleState; None if it has left."""
    if game.needed_until is not None and now >= game.needed_until and not fate.stays_listed:
        return None
    if fate.called_off is None or now < game.start - fate.called_off:
        return game, game.schedule_state
    if fate.new_start is None:
        return game, "CNCL"
    if now < game.start - fate.called_off + fate.new_date_after:
        return game, "PPD"
    return moved(game, fate.new_start), "OK"


def moved(game: ScheduledGame, start: datetime) -> ScheduledGame:
    """Return the game at another time."""
    change = start.astimezone(LEAGUE).utcoffset() - game.start.astimezone(LEAGUE).utcoffset()  # type: ignore[operator]
    return replace(
        game,
        start=start,
        date=start.astimezone(LEAGUE).date(),
        eastern_offset=_shifted(game.eastern_offset, change),
        venue_offset=_shifted(game.venue_offset, change),
    )


def _shifted(offset: str, change: timedelta) -> str:
    minutes = (1 if offset[0] == "+" else -1) * (60 * int(offset[1:3]) + int(offset[4:6]))
    minutes += int(change.total_seconds()) // 60
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def duration(record: Record) -> timedelta:
    """Return how long the game takes on the clock of the day."""
    period, second = record.end
    if period == 5 and record.last_period[1] == "SO":
        return timedelta(seconds=3 * BETWEEN_PERIODS + 2 * 300 + SHOOTOUT)
    return timedelta(seconds=(period - 1) * BETWEEN_PERIODS + 2 * second)


def reached(record: Record, elapsed: timedelta) -> tuple[int, int]:
    """Return period and second of a game that began `elapsed` ago and is not over."""
    seconds = int(elapsed.total_seconds())
    periods = 4 if record.last_period[1] == "SO" else record.last_period[0]
    period = min(1 + seconds // BETWEEN_PERIODS, periods)
    last = 300 if period == 4 and record.last_period[1] == "SO" else PERIOD
    return period, min((seconds - (period - 1) * BETWEEN_PERIODS) // 2, last)


def errors_left(fate: Fate, since_end: timedelta) -> Errors:
    """Return what is not corrected yet."""
    return frozenset(error for error, after in fate.errors.items() if since_end < after)
