"""The time now, in one place, so that a test can set it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

LEAGUE = ZoneInfo("America/New_York")


def now() -> datetime:
    """Return the time now, UTC."""
    return datetime.now(UTC)


def today() -> date:
    """Return the league's date now (US Eastern)."""
    return now().astimezone(LEAGUE).date()
