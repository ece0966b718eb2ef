"""The checks of doctor, over facts that are written here: no table, no dbt."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.support.cases import cases
from tests.support.macros import Macros

TABLE = {"name": "orders", "key": ["id"], "reload": None, "identifier": "orders", "schema": "dev"}


def ago(**past: float) -> str:
    return f"{datetime.now(UTC) - timedelta(**past):%Y-%m-%d %H:%M:%S}"


def backup(**more: Any) -> dict[str, Any]:
    made = {"id": "set_1/orders", "set": "set_1", "taken_at": ago(hours=3), "suspect": None, "rows": 9}
    return made | {"table": "orders", "place": 3, "verified_at": "2026-02-03 09:00:00"} | more


def fact(**more: Any) -> dict[str, Any]:
    """A sound table with one good backup."""
    good = backup()
    return {
        "table": TABLE, "exists": True, "error": None, "damaged": None, "damage": None, "rows": 9,
        "duplicates": 0, "nulls": 0, "example": None, "lacks_key": [], "faults": None,
        "versions": [{"version": 1}, {"version": 0}],
        "has_history": True, "current": True, "loss": None, "uncompared": None,
        "oldest": {"version": 0, "committed_at": ago(days=1)},
        "closes": False, "now": datetime.now(UTC), "retention": {"days": 30, "log": 30, "files": 30},
        "backups": [good], "good": good, "feeds": [], "built": [], **more,
    }  # fmt: skip


def check(macros: Macros, aspect: str, status: str, text: str, *facts: Any) -> str | None:
    """The command of the only finding of `check_ASPECT`, which has these words, as JSON for users."""
    [found] = macros.call("check_" + aspect.replace(" ", "_"), *facts)
    assert set(found) == {"aspect", "table", "status", "detail", "command"}
    assert (found["aspect"], found["status"], text in found["detail"]) == (aspect, status, True), found
    assert status == "OK" or found["command"]
    return found["command"]


DAMAGED = {
    "log": "the log is damaged: commit 5 is missing",
    "unlisted": 1,
    "version": 4,
    "committed_at": "2026-02-03 09:00:00.000",
    "rows": 1200,
}
DAMAGE = {"version": 4, "rows": 1200, "problem": "1 of 2 data files damaged: a.parquet is gone"}
PATH = {
    "what": "backup set_1, whose manifest is not sound,",
    "command": "dbt run-operation adopt_backup --args '{table: orders, backup: set_1}'",
}
LOSS = {
    "where": "backup set_1", "when": "2026-02-03 09:00:00", "rows": 1000, "missing": 400,
    "since": "2026-02-04 10:00:00.000", "lost_by": "version 7",
}  # fmt: skip


@pytest.mark.parametrize(("change", "status", "text", "verb"), [
    ({}, "OK", "1 protected tables exist and hold 9 rows", None),
    ({"exists": False, "damaged": DAMAGED}, "FAIL",
     "orders cannot be opened: the log is damaged: commit 5 is missing; 1 sound data file belongs to no "
     "readable version (rows deleted on purpose may be among theirs). Version 4 of 2026-02-03 09:00:00 can "
     "be read, with 1,200 rows", "restore_table"),
    ({"exists": False, "damaged": {**DAMAGED, "version": None}}, "FAIL", "No version of it can be read",
     "restore_table"),
    ({"exists": False, "path": PATH}, "FAIL",
     "orders does not exist, and backup set_1, whose manifest is not sound, remembers it", "adopt_backup"),
    ({"exists": False, "good": None}, "FAIL", "does not exist and has no good backup", "recovery_plan"),
    ({"damage": DAMAGE, "error": "IO Error"}, "FAIL",
     "orders: 1 of 2 data files damaged: a.parquet is gone. The others hold 1,200 rows", "restore_table"),
    ({"error": "a file is gone"}, "FAIL", "orders cannot be read: a file is gone", "recovery_plan"),
    ({"loss": LOSS}, "FAIL", "holds 9 rows, and lacks 400 of the 1,000 of backup set_1 of 2026-02-03 "
     "09:00:00 since version 7 of 2026-02-04 10:00:00 UTC, unless they went on purpose (dbt run-operation "
     "accept_loss",
     "restore_table"),
    ({"loss": LOSS, "nulls": 2}, "FAIL", "lacks 400 of the 1,000", "recovery_plan"),
    ({"loss": LOSS, "duplicates": 2}, "FAIL", "lacks 400 of the 1,000", "recovery_plan"),
    ({"loss": {**LOSS, "key_fault": "has no column id, which is in its key"}}, "FAIL",
     "of 2026-02-03 09:00:00 (it has no column id, which is in its key) since version 7", "recovery_plan"),
    ({"uncompared": "IO Error"}, "FAIL", "orders cannot be compared with its last good state: IO Error",
     "recovery_plan"),
    ({"rows": 0, "backups": []}, "WARN", "orders is empty, and no version or backup of it holds rows",
     "recovery_plan"),
    ({"rows": 0, "backups": [{"id": "set_1/dev.orders", "rows": 1000}]}, "WARN",
     "orders is empty, and no row of it counts as lost; set_1/dev.orders holds 1,000 rows", "recovery_plan"),
])  # fmt: skip
def test_tables(macros: Macros, change, status, text, verb) -> None:
    command = check(macros, "tables", status, text, [fact(**change)])
    assert command is None if verb is None else f"dbt run-operation {verb} " in command


def test_a_table_that_nothing_remembers_is_not_built_yet(macros: Macros) -> None:
    missing = {"exists": False, "good": None, "backups": [], "unbuilt": True}
    command = check(macros, "tables", "WARN", "orders is not built yet", [fact(**missing)])
    assert command == "dbt build --select orders"
    check(macros, "backups", "OK", "each table has a verified backup", [fact(**missing)])


def test_a_table_without_backups_is_fetched_again_where_that_is_known(macros: Macros) -> None:
    table = {**TABLE, "reload": "load everything"}
    for change, status in (({"exists": False, "good": None}, "FAIL"), ({"rows": 0, "backups": []}, "WARN")):
        assert check(macros, "tables", status, "", [fact(table=table, **change)]) == "load everything"


@cases("change, status, text", """
    {}, OK, "each key is declared, unique and never NULL"
    {lacks_key: [id]}, FAIL, "orders has no column id, which is in its key"
    {nulls: 2000}, FAIL, "2,000 rows of orders have NULL in their key (id)"
    {duplicates: 3, example: "id 7: 2 rows"}, FAIL, "3 keys of orders occur more than once (id 7: 2 rows)"
    {table: {name: orders, key: []}}, WARN, orders has no declared key
    {exists: false, nulls: 2}, OK, each key
    {error: unreadable, nulls: 2}, OK, each key
