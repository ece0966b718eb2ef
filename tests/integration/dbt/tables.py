"""What dbt made, read by a DuckDB of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

SILVER_AND_GOLD = (
    "silver_games_historical_v2",
    "silver_players_ranked",
    "silver_players_rankings",
    "gold_player_stats_v2",
)
INCREMENTAL = (*SILVER_AND_GOLD, "mart_plays", "mart_shots", "mart_line_games")
VIEWS = ("gold_model_stats_v2",)
TABLES = (
    *SILVER_AND_GOLD,
    "silver_schedule_2023_v2",
    "silver_games_rankings",
    "gold_game_stats_v2",
    *VIEWS,
)
MARTS = (
    "mart_skater_seasons",
    "mart_goalie_seasons",
    "mart_team_seasons",
    "mart_leaders",
    "mart_standings",
    "mart_plays",
    "mart_shots",
    "mart_line_games",
    "mart_line_seasons",
)
SNAPSHOTS = ("snapshot_players", "snapshot_schedule")


def selection(tables: Iterable[str]) -> list[str]:
    """How dbt selects the models of some tables: in silver and gold their names differ."""
    return [table if table.startswith("mart_") else f"config.alias:{table}" for table in tables]


def query(data_dir: Path, sql: str) -> list[tuple]:
    with duckdb.connect(str(data_dir / "nhl.duckdb"), read_only=True) as connection:
        connection.execute("use dev")
        return connection.execute(sql).fetchall()


def columns(data_dir: Path, table: str) -> list[str]:
    return [row[0] for row in query(data_dir, f"describe {table}")]


def contents(data_dir: Path, tables: tuple[str, ...] = TABLES) -> dict[str, tuple]:
    """Rows and a hash over all values of each table, whatever the order of rows and columns."""
    found = {}
    for table in tables:
        listed = ", ".join(sorted(columns(data_dir, table)))
        found[table] = query(data_dir, f"select count(*), sum(hash(row({listed}))) from {table}")[0]
    return found


@contextmanager
def side_by_side(tables: Iterable[str], **folders: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The same tables of several data folders, each folder in a schema of its name.

    They are copies, because a view can be read in its own database alone.
    """
    with duckdb.connect() as connection:
        for name, folder in folders.items():
            connection.execute(f"create schema {name}")
            for table in tables:
                with duckdb.connect(str(folder / "nhl.duckdb"), read_only=True) as own:
                    rows = own.execute(f"select * from dev.{table}").to_arrow_table()
                connection.register("rows_of_table", rows)
                connection.execute(f"create table {name}.{table} as select * from rows_of_table")
        yield connection
