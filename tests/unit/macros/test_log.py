"""The recovery log: written in one place, read in one place; its queries are run by DuckDB."""

from __future__ import annotations

import datetime
import json

import duckdb
import pytest
import pytz

from tests.support.macros import Macros

COLUMNS = {
    "run_id": "varchar",
    "logged_at": "timestamptz",
    "who": "varchar",
    "verb": "varchar",
    "table_name": "varchar",
    "state": "varchar",
    "from_point": "varchar",
    "to_point": "varchar",
    "rows_before": "bigint",
    "rows_after": "bigint",
    "content_hash": "varchar",
    "seconds": "double",
    "detail": "varchar",
}
REPLACED = "dbt run-operation restore_table --args '{table: orders, version: 1, mode: replace}'"


@pytest.fixture
def log(macros: Macros) -> Macros:
    """A log that is a table of a DuckDB."""
    connection = duckdb.connect()
    connection.execute("set timezone = 'UTC'")
    connection.execute(
        "create table log (" + ", ".join(f"{name} {type_}" for name, type_ in COLUMNS.items()) + ")"
    )
    return macros.connect(connection).replace("log_reader", lambda: "log")


def write(
    log: Macros, minute: int, run: str, verb: str, table: str | None, state: str, **others: object
) -> None:
    row = {
        "run_id": run,
        "logged_at": datetime.datetime(2026, 2, 3, 9, minute, tzinfo=pytz.utc),
        "who": "anna",
        "verb": verb,
        "table_name": table,
        "state": state,
        **others,
    }
    names, marks = ", ".join(row), ", ".join("?" * len(row))
    log._connection.execute(f"insert into log ({names}) values ({marks})", list(row.values()))


def unfinished(log: Macros) -> list[tuple[str, str | None]]:
    return [(row["verb"], row["table_name"]) for row in log.call("unfinished_verbs")]


def test_an_entry_has_who_when_and_what(macros: Macros) -> None:
    rows: list[dict] = []
    macros.replace("write_log", rows.append)
    macros.call("log_verb", "restore_table", "done", {"table_name": "orders", "seconds": 1.25})
    (row,) = rows
    assert set(row) <= set(COLUMNS)
    assert (row["run_id"], row["verb"], row["state"]) == ("this-run", "restore_table", "done")
    assert (row["table_name"], row["seconds"], row["who"]) == ("orders", 1.25, "unknown")
    assert datetime.datetime.fromisoformat(row["logged_at"]).tzinfo is not None


def test_the_lake_writes_an_entry_as_json(macros: Macros) -> None:
    macros.answers({r"lake\.log\(": [{"moved_to": None, "kept_version": None}]})
    macros.call("write_log", {"verb": "drill", "detail": "it's"})
    assert len(macros.sent) == 1
    entry = json.dumps({"verb": "drill", "detail": "it's"}).replace("'", "''")
    assert f"lake.log('dev_recovery.recovery_log', '{entry}')" in macros.sent[0]
    assert macros.printed == []


@pytest.mark.parametrize(
    ("kept", "sentence"),
    [(7, "Its entries up to version 7 stand in the new one."), (None, "None of its entries could be read")],
)
def test_a_log_that_was_damaged_is_told(macros: Macros, kept: int | None, sentence: str) -> None:
    macros.answers({r"lake\.log\(": [{"moved_to": "recovery_log.1.damaged", "kept_version": kept}]})
    macros.call("write_log", {"verb": "drill"})
    assert "dev_recovery/recovery_log.1.damaged" in macros.printed[0]
    assert sentence in macros.printed[0]


def test_a_warehouse_makes_the_log_and_inserts_what_is_known(macros: Macros) -> None:
    macros.engine("databricks").call(
        "write_log",
        {"logged_at": "2026-02-03T09:00:00+00:00", "verb": "drill", "seconds": 1.5, "detail": None},
    )
    schema, table, insert = macros.sent
    assert schema == "create schema if not exists `nhl`.`dev_recovery`"
    assert table.startswith("create table if not exists `nhl`.`dev_recovery`.`recovery_log` (")
    assert [line.split()[0] for line in table.splitlines()[1:-1]] == list(COLUMNS)
    assert insert == (
        "insert into `nhl`.`dev_recovery`.`recovery_log` (logged_at, verb, seconds) "
        "values (cast('2026-02-03T09:00:00+00:00' as timestamp), 'drill', 1.5)"
    )


def test_without_a_log_it_is_empty(macros: Macros) -> None:
    assert macros.call("log_reader") is None
    assert macros.call("unfinished_verbs") == []
    assert macros.call("last_replacements") == {}
    assert macros.call("pace_of_restores") == {}


def test_a_log_is_read_where_it_lies(macros: Macros) -> None:
    macros.answers({r"lake\.describe\(": [{"version": 3}]})
    assert macros.call("log_reader") == "lake.now('dev_recovery.recovery_log')"
    macros.engine("databricks").answers({"information_schema": [{"table_name": "recovery_log"}]})
    assert macros.call("log_reader") == "`nhl`.`dev_recovery`.`recovery_log`"


