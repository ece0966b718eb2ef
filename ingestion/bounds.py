"""The least and the greatest value of each number and date among the settings.

Beyond them a value is a slip, and the arithmetic of dates, clocks and sockets would overflow.
"""

from __future__ import annotations

from datetime import date
from typing import Any

OLDEST_FEED = date(2018, 10, 1)  # seasons before have no play-by-play of this shape
LAST_DAY = date(2099, 12, 31)
CENTURY = 36_500  # days

BOUNDS: dict[str, tuple[Any, Any]] = {
    **dict.fromkeys(("history_begins", "since", "until"), (OLDEST_FEED, LAST_DAY)),
    **dict.fromkeys(("lookback_days", "shift_chart_days", "shift_chart_weekly_days"), (0, CENTURY)),
    "backup_hours": (0, 24 * CENTURY),
    "shift_chart_requests": (0, 1_000_000),
    "requests_per_second": (0.001, 1_000_000),
    "timeout": (0.001, 86_400),  # seconds
    "max_retries": (0, 100),
    "backoff": (0.0, 3_600),  # seconds
}


def out_of_bounds(name: str, value: Any) -> str | None:
    """Return a sentence with the next step if the setting is out of its bounds; None if it is not."""
    least, most = BOUNDS[name]
    if least <= value <= most:  # false for nan, too
        return None
    return f"{name} is {value}; set it to a {_kind(least)} from {least} to {most}."


def _kind(least: object) -> str:
    return "date" if isinstance(least, date) else "whole number" if isinstance(least, int) else "number"
