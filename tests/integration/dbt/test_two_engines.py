"""The same SQL on both targets: through dbt-databricks and the stand-in warehouse come the rows of `local`.

It proves that the statements parse and leave these rows in real Delta tables; Databricks itself is not in it.
"""

from __future__ import annotations

import json
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
from .tables import INCREMENTAL, MARTS, SNAPSHOTS, TABLES, VIEWS, columns

pytestmark = [pytest.mark.databricks, pytest.mark.thorough]
KEYS = {
    "silver_players_ranked": "player_id, game_id",
    "silver_players_rankings": "season, player_id, after_day",
    "gold_player_stats_v2": "player_id, game_id",
    "gold_model_stats_v2": "player_id, game_id",
    "mart_skater_seasons": "player_id, season, game_type, situation",
    "mart_goalie_seasons": "player_id, season, game_type",
    "mart_team_seasons": "team, season, game_type, situation",
    "mart_leaders": "season, game_type, statistic, player_id",
    "mart_standings": "season, standings_date, team",
    "mart_plays": "game_id, play_number",
    "mart_shots": "game_id, play_number",
    "mart_line_games": "game_id, team, line_id",
    "mart_line_seasons": "line_id, team, season, game_type",
}
SNAPSHOT_KEYS = {"snapshot_players": "player_id", "snapshot_schedule": "game_id"}
RUN_TIMES = ("dbt_valid_from", "dbt_valid_to", "dbt_updated_at", "dbt_scd_id")  # the last is made of them
WITHOUT_NEWS = ["mart_shots", "mart_line_games"]  # the games that arrive have neither plays nor shifts
ADD_UP = "players_add_up_to_their_team"
ACCEPT = ("--vars", f"{{accept_loss: [{bronze.PLAYER_GAMES}]}}")  # the guard would miss the player


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
def first_tables(bronze_tables: dict[str, pa.Table]) -> dict[str, pa.Table]:
    """Bronze of the first two seasons."""
    seasons = pa.array(FIRST_SEASONS)
    return {
        name: table.filter(pc.is_in(table.column("season"), seasons)) for name, table in bronze_tables.items()
    }


@pytest.fixture(scope="module")
def warehouse(
    first_tables: dict[str, pa.Table],
    later_tables: dict[str, pa.Table],
    tmp_path_factory: pytest.TempPathFactory,
):
    """Two seasons are built in the warehouse; a season arrives, a player vanishes; two more builds."""
    folder = tmp_path_factory.mktemp("warehouse")
    with RunningWarehouse(folder / "data") as running:
        profiles = running.write_profiles(run.ROOT / "profiles.yml", folder / "profiles")
        variables = {
            **running.environment(),
            "NHL_TARGET": "databricks",
            "DBT_PROFILES_DIR": str(profiles),
            "DBT_TARGET_PATH": str(folder / "target"),
        }

        def dbt(*arguments: str) -> run.Done:
            return run.dbt(*arguments, data_dir=folder / "unused", **variables)

        for name, table in first_tables.items():
            running.load(f"lr_nhl_demo.dev.{name}", table, ["season"])
        dbt("build").ok()
        # Of the player who vanishes his team keeps the goals: the test that adds up rightly complains then.
        build = ("build", "--exclude", ADD_UP, *ACCEPT)
        for name, table in later_tables.items():
            path = str(running.location(f"lr_nhl_demo.dev.{name}"))
            write_deltalake(path, table, mode="overwrite", partition_by=["season"])
        dbt(*build).ok()
        running.merges = {table: sent(folder / "target", table) for table in INCREMENTAL}
        running.versions = [versions(running)]
        dbt(*build).ok()
        running.versions.append(versions(running))
        running.dbt, running.target = dbt, folder / "target"
        yield running


def sent(target: Path, table: str) -> str:
    """The statement by which dbt filled a table last."""
    nodes = json.loads((target / "manifest.json").read_text(encoding="utf-8"))["nodes"].values()
    [model] = [node["name"] for node in nodes if node.get("alias") == table]
    [file] = (target / "run").rglob(f"{model}.sql")
    return file.read_text(encoding="utf-8")


