"""The seasons whose games have changed since their skaters were summed.

A load merges games batch by batch, and at its end what is computed from a whole season. If it stops in
between, the games count as computed, so that only this note in the landing archive keeps the season.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from ingestion.archive import Archive
from ingestion.settings import schema_name


def unsummed(archive: Archive) -> set[int]:
    """Return these seasons."""
    return archive.read_json_note(_note(), lambda seasons: {int(season) for season in seasons}) or set()


def note_unsummed(archive: Archive, seasons: Iterable[int]) -> None:
    """Keep these seasons, instead of those that were kept."""
    archive.write_note(_note(), json.dumps(sorted(seasons)))


def _note() -> str:
    return f"_loads/{schema_name()}.unsummed.json"
