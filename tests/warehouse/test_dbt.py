"""The unmodified dbt-databricks adapter, on a small project: every kind of model, twice, and changes of
type."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support import run
from tests.support.warehouse.client import RunningWarehouse, child_environment

# In .ci/run the builds of the project itself on the stand-in have to do.
pytestmark = [pytest.mark.databricks, pytest.mark.thorough]
PROJECT = Path(__file__).parent / "project"
Dbt = Callable[..., run.Done]


@pytest.fixture(scope="module")
def schema(running_warehouse: RunningWarehouse) -> str:
    return "dbt_check"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, running_warehouse: RunningWarehouse) -> Path:
    """A copy of the project that a test may change, with the warehouse's address in its profile."""
    copy = tmp_path_factory.mktemp("dbt") / "project"
    shutil.copytree(PROJECT, copy)
    running_warehouse.write_profiles(PROJECT / "profiles.yml", copy)
    return copy


@pytest.fixture(scope="module")
def dbt(project: Path, running_warehouse: RunningWarehouse, schema: str) -> Dbt:
    def _dbt(*arguments: str) -> run.Done:
        done = subprocess.run(
            [run.program("dbt"), "--no-use-colors", *arguments],
            cwd=project,
            env=child_environment(CHECK_SCHEMA=schema, **running_warehouse.environment()),
            capture_output=True,
            text=True,
            timeout=run.TIMEOUT,
        )
        return run.Done(" ".join(arguments), done.returncode, done.stdout, done.stderr)

    return _dbt


@pytest.fixture(scope="module")
def built(dbt: Dbt) -> run.Done:
    return dbt("build").ok()


@pytest.fixture(scope="module")
def rebuilt(dbt: Dbt, project: Path, built: run.Done) -> run.Done:
    """News in the seeds, and a second build: incremental and snapshot paths."""
    games, players = project / "seeds" / "games.csv", project / "seeds" / "players.csv"
    games.write_text(games.read_text().replace("11,1,1,", "11,1,3,") + "12,3,1,2024-01-05 19:00:00\n")
    players.write_text(players.read_text().replace("2,Bo,MTL", "2,Bo,TOR").replace("3,Çelik,TOR,,0.9\n", ""))
    return dbt("build", "--vars", "{with_new_column: true}", "--exclude", "test_type:data")


def _rows(warehouse: RunningWarehouse, schema: str, columns: str, table: str) -> list[tuple]:
    found = warehouse.rows(f"select {columns} from {schema}.{table}")
    return sorted(tuple(row.values()) for row in found)


def test_first_build(running_warehouse: RunningWarehouse, schema: str, built: run.Done) -> None:
    assert "Completed successfully" in built.output
    assert _rows(
        running_warehouse,
        schema,
        "name, team, cast(goals as int) as g, last_goals",
        "player_totals where goals is not null",
    ) == [
        ("Ana", "TOR", 3, 1),
        ("Bo", "MTL", 0, 0),
    ]


def test_configuration_reaches_the_table(
    running_warehouse: RunningWarehouse, schema: str, built: run.Done
) -> None:
    rows, table = running_warehouse.rows, f"{schema}.player_totals"
    [detail] = rows(f"describe detail {table}")
    assert list(detail["partitionColumns"]) == ["team"]
    assert dict(detail["properties"])["delta.logRetentionDuration"] == "interval 365 days"
    assert detail["description"] == 'Goals of each player; it\'s a test of "quotes".'
    assert [row["comment"] for row in rows(f"describe {table}") if row["col_name"] == "player_id"] == [
        "The player's id"
    ]
    assert [row["Principal"] for row in rows(f"show grants on table {table}")] == ["analysts"]
    tags = rows(f"select tag_value from system.information_schema.table_tags where schema_name = '{schema}'")
    assert tags == [{"tag_value": "gold"}]


