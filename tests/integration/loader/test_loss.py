"""dlt's ways to lose a table (L1 to L7), and tables lost outside: refused, healed, or said aloud."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import dlt as dlt_library
import duckdb
import pyarrow as pa
import pytest
from deltalake import DeltaTable, write_deltalake
from dlt.common.destination.exceptions import DestinationTerminalException
from dlt.pipeline.exceptions import PipelineStepFailed

from dbt_duckdb_delta import delta_extension
from ingestion.bronze import PLAYER_GAMES, SKATERS, TABLES, TEAM_GAMES
from ingestion.destinations import destination_of
from ingestion.destinations.filesystem import filesystem
from ingestion.destinations.merge import open_pipeline
from ingestion.settings import Settings
from tests.integration.loader.conftest import Loader
from tests.support import run
from tests.support.nhl_server import recorded

GAMES = (2024020001, 2024020009, 2023020204)


@pytest.fixture
def loaded(loader: Loader, replayed: Callable[..., Path]) -> Loader:
    """Three games in bronze, two seasons."""
    shutil.copytree(replayed(*GAMES), loader.data_dir)
    return loader


def rows_by_duckdb(loader: Loader) -> dict[str, int]:
    """Rows of every table, read by another reader than the one that wrote them."""
    with duckdb.connect() as connection:
        delta_extension.load(connection)
        return {
            name: connection.sql(f"select count(*) from delta_scan('{loader.path(name)}')").fetchone()[0]
            for name in TABLES
        }


def our_pipeline(**how: object) -> dlt_library.Pipeline:
    """What a script would make to reload bronze by dlt alone."""
    ours = open_pipeline(destination_of(Settings()))
    return dlt_library.pipeline(
        ours.pipeline_name,
        pipelines_dir=ours.pipelines_dir,
        destination=ours.destination,
        dataset_name=ours.dataset_name,
        **how,
    )


def one_row(loader: Loader) -> pa.Table:
    return loader.table(TEAM_GAMES).to_pyarrow_table().slice(0, 1)


@pytest.mark.thorough_when(mode=["drop_resources", "drop_sources"])
@pytest.mark.parametrize("mode", ["drop_resources", "drop_sources", "drop_data"])
def test_l1_l3_a_refresh_is_refused(loaded, mode):
    before, versions = rows_by_duckdb(loaded), loaded.versions()
    source = dlt_library.source(lambda: dlt_library.resource([one_row(loaded)], name=TEAM_GAMES), name="nhl")
    with pytest.raises(PipelineStepFailed, match="only merged into"):
        our_pipeline().run(source(), refresh=mode, table_format="delta")
    assert rows_by_duckdb(loaded) == before
    assert loaded.versions() == versions
    loaded.ok(replay=True)  # and what is pending then does no harm
    assert rows_by_duckdb(loaded) == before


@pytest.mark.thorough
def test_l1_a_configured_refresh_stops_the_load(loaded, monkeypatch):
    before = loaded.versions()
    monkeypatch.setenv("REFRESH", "drop_sources")
    assert "refresh = 'drop_sources'" in loaded.refused(replay=True, one_time_load=True)
    assert loaded.versions() == before


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param([], marks=pytest.mark.thorough),
        ["--drop-all"],
        pytest.param([TEAM_GAMES], marks=pytest.mark.thorough),
    ],
)
def test_l2_dlt_pipeline_nhl_drop_is_refused(loaded, arguments):
    before = rows_by_duckdb(loaded)
    done = run.dlt("-y", "pipeline", "nhl", "drop", *arguments, data_dir=loaded.data_dir)
    assert "is refused" in done.refused()
    assert rows_by_duckdb(loaded) == before


def test_l2_the_client_drops_no_dataset_and_no_table(loaded):
    pipeline = open_pipeline(destination_of(Settings()))
    before = rows_by_duckdb(loaded)
    pipeline.sync_destination()
    with pipeline.destination_client() as client:
        for drop in (client.drop_storage, lambda: client.drop_tables(TEAM_GAMES)):
            with pytest.raises(Exception, match="only merged into"):
                drop()
    assert rows_by_duckdb(loaded) == before


@pytest.mark.parametrize("rows", [1, 0])
def test_l4_replace_is_refused_with_rows_and_without(loaded, rows):
    before, versions = rows_by_duckdb(loaded), loaded.versions()
    replacing = dlt_library.resource(
        [one_row(loaded).slice(0, rows)], name=TEAM_GAMES, write_disposition="replace", table_format="delta"
    )
    with pytest.raises(PipelineStepFailed, match="only merged into"):
        our_pipeline().run(replacing)
    assert rows_by_duckdb(loaded) == before
    assert loaded.versions() == versions


def test_l7_dev_mode_stops_the_load(loaded, monkeypatch):
    monkeypatch.setenv("DEV_MODE", "true")
    assert "dev_mode = True" in loaded.refused(replay=True, one_time_load=True)
    assert [folder.name for folder in (loaded.data_dir / "lake").iterdir()] == ["dev"]


@pytest.mark.thorough
@pytest.mark.parametrize("configured", ["true", "false"])
def test_a_merge_that_fails_ends_with_one_sentence(loaded, monkeypatch, configured):
    """Also where dlt is configured not to raise on failed jobs; dlt logs the failed jobs before."""

    def fail(*_: object, **__: object) -> None:
        raise DestinationTerminalException("the disk is full")

    monkeypatch.setenv("LOAD__RAISE_ON_FAILED_JOBS", configured)
    before = rows_by_duckdb(loaded)
    loaded.keep(2024020861)
    with monkeypatch.context() as broken:
        broken.setattr(DeltaTable, "merge", fail)
        assert loaded.run(replay=True) == 2
        assert loaded.err.splitlines()[-1].startswith("The rows could not be merged (")
    assert rows_by_duckdb(loaded) == before
    loaded.ok(replay=True)
    assert rows_by_duckdb(loaded)[TEAM_GAMES] == before[TEAM_GAMES] + 8


class PanicException(BaseException):
    """As delta-rs raises it: no `Exception`, so dlt does not catch it."""


@pytest.mark.thorough
def test_a_panic_of_delta_rs_ends_the_load(loaded, monkeypatch):
    """dlt would wait without end for a job whose thread is gone."""

    def panic(*_: object, **__: object) -> None:
        raise PanicException("index out of bounds")

    before = rows_by_duckdb(loaded)
    loaded.keep(2024020861)
    with monkeypatch.context() as broken:
        broken.setattr(DeltaTable, "merge", panic)
        assert loaded.run(replay=True) == 2
    assert "delta-rs broke off: index out of bounds" in loaded.err.splitlines()[-1]
    assert rows_by_duckdb(loaded) == before
    loaded.ok(replay=True)


def test_other_pipelines_are_not_ours_to_guard(tmp_path):
    other = dlt_library.pipeline("other", pipelines_dir=str(tmp_path), destination=filesystem(str(tmp_path)))
    other.run([{"id": 1}], table_name="things")
    other.run([{"id": 2}], table_name="things", write_disposition="replace", refresh="drop_sources")
    other.drop()


@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=() if name == PLAYER_GAMES else pytest.mark.thorough) for name in TABLES],
)
def test_a_deleted_table_comes_back_from_the_archive(loaded, name):
    loaded.archive.put("standings", "2024-10-08", recorded("standings", "2024-10-08") or b"")
    loaded.ok(replay=True)
    before = {table: loaded.rows(table) for table in TABLES}
    assert before[name]
    shutil.rmtree(loaded.path(name))
    said = loaded.ok(replay=True)
    assert f"Since the last load: {name} has 0 of" in said
    after = {table: loaded.rows(table) for table in TABLES}
    assert {table: len(rows) for table, rows in after.items()} == {t: len(rows) for t, rows in before.items()}
    for table in (PLAYER_GAMES, TEAM_GAMES, SKATERS):
        assert after[table] == before[table]


@pytest.mark.thorough
def test_a_restore_to_an_older_version_is_filled_up_again(loaded):
    loaded.keep(2024020861)
    loaded.ok(replay=True)
    whole = loaded.rows(PLAYER_GAMES)
    loaded.table(PLAYER_GAMES).restore(0)
    assert len(loaded.rows(PLAYER_GAMES)) < len(whole)
    loaded.ok(replay=True)
    assert loaded.rows(PLAYER_GAMES) == whole


@pytest.mark.thorough
def test_what_the_archive_lacks_fails_the_run_and_names_the_way_back(loaded):
    """The incident: the table is gone, and a run brings back the few rows that it has."""
    shutil.rmtree(loaded.path(TEAM_GAMES))
    shutil.rmtree(loaded.data_dir / "landing" / "play-by-play" / "2023020204")
    said = loaded.refused(replay=True)
    assert f"{TEAM_GAMES} has 0 of 8 rows of season 20232024" in said
    assert f"dbt run-operation recovery_plan --args '{{table: {TEAM_GAMES}}}'" in said
    assert len(loaded.rows(TEAM_GAMES)) == 16
    loaded.refused(replay=True)  # until it is mended
    loaded.ok(replay=True, accept_loss=[TEAM_GAMES])
    loaded.ok(replay=True)  # or accepted, once


def test_rows_that_are_there_twice_fail_the_run(loaded):
    doubled = loaded.table(TEAM_GAMES).to_pyarrow_table().slice(0, 3)
    write_deltalake(str(loaded.path(TEAM_GAMES)), doubled, mode="append")
    said = loaded.refused(replay=True)
    assert f"{TEAM_GAMES} has 3 rows twice" in said


def test_a_set_that_is_not_whole_is_made_whole(loaded):
    before = loaded.rows(PLAYER_GAMES)
    loaded.table(PLAYER_GAMES).delete("game_id = 2024020001 and situation = '5on4'")
    loaded.ok(replay=True)
    assert loaded.rows(PLAYER_GAMES) == before


@pytest.mark.thorough
def test_a_bronze_folder_that_is_no_delta_table_is_refused(loaded):
    shutil.rmtree(loaded.path(TEAM_GAMES) / "_delta_log")
    assert "is not a Delta table" in loaded.refused(replay=True)


def test_a_table_whose_files_are_gone_is_refused(loaded):
    for file in loaded.path(PLAYER_GAMES).rglob("*.parquet"):
        file.unlink()
    assert f"{PLAYER_GAMES} cannot be read" in loaded.refused(replay=True)


@pytest.mark.thorough
def test_the_history_is_kept_as_long_as_was_configured(loaded):
    for name in TABLES:
        configured = DeltaTable(str(loaded.path(name))).metadata().configuration
        assert configured["delta.logRetentionDuration"] == "interval 365 days"
        assert configured["delta.deletedFileRetentionDuration"] == "interval 90 days"
        assert DeltaTable(str(loaded.path(name))).metadata().partition_columns == ["season"]


@pytest.mark.thorough
def test_a_days_merge_leaves_the_files_of_other_seasons_alone(loaded):
    before = {file for file in loaded.table(PLAYER_GAMES).file_uris() if "season=20232024" in file}
    loaded.keep(2024020861)
    loaded.ok(replay=True)
    after = loaded.table(PLAYER_GAMES).file_uris()
    assert before
    assert before == {file for file in after if "season=20232024" in file}


@pytest.mark.thorough
def test_old_values_are_put_right_from_the_archive(loaded: Loader) -> None:
    """Rows came back with older values: no count tells, so a replay alone leaves them."""
    before = loaded.rows(TEAM_GAMES)
    loaded.table(TEAM_GAMES).update({"shots_on_goal_for": "-1"}, predicate="home_or_away = 'HOME'")
    wrong = loaded.rows(TEAM_GAMES)
    assert wrong != before
    loaded.ok(replay=True)
    assert loaded.rows(TEAM_GAMES) == wrong
    loaded.ok(replay=True, one_time_load=True)
    assert loaded.rows(TEAM_GAMES) == before


def test_a_lost_column_stops_the_next_load_until_it_is_restored(loaded: Loader) -> None:
    """A load would add it again, with NULL in each row, and the table would count as whole."""
    whole = loaded.rows(TEAM_GAMES)
    table = loaded.table(TEAM_GAMES).to_pyarrow_table()
    without = table.drop_columns(["hits_for"])
    write_deltalake(str(loaded.path(TEAM_GAMES)), without, mode="overwrite", schema_mode="overwrite")
    before = loaded.versions()
    said = loaded.refused(replay=True, one_time_load=True)
    assert f"{TEAM_GAMES} lacks column hits_for." in said
    assert loaded.versions() == before
    DeltaTable(str(loaded.path(TEAM_GAMES))).restore(before[TEAM_GAMES] - 1)  # as the printed command does
    loaded.ok(replay=True, one_time_load=True)
    assert loaded.rows(TEAM_GAMES) == whole


def test_a_lost_column_can_be_accepted(loaded: Loader) -> None:
    without = loaded.table(TEAM_GAMES).to_pyarrow_table().drop_columns(["hits_for"])
    write_deltalake(str(loaded.path(TEAM_GAMES)), without, mode="overwrite", schema_mode="overwrite")
    loaded.ok(replay=True, one_time_load=True, accept_loss=[TEAM_GAMES])
    assert "hits_for" in {field.name for field in loaded.table(TEAM_GAMES).schema().fields}
    loaded.ok(replay=True)
