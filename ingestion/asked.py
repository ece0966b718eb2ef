"""When something was last requested: a response that is not new is not in the archive twice."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from ingestion.archive import Archive


def read_asked(archive: Archive, what: str, today: date) -> dict[str, date]:
    """Return key -> the league's date on which it was last requested.

    A date after today is of a run whose clock was wrong: when that key was requested is not known.

    Args:
        what: the name of the note: schedules, league, or what a source keeps of games (`archive_rows`).
    """
    noted = archive.read_json_note(_note(what), _days) or {}
    return {key: day for key, day in noted.items() if day <= today}


def _days(note: Any) -> dict[str, date]:
    return {key: date.fromisoformat(day) for key, day in note.items()}


def write_asked(archive: Archive, what: str, keys: Iterable[str], today: date) -> None:
    """Keep that these keys were requested today."""
    asked = read_asked(archive, what, today) | dict.fromkeys(keys, today)
    text = json.dumps({key: day.isoformat() for key, day in sorted(asked.items())}, indent=1)
    archive.write_note(_note(what), text)


def _note(what: str) -> str:
    return f"_asked/{what}.json"
