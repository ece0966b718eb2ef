"""A new table of a deployment that is partitioned otherwise than the old one."""

from __future__ import annotations

import pyarrow as pa
from deltalake import DeltaTable, write_deltalake

from tests.unit.macros.small_shop import Shop


def test_other_partitions_are_printed_and_no_failure(shop: Shop) -> None:
    shop.verb("blue_green_begin", tables=["orders"], suffix="_new")
    assert "partitions changed" not in shop.verb("blue_green_validate")
    new = shop.path("orders_new")
    whole: pa.Table = DeltaTable(new).to_pyarrow_table()
    write_deltalake(new, whole, mode="overwrite", schema_mode="overwrite", partition_by=["name"])
    printed = shop.verb("blue_green_validate")
    assert "orders, partitions changed: none to name" in printed
    assert "Passed" in printed
    assert shop.answer("blue_green_validate")["tables"][0]["repartitioned"] == "none to name"
