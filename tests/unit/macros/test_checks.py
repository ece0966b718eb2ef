"""The checks of doctor, over facts that are written here: no table, no dbt."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.support.macros import Macros

TABLE = {"name": "orders", "key": ["id"], "reload": None, "identifier": "orders", "schema": "dev"}


def ago(**past: float) -> str:
    return f"{datetime.now(UTC) - timedelta(**past):%Y-%m-%d %H:%M:%S}"


def backup(**more: Any) -> dict[str, Any]:
    return {
        "id": "set_1/orders",
        "set": "set_1",
        "taken_at": ago(hours=3),
        "suspect": None,
        "rows": 9,
        **more,
    }


def fact(**more: Any) -> dict[str, Any]:
    """A sound table with one good backup."""
    good = backup()
    return {
        "table": TABLE,
        "exists": True,
        "error": None,
        "damaged": None,
        "rows": 9,
        "duplicates": 0,
        "nulls": 0,
        "example": None,
        "versions": [{"version": 1}, {"version": 0}],
        "has_history": True,
        "current": True,
        "loss": None,
        "oldest": {"version": 0, "committed_at": ago(days=1)},
        "retention": {"days": 30, "log": 30, "files": 30},
        "backups": [good],
        "good": good,
        **more,
    }


def only(findings: list[dict[str, Any]], aspect: str) -> dict[str, Any]:
    """The one finding, in the shape that users read as JSON."""
    [found] = findings
    assert set(found) == {"aspect", "table", "status", "detail", "command"}
    assert found["aspect"] == aspect
    assert found["status"] == "OK" or found["command"]
    return found


DAMAGED = {"version": 4, "committed_at": "2026-02-03 09:00:00.000", "rows": 1200}
LOSS = {"where": "backup set_1 of 2026-02-03", "rows": 1000, "missing": 400}


@pytest.mark.parametrize(
    ("change", "status", "text", "verb"),
    [
        ({}, "OK", "1 protected tables exist and hold 9 rows", None),
        (
            {"exists": False, "damaged": DAMAGED},
            "FAIL",
            "Version 4 of 2026-02-03 09:00:00 can be read, with 1,200 rows",
            "restore_table",
        ),
        ({"exists": False}, "FAIL", "orders does not exist", "restore_table"),
        ({"exists": False, "good": None}, "FAIL", "does not exist and has no good backup", "recovery_plan"),
        ({"error": "a file is gone"}, "FAIL", "orders cannot be read: a file is gone", "recovery_plan"),
        ({"loss": LOSS}, "FAIL", "holds 9 rows, and lacks 400 of the 1,000 of backup set_1", "restore_table"),
        ({"rows": 0}, "WARN", "orders is empty, and no version or backup of it holds rows", "recovery_plan"),
    ],
)
def test_tables(macros: Macros, change: dict, status: str, text: str, verb: str | None) -> None:
    found = only(macros.call("check_tables", [fact(**change)]), "tables")
    assert (found["status"], text in found["detail"]) == (status, True), found
    assert found["command"] is None if verb is None else f"dbt run-operation {verb} " in found["command"]


def test_a_table_without_backups_is_fetched_again_where_that_is_known(macros: Macros) -> None:
    table = {**TABLE, "reload": "load everything"}
    for change in ({"exists": False, "good": None}, {"rows": 0}):
        assert (
            only(macros.call("check_tables", [fact(table=table, **change)]), "tables")["command"]
            == "load everything"
        )


@pytest.mark.parametrize(
    ("change", "status", "text"),
    [
        ({}, "OK", "each key is declared, unique and never NULL"),
        ({"nulls": 2000}, "FAIL", "2,000 rows of orders have NULL in their key (id)"),
        (
            {"duplicates": 3, "example": "id 7: 2 rows"},
            "FAIL",
            "3 keys of orders occur more than once (id 7: 2 rows)",
        ),
        ({"table": {**TABLE, "key": []}}, "WARN", "orders has no declared key"),
        ({"exists": False, "nulls": 2}, "OK", "each key"),
        ({"error": "unreadable", "nulls": 2}, "OK", "each key"),
    ],
)
def test_keys(macros: Macros, change: dict, status: str, text: str) -> None:
    found = only(macros.call("check_keys", [fact(**change)]), "keys")
    assert (found["status"], text in found["detail"]) == (status, True), found


def test_bad_keys_are_looked_for_where_there_is_a_history(macros: Macros) -> None:
    for has_history, verb in ((True, "time_travel"), (False, "list_backups")):
        [found] = macros.call("check_keys", [fact(nulls=1, has_history=has_history)])
        assert f"dbt run-operation {verb} " in found["command"]


@pytest.mark.parametrize(
    ("change", "status", "text"),
    [
        ({}, "OK", "each table has a verified backup, the oldest 3 hours old"),
        ({"backups": [], "good": None}, "FAIL", "orders has no backup"),
        ({"good": None}, "FAIL", "orders has no verified backup that is not suspect"),
        ({"current": False}, "FAIL", "is 3 hours old, and the table has changed since"),
        (
            {"backups": [backup(damage="a file is gone")]},
            "WARN",
            "backup set_1/orders is damaged: a file is gone",
        ),
        ({"backups": [backup(damage="a file is gone")], "good": None}, "FAIL", "is damaged: a file is gone"),
    ],
)
def test_backups(macros: Macros, change: dict, status: str, text: str) -> None:
    found = only(macros.call("check_backups", [fact(**change)]), "backups")
    assert (found["status"], text in found["detail"]) == (status, True), found


@pytest.mark.parametrize(
    ("record", "status", "text"),
    [
        (backup(), "OK", "no suspect backup"),
        (
            backup(suspect="rows fell from 9 to 1", taken_at=ago(hours=1)),
            "WARN",
            "is suspect (rows fell from 9 to 1)",
        ),
        (
            backup(suspect="rows fell", taken_at=ago(hours=9)),
            "OK",
            "no suspect backup since the last good ones, 1 before",
        ),
        (backup(suspect="rows fell", taken_at=ago(hours=1), set="safety_1"), "OK", "no suspect backup"),
    ],
)
def test_suspects(macros: Macros, record: dict, status: str, text: str) -> None:
    found = only(macros.call("check_suspects", [fact(backups=[record])]), "suspects")
    assert (found["status"], text in found["detail"]) == (status, True), found


@pytest.mark.parametrize(
    ("retention", "status", "text"),
    [
        ({"days": 30, "log": 30, "files": 40}, "OK", "set to keep at least 30 days"),
        ({"days": 7, "log": 30, "files": 7}, "WARN", "orders keeps 7 days of history (log 30, files 7)"),
        ({"days": 2.5, "log": 30, "files": 2.5}, "WARN", "orders keeps 2.5 days"),
        (None, "OK", "set to keep at least 30 days"),
    ],
)
def test_retention(macros: Macros, retention: dict | None, status: str, text: str) -> None:
    found = only(macros.call("check_retention", [fact(retention=retention)], 30), "retention")
    assert (found["status"], text in found["detail"]) == (status, True), found


@pytest.mark.parametrize(
    ("change", "status", "text"),
    [
        ({}, "OK", "the oldest version of each history was read in full"),
        ({"versions": [], "oldest": None}, "OK", "so backups only: orders"),
        ({"oldest": None}, "FAIL", "no version of orders can be read"),
        ({"oldest": {"version": 1, "committed_at": ago(days=3)}}, "WARN", "reaches back to version 1 of"),
        ({"oldest": {"version": 1, "committed_at": ago(days=31)}}, "OK", "was read in full"),
        ({"exists": False, "oldest": None}, "OK", "was read in full"),
    ],
)
def test_time_travel(macros: Macros, change: dict, status: str, text: str) -> None:
    found = only(macros.call("check_time_travel", [fact(**change)], 30), "time travel")
    assert (found["status"], text in found["detail"]) == (status, True), found


NOTHING: dict[str, Any] = {
    "verbs": [],
    "log_damage": [],
    "needed": {},
    "leftovers": [],
    "sets": [],
    "drill": [],
    "deployments": [],
}
ENTRY = {
    "verb": "restore_table",
    "table_name": "orders",
    "logged_at": "2026-02-03 09:00:00.5",
    "who": None,
    "detail": "dbt run-operation x",
}
DEPLOYMENT = {
    "suffix": "_new",
    "tables": ["orders"],
    "step": "swapped",
    "command_to_finish": "dbt finish",
    "command_to_undo": "dbt undo",
}


@pytest.mark.parametrize(
    ("change", "text", "command"),
    [
        (
            {"verbs": [ENTRY]},
            "restore_table of orders, begun 2026-02-03 09:00:00 by unknown, has no end",
            "dbt run-operation x",
        ),
        (
            {"needed": {"p": {"table": "orders", "detail": "p is needed", "command": "dbt restore"}}},
            "p is needed",
            "dbt restore",
        ),
        (
            {"leftovers": [{"path": "lake/x", "was": "a copy", "bytes": 1200}]},
            "a copy left lake/x (1,200 bytes)",
            "clean_up",
        ),
        (
            {"leftovers": [{"path": "lake/recovery_log.1.damaged", "was": "x", "bytes": 1}]},
            "the recovery log was damaged",
            "clean_up",
        ),
        ({"log_damage": [{"version": 7}]}, "Entries up to version 7 are counted here", "backup_all"),
        ({"log_damage": [{"version": None}]}, "Unfinished verbs are not known", "backup_all"),
        ({"sets": [{"id": "set_1", "lacks": "orders"}]}, "set set_1 is not complete: orders", "backup_all"),
        ({"drill": ["dev_drill.orders"]}, "an interrupted drill left dev_drill.orders", "clean_up"),
        (
            {"deployments": [DEPLOYMENT]},
            "blue/green deployment _new of orders is at 'swapped'",
            "dbt finish (or undo: dbt undo)",
        ),
        ({"deployments": [{**DEPLOYMENT, "command_to_undo": None}]}, "is at 'swapped'", "dbt finish"),
    ],
)
def test_unfinished(macros: Macros, change: dict, text: str, command: str) -> None:
    found = only(macros.call("check_unfinished", {**NOTHING, **change}), "unfinished")
    assert (found["status"], text in found["detail"], command in found["command"]) == ("WARN", True, True), (
        found
    )


def test_nothing_unfinished_is_one_line(macros: Macros) -> None:
    assert only(macros.call("check_unfinished", NOTHING), "unfinished")["status"] == "OK"


@pytest.mark.parametrize(
    ("missing", "words"),
    [(None, "cannot be compared"), (3, "3 of its 9 rows are missing in orders"), (0, None)],
)
def test_a_quarantined_table_is_needed_while_it_holds_rows_that_nothing_else_has(
    macros: Macros, missing: int | None, words: str | None
) -> None:
    point = {"label": "version 4 of orders.1.damaged", "set": "orders.1.damaged", "rows": 9}
    found = macros.call("need_of_leftover", TABLE, point, "lake/dev/orders.1.damaged", missing)
    assert found is None if words is None else words in found["detail"]
    assert found is None or ("into: orders_rescued" in found["command"]) == (missing is None)
    log = {**TABLE, "identifier": "recovery_log"}
    assert macros.call("need_of_leftover", log, point, "lake/dev/x", None) is None


def violation(early: bool = False, rows: int = 60) -> dict[str, Any]:
    made = {"table": TABLE, "action": "model 'orders' would be dropped", "remedy": "keep it", "early": early}
    return {"violation": made, "at_risk": None if early else {"rows": rows, "before": None}}


@pytest.mark.parametrize(
    ("violations", "status", "text"),
    [
        ([], "OK", "the next dbt build destroys no protected table"),
        ([violation(rows=0)], "OK", "destroys no protected table"),
        ([violation()], "FAIL", "model 'orders' would be dropped, and it holds 60 rows"),
        ([violation(early=True)], "FAIL", "would be dropped, so the guard cannot stop it"),
    ],
)
def test_graph(macros: Macros, violations: list[dict], status: str, text: str) -> None:
    found = only(macros.call("check_graph", {"violations": violations, "sentences": []}), "dbt graph")
    assert (found["status"], text in found["detail"]) == (status, True), found


def test_every_problem_is_a_line(macros: Macros) -> None:
    facts = {
        "violations": [violation(), violation(rows=0)],
        "sentences": ["The guard is not fully installed"],
    }
    assert [found["status"] for found in macros.call("check_graph", facts)] == ["FAIL", "FAIL"]


# Losses


def losses(*missing: int | None) -> list[dict[str, Any]]:
    return [{"where": f"point {number}", "rows": 100, "missing": each} for number, each in enumerate(missing)]


@pytest.mark.parametrize(
    ("missing", "greatest"),
    [
        ((), None),
        ((None,), None),
        ((0, 5), None),  # 5 of 105 rows are no more than the suspect share
        ((6,), "point 0"),
        ((6, 40, 7), "point 1"),
        ((40, 40), "point 0"),
        ((None, 40), "point 1"),
    ],
)
def test_the_greatest_loss_counts(macros: Macros, missing: tuple, greatest: str | None) -> None:
    found = macros.call("greatest_loss", losses(*missing), 100, 0.05)
    assert (found and found["where"]) == greatest


def test_rows_that_went_on_purpose_are_no_loss(macros: Macros) -> None:
    """Points from before a trusted backup, or before a restore that replaced the table, do not count."""
    old, new = ago(days=9), ago(days=1)
    points = [{"when": old, "rows": 100, "label": "old"}, {"when": new, "rows": 100, "label": "new"}]

    def counted(records: list[dict], replaced: datetime | None) -> list[str]:
        since = macros.call("accepted_since", records, replaced)
        found = macros.call("points_with_more_rows", points, 50, since, 0.05)
        return [point["label"] for point in found]

    trusted = [backup(taken_at=ago(days=5), trusted_at=ago(days=4))]
    assert counted([], None) == ["old", "new"]
    assert counted([backup(taken_at=ago(days=5))], None) == ["old", "new"]
    assert counted(trusted, None) == ["new"]
    assert counted([], datetime.now(UTC) - timedelta(days=5)) == ["new"]
    assert counted(trusted, datetime.now(UTC)) == []


def test_points_with_about_as_many_rows_are_not_compared(macros: Macros) -> None:
    points = [{"when": ago(days=1), "rows": rows} for rows in (None, 100, 105, 106)]
    assert [each["rows"] for each in macros.call("points_with_more_rows", points, 100, None, 0.05)] == [106]


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (
            {"aspect": "games", "status": "BAD", "detail": "x"},
            "each row needs aspect, status (OK, WARN or FAIL)",
        ),
        (
            {"aspect": "games", "status": "OK", "detail": ""},
            "The macro my_check of lakehouse_checks returned",
        ),
    ],
)
def test_a_check_of_the_project_must_be_whole(macros: Macros, row: dict, sentence: str) -> None:
    assert sentence in macros.refused("project_finding", "my_check", row)
