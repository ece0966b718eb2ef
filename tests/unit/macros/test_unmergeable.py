"""Tables whose rows cannot be merged by key: the key is NULL, or occurs more than once, or there is none."""

from __future__ import annotations

import pyarrow as pa
import pytest
from deltalake import DeltaTable, write_deltalake

from tests.unit.macros.small_shop import SIZE, Shop, content, rows


@pytest.fixture
def spoilt(shop: Shop) -> Shop:
    """The shop, whose table `orders` has a row without a key, and its backup, too."""
    row = pa.table({"id": pa.array([None], pa.int64()), "name": ["no key"]})
    write_deltalake(str(shop.path()), row, mode="append")
    shop.verb("backup_all")
    return shop


def rows_of(shop: Shop) -> int:
    return DeltaTable(str(shop.path())).to_pyarrow_table().num_rows


def best(shop: Shop) -> dict:
    [answer] = shop.answer("recovery_plan", table="orders")
    return answer["paths"][0]


def test_the_plan_names_a_command_that_runs(spoilt: Shop) -> None:
    whole = rows_of(spoilt)
    DeltaTable(str(spoilt.path())).delete()
    path = best(spoilt)
    assert (path["recovers"], "mode: replace" in path["command"]) == (3 * SIZE + 1, True)
    assert "keys that are NULL or occur more than once cannot be merged" in path["remark"]
    spoilt.verb("restore_table", table="orders", **path["arguments"], mode="replace")
    assert rows_of(spoilt) == whole


def test_rows_that_came_since_are_not_replaced(spoilt: Shop) -> None:
    DeltaTable(str(spoilt.path())).delete("id < 100")
    write_deltalake(str(spoilt.path()), pa.table({"id": [99999], "name": ["new"]}), mode="append")
    assert "into: orders_restored" in best(spoilt)["command"]


def test_the_plan_and_auto_choose_the_same_of_equals(shop: Shop) -> None:
    shop.verb("backup_all")
    DeltaTable(str(shop.path())).delete("id < 100")
    chosen = best(shop)["point"]
    assert f"auto: {chosen} brings back most" in shop.verb("restore_table", table="orders", auto=True)


@pytest.mark.parametrize("keyless", [False, True])
def test_a_whole_table_that_cannot_be_merged_fails_no_restore_of_all(spoilt: Shop, keyless: bool) -> None:
    if keyless:
        spoilt.keyless.add("orders")
    whole = content(spoilt.path("rates"))
    DeltaTable(str(spoilt.path("rates"))).delete("id < 100")
    said = spoilt.verb("restore_all", backup="latest")
    assert "orders stays as it is: it holds exactly the rows of backup set_" in said
    assert content(spoilt.path("rates")) == whole


def test_one_that_differs_fails_it(spoilt: Shop) -> None:
    DeltaTable(str(spoilt.path())).update({"name": "'another'"}, predicate="id = 7")
    assert "orders" in spoilt.refused("restore_all", backup="latest")


def test_auto_names_the_command_of_the_plan(shop: Shop) -> None:
    """Another table is in its folder, without a column of the key."""
    other = rows(0).rename_columns(["number", "name"])
    write_deltalake(str(shop.path()), other, mode="overwrite", schema_mode="overwrite")
    command = best(shop)["command"]
    assert "mode: replace" in command
    assert shop.refused("restore_table", table="orders", auto=True).endswith(f"for this point: {command}")
    assert command in shop.refused("restore_all", auto=True)


def test_a_table_that_was_appended_twice_names_the_point_before_that(shop: Shop) -> None:
    write_deltalake(str(shop.path()), rows(2 * SIZE), mode="append")
    command = "dbt run-operation restore_table --args '{table: orders, version: 2, mode: replace}'"
    said = shop.refused("restore_table", table="orders", auto=True)
    assert said.startswith("Keys of orders occur more than once, and nothing is missing.")
    assert said.endswith(f"is version 2: {command}")
    assert f"each key occurs once is version 2: {command}" in shop.verb("recovery_plan", table="orders")
    ask = shop.macros.call
    orders = ask("find_table", "orders")
    fact = ask("table_facts", orders, ask("backups_of", orders, ask("backups")), ask("loss_memory"), 26)
    [problem] = ask("check_keys", [fact])
    assert problem["command"] == command
    shop.verb("restore_table", table="orders", version=2, mode="replace")
    assert rows_of(shop) == 3 * SIZE
    assert "nothing is missing" in shop.verb("restore_table", table="orders", auto=True)
