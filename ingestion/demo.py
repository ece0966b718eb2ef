"""The whole pipeline on the recorded games: `python -m ingestion.demo`, at the root of the repository.

It runs the commands that a user types, says which, and shows what came out. Running it again changes nothing.
"""

from __future__ import annotations

import contextlib
import json
import os
import shlex
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
from rich.columns import Columns
from rich.console import Console
from rich.table import Table

from lake import layout, session

ROOT = Path(__file__).resolve().parents[1]
STEPS = {
    "The recorded responses go into the landing archive": "python -m ingestion.sample",
    "The archive becomes rows, merged by key into the bronze Delta tables": "dlt pipeline nhl run --replay",
    "dbt builds silver, gold and snapshots on bronze, and tests them": "dbt --quiet build",
}
SHOOTERS = "dbt --quiet show --select leading_shooters --limit 10 --output json"
LAYERS = ("bronze", "stg", "silver", "gold", "snapshot")


def main() -> int:
    """Run the steps and show the tables; the exit code of the first step that failed, or 0."""
    if not (ROOT / "dbt_project.yml").is_file():
        print("The demo needs the repository (models, recorded games): clone it and run `make demo` there.")
        return 2
    console = Console()
    started = time.monotonic()
    for title, command in STEPS.items():
        console.print(f"\n[bold]{title}[/bold]\n$ {command}", highlight=False)
        code = run(command).returncode
        if code:
            print(f"\n`{command}` failed with exit code {code}; what it says stands above.", file=sys.stderr)
            return code
    show_rows(console)
    show_games(console)
    code = show_shooters(console)
    console.print(
        f"\nEverything lies in {layout.data_dir()}: landing/ (responses as served), lake/ (bronze, Delta), "
        f"nhl.duckdb (silver, gold, snapshots).\nThat took {time.monotonic() - started:.0f} s.",
        highlight=False,
        soft_wrap=True,
    )
    return code


def run(command: str, **how: Any) -> subprocess.CompletedProcess:
    """One of the commands above, with the programs installed beside this Python, on the local target."""
    program, *arguments = shlex.split(command)
    beside = Path(sys.executable).parent
    path = sys.executable if program == "python" else str(beside / program)
    environment = {**os.environ, "NHL_TARGET": "local"}
    return subprocess.run([path, *arguments], cwd=ROOT, env=environment, **how)


def show_rows(console: Console) -> None:
    """Rows per table, layer by layer."""
    table = Table(title="Rows per table", title_justify="left")
    table.add_column("table")
    table.add_column("rows", justify="right")
    table.add_column("kept as")
    with warehouse() as connection:
        found = connection.execute(
            "select database_name, table_name from duckdb_tables() where schema_name = $1 "
            "union all select database_name, view_name from duckdb_views() "
            "where schema_name = $1 and not internal order by all",
            [schema()],
        ).fetchall()
        found.sort(key=lambda each: layer(each[1]))
        for database, name in found:
            (rows,) = connection.execute(f'select count(*) from {database}."{schema()}"."{name}"').fetchone()
            kept = "Delta" if database == "lake" else "DuckDB"
            table.add_row(name, f"{rows:,}", kept)
    console.print("\n", table)


def show_games(console: Console) -> None:
    """The games whose rows have landed: date, away and home team, final score, how it ended."""
    with warehouse() as connection:
        games = connection.execute(
            f"""
            select s.game_date, s.away_team, s.away_score, s.home_score, s.home_team,
                   case when s.last_period_type <> 'REG' then ' ' || s.last_period_type else '' end
            from lake."{schema()}".bronze_schedule_2023_v2 as s
            semi join lake."{schema()}".bronze_games_historical_v2 as g on s.game_id = g.game_id
            order by s.game_date, s.game_id
            """
        ).fetchall()
    lines = [f"{day} {away} {a}-{h} {home}{end}" for day, away, a, h, home, end in games]
    console.print(f"\n{len(games)} games")
    console.print(Columns(lines, padding=(0, 3)), highlight=False)


def show_shooters(console: Console) -> int:
    """The analysis `leading_shooters`, as dbt runs it; its exit code."""
    done = run(SHOOTERS, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        print(done.stdout, file=sys.stderr)
        return done.returncode
    rows = json.loads(done.stdout[done.stdout.index("{") :])["show"]
    table = Table(title="Leading shooters", title_justify="left")
    for name, value in rows[0].items():
        table.add_column(name.replace("_", " "), justify="left" if isinstance(value, str) else "right")
    for row in rows:
        table.add_row(*(words(value) for value in row.values()))
    console.print("\n", table)
    return 0


@contextlib.contextmanager
def warehouse() -> Iterator[duckdb.DuckDBPyConnection]:
    """A DuckDB that reads both halves: Delta tables as `lake`, dbt's own as `nhl`. It writes to neither."""
    data = layout.data_dir()
    with session.reading(data) as connection:
        file = str(data / "nhl.duckdb").replace("'", "''")
        connection.execute(f"attach '{file}' as nhl (read_only)")
        yield connection


def layer(table: str) -> int:
    """Where a table stands in the flow: bronze first."""
    return next((place for place, name in enumerate(LAYERS) if table.startswith(name)), len(LAYERS))


def schema() -> str:
    """The schema of all tables: `NHL_SCHEMA`, or `dev`."""
    return os.environ.get("NHL_SCHEMA") or "dev"


def words(value: Any) -> str:
    """A cell: thousands apart, two decimals, a dash for what is unknown."""
    if value is None:
        return "-"
    if isinstance(value, float) and not value.is_integer():
        return f"{value:,.2f}"
    return value if isinstance(value, str) else f"{value:,.0f}"


if __name__ == "__main__":
    sys.exit(main())
