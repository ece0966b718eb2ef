"""The recovery log: written in one place, read in one place; its queries are run by DuckDB."""

import datetime
import json
from collections import Counter
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest
import pytz
from deltalake import DeltaTable

from tests.support.macros import Macros
from tests.unit.macros.small_shop import Shop

COLUMNS = {
    "run_id": "varchar", "logged_at": "timestamptz", "who": "varchar", "verb": "varchar",
    "table_name": "varchar", "state": "varchar", "from_point": "varchar", "to_point": "varchar",
    "rows_before": "bigint", "rows_after": "bigint", "content_hash": "varchar", "seconds": "double",
    "detail": "varchar",
}  # fmt: skip
REPLACED = "dbt run-operation restore_table --args '{table: orders, version: 1, mode: replace}'"


@pytest.fixture
def log(macros: Macros) -> Macros:
    """A log that is a table of a DuckDB."""
    connection = duckdb.connect()
    connection.execute("set timezone = 'UTC'")
    columns = ", ".join(f"{name} {type_}" for name, type_ in COLUMNS.items())
    connection.execute(f"create table log ({columns})")
    return macros.connect(connection).replace("log_reader", lambda: "log")


def write(log: Macros, minute: int, run: str, verb: str, table: str | None, state: str, **more) -> None:
    at = datetime.datetime(2026, 2, 3, 9, minute, tzinfo=pytz.utc)
    entry = {"run_id": run, "logged_at": at, "verb": verb, "table_name": table, "state": state, **more}
    marks = ", ".join("?" * len(entry))
    log._connection.execute(f"insert into log ({', '.join(entry)}) values ({marks})", [*entry.values()])


def unfinished(log: Macros) -> list[tuple[str, str | None]]:
    return [(row["verb"], row["table_name"]) for row in log.call("unfinished_verbs")]


def test_an_entry_has_when_and_what(macros: Macros) -> None:
    rows: list[dict] = []
    macros.replace("write_log", rows.extend)
    macros.call("log_verb", "restore_table", "done", {"table_name": "orders", "seconds": 1.25})
    (row,) = rows
    assert set(row) <= set(COLUMNS)
    assert (row["run_id"], row["verb"], row["state"]) == ("this-run", "restore_table", "done")
    assert (row["table_name"], row["seconds"]) == ("orders", 1.25)
    assert datetime.datetime.fromisoformat(row["logged_at"]).tzinfo is not None


def written(**row: object) -> dict[str, str | None]:
    """What lake.try_query returns of a row."""
    return {"answer": json.dumps([row]), "error": None}


def test_the_lake_writes_an_entry_as_json(macros: Macros) -> None:
    macros.answers({r"lake\.log\(": [written(moved_to=None, kept_version=None)]})
    assert macros.call("write_log", [{"verb": "drill", "detail": "it's"}]) is None
    assert len(macros.sent) == 1
    entry = json.dumps([{"verb": "drill", "detail": "it's"}]).replace("'", "''")
    inner = f"lake.log('dev_recovery.recovery_log', '{entry}')".replace("'", "''")
    assert inner in macros.sent[0]
    assert macros.printed == []


def test_a_warehouse_makes_the_log_and_inserts_what_is_known(macros: Macros) -> None:
    entry = {"logged_at": "2026-02-03T09:00:00+00:00", "verb": "drill", "seconds": 1.5, "detail": None}
    macros.engine("databricks").replace("exists", lambda table: False)
    macros.call("write_log", [entry, {"verb": "drill", "table_name": "orders"}])
    _, schema, table, insert = macros.sent
    assert schema == "create schema if not exists `nhl`.`dev_recovery`"
    assert table.startswith("create table if not exists `nhl`.`dev_recovery`.`recovery_log` (")
    assert [line.split()[0] for line in table.splitlines()[1:-1]] == list(COLUMNS)
    assert insert == (
        "insert into `nhl`.`dev_recovery`.`recovery_log` (who, logged_at, verb, seconds, table_name) "
        "values (current_user(), cast('2026-02-03T09:00:00+00:00' as timestamp), 'drill', 1.5, null), "
        "(current_user(), null, 'drill', null, 'orders')"
    )


