"""The game clock: MM:SS of a period to seconds, and seconds since the game's start."""

from __future__ import annotations

from .payload import PayloadError

PERIOD = 1200  # seconds of a full period; overtimes start where the third period ended

# The times of a period, as the feed writes them.
SECONDS_OF = {f"{m:02}:{s:02}": 60 * m + s for m in range(21) for s in range(60)}


def seconds(clock: str) -> int:
    """Seconds of "MM:SS". Minutes may exceed 20: a player's time on ice does."""
    if isinstance(clock, str):
        known = SECONDS_OF.get(clock)
        if known is not None:
            return known
        minutes, _, rest = clock.partition(":")
        if minutes.isdecimal() and len(minutes) <= 3 and rest.isdecimal() and len(rest) == 2 and rest < "60":
            return 60 * int(minutes) + int(rest)
    raise PayloadError(f"{clock!r} is not a time of the form MM:SS.")


def game_second(period: int, second: int) -> int:
    """Seconds since the game's start, overtime counted on from 3600."""
    return (period - 1) * PERIOD + second
