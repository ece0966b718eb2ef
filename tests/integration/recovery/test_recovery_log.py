"""The recovery log: a source of the project, documented as it is, and no trouble while there is none."""

import json
import shutil
from pathlib import Path

import pytest
import yaml

from dbt_duckdb_delta.writes import LOG_SCHEMA
from tests.integration.recovery.local_lake import GAMES, AnyLake, Lake
from tests.integration.recovery.targets import EACH
from tests.support import run

YML = run.ROOT / "dbt_project" / "models" / "staging" / "recovery" / "_recovery__sources.yml"


def test_the_documented_columns_are_those_of_the_log() -> None:
    [source] = yaml.safe_load(YML.read_text())["sources"]
    [table] = source["tables"]
    assert [column["name"] for column in table["columns"]] == LOG_SCHEMA.names


@pytest.mark.thorough
def test_dbt_builds_without_a_log_and_documents_one_when_there_is_one(lake: Lake) -> None:
    shutil.rmtree(lake.data_dir / "lake" / "dev_recovery")  # the guard's judgements of the first build
    run.dbt("build", "--exclude-resource-type", "unit_test", data_dir=lake.data_dir).ok()
    lake.verb("backup_table", table=GAMES).ok()
    run.dbt("docs", "generate", data_dir=lake.data_dir).ok()
    target = Path(run.environment(lake.data_dir)["DBT_TARGET_PATH"])
    sources = json.loads((target / "catalog.json").read_text())["sources"]
    log = sources["source.nhl_lakehouse.recovery.recovery_log"]
    assert {name.lower() for name in log["columns"]} == set(LOG_SCHEMA.names)


@pytest.mark.thorough_when(target="databricks")
@EACH
def test_the_project_adds_its_own_ways_back(safe_lake: AnyLake) -> None:
    ledger = safe_lake.delta("bronze_game_ledger").to_pyarrow_table().to_pylist()
    landed = sum(bool(row["play_by_play_hash"] or row["boxscore_hash"]) for row in ledger)
    [plan] = safe_lake.answer("recovery_plan", table=GAMES)
    paths = {path["command"]: path["gives_back"] for path in plan["other_paths"]}
    assert f"{landed} games that have landed" in paths["dlt pipeline nhl run --replay"]
    assert "dlt pipeline nhl run" in paths
    safe_lake.delete("bronze_game_ledger")
    [plan] = safe_lake.answer("recovery_plan", table=GAMES)
    assert "the ledger would know" in plan["other_paths"][0]["gives_back"]
