"""What real Delta does, on tables that the stand-in's catalog has: nothing of it is emulated."""

from __future__ import annotations

import pytest

from tests.spark.tables import Table


def test_delta_makes_a_table_that_delta_rs_reads(spark, tmp_path) -> None:
    from deltalake import DeltaTable

    path = tmp_path / "t"
    spark.sql(f"create table delta.`{path}` (id bigint, v string) using delta")
    spark.sql(f"insert into delta.`{path}` values (1, 'a'), (2, 'b')")
    assert DeltaTable(str(path)).version() == 1
    assert sorted(DeltaTable(str(path)).to_pyarrow_table()["id"].to_pylist()) == [1, 2]
    assert not list(path.rglob(".*.crc")), "another writer's commits would be taken for damaged"


@pytest.fixture
def table(running_warehouse) -> Table:
    return Table(running_warehouse)


def test_a_column_is_renamed_without_a_rewrite(table: Table) -> None:
    table.run("create table t (id bigint, v string) tblproperties ('delta.columnMapping.mode' = 'name')")
    table.run("insert into t values (1, 'a')", "alter table t rename column v to word")
    assert table.run("select id, word from t") == [{"id": 1, "word": "a"}]
    assert table.operations("t")[-1] == "RENAME COLUMN"
    table.run("restore table t to version as of 1")
    assert table.run("select v from t") == [{"v": "a"}], "RESTORE takes the name back"


def test_a_renamed_column_needs_column_mapping(table: Table) -> None:
    table.run("create table t (id bigint, v string)")
    assert "DELTA_UNSUPPORTED_RENAME_COLUMN" in table.refused("alter table t rename column v to word")


def test_deletion_vectors_delete_without_a_rewrite(table: Table) -> None:
    table.run(
        "create table t tblproperties ('delta.enableDeletionVectors' = 'true') as select id from range(9)"
    )
    table.run("delete from t where id = 3")
    assert table.run("select count(*) as n from t") == [{"n": 8}]
    assert list(table.path("t").glob("deletion_vector_*.bin"))
    table.run("restore table t to version as of 0")
    assert table.run("select count(*) as n from t") == [{"n": 9}]
    table.run("delete from t where id > 3", "create table c deep clone t")
    assert table.run("select count(*) as n from c") == [{"n": 4}], "a copy has the vectors, too"


@pytest.mark.thorough
def test_identity_and_generated_columns(table: Table) -> None:
    table.run(
        "create table t (id bigint generated always as identity (start with 10 increment by 5), "
        "v string not null, length int generated always as (length(v)))",
        "insert into t (v) values ('a')",
        "insert into t (v) values ('bb')",
    )
    whole = table.run("select * from t order by id")
    assert [(row["v"], row["length"]) for row in whole] == [("a", 1), ("bb", 2)]
    assert all(row["id"] >= 10 and row["id"] % 5 == 0 for row in whole)
    assert whole[0]["id"] != whole[1]["id"]
    table.run(
        "create table c deep clone t", "delete from t where v = 'a'", "restore table t to version as of 2"
    )
    assert table.run("select * from t order by id") == table.run("select * from c order by id") == whole
    table.run("insert into c (v) values ('ccc')")
    assert table.run("select max(id) as n from c")[0]["n"] > whole[1]["id"], "a copy goes on counting"


def test_a_shallow_clone_points_at_the_files_of_its_source(table: Table) -> None:
    table.run("create table t as select id from range(5)", "create table c shallow clone t")
    assert table.run("select count(*) as n from c") == [{"n": 5}]
    assert not list(table.path("c").glob("*.parquet"))
    assert table.operations("c") == ["CLONE"]


def test_history_is_that_of_delta(table: Table) -> None:
    table.run("create table t as select id from range(5)", "update t set id = 9 where id = 1")
    [newest, *_] = table.run("describe history t")
    assert newest["operation"] == "UPDATE"
    assert newest["engineInfo"].startswith("Apache-Spark/4.")
    assert dict(newest["operationMetrics"])["numUpdatedRows"] == "1"


def test_restore_refuses_a_version_whose_files_are_gone(table: Table) -> None:
    table.run("create table t as select id from range(5)", "insert overwrite t select 1")
    for file in table.path("t").glob("*.parquet"):
        if table.run("select input_file_name() as f from t")[0]["f"].rsplit("/", 1)[-1] != file.name:
            file.unlink()
    assert "Not all files from version 0 are available" in table.refused("restore table t to version as of 0")
    assert table.run("select id from t") == [{"id": 1}]
