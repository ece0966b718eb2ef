"""Reload bronze from the landing archive, at the size of the incident: minutes, not the report's hours.

    python bench/replay.py [GAMES]

The archive holds copies of the recorded games under other game ids, so a game is as large as a real one. As
in the sample, three in four have play-by-play alone. Starting dlt is part of every figure.
"""

from __future__ import annotations

import gzip
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from _table import show

from ingestion.archive import Archive
from ingestion.sample import SAMPLE

GAMES = 3955  # of the incident's schedule table


def copy_games(archive: Archive, games: int) -> None:
    """Put so many games into the archive, each a recorded one under an id of its own."""
    originals = [
        file.name.split(".")[0]
        for file in sorted((SAMPLE / "play-by-play").iterdir())
        if file.name[4:6] == "02"
    ]
    for number in range(games):
        original = originals[number % len(originals)]
        copy = f"{original[:6]}{number + 1:04}"
        for endpoint in ("play-by-play", "boxscore", "shiftcharts"):
            file = SAMPLE / endpoint / f"{original}.json.gz"
            if file.exists():
                body = gzip.decompress(file.read_bytes()).replace(original.encode(), copy.encode())
                archive.put(endpoint, copy, body)


def replay(data_dir: Path, *arguments: str) -> tuple[float, float]:
    """Wall-clock seconds, and the greatest memory of any child so far in MiB."""
    command = [str(Path(sys.executable).parent / "dlt"), "pipeline", "nhl", "run", "--replay", *arguments]
    start = time.perf_counter()
    environment = {**os.environ, "NHL_DATA_DIR": str(data_dir)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    took = time.perf_counter() - start
    return took, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def main() -> None:
    games = int(sys.argv[1]) if len(sys.argv) > 1 else GAMES
    rows = []
    with tempfile.TemporaryDirectory() as scratch:
        data = Path(scratch) / "data"
        copy_games(Archive(str(data / "landing")), games)
        rows.append((f"{games:,} games into empty tables", *replay(data)))
        rows.append(("again: nothing new", *replay(data)))
        shutil.rmtree(data / "lake" / "dev" / "bronze_games_historical_v2")
        rows.append(("after the team table was deleted", *replay(data)))
        copy_games(Archive(str(data / "landing")), games + 15)
        rows.append(("fifteen new games", *replay(data)))
    show("dlt pipeline nhl run --replay", ("load", "seconds", "most memory so far, MiB"), rows)


if __name__ == "__main__":
    main()
