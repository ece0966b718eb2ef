"""What tables hold: hashes that old manifests have, and keys compared; the SQL is run by DuckDB."""

import duckdb
import pytest

from tests.support.macros import Macros

TABLE = {"engine": None, "key": ["game_id", "Team"]}
GAMES = """
create table games (
  game_id bigint, "Team" varchar, played_at timestamptz, local_time timestamp, note varchar, share double,
  raw blob, tags varchar[], big decimal(20, 4), ok boolean, day date
);
insert into games values
  (2023020001, 'MTL', '2026-02-03 09:00:00.123456+00', '2026-02-03 04:00:00', 'a', 0.1, '\\xAA\\x01'::blob,
    ['x', 'y'], 12345678901.1234, true, '2026-02-03'),
  (2023020002, 'TOR', null, null, '', 1e300, null, [], null, false, null),
  (2023020003, null, '1969-12-31 23:59:59+00', null, null, null, ''::blob, null, -0.0001, null, '0001-01-01')
"""
# Recorded of these rows before the SQL was written as text: what manifests of old backups hold.
CONTENT_HASH = "781606857caac27a952023f0197af953"
FILLED = dict.fromkeys(("Team", "played_at", "note", "share", "raw", "tags", "big", "ok", "day"), 2)
FILLED |= {"game_id": 3, "local_time": 1}
# The same for Spark, of which no engine runs in this process: the expressions, without their line breaks.
# Backups in use have hashes of both. tests/warehouse/test_content_hash.py runs them.
SPARK_TYPES = {"game_id": "bigint", "Team": "string", "played_at": "timestamp", "raw": "binary"}
SPARK_TYPES["tags"] = "array<struct<a:string>>"
SPARK_COLUMNS = [{"name": name, "type": type_} for name, type_ in SPARK_TYPES.items()]
SPARK_TOTAL = (
    "select count(*) as n, cast(coalesce(sum(cast(conv(substr(md5(concat_ws(chr(31), {values})), 1, 15), 16, "
    "10) as decimal(20, 0))), 0) as string) as total{kind} from games"
)
SPARK_VALUES = (
    "coalesce(cast(`game_id` as string), chr(30)), "
    "coalesce(cast(unix_micros(`played_at`) as string), chr(30)), "
    "coalesce(concat('x', hex(`raw`)), chr(30)), "
    "coalesce(concat('[', array_join(transform(`tags`, holdfast_0 -> coalesce(case when holdfast_0 "
    "is not null then concat('(', coalesce(concat(octet_length(holdfast_0.`a`), ':', holdfast_0.`a`), "
    "chr(30)), ')') end, chr(30))), ','), ']'), chr(30)), "
    "coalesce(concat(octet_length(`Team`), ':', `Team`), chr(30))"
)
OLD_SPARK_VALUES = (
    "coalesce(cast(`game_id` as string), chr(30)), "
    "coalesce(cast(unix_micros(`played_at`) as string), chr(30)), "
    "coalesce(hex(`raw`), chr(30)), coalesce(cast(`tags` as string), chr(30)), "
    "coalesce(cast(`Team` as string), chr(30))"
)


@pytest.fixture
def database() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    connection.execute(GAMES)
    return connection


@pytest.fixture
def content(macros: Macros, database) -> Macros:
    """Queries are run by DuckDB; one that fails answers with its error, as lake.try_query does."""

    def try_query(sql: str) -> dict:
        try:
            return {"rows": macros.call("query", sql), "error": None}
        except duckdb.Error as error:
            return {"rows": None, "error": str(error)}

    return macros.connect(database).replace("try_query", try_query)


def test_the_hash_is_that_of_old_manifests(content: Macros) -> None:
    found = content.call("fingerprint", TABLE, "games", recorded=CONTENT_HASH)
    assert (found["rows"], found["hash"], found["error"]) == (3, CONTENT_HASH, None)
    assert [column["name"] for column in found["columns"]][:2] == ["game_id", "Team"]
    assert content.call("try_fingerprint", TABLE, "games", found["columns"], CONTENT_HASH) == found


def test_a_new_hash_names_the_duckdb_that_made_it(content: Macros) -> None:
    found = content.call("fingerprint", TABLE, "games")
    assert found["hash"].startswith(f"duckdb-{duckdb.__version__}:")
    assert content.call("hash_kind_of", found["hash"]) == f"duckdb-{duckdb.__version__}"
    assert content.call("hash_kind_of", CONTENT_HASH) == "md5"
    again = content.call("fingerprint", TABLE, "games", recorded=found["hash"])
    assert again == found
    assert content.call("try_fingerprint", TABLE, "games", found["columns"]) == found


