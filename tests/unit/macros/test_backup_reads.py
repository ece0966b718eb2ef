"""doctor reads backups in rotation: the one longest unread first, up to a number of rows a call."""

from __future__ import annotations

import pytest

from tests.support.macros import Macros
from tests.unit.macros.shop import Shop, a_set


@pytest.fixture
def shop(macros: Macros) -> Shop:
    shop = Shop(macros)
    macros.replace("mark_newest_good_set", lambda: None)
    for days, read in ((1, "2026-02-01"), (2, "2026-01-09"), (3, "2026-01-20"), (4, "2026-02-03")):
        a_set(shop, days, [1, 2, 3], verified_at=f"{read} 08:00:00")
    return shop


def rotated(shop: Shop, rows: int | str) -> list[str]:
    shop.macros.variables["doctor_read_rows"] = rows
    shop.found = shop.macros.call("read_in_rotation", shop.macros.call("backups"))
    return [each["id"].split("/")[0] for each in shop.found]


LONGEST = ["set_20260201T090000Z", "set_20260131T090000Z", "set_20260202T090000Z"]


@pytest.mark.parametrize(("rows", "number"), [(0, 0), (1, 1), (3, 1), (4, 2), (500000, 3)])
def test_the_longest_unread_are_read_first_up_to_the_budget(shop: Shop, rows: int, number: int) -> None:
    assert rotated(shop, rows) == LONGEST[:number], "what was read on the last day is left out"
    assert [id.split("/")[0] for id, damaged in shop.written] == LONGEST[:number]


def test_a_read_at_a_time_later_than_now_is_none(shop: Shop) -> None:
    """A clock was wrong: the backup is read first, and counts as unread until then."""
    ahead = a_set(shop, 5, [1, 2, 3], verified_at="2028-02-03 08:00:00")
    [record] = [each for each in shop.macros.call("backups") if each["set"] == ahead]
    assert (record["good"], shop.macros.call("read_at", record)) == (True, "")
    assert rotated(shop, 4) == [ahead, LONGEST[0]]


def test_damage_is_found_and_noted(shop: Shop) -> None:
    shop.fill(f"{LONGEST[0]}/dev.games", [1, 2, 4])
    assert rotated(shop, 1) == LONGEST[:1]
    assert "instead of 3 with hash" in shop.found[0]["problem"]
    assert shop.written == [(f"{LONGEST[0]}/dev.games", True)]


def test_the_budget_is_a_number(shop: Shop) -> None:
    shop.macros.variables["doctor_read_rows"] = "much"
    assert shop.macros.refused("read_in_rotation", []).startswith(
        "doctor_read_rows: much is not a whole number"
    )
