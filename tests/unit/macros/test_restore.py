"""What can be restored, from where, and how: points, columns, plans and refusals."""

from __future__ import annotations

import datetime
from typing import Any

import duckdb
import pytest

from tests.support.macros import Macros

Row = dict[str, Any]


def table(macros: Macros, **other: Any) -> Row:
    facts = {"key": ["id"], "newest": None, "reload": None, **other}
    return macros.call("table_at", "lake", "dev", "orders", **facts)


def version(number: int, rows: int | None, unreadable: str | None = None) -> Row:
    committed_at = f"2026-02-03 0{number}:00:00.000"
    return {"version": number, "committed_at": committed_at, "rows": rows, "unreadable": unreadable}


# Which versions are recovery points


@pytest.mark.parametrize(
    ("rows", "there", "found"),
    [
        ([10, 10, 10], True, [1]),  # newest first: the one before the current one
        ([4, 10, 8], True, [1]),
        ([4, 3, 10, 8], True, [2, 1]),  # and before each fall
        ([10, 10, 10], False, [2]),  # a damaged table: its newest readable one, too
        ([10], True, []),
        ([], True, []),
    ],
)
def test_versions_that_a_loss_left_behind_are_recovery_points(
    macros: Macros, rows: list[int], there: bool, found: list[int]
) -> None:
    versions = [version(len(rows) - 1 - place, count) for place, count in enumerate(rows)]
    kept = macros.call("versions_before_loss", versions, there)
    assert sorted((each["version"] for each in kept), reverse=True) == found


def test_versions_that_cannot_be_read_are_no_recovery_points_and_five_are_enough(macros: Macros) -> None:
    versions = [version(2, 1), version(1, 9, "its files are gone"), version(0, 8)]
    assert [each["version"] for each in macros.call("versions_before_loss", versions, True)] == [0]
    falling = [version(number, 100 - 10 * number) for number in range(9, -1, -1)]
    assert len(macros.call("versions_before_loss", falling, True)) == 5


@pytest.mark.parametrize(
    ("marks", "is_point"),
    [
        ({}, True),
        ({"good": False}, False),
        ({"schema": "prod"}, False),
    ],
)
def test_a_good_backup_of_this_target_is_a_recovery_point(macros: Macros, marks: Row, is_point: bool) -> None:
    record = {
        "id": "set_1/dev.orders", "set": "set_1", "table": "orders", "identifier": "orders", "schema": "dev",
        "good": True, "taken_at": "2026-02-03 09:00:00", "rows": 3,
        "columns": [], "content_hash": "x",
    }  # fmt: skip
    points = macros.call("recovery_points", table(macros), False, [record | marks])
    assert [point["argument"] for point in points] == (["backup: set_1"] if is_point else [])


# A moment


def at(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text).replace(tzinfo=datetime.UTC)


def test_a_moment_means_the_last_version_committed_by_then(macros: Macros) -> None:
    versions = [version(2, 1), version(1, 1), version(0, 1)]
    assert macros.call("version_at", table(macros), versions, at("2026-02-03 01:00:00")) == 1
    assert macros.call("version_at", table(macros), versions, at("2026-02-03 01:59:59")) == 1
    assert macros.call("version_at", table(macros), versions, at("2026-02-04 00:00:00")) == 2
    early = macros.refused("version_at", table(macros), versions, at("2026-02-02 00:00:00"))
    assert "the oldest is 0 of 2026-02-03 00:00:00.000 UTC" in early
    late = macros.refused("version_at", table(macros), versions, at("2126-01-01 00:00:00"))
    assert "has not come yet; the newest version of orders is 2" in late


# Arguments


@pytest.mark.parametrize("name", ["version", "timestamp", "backup"])
def test_one_argument_names_the_point(macros: Macros, name: str) -> None:
    assert macros.call("require_one_point", table(macros), **{name: 0}) == name


@pytest.mark.parametrize("given", [{}, {"version": 1, "backup": "latest"}, {"timestamp": "x", "version": 0}])
def test_none_or_two_are_refused_with_the_command_that_lists_points(macros: Macros, given: Row) -> None:
    said = macros.refused("require_one_point", table(macros), **given)
    assert "exactly one of version, timestamp and backup, or auto: true" in said
    assert "dbt run-operation recovery_plan --args '{table: orders}'" in said


def test_auto_chooses_for_a_merge_only_and_alone(macros: Macros) -> None:
    macros.call("reject_auto_with", "merge", [None, None])
    assert "leave version, timestamp and backup away" in macros.refused("reject_auto_with", "merge", [3])
    assert "name the point yourself" in macros.refused("reject_auto_with", "replace", [None])


