"""Restores whose write fails: the table stays as it is and is named, and the others are restored."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from typing import Any

import pyarrow as pa
import pytest
import yaml
from deltalake import DeltaTable, write_deltalake

from tests.unit.macros.small_shop import SIZE, TABLES, Shop, content

LOST = "id < 10"


def clustered(shop: Shop) -> None:
    """Give the table a feature that delta-rs cannot write, after the rows were lost."""
    DeltaTable(str(shop.path())).delete(LOST)
    features = ["appendOnly", "invariants", "domainMetadata", "clustering"]
    protocol = {"minReaderVersion": 1, "minWriterVersion": 7, "writerFeatures": features}
    log = shop.path() / "_delta_log" / "00000000000000000004.json"
    log.write_text(json.dumps({"protocol": protocol}) + "\n", encoding="utf-8")


def checked(shop: Shop) -> None:
    """Add a constraint that rows of the backup violate."""
    table = DeltaTable(str(shop.path()))
    table.delete(LOST)
    table.alter.add_constraint({"newer": "id >= 10"})


def entries(shop: Shop, verb: str) -> list[tuple[str | None, str]]:
    """Table and state of each entry that a verb wrote into the recovery log."""
    log = DeltaTable(str(shop.data_dir / "lake" / "dev_recovery" / "recovery_log")).to_pyarrow_table()
    return [(each["table_name"], each["state"]) for each in log.to_pylist() if each["verb"] == verb]


FAILURES: dict[str, tuple[Callable[[Shop], None], str]] = {
    "features": (clustered, "delta-rs cannot write orders"),
    "a constraint": (checked, "Invalid data found"),
}


@pytest.mark.thorough_when(arguments={"auto": True})
@pytest.mark.parametrize("arguments", [{"auto": True}, {"backup": "latest"}])
@pytest.mark.parametrize("how", FAILURES)
def test_a_table_whose_write_fails_stops_no_other(shop: Shop, how: str, arguments: dict[str, Any]) -> None:
    whole = content(shop.path("rates"))
    make, reason = FAILURES[how]
    make(shop)
    before = content(shop.path())
    DeltaTable(str(shop.path("rates"))).delete(LOST)
    said = shop.refused("restore_all", **arguments)
    assert said.startswith("Not every table was restored. orders was not restored: ")
    assert reason in said
    printed = " ".join(shop.macros.printed)
    assert "Failed: orders was not restored: " in printed
    assert "1 table restored and verified" in printed
    assert content(shop.path("rates")) == whole
    assert content(shop.path()) == before
    assert {("orders", "failed"), ("rates", "done"), (None, "failed")} < set(entries(shop, "restore_all"))

    beside = yaml.safe_load(said.rpartition("--args '")[2].partition("'")[0])
    assert beside["into"] == "orders_restored"
    assert "Done: orders" in shop.verb("restore_table", **beside)
    assert set(range(2 * SIZE)) <= {row["id"] for row in content(shop.path("orders_restored"))}


def test_a_single_restore_names_the_same_and_is_logged_as_failed(shop: Shop) -> None:
    clustered(shop)
    said = shop.refused("restore_table", table="orders", auto=True)
    assert said.startswith("orders was not restored: delta-rs cannot write orders")
    [found] = shop.macros.call("check_writes", [shop.macros.call(
        "table_facts", shop.macros.call("find_table", "orders"), [], {}, 24)])  # fmt: skip
    assert found["detail"].startswith("orders cannot be restored in place: delta-rs cannot write")
    assert set(entries(shop, "restore_table")) == {("orders", "started"), ("orders", "failed")}


@pytest.mark.parametrize("mode", ["merge", "replace"])
def test_columns_whose_names_differ_in_case_are_the_same(shop: Shop, mode: str) -> None:
    whole = content(shop.path())
    upper = pa.table({"ID": [row["id"] for row in whole], "NAME": [row["name"] for row in whole]})
    shutil.rmtree(shop.path())
    write_deltalake(str(shop.path()), upper.slice(20))
    DeltaTable(str(shop.path("rates"))).delete(LOST)
    dry = shop.verb("restore_all", backup="latest", mode=mode, dry_run=True)
    assert "is only at the point" not in dry
    assert "is not at the point" not in dry
    shop.verb("restore_all", backup="latest", mode=mode)
    table = DeltaTable(str(shop.path())).to_pyarrow_table()
    rows = 3 * SIZE if mode == "merge" else 2 * SIZE
    assert table.column_names == (["ID", "NAME"] if mode == "merge" else ["id", "name"])
    found = sorted(zip(*table.to_pydict().values(), strict=True))
    assert found == [tuple(row.values()) for row in whole[:rows]]
    assert {len(content(shop.path(name))) for name in TABLES if name != "orders"} == {rows}


OTHER_KEYS = {
    "gone": pa.table({"number": [1, 2], "name": ["a", "b"]}),
    "lists": pa.table({"id": [[1], [2]], "name": ["a", "b"]}),
}


@pytest.mark.parametrize("how", OTHER_KEYS)
def test_a_table_whose_key_cannot_be_compared_stops_no_other(shop: Shop, how: str) -> None:
    write_deltalake(str(shop.path()), OTHER_KEYS[how], mode="overwrite", schema_mode="overwrite")
    DeltaTable(str(shop.path("rates"))).delete(LOST)
    said = shop.refused("restore_all", backup="latest")
    assert "say mode: replace" in said
    assert said.startswith("Not every table was restored. ")
    assert len(content(shop.path("rates"))) == 3 * SIZE
    shop.verb("restore_all", backup="latest", mode="replace")
    assert len(content(shop.path())) == 2 * SIZE


@pytest.mark.parametrize("prefer", ["live", "point"])
def test_statements_that_contradict_the_plan_change_nothing(shop: Shop, prefer: str) -> None:
    """What a restore writes and what its check expects come from one query; the plan's number does not."""
    DeltaTable(str(shop.path())).delete(LOST)
    before, made = content(shop.path()), shop._macros

    def wrong() -> Any:
        """No row of the point counts as missing."""
        return made().replace("key_is_in", lambda table, from_clause: "true")

    shop._macros = wrong  # type: ignore[method-assign]
    said = shop.refused("restore_table", table="orders", backup="latest", prefer=prefer)
    left = {"live": 3 * SIZE - 10, "point": 2 * SIZE}[prefer]
    assert f"its plan counts {3 * SIZE:,} rows afterwards, and its statements would leave {left:,}" in said
    assert "nothing was changed. To restore it beside the table: dbt run-operation restore_table" in said
    assert content(shop.path()) == before
    assert set(entries(shop, "restore_table")) == {("orders", "started"), ("orders", "failed")}


@pytest.mark.parametrize(("verb", "arguments", "prints"), [
    ("clean_up", {}, "leftovers"), ("prune_backups", {"keep_last": 5}, "backups"),
])  # fmt: skip
def test_a_leftover_that_cannot_be_deleted_is_reported_after_the_rest(
    shop: Shop, verb: str, arguments: dict[str, Any], prints: str
) -> None:
    left = {"path": "backups/x", "was": "a copy", "bytes": 1, "place": "backups", "kind": "folder", "step": 1}
    shop.macros = shop._macros()
    shop.macros.replace("all_leftovers", lambda: [left | {"to_run": "select * from lake.clear('lake/dev')"}])
    said = shop.macros.refused(verb, dry_run=False, output="json", **arguments)
    assert "'lake/dev' is not a leftover" in said
    assert prints in json.loads(shop.macros.printed[0])
    assert entries(shop, verb) == [(None, "failed")]