""")  # fmt: skip
def test_keys(macros: Macros, change, status, text) -> None:
    check(macros, "keys", status, text, [fact(**change)])


@pytest.mark.parametrize(("mode", "command", "text"), [
    ("merge", "restore_table 1", "set_1, and a merge ends those rows"),
    ("replace", "restore_table 2", "set_1, and a replacement loses what came after it"),
    (None, "recovery_plan", "; no recovery point of it is sound"),
])  # fmt: skip
def test_periods(macros: Macros, mode, command, text) -> None:
    repair = {"mode": mode, "label": "backup set_1", "command": command}
    faults = {"faults": "1 key has periods that overlap (for example id 1)", "repair": repair}
    said = "in orders 1 key has periods that overlap (for example id 1); "
    assert check(macros, "periods", "FAIL", said, [fact(**faults)]) == command
    assert check(macros, "periods", "FAIL", text, [fact(**faults)]) == command
    assert check(macros, "periods", "OK", "no overlap", [fact()]) is None


def test_bad_keys_are_looked_for_where_there_is_a_history(macros: Macros) -> None:
    for has_history, verb in ((True, "time_travel"), (False, "list_backups")):
        command = check(macros, "keys", "FAIL", "", [fact(nulls=1, has_history=has_history)])
        assert f"dbt run-operation {verb} " in command


GONE = backup(damage="a file is gone")


@pytest.mark.parametrize(("change", "status", "text"), [
    ({}, "OK", "each table has a verified backup, the oldest 3 hours old"),
    ({"backups": [], "good": None}, "FAIL", "orders has no backup"),
    ({"good": None}, "FAIL", "orders has no verified backup that is not suspect"),
    ({"current": False}, "FAIL", "is 3 hours old, and the table has changed since"),
    ({"backups": [GONE]}, "WARN", "backup set_1/orders is damaged: a file is gone"),
    ({"backups": [GONE], "good": None}, "FAIL", "is damaged: a file is gone"),
])  # fmt: skip
def test_backups(macros: Macros, change, status, text) -> None:
    check(macros, "backups", status, text, [fact(**change)])


@cases("place, marks, status, text", """
    3, {}, OK, no suspect backup
    1, {suspect: rows fell from 9 to 1}, WARN, is suspect (rows fell from 9 to 1)
    9, {suspect: rows fell}, OK, "no suspect backup since the last good ones, 1 before"
    1, {suspect: rows fell, set: safety_1}, OK, no suspect backup