def test_modes_and_preferences_are_a_few_words(macros: Macros) -> None:
    assert macros.call("restore_options") == {"mode": "merge", "prefer": "live"}
    assert "choose one of merge, replace" in macros.refused("restore_options", "overwrite")
    assert "choose one of live, point" in macros.refused("restore_options", "merge", "backup")
    assert "choose one of text, json" in macros.refused("restore_options", "merge", "live", "yaml")


# Columns


@pytest.mark.parametrize(
    ("narrow", "wide", "fits"),
    [
        ("integer", "bigint", True),
        ("int", "bigint", True),
        ("bigint", "integer", False),
        ("bigint", "varchar", True),
        ("float", "double", True),
        ("double", "float", False),
        ("bigint", "double", False),  # 2^53 + 1 would not survive
        ("date", "timestamp", True),
        ("timestamp", "date", False),
        ("boolean", "boolean", True),
        ("varchar", "integer", False),
    ],
)
def test_a_type_fits_where_every_value_survives(macros: Macros, narrow: str, wide: str, fits: bool) -> None:
    assert macros.call("fits_into", narrow, wide) is fits


LIVE = [{"name": "id", "type": "bigint"}, {"name": "remark", "type": "varchar"}]
POINT = [{"name": "id", "type": "integer"}, {"name": "amount", "type": "double"}]


def test_columns_of_both_sides_are_matched_by_name(macros: Macros) -> None:
    matched = macros.call("match_columns", LIVE, POINT, table(macros), "merge", True)
    sides = [(each["name"], each["type"], each["in_live"], each["in_point"]) for each in matched]
    assert sides == [
        ("id", "bigint", True, True),
        ("remark", "varchar", True, False),
        ("amount", "double", False, True),
    ]


def test_a_column_that_would_not_fit_is_refused_in_a_merge_only(macros: Macros) -> None:
    now, then = [{"name": "id", "type": "integer"}], [{"name": "id", "type": "bigint"}]
    said = macros.refused("match_columns", now, then, table(macros), "merge", True)
    assert "Column id of orders is integer now and was bigint at the point" in said
    assert macros.call("match_columns", now, then, table(macros), "replace", True)
    assert macros.call("match_columns", now, then, table(macros), "merge", False)


# Plans

POINTS = {"version": {"kind": "version", "id": 3, "label": "version 3"}}
POINTS["backup"] = {"kind": "backup", "id": "set_1/dev.orders", "label": "backup set_1"}


def counts(only_then: int) -> Row:
    return {"rows_now": 5, "rows_then": 9, "only_now": 1, "only_then": only_then}


def plan(macros: Macros, exists: bool = True, mode: str = "merge", **change: Any) -> Row:
    request = {"mode": mode, "prefer": "live", "point": POINTS["version"], "table": table(macros)}
    request |= {name: change.pop(name) for name in list(change) if name in request}
    facts = macros.call("assumed_restore_facts", exists=exists) | change
    return macros.call("restore_plan", request | {"source": table(macros)}, facts)


def matched(macros: Macros) -> list[Row]:
    return macros.call("match_columns", LIVE, POINT, table(macros), "merge", True)


def test_a_merge_appends_what_is_missing_and_keeps_all_else(macros: Macros) -> None:
    found = plan(macros, columns=matched(macros), counts=counts(5))
    assert found["rows_after"] == 10
    assert [each["name"] for each in found["drifted"]] == ["amount", "remark"]
    [statement] = found["statements"]
    assert "from lake.append('dev.orders', $lake$select" in statement
    assert 'cast("id" as bigint) as "id", cast(null as varchar) as "remark", "amount"' in statement


def test_a_merge_with_nothing_to_bring_back_has_no_statement(macros: Macros) -> None:
    columns = macros.call("match_columns", LIVE, LIVE, table(macros), "merge", True)
    assert plan(macros, columns=columns, counts=counts(0))["statements"] == []
    assert plan(macros, columns=columns, counts=counts(0), prefer="point")["statements"]
    assert plan(macros, columns=matched(macros), counts=counts(0))["statements"], "a column is missing"


