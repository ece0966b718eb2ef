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
COLUMN_HASHES = {
    "game_id": "1669446820614006370", "Team": "651127821495647540", "played_at": "1258986112986691285",
    "local_time": "1399682947479221396", "note": "1890680569732774704", "share": "1090116049370827308",
    "raw": "794536555101861475", "tags": "1383373734638914176", "big": "1045086848209445253",
    "ok": "1991502745429217339", "day": "1255483203101876813",
}  # fmt: skip
# The same for Spark, of which no engine runs in this process: the expression, without its line breaks.
SPARK_TYPES = {"game_id": "bigint", "Team": "string", "played_at": "timestamp", "raw": "binary"}
SPARK_COLUMNS = [{"name": name, "type": type_} for name, type_ in SPARK_TYPES.items()]
SPARK_FINGERPRINT = (
    "select count(*) as n, cast(coalesce(sum(cast(conv(substr(md5(concat_ws(chr(31), "
    "coalesce(cast(`game_id` as string), chr(30)), "
    "coalesce(cast(unix_micros(`played_at`) as string), chr(30)), "
    "coalesce(hex(`raw`), chr(30)), coalesce(cast(`Team` as string), chr(30)))), 1, 15), 16, 10) "
    "as decimal(20, 0))), 0) as string) as total from games"
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
    found = content.call("fingerprint", TABLE, "games")
    assert (found["rows"], found["hash"], found["error"]) == (3, CONTENT_HASH, None)
    assert [column["name"] for column in found["columns"]][:2] == ["game_id", "Team"]
    assert content.call("try_fingerprint", TABLE, "games", found["columns"]) == found


def test_the_hash_of_columns_is_that_of_old_stamps(content: Macros) -> None:
    table = {"engine": None, "key": ["game_id"]}
    columns = content.call("columns_of", "games")
    found = content.call("column_facts", table, "games", columns)
    assert {name: facts["hash"] for name, facts in found.items()} == COLUMN_HASHES
    assert {name: facts["filled"] for name, facts in found.items()} == FILLED


@pytest.mark.parametrize("engine", ["spark", "databricks"])
def test_the_expression_of_the_hash_on_a_warehouse_is_the_old_one(macros: Macros, engine: str) -> None:
    sql = macros.engine(engine).call("fingerprint_sql", TABLE, "games", SPARK_COLUMNS)
    assert " ".join(sql.split()).replace("( ", "(").replace(" )", ")") == SPARK_FINGERPRINT


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
    database.execute(change)
    assert content.call("fingerprint", TABLE, "games")["hash"] != CONTENT_HASH


def test_the_hash_ignores_the_order_and_the_time_zone_of_the_session(content: Macros, database) -> None:
    columns = '"Team", * exclude ("Team")'
    database.execute(f"create table other as select {columns} from games order by game_id desc")
    assert content.call("fingerprint", TABLE, "other")["hash"] == CONTENT_HASH
    database.execute("set timezone = 'Asia/Kathmandu'")
    assert content.call("fingerprint", TABLE, "games")["hash"] == CONTENT_HASH


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
