"""How a dropped or sibling table comes back, and how far an undrop got that was killed."""

import json
import re
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from tests.support.cases import cases
from tests.support.macros import Macros

Row = dict[str, Any]
STAMP = "20260203t090000z"
NOW = datetime.now(UTC)
NEW = f"{NOW:%Y%m%dt%H%M%Sz}"
LABEL = "table id-1 dropped 2026-02-03 08:00:00 UTC"
DROPPED = {"kind": "dropped", "id": "id-1", "name": "orders", "label": LABEL}


@pytest.fixture
def databricks(macros: Macros) -> Macros:
    return macros.engine("databricks")


def orders(macros: Macros) -> Row:
    return macros.call("table_at", "main", "dev", "orders", key=["id"], newest=None, reload=None)


def relations(**types: str) -> list[Row]:
    return [{"name": name, "type": type_} for name, type_ in types.items()]


def plan(macros: Macros, there: list[Row], mode: str = "merge", into: str | None = None, **point: Any) -> Row:
    return macros.call("undrop_plan", orders(macros), DROPPED | point, mode, into, there, STAMP)


def short(text: str) -> str:
    """Without catalog and schema, a rename as `old > new`, and the time of the undrop as NOW."""
    text = text.replace("`main`.`dev`.", "").replace("`", "").replace(STAMP, "NOW").replace(NEW, "NEW")
    return re.sub(r"alter table (\S+) rename to (\S+)", r"\1 > \2", text).replace(UNDROP, "undrop")


UNDROP = "undrop table with id 'id-1'"


@cases("there, more, expected", """
    {}, {}, [undrop]
    {}, {name: orders__dbt_backup}, [undrop, orders__dbt_backup > orders]
    {orders: MANAGED}, {}, [orders > orders__steps_aside, undrop, orders > orders__undropped_NOW, \
        orders__steps_aside > orders, orders > orders__replaced_NOW, orders__undropped_NOW > orders]
    {orders: MANAGED}, {into: of_then}, [orders > orders__steps_aside, undrop, orders > of_then, \
        orders__steps_aside > orders]
    {orders: STREAMING_TABLE}, {}, [create table orders__replaced_NOW as select * from orders, \
        drop table orders, undrop]
    {orders: MATERIALIZED_VIEW}, {}, [create table orders__replaced_NOW as select * from orders, \
        drop materialized view orders, undrop]
""")  # fmt: skip
def test_the_statements_of_an_undrop(databricks: Macros, there, more, expected) -> None:
    found = plan(databricks, relations(**there), **more)
    assert [short(text) for text in databricks.call("undrop_statements", found)] == expected


@cases("there, more, expected", """
    {orders: VIEW, left: MANAGED}, {}, [alter view orders rename to orders__replaced_NOW, left > orders]
    {left: MANAGED}, {}, [left > orders]
    {orders: VIEW, left: MANAGED}, {into: of_then}, [create table of_then deep clone left]
""")  # fmt: skip
def test_a_sibling_table_takes_the_place_or_is_copied(databricks: Macros, there, more, expected) -> None:
    sibling = databricks.call("sibling_table", orders(databricks), "left")
    found = plan(databricks, relations(**there), **more, **databricks.call("point_of_sibling", sibling))
    assert [short(text) for text in databricks.call("undrop_statements", found)] == expected


@cases("there, mode, phases", """
    {}, merge, [undrop]
    {orders: MANAGED}, merge, [undrop, merge, set_aside, swap]
    {orders: MANAGED}, replace, [undrop, set_aside, swap]
""")  # fmt: skip
def test_a_successor_is_merged_unless_it_is_replaced(databricks: Macros, there, mode, phases) -> None:
    found = databricks.call("undrop_phases", plan(databricks, relations(**there), mode=mode))
    assert [phase["name"] for phase in found] == phases


def test_beside_what_cannot_be_renamed_nothing_comes_back(databricks: Macros) -> None:
    arguments = [orders(databricks), DROPPED, "merge", "of_then", relations(orders="STREAMING_TABLE"), STAMP]
    assert "omit into" in databricks.refused("undrop_plan", *arguments)


def test_the_copy_is_checked_before_what_cannot_be_renamed_goes(databricks: Macros) -> None:
    found = plan(databricks, relations(orders="STREAMING_TABLE"))
    columns, row = [{"name": "id", "type": "bigint"}], {"n": 3, "total": "9"}
    [set_aside, *_] = databricks.call("undrop_phases", found, {"columns": columns, "row": row, "rows": 3})
    read = [{"answer": json.dumps([{"n": 2, "total": "8"}]), "error": None}]
    failed = databricks.answers({"count": read}).call("run_steps", set_aside["steps"])
    assert failed["found"]["n"] == 2
    assert not [sql for sql in databricks.sent if sql.startswith("drop")]
    command = "dbt run-operation undrop_table --args '{table: orders}'"
    said = databricks.refused("reject_lost_rows", found, {"rows": 3}, failed, command)
    assert said.startswith("Rows have landed in orders meanwhile: it held 3")
    assert said.endswith(f"; stop what writes to it, then repeat the command: {command}")


