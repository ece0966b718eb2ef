"""Steps of a verb: run with their checks, or printed."""

from typing import Any

import pytest

from tests.support.macros import Macros


def steps_of(macros: Macros) -> list[dict[str, Any]]:
    empty = macros.call("step", "Empty it.", "delete from t", "n must be 0.", "select count(*) as n from t")
    return [
        macros.call("look", "What it holds.", "\n    select n\n    from t\n"),
        {**empty, "expect": {"n": 0}},
        macros.call("step", "Drop it.", "drop table t"),
    ]


def test_a_step_keeps_what_it_was_given(macros: Macros) -> None:
    look, empty, drop = steps_of(macros)
    assert (look["kind"], look["sql"], look["check"]) == ("look", "select n\nfrom t", None)
    assert (empty["kind"], empty["shows"], empty["expect"]) == ("change", "n must be 0.", {"n": 0})
    assert macros.call("statements_of", [look, empty, drop]) == ["delete from t", "drop table t"]


@pytest.mark.parametrize("n", [0, "0"])
def test_changes_run_in_order_with_their_checks(macros: Macros, n: object) -> None:
    macros.answers({r"count\(\*\)": [{"n": n}]})
    assert macros.call("run_steps", steps_of(macros)) is None
    assert macros.sent == ["delete from t", "select count(*) as n from t", "drop table t"]


def test_a_check_that_fails_stops_the_steps(macros: Macros) -> None:
    macros.answers({r"count\(\*\)": [{"n": 3}]})
    failed = macros.call("run_steps", steps_of(macros))
    assert (failed["step"]["says"], failed["found"]) == ("Empty it.", {"n": 3})
    assert macros.sent == ["delete from t", "select count(*) as n from t"]


def test_steps_are_printed_with_what_they_do_and_their_checks(macros: Macros) -> None:
    asked = {"dialect": "local", "own": "local", "catalog": None}
    macros.call("print_steps", "drill", {"backup": "latest"}, asked, steps_of(macros))
    assert macros.printed == [
        "-- dbt run-operation drill --args '{backup: latest}', as SQL for local.",
        "-- Nothing was run. Stop all loads, run one statement after the other, and look at each check.",
        "", "-- 1. What it holds.", "select n\nfrom t;",
        "", "-- 2. Empty it.", "delete from t;", "-- Check: n must be 0.", "select count(*) as n from t;",
        "", "-- 3. Drop it.", "drop table t;",
    ]  # fmt: skip
    assert macros.sent == []


def test_rows_come_as_dictionaries_with_names_in_lower_case(macros: Macros) -> None:
    macros.answers({"from t": [{"N": 1, "Name": "a"}, {"N": 2, "Name": "b"}]})
    assert macros.call("query", "select * from t") == [{"n": 1, "name": "a"}, {"n": 2, "name": "b"}]
    assert macros.call("query", "select * from other") == []
