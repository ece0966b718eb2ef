"""Where a drill restores to, and what is deleted of what interrupted verbs left."""

from __future__ import annotations

from typing import Any

import duckdb
import pytest

from tests.support.macros import Macros

GAMES = {"name": "games", "schema": "dev", "identifier": "games", "database": "lake", "in_lake": True}
PLAYERS = {
    "name": "players",
    "schema": "dev",
    "identifier": "players",
    "database": "memory",
    "in_lake": False,
}
TABLES = [
    {**table, "key": [], "resource": "source", "engine": None, "delta": True} for table in (GAMES, PLAYERS)
]


@pytest.fixture
def drill(macros: Macros) -> Macros:
    macros.replace("tables", lambda: TABLES)
    macros.replace("protected_tables", lambda: TABLES)
    return macros


def steps(macros: Macros, engine: str, table: dict[str, Any]) -> list[str]:
    table = {**table, "engine": engine, "sql": "x"}
    point = {
        "kind": "backup",
        "id": macros.call("backup_id", "set_20260203T090000Z", table),
        "label": "backup",
    }
    return macros.call("statements_of", macros.call("drill_steps", table, point))


@pytest.mark.parametrize("engine", ["databricks", "duckdb", "spark"])
@pytest.mark.parametrize("table", TABLES, ids=["games", "players"])
def test_a_drill_writes_to_its_own_schema_only(drill: Macros, engine: str, table: dict[str, Any]) -> None:
    found = steps(drill, engine, table)
    assert len(found) == len(set(found)), "no statement twice"
    assert all("dev_drill" in statement for statement in found)
    assert any("dev__" + table["name"] in statement for statement in found)


def test_no_model_may_lie_where_drills_restore_to(drill: Macros) -> None:
    drill.replace("tables", lambda: [{**TABLES[0], "schema": "DEV_DRILL"}])
    assert "is where drills restore to, and source 'games' lies in it" in drill.refused("scratch_schema")


@pytest.fixture
def connection() -> duckdb.DuckDBPyConnection:
    """A DuckDB with a table of each kind that a killed drill left, and folders in every place."""
    connection = duckdb.connect(config={"threads": 1})
    for statement in (
        "attach ':memory:' as lake",
        "create schema dev_drill",
        "create schema lake.dev_drill",
        "create table dev_drill.dev__players (x int)",
        "create table lake.dev_drill.dev__games (x int)",
        "create table lake.left_behind (path text, was text, bytes bigint)",
        "insert into lake.left_behind values ('lake/dev/games.partial', 'an interrupted copy', 7),"
        " ('lake/dev/games.1.damaged', 'a restore over a damaged table', 8),"
        " ('lake/dev_drill/dev__games.partial', 'an interrupted copy', 9),"
        " ('backups/set_20260101T000000Z.deleting', 'an interrupted deletion', 10)",
        "create macro lake.main.leftovers() as table select * from lake.left_behind",
    ):
        connection.execute(statement)
    return connection


def test_what_is_left_is_listed_with_the_statement_that_deletes_it(
    drill: Macros, connection: duckdb.DuckDBPyConnection
) -> None:
    drill.connect(connection)
    assert [(row["place"], row["kind"], row["to_run"]) for row in drill.call("all_leftovers")] == [
        ("backups", "folder", "select * from lake.clear('backups/set_20260101T000000Z.deleting');"),
        ("tables", "quarantine", "select * from lake.clear('lake/dev/games.1.damaged');"),
        ("tables", "folder", "select * from lake.clear('lake/dev/games.partial');"),
        ("drill", "folder", "select * from lake.clear('lake/dev_drill/dev__games.partial');"),
        ("drill", "table", "select * from lake.drop('dev_drill.dev__games');"),
        ("drill", "table", 'drop table if exists "memory"."dev_drill"."dev__players";'),
        ("drill", "schema", 'drop schema if exists "memory"."dev_drill";'),
    ]
    assert drill.call("scratch_tables") == ["dev__games", "dev__players"]


def test_the_printed_list_leaves_quarantined_tables_out(
    drill: Macros, connection: duckdb.DuckDBPyConnection
) -> None:
    """The verb looks whether they hold rows that nothing else has; the text cannot."""
    drill.replace("printed_tables", lambda asked: TABLES)
    [step] = drill.call("printed_clean_up", {}, {"dialect": "local"})
    printed = [row[-1] for row in connection.execute(step["sql"]).fetchall()]
    drill.connect(connection)
    found = [row["to_run"] for row in drill.call("all_leftovers")]
    assert set(found) - set(printed) == {"select * from lake.clear('lake/dev/games.1.damaged');"}
    assert printed == [statement for statement in found if statement in printed]


def test_the_schema_stays_while_another_table_lies_in_it(
    drill: Macros, connection: duckdb.DuckDBPyConnection
) -> None:
    connection.execute("create table dev_drill.somebody_elses (x int)")
    drill.connect(connection)
    assert [row["kind"] for row in drill.call("all_leftovers") if row["place"] == "drill"] == [
        "folder", "table", "table",
    ]  # fmt: skip


def test_a_drill_clears_its_own_place_only(drill: Macros, connection: duckdb.DuckDBPyConnection) -> None:
    rows = [
        {"place": place, "kind": "folder", "path": place, "to_run": f"clear {place};"}
        for place in ("backups", "tables", "drill")
    ]
    drill.replace("all_leftovers", lambda: rows)
    drill.call("drop_scratch")
    assert drill.sent == ["clear drill"]


@pytest.mark.parametrize(("found", "good"), [("1a2b", True), ("3c4d", False)])
def test_a_drilled_table_must_be_what_its_manifest_says(drill: Macros, found: str, good: bool) -> None:
    drill.replace("try_execute", lambda statement: None)
    drill.replace("try_fingerprint", lambda *_: {"rows": 7, "hash": found, "error": None})
    record = {
        "kind": "backup", "id": "set_20260203T090000Z/dev.games", "label": "backup", "columns": [], "rows": 7,
        "content_hash": "1a2b", "damaged": None,
    }  # fmt: skip
    drill.replace("find_damage", lambda record: None)
    answer = drill.call("drill_table", {**TABLES[0], "engine": "duckdb"}, record)
    assert (answer["error"] is None) is good
    assert answer["hash"] == found


def test_a_damaged_backup_is_not_restored(drill: Macros) -> None:
    record = {"kind": "backup", "id": "x", "label": "backup", "damaged": "read at noon"}
    answer = drill.call("drill_table", {**TABLES[0], "engine": "duckdb"}, record)
    assert answer["error"] == "games: read at noon"
    assert drill.sent == []
