"""The incident, at its true size, on Delta tables of real columns.

Four tables of 492,572, 31,640, 3,955 and 14,808 rows. A deployment replaces three of them by empty ones; the
first load after it lands 216 rows of the day in one. What must be there in the end is known beforehand: every
old row and the 216 new ones.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path

import duckdb
import pyarrow as pa
from deltalake import DeltaTable, write_deltalake

from dbt_duckdb_delta import delta_extension
from ingestion.bronze import PLAYER_GAMES, SCHEDULE, SKATERS, TABLES, TEAM_GAMES
from tests.support.bronze_factory import INCIDENT, RETENTION, make_bronze, write_bronze

LOST = (TEAM_GAMES, SCHEDULE, SKATERS)
ROWS = {PLAYER_GAMES: 492_572, TEAM_GAMES: 31_640, SCHEDULE: 3_955, SKATERS: 14_808}
NEW_ROWS = 216  # 27 games of the day, 8 rows each


@dataclass(frozen=True)
class Content:
    """What a table holds: rows, and an order-free hash over all columns, by a reader of its own."""

    rows: int
    hash: int


@dataclass(frozen=True)
class Incident:
    """The lake of the story, below a data folder."""

    data_dir: Path

    def build(self) -> None:
        """Bronze as it was on the morning before."""
        write_bronze(self.data_dir, make_bronze(INCIDENT))

    def path(self, name: str) -> Path:
        return self.data_dir / "lake" / "dev" / name

    def deploy(self, *, history: str = "gone") -> None:
        """The deployment: three tables are replaced by empty ones.

        Args:
            history: "gone": dropped and made anew, as the incident did; "kept": CREATE OR REPLACE.
        """
        for name in LOST:
            empty = TABLES[name].schema.empty_table()
            if history == "gone":
                shutil.rmtree(self.path(name))
                write_deltalake(str(self.path(name)), empty, partition_by=["season"], configuration=RETENTION)
            else:
                write_deltalake(str(self.path(name)), empty, mode="overwrite")

    def delete_folders(self) -> None:
        """Worse than the incident: the folders of all four are gone."""
        for name in ROWS:
            shutil.rmtree(self.path(name))

    def load_the_day(self) -> None:
        """The first load after it: 27 games of the day land in one table."""
        write_deltalake(str(self.path(TEAM_GAMES)), new_rows(), mode="append")

    def content(self, *names: str) -> dict[str, Content]:
        """Every table's rows and hash, read by DuckDB from the Delta log."""
        with duckdb.connect() as connection:
            delta_extension.load(connection)
            return {name: _content(connection, f"delta_scan('{self.path(name)}')") for name in names or ROWS}

    def expected(self) -> dict[str, Content]:
        """What must be there in the end, from rows in memory: nothing of it has gone through a backup."""
        tables = make_bronze(INCIDENT)
        tables[TEAM_GAMES] = pa.concat_tables([tables[TEAM_GAMES], new_rows()])
        with duckdb.connect() as connection:
            found = {}
            for name in ROWS:
                connection.register("rows_of", tables[name])
                found[name] = _content(connection, "rows_of")
        return found

    def version(self, name: str) -> int:
        return DeltaTable(str(self.path(name))).version()


@cache  # to make the tables of the incident takes seconds
def new_rows() -> pa.Table:
    """216 rows of games that no backup has: next season's first day."""
    games = make_bronze(INCIDENT)[TEAM_GAMES].slice(0, NEW_ROWS)
    columns = {name: games[name] for name in games.column_names}
    columns["game_id"] = pa.array([game + 3_000_000 for game in games["game_id"].to_pylist()], pa.int64())
    columns["season"] = pa.array([20262027] * NEW_ROWS, pa.int64())
    columns["game_date"] = pa.array(
        [day + timedelta(days=3 * 365) for day in games["game_date"].to_pylist()], pa.date32()
    )
    return pa.table(columns, schema=games.schema)


def _content(connection: duckdb.DuckDBPyConnection, source: str) -> Content:
    names = sorted(row[0] for row in connection.sql(f"describe select * from {source}").fetchall())
    columns = ", ".join(f'"{name}"' for name in names)
    rows, total = connection.sql(f"select count(*), sum(hash({columns})::hugeint) from {source}").fetchone()
    return Content(rows, int(total or 0))
