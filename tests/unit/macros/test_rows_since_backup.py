"""A table is gone, and the backup that brings it back is older than the state that the guard judged last."""

from __future__ import annotations

import json
import shutil

import pytest
from deltalake import DeltaTable, write_deltalake

from tests.unit.macros.small_shop import SIZE, Shop, rows


def judge(shop: Shop) -> dict | None:
    """The loss that a build would be refused for."""
    ask = shop._macros().call
    each = {"table": ask("find_table", "orders"), "type": "table"}
    return ask("loss_before_run", each, ask("loss_memory"), {"backups": None, "judged": {}})


def remember(shop: Shop) -> None:
    """Record the state of now as judged good, as a build does."""
    ask = shop._macros().call
    state = {"backups": None, "judged": {}}
    table = {"table": ask("find_table", "orders"), "type": "table"}
    assert ask("loss_before_run", table, ask("loss_memory"), state) is None
    ask("log_end", "guard", "done", {"detail": json.dumps(state["judged"])})


@pytest.fixture
def back(shop: Shop) -> tuple[Shop, str]:
    """What the restore of a removed table has printed."""
    remember(shop)
    shutil.rmtree(shop.path())
    return shop, shop.verb("restore_table", table="orders", backup="latest")


def test_rows_that_only_the_judged_state_had_are_a_loss(back: tuple[Shop, str]) -> None:
    shop, said = back
    assert f"{SIZE} rows fewer than the {3 * SIZE} of version 2" in said
    assert "Load them: load" in said
    loss = judge(shop)
    assert loss
    assert (loss["missing"], loss["rows"]) == (SIZE, 3 * SIZE)
    shop.verb("backup_table", table="orders")
    assert [each["suspect"] for each in shop.answer("list_backups", table="orders") if each["suspect"]]


def test_the_load_that_brings_them_makes_it_sound(back: tuple[Shop, str]) -> None:
    shop, _ = back
    write_deltalake(str(shop.path()), rows(2 * SIZE), mode="append")
    assert judge(shop) is None


def test_the_loss_is_accepted_by_name(back: tuple[Shop, str]) -> None:
    shop, _ = back
    shop.verb("accept_loss", table="orders", reason="they were tests")
    assert judge(shop) is None
    remember(shop)
    DeltaTable(str(shop.path())).delete("id < 10")
    assert judge(shop)


def test_a_replacement_is_accepted_and_names_what_it_lacks(shop: Shop) -> None:
    remember(shop)
    said = shop.verb("restore_table", table="orders", backup="latest", mode="replace")
    assert f"{SIZE} rows fewer than the {3 * SIZE} of version 2" in said
    assert judge(shop) is None


@pytest.mark.parametrize("log_goes_back", [False, True])
def test_an_older_folder_is_a_loss_though_an_older_backup_has_its_state(
    shop: Shop, log_goes_back: bool
) -> None:
    """The whole lake may be put back by rsync, and the recovery log with it."""
    older = shop.data_dir.parent / "older"
    shop.verb("backup_table", table="orders")
    remember(shop)
    shutil.copytree(shop.data_dir / "lake", older)
    write_deltalake(str(shop.path()), rows(3 * SIZE), mode="append")
    shop.verb("backup_table", table="orders")
    log = "" if log_goes_back else "dev/orders"
    shutil.rmtree(shop.data_dir / "lake" / log)
    shutil.copytree(older / log, shop.data_dir / "lake" / log)
    loss = judge(shop)
    assert loss
    assert (loss["missing"], loss["rows"]) == (SIZE, 4 * SIZE)
    shop.verb("backup_table", table="orders")
    newest = shop.answer("list_backups", table="orders")[0]
    assert newest["suspect"].startswith(f"lacks {SIZE} of the {4 * SIZE:,} of backup ")


def test_a_merge_says_that_it_compared_no_values(shop: Shop) -> None:
    DeltaTable(str(shop.path())).update(updates={"name": "NULL"})
    said = shop.verb("restore_table", table="orders", backup="latest")
    assert "Nothing is missing, so nothing is written." in said
    assert "were not compared: dbt run-operation recovery_plan --args '{table: orders, values: true}'" in said
    assert "prefer: point takes those of the point" in said
