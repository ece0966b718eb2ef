"""The mark `thorough`, which keeps a test out of `.ci/run`, and its form for some parameters of a test.

`@pytest.mark.thorough` marks every case of a test. `@pytest.mark.thorough_when(target="databricks")` marks
the cases whose parameters have these values. Several parameters must all match; a list holds alternatives.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

import pytest


@pytest.hookimpl(wrapper=True)
def pytest_pycollect_makeitem() -> Generator[None, Any, Any]:
    """Interpret the marks of each test function when its cases are made.

    This hook gets every case of the function, even if the command line asks for one of them.
    """
    made = yield
    cases = [case for case in made if isinstance(case, pytest.Function)] if isinstance(made, list) else []
    if cases:
        add_thorough(cases)
    return made


def add_thorough(cases: list[pytest.Function]) -> None:
    """Mark the cases of one test function that its `thorough_when` marks select.

    Raises:
        pytest.Collector.CollectError: A mark selects no case, or no case is left unmarked.
    """
    if any(mark.args or mark.kwargs for mark in marks(cases, "thorough")):
        raise refusal(cases, "thorough takes no arguments. Use thorough_when(PARAMETER=VALUE).")
    conditions = marks(cases, "thorough_when")
    for mark in conditions:
        selected = [case for case in cases if selects(mark, case)]
        if not selected:
            raise refusal(cases, f"{written(mark)} selects none of its cases. Correct the mark or remove it.")
        for case in selected:
            case.add_marker("thorough")
    if conditions and all(case.get_closest_marker("thorough") for case in cases):
        raise refusal(
            cases, f"{written(conditions[0])} leaves no case for .ci/run. Use thorough to say that."
        )


def marks(cases: list[pytest.Function], name: str) -> list[pytest.Mark]:
    """Return every mark of this name once; cases share the marks of their function and module."""
    return list({id(mark): mark for case in cases for mark in case.iter_markers(name)}.values())


def selects(mark: pytest.Mark, case: pytest.Function) -> bool:
    """Return whether the case has the values that the mark asks for."""
    parameters = case.callspec.params if hasattr(case, "callspec") else {}
    wanted = {name: value if isinstance(value, list) else [value] for name, value in mark.kwargs.items()}
    matches = [name in parameters and parameters[name] in values for name, values in wanted.items()]
    return bool(matches) and all(matches) and not mark.args


def written(mark: pytest.Mark) -> str:
    """Return the mark as the test has it."""
    arguments = [*map(repr, mark.args), *(f"{name}={value!r}" for name, value in mark.kwargs.items())]
    return f"thorough_when({', '.join(arguments)})"


def refusal(cases: list[pytest.Function], sentence: str) -> Exception:
    return pytest.Collector.CollectError(f"{cases[0].originalname}: {sentence}")
