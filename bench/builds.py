"""How long dbt takes on simulated seasons: a first build with all tests, a day's build, one with nothing new.

The schedule has the next season, too, so gold has a row for each player and game to come.

    python bench/builds.py [GAMES ...]        494, 1,260 and 4,058 games

Aims at 4,058 games on two cores: 60, 12 and 10 seconds. Other programs disturb the clock, so the table has
the seconds of the processor, too. The seconds of a model are dbt's, on the clock. Memory is the peak.

The floor is dbt with DuckDB on a project with as many models and tests as the build with nothing new had,
each of them `select 1`, in its second build.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from _table import show

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # tests.support is not part of the installed package

import pyarrow as pa  # noqa: E402
import pyarrow.compute as pc  # noqa: E402
from deltalake import write_deltalake  # noqa: E402

from ingestion import bronze  # noqa: E402
from ingestion.scheduled_games import Game, schedule_rows, weeks  # noqa: E402
from ingestion.transform.game import game_tables  # noqa: E402
from ingestion.transform.schedule import read_week, schedule_row_from_header  # noqa: E402
from ingestion.transform.skaters import skater_seasons  # noqa: E402
from ingestion.transform.teams import team_rows  # noqa: E402
from tests.support.simulated_nhl import League  # noqa: E402

SIZES = (494, 1260, 4058)
SLOWEST = 8  # models listed of each build
AT_ONCE = 200  # games
Tables = dict[str, pa.Table]


@dataclass(frozen=True)
class Build:
    """What a build took: seconds on the clock and of the processor, MiB, and the seconds of each model.

    Attributes:
        built: how many models and snapshots it had, views among them.
        tested: how many tests.
    """

    wall: float
    cpu: float
    memory: float
    models: dict[str, float]
    built: int
    tested: int


@cache
def league() -> League:
    return League(calm=True, now=datetime(2026, 9, 1, tzinfo=UTC))  # the next season is announced


def played(many: int) -> list[int]:
    """Return the newest games that have been played, in the order of their days."""
    games = [game for game in league().games.values() if game.type > 1 and game.start < league().now]
    games = [game for game in games if not game.if_necessary]
    return [game.id for game in sorted(games, key=lambda game: (game.date, game.id))[-many:]]


def to_come() -> pa.Table:
    """Return the rows of the schedule's games that are still to come: a season of them, as in summer."""
    coming = [game.date for game in league().games.values() if game.start >= league().now]
    rows = [
        row
        for week in weeks(min(coming), max(coming))
        for row in read_week(json.loads(league().body("schedule", week.isoformat()) or b"null")).rows
    ]
    return schedule_rows(Game(row["game_id"], row["game_date"], row) for row in rows)


def rows_of(games: tuple[int, ...]) -> Tables:
    """Return the bronze rows of some games."""
    parts: dict[str, list[pa.Table]] = {
        name: [table.schema.empty_table()] for name, table in bronze.TABLES.items()
    }
    bodies = []
    for game in games:
        body = {name: json.loads(league().body(name, str(game)) or b"null") for name in ENDPOINTS}
        bodies.append(body["play-by-play"])
        parts[bronze.SCHEDULE].append(schedule_row_from_header(body["play-by-play"]))
        for name, table in game_tables(*body.values()).by_name.items():
            parts[name].append(table)
    tables = {name: pa.concat_tables(found) for name, found in parts.items()}
    tables[bronze.TEAMS] = team_rows(bodies, tables[bronze.STANDINGS])
    return tables


ENDPOINTS = ("play-by-play", "boxscore", "shiftcharts")


def made(games: list[int]) -> Iterator[Tables]:
    """Yield the bronze rows of the games, some at a time."""
    with ProcessPoolExecutor() as pool:
        yield from pool.map(rows_of, [tuple(games[i : i + AT_ONCE]) for i in range(0, len(games), AT_ONCE)])


def fill(data: Path, games: list[int]) -> tuple[date, Tables]:
    """Write bronze of the games. Return the newest day, and its rows, which are not written yet."""
    newest = max(league().games[game].date for game in games)
    today: list[Tables] = []
    written: list[Tables] = []
    for tables in made(games):
        of_today = {name: on_day(table, newest) for name, table in tables.items()}
        earlier = {name: leave_out(table, of_today[name]) for name, table in tables.items()}
        today.append(of_today)
        for name in (*bronze.TABLES,):
            if name not in (bronze.TEAMS, bronze.SKATERS):
                write(data, name, earlier[name], "append")
        written.append({name: earlier[name] for name in (bronze.PLAYER_GAMES, bronze.TEAMS)})
    together = {name: pa.concat_tables([tables[name] for tables in today]) for name in bronze.TABLES}
    players = pa.concat_tables([tables[bronze.PLAYER_GAMES] for tables in written])
    teams = pa.concat_tables([tables[bronze.TEAMS] for tables in written])
    keys = list(bronze.TABLES[bronze.TEAMS].key)
    first = (
        teams.append_column("place", pa.array(range(len(teams)))).group_by(keys).aggregate([("place", "min")])
    )
    write(data, bronze.SCHEDULE, to_come(), "append")
    write(data, bronze.TEAMS, teams.take(first.column("place_min")), "overwrite")
    write(data, bronze.SKATERS, skater_seasons(players), "overwrite")
    together[bronze.SKATERS] = skater_seasons(pa.concat_tables([players, together[bronze.PLAYER_GAMES]]))
    return newest, together