def test_what_exists_is_not_made_again(macros: Macros) -> None:
    """CREATE SCHEMA IF NOT EXISTS needs the right to create a schema even where it does nothing."""
    macros.engine("databricks").answers({"schemata": [{"schema_name": "dev_recovery"}]})
    for there, made in ((True, []), (False, ["create table if not exists"])):
        macros.sent.clear()
        macros.replace("exists", lambda table, there=there: there).call("write_log", [{"verb": "drill"}])
        sent = [sql for sql in macros.sent if sql.startswith("create")]
        assert [sql.partition(" `")[0] for sql in sent] == made


def test_a_warehouse_writes_who_the_catalog_knows(macros: Macros) -> None:
    macros.engine("databricks").replace("exists", lambda table: True)
    macros.call("write_log", [{"verb": "drill"}])
    assert macros.sent[-1].endswith("(who, verb) values (current_user(), 'drill')")


def test_without_a_log_it_is_empty(macros: Macros) -> None:
    assert macros.call("log_reader") is None
    assert macros.call("unfinished_verbs") == []
    assert macros.call("loss_memory") == {}
    assert macros.call("pace_of_restores") == {}


def test_a_log_is_read_where_it_lies(macros: Macros) -> None:
    macros.answers({r"lake\.describe\(": [{"version": 3}]})
    assert macros.call("log_reader") == "lake.now('dev_recovery.recovery_log')"
    macros.engine("databricks").answers({"information_schema": [{"table_name": "recovery_log"}]})
    assert macros.call("log_reader") == "`nhl`.`dev_recovery`.`recovery_log`"


def test_a_verb_without_an_end_is_unfinished(log: Macros) -> None:
    write(log, 1, "a", "restore_table", "orders", "started", detail=REPLACED)
    write(log, 2, "b", "backup_all", None, "started")
    write(log, 3, "this-run", "drill", None, "started")
    write(log, 4, "c", "blue_green_swap", None, "started")
    assert unfinished(log) == [("restore_table", "orders"), ("backup_all", None)]
    assert log.call("unfinished_verbs")[0]["detail"] == REPLACED


@pytest.mark.parametrize(("end", "left"), [
    (("a", "restore_table", "orders", "done"), 0),
    (("a", "restore_table", "orders", "failed"), 0),
    (("b", "restore_table", "orders", "done"), 0),
    (("b", "restore_table", "orders", "failed"), 1),
    (("b", "restore_table", "games", "done"), 1),
    (("b", "drill", "orders", "done"), 1),
    (("b", "restore_table", "orders", "started"), 2),
])  # fmt: skip
def test_what_ends_a_verb(log: Macros, end: tuple[str, str, str, str], left: int) -> None:
    write(log, 1, "a", "restore_table", "orders", "started")
    write(log, 2, *end)
    assert len(unfinished(log)) == left


@pytest.mark.parametrize("verb", ["backup", "backup_table", "backup_all"])
def test_any_later_copy_of_a_table_ends_one_and_an_earlier_copy_none(log: Macros, verb: str) -> None:
    write(log, 1, "b", verb, "orders", "done")
    write(log, 2, "a", "backup", "orders", "started")
    assert unfinished(log) == [("backup", "orders")]
    write(log, 3, "b", verb, "orders", "done")
    assert unfinished(log) == []


