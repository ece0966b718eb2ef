"""Statements, what Databricks documents for each, and what must be true afterwards.

Each case starts with the table `t (id bigint, v string)`: version 0 empty, version 1 with (1, 'a') and (2,
'b'). The last statement is the one in question.
"""

from __future__ import annotations

from dataclasses import dataclass, field

GIVEN = (
    "create table t (id bigint, v string)",
    "insert into t values (1, 'a'), (2, 'b')",
)
A, B = (1, "a"), (2, "b")


@dataclass(frozen=True)
class Case:
    """`stored`: rows of tables in their Delta files. `operation`: the newest of t's log. `answer`: the
    result. `shows`: what some rows of the result hold among other columns. `{schema}` is the test's own.
    `on_spark`: what of this differs with the engine spark, and `why`."""

    documented: str
    statements: tuple[str, ...]
    stored: dict[str, list[tuple]] = field(default_factory=dict)
    operation: str | None = None
    answer: list[dict] | None = None
    shows: list[dict] = field(default_factory=list)
    refused: str | None = None
    on_spark: dict[str, object] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return self.statements[-1]


def case(documented: str, *statements: str, **expected: object) -> Case:
    return Case(documented, statements, **expected)


CREATE = [
    case(
        "CREATE TABLE makes an empty table; without USING it is a Delta table.",
        "create table n (a int, b decimal(5, 2))",
        stored={"n": []},
    ),
    case(
        "CREATE TABLE fails if the name is taken.",
        "create table t (id bigint)",
        stored={"t": [A, B]},
        refused="TABLE_OR_VIEW_ALREADY_EXISTS",
    ),
    case(
        "IF NOT EXISTS leaves what is there.",
        "create table if not exists t (other int)",
        stored={"t": [A, B]},
    ),
    case(
        "CREATE TABLE AS SELECT fills the table from the query.",
        "create table n as select id + 10 as id from t",
        stored={"n": [(11,), (12,)]},
    ),
    case(
        "CREATE OR REPLACE replaces rows and columns and keeps the history.",
        "create or replace table t as select 'x' as only_column",
        stored={"t": [("x",)]},
        operation="CREATE OR REPLACE TABLE AS SELECT",
    ),
    case(
        "... so the old rows can be read at their version.",
        "create or replace table t as select 'x' as only_column",
        "select id, v from t version as of 1 order by id",
        answer=[{"id": 1, "v": "a"}, {"id": 2, "v": "b"}],
    ),
    case(
        "OR REPLACE may change the partitioning.",
        "create or replace table t partitioned by (v) as select id, v from t",
        stored={"t": [A, B]},
    ),
    case(
        "OR REPLACE takes the properties of the new statement only.",
        "alter table t set tblproperties ('a' = '1')",
        "create or replace table t tblproperties ('b' = '2') as select 1 as id",
        "show tblproperties t",
        answer=[
            {"key": "b", "value": "2"},
            {"key": "delta.minReaderVersion", "value": "1"},
            {"key": "delta.minWriterVersion", "value": "2"},
        ],
    ),
    case(
        "Tables of another format are not in this stand-in.",
        "create table n using parquet as select 1 as a",
        refused="UNSUPPORTED_BY_STAND_IN",
    ),
    case("A schema must exist.", "create table nowhere.n (a int)", refused="SCHEMA_NOT_FOUND"),
    case(
        "Column names with spaces, commas, brackets or equal signs need column mapping.",
        "create table n as select count(*) from t",
        refused="DELTA_INVALID_CHARACTERS_IN_COLUMN_NAMES",
    ),
    case(
        "Column names are unique.", "create table n as select 1 as a, 2 as A", refused="COLUMN_ALREADY_EXISTS"
    ),
    case(
        "CREATE OR REPLACE TABLE does not replace a view.",
        "create view w as select * from t",
        "create or replace table w as select 1 as a",
        refused="WRONG_COMMAND_FOR_OBJECT_TYPE",
    ),
]

