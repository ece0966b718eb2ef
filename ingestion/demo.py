"""The whole pipeline on the recorded games: `python -m ingestion.demo`, at the root of the repository.

It prints and runs the commands that a user types, and shows the tables. A second run changes nothing.
"""

from __future__ import annotations

import contextlib
import os
import shlex
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import duckdb
from rich.columns import Columns
from rich.console import Console
from rich.table import Table

from dbt_duckdb_delta import session
from ingestion import layout
from ingestion.without_options import refuse_arguments
from ingestion.wording import counted

ROOT = Path(__file__).resolve().parents[1]
BUILD = "dbt --quiet build"
SHOOTERS = "dbt --quiet run-operation leading_shooters --args '{charted: true}'"
BACKUP = "dbt --quiet run-operation backup_all --args '{reason: demo}'"
DOCTOR = "dbt --quiet run-operation doctor"
PAGE = "python -m ingestion.health_page"
STEPS = {
    "The recorded responses go into the landing archive": "python -m ingestion.sample",
    "The archive becomes rows, merged by key into the bronze Delta tables": "dlt pipeline nhl run --replay",
    "dbt builds silver, gold, marts and snapshots on bronze, and tests them": BUILD,
    "Leading shooters of the games with a shift chart (minutes a game, share of 5-on-5 attempts)": SHOOTERS,
    "Every protected table is copied, and each copy is read": BACKUP,
    "doctor checks that every table can be recovered": DOCTOR,
    "The same as a page, with charts: open this file in a browser": PAGE,
}
LAYERS = ("bronze", "stg", "silver", "gold", "mart", "snapshot")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the commands and show the tables; the exit code of the first command that failed, or 0."""
    refuse_arguments("ingestion.demo", __doc__, arguments)
    if not (ROOT / "dbt_project.yml").is_file():
        print("The demo needs the repository (models, recorded games): clone it and run `make demo` there.")
        return 2
    console = Console()
    started = time.monotonic()
    for title, command in STEPS.items():
        console.print(f"\n[bold]{title}[/bold]\n$ {command}", highlight=False)
        code = run(command)
        if code:
            print(f"\n`{command}` failed with exit code {code}; its output is above.", file=sys.stderr)
            return code
        if command == BUILD:
            show_rows(console)
            show_games(console)
    console.print(
        f"\nAll files are in {layout.data_dir()}: landing/ (responses as served), lake/ (bronze, Delta), "
        f"nhl.duckdb (silver, gold, marts, snapshots), backups/, health.html.\n"
        f"That took {time.monotonic() - started:.0f} s.",
        highlight=False,
        soft_wrap=True,
    )
    return 0


def run(command: str) -> int:
    """Run one of the commands above with the program installed beside this Python; return its exit code."""
    program, *arguments = shlex.split(command)
    path = sys.executable if program == "python" else str(Path(sys.executable).parent / program)
    return subprocess.run([path, *arguments], cwd=ROOT, env={**os.environ, "NHL_TARGET": "local"}).returncode


def show_rows(console: Console) -> None:
    """Print the rows of each table, layer by layer."""
    table = Table(title="Rows per table", title_justify="left")
    table.add_column("table")
    table.add_column("rows", justify="right")
    table.add_column("kept as")
    with warehouse() as connection:
        tables = connection.execute(
            "select database_name, table_name from duckdb_tables() where schema_name = $1 "
            "union all select database_name, view_name from duckdb_views() "
            "where schema_name = $1 and not internal order by all",
            [schema()],
        ).fetchall()
        tables.sort(key=lambda each: layer(each[1]))
        for database, name in tables:
            count = f'select count(*) from {database}."{schema()}"."{name}"'
            ((rows,),) = connection.execute(count).fetchall()
            kept = "Delta" if database == "lake" else "DuckDB"
            table.add_row(name, f"{rows:,}", kept)
    console.print("\n", table)


def show_games(console: Console) -> None:
    """Print the games with rows: date, away and home team, final score, how it ended."""
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
    console.print(f"\n{counted(len(games), 'game')}")
    console.print(Columns(lines, padding=(0, 3)), highlight=False)


@contextlib.contextmanager
def warehouse() -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a DuckDB that reads the Delta tables as `lake` and dbt's own tables as `nhl`, read-only."""
    data = layout.data_dir()
    with session.connect(data) as connection:
        file = str(data / "nhl.duckdb").replace("'", "''")
        connection.execute(f"attach '{file}' as nhl (read_only)")
        yield connection


def layer(table: str) -> int:
    """Return the position of a table's layer: bronze first."""
    return next((place for place, name in enumerate(LAYERS) if table.startswith(name)), len(LAYERS))


def schema() -> str:
    """Return the schema of all tables: `NHL_SCHEMA`, or `dev`."""
    return os.environ.get("NHL_SCHEMA") or "dev"


if __name__ == "__main__":
    sys.exit(main())
