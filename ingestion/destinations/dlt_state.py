"""dlt's own files in its working folder: what a kill or a power cut leaves of them must not stop a load.

dlt does not replace these files as a whole, so a kill can leave one of zero bytes, and every later command
fails. Bronze needs none of them: what is missing is computed from the archive and the tables.
"""

from __future__ import annotations

import json
from pathlib import Path

from ingestion.destinations.paths import pipelines_dir
from ingestion.settings import PIPELINE

# The state, the schemas, and packages that are not loaded yet. Loaded packages are never read again.
READ_AT_START = ("state.json", "schemas/*.json", "normalize/**/*.json", "load/normalized/**/*.json")


def set_aside_damaged() -> str | None:
    """Move dlt's working folder aside if one of its files cannot be read; the next load starts a new one.

    To be called by the holder of the writer lock only: a load that runs writes these files.

    Returns:
        A sentence that names the file and the new place of the folder; None if every file can be read.
    """
    folder = pipelines_dir() / PIPELINE
    damaged = next((file for file in files_read_at_start(folder) if not is_json(file)), None)
    if damaged is None:
        return None
    aside = next(
        place
        for number in range(1, 10_000)
        if not (place := folder.with_name(f"{PIPELINE}.{number}.damaged")).exists()
    )
    folder.rename(aside)
    return (
        f"dlt's file {damaged} is damaged. Its folder was moved to {aside}; "
        "the load goes on from the archive and the tables."
    )


def files_read_at_start(folder: Path) -> list[Path]:
    """Return the files that dlt reads when a pipeline starts."""
    return sorted(file for pattern in READ_AT_START for file in folder.glob(pattern))


def is_json(file: Path) -> bool:
    """Return whether a file is whole JSON."""
    try:
        json.loads(file.read_bytes())
    except ValueError:
        return False
    return True
