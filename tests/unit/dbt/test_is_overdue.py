"""The grace of incomplete games: a wrong variable is refused where it is needed, and not while dbt parses."""

from __future__ import annotations

import types
from pathlib import Path

import jinja2
import pytest

FILE = Path(__file__).resolve().parents[3] / "dbt_project" / "macros" / "is_overdue.sql"


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
