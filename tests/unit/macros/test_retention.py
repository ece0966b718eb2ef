"""How long tables keep their history: intervals as Delta writes them, and what has to be set."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.support.cases import cases
from tests.support.macros import Macros

LOG, FILES = "delta.logRetentionDuration", "delta.deletedFileRetentionDuration"
TABLE = {"name": "games", "identifier": "games", "schema": "dev", "in_lake": True, "engine": "duckdb"}


@pytest.mark.parametrize(("text", "days"), [
    ("interval 30 days", 30), ("INTERVAL 1 DAY", 1), ("interval 2 weeks", 14),
    ("interval 36 hours", 1.5), ("interval 1 month", 30), ("2 years", 730),
    ("  interval 90 days ", 90), (None, 7), ("", 7),
    ("interval 1 day 12 hours", 1.5), ("interval 52 weeks 1 day", 365), ("interval '400' days", 400),
    ("interval 90 days 0 seconds", 90), ("interval 30", 7), ("a fortnight", 7),
])  # fmt: skip
def test_days_of_interval(macros: Macros, text: str | None, days: float) -> None:
    assert macros.call("days_of_interval", text, 7) == days


def test_a_version_needs_its_log_and_its_files(macros: Macros) -> None:
    macros.replace("table_properties", lambda table: {LOG: "interval 60 days"})
    assert macros.call("retention_of", TABLE) == {"log": 60, "files": 7, "days": 7}


@pytest.mark.parametrize(("now", "wanted"), [
    ({"log": 30, "files": 7}, (90, 90)),
    ({"log": 365.5, "files": 7}, (366, 90)),
    ({"log": 30, "files": 400}, (400, 400)),
    ({"log": 90, "files": 400}, None),
])  # fmt: skip
@pytest.mark.parametrize("engine", ["duckdb", "databricks", "spark"])
def test_both_are_set_in_one_statement_and_nothing_is_shortened(macros: Macros, engine, now, wanted) -> None:
    """Delta refuses files alone above 30 days, whatever the table's log has."""
    table, now = {**TABLE, "engine": engine, "sql": "dev.games"}, {**now, "days": min(now.values())}
    sql = macros.call("statements_of", macros.call("retention_steps", table, 90, now))
    assert len(sql) == (1 if wanted else 0)
    for name, days in zip((LOG, FILES), wanted or (), strict=False):
        assert re.search(rf"{name}\W+interval {days} days", sql[0])


def test_the_printed_step_may_be_left_out(macros: Macros) -> None:
    macros.replace("asked_tables", lambda given, asked, delta: [{**TABLE, "delta": True}])
    look, step = macros.call("printed_set_retention", {"days": 90}, {})
    assert look["kind"] == "look"
    assert "If one of the two keeps less than 90 days, set both" in step["says"]
    [own] = macros.call("retention_steps", TABLE, 90, {"log": 30, "files": 7, "days": 7})
    assert step["sql"] == own["sql"], "as the verb sets it"


def test_days_are_printed_as_numbers_that_people_write(macros: Macros) -> None:
    answers = [
        {"table": "games", "days_before": 90.0, "days": 1_000_000, "statements": ["alter"]},
        {"table": "teams", "days_before": 1.5, "days": 1.5, "statements": []},
    ]
    macros.call("print_retention", answers, False, "text")
    assert macros.printed == ["games keeps 1000000 days instead of 90", "teams keeps 1.5 days"]


def test_without_an_argument_the_variable_decides(macros: Macros) -> None:
    assert macros.call("days_argument", None) == 30
    macros.variables["time_travel_days"] = "45"
    assert macros.call("days_argument", None) == 45
    macros.variables["time_travel_days"] = "long"
    assert macros.refused("days_argument", None).startswith("time_travel_days: long")


def warehouse_table(macros: Macros) -> dict[str, Any]:
    return macros.engine("databricks").call("table_at", "main", "dev", "games", key=["id"], newest=None)


def kept(age: float, files: float, log: float = 30) -> dict[str, Any]:
    now = datetime.now(UTC)
    at = f"{now - timedelta(days=age):%Y-%m-%d %H:%M:%S}"
    return {
        "committed_at": at,
        "now": now,
        "retention": {"log": log, "files": files, "days": min(log, files)},
    }


@cases("age, files, log, held", """
    1, 7, 30, {}
    4.9, 7, 30, {}
    5.5, 7, 30, {files: 13}
    40, 7, 30, {files: 48, log: 48}
    40, 90, 365, {}
    89, 90, 365, {files: 97, log: 365}
""")  # fmt: skip
def test_the_version_of_now_is_held_open_before_a_change(macros: Macros, age, files, log, held) -> None:
    """An idle week, and the commit that changes the table would close the version to go back to."""
    steps = macros.call("hold_steps", warehouse_table(macros), kept(age, files, log))
    sql = "; ".join(macros.call("statements_of", steps))
    for kind, name in (("log", LOG), ("files", FILES)):
        assert (f"'{name}' = 'interval {held.get(kind)} days'" in sql) is (kind in held)
    assert bool(sql) is bool(held)


@cases("age, files, log, wanted", """
    1, 7, 30, null
    1, 90, 365, "365, 90"
    40, 7, 30, "48, 48"
    89, 90, 365, "365, 97"
""")  # fmt: skip
def test_after_a_replacement_the_history_is_kept_as_long_as_before(
    macros: Macros, age, files, log, wanted
) -> None:
    """RESTORE and CLONE bring the properties of the point along, and those may close the undo."""
    steps = macros.call("keep_steps", warehouse_table(macros), kept(age, files, log))
    sql = " ".join(macros.call("statements_of", steps))
    if wanted is None:
        assert sql == ""
    else:
        days = wanted.split(", ")
        assert f"'{LOG}' = 'interval {days[0]} days'" in sql
        assert f"'{FILES}' = 'interval {days[1]} days'" in sql


def plan(macros: Macros, mode: str, facts: dict[str, Any]) -> list[dict[str, Any]]:
    table = warehouse_table(macros)
    point = {"kind": "version", "id": 3, "label": "version 3"}
    request = {"table": table, "source": table, "point": point, "mode": mode, "prefer": "live"}
    assumed = macros.call("assumed_restore_facts", exists=True)
    return macros.call("restore_steps", macros.call("restore_plan", request, assumed | facts))


@cases("mode, order", """
    merge, [hold, merge]
    replace, [hold, restore, keep]
""")  # fmt: skip
def test_a_restore_makes_its_undo_sure_as_a_step_of_its_own(macros: Macros, mode, order) -> None:
    """The verb and what is printed run the same steps, and the check comes last."""
    for facts in ({"kept": kept(40, 7)}, {}):
        steps = plan(macros, mode, facts)
        verbs = [step["sql"].split()[0].replace("alter", "hold" if at == 0 else "keep")
                 for at, step in enumerate(steps)]  # fmt: skip
        assert verbs == order
        assert [bool(step["check"]) for step in steps] == [False] * (len(steps) - 1) + [True]
    assert [step["sql"].split()[0] for step in plan(macros, mode, {"kept": kept(1, 7)})] == [order[1]]


def test_where_no_version_is_closed_nothing_is_held(macros: Macros) -> None:
    table = macros.call("table_at", "lake", "dev", "games", key=["id"], newest=None)
    assert macros.call("kept_history", table) is None
    assert macros.call("hold_steps", table, None) == macros.call("keep_steps", table, None) == []
    assert macros.sent == []
