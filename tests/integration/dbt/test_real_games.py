"""Recorded NHL games, through the transform and the whole dbt project: every test of dbt's holds on them."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pyarrow as pa

from ingestion import bronze
from tests.support.run import ROOT

TORONTOS_GAME = 2024020161


def test_no_row_is_lost_or_invented(real: Path, real_tables: dict[str, pa.Table]) -> None:
    with duckdb.connect(str(real / "nhl.duckdb"), read_only=True) as connection:
        for table, source, per_row in (
            ("silver_players_ranked", bronze.PLAYER_GAMES, 4),
            ("silver_games_historical_v2", bronze.TEAM_GAMES, 4),
            ("gold_player_stats_v2", bronze.PLAYER_GAMES, 4),
            ("gold_game_stats_v2", bronze.TEAM_GAMES, 4),
        ):
            rows = connection.execute(f"select count(*) from dev.{table}").fetchone()[0]
            assert rows == real_tables[source].num_rows / per_row > 0, table


def test_torontos_game_in_gold_is_moneypucks(real: Path) -> None:
    """Shots on goal, goals and attempts of game 2024020161 as MoneyPuck publishes them."""
    with duckdb.connect(str(real / "nhl.duckdb"), read_only=True) as connection:
        ours = connection.execute(
            "select goals_for, goals_against, shots_on_goal_for, shots_on_goal_against, "
            "shot_attempts_for, shot_attempts_against from dev.gold_game_stats_v2 "
            f"where game_id = {TORONTOS_GAME} and team = 'TOR'"
        ).fetchall()
        theirs = connection.execute(
            "select goalsFor, goalsAgainst, shotsOnGoalFor, shotsOnGoalAgainst, shotAttemptsFor, "
            f"shotAttemptsAgainst from read_csv('{ROOT}/sample/oracle/moneypuck_team_games.csv') "
            f"where gameId = {TORONTOS_GAME} and team = 'TOR' and situation = 'all'"
        ).fetchall()
    assert ours == [tuple(int(value) for value in row) for row in theirs] != []


def test_preseason_stops_at_staging(real: Path, real_tables: dict[str, pa.Table]) -> None:
    assert 1 in real_tables[bronze.SCHEDULE].column("game_type").to_pylist()
    with duckdb.connect(str(real / "nhl.duckdb"), read_only=True) as connection:
        types = connection.execute("select distinct game_type from dev.silver_schedule_2023_v2").fetchall()
    assert sorted(types) == [(2,), (3,)]