ROWS = [
    case("INSERT INTO appends by position.", "insert into t select 3, 'c'", stored={"t": [A, B, (3, "c")]}),
    case(
        "INSERT answers with the number of rows.",
        "insert into t values (3, 'c'), (4, 'd')",
        answer=[{"num_affected_rows": 2, "num_inserted_rows": 2}],
    ),
    case(
        "BY NAME matches names, in any order.",
        "insert into t by name select 'c' as v, 3 as id",
        stored={"t": [A, B, (3, "c")]},
    ),
    case(
        "Columns that are not given are NULL.",
        "insert into t (v) values ('c')",
        stored={"t": [A, B, (None, "c")]},
    ),
    case(
        "INSERT wants as many columns.",
        "insert into t select 3",
        stored={"t": [A, B]},
        refused="INSERT_COLUMN_ARITY_MISMATCH",
    ),
    case(
        "A value must fit its column.",
        "insert into t select 'three', 'c'",
        stored={"t": [A, B]},
        refused="three",
    ),
    case(
        "INSERT OVERWRITE replaces all rows.",
        "insert overwrite t select 9, 'z'",
        stored={"t": [(9, "z")]},
        operation="WRITE",
    ),
    case(
        "INSERT OVERWRITE with nothing empties the table.",
        "insert overwrite t select id, v from t where false",
        stored={"t": []},
    ),
    case(
        "With dynamic partitions, INSERT OVERWRITE replaces those that come in.",
        "create or replace table t partitioned by (id) as select id, v from t",
        "set spark.sql.sources.partitionOverwriteMode = dynamic",
        "insert overwrite t select 2, 'new'",
        stored={"t": [A, (2, "new")]},
    ),
    case(
        "REPLACE WHERE replaces the rows that fulfil the condition.",
        "insert into t replace where id > 1 select 5, 'e'",
        stored={"t": [A, (5, "e")]},
    ),
    case(
        "... and the new rows must fulfil it.",
        "insert into t replace where id > 1 select 1, 'e'",
        stored={"t": [A, B]},
        refused="DELTA_REPLACE_WHERE_MISMATCH",
    ),
    case(
        "REPLACE ON replaces the rows that match a new one.",
        "insert into table t as target replace on (target.id <=> s.id) (select 2 as id, 'n' as v) as s",
        stored={"t": [A, (2, "n")]},
    ),
    case(
        "UPDATE changes the rows that match.",
        "update t set v = concat(v, '!') where id = 2",
        stored={"t": [A, (2, "b!")]},
        operation="UPDATE",
    ),
    case(
        "UPDATE answers with the number of rows.", "update t set v = 'x'", answer=[{"num_affected_rows": 2}]
    ),
    case(
        "DELETE removes the rows that match.",
        "delete from t where id = 1",
        stored={"t": [B]},
        operation="DELETE",
    ),
    case(
        "DELETE keeps rows for which the condition is unknown.",
        "insert into t values (null, 'n')",
        "delete from t where id <> 1",
        stored={"t": [A, (None, "n")]},
    ),
    case(
        "The condition of DELETE may hold a subquery.",
        "delete from t where id in (select max(id) from t)",
        stored={"t": [A]},
        operation="DELETE",
    ),
    case(
        "The condition may be about several columns as one text; concat takes numbers, too.",
        "delete from t where v in ('a', 'b') and concat(id, '-', v) in ('1-a', '2-a', '3-b')",
        stored={"t": [B]},
        operation="DELETE",
    ),
    case(
        "DELETE without a condition removes all rows.", "delete from t", stored={"t": []}, operation="DELETE"
    ),
    case(
        "TRUNCATE removes all rows and keeps the table.",
        "truncate table t",
        stored={"t": []},
        operation="TRUNCATE",
    ),
    case(
        "MERGE updates what matches and inserts what does not.",
        "merge into t as d using (select 2 as id, 'm' as v union all select 3, 'n') as s on d.id = s.id "
        "when matched then update set * when not matched then insert *",
        stored={"t": [A, (2, "m"), (3, "n")]},
        operation="MERGE",
        answer=[
            {"num_affected_rows": 2, "num_updated_rows": 1, "num_deleted_rows": 0, "num_inserted_rows": 1}
        ],
    ),
    case(
        "NOT MATCHED BY SOURCE may delete.",
        "merge into t as d using (select 2 as id) as s on d.id = s.id when not matched by source then delete",
        stored={"t": [B]},
    ),
    case(
        "MERGE fails if two source rows match one row.",
        "merge into t as d using (select 2 as id, 'x' as v union all select 2, 'y') as s on d.id = s.id "
        "when matched then update set v = s.v",
        stored={"t": [A, B]},
        refused="MERGE_CARDINALITY_VIOLATION",
        on_spark={
            "refused": "DELTA_MULTIPLE_SOURCE_ROW_MATCHING_TARGET_ROW_IN_MERGE",
            "why": "Delta has an error class of its own",
        },
    ),
    case(
        "A view cannot be written to.",
        "create view w as select * from t",
        "delete from w where id = 1",
        stored={"t": [A, B]},
        refused="WRONG_COMMAND_FOR_OBJECT_TYPE",
    ),
]