def versions(running: RunningWarehouse) -> dict[str, int]:
    return {
        table: DeltaTable(str(running.location(f"lr_nhl_demo.dev.{table}"))).version()
        for table in INCREMENTAL
    }


@pytest.fixture(scope="module")
def local(build: Callable[..., Path], later_tables: dict[str, pa.Table]) -> Path:
    """The same bronze, built at once."""
    return build(later_tables, "run")


@pytest.fixture(scope="module")
def local_in_steps(
    build: Callable[..., Path], first_tables: dict[str, pa.Table], later_tables: dict[str, pa.Table]
) -> Path:
    """The snapshots and what they read, in the steps in which the warehouse got them."""
    select = ("build", "--selector", "snapshots")
    data_dir = build(first_tables, *select)
    for name, table in later_tables.items():
        path = str(data_dir / "lake" / "dev" / name)
        write_deltalake(path, table, mode="overwrite", partition_by=["season"])
    run.dbt(*select, *ACCEPT, data_dir=data_dir).ok()
    return data_dir


@pytest.mark.parametrize("table", [*TABLES, *MARTS])
def test_increments_there_are_a_rebuild_here(warehouse: RunningWarehouse, local: Path, table: str) -> None:
    """Names and types of all columns, every row, and the hash over all of them by one reader."""
    theirs = rows_of(warehouse, table)
    listed = ", ".join(name for name in columns(local, table) if name != "source_hash")  # each engine's own
    with duckdb.connect(str(local / "nhl.duckdb"), read_only=True) as connection:
        connection.register("theirs", theirs)
        assert types(connection, "theirs") == types(connection, f"dev.{table}")
        key = KEYS.get(table, "game_id, team")
        different = connection.execute(
            f"select {key} from ((select {listed} from dev.{table} except all select {listed} from theirs) "
            f"union all (select {listed} from theirs except all select {listed} from dev.{table}))"
        ).fetchall()
        assert different == []
        hashes = [
            connection.execute(f"select count(*), sum(hash(row({listed}))) from {source}").fetchone()
            for source in (f"dev.{table}", "theirs")
        ]
    assert hashes[0] == hashes[1]
    assert hashes[0][0] == theirs.num_rows
    assert theirs.num_rows > 0 or "line" in table or table == "mart_shots", "synthetic games have no shots"


def rows_of(warehouse: RunningWarehouse, table: str) -> pa.Table:
    """The rows of a table there. A view becomes a table first: only files can be read from here."""
    if table in VIEWS:
        with warehouse.connect() as connection, connection.cursor() as cursor:
            cursor.execute(
                f"create or replace table lr_nhl_demo.dev.{table}_rows "
                f"as select * from lr_nhl_demo.dev.{table}"
            )
        table = f"{table}_rows"
    return DeltaTable(str(warehouse.location(f"lr_nhl_demo.dev.{table}"))).to_pyarrow_table()


def on_databricks(local: dict[str, str]) -> dict[str, str]:
    """dbt's own times: dbt-duckdb keeps them as UTC without saying so, dbt-databricks as moments."""
    moments = {name: "TIMESTAMP WITH TIME ZONE" for name, kind in local.items() if kind == "TIMESTAMP"}
    assert set(moments) <= set(RUN_TIMES)
    return local | moments


def types(connection: duckdb.DuckDBPyConnection, source: str) -> dict[str, str]:
    """The columns of a table by name, with their types as DuckDB calls them."""
    return {row[0]: row[1] for row in connection.execute(f"describe select * from {source}").fetchall()}


def test_build_without_news_commits_nothing_to_incremental_tables(warehouse: RunningWarehouse) -> None:
    before, after = warehouse.versions
    assert before == after
    assert [table for table, version in before.items() if version == 0] == WITHOUT_NEWS


def test_merges_name_the_seasons_that_change(warehouse: RunningWarehouse) -> None:
    """A season arrived and a player vanished from the first one: the second keeps its files."""
    for table, statement in warehouse.merges.items():
        assert "merge into" in " ".join(statement.lower().split()), table
    for table in ("silver_players_ranked", "silver_players_rankings"):
        assert "DBT_INTERNAL_DEST.season in (20232024, 20252026)" in warehouse.merges[table], table
    for table in ("silver_games_historical_v2", "mart_plays"):
        assert "DBT_INTERNAL_DEST.season in (20252026)" in warehouse.merges[table], table
    assert "DBT_INTERNAL_DEST.season in (" in warehouse.merges["gold_player_stats_v2"]


