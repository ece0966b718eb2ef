"""The same SQL on both targets: through dbt-databricks and the stand-in warehouse come the rows of `local`.

It proves that the statements parse and leave these rows in real Delta tables; Databricks itself is not in it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from deltalake import DeltaTable, write_deltalake

from ingestion import bronze
from tests.support import run
from tests.support.warehouse.client import RunningWarehouse

from .conftest import FIRST_SEASONS
from .tables import INCREMENTAL, TABLES, columns

pytestmark = pytest.mark.databricks
KEYS = {"silver_players_ranked": "player_id, game_id", "gold_player_stats_v2": "player_id, game_id"}


@pytest.fixture(scope="module")
def later_tables(bronze_tables: dict[str, pa.Table]) -> dict[str, pa.Table]:
    """Bronze after one player was struck from a game of the first season."""
    players = bronze_tables[bronze.PLAYER_GAMES]
    first = players.slice(0, 1).to_pylist()[0]
    struck = pc.and_(
        pc.equal(players.column("game_id"), first["game_id"]),
        pc.equal(players.column("player_id"), first["player_id"]),
    )
    return {**bronze_tables, bronze.PLAYER_GAMES: players.filter(pc.invert(struck))}


@pytest.fixture(scope="module")
def warehouse(
    bronze_tables: dict[str, pa.Table],
    later_tables: dict[str, pa.Table],
    tmp_path_factory: pytest.TempPathFactory,
):
    """Two seasons are built in the warehouse; a season arrives, a player vanishes; two more builds."""
    folder = tmp_path_factory.mktemp("warehouse")
    with RunningWarehouse(folder / "data") as running:
        profiles = running.write_profiles(run.ROOT / "profiles.yml", folder / "profiles")
        variables = {**running.environment(), "DBT_PROFILES_DIR": str(profiles)}

        def build() -> None:
            arguments = ("build", "--target", "databricks", "--exclude", "players_add_up_to_their_team")
            run.dbt(*arguments, data_dir=folder / "unused", **variables).ok()

        for name, table in bronze_tables.items():
            first = table.filter(pc.is_in(table.column("season"), pa.array(FIRST_SEASONS)))
            running.load(f"lr_nhl_demo.dev.{name}", first, ["season"])
        build()
        for name, table in later_tables.items():
            path = str(running.location(f"lr_nhl_demo.dev.{name}"))
            write_deltalake(path, table, mode="overwrite", partition_by=["season"])
        build()
        running.versions = [versions(running)]
        build()
        running.versions.append(versions(running))
        yield running


def versions(running: RunningWarehouse) -> list[int]:
    return [DeltaTable(str(running.location(f"lr_nhl_demo.dev.{table}"))).version() for table in INCREMENTAL]


@pytest.fixture(scope="module")
def local(build: Callable[..., Path], later_tables: dict[str, pa.Table]) -> Path:
    """The same bronze, built at once."""
    return build(later_tables, "run")


@pytest.mark.parametrize("table", TABLES)
def test_increments_there_are_a_rebuild_here(warehouse: RunningWarehouse, local: Path, table: str) -> None:
    theirs = DeltaTable(str(warehouse.location(f"lr_nhl_demo.dev.{table}"))).to_pyarrow_table()
    names = columns(local, table)
    assert sorted(theirs.column_names) == sorted(names)
    listed = ", ".join(names)
    with duckdb.connect(str(local / "nhl.duckdb"), read_only=True) as connection:
        connection.register("theirs", theirs)
        key = KEYS.get(table, "game_id, team")
        different = connection.execute(
            f"select {key} from ((select {listed} from dev.{table} except all select {listed} from theirs) "
            f"union all (select {listed} from theirs except all select {listed} from dev.{table}))"
        ).fetchall()
        rows = connection.execute(f"select count(*) from dev.{table}").fetchone()[0]
    assert different == []
    assert rows == theirs.num_rows > 0


def test_build_without_news_commits_nothing_to_incremental_tables(warehouse: RunningWarehouse) -> None:
    before, after = warehouse.versions
    assert before == after
    assert min(before) >= 1