@cases("type_, undo", """
    MANAGED, orders > orders__undropped_NOW; orders__replaced_NOW > orders
    VIEW, orders > orders__undropped_NOW; alter view orders__replaced_NOW rename to orders
    STREAMING_TABLE, null
""")  # fmt: skip
def test_an_undrop_is_undone_by_two_renames(databricks: Macros, type_, undo) -> None:
    found = databricks.call("undo_undrop_sql", plan(databricks, relations(orders=type_)))
    assert (found and short(found)) == undo


def entry(to_point: str = "dev.orders", hours: float = 0.01) -> Row:
    return {
        "logged_at": (NOW - timedelta(hours=hours)).isoformat(),
        "detail": "dbt run-operation undrop_table --args '{table: orders}'",
        "from_point": DROPPED["label"],
        "to_point": to_point,
    }


WAITING = [{"id": "id-1", "when": "2020-01-01 00:00:00"}]  # for the undrop that was begun


# A name that ends in NEW or NOW has the time of this undrop.
@cases("there, goal, waiting, expected", """
    {orders: MANAGED}, orders, true, {order: [], undropped: null, replaced: null, back: false}
    {orders__steps_aside: MANAGED}, orders, false, {order: [orders__steps_aside > orders], undropped: null}
    {orders: MANAGED, orders__steps_aside: MANAGED}, orders, false, {undropped: orders__undropped_NOW, \
        order: [orders > orders__undropped_NOW, orders__steps_aside > orders]}
    {orders: MANAGED, orders__undropped_NEW: MANAGED}, orders__undropped_NEW, false, \
        {undropped: orders__undropped_NEW, back: false}
    {orders: MANAGED, orders__replaced_20200101t000000z: MANAGED}, orders, true, {replaced: null}
    {orders: MANAGED}, orders, false, {back: true}
    {orders: STREAMING_TABLE}, orders, false, {back: false}
    {orders__replaced_NEW: MANAGED}, orders, false, {back: false}
    {}, orders, false, {back: false}
    {orders: MANAGED, of_then: MANAGED}, of_then, false, {back: true, order: []}
    {orders: MANAGED}, of_then, false, {back: true, order: [orders > of_then]}
    {orders: MANAGED}, of_then, true, {back: false}
""")  # fmt: skip
def test_how_far_an_undrop_got(databricks: Macros, there, goal, waiting, expected) -> None:
    there = relations(**{name.replace("NEW", NEW): type_ for name, type_ in there.items()})
    into = goal if goal == "of_then" else None
    siblings = [row["name"] for row in there if row["name"] not in ("orders", into)]
    dropped = WAITING if waiting else []
    facts = {"relations": there, "siblings": siblings, "dropped": dropped, "stamp": STAMP}
    begun = entry("dev." + goal.replace("NEW", NEW))
    found = databricks.call("undrop_state", orders(databricks), into, [begun], facts)
    found["order"] = [short(text) for text in found["order"]]
    found["undropped"] = found["undropped"] and short(found["undropped"])
    assert {name: found[name] for name in expected} == expected


DROPS = {"schema_name": "dev"}


def dropped(databricks: Macros, *deleted_at: Any) -> list[Row]:
    rows = [
        {"tablename": "orders", "tableid": f"id-{at}", "tabletype": "MANAGED", "deletedat": text}
        for at, text in enumerate(deleted_at)
    ]
    databricks.answers({"show tables dropped": rows, "schemata": [DROPS]})
    return databricks.call("dropped_tables", orders(databricks))


AT = "2026-02-03 10:15:00"


@pytest.mark.parametrize(("text", "when"), [
    (AT, AT), (f"{AT}.123 UTC", AT), ("2026-02-03T10:15:00.123456789Z", AT), ("2026-02-03 10:15", AT),
    ("2026-02-03T11:15:00+0100", AT), ("2026-02-03T05:15:00.5-05", AT), ("2026-02-03T05:15:00 -05:00", AT),
    ("Tue Feb 03 10:15:00 UTC 2026", AT), ("1770113700", AT), (1770113700123, AT), ("1770113700123456", AT),
    (datetime(2026, 2, 3, 10, 15), AT), (datetime(2026, 2, 3, 10, 15, tzinfo=UTC), AT),
    ("2026-02-30 10:15:00", None), ("2026-02-03 25:15:00", None), ("Feb 3, 2026", None), ("0", None),
    (f"{AT}+25:00", None),
    ("Tue Feb 03 10:15:00 PST 2026", None), ("three days ago", None), ("", None), (None, None),
])  # fmt: skip
def test_the_time_of_a_drop_is_read_leniently(databricks: Macros, text, when) -> None:
    """Its format is not documented; a text that is no time stays as it is."""
    [found] = dropped(databricks, text)
    assert found["when"] == when
    assert found["label"].endswith(f"{when} UTC" if when else (text or "at an unknown time"))