@pytest.mark.parametrize(("type_", "one", "other"), [
    ("double", "0.0", "'-0.0'::double"), ("float", "0.0", "'-0.0'::float"), ("hugeint", "0", "-1"),
    ("uhugeint", "0", "(1::uhugeint << 64) + 1"), ("decimal(38, 0)", "0", "-1"), ("boolean", "false", "null"),
    ("interval", "interval 1 month", "interval 30 days"), ("bigint", "0", "null"), ("varchar", "''", "null"),
    ("uuid", "'00000000-0000-0000-0000-000000000000'", "'00000000-0000-0001-8000-000000000001'"),
    ("time with time zone", "'10:00:00+00'", "'11:00:00+01'"), ("decimal(9, 2)", "0", "0.01"),
    ("varchar", "'a'", "'a' || chr(0)"), ("blob", "''::blob", "'\\x00'::blob"),
    ("date", "'0001-01-01'", "'0001-01-02'"),
    ("bigint[]", "[1, 2]", "[2, 1]"), ("struct(a bigint, b bigint)", "{'a': 1, 'b': 2}", "{'a': 2, 'b': 1}"),
    ("timestamp_ns", "'2026-01-01 00:00:00.000000001'", "'2026-01-01 00:00:00.000000002'"),
])  # fmt: skip
def test_the_hash_tells_values_apart_that_duckdb_takes_for_equal(
    content: Macros, database, type_, one, other
) -> None:
    database.execute(f"create table a (v {type_}); create table b (v {type_})")
    for table, value in (("a", one), ("b", other)):
        database.execute(f"insert into {table} values ({value})")
    hashes = {content.call("fingerprint", TABLE, name)["hash"] for name in ("a", "b")}
    columns = content.call("columns_of", "a")
    facts = [
        content.call("column_facts", {**TABLE, "key": ["v"]}, name, columns)["v"]["hash"] for name in "ab"
    ]
    assert (len(hashes), len(set(facts))) == (2, 2)


def test_each_type_of_duckdb_has_a_hash_that_a_copy_keeps(content: Macros, database) -> None:
    database.execute("create table of_all as select * from test_all_types() limit 2")
    database.execute("create table copied as from of_all order by rowid desc")
    hashes = {content.call("fingerprint", TABLE, name)["hash"] for name in ("of_all", "copied")}
    assert len(hashes) == 1


def test_columns_are_counted_and_hashed_by_key(content: Macros, database) -> None:
    table = {"engine": None, "key": ["game_id"]}
    columns = content.call("columns_of", "games")
    found = content.call("column_facts", table, "games", columns)
    assert {name: facts["filled"] for name, facts in found.items()} == FILLED
    database.execute("create table other as from games order by game_id desc")
    assert content.call("column_facts", table, "other", columns) == found
    database.execute(
        "update other set note = case game_id when 2023020001 then '' when 2023020002 then 'a' end"
    )
    changed = content.call("column_facts", table, "other", columns)
    assert {name for name in found if found[name] != changed[name]} == {"note"}, (
        "the values changed their keys"
    )
    assert changed["note"]["filled"] == found["note"]["filled"]


@pytest.mark.parametrize("engine", ["spark", "databricks"])
def test_the_hash_of_a_kind_on_a_warehouse_is_as_it_was(macros: Macros, engine: str) -> None:
    """A change to one of the two needs a new kind: else no backup in use has the rows of its manifest."""
    expected = {
        "md5-2:" + CONTENT_HASH: SPARK_TOTAL.format(values=SPARK_VALUES, kind=", 'md5-2' as kind"),
        CONTENT_HASH: SPARK_TOTAL.format(values=OLD_SPARK_VALUES, kind=""),
    }
    for recorded, expression in {**expected, None: next(iter(expected.values()))}.items():
        sql = macros.engine(engine).call("fingerprint_sql", TABLE, "games", SPARK_COLUMNS, recorded)
        assert " ".join(sql.split()).replace("( ", "(").replace(" )", ")") == expression


@pytest.mark.parametrize("change", [
    "update games set note = null where note = ''",
    "update games set note = '' where note is null",
    'update games set "Team" = note, note = "Team" where game_id = 2023020001',
    "update games set played_at = played_at + interval 1 microsecond",
    "update games set raw = null where raw = ''::blob",
    "delete from games where game_id = 2023020003",
    "insert into games (game_id) values (null)",
    "alter table games rename column note to remark",
    "alter table games alter column ok type integer",
    "alter table games add column more integer",
])  # fmt: skip
def test_the_hash_changes_with_values_and_columns(content: Macros, database, change) -> None:
    before = content.call("fingerprint", TABLE, "games")["hash"]
    database.execute(change)
    assert content.call("fingerprint", TABLE, "games")["hash"] != before
    assert content.call("fingerprint", TABLE, "games", recorded=CONTENT_HASH)["hash"] != CONTENT_HASH


def test_the_hash_ignores_the_order_and_the_time_zone_of_the_session(content: Macros, database) -> None:
    columns = '"Team", * exclude ("Team")'
    database.execute(f"create table other as select {columns} from games order by game_id desc")
    for recorded in (content.call("fingerprint", TABLE, "games")["hash"], CONTENT_HASH):
        database.execute("set timezone = 'UTC'")
        assert content.call("fingerprint", TABLE, "other", recorded=recorded)["hash"] == recorded
        database.execute("set timezone = 'Asia/Kathmandu'")
        assert content.call("fingerprint", TABLE, "games", recorded=recorded)["hash"] == recorded


