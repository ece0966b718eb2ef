"""Verbs over a table whose data files lie outside its folder, as those of a shallow clone do."""

from __future__ import annotations

import shutil

import pytest
from deltalake import write_deltalake

from tests.unit.macros.small_shop import Shop, rows
from tests.unit.plugin.test_outside import move_outside


@pytest.fixture(params=["file://", ""], ids=["url", "path"])
def clone(request: pytest.FixtureRequest, shop: Shop) -> Shop:
    """The shop, whose table `orders` was made anew as a clone."""
    shutil.rmtree(shop.path())
    write_deltalake(shop.path(), rows(0))
    move_outside(shop.path(), shop.data_dir / "elsewhere", request.param)
    return shop


def test_it_stops_no_verb_over_the_others(clone: Shop) -> None:
    refused = clone.refused("backup_all", reason="evening")
    assert "orders cannot be read (IO Error: Cannot open" in refused or "lie outside its" in refused
    assert clone.answer("list_backups")[0]["id"].endswith("/dev.rates")
    assert [plan["table"] for plan in clone.answer("recovery_plan")] == ["orders", "rates"]
    clone.macros.call("table_facts", clone.macros.call("find_table", "orders"), [], {}, 24)


def test_a_backup_takes_its_place(clone: Shop) -> None:
    assert "Done: orders holds 600 rows" in clone.verb(
        "restore_table", table="orders", backup="latest", mode="replace"
    )
    assert clone.verb("backup_table", table="orders")
