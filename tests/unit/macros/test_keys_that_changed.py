"""A table was replaced by one without the column of its key, or the project declares another key since."""

from __future__ import annotations

import pyarrow as pa
import pytest
from deltalake import DeltaTable, write_deltalake

from tests.unit.macros.builders import node
from tests.unit.macros.small_shop import SIZE, Shop, content

OTHER = pa.table({"order_id": list(range(5)), "name": ["other"] * 5})


def replace(shop: Shop, rows: pa.Table) -> None:
    write_deltalake(str(shop.path()), rows, mode="overwrite", schema_mode="overwrite")


def declare(shop: Shop, *key: str) -> None:
    """Declare another key of orders."""
    known = shop._macros

    def macros():
        made = known()
        meta = {"protected": True, "reload": "load", "key": list(key), "newest": "id"}
        made.graph["sources"][0] = node("orders", "source", database="lake", identifier="orders", meta=meta)
        return made

    shop._macros = macros  # type: ignore[method-assign]


@pytest.mark.parametrize("rows", [OTHER, pa.concat_tables([OTHER] * 1000)], ids=["fewer rows", "more rows"])
def test_a_table_without_its_key_lacks_all_rows(shop: Shop, rows: pa.Table) -> None:
    whole = content(shop.path())
    declare(shop, "id")
    replace(shop, rows)
    shop.verb("backup_table", table="orders")
    [suspect] = {each["suspect"] for each in shop.answer("list_backups") if each["set"] != shop.backup}
    assert f"lacks {3 * SIZE:,} of the {3 * SIZE:,} of version 2" in suspect.replace(" rows", "")
    assert suspect.endswith(" (it has no column id, which is in its key)")
    [plan] = shop.answer("recovery_plan", table="orders")
    best = plan["paths"][0]
    assert (best["point"], best["recovers"]) == ("version 2", 3 * SIZE)
    assert "mode: replace" in best["command"]
    for arguments in ({"auto": True}, {"version": 2}):
        refusal = shop.refused("restore_table", table="orders", **arguments)
        assert "orders has no column id, which is in its key, so rows cannot be merged by key" in refusal
    shop.verb("restore_table", table="orders", version=2, mode="replace")
    assert content(shop.path()) == whole


def test_with_another_key_the_number_of_rows_decides(shop: Shop) -> None:
    whole = content(shop.path())
    declare(shop, "order_id")
    replace(shop, OTHER)
    [plan] = shop.answer("recovery_plan", table="orders")
    assert (plan["loss"]["missing"], plan["loss"]["rows"]) == (3 * SIZE - 5, 3 * SIZE)
    assert {path["recovers"] for path in plan["paths"]} == {-1}
    said = shop.verb("recovery_plan", table="orders")
    assert "nothing is missing" not in said
    assert "what a point would bring back is unknown" in said
    assert "orders_restored" in said
    refusal = shop.refused("restore_table", table="orders", auto=True)
    assert "cannot be compared with it: it has no column order_id, which is in its key" in refusal
    refusal = shop.refused("restore_table", table="orders", version=2)
    assert "has no column order_id, which is in its key, so rows cannot be merged by key" in refusal

    shop.verb("restore_table", table="orders", version=2, into="orders_restored")
    assert content(shop.path("orders_restored")) == whole
    shop.verb("restore_table", table="orders", backup="latest", mode="replace")
    assert content(shop.path()) == whole[: 2 * SIZE]


def test_another_key_over_the_same_rows_is_no_loss(shop: Shop) -> None:
    declare(shop, "id", "name")
    shop.verb("backup_table", table="orders")
    assert not any(each["suspect"] for each in shop.answer("list_backups"))


def test_a_key_that_never_had_its_column_is_judged_by_rows(shop: Shop) -> None:
    declare(shop, "idd")
    DeltaTable(str(shop.path())).delete(f"id >= {SIZE}")
    [plan] = shop.answer("recovery_plan", table="orders")
    assert (plan["loss"]["missing"], plan["loss"]["rows"]) == (2 * SIZE, 3 * SIZE)


def test_the_newest_rows_of_another_key_are_not_pruned_away_in_silence(shop: Shop) -> None:
    declare(shop, "order_id")
    replace(shop, OTHER)
    shop.verb("accept_loss", table="orders", reason="the table has another key")
    shop.verb("backup_table", table="orders")
    said = shop.verb("prune_backups", keep_last=1)
    assert shop.backup in said
    assert "stays" in said
