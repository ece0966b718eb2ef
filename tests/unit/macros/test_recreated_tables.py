"""A table was dropped and created after somebody had accepted what the earlier one of its name lacked."""

from __future__ import annotations

import shutil

import pyarrow as pa
import pytest
from deltalake import DeltaTable, write_deltalake

from tests.unit.macros.small_shop import SIZE, Shop, content, rows

HALF = rows(0).slice(0, SIZE // 2)


def create_anew(shop: Shop, table: pa.Table) -> None:
    shutil.rmtree(shop.path())
    write_deltalake(str(shop.path()), table)


def loss(shop: Shop) -> dict | None:
    """What the only judgement of a loss finds, without the loss of having gone back."""
    ask = shop._macros().call
    table = ask("find_table", "orders")
    verdict = ask("judge_table", table, ask("backups_of", table, ask("backups")), ask("loss_memory"))
    assert not verdict["error"]
    return verdict["loss"]


def by_backup(shop: Shop) -> None:
    shop.verb("restore_table", table="orders", backup="latest", mode="replace")


def by_version(shop: Shop) -> None:
    shop.verb("restore_table", table="orders", version=1, mode="replace")


def by_name(shop: Shop) -> None:
    DeltaTable(str(shop.path())).delete(f"id >= {2 * SIZE}")
    shop.verb("accept_loss", table="orders", reason="they were tests")


@pytest.mark.parametrize("accept", [by_backup, by_version, by_name])
@pytest.mark.parametrize("left", [rows(0).slice(0, 0), HALF], ids=["empty", "half"])
def test_its_rows_are_missing_all_the_same(shop: Shop, accept, left: pa.Table) -> None:
    whole = content(shop.path(), 1)
    accept(shop)
    assert loss(shop) is None
    create_anew(shop, left)
    found = loss(shop)
    assert found
    assert found["missing"] == 2 * SIZE - left.num_rows
    shop.verb("backup_table", table="orders")
    [suspect] = {each["suspect"] for each in shop.answer("list_backups", table="orders") if each["suspect"]}
    assert f"lacks {found['missing']:,} of the {2 * SIZE:,}" in suspect.replace(" rows", "")
    shop.verb("restore_table", table="orders", backup="latest")
    assert content(shop.path()) == whole


@pytest.mark.parametrize("accept", [by_backup, by_version, by_name])
def test_rows_that_come_later_are_no_loss_and_their_loss_is_one(shop: Shop, accept) -> None:
    accept(shop)
    write_deltalake(str(shop.path()), rows(5 * SIZE), mode="append")
    assert loss(shop) is None
    DeltaTable(str(shop.path())).delete(f"id < {SIZE}")
    found = loss(shop)
    assert found
    assert (found["missing"], found["rows"]) == (SIZE, 3 * SIZE)


def test_a_restored_backup_is_the_measure_however_old(shop: Shop) -> None:
    """Rows that only newer backups have were given up by name."""
    shop.verb("backup_all")
    write_deltalake(str(shop.path()), rows(3 * SIZE), mode="append")
    shop.verb("restore_table", table="orders", backup=shop.backup, mode="replace")
    assert loss(shop) is None
    create_anew(shop, HALF)
    found = loss(shop)
    assert found
    assert (found["missing"], found["where"]) == (2 * SIZE - HALF.num_rows, f"backup {shop.backup}")


def test_a_table_that_is_begun_anew_by_name_is_as_it_should_be(shop: Shop) -> None:
    ask = shop._macros().call
    shutil.rmtree(shop.path())
    ask("accept_table", ask("find_table", "orders"), {}, "--vars accept_loss of dbt build", None)
    write_deltalake(str(shop.path()), HALF)
    assert loss(shop) is None
    DeltaTable(str(shop.path())).delete("id < 100")
    found = loss(shop)
    assert found
    assert (found["missing"], found["rows"]) == (100, HALF.num_rows)
