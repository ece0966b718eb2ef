"""Builds after the first: no news changes nothing, and any news gives what a rebuild gives."""

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

from .conftest import FIRST_SEASONS
from .tables import INCREMENTAL, SNAPSHOTS, TABLES, contents, query, selection

OLD_GAME = 2023020003
# The tests of dbt pass on these rows in the fixture `built`, and fail in test_tests_can_fail.py.
BUILD = ("build", "--exclude-resource-type", "test", "unit_test")


@pytest.mark.thorough
def test_second_build_changes_no_row(copy_of_built: Path) -> None:
    before = contents(copy_of_built, (*TABLES, *SNAPSHOTS))
    run.dbt(*BUILD, data_dir=copy_of_built).ok()
    assert contents(copy_of_built, (*TABLES, *SNAPSHOTS)) == before
    for name in bronze.TABLES:
        assert DeltaTable(str(copy_of_built / "lake" / "dev" / name)).version() == 2  # dbt only reads it


@pytest.mark.thorough
def test_column_that_the_table_lacks_is_filled_in_every_row(copy_of_built: Path) -> None:
    before = contents(copy_of_built)
    with duckdb.connect(str(copy_of_built / "nhl.duckdb")) as connection:
        connection.execute("alter table dev.silver_players_ranked drop column player_pk_points")
    run.dbt("run", data_dir=copy_of_built).ok()
    assert contents(copy_of_built) == before


@pytest.mark.thorough
def test_empty_run_takes_no_row_from_silver(copy_of_built: Path) -> None:
    before = contents(copy_of_built, INCREMENTAL)
    run.dbt("run", "--empty", "--select", *selection(INCREMENTAL), data_dir=copy_of_built).ok()
    assert contents(copy_of_built, INCREMENTAL) == before


@pytest.fixture(scope="module")
def after_news(build: Callable[..., Path], bronze_tables: dict[str, pa.Table]) -> tuple[Path, int]:
    """Two seasons are built; then a season arrives, an old game is corrected, a player is struck from it."""
    first = {
        name: table.filter(pc.is_in(table.column("season"), pa.array(FIRST_SEASONS)))
        for name, table in bronze_tables.items()
    }
    data_dir = build(first, *BUILD)
    for name, table in bronze_tables.items():
        if name != bronze.PLAYER_GAMES:
            overwrite(data_dir, name, table)
    players = bronze_tables[bronze.PLAYER_GAMES]
    of_game = players.filter(pc.equal(players.column("game_id"), OLD_GAME))
    corrected, struck = of_game.column("player_id").unique().to_pylist()[:2]
    is_corrected = both(players, corrected)
    one_more = pc.cast(pc.is_in(players.column("situation"), pa.array(["all", "5on5"])), pa.int64())
    for name in ("i_f_shots_on_goal", "i_f_shot_attempts", "i_f_unblocked_shot_attempts"):
        values = players.column(name)
        values = pc.if_else(is_corrected, pc.add(values, one_more), values)
        players = players.set_column(players.schema.get_field_index(name), players.schema.field(name), values)
    overwrite(data_dir, bronze.PLAYER_GAMES, players.filter(pc.invert(both(players, struck))))
    # The guard would rightly miss the player.
    accept = ("--vars", f"{{accept_loss: [{bronze.PLAYER_GAMES}]}}")
    run.dbt(*BUILD, *accept, data_dir=data_dir).ok()
    return data_dir, corrected


def both(players: pa.Table, player_id: int) -> pa.ChunkedArray:
    return pc.and_(
        pc.equal(players.column("game_id"), OLD_GAME), pc.equal(players.column("player_id"), player_id)
    )


def overwrite(data_dir: Path, name: str, table: pa.Table) -> None:
    write_deltalake(str(data_dir / "lake" / "dev" / name), table, mode="overwrite", partition_by=["season"])


def test_news_gives_what_a_rebuild_gives(after_news: tuple[Path, int]) -> None:
    data_dir, _ = after_news
    incremental = contents(data_dir)
    run.dbt("run", "--full-refresh", data_dir=data_dir).ok()
    assert contents(data_dir) == incremental


def test_new_season_arrives(after_news: tuple[Path, int], built: Path) -> None:
    data_dir, _ = after_news
    for table in TABLES:
        by_season = f"select season, count(*) from {table} where season = 20252026 group by season"
        assert query(data_dir, by_season) == query(built, by_season) != []


def test_late_correction_reaches_the_next_games_form(after_news: tuple[Path, int], built: Path) -> None:
    data_dir, player = after_news
    label = f"from gold_player_stats_v2 where player_id = {player} and game_id = {OLD_GAME}"
    shots = f"select player_total_shots_on_goal, player_total_shot_attempts {label}"
    (before,), (after,) = query(built, shots), query(data_dir, shots)
    assert after == (before[0] + 1, before[1] + 1)
    following = (
        f"select previous_player_total_shots_on_goal from gold_player_stats_v2 "
        f"where player_id = {player} and games_played_before = 1"
    )
    assert query(data_dir, following)[0][0] == query(built, following)[0][0] + 1


def test_row_that_vanished_from_bronze_vanishes(after_news: tuple[Path, int], built: Path) -> None:
    data_dir, _ = after_news
    for table in ("silver_players_ranked", "gold_player_stats_v2"):
        of_game = f"select count(*) from {table} where game_id = {OLD_GAME}"
        assert query(data_dir, of_game)[0][0] == query(built, of_game)[0][0] - 1
