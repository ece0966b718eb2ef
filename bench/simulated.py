"""A first load over HTTP from the simulated API, a replay, and a load with nothing new.

    python bench/simulated.py [GAMES] [LATENCY]        500 games, 50 ms an answer

No limit of requests per second: the loader is measured, not its politeness. The bodies are rendered before.
Each load is a process of its own, so the server's work is not in its processor time. Memory is that of its
largest process, which merges; the workers have less.

The floor does what no load can spare: as many threads request the same bodies, parse them and keep them
compressed. The floor of a replay reads and parses what was kept.
"""

from __future__ import annotations

import argparse
import gzip
import os
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from threading import local
from urllib.parse import urlsplit

from _table import show

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # tests.support is not part of the installed package

from ingestion.fetch import THREADS  # noqa: E402
from tests.support.simulated_nhl import League, SimulatedNhl  # noqa: E402

try:
    from orjson import loads
except ImportError:
    from json import loads

PATHS = {
    "play-by-play": "/v1/gamecenter/{}/play-by-play",
    "boxscore": "/v1/gamecenter/{}/boxscore",
    "shiftcharts": "/stats/rest/en/shiftcharts?cayenneExp=gameId={}",
    "right-rail": "/v1/gamecenter/{}/right-rail",
}


class Compressed(dict[tuple[str, str], bytes]):
    """Bodies by endpoint and key, kept compressed: those of three seasons take 2 GB."""

    def get(self, key, default=None):
        found = super().get(key, default)
        return found and gzip.decompress(found)


def render(league: League, games: list[int]) -> tuple[Compressed, float]:
    """Return the bodies of the games, and the seconds of the processor that a game takes."""
    bodies, took = Compressed(), 0.0
    for game in games:
        for endpoint in PATHS:
            start = time.process_time()
            body = league.body(endpoint, str(game)) or b""
            took += time.process_time() - start
            bodies[endpoint, str(game)] = gzip.compress(body, 1)
    return bodies, took / len(games)


@dataclass(frozen=True)
class Measured:
    """Seconds on the clock and of the processor, and MiB of memory of the largest process."""

    wall: float
    cpu: float
    memory: float


def measure(command: list[str], **variables: str) -> Measured:
    """Run a command, and measure it with the processes that it waits for."""
    start = time.perf_counter()
    with tempfile.TemporaryFile("w+") as output:
        process = subprocess.Popen(command, env={**os.environ, **variables}, stdout=output, stderr=output)
        _, status, used = os.wait4(process.pid, 0)
        took = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            sys.exit(output.read())
    return Measured(took, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def floor_of_fetching(url: str, folder: Path, games: list[str]) -> None:
    """Request, parse and keep the bodies of the games."""
    thread, host = local(), urlsplit(url).netloc

    def fetch(game: str) -> None:
        if not hasattr(thread, "connection"):
            thread.connection = HTTPConnection(host)
        for endpoint, path in PATHS.items():
            thread.connection.request("GET", path.format(game))
            body = thread.connection.getresponse().read()
            loads(body)
            (folder / f"{endpoint}-{game}.json.gz").write_bytes(gzip.compress(body))

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(fetch, games))


def floor_of_reading(folder: Path) -> None:
    """Read and parse all bodies."""
    for file in folder.iterdir():
        loads(gzip.decompress(file.read_bytes()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("games", type=int, nargs="?", default=500)
    parser.add_argument("latency", type=float, nargs="?", default=50.0, help="milliseconds an answer")
    parser.add_argument("--floor", nargs=2, metavar=("URL", "FOLDER"), help=argparse.SUPPRESS)
    parser.add_argument("--ids", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.floor:
        url, folder = arguments.floor
        if url == "-":
            return floor_of_reading(Path(folder))
        return floor_of_fetching(url, Path(folder), arguments.ids.read_text().split())
    return compare(arguments.games, arguments.latency)


def compare(many: int, latency: float) -> None:
    """Measure the loads and their floors, and print the table."""
    league = League(calm=True)
    played = [game for game in league.games.values() if game.type > 1 and game.start < league.now]
    played = [game for game in played if not game.if_necessary][-many:]
    league = League(calm=True, games={game.id for game in played})
    bodies, rendered = render(league, [game.id for game in played])
    with (
        SimulatedNhl(league, latency=latency / 1000) as api,
        tempfile.TemporaryDirectory() as scratch,
    ):
        api.bodies = bodies
        ids, kept, data = (Path(scratch) / name for name in ("ids", "kept", "data"))
        ids.write_text(" ".join(str(game.id) for game in played))
        kept.mkdir()
        here = [sys.executable, __file__, "--ids", str(ids), "--floor"]
        dates = ["--since", str(min(game.date for game in played)), "--until", str(played[-1].date)]
        load = [str(Path(sys.executable).parent / "dlt"), "pipeline", "nhl", "run", *dates]
        settings = {
            "NHL_DATA_DIR": str(data),
            "NO_PROXY": "127.0.0.1",
            "no_proxy": "127.0.0.1",
            "RUNTIME__DLTHUB_TELEMETRY": "false",
            "SOURCES__NHL__API_URL": api.api_url,
            "SOURCES__NHL__STATS_URL": api.stats_url,
            "SOURCES__NHL__REQUESTS_PER_SECOND": "1000000",
            "SOURCES__NHL__BACKUP_HOURS": "0",
        }
        fetching = measure([*here, api.api_url, str(kept)])
        first = measure(load, **settings)
        nothing = measure(load, **settings)
        reading = measure([*here, "-", str(kept)])
        shutil.rmtree(data / "lake")
        (note,) = (data / "landing" / "_loads").iterdir()
        note.unlink()  # the loss gate's memory of the tables
        replay = measure([*load, "--replay"], **settings)
        rows = [
            row("floor: request, parse, keep", fetching, fetching, len(played)),
            row("first load", first, fetching, len(played)),
            row("floor: read, parse", reading, reading, len(played)),
            row("replay into empty tables", replay, reading, len(played)),
            row("a load with nothing new", nothing, reading, len(played)),
        ]
    columns = (
        "load",
        "seconds",
        "games/s",
        "cpu, ms a game",
        "memory, MiB",
        "seconds, x floor",
        "cpu, x floor",
    )
    title = f"{len(played):,} simulated games, {latency:g} ms an answer"
    show(f"{title}; rendering took {1000 * rendered:.1f} ms a game", columns, rows)


def row(name: str, took: Measured, floor: Measured, games: int) -> tuple[object, ...]:
    """Return a row of the table."""
    return (
        name,
        took.wall,
        games / took.wall,
        1000 * took.cpu / games,
        f"{took.memory:,.0f}",
        took.wall / floor.wall,
        took.cpu / floor.cpu,
    )


if __name__ == "__main__":
    main()
