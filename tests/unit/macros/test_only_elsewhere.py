"""Backups that only the second place has."""

from __future__ import annotations

import pytest

from tests.support.macros import Macros


@pytest.mark.parametrize("place", [{}, {"here": True}, {"here": False}])
def test_a_copy_elsewhere_is_not_looked_for_in_the_first_place(macros: Macros, place: dict) -> None:
    macros.replace("find_damage", lambda record: "gone").replace("missing_right", lambda error: None)
    found = macros.call("backup_damage", {"id": "set_1/dev.orders", **place})
    assert found == (None if place.get("here") is False else "gone")