@pytest.mark.parametrize("table", INCREMENTAL)
def test_incremental_tables_are_clustered_by_season(warehouse: RunningWarehouse, table: str) -> None:
    with warehouse.connect() as connection, connection.cursor() as cursor:
        cursor.execute(f"describe detail lr_nhl_demo.dev.{table}")
        names = [column[0] for column in cursor.description]
        detail = dict(zip(names, cursor.fetchone(), strict=True))
    assert list(detail["clusteringColumns"]) == ["season"]


@pytest.mark.parametrize("snapshot", SNAPSHOTS)
def test_a_snapshot_has_the_same_rows_and_knows_the_same_changes(
    warehouse: RunningWarehouse, local_in_steps: Path, snapshot: str
) -> None:
    """In all columns but the times of the builds, and what is made of them: dbt_scd_id."""
    theirs = DeltaTable(str(warehouse.location(f"lr_nhl_demo.dev.{snapshot}"))).to_pyarrow_table()
    names = [name for name in columns(local_in_steps, snapshot) if name not in RUN_TIMES]
    key = SNAPSHOT_KEYS[snapshot]
    selected = (
        f"select {', '.join(names)}, dbt_valid_to is null as current, "
        f"count(distinct dbt_valid_from) over (partition by {key}) as versions from {{}} order by all"
    )
    with duckdb.connect(str(local_in_steps / "nhl.duckdb"), read_only=True) as connection:
        connection.register("theirs", theirs)
        assert types(connection, "theirs") == on_databricks(types(connection, f"dev.{snapshot}"))
        ours = connection.execute(selected.format(f"dev.{snapshot}")).fetchall()
        assert connection.execute(selected.format("theirs")).fetchall() == ours
    versions_expected = {1, 2} if snapshot == "snapshot_players" else {1}
    assert {row[-1] for row in ours} == versions_expected, "some players changed teams, no game moved"
    assert len({row["dbt_scd_id"] for row in theirs.to_pylist()}) == theirs.num_rows


def test_tests_pass_again(warehouse: RunningWarehouse) -> None:
    """All but the one that finds the player who vanished: it fails, and for that game alone."""
    done = warehouse.dbt("test", "--exclude", "resource_type:unit_test")
    assert "ERROR=1 " in done.refused()
    assert f"Failure in test {ADD_UP}" in done.output
    assert "Got 1 result, configured to fail if != 0" in done.output
    assert "PASS=0" not in done.output


def test_freshness_says_the_same(warehouse: RunningWarehouse, local_in_steps: Path) -> None:
    ours = run.dbt("source", "freshness", data_dir=local_in_steps)
    theirs = warehouse.dbt("source", "freshness")
    assert theirs.code == ours.code
    target = Path(run.environment(local_in_steps)["DBT_TARGET_PATH"])
    assert freshness(warehouse.target) == freshness(target) != {}


def freshness(target: Path) -> dict[str, tuple[str, str]]:
    results = json.loads((target / "sources.json").read_text(encoding="utf-8"))["results"]
    return {found["unique_id"]: (found["status"], found["max_loaded_at"]) for found in results}


def test_the_documentation_knows_every_table_and_column(warehouse: RunningWarehouse, local: Path) -> None:
    warehouse.dbt("docs", "generate").ok()
    catalog = json.loads((warehouse.target / "catalog.json").read_text(encoding="utf-8"))
    assert not catalog["errors"]
    found = {
        entry["metadata"]["name"]: sorted(entry["columns"])
        for entry in [*catalog["nodes"].values(), *catalog["sources"].values()]
    }
    assert {table: found[table] for table in TABLES} == {
        table: sorted(columns(local, table)) for table in TABLES
    }
    assert set(bronze.TABLES) <= found.keys()
    assert set(SNAPSHOTS) <= found.keys()
