"""Bronze on Databricks: what dlt sends, and what that leaves in the stand-in warehouse's Delta tables."""

from __future__ import annotations

import re

import dlt
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from deltalake import DeltaTable
from dlt.pipeline.exceptions import PipelineStepFailed

from ingestion import bronze
from ingestion.destinations.base import Counts
from ingestion.destinations.credentials import dlt_variables
from ingestion.destinations.databricks import RETENTION
from ingestion.destinations.guard import BronzeIsKeptError
from ingestion.destinations.source import bronze_source
from ingestion.destinations.warehouse_tables import WarehouseTables

from .conftest import in_order

pytestmark = pytest.mark.databricks


def plain(rows: pa.Table) -> list[dict]:
    return rows.to_pylist()


def test_rows_arrive_and_are_merged_by_key(load, stored, sent, tables) -> None:
    load(tables)
    for name, rows in tables.items():
        assert plain(stored(name)) == plain(in_order(name, rows)), name

    teams = tables[bronze.TEAM_GAMES]
    corrected = teams.slice(0, 8)
    hits = pc.add(corrected["hits_for"], 1)
    corrected = corrected.set_column(
        corrected.schema.get_field_index("hits_for"), teams.field("hits_for"), hits
    )
    before = len(sent())
    load({bronze.TEAM_GAMES: corrected})
    expected = pa.concat_tables([corrected, teams.slice(8)])
    assert plain(stored(bronze.TEAM_GAMES)) == plain(in_order(bronze.TEAM_GAMES, expected))
    assert len([line for line in sent()[before:] if line.startswith("MERGE INTO")]) == 1


def test_a_table_of_an_older_version_gets_the_columns_that_it_lacks(load, pipeline, tables) -> None:
    """Without a row that has values in them."""
    rows, reader = tables[bronze.TEAM_GAMES], WarehouseTables(pipeline)
    new = {name for name in rows.column_names if name.startswith("power_play_")}
    load({bronze.TEAM_GAMES: rows.drop_columns(sorted(new))})
    assert not new & reader.columns(bronze.TEAM_GAMES)
    load({bronze.TEAM_GAMES: rows.slice(0, 0)})
    assert new < reader.columns(bronze.TEAM_GAMES)
    found = reader.rows(bronze.TEAM_GAMES)
    assert len(found) == len(rows)
    assert {found[name].null_count for name in new} == {len(rows)}
    assert reader.columns(bronze.PLAYS) is None


def test_what_is_sent(load, pipeline, sent, tables) -> None:
    """Recorded: per table one CREATE, one upload, one COPY INTO into staging, one MERGE; never a DROP."""
    load({bronze.SCHEDULE: tables[bronze.SCHEDULE]})
    schema, table = pipeline.dataset_name, bronze.SCHEDULE
    lines = [re.sub(r"/[0-9a-f]{32}", "/ID", re.sub(r"\.[0-9a-f]{10}\.0\.", ".N.", line)) for line in sent()]
    about = [line for line in lines if table in line and not line.startswith("SELECT")]
    about = [line for line in about if "_dlt_version" not in line]
    shapes = [re.sub(r"PUT '\S+' INTO", "PUT FILE INTO", line) for line in about]
    volume = f"/Volumes/lr_nhl_demo/{schema}_staging/_dlt_staging_load_volume/ID"
    here, staging = f"`lr_nhl_demo`.`{schema}`.`{table}`", f"`lr_nhl_demo`.`{schema}_staging`.`{table}`"
    assert [shape.split(" (")[0] for shape in shapes if shape.startswith("CREATE")] == [
        f"CREATE TABLE {here}",
        f"CREATE TABLE {staging}",
    ]
    assert shapes[0].endswith(
        "CLUSTER BY (`game_id`,`season`) TBLPROPERTIES ('delta.logRetentionDuration'='interval 365 days', "
        "'delta.deletedFileRetentionDuration'='interval 90 days')"
    )
    assert (
        "`game_id` BIGINT NOT NULL COMMENT 'NHL game id: start year of the season, type, number" in shapes[0]
    )
    assert shapes[1].startswith(f"COMMENT ON TABLE {here} IS 'One row per")
    rest = [shape for shape in shapes if not shape.startswith(("CREATE", "COMMENT"))]
    assert rest[:4] == [
        f"TRUNCATE TABLE {staging}",
        f"PUT FILE INTO '{volume}/{table}.N.parquet' OVERWRITE",
        f"COPY INTO {staging} FROM '{volume}' FILEFORMAT = PARQUET",
        f"REMOVE '{volume}/{table}.N.parquet'",
    ]
    [merge] = rest[4:]
    assert merge.startswith(
        f"MERGE INTO {here} d USING {staging} s ON d.`game_id` = s.`game_id` AND d.`season` = s.`season` "
        "WHEN MATCHED THEN UPDATE SET"
    )
    assert "WHEN NOT MATCHED THEN INSERT" in merge
    assert "DELETE" not in merge
    assert not [line for line in lines if re.match(r"DROP|CREATE OR REPLACE|ALTER|INSERT OVERWRITE", line)]


