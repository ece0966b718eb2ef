"""How long a game takes from its payloads to its rows, on one core, over the recorded real games.

    python bench/transform.py [--rounds N]

Prints a table with the machine named. The aim is 25 ms a game; the system that this one replaces took 3.8
to 4.4 s, because it scanned all shifts again for each event.
"""

from __future__ import annotations

import argparse
import gc
import gzip
import json
import statistics
from pathlib import Path
from time import perf_counter

import pyarrow as pa
from _table import show

from ingestion.transform.checks import check_game
from ingestion.transform.game import game_tables
from ingestion.transform.skaters import skater_seasons

SAMPLE = Path(__file__).resolve().parents[1] / "sample" / "nhl"
ENDPOINTS = ("play-by-play", "boxscore", "shiftcharts")
AIM_MS = 25


def raw(game: str) -> list[bytes | None]:
    paths = [SAMPLE / endpoint / f"{game}.json.gz" for endpoint in ENDPOINTS]
    return [path.read_bytes() if path.exists() else None for path in paths]


def parse(bodies: list[bytes | None]) -> list[dict | None]:
    return [None if body is None else json.loads(gzip.decompress(body)) for body in bodies]


def milliseconds(run, rounds: int) -> list[float]:
    times = []
    for _ in range(rounds):
        gc.collect()
        start = perf_counter()
        run()
        times.append(1000 * (perf_counter() - start))
    return times


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5, help="times each game is computed (default 5)")
    rounds = parser.parse_args().rounds
    games = sorted(path.name.split(".")[0] for path in (SAMPLE / "play-by-play").glob("*.json.gz"))
    stored = {game: raw(game) for game in games}
    parsed = {game: parse(bodies) for game, bodies in stored.items()}
    computed = {game: game_tables(*bodies) for game, bodies in parsed.items()}
    charted = [game for game in games if computed[game].has_shifts]
    bare = [game for game in games if not computed[game].has_shifts]

    rows: list[tuple] = []

    def measure(step: str, which: list[str], run) -> None:
        times = [time for game in which for time in milliseconds(lambda game=game: run(game), rounds)]
        rows.append((step, len(which), statistics.median(times), max(times)))

    measure("unpack and parse the JSON", games, lambda game: parse(stored[game]))
    measure("rows, with shift chart", charted, lambda game: game_tables(*parsed[game]))
    measure("rows, without", bare, lambda game: game_tables(*parsed[game]))
    measure(
        "check the rows",
        games,
        lambda game: check_game(computed[game].players, computed[game].teams, parsed[game][0]),
    )
    measure("all of it, with shift chart", charted, lambda game: _all(stored[game]))

    # As many player rows as a season has, made of the recorded games over and over.
    league = pa.concat_tables([computed[games[i % len(games)]].players for i in range(1312)])
    times = milliseconds(lambda: skater_seasons(league), 3)
    rows.append(
        (
            f"season table from {len(league):,} player rows",
            1312,
            statistics.median(times) / 1312,
            max(times) / 1312,
        )
    )
    show(f"Payloads to rows, ms a game (aim: {AIM_MS})", ("step", "games", "median", "slowest"), rows)


def _all(stored: list[bytes | None]) -> None:
    bodies = parse(stored)
    tables = game_tables(*bodies)
    check_game(tables.players, tables.teams, bodies[0])


if __name__ == "__main__":
    main()
