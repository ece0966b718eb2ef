"""Restores of tables that delta-rs writes in part: with column mapping, and append-only."""

from __future__ import annotations

import shutil
from typing import Any

import pyarrow as pa
import pytest
from deltalake import DeltaTable, write_deltalake

from tests.unit.macros.small_shop import SIZE, Shop, rows
from tests.unit.plugin.mapped_table import new_mapped_table


@pytest.fixture
def mapped(shop: Shop) -> Shop:
    """The shop, with a backup of `orders`, which has column mapping and 300 rows; five are deleted since."""
    shutil.rmtree(shop.path())
    new_mapped_table(shop.path(), rows(0))
    shop.verb("accept_loss", table="orders", reason="made anew")
    shop.verb("backup_all", reason="evening")
    DeltaTable(shop.path()).delete("id < 5")
    return shop


@pytest.mark.parametrize("mode", ["merge", "replace"])
@pytest.mark.parametrize("point", [{"backup": "latest"}, {"version": 0}], ids=["backup", "version"])
def test_a_table_with_column_mapping_is_restored(mapped: Shop, point: dict[str, Any], mode: str) -> None:
    [newest, *_] = mapped.answer("list_backups", table="orders")
    done = mapped.answer("restore_table", table="orders", mode=mode, **point)
    assert done["rows"] == SIZE
    assert done["hash"] == newest["content_hash"]


def test_other_columns_are_refused_with_a_way_that_works(mapped: Shop) -> None:
    shutil.rmtree(mapped.path())
    new_mapped_table(mapped.path(), pa.table({"id": [1], "other": ["x"]}))
    for mode in ("merge", "replace"):
        refused = mapped.refused("restore_table", table="orders", backup="latest", mode=mode)
        assert "orders has column mapping, and delta-rs adds no column to such a table" in refused
        assert "name" in refused.split("removes none: ")[1]
        assert "into: orders_restored" in refused


def test_an_append_only_table_is_merged_and_goes_back_to_a_version(shop: Shop) -> None:
    shutil.rmtree(shop.path())
    write_deltalake(shop.path(), rows(0), configuration={"delta.appendOnly": "true"})
    shop.verb("accept_loss", table="orders", reason="made anew")
    shop.verb("backup_all", reason="evening")
    write_deltalake(shop.path(), rows(SIZE), mode="append")
    refused = shop.refused("restore_table", table="orders", backup="latest", mode="replace")
    assert "orders has delta.appendOnly: its rows cannot be replaced by others" in refused
    assert "mode: replace with one of its versions" in refused
    done = shop.answer("restore_table", table="orders", version=0, mode="replace")
    assert done["rows"] == SIZE
