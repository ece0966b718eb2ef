"""Verbs over a table that delta-rs opens and DuckDB does not: a column of Delta's type `void`."""

from __future__ import annotations

import shutil
from typing import Any

import pyarrow as pa
import pytest
from deltalake import DeltaTable, write_deltalake

from tests.unit.macros.small_shop import Shop, content

WHY = "Unsupported Delta table type: 'void'"


@pytest.fixture
def void(shop: Shop) -> Shop:
    """The shop after a loader has added a column of nothing but None to `orders`."""
    row = pa.table({"id": [9000], "name": ["z"], "note": pa.nulls(1)})
    write_deltalake(shop.path(), row, mode="append", schema_mode="merge")
    return shop


def test_it_stops_no_backup_of_another_table(void: Shop) -> None:
    refused = void.refused("backup_all", reason="evening")
    assert f"orders cannot be read (IO Error: DeltaKernel MalformedJsonError (18): {WHY}" in refused
    assert "recovery_plan --args '{table: orders}'" in refused
    newest = void.answer("list_backups")[0]
    assert newest["id"].endswith("/dev.rates")
    assert newest["rows"] == 900


def test_the_plan_offers_what_can_be_read_beside_it(void: Shop) -> None:
    orders, rates = void.answer("recovery_plan")
    assert [(path["point"].split()[0], path["rows"]) for path in orders["paths"]] == [
        ("version", 900),
        ("backup", 600),
    ]
    assert all("into: orders_restored" in path["command"] for path in orders["paths"])
    assert [path["rows"] for path in rates["paths"]][-1] == 600


def test_the_guard_refuses_what_it_cannot_judge_and_doctor_goes_on(void: Shop) -> None:
    table = void.macros.call("find_table", "orders")
    each = {"table": table, "type": "table"}
    state: dict[str, Any] = {"backups": None, "judged": {}}
    assert WHY in void.macros.call("loss_before_run", each, {}, state)["uncompared"]
    assert state["judged"] == {}
    facts = void.macros.call("table_facts", table, [], {}, 24)
    assert WHY in facts["error"]


def test_restore_all_brings_back_the_others(void: Shop) -> None:
    shutil.rmtree(void.path("rates"))
    refused = void.refused("restore_all", backup="latest", dry_run=False)
    assert "orders cannot be read now" in refused
    assert "say mode: replace" in refused
    assert len(content(void.path("rates"))) == 600


@pytest.mark.parametrize("point", [{"backup": "latest"}, {"version": 1}], ids=["backup", "version"])
def test_a_merge_is_refused_and_a_replacement_brings_it_back(void: Shop, point: dict[str, Any]) -> None:
    refused = void.refused("restore_table", table="orders", **point)
    assert WHY in refused
    assert "mode: replace, or restore beside it with into: NAME." in refused
    printed = void.verb("restore_table", table="orders", mode="replace", **point)
    assert "rows 901 600 600" in printed
    assert "Done: orders holds 600 rows" in printed
    assert "Undo with" not in printed  # the version before cannot be read
    assert DeltaTable(void.path()).schema().to_arrow().names == ["id", "name"]
    assert len(content(void.path())) == 600


def test_its_newest_version_is_no_point_to_restore(void: Shop) -> None:
    refused = void.refused("restore_table", table="orders", version=3, mode="replace")
    assert refused.startswith("orders: version 3 of")
    assert WHY in refused