""")  # fmt: skip
def test_suspects(macros: Macros, place, marks, status, text) -> None:
    check(macros, "suspects", status, text, [fact(backups=[backup(place=place, **marks)])])


READ = {"id": "set_1/orders", "table": "orders", "rows": 9, "problem": None, "unmarked": None}
LATELY = {"id": "set_1/orders", "set": "set_1", "table": "orders", "read_at": "2026-02-03 09:00:00"}
UNREAD = {**LATELY, "id": "set_0/orders", "set": "set_0", "read_at": "2025-12-01 09:00:00"}


@pytest.mark.parametrize(("change", "status", "text"), [
    ({}, "OK", "each good backup was last read whole between 2026-02-03 09:00:00 and 2026-"),
    ({"read": [READ]}, "OK", "; read now: set_1/orders"),
    ({"backups": []}, "OK", "no good backup to read"),
    ({"read": [{**READ, "problem": "3 rows"}]}, "WARN", "set_1/orders was read just now, and is damaged: 3"),
    ({"backups": [LATELY, UNREAD]}, "WARN", "1 of 2 backups were not read whole since 2026-01-04 09:00:00"),
    ({"backups": [LATELY, {**UNREAD, "read_at": ""}]}, "WARN",
     "the longest unread is set_0/orders (never, or at a time later than now)"),
    ({"backups": [LATELY, UNREAD]}, "WARN", "the longest unread is set_0/orders (2025-12-01 09:00:00)"),
    ({"future": ["set_9 is from the future"]}, "WARN", "set_9 is from the future"),
])  # fmt: skip
def test_reads(macros: Macros, change, status, text) -> None:
    facts = {"read": [], "backups": [LATELY], "since": "2026-01-04 09:00:00", "future": [], **change}
    [found] = macros.call("check_reads", facts)
    assert (found["aspect"], found["status"], text in found["detail"]) == ("backup reads", status, True), (
        found
    )
    assert status == "OK" or found["command"]


@cases("retention, status, text", """
    {days: 30, log: 30, files: 40}, OK, set to keep at least 30 days
    {days: 7, log: 30, files: 7}, WARN, "orders keeps 7 days of history (log 30, files 7)"
    {days: 7.5, log: 14.0, files: 7.5}, WARN, "orders keeps 7.5 days of history (log 14, files 7.5)"
    null, OK, set to keep at least 30 days
""")  # fmt: skip
def test_retention(macros: Macros, retention, status, text) -> None:
    check(macros, "retention", status, text, [fact(retention=retention)], 30)


@cases("ages, files, closes, status, days", """
    [1, 2, 3], 30, true, OK, null
    [29, 30], 30, true, WARN, 36
    [1, 40], 30, true, WARN, 46
    [1, 40], 30, false, OK, null
    [60], 90, true, OK, null
    [100, 101], 90, true, WARN, 107
