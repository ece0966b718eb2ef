"""Backups that a user may not see are not missing: verbs name the right, and no build begins a table anew."""

from __future__ import annotations

import datetime
import re
from typing import Any

import duckdb
import pytest
import pytz

from tests.support.cases import cases
from tests.support.macros import Macros, Refused

NO_SELECT = "[INSUFFICIENT_PERMISSIONS] User does not have SELECT on Table 'main.dev_backup.{}'."
NO_USE = "[PERMISSION_DENIED] User does not have USE SCHEMA on Schema 'main.dev_backup'. SQLSTATE: 42501"
NOT_FOUND = "[TABLE_OR_VIEW_NOT_FOUND] The table or view cannot be found."
ASK = "ask the owner of the schema main.dev_backup to run: grant {0} on schema main.dev_backup to `YOU`."
SELECT = "the backups in main.dev_backup are not shown to this user. The right SELECT is missing: "
SELECT += ASK.format("select")
USE = "The right USE SCHEMA is missing: " + ASK.format("use schema")
UNSEEN = "it had 45 rows, as the recovery log records, and the catalog shows this user neither a backup nor"


def taken(*days: int, table: str = "orders") -> list[dict[str, Any]]:
    """Entries of the recovery log, as recorded_backups() returns them."""
    sets = [f"set_202602{day:02}T090000Z" for day in days]
    return [
        {"table_name": table, "id": f"{each}__dev__{table}", "set_id": each, "rows_after": 45}
        for each in sets
    ]


def table(macros: Macros, name: str = "orders") -> dict[str, Any]:
    return macros.call("table_at", "main", "dev", name, key=["id"])


def warehouse(macros: Macros, *denied: str, error: str = NO_SELECT, schema: bool = True) -> Macros:
    """One that shows no backup; those that `denied` names exist."""
    macros.engine("databricks")

    def tried(sql: str) -> dict[str, Any]:
        name = re.findall(r"`([^`]*)` limit 0", sql)[0]
        macros.sent.append(name)
        hidden = any(each in name for each in denied)
        return {"rows": None, "error": error.format(name) if hidden else NOT_FOUND}

    macros.replace("try_query", tried).replace("backups", list)
    macros.replace("schema_exists", lambda table, name: schema)
    macros.replace("protected_tables", lambda: [table(macros)])
    return macros.replace("recorded_backups", list)


@cases("denied, error, recorded, schema, why", """
    [],       NO_SELECT, [],        true,  null
    [],       NO_SELECT, [2, 1],    true,  null
    [orders], NO_USE,    [],        true,  USE
    [0202T],  NO_SELECT, [2, 1],    true,  SELECT
    [0201T],  NO_SELECT, [3, 2, 1], true,  SELECT
    [],       NO_SELECT, [2],       false, and the schema main.dev_backup is not shown to this user
""")  # fmt: skip
def test_the_newest_backup_that_the_log_has_shows_which_right_is_missing(
    macros: Macros, denied, error, recorded, schema, why
) -> None:
    warehouse(macros, *denied, error=globals()[error], schema=schema)
    found = macros.call("hidden_backups", [table(macros), table(macros, "rates")], taken(*recorded))
    assert (globals().get(why, why) or "") in found.get("dev", "")
    assert bool(found) is bool(why)


def test_one_look_is_enough_where_the_right_is_missing(macros: Macros) -> None:
    warehouse(macros, "__dev__")
    tables = [table(macros), table(macros, "rates")]
    assert macros.call("hidden_backups", tables, taken(3, 2) + taken(3, table="rates"))
    assert macros.sent == ["set_20260203T090000Z__dev__orders"]
    warehouse(macros)
    macros.sent.clear()
    assert not macros.call("hidden_backups", tables, taken(*range(28, 0, -1)))
    assert len(macros.sent) == 10, "of a log of years not all are tried"


@pytest.mark.parametrize(("verb", "arguments"), [
    ("list_backups", {}), ("list_backups", {"table": "orders"}), ("good_set", {"wanted": "latest"}),
    ("find_backups", {"wanted": "set_x"}), ("free_set_id", {"kind": "set"}),
])  # fmt: skip
def test_no_verb_reports_that_no_backup_exists_where_it_cannot_see_any(macros: Macros, verb, arguments):
    warehouse(macros, "__dev__").replace("recorded_backups", lambda: taken(2))
    macros.replace("backup_units", lambda all_backups: []).replace("find_table", lambda name: table(macros))
    assert macros.refused(verb, **arguments) == "Cannot list all backups: " + SELECT
    warehouse(macros)
    if verb in ("good_set", "find_backups"):
        assert "take one: dbt run-operation backup_all" in macros.refused(verb, **arguments)
    else:
        macros.call(verb, **arguments)


def test_a_restore_names_the_right_and_stops_no_other(macros: Macros) -> None:
    warehouse(macros, "__dev__").replace("recorded_backups", lambda: taken(2))
    found = macros.call("try_find_backup", table(macros), "latest")
    assert found == {"refusal": "Cannot list all backups: " + SELECT}
    macros.replace("adoption_paths", lambda *_: []).replace("dropped_tables", lambda table: [])
    said = macros.call("refusal_without_point", {**table(macros), "reload": None}, {}, [], [])
    assert said == "No point of orders can be read. Cannot list all backups: " + SELECT


def test_doctor_does_not_advise_another_backup(macros: Macros) -> None:
    fact = {"table": {"name": "orders"}, "good": None, "backups": [], "hidden": SELECT}
    [found] = macros.call("check_backups", [fact])
    assert (found["status"], found["command"]) == ("FAIL", None)
    assert found["detail"] == "whether orders has a backup is not known: " + SELECT


