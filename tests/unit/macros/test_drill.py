"""Where a drill restores to, and what is deleted of what interrupted verbs left."""

import json
from typing import Any

import duckdb
import pytest
from deltalake import write_deltalake

from dbt_duckdb_delta import session
from tests.support.macros import Macros
from tests.unit.macros.builders import node
from tests.unit.macros.small_shop import SIZE, Shop, content, rows

ALIKE = {"schema": "dev", "key": [], "resource": "source", "engine": None, "delta": True}
TABLES = [
    {"name": "games", "identifier": "games", "database": "lake", "in_lake": True, **ALIKE},
    {"name": "players", "identifier": "players", "database": "memory", "in_lake": False, **ALIKE},
]


@pytest.fixture
def drill(macros: Macros) -> Macros:
    return macros.replace("tables", lambda: TABLES).replace("protected_tables", lambda: TABLES)


@pytest.mark.parametrize("engine", ["databricks", "duckdb", "spark"])
@pytest.mark.parametrize("table", TABLES, ids=["games", "players"])
def test_a_drill_writes_to_its_own_schema_only(drill: Macros, engine: str, table: dict[str, Any]) -> None:
    table = {**table, "engine": engine, "sql": "x"}
    backup = drill.call("backup_id", "set_20260203T090000Z", table)
    point = {"kind": "backup", "id": backup, "label": "backup"}
    found = drill.call("statements_of", drill.call("drill_steps", table, point))
    assert len(found) == len(set(found)), "no statement twice"
    assert all("dev_drill" in statement for statement in found)
    assert any("dev__" + table["name"] in statement for statement in found)


def test_a_set_with_a_copy_that_is_known_to_be_damaged_is_drilled_and_named(shop: Shop) -> None:
    """Each document is the first line: a monitor reads it, and dbt prints its error behind it."""
    file = next((shop.data_dir / "backups").rglob("dev.orders/*.parquet"))
    file.write_bytes(file.read_bytes()[:100])
    for verb, arguments, verdict in [
        ("verify_backup", {"table": "orders"}, "verified"),  # marks it
        ("verify_backup", {"backup": shop.backup}, "verified"),
        ("drill", {"backup": shop.backup}, "good"),
    ]:
        sentence = shop.refused(verb, output="json", **arguments)
        assert "dev.orders" in sentence
        document, *others = shop.macros.printed
        assert others == [sentence]
        assert json.loads(document)[verdict] is False
    assert [answer["rows"] for answer in json.loads(document)["tables"]] == [None, 2 * SIZE]


def test_no_model_may_lie_where_drills_restore_to(drill: Macros) -> None:
    drill.replace("tables", lambda: [{**TABLES[0], "schema": "DEV_DRILL"}])
    assert "is where drills restore to, and source 'games' lies in it" in drill.refused("scratch_schema")


def test_live_tables_where_drills_restore_to_are_a_finding_and_no_leftovers(shop: Shop) -> None:
    live = shop.data_dir / "lake" / "dev_drill" / "dev__orders"  # as a drill would name it
    write_deltalake(live, rows(0))
    shop.verb("list_backups")
    source = node("dev__orders", "source", database="lake", schema="dev_drill", identifier="dev__orders")
    shop.macros.graph["sources"]["live"] = source
    session.refresh_views(shop.connection, shop.data_dir)
    assert shop.macros.call("leftovers") == shop.macros.call("scratch_tables") == []
    facts = shop.macros.call("unfinished_facts", None)
    assert "source 'dev__orders' lies in it" in facts["taken"]
    assert "lies in it" in shop.macros.refused("drill")
    shop.macros.call("clean_up", dry_run=False)
    assert len(content(live)) == SIZE


