"""The content hash of a warehouse, run there: rows that differ have other hashes, and equal ones the same."""

from __future__ import annotations

import re

import pytest

from tests.support.macros import Macros

TABLE = {"engine": None, "key": []}
OLD = "0" * 32  # a hash without a kind: as the first manifests have it
MANY = 30  # Spark names the types of the first 25 fields of a struct

# type, one value, another one. A comma, a bracket, NULL's text: what separates values may be in them.
DIFFERENT = [
    ("string", "null", "chr(30)"),
    ("string", "null", "''"),
    ("string", "'a'", "'1:a'"),
    ("binary", "x''", "null"),
    ("boolean", "false", "null"),
    ("double", "0.0D", "cast('-0.0' as double)"),
    ("double", "cast('NaN' as double)", "null"),
    ("decimal(20,4)", "1.0000", "1.0001"),
    ("timestamp", "timestamp'2026-01-01 00:00:00.123456Z'", "timestamp'2026-01-01 00:00:00.123457Z'"),
    ("timestamp_ntz", "timestamp_ntz'2026-01-01 00:00:00.123456'",
     "timestamp_ntz'2026-01-01 00:00:00.123457'"),
    ("array<string>", "array('a, b')", "array('a', 'b')"),
    ("array<string>", "array('a,1:b')", "array('a', 'b')"),
    ("array<string>", "array()", "array('')"),
    ("array<string>", "array()", "null"),
    ("array<string>", "array(cast(null as string))", "array('null')"),
    ("array<string>", "array(cast(null as string))", "array(chr(30))"),
    ("array<binary>", "array(x'')", "array()"),
    ("array<double>", "array(0.0D)", "array(cast('-0.0' as double))"),
    ("array<array<int>>", "array(array(1, 2), array(3))", "array(array(1), array(2, 3))"),
    ("map<string,string>", "map('k', 'v, l -> m')", "map('k', 'v', 'l', 'm')"),
    ("map<string,string>", "map('k', cast(null as string))", "map('k', 'null')"),
    ("map<int,string>", "map(1, 'a')", "map(2, 'a')"),
    ("map<binary,int>", "map(x'01', 1)", "map(x'02', 1)"),
    ("map<timestamp,int>", "map(timestamp'2026-01-01 00:00:00.123456Z', 1)",
     "map(timestamp'2026-01-01 00:00:00.123457Z', 1)"),
    ("struct<a:int,b:string>", "struct(1, cast(null as string))", "struct(1, 'null')"),
    ("struct<a:int,b:string>", "struct(1, cast(null as string))", "struct(1, 'NULL')"),
    ("struct<a:int,b:string>", "struct(cast(null as int), cast(null as string))", "null"),
    ("struct<a:string,b:string>", "struct('x', 'y,1:z')", "struct('x,1:y', 'z')"),
    ("struct<a:timestamp>", "struct(timestamp'2026-01-01 00:00:00.123456Z')",
     "struct(timestamp'2026-01-01 00:00:00.123457Z')"),
    ("struct<a:binary>", "struct(x'ff')", "struct(x'fe')"),
    ("struct<a:struct<b:int>>", "struct(struct(cast(null as int)))", "struct(cast(null as struct<b:int>))"),
    ("array<struct<a:array<string>>>", "array(struct(array('x', 'y')))",
     "array(struct(array('x')), struct(array('y')))"),
]  # fmt: skip


@pytest.fixture
def macros() -> Macros:
    return Macros().engine("databricks")


def total(client, macros: Macros, query: str, recorded: str | None = None) -> str:
    """The sum of the rows' hashes, of columns as the warehouse names their types."""
    described = client.run(f"describe query {query}")
    columns = [{"name": row["col_name"], "type": row["data_type"].lower()} for row in described]
    sql = macros.call("fingerprint_sql", TABLE, f"({query})", columns, recorded)
    [found] = client.run(sql)
    assert found.get("kind") == (None if recorded else "md5-2")
    return found["total"]


