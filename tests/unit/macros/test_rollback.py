"""The columns of a rollback: what rows since the swap bring into an old table, and what they would lose."""

from typing import Any

import pyarrow as pa
import pytest
from deltalake import DeltaTable, write_deltalake

from tests.unit.macros.small_shop import SIZE, Shop, content


def write(shop: Shop, table: str, rows: pa.Table, mode: Any) -> None:
    write_deltalake(
        str(shop.path(table)), rows, mode=mode, schema_mode="overwrite" if mode == "overwrite" else None
    )


def swap(
    shop: Shop, new_columns: list[str], types: dict[str, pa.DataType] | None = None, **validate: Any
) -> None:
    """Swap in a table of other columns, and let a load bring a row."""
    shop.verb("blue_green_begin", tables="orders")
    rows = DeltaTable(str(shop.path("orders_new"))).to_pyarrow_table()
    rows = rows.rename_columns(new_columns[: rows.num_columns])
    for name in new_columns[rows.num_columns :]:
        rows = rows.append_column(name, pa.array(["x"] * len(rows)))
    for name, kind in (types or {}).items():
        at = rows.schema.get_field_index(name)
        rows = rows.set_column(at, name, rows[name].cast(kind))
    write(shop, "orders_new", rows, "overwrite")
    shop.verb("blue_green_validate", **validate)
    shop.verb("blue_green_swap")
    key = rows.schema.field(0)
    row = rows.slice(0, 1).set_column(0, key.name, pa.array([-1]).cast(key.type))
    write(shop, "orders", row, "append")


def columns(shop: Shop) -> list[str]:
    return DeltaTable(str(shop.path())).to_pyarrow_table().column_names


def test_columns_that_come_with_the_rows_are_named_before_and_after(shop: Shop) -> None:
    swap(shop, ["id", "name", "remark"])
    named = "The old orders gets columns of the new one, NULL in its other rows: remark."
    planned = shop.verb("blue_green_rollback", dry_run=True)
    assert named in planned
    assert shop.answer("blue_green_rollback", dry_run=True)["added_columns"] == {"orders": ["remark"]}
    said = shop.verb("blue_green_rollback")
    assert named in said
    assert "orders are the old tables again, with the columns named above; the new ones are" in said
    assert columns(shop) == ["id", "name", "remark"]
    assert len(content(shop.path())) == 3 * SIZE + 1


@pytest.mark.parametrize("new_columns", [["id", "title"], ["id", "name", "remark"]])
def test_without_the_rows_an_old_table_keeps_its_columns(shop: Shop, new_columns) -> None:
    before = content(shop.path())
    swap(shop, new_columns, allow_lost_columns=["orders"])
    said = shop.verb("blue_green_rollback", bring_rows=False)
    assert "are the old tables again; the new ones are" in said
    assert columns(shop) == ["id", "name"]
    assert content(shop.path()) == before


@pytest.mark.thorough_when(dry_run=True)
@pytest.mark.parametrize("dry_run", [False, True])
@pytest.mark.parametrize(("new_columns", "types", "why"), [
    (["id", "title"], {}, "name (would be NULL in them)"),
    (["id", "name"], {"id": pa.string()}, "id (varchar into bigint)"),
])  # fmt: skip
def test_rows_that_would_lose_values_are_not_brought(shop: Shop, new_columns, types, why, dry_run) -> None:
    swap(shop, new_columns, types, allow_lost_columns=["orders"], allow_missing_keys=["orders"])
    there = shop.files()
    said = shop.refused("blue_green_rollback", drop_new=True, dry_run=dry_run)
    assert said.startswith("orders got rows since the swap that do not fit into the old table: ")
    assert f"the new one lacks or retyped {why};" in said
    assert said.endswith("blue_green_rollback --args '{suffix: _new, drop_new: true, bring_rows: false}'")
    assert shop.files() == there


def test_a_new_table_without_new_rows_is_undone_whatever_its_columns(shop: Shop) -> None:
    swap(shop, ["id", "title"], allow_lost_columns=["orders"])
    DeltaTable(str(shop.path())).delete("id = -1")
    shop.verb("blue_green_rollback")
    assert columns(shop) == ["id", "name"]


def test_columns_whose_names_differ_in_case_are_one(shop: Shop) -> None:
    """The new table has them otherwise: it lacks none, and one row came since the swap."""
    swap(shop, ["ID", "Name"])
    answer = shop.answer("blue_green_rollback")
    assert (answer["rows_since_swap"], answer["added_columns"]) == ({"orders": 1}, {})
    assert columns(shop) == ["id", "name"]
    assert len(content(shop.path())) == 3 * SIZE + 1


def test_a_freeze_stops_a_rollback_that_drops_and_no_other(shop: Shop) -> None:
    swap(shop, ["id", "name"])
    shop.verb("freeze", tables="orders", reason="rows fell")
    said = shop.refused("blue_green_rollback", drop_new=True)
    assert said.startswith("blue_green_rollback with drop_new does not run: orders is frozen by ")
    assert "Dry run: nothing was changed." in shop.verb("blue_green_rollback", drop_new=True, dry_run=True)
    assert "Rolled back: orders are the old tables again" in shop.verb("blue_green_rollback")
