"""What dbt made, read by a DuckDB of its own."""

from __future__ import annotations

from pathlib import Path

import duckdb

INCREMENTAL = ("silver_games_historical_v2", "silver_players_ranked")
TABLES = (
    *INCREMENTAL,
    "silver_schedule_2023_v2",
    "silver_games_rankings",
    "silver_players_rankings",
    "gold_game_stats_v2",
    "gold_player_stats_v2",
    "gold_model_stats_v2",
)
MARTS = (
    "mart_skater_seasons",
    "mart_goalie_seasons",
    "mart_team_seasons",
    "mart_leaders",
    "mart_standings",
    "mart_plays",
)
SNAPSHOTS = ("snapshot_players", "snapshot_schedule")


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
