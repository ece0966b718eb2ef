"""The grace of incomplete games: by dates of the league, and refused where it is needed if it is wrong."""

from __future__ import annotations

import types
from datetime import date
from pathlib import Path

import duckdb
import jinja2
import pytest

MACROS = Path(__file__).resolve().parents[3] / "dbt_project" / "macros"
FILE = MACROS / "is_overdue.sql"


class _Return(BaseException):
    pass


def grace_days(value: object, *, execute: bool) -> object:
    given: list[object] = []

    def return_(result: object) -> None:
        given.append(result)
        raise _Return

    def integer(argument: str, number: object) -> int:
        if not str(number).isdigit():
            raise ValueError(f"{argument}: {number}")
        return int(str(number))

    context = {
        "execute": execute,
        "holdfast": types.SimpleNamespace(integer=integer),
        "return": return_,
        "var": lambda name: value,
    }
    module = jinja2.Environment().from_string(FILE.read_text(encoding="utf-8")).make_module(context)
    with pytest.raises(_Return):
        module.grace_days("gap_grace_days")  # type: ignore[attr-defined]
    return given[0]


def test_days_are_a_whole_number() -> None:
    assert grace_days("4", execute=True) == 4
    with pytest.raises(ValueError, match="gap_grace_days: abc"):
        grace_days("abc", execute=True)


def test_a_wrong_value_does_not_keep_dbt_from_parsing() -> None:
    assert grace_days("abc", execute=False) is None


@pytest.mark.parametrize("zone", ["UTC", "Asia/Tokyo"])
def test_a_request_in_the_evening_is_of_the_league_s_date(zone: str) -> None:
    """22:00 in New York is the next date in UTC; `doctor` runs the expression of each engine."""
    text = (MACROS / "league_date.sql").read_text(encoding="utf-8")
    macros = jinja2.Environment().from_string(text).make_module({"adapter": None})
    evening = macros.duckdb__league_date("timestamptz '2024-12-02 03:00:00+00'")  # type: ignore[attr-defined]
    with duckdb.connect() as connection:
        connection.execute(f"set TimeZone = '{zone}'")
        assert connection.sql(f"select {evening}").fetchall() == [(date(2024, 12, 1),)]


def test_the_grace_ends_by_the_league_s_date() -> None:
    context = {"league_date": "LEAGUE({})".format, "datediff": "{1} - {0}, {2}".format, "return": str}
    macros = jinja2.Environment().from_string(FILE.read_text(encoding="utf-8")).make_module(context)
    assert "LEAGUE(last_attempt_at) - game_date, day > case" in macros.is_overdue()  # type: ignore[attr-defined]
