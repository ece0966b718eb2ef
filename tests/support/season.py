"""A whole season of real games, too large for the repository: tests that use it skip where it is missing.

The folder is `TEST_SEASON_DATA`, or `shared/nhl/season-20232024` next to the repository or above it.
"""

from __future__ import annotations

import csv
import gzip
import json
import os
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SEASON = Path("shared") / "nhl" / "season-20232024"


def folder() -> Path:
    """Return the folder of the season; skip the test where it is missing."""
    named = os.environ.get("TEST_SEASON_DATA")
    candidates = [Path(named)] if named else [parent / SEASON for parent in ROOT.parents]
    for candidate in candidates:
        if (candidate / "oracle").is_dir():
            return candidate
    pytest.skip(f"the season is not here: neither TEST_SEASON_DATA nor ../{SEASON} is a folder with oracle/")


def play_by_plays() -> Iterator[dict]:
    """Yield the season's play-by-plays, in the order of their ids."""
    for path in sorted((folder() / "play-by-play").glob("*.json.gz")):
        yield json.loads(gzip.decompress(path.read_bytes()))


def play_by_play(game: int) -> dict:
    return json.loads(gzip.decompress((folder() / "play-by-play" / f"{game}.json.gz").read_bytes()))


@cache
def official_box() -> dict[int, list[dict[str, str]]]:
    """Game -> rows of the official box."""
    return _by_game("player_box_2023.csv.gz", "game_id")


@cache
def rebuilt_charts() -> dict[int, list[dict[str, str]]]:
    """Game -> shifts rebuilt from published line changes, in the columns of the shift chart."""
    return _by_game("2023020001-0081_rebuilt_from_hockeyR_CHANGE.csv.gz", "gameId")


def _by_game(name: str, column: str) -> dict[int, list[dict[str, str]]]:
    games: dict[int, list[dict[str, str]]] = defaultdict(list)
    with gzip.open(folder() / "oracle" / name, "rt", newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            games[int(row[column])].append(row)
    return games
