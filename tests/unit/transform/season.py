"""A whole recorded season, where it lies in a folder `shared` beside the repository or above it."""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[3]


@cache
def folder() -> Path | None:
    """Return the folder of the season, None where it is not."""
    candidates = (parent / "shared" / "nhl" / "season-20232024" for parent in ROOT.parents)
    return next((path for path in candidates if path.is_dir()), None)


needs_season = pytest.mark.skipif(
    folder() is None, reason="the recorded season 2023-24 is not beside the repository (shared/nhl)"
)


def play_by_plays() -> Iterator[dict[str, Any]]:
    """Yield the season's play-by-plays, in the order of their ids."""
    there = folder()
    assert there is not None
    for path in sorted((there / "play-by-play").glob("*.json.gz")):
        yield json.loads(gzip.decompress(path.read_bytes()))


def oracle(name: str) -> list[dict[str, str]]:
    """Return the rows of an oracle of the season."""
    there = folder()
    assert there is not None
    with gzip.open(there / "oracle" / f"{name}.csv.gz", "rt", newline="") as file:
        return list(csv.DictReader(file))