def test_a_damaged_log_is_read_up_to_its_newest_readable_version(macros: Macros) -> None:
    set_aside = {
        "name": "recovery_log.1.damaged",
        "version": 9,
        "rows": 1,
        "committed_at": "2026-02-03 09:00:00",
    }
    damaged = {**set_aside, "name": "recovery_log", "version": 4}
    macros.answers({r"lake\.remains\(": [set_aside, damaged]})
    assert macros.call("log_reader") == "lake.at('dev_recovery.recovery_log', 4)"


def test_a_verb_without_an_end_is_unfinished(log: Macros) -> None:
    write(log, 1, "a", "restore_table", "orders", "started", detail=REPLACED)
    write(log, 2, "b", "backup_all", None, "started")
    write(log, 3, "this-run", "drill", None, "started")
    write(log, 4, "c", "blue_green_swap", None, "started")
    assert unfinished(log) == [("restore_table", "orders"), ("backup_all", None)]
    assert log.call("unfinished_verbs")[0]["detail"] == REPLACED


@pytest.mark.parametrize(
    ("end", "left"),
    [
        (("a", "restore_table", "orders", "done"), 0),
        (("a", "restore_table", "orders", "failed"), 0),
        (("b", "restore_table", "orders", "done"), 0),
        (("b", "restore_table", "orders", "failed"), 1),
        (("b", "restore_table", "games", "done"), 1),
        (("b", "drill", "orders", "done"), 1),
        (("b", "restore_table", "orders", "started"), 2),
    ],
)
def test_what_ends_a_verb(log: Macros, end: tuple[str, str, str, str], left: int) -> None:
    write(log, 1, "a", "restore_table", "orders", "started")
    write(log, 2, *end)
    assert len(unfinished(log)) == left


def test_an_earlier_end_ends_nothing(log: Macros) -> None:
    write(log, 1, "b", "restore_table", "orders", "done")
    write(log, 2, "a", "restore_table", "orders", "started")
    assert unfinished(log) == [("restore_table", "orders")]


@pytest.mark.parametrize("verb", ["backup", "backup_table", "backup_all"])
def test_any_later_copy_of_a_table_ends_one(log: Macros, verb: str) -> None:
    write(log, 1, "a", "backup", "orders", "started")
    write(log, 2, "b", verb, "orders", "done")
    assert unfinished(log) == []


@pytest.mark.parametrize(
    ("entry", "command"),
    [
        ({"verb": "restore_table", "table_name": "orders", "detail": REPLACED}, REPLACED),
        (
            {"verb": "backup", "table_name": "orders", "detail": None},
            "dbt run-operation backup_table --args '{table: orders}'",
        ),
        (
            {"verb": "restore_table", "table_name": "orders", "detail": "by hand"},
            "dbt run-operation recovery_plan --args '{table: orders}'",
        ),
        ({"verb": "backup_all", "table_name": None, "detail": ""}, "dbt run-operation recovery_plan"),
    ],
)
def test_the_command_that_goes_on(macros: Macros, entry: dict, command: str) -> None:
    assert macros.call("repeat_command", entry) == command


def test_the_last_replacement_of_each_table(log: Macros) -> None:
    write(log, 10, "a", "restore_table", "orders", "done", seconds=30.0, detail=REPLACED)
    write(log, 20, "b", "restore_all", "orders", "done", seconds=None, detail="mode: replace")
    write(log, 30, "c", "restore_table", "orders", "done", seconds=1.0, detail="mode: merge")
    write(log, 40, "d", "restore_table", "games", "failed", detail=REPLACED)
    found = log.call("last_replacements")
    assert found == {"orders": datetime.datetime(2026, 2, 3, 9, 20, tzinfo=pytz.utc)}


def test_the_pace_is_that_of_earlier_restores(log: Macros) -> None:
    write(
        log, 1, "a", "restore_table", "orders", "done", from_point="version 3", rows_after=100, seconds=10.0
    )
    write(log, 2, "b", "restore_table", "games", "done", from_point="version 4", rows_after=300, seconds=10.0)
    write(log, 3, "c", "drill", "games", "done", from_point="set_1", rows_after=50, seconds=1.0)
    write(log, 4, "d", "restore_table", "games", "failed", from_point="set_1", rows_after=9, seconds=1.0)
    write(log, 5, "e", "backup_table", "games", "done", from_point="set_1", rows_after=9, seconds=1.0)
    write(log, 6, "f", "restore_table", "games", "done", from_point="set_1", rows_after=0, seconds=1.0)
    assert log.call("pace_of_restores") == {"version": 20.0, "backup": 50.0}


@pytest.mark.parametrize(
    ("rows", "kind", "seconds"),
    [
        (401, "version", 21),
        (1, "version", 1),
        (0, "version", 1),
        (None, "version", None),
        (5, "backup", None),
    ],
)
def test_the_time_of_a_restore_is_reckoned_from_the_pace(
    macros: Macros, rows: int | None, kind: str, seconds: int | None
) -> None:
    assert macros.call("seconds_for", {"rows_after": rows}, {"kind": kind}, {"version": 20.0}) == seconds