@pytest.mark.parametrize(
    ("engine", "change", "statement"),
    [
        ("duckdb", {"mode": "replace"}, "lake.restore('dev.orders', 3, note := 'restore_table: replace"),
        (
            "duckdb",
            {"mode": "replace", "point": POINTS["backup"]},
            "lake.overwrite('dev.orders', $lake$select *",
        ),
        ("duckdb", {"exists": False}, "lake.copy('dev.orders', 3, 'dev.orders')"),
        ("duckdb", {"prefer": "point"}, "union all by name"),
        ("databricks", {}, "when not matched then insert *"),
        ("databricks", {"prefer": "point"}, "when matched then update set *\nwhen not matched then insert *"),
        ("databricks", {"mode": "replace"}, "restore table `lake`.`dev`.`orders` to version as of 3"),
        ("databricks", {"exists": False}, "create table `lake`.`dev`.`orders` deep clone"),
        ("spark", {"exists": False}, "create table `lake`.`dev`.`orders` using delta as\nselect * from"),
    ],
)
def test_where_nobody_looked_the_plan_names_no_column(
    macros: Macros, engine: str, change: Row, statement: str
) -> None:
    found = plan(macros.engine(engine), **change)
    assert statement in "\n".join(found["statements"])
    assert (found["rows_after"], macros.sent) == (None, [])


def test_known_columns_are_named_and_cast_in_a_merge_of_a_warehouse(macros: Macros) -> None:
    found = plan(macros.engine("databricks"), columns=matched(macros), counts=counts(5), prefer="point")
    add, merge = found["statements"]
    assert add == "alter table `lake`.`dev`.`orders` add columns (`amount` double)"
    assert "using (select cast(`id` as bigint) as `id`, `amount` from" in merge
    assert "when matched then update set `id` = p.`id`, `amount` = p.`amount`" in merge
    assert merge.endswith("when not matched then insert (`id`, `amount`) values (p.`id`, p.`amount`)")
    assert "l.`remark` as `remark`" in found["expected_rows"], "a column that the point lacks keeps its value"


def test_the_metadata_of_a_backup_comes_with_a_new_table_only(macros: Macros) -> None:
    kept = {"comment": "it's mine", "tags": {"owner": "us"}, "grants": [["analysts", "SELECT"]]}
    point = POINTS["backup"] | {"belongings": kept}
    macros.engine("databricks")
    *_, comment, tags, grant = plan(macros, exists=False, point=point)["statements"]
    assert comment == "comment on table `lake`.`dev`.`orders` is 'it\\'s mine'"
    assert tags == "alter table `lake`.`dev`.`orders` set tags ('owner' = 'us')"
    assert grant == "grant SELECT on table `lake`.`dev`.`orders` to `analysts`"
    replaced = plan(macros, mode="replace", point=point)["statements"]
    assert replaced[1:] == [comment], "what was revoked since stays revoked"
    beside = macros.call("table_at", "lake", "dev", "orders_then", key=["id"])
    [*_, last] = plan(macros, exists=False, point=point, table=beside)["statements"]
    assert last.startswith("comment on table")


def test_the_check_of_a_live_run_expects_the_fingerprint_and_a_print_compares(macros: Macros) -> None:
    found = plan(macros, columns=matched(macros), counts=counts(5))
    expected = {"columns": LIVE, "row": {"n": 10, "total": "77"}}
    [step] = macros.call("restore_steps", found, expected)
    assert step["expect"] == {"n": 10, "total": "77"}
    assert "lake.now('dev.orders')" in step["check"]
    [step] = macros.call("restore_steps", found)
    assert (step["expect"], step["shows"]) == (None, "same must be true.")


@pytest.mark.parametrize(
    ("found", "is_failed"), [({"n": 10, "total": "77"}, False), ({"n": 9, "total": "7"}, True)]
)
def test_a_restore_fails_when_the_table_does_not_hold_the_expected_rows(
    macros: Macros, found: Row, is_failed: bool
) -> None:
    steps = macros.call("restore_steps", plan(macros), {"columns": LIVE, "row": {"n": 10, "total": "77"}})
    failed = macros.answers({"count": [found]}).call("run_steps", steps)
    assert (failed["found"] if failed else None) == (found if is_failed else None)


@pytest.mark.parametrize(
    ("bad", "sentence"),
    [
        ({"duplicate_then": 2}, "In version 3 2 keys of orders occur more than once (id 7: 2 rows)"),
        ({"duplicate_now": 1}, "In the table now 1 keys of orders occur more than once"),
        ({"null_then": 4}, "In version 3 4 rows of orders have NULL in their key (id)"),
    ],
)
def test_keys_that_name_no_single_row_are_refused(macros: Macros, bad: Row, sentence: str) -> None:
    whole = {f"{kind}_{side}": 0 for kind in ("duplicate", "null") for side in ("now", "then")} | bad
    request = {"source": table(macros), "point": POINTS["version"]}
    macros.answers({"having count": [{"id": 7, "copies": 2}]})
    assert sentence in macros.refused("reject_ambiguous_keys", request, whole, "here", "there")