def test_tables_are_made_to_be_kept(load, pipeline, running_warehouse, tables) -> None:
    load({bronze.SKATERS: tables[bronze.SKATERS]})
    name = f"lr_nhl_demo.{pipeline.dataset_name}.{bronze.SKATERS}"
    log = DeltaTable(str(running_warehouse.location(name)))
    assert {key: log.metadata().configuration[key] for key in RETENTION} == RETENTION
    assert log.metadata().partition_columns == []
    [detail] = running_warehouse.rows(f"describe detail {name}")
    assert list(detail["clusteringColumns"]) == ["player_id", "season"]
    for field in bronze.TABLES[bronze.SKATERS].schema:
        theirs = log.schema().to_arrow().field(field.name)
        assert bool(theirs.nullable) == field.nullable, field.name
    assert not list(
        (running_warehouse.data / "volumes" / "lr_nhl_demo").glob(f"{pipeline.dataset_name}*/*/*/*")
    )


OTHER_WAYS = {
    "replace": "about to replace bronze_schedule_2023_v2",
    "append": "with append",
    "delete-insert": r"merge \(delete-insert\)",
    "insert-only": r"merge \(insert-only\)",
}


def test_every_other_way_to_write_and_every_way_to_drop_is_refused(load, pipeline, stored, tables) -> None:
    """Before a statement reaches the table: its version is that of the load."""
    load({bronze.SCHEDULE: tables[bronze.SCHEDULE]})
    one = {bronze.SCHEDULE: tables[bronze.SCHEDULE].slice(0, 1)}
    for refresh in ("drop_sources", "drop_resources", "drop_data"):
        with pytest.raises(PipelineStepFailed, match="bronze tables are only merged into"):
            load(one, refresh=refresh)
        pipeline.abort_packages()
    for way, says in OTHER_WAYS.items():
        source = bronze_source(one)
        disposition = {"disposition": "merge", "strategy": way} if "-" in way else way
        source.resources[bronze.SCHEDULE].apply_hints(write_disposition=disposition)
        with pytest.raises(PipelineStepFailed, match=says):
            pipeline.run(source)
        pipeline.abort_packages()
    with pipeline.destination_client() as client:
        for drop in (
            client.drop_storage,
            lambda: client.drop_tables(bronze.SCHEDULE),
            lambda: client.initialize_storage(truncate_tables=[bronze.SCHEDULE]),
        ):
            with pytest.raises(BronzeIsKeptError, match="bronze tables are only merged into"):
                drop()
    assert len(stored(bronze.SCHEDULE)) == len(tables[bronze.SCHEDULE])
    assert WarehouseTables(pipeline).version(bronze.SCHEDULE) == 1