def on_day(table: pa.Table, day: date) -> pa.Table:
    if "game_date" not in table.schema.names:
        return table.slice(0, 0)
    return table.filter(pc.equal(table.column("game_date"), pa.scalar(day)))


def leave_out(table: pa.Table, rows: pa.Table) -> pa.Table:
    if not len(rows):
        return table
    return table.filter(pc.invert(pc.is_in(table.column("game_id"), rows.column("game_id").combine_chunks())))


def add_day(data: Path, today: Tables) -> None:
    """Write the rows of the newest day, as a load does in the morning."""
    for name, table in today.items():
        if name == bronze.SKATERS:
            write(data, name, table, "overwrite")
        elif len(table):
            write(data, name, table, "append")


def write(data: Path, name: str, table: pa.Table, mode: str) -> None:
    path = data / "lake" / "dev" / name
    write_deltalake(str(path), table, mode=mode, partition_by=[bronze.TABLES[name].partition])


def memory(process: int) -> float:
    """Return the peak of a program's memory in MiB, without what its process had before it began."""
    for line in Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    return 0.0  # it has ended


def build(data: Path, *arguments: str, project: Path = ROOT) -> Build:
    """Run `dbt build` in a process of its own."""
    target = data.with_name("target")
    environment = {**os.environ, "NHL_DATA_DIR": str(data), "DBT_TARGET_PATH": str(target)}
    environment |= {"DBT_LOG_PATH": str(data.with_name("logs")), "DBT_SEND_ANONYMOUS_USAGE_STATS": "false"}
    command = [str(Path(sys.executable).parent / "dbt"), "build", *arguments]
    output, start = data.with_name("output"), time.perf_counter()
    with output.open("w") as file:
        process = subprocess.Popen(
            command, cwd=project, env=environment, stdout=file, stderr=subprocess.STDOUT
        )
        peak, ended = 0.0, 0
        while not ended:
            peak = max(peak, memory(process.pid))
            time.sleep(0.05)
            ended, status, used = os.wait4(process.pid, os.WNOHANG)  # of this process alone
    took = time.perf_counter() - start
    if status:
        sys.exit(output.read_text(encoding="utf-8"))
    results = json.loads((target / "run_results.json").read_text(encoding="utf-8"))["results"]
    models = {
        result["unique_id"].split(".")[-1]: result["execution_time"]
        for result in results
        if result["unique_id"].startswith("model.")
    }
    models["tests"] = sum(
        result["execution_time"]
        for result in results
        if result["unique_id"].startswith(("test.", "unit_test."))
    )
    kinds = [result["unique_id"].split(".")[0] for result in results]
    tested = kinds.count("test") + kinds.count("unit_test")
    built = kinds.count("model") + kinds.count("snapshot")
    return Build(took, used.ru_utime + used.ru_stime, peak, models, built, tested)


def floor(scratch: Path, built: int, tested: int) -> Build:
    """Build a project of this size in which each model and test is `select 1`."""
    (scratch / "models").mkdir(parents=True)
    (scratch / "tests").mkdir()
    (scratch / "dbt_project.yml").write_text("name: floor\nprofile: floor\n")
    target = f"{{type: duckdb, path: '{scratch}/floor.duckdb', threads: 2}}"
    (scratch / "profiles.yml").write_text(f"floor: {{target: local, outputs: {{local: {target}}}}}\n")
    for number in range(built):
        (scratch / "models" / f"model_{number}.sql").write_text("select 1 as id\n")
    for number in range(tested):
        model = f"{{{{ ref('model_{number % built}') }}}}"
        (scratch / "tests" / f"test_{number}.sql").write_text(f"select * from {model} where id != 1\n")
    build(scratch / "data", project=scratch)
    return build(scratch / "data", project=scratch)


def measure(many: int) -> list[tuple[object, ...]]:
    """Build one size three times, print the slowest models, and return the rows of the table."""
    with tempfile.TemporaryDirectory() as scratch:
        data = Path(scratch) / "data"
        day, today = fill(data, played(many))
        builds = {"first build, all tests": build(data)}
        add_day(data, today)
        builds[f"a day ({day})"] = build(data, "--selector", "daily")
        builds["nothing new"] = build(data, "--selector", "daily")
        size = builds["nothing new"].built, builds["nothing new"].tested
        builds["floor: {} models and {} tests of one row".format(*size)] = floor(
            Path(scratch) / "floor", *size
        )
    for name, found in builds.items():
        slowest = sorted(found.models.items(), key=lambda item: -item[1])[:SLOWEST]
        print(f"{many:,} games, {name}:", ", ".join(f"{model} {seconds:.1f} s" for model, seconds in slowest))
    return [(f"{many:,} games: {name}", f.wall, f.cpu, f.memory) for name, f in builds.items()]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("games", type=int, nargs="*", default=list(SIZES))
    rows = [row for many in parser.parse_args().games for row in measure(many)]
    columns = ("build", "seconds", "cpu seconds", "MiB")
    show("dbt build on simulated seasons (aims at 4,058 games: 60, 12, 10)", columns, rows)


if __name__ == "__main__":
    main()
