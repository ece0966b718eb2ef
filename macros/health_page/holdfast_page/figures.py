"""Numbers and times for people."""

from __future__ import annotations

from holdfast_page.document import moment

UNKNOWN = "not known"


def count(value: int | None) -> str:
    """Return a number with separators; None is not known."""
    return UNKNOWN if value is None else f"{value:,}"


def days_between(early: str, late: str) -> float:
    """Return the days from one time of the document to another."""
    return (moment(late) - moment(early)).total_seconds() / 86400


def ago(early: str, late: str) -> str:
    """Return how long before `late` a time was: 3 minutes ago, 5 hours ago, 12 days ago."""
    seconds = (moment(late) - moment(early)).total_seconds()
    if seconds < 0:
        return "in the future"
    for size, name in ((86400, "day"), (3600, "hour"), (60, "minute")):
        if seconds >= 2 * size:
            return f"{seconds // size:,.0f} {name}s ago"
    return "just now"


def lasted(seconds: float | None) -> str:
    """Return a duration: 4.2 s, 12 min, 3.5 h; None is not known."""
    if seconds is None:
        return UNKNOWN
    if seconds < 100:
        return f"{seconds:.1f} s"
    return f"{seconds / 60:.0f} min" if seconds < 6000 else f"{seconds / 3600:.1f} h"


def size(value: int | None) -> str:
    """Return bytes: 812 kB, 3.4 MB; None is not known."""
    if value is None:
        return UNKNOWN
    amount, names = float(value), ["B", "kB", "MB", "GB", "TB", "PB"]
    while amount >= 1000 and len(names) > 1:
        amount, names = amount / 1000, names[1:]
    return f"{amount:.0f} {names[0]}" if amount >= 10 or names[0] == "B" else f"{amount:.1f} {names[0]}"
