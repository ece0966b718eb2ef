"""Tables with deletion vectors: their files are copied, compared and looked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from deltalake import DeltaTable

from dbt_duckdb_delta import backups, tables, writes
from dbt_duckdb_delta.errors import LakeError
from tests.unit.plugin.vector_table import mask_rows, new_table

Rows = Callable[..., list[tuple]]
ID = "set_1/dev.orders"


@pytest.fixture
def orders(data_dir: Path) -> Path:
    return new_table(data_dir / "lake" / "dev" / "orders")


@pytest.mark.parametrize(("storage", "prefix"), [("u", ""), ("u", "ab"), ("i", "")])
def test_a_copy_lacks_the_deleted_rows(orders: Path, duckdb_rows: Rows, storage: str, prefix: str) -> None:
    mask_rows(orders, [0, 3], storage, prefix)
    wanted = duckdb_rows(orders)
    assert [row[0] for row in wanted] == [1, 2, 4, 5, 6, 7, 8, 9]
    copy = orders.parents[2] / "backups" / ID
    writes.copy(orders, None, copy)
    assert duckdb_rows(copy) == wanted
    assert backups.compare_checksums(orders.parents[2], ID) == {"changed": None, "recorded": True}
    assert backups.check_files(orders.parents[2], ID) == {"unreadable": None}


def test_the_deleted_rows_are_not_counted(orders: Path) -> None:
    vector = mask_rows(orders, [0, 3])
    assert tables.describe(orders)["rows"] == 8
    vector.unlink()
    assert tables.count_rows(orders, DeltaTable(orders)) is None


def test_a_copy_that_lost_its_vector_is_found_out(orders: Path) -> None:
    vector = mask_rows(orders, [0, 3])
    copy = orders.parents[2] / "backups" / ID
    writes.copy(orders, None, copy)
    (copy / vector.name).write_bytes(bytes(47))
    changed = backups.compare_checksums(orders.parents[2], ID)["changed"]
    assert changed == f"{vector.name} has changed since its backup"
    (copy / vector.name).unlink()
    assert backups.check_files(orders.parents[2], ID) == {"unreadable": f"{vector.name} is gone"}
    assert "cannot be read" in backups.compare_checksums(orders.parents[2], ID)["changed"]


def test_a_vector_that_cannot_be_copied_is_named(orders: Path) -> None:
    mask_rows(orders, [0, 3]).unlink()
    with pytest.raises(LakeError, match="cannot be copied: a deletion vector cannot be read"):
        writes.copy(orders, None, orders.with_name("copy"))


@pytest.mark.parametrize("checkpoint", [False, True])
def test_a_vector_outside_the_folder_is_not_copied(orders: Path, checkpoint: bool) -> None:
    mask_rows(orders, [0, 3], "p")
    if checkpoint:
        DeltaTable(orders).create_checkpoint()
        for number in (0, 1):
            (orders / "_delta_log" / f"{number:020}.json").unlink()
    with pytest.raises(LakeError, match="a deletion vector lies outside its folder"):
        writes.copy(orders, None, orders.with_name("copy"))