ALTER = [
    case(
        "ADD COLUMNS adds at the end; old rows have NULL.",
        "alter table t add columns (n int)",
        stored={"t": [(1, "a", None), (2, "b", None)]},
        operation="ADD COLUMNS",
    ),
    case(
        "DROP COLUMN needs column mapping.",
        "alter table t drop column v",
        stored={"t": [A, B]},
        refused="DELTA_UNSUPPORTED_DROP_COLUMN",
    ),
    case(
        "... and with it the column goes.",
        "alter table t set tblproperties ('delta.columnMapping.mode' = 'name')",
        "alter table t drop columns (v)",
        stored={"t": [(1,), (2,)]},
    ),
    case(
        "RENAME COLUMN renames a column of a table with column mapping.",
        "alter table t set tblproperties ('delta.columnMapping.mode' = 'name')",
        "alter table t rename column v to word",
        stored={"t": [A, B]},
        refused="UNSUPPORTED_BY_STAND_IN",
        on_spark={"refused": None, "why": "delta-rs writes no column mapping"},
    ),
    case(
        "A CHECK constraint must hold for the rows that are there.",
        "alter table t add constraint small check (id < 2)",
        refused="DELTA_NEW_CHECK_CONSTRAINT_VIOLATION",
    ),
    case(
        "... and is enforced on INSERT.",
        "alter table t add constraint small check (id < 3)",
        "insert into t values (3, 'c')",
        stored={"t": [A, B]},
        refused="DELTA_VIOLATE_CONSTRAINT_WITH_VALUES",
    ),
    case(
        "... and on MERGE.",
        "alter table t add constraint small check (id < 3)",
        "merge into t using (select 7 as id, 'x' as v) as s on t.id = s.id when not matched then insert *",
        stored={"t": [A, B]},
        refused="DELTA_VIOLATE_CONSTRAINT_WITH_VALUES",
    ),
    case(
        "NOT NULL is enforced.",
        "alter table t alter column id set not null",
        "insert into t values (null, 'c')",
        stored={"t": [A, B]},
        refused="DELTA_NOT_NULL_CONSTRAINT_VIOLATED",
    ),
    case(
        "A column that is NOT NULL must be given.",
        "alter table t alter column id set not null",
        "insert into t (v) values ('c')",
        stored={"t": [A, B]},
        refused="DELTA_INSERT_COLUMN_MISMATCH",
    ),
    case(
        "SET NOT NULL is refused while there are NULLs.",
        "insert into t (v) values ('c')",
        "alter table t alter column id set not null",
        refused="DELTA_NOT_NULL_CONSTRAINT_VIOLATED",
    ),
    case(
        "A primary key needs columns that are NOT NULL.",
        "alter table t add constraint k primary key (id)",
        refused="UC_NULLABLE_PRIMARY_KEY",
    ),
    case(
        "Primary keys are informational: not enforced.",
        "alter table t alter column id set not null",
        "alter table t add constraint k primary key (id)",
        "insert into t values (1, 'again')",
        stored={"t": [A, (1, "again"), B]},
    ),
    case(
        "The log must be kept as long as the files that it names.",
        "alter table t set tblproperties ('delta.deletedFileRetentionDuration' = 'interval 31 days')",
        stored={"t": [A, B]},
        refused="QUERY_FAILED",
    ),
    case(
        "For what a statement leaves out, its default counts, whatever the table has.",
        "alter table t set tblproperties ('delta.logRetentionDuration' = 'interval 90 days')",
        "alter table t set tblproperties ('delta.deletedFileRetentionDuration' = 'interval 31 days')",
        stored={"t": [A, B]},
        refused="QUERY_FAILED",
    ),
    case(
        "One statement sets log and files to any length.",
        "alter table t set tblproperties ('delta.logRetentionDuration' = 'interval 90 days', "
        "'delta.deletedFileRetentionDuration' = 'interval 90 days')",
        "show tblproperties t ('delta.deletedFileRetentionDuration')",
        answer=[{"key": "delta.deletedFileRetentionDuration", "value": "interval 90 days"}],
    ),
    case(
        "UNSET of a property that is not there fails.",
        "alter table t unset tblproperties ('nope')",
        refused="UNSET_NONEXISTENT_PROPERTIES",
        on_spark={"refused": None, "why": "Spark does not pass IF EXISTS on to Delta"},
    ),
    case(
        "... unless IF EXISTS is said.",
        "alter table t unset tblproperties if exists ('nope')",
        stored={"t": [A, B]},
    ),
    case(
        "RENAME keeps the rows and the history.",
        "alter table t rename to u",
        "describe history u limit 1",
        stored={"u": [A, B]},
    ),
    case(
        "RENAME fails if the name is taken.",
        "create table u (a int)",
        "alter table t rename to u",
        stored={"t": [A, B], "u": []},
        refused="TABLE_OR_VIEW_ALREADY_EXISTS",
    ),
]

DROP = [
    case("DROP TABLE fails without a table.", "drop table nope", refused="TABLE_OR_VIEW_NOT_FOUND"),
    case("... unless IF EXISTS is said.", "drop table if exists nope", stored={"t": [A, B]}),
    case(
        "DROP VIEW does not drop a table.",
        "drop view t",
        stored={"t": [A, B]},
        refused="WRONG_COMMAND_FOR_OBJECT_TYPE",
    ),
    case(
        "DROP TABLE does not drop a view.",
        "create view w as select * from t",
        "drop table w",
        refused="WRONG_COMMAND_FOR_OBJECT_TYPE",
    ),
    case(
        "DROP VIEW leaves the table that the view read.",
        "create view w as select * from t",
        "drop view w",
        stored={"t": [A, B]},
    ),
    case("A dropped table is gone.", "drop table t", "select * from t", refused="TABLE_OR_VIEW_NOT_FOUND"),
    case(
        "UNDROP TABLE brings rows and history back.",
        "drop table t",
        "undrop table t",
        stored={"t": [A, B]},
        operation="WRITE",
    ),
    case(
        "UNDROP fails if the name is taken.",
        "drop table t",
        "create table t as select 7 as id, 'new' as v",
        "undrop table t",
        stored={"t": [(7, "new")]},
        refused="TABLE_OR_VIEW_ALREADY_EXISTS",
    ),
    case(
        "UNDROP takes the table that was dropped last.",
        "drop table t",
        "create table t as select 7 as id, 'new' as v",
        "drop table t",
        "undrop table t",
        stored={"t": [(7, "new")]},
    ),
    case("UNDROP of nothing fails.", "undrop table nope", refused="TABLE_OR_VIEW_NOT_FOUND"),
    case(
        "The source of a shallow clone is dropped with FORCE only.",
        "create table c shallow clone t",
        "drop table t",
        stored={"t": [A, B]},
        refused="CANNOT_DROP_BASE_TABLE_REFERENCED_BY_SHALLOW_CLONE",
    ),
    case(
        "DROP SCHEMA fails while it holds tables.",
        "create schema if not exists held",
        "create table if not exists held.x as select 1 as a",
        "drop schema held",
        stored={"held.x": [(1,)]},
        refused="SCHEMA_NOT_EMPTY",
    ),
]

