"""A commit changed values and kept every row: `values: true` of recovery_plan finds the points before it."""

from __future__ import annotations

import re

import pyarrow as pa
from deltalake import DeltaTable, write_deltalake

from tests.unit.macros.small_shop import SIZE, Shop, content, rows

COMPARED = {"table": "orders", "values": True}


def change_names(shop: Shop, below: int) -> None:
    table = DeltaTable(str(shop.path()))
    table.update(predicate=f"id < {below}", new_values={"name": "'wrong'"})


def test_points_with_other_values_are_counted_and_taken(shop: Shop) -> None:
    whole = content(shop.path())
    change_names(shop, below=10)  # version 3
    write_deltalake(str(shop.path()), rows(3 * SIZE), mode="append")  # version 4
    [plan] = shop.answer("recovery_plan", **COMPARED)
    differ = {path["point"]: path["differ"] for path in plan["paths"]}
    assert differ == {
        "version 3": 0, "version 2": 10, "version 1": 10, "version 0": 10, f"backup {shop.backup}": 10,
    }  # fmt: skip

    said = shop.verb("recovery_plan", **COMPARED)
    assert "nothing is missing that a point could bring back" in said
    taken = re.search(r"for instance of version (\d+): .*?version: (\d+), prefer: point}", said)
    assert taken is not None
    assert taken.groups() == ("2", "2")
    shop.verb("restore_table", table="orders", version=2, prefer="point")
    assert content(shop.path()) == [*whole, *rows(3 * SIZE).to_pylist()]
    assert "no point has other values" not in shop.verb("recovery_plan", **COMPARED), "version 4 has them"


def test_equal_values_are_reported_as_equal(shop: Shop) -> None:
    assert "no point has other values in the same keys" in shop.verb("recovery_plan", **COMPARED)


def test_rows_that_are_missing_do_not_count_as_other_values(shop: Shop) -> None:
    DeltaTable(str(shop.path())).delete("id < 10")
    change_names(shop, below=30)
    [plan] = shop.answer("recovery_plan", **COMPARED)
    of_version_2 = next(path for path in plan["paths"] if path["point"] == "version 2")
    assert (of_version_2["recovers"], of_version_2["differ"]) == (10, 20)


def test_a_column_that_one_side_lacks_is_not_compared(shop: Shop) -> None:
    change_names(shop, below=10)
    wider = rows(3 * SIZE).append_column("price", pa.array(range(SIZE)))
    write_deltalake(str(shop.path()), wider, mode="append", schema_mode="merge")
    [plan] = shop.answer("recovery_plan", **COMPARED)
    assert next(path for path in plan["paths"] if path["point"] == "version 2")["differ"] == 10


def test_names_that_differ_in_case_are_one_column(shop: Shop) -> None:
    change_names(shop, below=10)
    table = DeltaTable(str(shop.path())).to_pyarrow_table().rename_columns(["ID", "NAME"])
    write_deltalake(str(shop.path()), table, mode="overwrite", schema_mode="overwrite")
    [plan] = shop.answer("recovery_plan", **COMPARED)
    assert next(path for path in plan["paths"] if path["point"] == "version 2")["differ"] == 10


def test_without_the_argument_nothing_is_compared_and_the_command_is_printed(shop: Shop) -> None:
    change_names(shop, below=10)
    [plan] = shop.answer("recovery_plan", table="orders")
    assert {path["differ"] for path in plan["paths"]} == {None}
    assert [path["point"] for path in plan["paths"]] == ["version 2", f"backup {shop.backup}"]
    command = "if values are wrong: dbt run-operation recovery_plan --args '{table: orders, values: true}'"
    assert command in shop.verb("recovery_plan", table="orders")
    assert "if values are wrong" not in shop.verb("recovery_plan")


def test_the_printed_queries_count_the_same(shop: Shop) -> None:
    change_names(shop, below=10)
    shop.verb("emit_sql", verb="recovery_plan", args=COMPARED)
    text = "\n".join(shop.macros.printed)
    statements = [each for each in text.split(";") if "except select" in each]
    assert len(statements) == 2, "one for a version, one for a backup"
    sql = statements[0].partition("select count")[1:]
    assert shop.connection.sql("".join(sql)).fetchone() == (10,)


def test_a_value_that_is_neither_true_nor_false_is_refused(shop: Shop) -> None:
    assert "values: maybe is neither true nor false" in shop.refused("recovery_plan", values="maybe")