@pytest.mark.parametrize(("entry", "command"), [
    ({"verb": "restore_table", "table_name": "orders", "detail": REPLACED}, REPLACED),
    ({"verb": "backup", "table_name": "orders", "detail": None},
     "dbt run-operation backup_table --args '{table: orders}'"),
    ({"verb": "restore_table", "table_name": "orders", "detail": "by hand"},
     "dbt run-operation recovery_plan --args '{table: orders}'"),
    ({"verb": "backup_all", "table_name": None, "detail": ""}, "dbt run-operation recovery_plan"),
])  # fmt: skip
def test_the_command_that_goes_on(macros: Macros, entry: dict, command: str) -> None:
    assert macros.call("repeat_command", entry) == command


def test_a_restore_that_replaces_a_table_accepts_what_it_lacks(log: Macros) -> None:
    write(log, 10, "a", "restore_table", "orders", "done", seconds=30.0, detail=REPLACED)
    write(log, 20, "b", "restore_all", "orders", "done", seconds=None, detail="mode: replace")
    write(log, 30, "c", "restore_table", "orders", "done", seconds=1.0, detail="mode: merge")
    write(log, 40, "d", "restore_table", "games", "failed", detail=REPLACED)
    at = datetime.datetime(2026, 2, 3, 9, 20, tzinfo=pytz.utc)
    accepted = {"at": at, "afresh": True, "version": None, "backup": None, "until": at}
    assert log.call("loss_memory") == {"orders": {"accepted": accepted, "id": None}}


def test_the_newest_judgement_of_the_guard_counts(log: Macros) -> None:
    for minute, mark in ((10, "old"), (20, "new")):
        write(log, minute, "a", "guard", None, "done", detail=json.dumps({"orders": {"mark": mark}}))
    assert log.call("loss_memory") == {"orders": {"mark": "new"}}


def test_the_pace_is_that_of_earlier_restores(log: Macros) -> None:
    for minute, (verb, table, state, point, rows, seconds) in enumerate([
        ("restore_table", "orders", "done", "version 3", 100, 10.0),
        ("restore_table", "games", "done", "version 4", 300, 10.0),
        ("drill", "games", "done", "set_1", 50, 1.0),
        ("restore_table", "games", "failed", "set_1", 9, 1.0),
        ("backup_table", "games", "done", "set_1", 9, 1.0),
        ("restore_table", "games", "done", "set_1", 0, 1.0),
    ]):  # fmt: skip
        more = {"from_point": point, "rows_after": rows, "seconds": seconds}
        write(log, minute, "a", verb, table, state, **more)
    assert log.call("pace_of_restores") == {"version": 20.0, "backup": 50.0}


@pytest.mark.parametrize(("rows", "kind", "seconds"), [
    (401, "version", 21), (1, "version", 1), (0, "version", 1),
    (None, "version", None), (5, "backup", None),
])  # fmt: skip
def test_the_time_of_a_restore_is_reckoned_from_the_pace(macros: Macros, rows, kind, seconds) -> None:
    assert macros.call("seconds_for", {"rows_after": rows}, {"kind": kind}, {"version": 20.0}) == seconds


def test_the_pace_of_backups_is_that_of_copies_that_ended(log: Macros) -> None:
    assert log.call("pace_of_backups") == {}
    for minute, (verb, state, rows, seconds) in enumerate([
        ("backup_all", "done", 100, 10.0), ("backup", "done", 300, 10.0), ("drill", "done", 9, 1.0),
        ("backup_table", "failed", 9, 1.0), ("backup_all", "done", 0, 1.0),
    ]):  # fmt: skip
        write(log, minute, "a", verb, "orders", state, rows_after=rows, seconds=seconds)
    assert log.call("pace_of_backups") == {"backup": 20.0}


@pytest.mark.parametrize(("rows", "seconds"), [((100, 301), 21), ((100, None), None), ((), 0)])
def test_the_time_to_go_is_known_when_that_of_each_table_is(macros: Macros, rows, seconds) -> None:
    points = [{"kind": "backup", "rows_after": each} for each in rows]
    assert macros.call("seconds_to_go", points, {"backup": 20.0}) == seconds