VERSIONS = [
    case("VERSION AS OF reads a version.", "select count(*) as n from t version as of 0", answer=[{"n": 0}]),
    case(
        "A version that does not exist is an error.",
        "select * from t version as of 9",
        refused="DELTA_VERSION_NOT_FOUND",
    ),
    case(
        "A timestamp before the first version is an error.",
        "select * from t timestamp as of '2001-01-01'",
        refused="DELTA_TIMESTAMP_EARLIER_THAN_COMMIT_RETENTION",
    ),
    case(
        "A timestamp after the last version is an error.",
        "select * from t timestamp as of '2101-01-01'",
        refused="DELTA_TIMESTAMP_GREATER_THAN_COMMIT",
    ),
    case(
        "A view has no versions.",
        "create view w as select * from t",
        "select * from w version as of 0",
        refused="WRONG_COMMAND_FOR_OBJECT_TYPE",
    ),
    case(
        "DESCRIBE HISTORY lists versions, newest first; it can be queried.",
        "select version, operation from (describe history t) where version < 2",
        answer=[{"version": 1, "operation": "WRITE"}, {"version": 0, "operation": "CREATE TABLE"}],
    ),
    case(
        "RESTORE makes a new version that equals an old one.",
        "delete from t where id = 1",
        "restore table t to version as of 1",
        stored={"t": [A, B]},
        operation="RESTORE",
    ),
    case(
        "RESTORE brings back the columns too.",
        "create or replace table t as select 'x' as only_column",
        "restore table t to version as of 1",
        stored={"t": [A, B]},
    ),
    case(
        "RESTORE to a version that does not exist fails.",
        "restore table t to version as of 7",
        stored={"t": [A, B]},
        refused="DELTA_CANNOT_RESTORE_TABLE_VERSION",
    ),
    case("DEEP CLONE copies the rows.", "create table c deep clone t", stored={"c": [A, B]}),
    case(
        "DEEP CLONE can copy a version.",
        "delete from t where id = 1",
        "create table c deep clone t version as of 1",
        stored={"c": [A, B], "t": [B]},
    ),
    case(
        "A clone is independent of its source.",
        "create table c deep clone t",
        "insert into c values (3, 'c')",
        stored={"c": [A, B, (3, "c")], "t": [A, B]},
    ),
    case(
        "A clone starts its own history.",
        "create table c deep clone t",
        "select operation from (describe history c)",
        answer=[{"operation": "CLONE"}],
    ),
    case(
        "CREATE OR REPLACE ... CLONE goes on with the target's history.",
        "create table c as select 5 as id, 'old' as v",
        "create or replace table c deep clone t",
        "select id, v from c version as of 0",
        stored={"c": [A, B]},
        answer=[{"id": 5, "v": "old"}],
    ),
    case(
        "SHALLOW CLONE reads the source's files.",
        "create table c shallow clone t",
        "select count(*) as n from c",
        answer=[{"n": 2}],
    ),
    case(
        "A regular table is not replaced by a shallow clone.",
        "create table c (id bigint, v string)",
        "create or replace table c shallow clone t",
        stored={"c": []},
        refused="CANNOT_SHALLOW_CLONE",
    ),
    case(
        "VACUUM refuses less than the retention period.",
        "vacuum t retain 1 hours",
        refused="DELTA_VACUUM_RETENTION_PERIOD_TOO_SHORT",
        on_spark={"refused": None, "why": "Delta 4.1 ignores RETAIN unless it says 0 hours"},
    ),
    case(
        "OPTIMIZE changes no row.",
        "insert into t values (3, 'c')",
        "optimize t",
        stored={"t": [A, B, (3, "c")]},
        operation="OPTIMIZE",
    ),
]

QUERIES = [
    case(
        "A view is looked up when it is read.",
        "create view w as select id from t",
        "insert into t values (3, 'c')",
        "select max(id) as n from w",
        answer=[{"n": 3}],
    ),
    case(
        "The columns of a view can be named.",
        "create view w (a comment 'first', b) as select id, v from t",
        "select a, b from w where a = 1",
        answer=[{"a": 1, "b": "a"}],
    ),
    case(
        "A view does not replace a table.",
        "create or replace view t as select 1 as a",
        stored={"t": [A, B]},
        refused="WRONG_COMMAND_FOR_OBJECT_TYPE",
    ),
    case(
        "A view cannot read itself.",
        "create view w as select * from t",
        "create or replace view w as select * from w",
        refused="RECURSIVE_VIEW",
    ),
    case(
        "A view cannot read a temporary view.",
        "create temporary view x as select 1 as a",
        "create view w as select * from x",
        refused="TABLE_OR_VIEW_NOT_FOUND",
    ),
    case(
        "A name of a WITH clause hides a table.",
        "with t as (select 5 as id) select * from t",
        answer=[{"id": 5}],
    ),
    case(
        "... but not within its own definition.",
        "with t as (select id + 10 as id from t) select sum(id) as n from t",
        answer=[{"n": 23}],
    ),
    case(
        "QUALIFY filters by a window.",
        "select v from t qualify row_number() over (order by id desc) = 1",
        answer=[{"v": "b"}],
    ),
    case(
        "TABLE t is short for SELECT * FROM t.", "table t", answer=[{"id": 1, "v": "a"}, {"id": 2, "v": "b"}]
    ),
    case("A table that is not there is an error.", "select * from nope", refused="TABLE_OR_VIEW_NOT_FOUND"),
    case("A cast that fails is an error (ANSI mode).", "select cast('x' as int) as n", refused="x"),
    case(
        "A statement that is not known is an error.", "frobnicate table t", refused="UNSUPPORTED_BY_STAND_IN"
    ),
    case(
        "... also one that is nearly known.",
        "drop table t cascade purge",
        stored={"t": [A, B]},
        refused="UNSUPPORTED_BY_STAND_IN",
    ),
    case("... also one that the engine knows.", "explain select 1", refused="UNSUPPORTED_BY_STAND_IN"),
    case(
        "An unknown setting is an error.",
        "set spark.sql.shuffle.partitions = 5",
        refused="CONFIG_NOT_AVAILABLE",
    ),
    case(
        "Two statements are not one.",
        "select 1; drop table t",
        stored={"t": [A, B]},
        refused="PARSE_SYNTAX_ERROR",
    ),
    case("A quote must be closed.", "select 'open", refused="PARSE_SYNTAX_ERROR"),
]