@pytest.mark.parametrize(("type_", "one", "other"), DIFFERENT)
def test_values_that_differ_have_other_hashes(client, macros: Macros, type_, one, other) -> None:
    assert len({total(client, macros, f"select cast({each} as {type_}) as v") for each in (one, other)}) == 2


def test_a_value_cannot_move_to_the_next_column(client, macros: Macros) -> None:
    rows = ("'x' || chr(31) || 'y' as a, 'z' as b", "'x' as a, 'y' || chr(31) || 'z' as b")
    assert len({total(client, macros, f"select {row}") for row in rows}) == 2
    assert len({total(client, macros, f"select {row}", OLD) for row in rows}) == 1, "as it always was"


def test_equal_rows_have_the_same_hash_in_any_order_and_zone(client, macros: Macros) -> None:
    columns = (
        "timestamp'2026-01-01 00:00:00.5Z' as t, array(struct(timestamp'2026-01-01 00:00:00Z' as u)) as l"
    )
    values = f"(select {columns}) as v"
    nulls = "cast(null as timestamp) as t, cast(null as array<struct<u:timestamp>>) as l"
    one = f"select 1 as a, 'x' as b, t, l from {values} union all select 2, null, {nulls}"
    other = f"select l, t, b, a from (select {nulls}, cast(null as string) as b, 2 as a) as w"
    other += f" union all select l, t, 'x', 1 from {values}"
    expected = total(client, macros, f"select * from ({one}) as v")
    assert total(client, macros, f"select * from ({other}) as v") == expected
    client.run("set time zone 'Asia/Tokyo'")
    assert total(client, macros, f"select * from ({one}) as v") == expected


@pytest.mark.parametrize("fields", [
    ", ".join(f"{{}} as f{number}" for number in range(MANY)),
    "{} as `we ird`, {} as `a-b`",
])  # fmt: skip
def test_a_struct_that_its_type_does_not_describe_is_hashed_in_full(client, macros: Macros, fields) -> None:
    """Only the last field differs, by a microsecond, or is NULL."""
    before = ["1"] * (fields.count("{}") - 1)
    times = ("timestamp'2026-01-01 00:00:00.123456Z'", "timestamp'2026-01-01 00:00:00.123457Z'")
    structs = [fields.format(*before, last) for last in (*times, "cast(null as timestamp)")]
    hashes = {total(client, macros, f"select struct({each}) as v") for each in structs}
    assert len(hashes) == 3


def test_a_printed_check_tells_microseconds_apart(client, macros: Macros) -> None:
    found = []
    for digit in (6, 7):
        query = f"(select timestamp'2026-01-01 00:00:00.12345{digit}Z' as t)"
        found.append(client.run(macros.call("row_facts_sql", TABLE, query))[0])
    assert found[0]["n"] == found[1]["n"] == 1
    assert found[0]["h"] != found[1]["h"]


def test_a_type_is_taken_apart_or_not_at_all(macros: Macros) -> None:
    form = macros.call("form_of_type", "struct<a:map<string,array<int>>,we ird:decimal(10,2)>")
    assert [(each["name"], each["type"]) for each in form["fields"]] == [
        ("a", "map<string,array<int>>"), ("we ird", "decimal(10,2)"),
    ]  # fmt: skip
    for fields in ("a:int,... 5 more fields", "a,b:int", "a:b:int"):
        assert macros.call("form_of_type", f"struct<{fields}>")["kind"] == "other"
    for odd in ("variant", "geometry(4326)", "map<int>"):
        assert macros.call("form_of_type", odd)["kind"] == "other"


def test_no_statement_is_twice_as_long_as_it_was(macros: Macros) -> None:
    types = ("string", "bigint", "timestamp", "double", "date", "string")
    columns = [{"name": f"a_column_{number}", "type": types[number % 6]} for number in range(150)]
    new, old = (
        re.sub(r"\s+", " ", macros.call("fingerprint_sql", TABLE, "t", columns, recorded))
        for recorded in (None, OLD)
    )
    assert len(new) < 1.5 * len(old)
