"""How long tables keep their history: intervals as Delta writes them, and what has to be set."""

import pytest

from tests.support.macros import Macros

LOG, FILES = "delta.logRetentionDuration", "delta.deletedFileRetentionDuration"
TABLE = {"name": "games", "identifier": "games", "schema": "dev", "in_lake": True, "engine": "duckdb"}


@pytest.mark.parametrize(("text", "days"), [
    ("interval 30 days", 30), ("INTERVAL 1 DAY", 1), ("interval 2 weeks", 14),
    ("interval 36 hours", 1.5), ("interval 1 month", 30), ("2 years", 730),
    ("  interval 90 days ", 90), (None, 7), ("", 7),
    ("interval 30", 7), ("interval 1 day 12 hours", 7), ("a fortnight", 7),
])  # fmt: skip
def test_days_of_interval(macros: Macros, text: str | None, days: float) -> None:
    assert macros.call("days_of_interval", text, 7) == days


def test_a_version_needs_its_log_and_its_files(macros: Macros) -> None:
    macros.replace("table_properties", lambda table: {LOG: "interval 60 days"})
    assert macros.call("retention_of", TABLE) == {"log": 60, "files": 7, "days": 7}


@pytest.mark.parametrize(("now", "wanted"), [
    ({"log": 30, "files": 7}, {LOG, FILES}),
    ({"log": 90, "files": 7}, {FILES}),
    ({"log": 90, "files": 400}, set()),
])  # fmt: skip
@pytest.mark.parametrize("engine", ["duckdb", "databricks", "spark"])
def test_only_what_is_shorter_is_set(macros: Macros, engine: str, now: dict, wanted: set[str]) -> None:
    table = {**TABLE, "engine": engine, "sql": "dev.games"}
    sql = macros.call("statements_of", macros.call("retention_steps", table, 90, now))
    assert len(sql) == (1 if wanted else 0)
    assert {name for name in (LOG, FILES) if sql and name in sql[0]} == wanted


def test_each_property_has_a_printed_step_that_may_be_left_out(macros: Macros) -> None:
    macros.replace("asked_tables", lambda given, asked, delta: [{**TABLE, "delta": True}])
    look, *changes = macros.call("printed_set_retention", {"days": 90}, {})
    assert look["kind"] == "look"
    for property, step in zip((LOG, FILES), changes, strict=True):
        assert f"If {property} is less than 90 days" in step["says"]
        now = {"log": 400, "files": 400, ("log" if property == LOG else "files"): 7}
        [own] = macros.call("retention_steps", TABLE, 90, now)
        assert step["sql"] == own["sql"], "as the verb sets it"


def test_without_an_argument_the_variable_decides(macros: Macros) -> None:
    assert macros.call("days_argument", None) == 30
    macros.variables["time_travel_days"] = "45"
    assert macros.call("days_argument", None) == 45
    macros.variables["time_travel_days"] = "long"
    assert macros.refused("days_argument", None).startswith("time_travel_days: long")
