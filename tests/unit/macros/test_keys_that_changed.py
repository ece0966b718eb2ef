"""A table was replaced by one without the column of its key, or the project declares another key since."""

from __future__ import annotations

from typing import Any

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


def failures(shop: Shop, text: str) -> list[dict[str, Any]]:
    """What doctor says is wrong with orders, with a text in it."""
    ask = shop._macros().call
    table = ask("find_table", "orders")
    fact = ask("table_facts", table, ask("backups_of", table, ask("backups")), ask("loss_memory"), 26)
    found = ask("check_tables", [fact])
    return [each for each in found if each["status"] == "FAIL" and text in each["detail"]]


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


@pytest.mark.parametrize("kind", [pa.binary(), pa.list_(pa.int64())], ids=["binary", "list"])
def test_a_table_with_keys_of_another_type_lacks_all_rows(shop: Shop, kind: pa.DataType) -> None:
    whole = content(shop.path())
    values = [b"1", b"2"] if pa.types.is_binary(kind) else [[1], [2]]
    replace(shop, pa.table({"id": pa.array(values, kind), "name": ["other"] * 2}))
    write_deltalake(str(shop.path()), DeltaTable(str(shop.path())).to_pyarrow_table(), mode="append")
    [found] = failures(shop, "and lacks")
    assert f"lacks {3 * SIZE} of the {3 * SIZE} of version 2 of" in found["detail"]
    assert "(it has a key of another type: id is " in found["detail"]
    assert "since version 3 of" in found["detail"]
    assert "recovery_plan" in found["command"]
    [plan] = shop.answer("recovery_plan", table="orders")
    best = plan["paths"][0]
    assert (best["point"], best["recovers"]) == ("version 2", 3 * SIZE)
    assert "mode: replace" in best["command"]
    shop.verb("restore_table", table="orders", version=2, mode="replace")
    assert content(shop.path()) == whole


def test_an_early_point_with_keys_of_another_type_is_the_measure(shop: Shop) -> None:
    """More rows of another type, appended to once more: neither is compared with the other alone."""
    other = pa.table({"id": pa.array([b"%d" % each for each in range(5000)]), "name": ["other"] * 5000})
    replace(shop, other)
    write_deltalake(str(shop.path()), other, mode="append")
    [plan] = shop.answer("recovery_plan", table="orders")
    assert (plan["loss"]["missing"], plan["loss"]["lost_by"]) == (3 * SIZE, "version 3")


def test_what_cannot_be_compared_is_not_judged_sound(shop: Shop) -> None:
    """The keys fit, but their comparison fails, as where memory is short."""
    known = shop._macros
    short = {"masks": {}, "error": "Out of Memory Error"}
    shop._macros = lambda: known().replace("try_presence", lambda *all: short)  # type: ignore[method-assign]
    write_deltalake(str(shop.path()), OTHER.rename_columns(["id", "name"]), mode="append")
    [found] = failures(shop, "orders")
    assert "orders cannot be compared with its last good state: Out of Memory Error" in found["detail"]
    ask = shop._macros().call
    each = {"table": ask("find_table", "orders"), "type": "table", "readers": ["sales"]}
    loss = ask("loss_before_run", each, ask("loss_memory"), {"backups": None, "judged": {}})
    assert ask("refusal_of_loss", each, loss) == (
        "Blocked: protected source 'orders' cannot be compared with its last good state: Out of Memory "
        "Error, and 1 selected node (sales) would be built from it; see its recovery paths: dbt "
        "run-operation recovery_plan --args '{table: orders}', or if it is as it should be, run with "
        "--vars '{accept_loss: [orders]}'."
    )
    said = shop.verb("accept_loss", table="orders", reason="looked at")
    assert (
        "orders cannot be compared with its last good state: Out of Memory Error: accepted as it is." in said
    )
    assert not failures(shop, "orders")


def test_with_another_key_the_number_of_rows_decides(shop: Shop) -> None:
    whole = content(shop.path())
    declare(shop, "order_id")
    replace(shop, OTHER)
    [plan] = shop.answer("recovery_plan", table="orders")
    assert (plan["loss"]["missing"], plan["loss"]["rows"]) == (3 * SIZE - 5, 3 * SIZE)
    assert {path["recovers"] for path in plan["paths"]} == {-1}
    said = shop.verb("recovery_plan", table="orders")
    assert "nothing is missing" not in said
    assert "column id of version 2" in said, "it is not a key any more"
    assert "the best: dbt run-operation restore_table" in said
    assert "orders_restored" in said
    refusal = shop.refused("restore_table", table="orders", auto=True)
    assert "has no column order_id, which is in its key, so rows cannot be merged by key" in refusal
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