""")  # fmt: skip
def test_a_pause_that_closes_the_version_before_it(macros, ages, files, closes, status, days) -> None:
    versions = [{"version": -age, "committed_at": ago(days=age - 0.01)} for age in ages]
    retention = {"days": files, "log": 365, "files": float(files)}
    known = fact(closes=closes, versions=versions, retention=retention)
    text = f"without a commit, and keeps replaced files for {files} days:" if days else "set to keep"
    command = check(macros, "retention", status, text, [known], 30)
    assert command is None if days is None else f"days: {days}}}" in command


def test_closed_versions_are_opened_not_given_up(macros: Macros) -> None:
    versions = [{"version": 1}, {"version": 0, "closed": True, "committed_at": ago(days=9.5)}]
    short = fact(versions=versions, oldest={"version": 1, "committed_at": ago(days=3)})
    command = check(macros, "time travel", "WARN", "The retention of the table closes them", [short], 30)
    assert command == "dbt run-operation set_retention --args '{table: orders, days: 17}'"


@pytest.mark.parametrize(("change", "status", "text"), [
    ({}, "OK", "the oldest version of each history was read in full"),
    ({"versions": [], "oldest": None}, "OK", "so backups only: orders"),
    ({"oldest": None}, "FAIL", "no version of orders can be read"),
    ({"oldest": {"version": 1, "committed_at": ago(days=3)}}, "WARN", "reaches back to version 1 of"),
    ({"oldest": {"version": 1, "committed_at": ago(days=31)}}, "OK", "was read in full"),
    ({"exists": False, "oldest": None}, "OK", "was read in full"),
])  # fmt: skip
def test_time_travel(macros: Macros, change, status, text) -> None:
    check(macros, "time travel", status, text, [fact(**change)], 30)


LISTS = ("verbs", "leftovers", "sets", "drill", "deployments")
NOTHING: dict[str, Any] = {"needed": {}, "log_damage": None, **{name: [] for name in LISTS}}
ENTRY = {
    "verb": "restore_table", "table_name": "orders", "logged_at": "2026-02-03 09:00:00.5", "who": None,
    "detail": "dbt run-operation x",
}  # fmt: skip
DEPLOYMENT = {
    "suffix": "_new", "tables": ["orders"], "step": "swapped", "command_to_finish": "dbt finish",
    "command_to_undo": "dbt undo",
}  # fmt: skip
NEEDED = {"p": {"table": "orders", "detail": "p is needed", "command": "dbt restore"}}


@pytest.mark.parametrize(("change", "text", "command"), [
    ({"verbs": [ENTRY]}, "restore_table of orders, begun 2026-02-03 09:00:00 by unknown, has no end",
     "dbt run-operation x"),
    ({"needed": NEEDED}, "p is needed", "dbt restore"),
    ({"leftovers": [{"path": "lake/x", "was": "a copy", "bytes": 1200}]},
     "a copy left lake/x (1,200 bytes)", "clean_up"),
    ({"leftovers": [{"path": "lake/recovery_log.1.damaged", "was": "x", "bytes": 1}]},
     "the recovery log was damaged", "clean_up"),
    ({"log_damage": {"version": 7, "problem": "x is gone", "lost": "2 of 9"}},
     "the recovery log is damaged: x is gone. Lost entries: 2 of 9; unfinished verbs", "backup_all"),
    ({"log_damage": {"version": None, "problem": "x", "lost": "all"}}, "begins an empty one", "backup_all"),
    ({"sets": [{"set_id": "set_1", "lacks": "orders"}]}, "set set_1 is not complete: orders", "backup_all"),
    ({"taken": "The schema dev_drill is where drills restore to, and model 'x' lies in it; give it another."},
      "model 'x' lies in it; give it another, then repeat the drill", "dbt run-operation drill"),
    ({"drill": ["dev_drill.orders"]}, "an interrupted drill left dev_drill.orders", "clean_up"),
    ({"deployments": [DEPLOYMENT]},
     "deployment _new of orders is at 'swapped'; to undo it: dbt undo; to finish it", "dbt finish"),
    ({"deployments": [{**DEPLOYMENT, "command_to_undo": None}]}, "is at 'swapped'", "dbt finish"),
])  # fmt: skip
def test_unfinished(macros: Macros, change, text, command) -> None:
    assert command in check(macros, "unfinished", "WARN", text, {**NOTHING, **change})


def test_nothing_unfinished_is_one_line(macros: Macros) -> None:
    check(macros, "unfinished", "OK", "", NOTHING)


@cases("missing, words", """
    null, cannot be compared
    3, 3 of its 9 rows are missing in orders
    0, null
""")  # fmt: skip
def test_a_quarantined_table_is_needed_while_it_holds_rows_that_nothing_else_has(macros, missing, words):
    point = {"label": "version 4 of orders.1.damaged", "set": "orders.1.damaged", "rows": 9}
    found = macros.call("need_of_leftover", TABLE, point, "lake/dev/orders.1.damaged", missing)
    assert found is None if words is None else words in found["detail"]
    assert found is None or ("into: orders_rescued" in found["command"]) == (missing is None)
    log = {**TABLE, "identifier": "recovery_log"}
    assert macros.call("need_of_leftover", log, point, "lake/dev/x", None) is None


def violation(early: bool = False, rows: int = 60) -> dict[str, Any]:
    made = {"table": TABLE, "action": "model 'orders' would be dropped", "remedy": "keep it", "early": early}
    return {"violation": made, "at_risk": None if early else {"rows": rows, "before": None}}


@pytest.mark.parametrize(("violations", "sentences", "lines"), [
    ([], [], ["OK: the next dbt build destroys no protected table"]),
    ([violation(rows=0)], [], ["OK: the next dbt build destroys no protected table"]),
    ([violation()], [], ["FAIL: model 'orders' would be dropped, and it holds 60 rows"]),
    ([violation(early=True)], [], ["FAIL: model 'orders' would be dropped, so the guard cannot stop it"]),
    ([violation(), violation(rows=0)], ["The guard is not installed"],
     ["FAIL: model 'orders' would be dropped, and it holds 60 rows", "FAIL: The guard is not installed"]),
])  # fmt: skip
def test_graph(macros: Macros, violations, sentences, lines) -> None:
    found = macros.call("check_graph", {"violations": violations, "sentences": sentences})
    told = [f"{finding['status']}: {finding['detail']}" for finding in found]
    assert len(told) == len(lines)
    assert all(each.startswith(line) for each, line in zip(told, lines, strict=True)), told


def test_a_check_of_the_project_must_be_whole(macros: Macros) -> None:
    bad = {"aspect": "games", "status": "BAD", "detail": "x"}
    said = macros.refused("project_finding", "my_check", bad)
    assert "each row needs aspect, status (OK, WARN or FAIL)" in said
    said = macros.refused("project_finding", "my_check", {**bad, "status": "OK", "detail": ""})
    assert "The macro my_check of holdfast_checks returned" in said