SCRIPTS = [
    case(
        "A script runs its statements in order and answers with the last one.",
        "begin delete from t where id = 1; select v from t; end",
        stored={"t": [B]},
        answer=[{"v": "b"}],
    ),
    case(
        "A variable is set from a query in brackets and used by its name.",
        "begin declare n bigint default 5; set n = (select max(id) + n from t); select n, n * 2 as d; end",
        answer=[{"n": 7, "d": 14}],
    ),
    case(
        "An exit handler catches what fails in its block; what stands behind the block goes on.",
        "begin declare said string; begin declare exit handler for sqlexception begin "
        "get diagnostics condition 1 said = condition_identifier; end; insert into t values (3, 'c'); "
        "delete from nope; insert into t values (4, 'd'); end; select said like '%NOT_FOUND%' as caught; end",
        stored={"t": [A, B, (3, "c")]},
        answer=[{"caught": True}],
    ),
    case(
        "Without an error the handler does nothing.",
        "begin declare exit handler for sqlexception select 'caught' as a; select 'fine' as a; end",
        answer=[{"a": "fine"}],
    ),
    case(
        "Without a handler an error ends the script; what was done is done.",
        "begin delete from t where id = 1; select * from nope; end",
        stored={"t": [B]},
        refused="TABLE_OR_VIEW_NOT_FOUND",
    ),
    case(
        "The END of a CASE is not that of the script, and a column may be called like a variable.",
        "begin declare v string default 'x'; select case when t.v = 'a' then 1 else 2 end as v from t; end",
        answer=[{"v": 1}, {"v": 2}],
    ),
    case(
        "Declarations come first.",
        "begin select 1 as a; declare n int; end",
        refused="PARSE_SYNTAX_ERROR",
    ),
    case("A script is closed.", "begin select 1 as a;", refused="PARSE_SYNTAX_ERROR"),
    case(
        "An unknown statement is an error in a script, too.",
        "begin loop select 1; end loop; end",
        refused="SYNTAX_ERROR",
    ),
]

COLUMNS = [
    case(
        "ALTER COLUMN ... COMMENT is shown by DESCRIBE.",
        "alter table t alter column v comment 'said'",
        "describe table t",
        answer=[
            {"col_name": "id", "data_type": "bigint", "comment": None},
            {"col_name": "v", "data_type": "string", "comment": "said"},
        ],
        operation="CHANGE COLUMN",
    ),
    case(
        "COMMENT ON COLUMN does the same.",
        "comment on column t.v is 'said'",
        "describe t",
        shows=[{"col_name": "v", "comment": "said"}],
    ),
    case(
        "DROP NOT NULL lets NULLs in again.",
        "alter table t alter column id set not null",
        "alter table t alter column id drop not null",
        "insert into t (v) values ('c')",
        stored={"t": [A, B, (None, "c")]},
    ),
    case(
        "The type of a column changes with type widening only.",
        "create table n as select cast(1 as int) as a",
        "alter table n alter column a type bigint",
        stored={"n": [(1,)]},
        refused="DELTA_UNSUPPORTED_ALTER_TABLE_CHANGE_COL_OP",
    ),
    case(
        "... and with it to a wider one.",
        "create table n tblproperties ('delta.enableTypeWidening' = 'true') as select cast(1 as int) as a",
        "alter table n alter column a type bigint",
        "insert into n values (5000000000)",
        stored={"n": [(1,), (5_000_000_000,)]},
    ),
    case(
        "... never to a narrower one.",
        "alter table t set tblproperties ('delta.enableTypeWidening' = 'true')",
        "alter table t alter column id type int",
        stored={"t": [A, B]},
        refused="NOT_SUPPORTED_CHANGE_COLUMN",
    ),
    case(
        "SHOW COLUMNS lists them.",
        "show columns in t",
        answer=[{"col_name": "id"}, {"col_name": "v"}],
    ),
    case(
        "A column may be declared NOT NULL.",
        "create table n (a bigint not null)",
        "insert into n values (null)",
        stored={"n": []},
        refused="DELTA_NOT_NULL_CONSTRAINT_VIOLATED",
    ),
    case(
        "... and nothing else that NOT could mean.",
        "create table n (a bigint not banana)",
        refused="UNSUPPORTED_BY_STAND_IN",
        on_spark={"refused": "PARSE_SYNTAX_ERROR", "why": "Spark reads the columns"},
    ),
    case(
        "... nor PRIMARY.",
        "create table n (a bigint primary banana)",
        refused="UNSUPPORTED_BY_STAND_IN",
        on_spark={"refused": "PARSE_SYNTAX_ERROR", "why": "Spark reads the columns"},
    ),
    case(
        "An identity column numbers the rows.",
        "create table n (a bigint generated always as identity (start with 5), v string)",
        refused="UNSUPPORTED_BY_STAND_IN",
        on_spark={"refused": None, "why": "delta-rs writes no identity columns"},
    ),
    case(
        "A generated column is computed from others.",
        "create table n (v string, length int generated always as (length(v)))",
        refused="UNSUPPORTED_BY_STAND_IN",
        on_spark={"refused": None, "why": "delta-rs writes no generated columns"},
    ),
]

