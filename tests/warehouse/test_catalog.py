"""What the catalog says of tables: types, columns, comments, tags, grants, properties, ids."""

from __future__ import annotations

import json


def test_kinds_of_relations_in_information_schema(client) -> None:
    client.run(
        "create table t as select 1 as id",
        "create view w as select * from t",
        "create table shallow shallow clone t",
        "create materialized view m as select * from t",
        "create streaming table s as select * from stream(t)",
        f"create table outside location '{client.warehouse.data}/outside_{client.schema}' as select 1 as a",
    )
    found = client.run(
        "select table_name, table_type, data_source_format from system.information_schema.tables "
        f"where table_schema = '{client.schema}' order by table_name"
    )
    assert [(row["table_name"], row["table_type"], row["data_source_format"]) for row in found] == [
        ("m", "MATERIALIZED_VIEW", "DELTA"),
        ("outside", "EXTERNAL", "DELTA"),
        ("s", "STREAMING_TABLE", "DELTA"),
        ("shallow", "MANAGED_SHALLOW_CLONE", "DELTA"),
        ("t", "MANAGED", "DELTA"),
        ("w", "VIEW", None),
    ]


def test_columns_of_tables_and_views(client) -> None:
    client.run(
        "create table t (id bigint not null comment 'key', price decimal(10, 2), tags array<string>)",
        "create view w (first comment 'renamed', second) as select tags, price from t",
    )
    found = client.run(
        "select table_name, column_name, full_data_type, is_nullable, comment "
        "from information_schema.columns "
        f"where table_schema = '{client.schema}' order by table_name, ordinal_position"
    )
    assert [tuple(row.values()) for row in found] == [
        ("t", "id", "bigint", "NO", "key"),
        ("t", "price", "decimal(10,2)", "YES", None),
        ("t", "tags", "array<string>", "YES", None),
        ("w", "first", "array<string>", "YES", "renamed"),
        ("w", "second", "decimal(10,2)", "YES", None),
    ]


def test_catalogs_are_told_apart(alone) -> None:
    alone.run("create catalog other", "create schema other.s", "create table other.s.t as select 1 as a")
    alone.run("use catalog other", "use schema s")
    assert alone.run("select a from t") == [{"a": 1}]
    found = "select table_catalog from {}.information_schema.tables where table_name = 't'"
    assert (
        alone.run(found.format("other")) == alone.run(found.format("system")) == [{"table_catalog": "other"}]
    )
    assert alone.run(found.format("lr_nhl_demo")) == []
    assert "NO_SUCH_CATALOG" in alone.refused("use catalog nowhere")


def test_id_outlives_replacement_and_new_name(client) -> None:
    client.run("create table t as select 1 as a")
    before = client.location("t")
    client.run("create or replace table t as select 2 as b", "alter table t rename to u")
    assert client.location("u") == before
    client.run("drop table u", "create table u as select 3 as c")
    assert client.location("u") != before


def test_describe_as_json_is_what_the_adapter_reads(client) -> None:
    client.run(
        "create table t (id bigint not null, amount decimal(5, 1), seen timestamp, m map<string, int>) "
        "comment 'c'",
        "alter table t add constraint k primary key (id)",
    )
    found = json.loads(client.run("describe table extended t as json")[0]["json_metadata"])
    assert found["table_name"] == "t"
    assert found["type"] == "MANAGED"
    assert found["comment"] == "c"
    assert found["table_constraints"] == "[(k,PRIMARY KEY (`id`))]"
    types = {column["name"]: column["type"] for column in found["columns"]}
    assert types["id"] == {"name": "bigint"}
    assert types["amount"] == {"name": "decimal", "precision": 5, "scale": 1}
    assert types["seen"] == {"name": "timestamp_ltz"}
    assert types["m"]["value_type"] == {"name": "int"}
    assert [column["nullable"] for column in found["columns"]] == [False, True, True, True]


def test_comments_with_quotes(client) -> None:
    client.run("create table t (id int)")
    client.run(r"comment on table t is 'it\'s \"so\"'")
    client.run(f"comment on column lr_nhl_demo.{client.schema}.t.id is 'the player''s id'")
    described = {row["col_name"]: row for row in client.run("describe table extended t")}
    assert described["Comment"]["data_type"] == 'it\'s "so"'
    assert described["id"]["comment"] == "the player's id"
    client.run("comment on table t is null")
    assert "Comment" not in {row["col_name"] for row in client.run("describe table extended t")}


def test_tags_of_tables_and_columns(client) -> None:
    client.run(
        "create table t (id int, name string)",
        "alter table t set tags ('layer' = 'gold', 'pii' = 'no')",
        "alter table t alter column name set tags ('pii' = 'yes')",
        "alter table t unset tags ('pii')",
        "create or replace table t as select 1 as id, 'x' as name",
    )
    table = f"where schema_name = '{client.schema}'"
    tags = client.run(f"select tag_name, tag_value from information_schema.table_tags {table}")
    assert tags == [{"tag_name": "layer", "tag_value": "gold"}]
    tags = client.run(f"select column_name, tag_value from information_schema.column_tags {table}")
    assert tags == [{"column_name": "name", "tag_value": "yes"}]


def test_grants_follow_the_table(client) -> None:
    client.run("create table t as select 1 as a", "grant select, modify on table t to `analysts`")
    client.run("revoke modify on table t from `analysts`", "create or replace table t as select 2 as a")
    client.run("alter table t rename to u")
    found = client.run("show grants on table u")
    assert [(row["Principal"], row["ActionType"]) for row in found] == [("analysts", "SELECT")]
    assert "INVALID_PRIVILEGE" in client.refused("grant everything on table u to `analysts`")


def test_properties_are_in_the_delta_log_and_come_back_with_a_version(client) -> None:
    client.run(
        "create table t tblproperties ('delta.logRetentionDuration' = 'interval 365 days') as select 1 as a",
        "alter table t set tblproperties ('delta.logRetentionDuration' = 'interval 60 days', 'team' = 'x')",
    )
    assert client.operations("t")[-1] == "SET TBLPROPERTIES"
    client.run("restore table t to version as of 0")
    found = {row["key"]: row["value"] for row in client.run("show tblproperties t")}
    assert found["delta.logRetentionDuration"] == "interval 365 days"
    assert "team" not in found


def test_history_says_who_and_why(client) -> None:
    client.run(
        "create table t as select 1 as a",
        "set spark.databricks.delta.commitInfo.userMetadata = 'before the migration'",
        "delete from t where a = 1",
    )
    newest = client.run("describe history t limit 1")[0]
    assert newest["userMetadata"] == "before the migration"
    assert newest["userName"] == "warehouse"
    assert dict(newest["operationMetrics"])["numDeletedRows"] == "1"