def test_a_table_that_was_dropped_is_not_quietly_made_anew(
    load, pipeline, running_warehouse, stored, tables
) -> None:
    """dlt knows from its own records that there was a table: the load stops, and UNDROP mends it."""
    name = f"lr_nhl_demo.{pipeline.dataset_name}.{bronze.SCHEDULE}"
    load({bronze.SCHEDULE: tables[bronze.SCHEDULE]})
    running_warehouse.rows(f"drop table {name}")
    with pytest.raises(PipelineStepFailed, match="TABLE_OR_VIEW_NOT_FOUND"):
        load({bronze.SCHEDULE: tables[bronze.SCHEDULE].slice(0, 1)})
    pipeline.abort_packages()
    running_warehouse.rows(f"undrop table {name}")
    load({bronze.SCHEDULE: tables[bronze.SCHEDULE].slice(0, 1)})
    assert len(stored(bronze.SCHEDULE)) == len(tables[bronze.SCHEDULE])


def pipeline_rows(pipeline: dlt.Pipeline, sql: str) -> list[tuple]:
    with pipeline.sql_client() as client, client.execute_query(sql) as cursor:
        return [tuple(row) for row in cursor.fetchall()] if cursor.description else []


def log_of(pipeline: dlt.Pipeline) -> str:
    """Make the recovery log of the pipeline's schema, as a verb does; without one the loader writes none."""
    schema = f"{pipeline.dataset_name}_recovery"
    columns = (
        "run_id string, logged_at timestamp, who string, verb string, table_name string, state string, "
        "from_point string, to_point string, rows_before bigint, rows_after bigint, content_hash string, "
        "seconds double, detail string"
    )
    pipeline_rows(pipeline, f"create schema if not exists lr_nhl_demo.{schema}")
    pipeline_rows(pipeline, f"create table lr_nhl_demo.{schema}.recovery_log ({columns}) using delta")
    return f"lr_nhl_demo.{schema}.recovery_log"


def test_the_loader_reads_what_lies_there(load, pipeline, tables) -> None:
    found = WarehouseTables(pipeline)
    name, rows = bronze.TEAM_GAMES, tables[bronze.TEAM_GAMES]
    assert found.version(name) is None
    assert found.counts(name) == {}
    assert len(found.rows(name)) == 0
    load({name: rows})
    assert found.version(name) == 1
    assert plain(in_order(name, found.rows(name))) == plain(in_order(name, rows))
    seasons = pc.unique(rows["season"]).to_pylist()
    game = rows["game_id"][0].as_py()
    assert found.counts(name) == {
        season: Counts(*[pc.sum(pc.equal(rows["season"], season)).as_py()] * 2) for season in seasons
    }
    of_game = found.rows(name, ["game_id", "team", "situation", "season"], games=[game])
    assert of_game.num_rows == 8
    assert len(found.rows(name, games=[])) == 0
    assert len(found.rows(name, seasons=seasons[:1])) == found.counts(name)[seasons[0]].rows
    log = log_of(pipeline)
    found.delete(name, of_game.select(list(bronze.TABLES[name].merge_key)).slice(0, 3))
    assert found.version(name) == 2
    [(*entry, label)] = pipeline_rows(
        pipeline, f"select verb, table_name, state, to_point, detail from {log}"
    )
    assert entry == ["remove_rows", name, "done", "version 2"]
    assert label.startswith("removes 3 rows on purpose")
    assert len(found.rows(name)) == len(rows) - 3
    assert found.rows(name, games=[game]).num_rows == 5


def test_dlts_own_commands_refuse_as_well(load, pipeline, tables, monkeypatch: pytest.MonkeyPatch) -> None:
    """They and scripts attach by the pipeline's state, and find the warehouse by dlt's own names."""
    load({bronze.SCHEDULE: tables[bronze.SCHEDULE]})
    for name, value in dlt_variables().items():
        monkeypatch.setenv(name, value)
    attached = dlt.attach("nhl", pipelines_dir=pipeline.pipelines_dir)
    refused = pytest.raises(BronzeIsKeptError, match="bronze tables are only merged into")
    with attached.destination_client() as client, refused:
        client.drop_storage()