BELONGINGS = [
    case(
        "Tags of a table are in information_schema.",
        "alter table t set tags ('layer' = 'gold', 'pii' = 'no')",
        "alter table t unset tags ('pii')",
        "select tag_name, tag_value from information_schema.table_tags where schema_name = '{schema}'",
        answer=[{"tag_name": "layer", "tag_value": "gold"}],
    ),
    case(
        "Tags of a column, too.",
        "alter table t alter column v set tags ('layer' = 'gold', 'pii' = 'no')",
        "alter table t alter column v unset tags ('layer')",
        "select column_name, tag_name from information_schema.column_tags where schema_name = '{schema}'",
        answer=[{"column_name": "v", "tag_name": "pii"}],
    ),
    case(
        "COMMENT ON TABLE replaces the comment.",
        "comment on table t is 'one'",
        "comment on table t is 'two'",
        "select comment from information_schema.tables where table_schema = '{schema}'",
        answer=[{"comment": "two"}],
    ),
    case(
        "COMMENT ON SCHEMA is shown by DESCRIBE SCHEMA.",
        "comment on schema {schema} is 'said'",
        "describe schema {schema}",
        shows=[{"database_description_item": "Comment", "database_description_value": "said"}],
    ),
    case(
        "GRANT and REVOKE are shown by SHOW GRANTS.",
        "grant select, modify on table t to `analysts`",
        "revoke modify on table t from `analysts`",
        "show grants on table t",
        answer=[
            {
                "Principal": "analysts",
                "ActionType": "SELECT",
                "ObjectType": "TABLE",
                "ObjectKey": "lr_nhl_demo.{schema}.t",
            }
        ],
    ),
    case(
        "A table gets another owner.",
        "alter table t owner to `loader`",
        "select table_owner from information_schema.tables where table_schema = '{schema}'",
        answer=[{"table_owner": "loader"}],
    ),
    case(
        "A schema gets another owner.",
        "alter schema {schema} owner to `loader`",
        "select schema_owner from information_schema.schemata where schema_name = '{schema}'",
        answer=[{"schema_owner": "loader"}],
    ),
    case(
        "ROW_FILTERS shows the filter of a table.",
        "alter table t set row filter own_rows on (id)",
        "select filter_name, target_columns from information_schema.row_filters "
        "where table_schema = '{schema}'",
        answer=[{"filter_name": "own_rows", "target_columns": "id"}],
    ),
    case(
        "DROP ROW FILTER takes it away.",
        "alter table t set row filter own_rows on (id)",
        "alter table t drop row filter",
        "select filter_name from information_schema.row_filters where table_schema = '{schema}'",
        answer=[],
    ),
    case(
        "COLUMN_MASKS shows the mask of a column.",
        "alter table t alter column v set mask hidden using columns (id)",
        "select column_name, mask_name, using_columns from information_schema.column_masks "
        "where table_schema = '{schema}'",
        answer=[{"column_name": "v", "mask_name": "hidden", "using_columns": "id"}],
    ),
    case(
        "DROP MASK takes it away.",
        "alter table t alter column v set mask hidden",
        "alter table t alter column v drop mask",
        "select mask_name from information_schema.column_masks where table_schema = '{schema}'",
        answer=[],
    ),
    case(
        "A constraint that is dropped binds no more.",
        "alter table t add constraint small check (id < 3)",
        "alter table t drop constraint small",
        "insert into t values (3, 'c')",
        stored={"t": [A, B, (3, "c")]},
    ),
    case(
        "A constraint that is not there cannot be dropped.",
        "alter table t drop constraint nope",
        refused="CONSTRAINT_DOES_NOT_EXIST",
    ),
    case(
        "... unless IF EXISTS is said.",
        "alter table t drop constraint if exists nope",
        stored={"t": [A, B]},
    ),
    case(
        "CASCADE would take foreign keys along; that is not in this stand-in.",
        "create table p (id bigint not null, constraint k primary key (id))",
        "create table f (id bigint, constraint r foreign key (id) references p)",
        "alter table p drop constraint k cascade",
        refused="UNSUPPORTED_BY_STAND_IN",
    ),
    case(
        "CLUSTER BY columns is a property of the table.",
        "alter table t cluster by (id)",
        "show tblproperties t ('clusteringColumns')",
        answer=[{"key": "clusteringColumns", "value": '[["id"]]'}],
    ),
    case(
        "CLUSTER BY AUTO leaves the choice to Databricks.",
        "alter table t cluster by auto",
        "show tblproperties t ('clusterByAuto')",
        answer=[{"key": "clusterByAuto", "value": "true"}],
    ),
    case(
        "CLUSTER BY NONE ends it.",
        "alter table t cluster by (id)",
        "alter table t cluster by none",
        "show tblproperties t",
        answer=[
            {"key": "delta.minReaderVersion", "value": "1"},
            {"key": "delta.minWriterVersion", "value": "2"},
        ],
    ),
    case(
        "CLUSTER BY needs columns that are there.",
        "alter table t cluster by (nope)",
        refused="UNRESOLVED_COLUMN",
    ),
    case(
        "CREATE TABLE takes CLUSTER BY AUTO, too.",
        "create table n (a int) cluster by auto",
        "show tblproperties n ('clusterByAuto')",
        answer=[{"key": "clusterByAuto", "value": "true"}],
    ),
    case(
        "ANALYZE collects statistics and changes no row.",
        "analyze table t compute statistics for all columns",
        stored={"t": [A, B]},
        operation="WRITE",
    ),
    case(
        "ANALYZE FOR COLUMNS needs columns that are there.",
        "analyze table t compute statistics for columns nope",
        refused="UNRESOLVED_COLUMN",
    ),
    case(
        "OPTIMIZE FULL is not in this stand-in: it would cluster all rows anew.",
        "optimize t full",
        stored={"t": [A, B]},
        refused="UNSUPPORTED_BY_STAND_IN",
    ),
    case(
        "VACUUM LITE is not in this stand-in: it would go by the log alone.",
        "vacuum t lite",
        refused="UNSUPPORTED_BY_STAND_IN",
    ),
    case("VACUUM FULL keeps what the retention needs.", "vacuum t full", stored={"t": [A, B]}),
]

