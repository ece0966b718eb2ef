"""Retention: what can be undropped and read, as the warehouse's clock goes on."""

from __future__ import annotations

from datetime import timedelta

KEEP_LONGER = "alter table t set tblproperties ('delta.deletedFileRetentionDuration' = 'interval 30 days')"


def test_undrop_within_seven_days(alone) -> None:
    alone.run("create table t as select 1 as a", "drop table t")
    alone.warehouse.advance_clock(days=6, hours=23)
    assert [row["tableName"] for row in alone.run("show tables dropped")] == ["t"]
    alone.run("undrop table t")
    assert alone.stored("t") == [(1,)]


def test_no_undrop_after_seven_days(alone) -> None:
    alone.run("create table t as select 1 as a", "drop table t")
    alone.warehouse.advance_clock(days=7, seconds=1)
    assert alone.run("show tables dropped") == []
    assert "TABLE_OR_VIEW_NOT_FOUND" in alone.refused("undrop table t")


def test_several_dropped_tables_of_one_name_are_told_apart_by_id(client) -> None:
    for value in ("first", "second", "third"):
        client.run(f"create table t as select '{value}' as v", "drop table t")
    dropped = client.run(f"show tables dropped in {client.schema}")
    assert [row["tableName"] for row in dropped] == ["t", "t", "t"]
    assert [row["deletedAt"] for row in dropped] == sorted((r["deletedAt"] for r in dropped), reverse=True)
    client.run(f"undrop table with id '{dropped[2]['tableId']}'")
    assert client.stored("t") == [("first",)]


def test_undrop_by_id_once_the_name_is_free(client) -> None:
    """The incident: dropped, made again, and new rows have landed."""
    client.run("create table t as select 'old' as v", "drop table t", "create table t as select 'new' as v")
    [dropped] = client.run("show tables dropped")
    undrop = f"undrop table with id '{dropped['tableId']}'"
    assert "TABLE_OR_VIEW_ALREADY_EXISTS" in client.refused(undrop)
    client.run("alter table t rename to newcomer", undrop)
    assert client.stored("t") == [("old",)]
    assert client.stored("newcomer") == [("new",)]


def test_undropped_table_keeps_what_belongs_to_it(client) -> None:
    client.run(
        "create table t (id bigint not null comment 'the key') comment 'kept' tblproperties ('team' = 'x')",
        "alter table t set tags ('pii' = 'no')",
        "grant select on table t to `analysts`",
        "alter table t add constraint k primary key (id)",
        "drop table t",
        "undrop table t",
    )
    [found] = client.run(
        "select comment from information_schema.tables "
        f"where table_schema = '{client.schema}' and table_name = 't'"
    )
    assert found["comment"] == "kept"
    assert client.run("show tblproperties t ('team')")[0]["value"] == "x"
    assert client.run("show grants on table t")[0]["ActionType"] == "SELECT"
    assert client.run("describe t")[0]["comment"] == "the key"
    constraints = f"select * from information_schema.table_constraints where table_schema = '{client.schema}'"
    assert client.run(constraints) == []  # keys do not come back


def test_dropped_schema_takes_its_tables_along(client) -> None:
    schema = f"{client.schema}_b"
    client.run(
        f"create schema {schema}",
        f"create table {schema}.t as select 1 as a",
        f"drop schema {schema} cascade",
    )
    assert "SCHEMA_NOT_FOUND" in client.refused(f"undrop table {schema}.t")
    client.run(f"create schema {schema}", f"undrop table {schema}.t")
    assert client.stored(f"{schema}.t") == [(1,)]


def test_timestamp_finds_the_version_of_that_moment(alone) -> None:
    alone.run("create table t as select 1 as a")
    alone.warehouse.advance_clock(days=2)
    alone.run("insert into t values (2)")
    alone.warehouse.advance_clock(days=2)
    alone.run("insert into t values (3)")
    moments = [row["timestamp"] for row in reversed(alone.run("describe history t"))]
    day_after = moments[1] + timedelta(days=1)
    assert alone.run(f"select count(*) as n from t timestamp as of '{moments[0]}'") == [{"n": 1}]
    assert alone.run(f"select count(*) as n from t timestamp as of '{day_after}'") == [{"n": 2}]
    alone.run(f"restore table t to timestamp as of '{day_after}'")
    assert alone.stored("t") == [(1,), (2,)]


def test_vacuum_takes_versions_that_are_older_than_the_retention(alone) -> None:
    alone.run("create table t as select 1 as a", "insert overwrite t select 2", "vacuum t")
    assert alone.run("select a from t version as of 0") == [{"a": 1}]
    alone.warehouse.advance_clock(days=8)
    alone.run("vacuum t", KEEP_LONGER)
    assert "FAILED_READ_FILE.FILE_NOT_EXIST" in alone.refused("select a from t version as of 0")
    assert "DELTA_FILE_NOT_FOUND" in alone.refused("restore table t to version as of 0")
    assert alone.stored("t") == [(2,)]
    assert 0 in [row["version"] for row in alone.run("describe history t")]  # listed, and cannot be read