def test_a_set_is_copied_with_a_line_a_table_but_not_for_programs(log: Macros) -> None:
    tables = [{"name": name, "schema": "dev", "identifier": name} for name in ("orders", "rates")]
    log.replace("write_log", lambda *_: {})
    log.replace("try_backup", lambda *_, **__: {"record": {}, "problem": None})
    newest = {"schema": "dev", "complete": True, "rows": 400}
    log.replace(
        "backups", lambda: [{**newest, "table": name, "identifier": name} for name in ("orders", "rates")]
    )
    log.replace("free_set_id", lambda kind, all_backups: "set_1")
    log.call("take_set", tables, [], None, "text")
    assert log.printed == ["[1/2] orders: 0 s so far", "[2/2] rates: 0 s so far"]
    write(log, 1, "a", "backup_all", "orders", "done", rows_after=200, seconds=10.0)
    log.printed.clear()
    log.call("take_set", tables, [], None, "text")
    assert log.printed == [
        "[1/2] orders: 0 s so far, about 40 s to go", "[2/2] rates: 0 s so far, about 20 s to go"
    ]  # fmt: skip
    log.printed.clear()
    log.call("take_set", tables, [], None, "json")
    assert log.printed == []


@pytest.mark.thorough_when(verb=["recovery_plan", "restore_all"])
@pytest.mark.parametrize(("verb", "arguments"), [
    ("recovery_plan", {}), ("incident_report", {"since": "2026-01-01 00:00:00"}), ("backup_all", {}),
    ("restore_all", {"backup": "latest"}),
])  # fmt: skip
@pytest.mark.parametrize("harm", [lambda file: file.write_bytes(b""), Path.unlink], ids=["emptied", "gone"])
def test_a_damaged_file_of_the_log_stops_no_verb_and_is_reported_once(
    shop: Shop, verb, arguments, harm
) -> None:
    log = shop.data_dir / "lake" / "dev_recovery" / "recovery_log"
    file = min(log.glob("*.parquet"))
    before = DeltaTable(str(log)).to_pyarrow_table()["detail"].to_pylist()
    lost = pq.read_table(file)["detail"].to_pylist()
    harm(file)
    said = shop.verb(verb, **arguments)
    assert said.count("The recovery log ") == 1
    assert f"lost entries: {len(lost)} of {len(before)})" in said
    assert "damaged" not in shop.verb("backup_all")
    left = DeltaTable(str(log)).to_pyarrow_table()["detail"].to_pylist()
    assert not Counter(before) - Counter(left) - Counter(lost)
    assert log.with_name("recovery_log.1.damaged").is_dir()


def test_a_verb_that_writes_alone_names_the_log_that_it_moved(macros: Macros) -> None:
    moved = {"moved_to": "recovery_log.1.damaged", "lost": "all", "kept_version": None}
    for is_new, said in ((False, []), (True, [
        "The recovery log was damaged (lost entries: all): it was moved aside as "
        "dev_recovery/recovery_log.1.damaged, and the new one begins empty."
    ])):  # fmt: skip
        macros.answers({r"lake\.log\(": [written(**moved, is_new=is_new)]})
        macros.call("write_log", [{"verb": "drill"}])
        assert macros.printed == said


@pytest.mark.parametrize(("begun", "end"), [
    ("restore_all", "restore_table"), ("restore_table", "restore_all"), ("restore_all", "restore_all"),
])  # fmt: skip
def test_any_later_restore_of_a_table_ends_one(log: Macros, begun: str, end: str) -> None:
    """The table of an interrupted restore_all is restored by restore_table: doctor prints that command."""
    write(log, 1, "a", begun, "orders", "started", detail=REPLACED)
    write(log, 2, "b", end, "rates", "done")
    write(log, 3, "b", end, None, "done")
    assert unfinished(log) == [(begun, "orders")]
    write(log, 4, "b", end, "orders", "done")
    assert unfinished(log) == []