def test_without_times_the_latest_drop_must_be_named(databricks: Macros) -> None:
    dropped(databricks, "lately", "2026-02-03 10:15:00")
    said = databricks.refused("dropped_point", orders(databricks), "latest")
    assert "table id-0 dropped lately" in said
    assert "dropped: " in said.split("name one: ")[1]
    assert (
        databricks.call("dropped_point", orders(databricks), "id-0")["label"] == "table id-0 dropped lately"
    )
    [only] = dropped(databricks, "lately")
    assert databricks.call("dropped_point", orders(databricks), None)["id"] == only["id"]


def test_the_latest_of_several_drops_is_taken_and_the_others_are_named(databricks: Macros) -> None:
    """A table that was made after the loss and dropped, too, may hold less."""
    dropped(databricks, "2026-02-03 10:15:00", "2026-02-03 10:15:00.5", "2026-02-03 10:14:59")
    point = databricks.call("dropped_point", orders(databricks), None)
    assert (point["id"], [label.split()[1] for label in point["others"]]) == ("id-1", ["id-0", "id-2"])
    databricks.call(
        "print_undrop", databricks.call("undrop_plan", orders(databricks), point, "merge", None, [], ""), []
    )
    [said] = [line for line in databricks.printed if "instead of it" in line]
    assert "with dropped: ID: table id-0 dropped 2026-02-03 10:15:00 UTC, table id-2" in said
    assert databricks.call("dropped_point", orders(databricks), "id-0")["others"] == []


ODD: list[Row] = [
    {}, {"tablename": None, "tableid": None}, {"tablename": "orders", "tabletype": None, "tableid": "x"},
    {"tablename": "ORDERS", "deletedat": True}, {"tablename": "orders", "deletedat": date(2026, 2, 3)},
    {"tablename": "orders", "deletedat": -1}, {"tablename": "orders", "deletedat": {"a": 1}},
    {"tablename": "orders", "deletedat": "9" * 40},
    {"tablename": "orders", "deletedat": Decimal("1770113700.5")},
]  # fmt: skip


@pytest.mark.parametrize("row", ODD)
def test_odd_rows_of_the_catalog_end_no_verb(databricks: Macros, row: Row) -> None:
    databricks.answers({"show tables dropped": [row], "schemata": [DROPS]})
    for found in databricks.call("dropped_tables", orders(databricks)):
        assert found["label"].startswith("table ")


def test_after_seven_days_or_another_drop_nothing_tells_that_it_came_back(databricks: Macros) -> None:
    old = entry(hours=8 * 24)
    again = [{"id": "id-2", "when": f"{NOW + timedelta(hours=1):%Y-%m-%d %H:%M:%S}"}]
    for begun, dropped in ((old, []), (entry(), again), (entry(), WAITING)):
        assert databricks.call("undropped_table", orders(databricks), [begun], dropped) is None
    found = databricks.call("undropped_table", orders(databricks), [entry()], [])
    assert found == {"name": "orders", "goal": "dev.orders"}


@pytest.mark.parametrize(("logged", "into", "is_found"), [
    ({}, None, True),
    ({"verb": "restore_table"}, None, False),
    ({"table_name": "customers"}, None, False),
    ({}, "of_then", False),
    ({"to_point": "dev.of_then"}, "of_then", True),
])  # fmt: skip
def test_an_unfinished_undrop_is_the_tables_own_and_to_the_same_name(databricks, logged, into, is_found):
    begun = entry() | {"verb": "undrop_table", "table_name": "orders"} | logged
    databricks.replace("unfinished_verbs", lambda: [begun])
    found = databricks.call("unfinished_undrop", orders(databricks), into)
    assert (found and found["command"]) == (begun["detail"] if is_found else None)


def test_rows_of_a_successor_that_was_set_aside_are_merged_later(databricks: Macros) -> None:
    aside, merge = {"undropped": None, "replaced": "orders__replaced_x"}, {"mode": "merge", "into": None}
    assert databricks.call("unmerged_successor", aside, merge) == "orders__replaced_x"
    for state, mode in ((aside, "replace"), (aside | {"undropped": "y"}, "merge"), (None, "merge")):
        assert databricks.call("unmerged_successor", state, merge | {"mode": mode}) is None


@pytest.mark.parametrize("engine", ["duckdb", "spark"])
def test_other_engines_undrop_nothing_and_name_the_backups(macros: Macros, engine: str) -> None:
    assert macros.engine(engine).call("unfinished_undrop", orders(macros), None) is None
    said = macros.refused("undrop_sql", orders(macros), "id-1")
    assert "dbt run-operation list_backups --args '{table: orders}'" in said
