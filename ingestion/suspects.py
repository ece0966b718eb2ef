"""The rosters and standings that were found damaged in the archive: a note for the runs that come.

Of a game the ledger knows it, and schedules are read in every run. Rosters and standings are read only when
their rows are computed, which is after the requests.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from ingestion.archive import Archive
from ingestion.archive.archive import read_paths
from ingestion.archive.entry import OF_LEAGUE, entry_of

NOTE = "_damaged/league.json"


def read(archive: Archive) -> frozenset[str]:
    """Return the paths in the note."""
    return archive.read_json_note(NOTE, read_paths) or frozenset()


def remember(archive: Archive, found: Iterable[str]) -> None:
    """Add the paths of damaged entries to the note, and take off what exists no more or is whole again."""
    before = read(archive)
    entries = [entry for path in {*before, *found} if (entry := entry_of(path))]
    still = {
        entry.path
        for entry in entries
        if entry.endpoint in OF_LEAGUE
        and entry in archive.entries(entry.endpoint, entry.key)
        and not archive.is_whole(entry)
    }
    if still != before:
        archive.write_note(NOTE, json.dumps(sorted(still), indent=1))
