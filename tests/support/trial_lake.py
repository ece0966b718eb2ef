"""The lake that kills.py and pairs.py copy for each trial: loaded from the simulated API and built."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from ingestion.archive import ENDPOINTS
from tests.integration.recovery import conftest
from tests.integration.recovery.local_lake import AnyLake, Lake, verb_words
from tests.support.simulated_nhl import League, SimulatedNhl
from tests.support.simulated_nhl.loads import settings_for
from tests.support.simulated_nhl.schedules import season_games
from tests.support.trials import made_once

Words = tuple[str, ...]

SEASONS = (20232024, 20242025)
SINCE, EARLY, LATE = "2024-06-14", "2024-10-05", "2024-10-08"  # the end of a season, the begin of the next
LATENCY = 0.02  # seconds before each answer of the API: a load spends a part of its time on them
PRESEASON = 1


def dbt(*arguments: str) -> Words:
    return "dbt", *arguments


def verb(name: str, **arguments: Any) -> Words:
    """A verb as a command."""
    return dbt(*verb_words(name, arguments))


def load(*arguments: str, until: str = LATE) -> Words:
    """A load of the games up to a date."""
    return "dlt", "pipeline", "nhl", "run", "--since", SINCE, "--until", until, *arguments


BUILD = dbt(*conftest.BUILD)


@contextmanager
def simulated_api() -> Iterator[SimulatedNhl]:
    """Serve the games, and let every load of this process and its commands request from there."""
    games = [
        game.id
        for season in SEASONS
        for game in season_games(season)
        if game.type > PRESEASON and SINCE <= game.date.isoformat() <= LATE
    ]
    league = League(seasons=SEASONS, games=games, calm=True)
    with SimulatedNhl(league, latency=LATENCY) as api, patch.dict(os.environ, settings_for(api)):
        yield api


def fill(lake: AnyLake) -> None:
    """Fill a lake, with a set of backups; its archive lacks the late games."""
    lake.execute(*load(until=EARLY)).ok()
    lake.execute(*BUILD).ok()
    lake.verb("backup_all").ok()


def made(folder: Path) -> Lake:
    """Make the lake on `local`, or return the one that an earlier run kept in the folder."""
    return Lake(made_once(folder / "origin", lambda part: fill(Lake(part / "data"))) / "data")


def land(lake: AnyLake) -> None:
    """Let the archive have the responses of the late games, which bronze then lacks."""
    with TemporaryDirectory() as scratch:
        copy = Lake(Path(scratch) / "data")
        shutil.copytree(lake.landing, copy.landing)
        copy.execute(*load()).ok()
        for endpoint in ENDPOINTS:
            shutil.copytree(copy.landing / endpoint, lake.landing / endpoint, dirs_exist_ok=True)
