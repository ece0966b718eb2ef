"""What time it is, in one place, so that a test can say so."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

LEAGUE = ZoneInfo("America/New_York")


def now() -> datetime:
    """Now, UTC."""
    return datetime.now(UTC)


def today() -> date:
    """The league's date now (US Eastern)."""
    return now().astimezone(LEAGUE).date()