def test_times_within_other_values_make_a_kind_of_the_zone(content: Macros, database) -> None:
    """A list is hashed as text: in UTC as it always was, elsewhere by a kind that names the zone."""
    database.execute("set timezone = 'UTC'")
    database.execute(
        "create table nested as select ['2026-02-03 09:00:00+00'::timestamptz] as times, {'n': 1} as n"
    )
    database.execute("create table as_text as select times::varchar as times, n::varchar as n from nested")
    row = content.call("fingerprint", TABLE, "nested")["row"]
    assert row == content.call("fingerprint", TABLE, "as_text")["row"]
    assert row["kind"] == f"duckdb-{duckdb.__version__}"
    database.execute("set timezone = 'Asia/Tokyo'")
    found = content.call("fingerprint", TABLE, "nested")
    assert found["row"]["kind"] == f"duckdb-{duckdb.__version__}-Asia/Tokyo"
    assert found["row"]["total"] != row["total"]
    assert content.call("fingerprint", TABLE, "as_text")["row"] == row


def test_what_cannot_be_read_says_why(content: Macros) -> None:
    found = content.call("try_fingerprint", TABLE, "nowhere", [{"name": "a", "type": "bigint"}])
    assert (found["rows"], found["hash"]) == (None, None)
    assert "nowhere" in found["error"]
    assert "nowhere" in content.call("try_compare_keys", TABLE, "nowhere", "games")["error"]


def counts(**others: int) -> dict[str, int]:
    names = [f"{name}_{side}" for name in ("rows", "only", "duplicate", "null") for side in ("now", "then")]
    return {**dict.fromkeys(names, 0), **others}


def test_keys_of_two_sides_are_compared(content: Macros, database) -> None:
    database.execute("create table now as from games where game_id < 2023020003")
    database.execute("insert into now (game_id, \"Team\") values (1, 'A'), (1, 'A'), (2, 'B'), (3, null)")
    rows = {"rows_now": 6, "rows_then": 3, "only_now": 3, "only_then": 1}
    expected = counts(**rows, duplicate_now=1, null_now=1, null_then=1)
    assert content.call("compare_keys", TABLE, "now", "games") == expected
    assert content.call("try_compare_keys", TABLE, "now", "games") == {**expected, "error": None}
    assert content.call("example_of_duplicate", TABLE, "now") == "game_id 1, Team A: 2 rows"
    sql = content.call("missing_keys", TABLE, "games", "now")
    assert database.execute("select " + sql).fetchone() == (1,)


def test_a_side_that_is_none_counts_as_empty(content: Macros, database) -> None:
    assert content.call("compare_keys", TABLE, "games", None) == counts(rows_now=3, only_now=3, null_now=1)
    assert content.call("compare_keys", TABLE, None, "games") == counts(rows_then=3, only_then=3, null_then=1)
    database.execute("delete from games")
    assert content.call("compare_keys", TABLE, "games", "games") == counts()


def test_rows_that_the_table_lacks_are_counted_by_key(content: Macros, database) -> None:
    database.execute("create table old as from games; delete from games where game_id = 2023020002")
    table = {**TABLE, "name": "games", "sql": "games", "in_lake": False}
    content.replace("exists", lambda table: True)
    point = {"kind": "table", "id": "old"}
    assert content.call("count_missing_rows", table, point) == 1
    assert content.call("count_missing_rows", {**table, "key": []}, point) is None
    assert content.call("count_missing_rows", table, {"kind": "table", "id": "nowhere"}) is None
    content.replace("exists", lambda table: False)
    assert content.call("count_missing_rows", table, point) == 3


def test_rows_of_two_tables_are_the_same_or_not(content: Macros, database) -> None:
    database.execute("create table other as from games order by game_id desc")
    sql = content.call("same_rows_sql", TABLE, "games", "other")
    assert database.execute(sql).fetchall() == [(True, 3, 3)]
    database.execute("update other set note = 'b' where note = 'a'")
    assert database.execute(sql).fetchall() == [(False, 3, 3)]


def test_a_readable_count_reads_the_key_and_else_every_column(content: Macros, database) -> None:
    point = {"kind": "table", "id": "games"}
    table = {**TABLE, "sql": "games", "in_lake": False}
    assert content.call("count_readable_rows", table, point) == {"rows": 3, "error": None}
    assert '"game_id", "Team"' in content.sent[-1]
    without_key = {**table, "key": ["gone"]}
    assert content.call("count_readable_rows", without_key, point) == {"rows": 3, "error": None}
    assert "columns(*)" in content.sent[-1]
    found = content.call("count_readable_rows", table, {"kind": "table", "id": "nowhere"})
    assert found["rows"] is None
    assert "nowhere" in found["error"]