@pytest.fixture
def connection() -> duckdb.DuckDBPyConnection:
    """A DuckDB with a table of each kind that a killed drill left, and folders in every place."""
    connection = duckdb.connect(config={"threads": 1})
    for statement in (
        "attach ':memory:' as lake; create schema dev_drill; create schema lake.dev_drill",
        "create table dev_drill.dev__players (x int)",
        "create table lake.dev_drill.dev__games (x int)",
        "create table lake.left_behind (path text, was text, bytes bigint)",
        "insert into lake.left_behind values ('lake/dev/games.partial~', 'an interrupted copy', 7),"
        " ('lake/dev/games.1.damaged', 'a restore over a damaged table', 8),"
        " ('lake/dev_drill/dev__games.partial~', 'an interrupted copy', 9),"
        " ('backups/set_20260101T000000Z.deleting~', 'an interrupted deletion', 10)",
        "create macro lake.main.leftovers() as table select * from lake.left_behind",
    ):
        connection.execute(statement)
    return connection


def test_a_protected_table_is_no_leftover_whatever_it_is_called(drill: Macros, connection) -> None:
    drill.connect(connection)

    def quarantined() -> list[str]:
        return [row["path"] for row in drill.call("all_leftovers") if row["kind"] == "quarantine"]

    assert quarantined() == ["lake/dev/games.1.damaged"]
    drill.replace("protected_tables", lambda: [{**TABLES[0], "identifier": "games.1.damaged"}])
    assert quarantined() == []


def test_what_is_left_is_listed_with_the_statement_that_deletes_it(drill: Macros, connection) -> None:
    drill.connect(connection)
    assert [(row["place"], row["kind"], row["to_run"]) for row in drill.call("all_leftovers")] == [
        ("backups", "folder", "select * from lake.clear('backups/set_20260101T000000Z.deleting~');"),
        ("tables", "quarantine", "select * from lake.clear('lake/dev/games.1.damaged');"),
        ("tables", "folder", "select * from lake.clear('lake/dev/games.partial~');"),
        ("drill", "folder", "select * from lake.clear('lake/dev_drill/dev__games.partial~');"),
        ("drill", "table", "select * from lake.drop('dev_drill.dev__games');"),
        ("drill", "table", 'drop table if exists "memory"."dev_drill"."dev__players";'),
        ("drill", "schema", 'drop schema if exists "memory"."dev_drill";'),
    ]
    assert drill.call("scratch_tables", drill.call("all_leftovers")) == ["dev__games", "dev__players"]


def test_the_printed_list_leaves_quarantined_tables_out(drill: Macros, connection) -> None:
    """The verb looks whether they hold rows that nothing else has; the text cannot."""
    drill.replace("printed_tables", lambda asked: TABLES)
    [step] = drill.call("printed_clean_up", {}, {"dialect": "local"})
    printed = [row[-1] for row in connection.execute(step["sql"]).fetchall()]
    drill.connect(connection)
    found = [row["to_run"] for row in drill.call("all_leftovers")]
    assert set(found) - set(printed) == {"select * from lake.clear('lake/dev/games.1.damaged');"}
    assert printed == [statement for statement in found if statement in printed]


def test_the_schema_stays_while_another_table_lies_in_it(drill: Macros, connection) -> None:
    connection.execute("create table dev_drill.somebody_elses (x int)")
    drill.connect(connection)
    assert "schema" not in {row["kind"] for row in drill.call("all_leftovers")}


def test_a_drill_clears_its_own_place_only(drill: Macros) -> None:
    left = {"backups": "one;", "tables": "two;", "drill": "three;"}
    drill.replace("all_leftovers", lambda: [{"place": place, "to_run": sql} for place, sql in left.items()])
    drill.call("drop_scratch")
    assert drill.sent == ["three"]


def test_a_drill_that_cannot_drop_its_tables_says_so_and_is_not_unfinished(shop: Shop) -> None:
    shop.verb("list_backups")
    shop.macros.replace("error_of_change", lambda sql: "It was refused.")
    said = shop.macros.refused("drill")
    assert said.startswith("The 2 tables of set_")
    assert said.endswith("came back as recorded. It was refused. It was refused.")
    assert (shop.data_dir / "lake" / "dev_drill" / "dev__orders").exists()
    shop.verb("list_backups")
    assert shop.macros.call("unfinished_verbs") == []