def begin(macros: Macros, memory: dict | None = None, engine: str = "databricks") -> list[tuple]:
    """The entries that a build of the absent table `orders` leaves in the log, where it is not refused."""
    entries: list[tuple] = []
    each = {"table": {**table(macros), "resource": "snapshot", "engine": engine}, "type": None}
    macros.replace("tables_of_run", lambda: [{**each, "readers": []}]).replace(
        "loss_memory", lambda: memory or {}
    )
    macros.replace("what_remembers", lambda *_: None).replace("find_table", lambda name: each["table"])
    macros.replace("log_verb", lambda verb, state, entry: entries.append((verb, entry["table_name"])))
    macros.call("refuse_losses")
    return entries


@pytest.mark.parametrize(("denied", "recorded", "memory", "why"), [
    (["__dev__"], taken(2), {}, SELECT), (["__dev__"], taken(2), {"orders": {"rows": 45}}, SELECT),
    ([], taken(2), {}, UNSEEN), ([], [], {"orders": {"rows": 45}}, UNSEEN),
    ([], [], {"orders": {"rows": 0}}, None), ([], [], {"orders": {}}, None), ([], [], {}, None),
    ([], taken(2, table="rates"), {"rates": {"rows": 45}}, None),
])  # fmt: skip
def test_a_table_that_had_rows_is_not_begun_where_nothing_of_it_is_shown(
    macros: Macros, denied, recorded, memory, why
) -> None:
    warehouse(macros, *denied).replace("recorded_backups", lambda: recorded)
    if why is None:
        assert begin(macros, memory) == []
        return
    with pytest.raises(Refused) as refused:
        begin(macros, memory)
    said = str(refused.value)
    assert said.startswith(
        "Blocked: protected table orders does not exist, and whether a backup holds it is not "
    )
    assert f"known: {why}" in said
    assert said.endswith(" To begin it anew anyway, run with --vars '{accept_loss: [orders]}'.")
    macros.variables["accept_loss"] = ["orders"]
    assert begin(macros, memory) == [("accept_loss", "orders")]


def test_where_the_catalog_shows_everything_nothing_more_is_asked(macros: Macros) -> None:
    warehouse(macros, "__dev__").engine("duckdb").replace("recorded_backups", None)
    macros.replace("second_place", lambda: None)
    assert begin(macros, {"orders": {"rows": 45}}, engine="duckdb") == []
    assert macros.call("hidden_text", [table(macros)]) is None
    assert macros.sent == []


def test_the_log_names_the_backups_that_were_not_deleted(macros: Macros) -> None:
    log = duckdb.connect()
    log.execute("create table log (logged_at timestamptz, verb varchar, table_name varchar, state varchar, "
                "from_point varchar, to_point varchar, rows_after bigint)")  # fmt: skip

    def write(day: int, verb: str, state: str, name: str | None, old: str | None, new: str | None) -> None:
        at = datetime.datetime(2026, 2, day, tzinfo=pytz.utc)
        log.execute("insert into log values (?, ?, ?, ?, ?, ?, 45)", [at, verb, name, state, old, new])

    for day in range(1, 14):
        for name in ("orders", "rates"):
            write(day, "backup_all", "done", name, None, taken(day, table=name)[0]["id"])
        write(day, "backup_all", "done", None, None, taken(day)[0]["set_id"])
    write(14, "backup_table", "failed", "orders", None, "single_20260214T090000Z__dev__orders")
    write(15, "backup", "done", "orders", None, "single_20260215T090000Z__dev__orders")
    write(16, "prune_backups", "done", None, taken(13)[0]["set_id"], None)
    write(16, "prune_backups", "failed", None, taken(12)[0]["set_id"], None)
    write(16, "restore_table", "done", "orders", None, "version 3")
    macros.connect(log).replace("log_reader", lambda: "log")
    found = macros.call("recorded_backups")
    orders = [each["id"].split("__")[0] for each in found if each["table_name"] == "orders"]
    assert orders == ["single_20260215T090000Z", *(each["set_id"] for each in taken(*range(12, 3, -1)))]
    assert found[1] == {**taken(12)[0], "set_id": "set_20260212T090000Z"}


def test_a_backup_that_may_not_be_read_is_not_damaged(macros: Macros) -> None:
    """The catalog shows it to who may delete it. It was marked as damaged, for everybody."""
    error = NO_SELECT.format("set_1")
    record = {"id": "set_1", "columns": [], "content_hash": "h", "rows": 4}
    said = "Backup set_1 cannot be read. The right SELECT is missing: ask the owner of the table"
    macros.replace("fetch_copy", lambda table, record: None).replace("reader", lambda *_: "x")
    macros.replace("try_fingerprint", lambda *_: {"error": error, "rows": None, "hash": None})
    macros.replace("find_damage", lambda record: error)
    for verb, arguments in (("verify_copy", ({}, record)), ("backup_damage", (record,))):
        assert macros.refused(verb, *arguments).startswith(said)
    earlier = f"read at 2026-02-03 09:00:00 UTC: it cannot be read ({NOT_FOUND})"
    assert macros.call("backup_damage", {**record, "damaged": earlier}) == earlier
    lost = "part-0-425011ab-4250-42501f.parquet is missing"
    macros.replace("find_damage", lambda record: lost)
    assert macros.call("backup_damage", record) == lost
