"""How a dropped or sibling table comes back, and how far an undrop got that was killed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.support.macros import Macros

Row = dict[str, Any]
STAMP = "20260203t090000z"
LABEL = "table id-1 dropped 2026-02-03 08:00:00 UTC"
DROPPED = {"kind": "dropped", "id": "id-1", "name": "orders", "label": LABEL}
OPTIONS = {"mode": "merge", "prefer": "live", "into": None}


@pytest.fixture
def databricks(macros: Macros) -> Macros:
    return macros.engine("databricks")


def orders(macros: Macros) -> Row:
    return macros.call("table_at", "main", "dev", "orders", key=["id"], newest=None, reload=None)


def relations(**types: str) -> list[Row]:
    return [{"name": name, "type": type_} for name, type_ in types.items()]


def plan(macros: Macros, there: list[Row], mode: str = "merge", into: str | None = None, **point: Any) -> Row:
    return macros.call("undrop_plan", orders(macros), DROPPED | point, mode, into, there, STAMP)


def statements(macros: Macros, found: Row) -> list[str]:
    """Without the catalog and schema."""
    return [short(text) for text in macros.call("undrop_statements", found)]


def short(text: str) -> str:
    return text.replace("`main`.`dev`.", "").replace("`", "")


UNDROP = "undrop table with id 'id-1'"


def test_a_free_name_needs_nothing_but_the_undrop(databricks: Macros) -> None:
    found = plan(databricks, [])
    assert statements(databricks, found) == [UNDROP]
    assert (found["kept_as"], found["merges"]) == (None, False)


def test_what_dbt_dropped_under_another_name_gets_its_own_again(databricks: Macros) -> None:
    found = plan(databricks, [], name="orders__dbt_backup")
    assert statements(databricks, found) == [UNDROP, "alter table orders__dbt_backup rename to orders"]


def test_a_successor_is_merged_kept_and_replaced(databricks: Macros) -> None:
    found = plan(databricks, relations(orders="MANAGED"))
    assert [phase["name"] for phase in databricks.call("undrop_phases", found)] == [
        "undrop",
        "merge",
        "set_aside",
        "swap",
    ]
    assert statements(databricks, found) == [
        "alter table orders rename to orders__steps_aside",
        UNDROP,
        f"alter table orders rename to orders__undropped_{STAMP}",
        "alter table orders__steps_aside rename to orders",
        f"alter table orders rename to orders__replaced_{STAMP}",
        f"alter table orders__undropped_{STAMP} rename to orders",
    ]


def test_a_replacement_merges_nothing(databricks: Macros) -> None:
    phases = databricks.call("undrop_phases", plan(databricks, relations(orders="MANAGED"), mode="replace"))
    assert [phase["name"] for phase in phases] == ["undrop", "set_aside", "swap"]


@pytest.mark.parametrize(
    ("type_", "drop"),
    [("STREAMING_TABLE", "drop table orders"), ("MATERIALIZED_VIEW", "drop materialized view orders")],
)
def test_what_cannot_be_renamed_is_copied_and_dropped(databricks: Macros, type_: str, drop: str) -> None:
    found = plan(databricks, relations(orders=type_))
    copy = f"create table orders__replaced_{STAMP} as select * from orders"
    assert statements(databricks, found) == [copy, drop, UNDROP]
    assert "leave into away" in databricks.refused(
        "undrop_plan", orders(databricks), DROPPED, "merge", "of_then", relations(orders=type_), STAMP
    )


def test_the_copy_is_checked_before_what_cannot_be_renamed_goes(databricks: Macros) -> None:
    found = plan(databricks, relations(orders="STREAMING_TABLE"))
    columns, row = [{"name": "id", "type": "bigint"}], {"n": 3, "total": "9"}
    [set_aside, *_] = databricks.call("undrop_phases", found, {"columns": columns, "row": row, "rows": 3})
    failed = databricks.answers({"count": [{"n": 2, "total": "8"}]}).call("run_steps", set_aside["steps"])
    assert failed["found"]["n"] == 2
    assert not [sql for sql in databricks.sent if sql.startswith("drop")]
    said = databricks.refused("reject_lost_rows", found, {"rows": 3}, failed)
    assert "Rows have landed in orders meanwhile: it held 3" in said


def test_into_leaves_the_table_alone(databricks: Macros) -> None:
    found = plan(databricks, relations(orders="MANAGED"), into="of_then")
    assert found["successor"] is None
    assert statements(databricks, found) == [
        "alter table orders rename to orders__steps_aside",
        UNDROP,
        "alter table orders rename to of_then",
        "alter table orders__steps_aside rename to orders",
    ]


def test_a_sibling_table_takes_the_place_or_is_copied(databricks: Macros) -> None:
    sibling = databricks.call("sibling_table", orders(databricks), "orders__dbt_backup")
    point = databricks.call("point_of_sibling", sibling)
    there = relations(orders="VIEW", orders__dbt_backup="MANAGED")
    assert statements(databricks, plan(databricks, there, **point)) == [
        f"alter view orders rename to orders__replaced_{STAMP}",
        "alter table orders__dbt_backup rename to orders",
    ]
    assert statements(databricks, plan(databricks, there[1:], **point)) == [
        "alter table orders__dbt_backup rename to orders"
    ]
    assert statements(databricks, plan(databricks, there, into="of_then", **point)) == [
        "create table of_then deep clone orders__dbt_backup"
    ]


@pytest.mark.parametrize(
    ("type_", "undo"),
    [
        ("MANAGED", f"alter table orders__replaced_{STAMP} rename to orders"),
        ("VIEW", f"alter view orders__replaced_{STAMP} rename to orders"),
        ("STREAMING_TABLE", None),
    ],
)
def test_an_undrop_is_undone_by_two_renames(databricks: Macros, type_: str, undo: str | None) -> None:
    found = databricks.call("undo_undrop_sql", plan(databricks, relations(orders=type_)))
    assert (found and short(found)) == (
        undo and f"alter table orders rename to orders__undropped_{STAMP}; {undo}"
    )


# Killed on the way


NOW = datetime.now(UTC)
NEW = f"{NOW:%Y%m%dt%H%M%Sz}"


def entry(to_point: str = "dev.orders", hours: float = 0.01) -> Row:
    return {
        "logged_at": (NOW - timedelta(hours=hours)).isoformat(),
        "detail": "dbt run-operation undrop_table --args '{table: orders}'",
        "from_point": DROPPED["label"],
        "to_point": to_point,
    }


def state(macros: Macros, there: list[Row], begun: Row, dropped: list[Row], into: str | None = None) -> Row:
    siblings = [row["name"] for row in there if row["name"] not in ("orders", into)]
    facts = {"relations": there, "siblings": siblings, "dropped": dropped, "stamp": STAMP}
    found = macros.call("undrop_state", orders(macros), into, [begun], facts)
    return {**found, "order": [short(text) for text in found["order"]]}


def test_nothing_happened_yet(databricks: Macros) -> None:
    found = state(databricks, relations(orders="MANAGED"), entry(), [{"id": "id-1", "when": "2026-01-01"}])
    assert (found["order"], found["undropped"], found["replaced"], found["back"]) == ([], None, None, False)


def test_the_successor_gets_its_name_back(databricks: Macros) -> None:
    found = state(databricks, relations(orders__steps_aside="MANAGED"), entry(), [])
    assert found["order"] == ["alter table orders__steps_aside rename to orders"]
    assert found["undropped"] is None


def test_the_undropped_table_makes_room_first(databricks: Macros) -> None:
    there = relations(orders="MANAGED", orders__steps_aside="MANAGED")
    found = state(databricks, there, entry(), [])
    assert found["order"] == [
        f"alter table orders rename to orders__undropped_{STAMP}",
        "alter table orders__steps_aside rename to orders",
    ]
    assert found["undropped"] == f"orders__undropped_{STAMP}"


def test_the_old_table_stands_beside(databricks: Macros) -> None:
    there = relations(orders="MANAGED", **{f"orders__undropped_{NEW}": "MANAGED"})
    found = state(databricks, there, entry(f"dev.orders__undropped_{NEW}"), [])
    assert (found["undropped"], found["back"]) == (f"orders__undropped_{NEW}", False)


def test_names_of_an_earlier_undrop_are_another_story(databricks: Macros) -> None:
    there = relations(orders="MANAGED", orders__replaced_20200101t000000z="MANAGED")
    assert state(databricks, there, entry(), [{"id": "id-1", "when": "2020-01-01"}])["replaced"] is None


@pytest.mark.parametrize(
    ("there", "back"),
    [
        ({"orders": "MANAGED"}, True),
        ({"orders": "STREAMING_TABLE"}, False),
        ({"orders__replaced_" + NEW: "MANAGED"}, False),
        ({}, False),
    ],
)
def test_only_the_end_is_missing_when_the_table_is_back(
    databricks: Macros, there: dict[str, str], back: bool
) -> None:
    assert state(databricks, relations(**there), entry(), [])["back"] is back


def test_after_seven_days_or_another_drop_nothing_tells_that_it_came_back(databricks: Macros) -> None:
    old = entry(hours=8 * 24)
    assert databricks.call("undropped_table", orders(databricks), [old], []) is None
    again = [{"id": "id-2", "when": f"{NOW + timedelta(hours=1):%Y-%m-%d %H:%M:%S}"}]
    assert databricks.call("undropped_table", orders(databricks), [entry()], again) is None
    still = [{"id": "id-1", "when": "2020-01-01 00:00:00"}]
    assert databricks.call("undropped_table", orders(databricks), [entry()], still) is None
    found = databricks.call("undropped_table", orders(databricks), [entry()], [])
    assert found == {"name": "orders", "goal": "dev.orders"}


def test_into_is_finished_under_its_own_name(databricks: Macros) -> None:
    begun = entry("dev.of_then")
    stands = state(databricks, relations(orders="MANAGED", of_then="MANAGED"), begun, [], into="of_then")
    assert (stands["back"], stands["order"]) == (True, [])
    renamed = state(databricks, relations(orders="MANAGED"), begun, [], into="of_then")
    assert renamed["order"] == ["alter table orders rename to of_then"]
    assert renamed["back"] is True
    waiting = [{"id": "id-1", "when": "2020-01-01 00:00:00"}]
    assert state(databricks, relations(orders="MANAGED"), begun, waiting, into="of_then")["back"] is False


@pytest.mark.parametrize(
    ("logged", "into", "is_found"),
    [
        ({}, None, True),
        ({"verb": "restore_table"}, None, False),
        ({"table_name": "customers"}, None, False),
        ({}, "of_then", False),
        ({"to_point": "dev.of_then"}, "of_then", True),
    ],
)
def test_an_unfinished_undrop_is_the_tables_own_and_to_the_same_name(
    databricks: Macros, logged: Row, into: str | None, is_found: bool
) -> None:
    begun = entry() | {"verb": "undrop_table", "table_name": "orders"} | logged
    databricks.replace("unfinished_verbs", lambda: [begun])
    found = databricks.call("unfinished_undrop", orders(databricks), into)
    assert (found and found["command"]) == (begun["detail"] if is_found else None)


def test_rows_of_a_successor_that_was_set_aside_are_merged_later(databricks: Macros) -> None:
    aside = {"undropped": None, "replaced": "orders__replaced_x"}
    assert databricks.call("unmerged_successor", aside, OPTIONS) == "orders__replaced_x"
    assert databricks.call("unmerged_successor", aside, OPTIONS | {"mode": "replace"}) is None
    assert databricks.call("unmerged_successor", aside | {"undropped": "y"}, OPTIONS) is None
    assert databricks.call("unmerged_successor", None, OPTIONS) is None


def test_another_point_waits_until_the_unfinished_undrop_is_finished(databricks: Macros) -> None:
    unfinished = {"command": "dbt run-operation undrop_table", "back": False}
    options = OPTIONS | {"dropped": "id-2"}
    said = databricks.refused("reject_undrop", orders(databricks), unfinished, options)
    assert said.endswith("finish that one first: dbt run-operation undrop_table")
    databricks.answers({"information_schema.tables": relations(of_then="MANAGED")})
    taken = OPTIONS | {"into": "of_then", "dropped": None}
    assert "of_then exists already" in databricks.refused("reject_undrop", orders(databricks), None, taken)


def test_a_dropped_table_is_found_by_its_id_or_refused_with_the_others(databricks: Macros) -> None:
    listed = {"tableid": "id-1", "tablename": "orders", "tabletype": "MANAGED"}
    listed["deletedat"] = "2026-02-03 08:00:00"
    other = listed | {"tablename": "customers"}
    databricks.answers({"schemata": [{"schema_name": "dev"}], "show tables dropped": [other, listed]})
    assert databricks.call("dropped_point", orders(databricks), None)["id"] == "id-1"
    said = databricks.refused("dropped_point", orders(databricks), "id-9")
    assert f"those that can be undropped are {LABEL};" in said


@pytest.mark.parametrize("engine", ["duckdb", "spark"])
def test_other_engines_undrop_nothing_and_name_the_backups(macros: Macros, engine: str) -> None:
    macros.engine(engine)
    assert macros.call("unfinished_undrop", orders(macros), None) is None
    assert "dbt run-operation list_backups --args '{table: orders}'" in macros.refused(
        "undrop_sql", orders(macros), "id-1"
    )
