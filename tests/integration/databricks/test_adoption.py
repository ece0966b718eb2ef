"""The SQL of docs/deployment.md, in its order, on tables as the old system had them."""

from __future__ import annotations

import re
from pathlib import Path

import dlt
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from deltalake import DeltaTable

from ingestion import bronze
from ingestion.destinations.databricks import Databricks
from ingestion.destinations.source import bronze_source
from tests.support.run import ROOT
from tests.support.warehouse.client import RunningWarehouse

pytestmark = pytest.mark.databricks
OLD_NAMES = {"game_id": "gameId", "player_id": "playerId", "goals_for": "goalsFor", "game_date": "gameDate"}
OF_THE_OLD_SYSTEM = (bronze.PLAYER_GAMES, bronze.TEAM_GAMES, bronze.SCHEDULE, bronze.SKATERS)
# Copy, compare, free the names, rows that only the old one has, figures that differ.
COPY, COMPARE, RENAME, ONLY_OLD, DIFFERENT = range(5)


def blocks() -> list[list[str]]:
    text = (ROOT / "docs" / "deployment.md").read_text()
    found = re.findall(r"^```sql\n(.*?)^```", text, re.M | re.S)
    return [[statement.strip() for statement in block.split(";") if statement.strip()] for block in found]


def as_before(table: pa.Table) -> pa.Table:
    """The old system's spelling of names, seasons and dates."""
    season = pc.cast(pc.divide(table["season"], 10000), pa.int64())
    table = table.set_column(table.schema.get_field_index("season"), "season", season)
    table = table.rename_columns([OLD_NAMES.get(name, name) for name in table.column_names])
    return table.replace_schema_metadata(None)


@pytest.mark.thorough
def test_the_old_tables_are_kept_and_the_new_ones_checked_against_them(
    running_warehouse: RunningWarehouse,
    variables: dict[str, str],
    tables: dict[str, pa.Table],
    tmp_path: Path,
) -> None:
    sql = blocks()
    assert len(sql) == 5
    for name, table in tables.items():
        if name in OF_THE_OLD_SYSTEM:
            running_warehouse.load(f"lr_nhl_demo.dev.{name}", as_before(table))
    for statement in sql[COPY]:
        running_warehouse.rows(statement)
    assert [running_warehouse.rows(statement) for statement in sql[COMPARE]] == [[{"different": 0}]] * 4
    for number, name in enumerate(OF_THE_OLD_SYSTEM):
        [compare] = [statement for statement in sql[COMPARE] if f"dev.{name} " in statement]
        there = f"lr_nhl_demo.dev.{name}"
        change = f"delete from {there} where season = 2024"
        if number % 2:  # one row twice: only a comparison of all rows can tell
            change = f"insert into {there} select * from {there} limit 1"
        running_warehouse.rows(change)
        assert running_warehouse.rows(compare)[0]["different"] > 0, name
        running_warehouse.rows(f"restore table {there} to version as of 0")
    before = running_warehouse.location(f"lr_nhl_demo.dev.{bronze.TEAM_GAMES}")
    for statement in sql[RENAME]:
        running_warehouse.rows(statement)
    assert running_warehouse.location("lr_nhl_demo.before_adoption.teams") == before

    teams = tables[bronze.TEAM_GAMES]
    missing = teams["game_id"][0].as_py()
    found = teams.filter(pc.not_equal(teams["game_id"], missing))
    goals = pc.add(found["goals_for"], pc.cast(pc.equal(found["situation"], "all"), pa.int64()))
    found = found.set_column(found.schema.get_field_index("goals_for"), found.field("goals_for"), goals)
    pipeline = dlt.pipeline(
        "nhl",
        destination=Databricks().factory(),
        dataset_name="dev",
        pipelines_dir=str(tmp_path / "pipelines"),
    )
    source = bronze_source({**tables, bronze.TEAM_GAMES: found})
    Databricks().add_hints(source.resources.values())
    pipeline.run(source).raise_on_failed_jobs()

    assert running_warehouse.rows(sql[ONLY_OLD][0]) == [{"gameId": missing, "old_rows": 8}]
    differ = running_warehouse.rows(sql[DIFFERENT][0])
    assert sum(row["both_have"] for row in differ) == len(found)
    assert sum(row["goals_differ"] for row in differ) == len(found) // 4
    for copy, name in (
        ("players", bronze.PLAYER_GAMES),
        ("copy_of_players", bronze.PLAYER_GAMES),
        ("teams", bronze.TEAM_GAMES),
    ):
        kept = DeltaTable(str(running_warehouse.location(f"lr_nhl_demo.before_adoption.{copy}")))
        assert kept.to_pyarrow_table().num_rows == len(tables[name])
