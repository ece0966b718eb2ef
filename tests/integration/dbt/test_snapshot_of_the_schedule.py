"""The snapshot of the schedule follows each column that can change."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest
from deltalake import write_deltalake

from ingestion import bronze
from tests.support import run

SNAPSHOT = Path(__file__).resolve().parents[3] / "dbt_project" / "snapshots" / "snapshot_schedule.sql"
DETERMINED = {"game_id", "season", "game_type", "day"}  # by the key, or by the date


def changeable(games: pa.Schema, staging: str) -> list[str]:
    """Return the columns of bronze that the staging view has and that no other column determines."""
    return [name for name in games.names if re.search(rf"\b{name}\b", staging) and name not in DETERMINED]


@pytest.fixture(scope="module")
def columns() -> list[str]:
    staging = SNAPSHOT.parents[1] / "models" / "staging" / "nhl" / "stg_nhl__games.sql"
    return changeable(bronze.TABLES[bronze.SCHEDULE].schema, staging.read_text(encoding="utf-8"))


def test_each_column_that_can_change_is_checked(columns: list[str]) -> None:
    checked = re.search(r"check_cols=\[(.*?)\]", SNAPSHOT.read_text(encoding="utf-8"), re.DOTALL)
    assert checked
    assert set(re.findall(r"'(\w+)'", checked[1])) == set(columns)


@pytest.mark.thorough
def test_a_change_of_any_column_begins_a_new_version(
    copy_of_built: Path, bronze_tables: dict[str, pa.Table], columns: list[str]
) -> None:
    """In each column, one game is changed; then the current versions are the schedule."""
    games = bronze_tables[bronze.SCHEDULE]
    for place, name in enumerate(columns):
        values = games.column(name).to_pylist()
        others = (True, False) if isinstance(values[place], bool) else (*values, None)
        values[place] = next(other for other in others if other != values[place])
        field = games.schema.field(name)
        games = games.set_column(games.schema.get_field_index(name), field, pa.array(values, field.type))
    path = copy_of_built / "lake" / "dev" / bronze.SCHEDULE
    write_deltalake(str(path), games, mode="overwrite", partition_by=["season"])
    run.dbt("snapshot", "--select", "snapshot_schedule", data_dir=copy_of_built).ok()

    listed = ", ".join(["game_id", *columns])
    with duckdb.connect(str(copy_of_built / "nhl.duckdb"), read_only=True) as connection:
        connection.register("games", games)
        versions = "dev.snapshot_schedule where dbt_valid_to is"
        lacking = f"select {listed} from games except select {listed} from {versions} null"
        assert connection.sql(lacking).fetchall() == []
        ended = connection.sql(f"select game_id from {versions} not null order by 1").fetchall()
    assert ended == [(game,) for game in sorted(games.column("game_id").to_pylist()[: len(columns)])]