def test_contract_is_enforced_by_the_table(
    running_warehouse: RunningWarehouse, schema: str, built: run.Done
) -> None:
    with pytest.raises(Exception, match="DELTA_VIOLATE_CONSTRAINT"):
        running_warehouse.rows(f"insert into {schema}.totals_with_contract values (9, -1)")
    with pytest.raises(Exception, match="DELTA_NOT_NULL_CONSTRAINT"):
        running_warehouse.rows(f"insert into {schema}.totals_with_contract values (null, 1)")


def test_second_build_merges_and_adds_a_column(
    running_warehouse: RunningWarehouse, schema: str, rebuilt: run.Done
) -> None:
    assert "Completed successfully" in rebuilt.output, rebuilt.output
    assert _rows(
        running_warehouse, schema, "game_id, player_id, goals, coalesce(many, false) as many", "games_merged"
    ) == [
        (10, 1, 2, False),  # older than the newest: not read again
        (10, 2, 0, False),
        (11, 1, 3, True),
        (12, 3, 1, False),
    ]
    history = running_warehouse.rows(f"describe history {schema}.games_merged")
    assert [row["operation"] for row in reversed(history)][-2:] == ["ADD COLUMNS", "MERGE"]


def test_snapshot_keeps_what_was(running_warehouse: RunningWarehouse, schema: str, rebuilt: run.Done) -> None:
    assert _rows(
        running_warehouse, schema, "player_id, team, dbt_valid_to is null as current", "players_history"
    ) == [
        (1, "TOR", True),
        (2, "MTL", False),
        (2, "TOR", True),
        (3, "TOR", False),  # gone from the source
    ]


def test_table_keeps_its_history_over_builds(
    running_warehouse: RunningWarehouse, schema: str, rebuilt: run.Done
) -> None:
    before = running_warehouse.rows(f"select * from {schema}.player_totals version as of 0")
    assert len(before) == 3
    assert len(running_warehouse.rows(f"select * from {schema}.player_totals")) == 2


def test_documentation_has_types_and_columns(dbt: Dbt, project: Path, schema: str, rebuilt: run.Done) -> None:
    dbt("docs", "generate").ok()
    catalog = json.loads((project / "target" / "catalog.json").read_text())
    table = catalog["nodes"]["model.warehouse_check.player_totals"]
    assert table["metadata"]["type"] == "table"
    assert {name: column["type"] for name, column in table["columns"].items()}["goals"] == "bigint"


@pytest.mark.thorough
def test_table_to_streaming_table_loses_the_history(
    dbt: Dbt, project: Path, running_warehouse: RunningWarehouse, schema: str, rebuilt: run.Done
) -> None:
    """The incident, without a guard: one changed word, exit code 0."""
    model = project / "models" / "losing.sql"
    model.write_text("{{ config(materialized='table') }} select 1 as id union all select 2")
    dbt("run", "--select", "losing").ok()
    model.write_text(
        "{{ config(materialized='streaming_table') }} select game_id as id from stream {{ ref('games') }}"
    )
    dbt("run", "--select", "losing").ok()
    [kind] = running_warehouse.rows(
        "select table_type from system.information_schema.tables "
        f"where table_schema = '{schema}' and table_name = 'losing'"
    )
    assert kind == {"table_type": "STREAMING_TABLE"}
    versions = running_warehouse.rows(f"describe history {schema}.losing")
    assert [row["operation"] for row in versions] == ["CREATE STREAMING TABLE"]
    dropped = running_warehouse.rows(f"show tables dropped in {schema}")
    assert dropped[0]["tableName"] == "losing__dbt_backup"


def test_every_statement_was_known(
    running_warehouse: RunningWarehouse, schema: str, rebuilt: run.Done
) -> None:
    sent = [entry for entry in running_warehouse.statements('"app": "dbt"') if schema in entry["sql"]]
    assert len(sent) > 60
    assert [entry for entry in sent if "UNSUPPORTED_BY_STAND_IN" in (entry["error"] or "")] == []