SHOWN = [
    case(
        "SHOW CREATE TABLE prints the statement.",
        "alter table t set tblproperties ('team' = 'x')",
        "show create table t",
        answer=[
            {
                "createtab_stmt": "CREATE TABLE lr_nhl_demo.{schema}.t (\n  `id` BIGINT,\n  `v` STRING)\n"
                "USING delta\nTBLPROPERTIES (\n  'team' = 'x')"
            }
        ],
    ),
    case(
        "... also of a view.",
        "create view w as select id from t",
        "show create table w",
        answer=[{"createtab_stmt": "CREATE VIEW lr_nhl_demo.{schema}.w AS select id from t"}],
    ),
    case("SHOW CATALOGS knows patterns.", "show catalogs like 'lr_*'", answer=[{"catalog": "lr_nhl_demo"}]),
    case(
        "SHOW SCHEMAS knows patterns.",
        "show schemas like 'def*|nothing'",
        answer=[{"databaseName": "default"}],
    ),
    case(
        "SHOW TABLES lists tables and views.",
        "create view w as select * from t",
        "show tables",
        answer=[
            {"database": "{schema}", "tableName": "t", "isTemporary": False},
            {"database": "{schema}", "tableName": "w", "isTemporary": False},
        ],
    ),
    case(
        "SHOW VIEWS lists views.",
        "create view w as select * from t",
        "show views",
        answer=[{"namespace": "{schema}", "viewName": "w", "isTemporary": False, "isMaterialized": False}],
    ),
    case(
        "SHOW TABLE EXTENDED knows patterns.",
        "create table u (a int)",
        "show table extended like 'u*'",
        shows=[{"database": "{schema}", "tableName": "u", "isTemporary": False}],
    ),
    case(
        "SHOW TABLES DROPPED lists what can be undropped.",
        "drop table t",
        "show tables dropped",
        shows=[{"schemaName": "{schema}", "tableName": "t", "tableType": "MANAGED"}],
    ),
    case(
        "DESCRIBE DETAIL tells of the Delta table.",
        "describe detail t",
        shows=[{"format": "delta", "name": "lr_nhl_demo.{schema}.t", "numFiles": 1}],
    ),
    case(
        "DESCRIBE QUERY gives the columns of a query.",
        "describe query select id, v from t",
        answer=[
            {"col_name": "id", "data_type": "bigint", "comment": None},
            {"col_name": "v", "data_type": "string", "comment": None},
        ],
    ),
    case(
        "... also without the word QUERY.",
        "describe select count(*) as n from t",
        answer=[{"col_name": "n", "data_type": "bigint", "comment": None}],
    ),
    case(
        "SHOW VOLUMES lists volumes.",
        "create volume x",
        "show volumes",
        answer=[{"database": "{schema}", "volume_name": "x"}],
    ),
]

PLACES = [
    case(
        "USE CATALOG starts in its schema default.",
        "use catalog lr_nhl_demo",
        "select current_schema() as s, current_catalog() as c",
        answer=[{"s": "default", "c": "lr_nhl_demo"}],
    ),
    case(
        "SET CATALOG does the same.",
        "set catalog lr_nhl_demo",
        "select current_schema() as s",
        answer=[{"s": "default"}],
    ),
    case(
        "USE SCHEMA changes what a bare name means.",
        "use schema default",
        "use {schema}",
        "select count(*) as n from t",
        answer=[{"n": 2}],
    ),
    case(
        "SET TIME ZONE changes what a timestamp means.",
        "set time zone 'America/New_York'",
        "select unix_timestamp(timestamp'2024-01-01 00:00:00') as s",
        answer=[{"s": 1_704_085_200}],
    ),
    case(
        "SET TIMEZONE does the same.",
        "set timezone = 'America/New_York'",
        "select unix_timestamp(timestamp'2024-01-01 00:00:00') as s",
        answer=[{"s": 1_704_085_200}],
    ),
    case(
        "DROP SCHEMA takes RESTRICT and CASCADE and nothing else.",
        "create schema if not exists empty",
        "drop schema empty banana",
        refused="UNSUPPORTED_BY_STAND_IN",
    ),
    case(
        "CASCADE drops what the schema holds.",
        "create schema if not exists full_one",
        "create table if not exists full_one.x as select 1 as a",
        "drop schema full_one cascade",
        "select * from full_one.x",
        refused="TABLE_OR_VIEW_NOT_FOUND",
    ),
]

