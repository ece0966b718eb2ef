"""Arguments as YAML hands them to a verb: what is taken, and the sentence for what is not."""

from __future__ import annotations

import pytest

from tests.support.macros import Macros


@pytest.mark.parametrize(("value", "number"), [(7, 7), ("7", 7), (0, 0)])
def test_an_integer_is_taken(macros: Macros, value: object, number: int) -> None:
    assert macros.call("integer", "days", value) == number


@pytest.mark.parametrize("value", ["7d", -1, 2.5, True, "", None])
def test_what_is_not_an_integer_is_refused_by_the_name_of_the_argument(macros: Macros, value: object) -> None:
    assert macros.refused("integer", "days", value).startswith(f"days: {value}")


def test_the_nearest_name_is_offered(macros: Macros) -> None:
    assert macros.call("nearest", "ordres", ["orders", "customers"]) == "orders"
    assert macros.call("nearest", "xyz", ["orders", "customers"]) is None