def test_a_command_carries_out_the_same_plan_again(macros: Macros) -> None:
    found = plan(macros, prefer="point")
    command = macros.call("restore_command", found)
    assert command.endswith("restore_table --args '{table: orders, version: 3, mode: merge, prefer: point}'")
    assert macros.call("restore_command", found | {"command": "another"}) == "another"


# On a DuckDB: what the verb does, and what the printed statements do


def database() -> duckdb.DuckDBPyConnection:
    """A table of which a row is lost, one is changed and one is new; and what it was."""
    connection = duckdb.connect()
    connection.execute("create table old (id integer, amount hugeint, note varchar)")
    connection.execute(
        "insert into old values (1, 10, 'a'), (2, 20, null), (3, 170141183460469231731687303715884, 'c')"
    )
    connection.execute("create table orders as select * from old where id <> 2")
    connection.execute("update orders set note = 'changed' where id = 1")
    connection.execute("insert into orders values (9, 90, 'new')")
    return connection


def rows(connection: duckdb.DuckDBPyConnection) -> list[tuple]:
    return connection.execute("select id, amount, note from orders order by id").fetchall()


HUGE = 170141183460469231731687303715884
WANTED = {
    ("merge", "live"): [(1, 10, "changed"), (2, 20, None), (3, HUGE, "c"), (9, 90, "new")],
    ("merge", "point"): [(1, 10, "a"), (2, 20, None), (3, HUGE, "c"), (9, 90, "new")],
    ("replace", "live"): [(1, 10, "a"), (2, 20, None), (3, HUGE, "c")],
}


def quiet(macros: Macros, connection: duckdb.DuckDBPyConnection) -> Macros:
    """On a DuckDB without lake functions: no recovery log, and no backups."""
    macros.replace("log_verb", lambda *_: None)
    macros.replace("take_backup", lambda *_: {"set": "safety_1", "id": "safety_1/main.orders"})
    macros.replace("free_set_id", lambda kind: f"{kind}_1")
    return macros.connect(connection)


@pytest.mark.parametrize(("mode", "prefer"), WANTED)
def test_the_verb_and_the_printed_statements_restore_the_same_rows(
    macros: Macros, mode: str, prefer: str
) -> None:
    place = macros.call("table_at", "memory", "main", "orders", key=["id"], newest=None, reload=None)
    point = {"kind": "table", "id": "old", "label": "the old rows"}
    by_verb, by_hand = database(), database()
    found = quiet(macros, by_verb).call("plan_restore", place, point, mode, prefer)
    done = macros.call("execute_restore", found, "restore_table", datetime.datetime.now(datetime.UTC))
    assert rows(by_verb) == WANTED[mode, prefer]
    assert done["rows"] == len(WANTED[mode, prefer])
    request = {"table": place, "source": place, "point": point, "mode": mode, "prefer": prefer}
    unseen = macros.call("restore_plan", request, macros.call("assumed_restore_facts", exists=True))
    steps = macros.call("restore_steps", unseen)
    for step in steps:
        by_hand.execute(step["sql"])
    assert rows(by_hand) == WANTED[mode, prefer]
    assert by_hand.execute(steps[-1]["check"]).fetchone()[0] is True
    by_hand.execute("delete from orders where id = 3")
    assert by_hand.execute(steps[-1]["check"]).fetchone()[0] is False, (
        "the check notices a row that is missing"
    )


def test_a_restore_that_did_not_become_what_was_planned_is_taken_back(macros: Macros) -> None:
    connection = database()
    place = macros.call("table_at", "memory", "main", "orders", key=["id"], newest=None, reload=None)
    point = {"kind": "table", "id": "old", "label": "the old rows"}
    found = quiet(macros, connection).call("plan_restore", place, point, "merge", "live")
    taken_back: list[Row] = []
    macros.replace("roll_back", lambda plan, safety: taken_back.append(safety))
    wrong = macros.call("merge_point_sql", place, found).replace(
        "insert by name", "and p.id <> 2 then insert by name"
    )
    macros.replace("merge_point_sql", lambda *_: wrong.replace("matched then and", "matched and"))
    said = macros.refused("execute_restore", found, "restore_table", datetime.datetime.now(datetime.UTC))
    assert "orders held 3 rows after the restore and not the 4 that were planned" in said
    assert [safety["set"] for safety in taken_back] == ["safety_1"]