FILLED = [
    case(
        "A materialized view is filled anew by REFRESH.",
        "create materialized view m as select sum(id) as n from t",
        "insert into t values (3, 'c')",
        "refresh materialized view m",
        stored={"m": [(6,)]},
    ),
    case(
        "DROP MATERIALIZED VIEW drops it.",
        "create materialized view m as select id from t",
        "drop materialized view m",
        "select * from m",
        refused="TABLE_OR_VIEW_NOT_FOUND",
    ),
    case(
        "A streaming table reads each row once.",
        "create streaming table s as select id from stream(t)",
        "insert into t values (3, 'c')",
        "refresh streaming table s",
        stored={"s": [(1,), (2,), (3,)]},
    ),
    case(
        "REFRESH takes FULL and nothing else.",
        "create streaming table s as select id from stream(t)",
        "refresh streaming table s banana",
        refused="UNSUPPORTED_BY_STAND_IN",
    ),
    case(
        "CREATE OR REFRESH keeps the rows and goes on with the new query.",
        "create streaming table s as select id from stream(t)",
        "insert into t values (3, 'c')",
        "create or refresh streaming table s as select id * 10 as id from stream(t)",
        stored={"s": [(1,), (2,), (30,)]},
    ),
    case(
        "... but not with other partitions.",
        "create streaming table s as select id, v from stream(t)",
        "create or refresh streaming table s partitioned by (v) as select id, v from stream(t)",
        stored={"s": [A, B]},
        refused="UNSUPPORTED_BY_STAND_IN",
    ),
    case(
        "A streaming table's schedule is added.",
        "create streaming table s as select id from stream(t)",
        "alter streaming table s add schedule cron '0 0 6 * * ?' at time zone 'UTC'",
        "describe table extended s",
        shows=[{"col_name": "Refresh Schedule", "data_type": "CRON '0 0 6 * * ?' AT TIME ZONE 'UTC'"}],
    ),
    case(
        "... and changed.",
        "create streaming table s schedule every 1 day as select id from stream(t)",
        "alter streaming table s alter schedule every 2 hours",
        "describe table extended s",
        shows=[{"col_name": "Refresh Schedule", "data_type": "EVERY 2 HOURS"}],
    ),
    case(
        "... and dropped.",
        "create streaming table s schedule every 1 day as select id from stream(t)",
        "alter streaming table s drop schedule",
        "describe table extended s",
        shows=[{"col_name": "Refresh Schedule", "data_type": "MANUAL"}],
    ),
    case(
        "TRIGGER ON UPDATE may have a limit.",
        "create materialized view m trigger on update at most every interval 15 minutes as select 1 as a",
        "describe table extended m",
        shows=[
            {
                "col_name": "Refresh Schedule",
                "data_type": "TRIGGER ON UPDATE AT MOST EVERY INTERVAL 900 SECOND",
            }
        ],
    ),
    case(
        "There is no other trigger.",
        "create materialized view m trigger on banana as select 1 as a",
        refused="UNSUPPORTED_BY_STAND_IN",
    ),
    case(
        "A schedule counts hours, days or weeks.",
        "create materialized view m schedule every 2 bananas as select 1 as a",
        refused="UNSUPPORTED_BY_STAND_IN",
    ),
    case(
        "There is one schedule at a time.",
        "create materialized view m schedule every 1 day trigger on update as select 1 as a",
        refused="PARSE_SYNTAX_ERROR",
    ),
    case(
        "ALTER VIEW gives a view another query.",
        "create view w as select id from t",
        "alter view w as select v from t",
        "select max(v) as v from w",
        answer=[{"v": "b"}],
    ),
    case(
        "ALTER VIEW does not change a table.",
        "alter view t as select 1 as a",
        stored={"t": [A, B]},
        refused="WRONG_COMMAND_FOR_OBJECT_TYPE",
    ),
    case(
        "INSERT OVERWRITE takes columns in another order.",
        "insert overwrite t (v, id) select 'z', 9",
        stored={"t": [(9, "z")]},
    ),
]

CASES = [
    *(*CREATE, *ROWS, *ALTER, *DROP, *VERSIONS, *QUERIES, *SCRIPTS),
    *(*COLUMNS, *BELONGINGS, *SHOWN, *PLACES, *FILLED),
]

# Statements that need more than a session: an example, and the file that runs it.
ELSEWHERE = {
    "undrop table with id 'x'": "test_drops_and_time.py",
    "restore table t to timestamp as of '2024-01-01'": "test_drops_and_time.py",
    "describe table extended t as json": "test_catalog.py",
    "create catalog other": "test_catalog.py",
    "PUT 'file' INTO 'path'": "test_volumes.py",
    "REMOVE 'path'": "test_volumes.py",
    "COPY INTO t FROM 'path' FILEFORMAT = PARQUET": "test_volumes.py",
}
