"""Streaming tables and materialized views, and what a change of type does to the rows: the incident."""

from __future__ import annotations


def test_streaming_table_starts_with_all_rows_and_goes_on_with_new_ones(client) -> None:
    client.run(
        "create table source as select 1 as id",
        "create streaming table s as select id * 10 as id from stream(source)",
    )
    assert client.stored("s") == [(10,)]
    client.run("insert into source values (2)", "refresh streaming table s")
    assert client.stored("s") == [(10,), (20,)]
    client.run("refresh streaming table s")
    assert client.stored("s") == [(10,), (20,)]


def test_streaming_table_stops_when_its_source_changed(client) -> None:
    client.run(
        "create table source as select 1 as id", "create streaming table s as select id from stream source"
    )
    client.run("update source set id = 5")
    assert "DELTA_SOURCE_TABLE_IGNORE_CHANGES" in client.refused("refresh streaming table s")
    assert client.stored("s") == [(1,)]
    client.run("refresh streaming table s full")
    assert client.stored("s") == [(5,)]


def test_create_or_refresh_keeps_rows(client) -> None:
    client.run(
        "create table source as select 1 as id", "create streaming table s as select id from stream(source)"
    )
    client.run("insert into source values (2)")
    client.run("create or refresh streaming table s as select id + 100 as id from stream(source)")
    assert client.stored("s") == [(1,), (102,)]


def test_streaming_table_does_not_take_the_place_of_a_table(client) -> None:
    client.run("create table source as select 1 as id", "create table t as select 7 as id")
    for create in ("create", "create or refresh"):
        refused = client.refused(f"{create} streaming table t as select id from stream(source)")
        assert "WRONG_COMMAND_FOR_OBJECT_TYPE" in refused
    assert client.stored("t") == [(7,)]


def test_what_fills_itself_is_not_written_to_nor_renamed(client) -> None:
    client.run(
        "create table source as select 1 as id",
        "create streaming table s as select id from stream(source)",
        "create materialized view m as select id from source",
    )
    for statement in (
        "insert into s values (9)",
        "delete from m",
        "create or replace table s as select 1 as id",
        "alter table s rename to other",
        "drop table m",
        "create table c deep clone s",
    ):
        assert "WRONG_COMMAND_FOR_OBJECT_TYPE" in client.refused(statement), statement
    assert client.stored("s") == client.stored("m") == [(1,)]


def test_materialized_view_is_filled_when_it_is_refreshed(client) -> None:
    client.run(
        "create table source as select 1 as id",
        "create materialized view m as select sum(id) as n from source",
    )
    client.run("insert into source values (2)")
    assert client.run("select n from m") == [{"n": 1}]
    client.run("refresh materialized view m")
    assert client.run("select n from m") == [{"n": 3}]


def test_dropped_streaming_table_cannot_be_undropped(client) -> None:
    client.run(
        "create table source as select 1 as id", "create streaming table s as select id from stream(source)"
    )
    client.run("drop table s")
    assert client.run("show tables dropped") == []


def test_incident_statement_by_statement(client) -> None:
    """What a change from table to streaming table sends: the old rows leave under a backup's name, which is
    dropped."""
    client.run(
        "create table landing as select 216 as id",
        "create table bronze as select explode(sequence(1, 1000)) as id",
    )
    client.run("alter table bronze rename to bronze__dbt_backup")
    client.run("create streaming table bronze as select id from stream(landing)")
    client.run("drop table if exists bronze__dbt_backup")
    assert client.stored("bronze") == [(216,)]
    assert client.operations("bronze") == [
        "CREATE STREAMING TABLE"
    ]  # its history knows nothing of the old rows
    [dropped] = client.run("show tables dropped")
    assert dropped["tableName"] == "bronze__dbt_backup"
    client.run("undrop table bronze__dbt_backup")
    assert len(client.stored("bronze__dbt_backup")) == 1000