def test_vacuum_heeds_the_tables_own_retention(alone) -> None:
    alone.run(
        "create table t tblproperties ('delta.deletedFileRetentionDuration' = 'interval 90 days', "
        "'delta.logRetentionDuration' = 'interval 90 days') as select 1 as a",
        "insert overwrite t select 2",
    )
    alone.warehouse.advance_clock(days=60)
    alone.run("vacuum t")
    assert alone.run("select a from t version as of 0") == [{"a": 1}]


def test_dry_run_of_vacuum_names_files_and_leaves_them(alone) -> None:
    alone.run("create table t as select 1 as a", "insert overwrite t select 2")
    alone.warehouse.advance_clock(days=8)
    assert len(alone.run("vacuum t dry run")) == 1
    alone.run(KEEP_LONGER)
    assert alone.run("select a from t version as of 0") == [{"a": 1}]


def test_current_timestamp_is_the_clock_that_stamps_commits(alone) -> None:
    alone.run("create table t as select current_timestamp() as a")
    alone.warehouse.advance_clock(days=8)
    [commit] = alone.run("describe history t")
    [row] = alone.run("select current_timestamp() as now, a from t")
    assert timedelta(days=8) <= row["now"] - commit["timestamp"] < timedelta(days=8, minutes=5)
    assert abs(row["a"] - commit["timestamp"]) < timedelta(minutes=5)


def test_a_version_older_than_the_retention_is_closed_until_that_is_raised(alone) -> None:
    """Its files are there. An idle week is enough, and the next commit closes the version before it."""
    alone.run("create table t as select 1 as a")
    alone.warehouse.advance_clock(days=8)
    assert alone.run("select a from t version as of 0") == [{"a": 1}]  # the latest is exempt
    [first] = alone.run("describe history t")
    alone.run("insert overwrite t select 2")
    for statement in (
        "select a from t version as of 0",
        f"select a from t timestamp as of '{first['timestamp']}'",
        "restore table t to version as of 0",
        "create table c deep clone t version as of 0",
    ):
        refused = alone.refused(statement)
        assert "DELTA_UNSUPPORTED_TIME_TRAVEL_BEYOND_DELETED_FILE_RETENTION_DURATION" in refused
        assert "(168 HOURS)" in refused
    alone.run(KEEP_LONGER, "restore table t to version as of 0")
    assert alone.stored("t") == [(1,)]
    assert "(168 HOURS)" in alone.refused("select a from t version as of 0")  # RESTORE took the property, too


def test_shallow_clone_breaks_when_its_source_is_vacuumed(alone) -> None:
    alone.run(
        "create table t as select 1 as a", "create table c shallow clone t", "create table d deep clone t"
    )
    alone.run("insert overwrite t select 2")
    alone.warehouse.advance_clock(days=8)
    alone.run("vacuum t")
    assert "FAILED_READ_FILE.FILE_NOT_EXIST" in alone.refused("select a from c")
    assert alone.stored("d") == [(1,)]


def test_everything_is_there_after_a_restart(alone) -> None:
    alone.run(
        "create table t as select 1 as a",
        "create view w as select a from t",
        "create table x as select 2 as a",
    )
    alone.run("drop table x")
    alone.close()
    alone.warehouse.stop()
    alone.warehouse.start()
    assert alone.warehouse.rows("select a from w", schema=alone.schema) == [{"a": 1}]
    assert alone.warehouse.rows("undrop table x", schema=alone.schema) == []
    assert alone.warehouse.rows("select a from x", schema=alone.schema) == [{"a": 2}]


def test_a_copy_has_everything_and_is_another_warehouse(alone, tmp_path) -> None:
    alone.run("create table t as select 1 as a", "create table x as select 2 as a", "drop table x")
    original = alone.location("t")
    alone.close()
    alone.warehouse.stop()
    with alone.warehouse.copy(tmp_path / "copy") as copy:
        assert copy.rows("insert into t values (3)", schema=alone.schema) != []
        copy.rows("undrop table x", schema=alone.schema)
        assert sorted(row["a"] for row in copy.rows("select a from t", schema=alone.schema)) == [1, 3]
        assert copy.rows("select a from x", schema=alone.schema) == [{"a": 2}]
        assert not str(copy.location(f"{alone.schema}.t")).startswith(str(alone.warehouse.data))
    alone.warehouse.start()
    assert alone.warehouse.rows("select a from t", schema=alone.schema) == [{"a": 1}]
    assert str(alone.warehouse.location(f"{alone.schema}.t")) == original
