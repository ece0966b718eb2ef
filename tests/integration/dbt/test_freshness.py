"""`dbt source freshness` follows the schedule: only scheduled games can be late."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from deltalake import write_deltalake

from ingestion import bronze
from tests.support import run

GAME_TABLES = (bronze.PLAYER_GAMES, bronze.TEAM_GAMES, bronze.LEDGER)


def freshness(data_dir: Path) -> dict[str, str]:
    """Table -> pass, warn or error."""
    run.dbt("source", "freshness", data_dir=data_dir)
    target = Path(run.environment(data_dir)["DBT_TARGET_PATH"])
    results = json.loads((target / "sources.json").read_text(encoding="utf-8"))["results"]
    return {found["unique_id"].rpartition(".")[2]: found["status"] for found in results}


def scheduled(games: pa.Table, **changes: object) -> pa.Table:
    """The schedule with other values in the games to come."""
    to_come = pc.equal(games.column("game_state"), "FUT")
    for name, value in changes.items():
        field = games.schema.field(name)
        values = pc.if_else(to_come, pa.scalar(value, field.type), games.column(name))
        games = games.set_column(games.schema.get_field_index(name), field, values)
    return games


@pytest.mark.thorough
def test_only_scheduled_games_can_be_late(copy_of_built: Path, bronze_tables: dict[str, pa.Table]) -> None:
    games = bronze_tables[bronze.SCHEDULE]
    newest = max(bronze_tables[bronze.TEAM_GAMES].column("game_date").to_pylist())
    days_ago = [date.today() - timedelta(days=days) for days in range(10)]
    for expected, changes in (
        ("pass", {"game_date": newest - timedelta(days=30)}),  # never closed, and later games landed
        ("pass", {"game_date": days_ago[5], "game_schedule_state": "PPD"}),
        ("pass", {"game_date": days_ago[5], "game_state": "GONE"}),
        ("pass", {"game_date": days_ago[0]}),
        ("warn", {"game_date": days_ago[3]}),
        ("error", {"game_date": days_ago[5]}),
    ):
        path = str(copy_of_built / "lake" / "dev" / bronze.SCHEDULE)
        write_deltalake(path, scheduled(games, **changes), mode="overwrite", partition_by=["season"])
        found = freshness(copy_of_built)
        assert {table: found[table] for table in GAME_TABLES} == dict.fromkeys(GAME_TABLES, expected), changes
        # No game is known after the newest: a summer, or a schedule that is not loaded any more.
        long_ago = changes["game_date"] < date.today() - timedelta(days=140)
        assert found[bronze.SCHEDULE] == ("error" if long_ago else "pass"), changes
