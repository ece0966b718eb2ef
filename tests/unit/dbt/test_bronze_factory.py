"""The synthetic bronze keeps the rules of the real one."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pyarrow as pa
import pytest
from deltalake import DeltaTable

from ingestion import bronze
from tests.support.bronze_factory import INCIDENT, Shape, make_bronze, write_bronze

SMALL = Shape(games=96, upcoming=16)


@pytest.fixture(scope="module")
def tables() -> dict[str, pa.Table]:
    return make_bronze(SMALL, seed=3)


def count(tables: dict[str, pa.Table], sql: str) -> int:
    with duckdb.connect() as connection:
        for name, table in tables.items():
            connection.register(name, table)
        return connection.execute(sql).fetchone()[0]


def test_incident_has_the_reports_row_counts() -> None:
    rows = {name: table.num_rows for name, table in make_bronze(INCIDENT).items()}
    assert rows[bronze.PLAYER_GAMES] == 492_572
    assert rows[bronze.TEAM_GAMES] == 31_640
    assert rows[bronze.SCHEDULE] == 3_955
    assert rows[bronze.SKATERS] == 14_808


def test_same_seed_same_rows_other_seed_other_rows(tables: dict[str, pa.Table]) -> None:
    assert make_bronze(SMALL, seed=3) == tables
    assert make_bronze(SMALL, seed=4)[bronze.PLAYER_GAMES] != tables[bronze.PLAYER_GAMES]


@pytest.mark.parametrize("contract", bronze.TABLES.values(), ids=bronze.TABLES)
def test_schema_key_and_required_columns(tables: dict[str, pa.Table], contract: bronze.BronzeTable) -> None:
    table = tables[contract.name]
    assert table.schema == contract.schema
    key = ", ".join(contract.key)
    assert count(tables, f"select count(*) - count(distinct ({key})) from {contract.name}") == 0
    for field in contract.schema:
        assert field.nullable or table.column(field.name).null_count == 0, field.name


@pytest.mark.parametrize(
    "violations",
    [
        "from bronze_player_game_stats_v2 where i_f_shots_on_goal < i_f_goals",
        "from bronze_player_game_stats_v2 where i_f_shot_attempts "
        "!= i_f_shots_on_goal + i_f_missed_shots + i_f_blocked_shot_attempts",
        "from bronze_player_game_stats_v2 where on_ice_f_shot_attempts is null and has_shifts",
        "from bronze_player_game_stats_v2 where on_ice_f_shot_attempts is not null and not has_shifts",
        "from bronze_player_game_stats_v2 where season != game_id // 1000000 * 10001 + 1",
        "from (select game_id from bronze_games_historical_v2 group by all having count(*) != 8)",
        "from (select player_id, game_id from bronze_player_game_stats_v2 group by all having count(*) != 4)",
        "from (select player_id, game_date from bronze_player_game_stats_v2 "
        "where situation = 'all' group by all having count(*) != 1)",
        "from bronze_games_historical_v2 t join ("
        "select game_id, player_team, situation, sum(i_f_goals) as goals "
        "from bronze_player_game_stats_v2 group by all) p using (game_id, player_team, situation) "
        "where p.goals != t.goals_for",
        "from bronze_schedule_2023_v2 where (home_score is null) != (game_state = 'FUT')",
        "from bronze_schedule_2023_v2 where home_score = away_score",
    ],
)
def test_rules_of_bronze_hold(tables: dict[str, pa.Table], violations: str) -> None:
    assert count(tables, f"select count(*) {violations}") == 0


def test_written_tables_are_partitioned_and_have_a_history(
    tables: dict[str, pa.Table], tmp_path: Path
) -> None:
    for name, path in write_bronze(tmp_path, tables, commits=3).items():
        table = DeltaTable(str(path))
        assert table.version() == 2
        assert table.metadata().partition_columns == ["season"]
        assert table.metadata().configuration["delta.logRetentionDuration"] == "interval 365 days"
        with duckdb.connect() as connection:  # another reader than the writer
            file = table.to_pyarrow_dataset()
            assert connection.from_arrow(file).aggregate("count(*)").fetchone()[0] == tables[name].num_rows
