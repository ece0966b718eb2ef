"""The time now, in one place, so that a test can set it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import overload
from zoneinfo import ZoneInfo

LEAGUE = ZoneInfo("America/New_York")


def now() -> datetime:
    """Return the time now, UTC."""
    return datetime.now(UTC)


def today() -> date:
    """Return the league's date now (US Eastern)."""
    return league_date(now())


@overload
def league_date(at: datetime) -> date: ...


@overload
def league_date(at: None) -> None: ...


def league_date(at: datetime | None) -> date | None:
    """Return the league's date of a moment, which until 5:00 UTC is that of the day before."""
    return at.astimezone(LEAGUE).date() if at else None
