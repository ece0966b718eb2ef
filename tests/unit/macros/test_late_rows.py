"""Commits of other writers while a blue/green deployment changes names, and rows deleted meanwhile."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from typing import Any

import pytest
from deltalake import DeltaTable, write_deltalake

from tests.support.macros import Refused
from tests.unit.macros.small_shop import SIZE, Shop, content, rows

LATE = 9_000  # ids of rows that come late


def ids(shop: Shop, table: str) -> set[int]:
    return {row["id"] for row in content(shop.path(table))}


def write(shop: Shop, table: str, first: int) -> None:
    write_deltalake(str(shop.path(table)), rows(first), mode="append")


def validated(shop: Shop) -> None:
    shop.verb("blue_green_begin", tables=["orders", "rates"])
    shop.verb("blue_green_validate")


def with_writer(shop: Shop, macro: str, write: Callable[[], None], verb: str, **arguments: Any) -> str:
    """Run a verb; another writer commits before a macro of it is called for the first time."""
    shop.macros = shop._macros()
    inner, done = shop.macros.package[macro], []

    def pause(*given: Any, **named: Any) -> Any:
        if not done:
            done.append(True)
            write()
        return inner(*given, **named)

    shop.macros.replace(macro, pause)
    shop.macros.call(verb, **arguments)
    return " ".join(" ".join(shop.macros.printed).split())


def test_a_row_that_comes_during_a_swap_is_merged_into_the_new_table(shop: Shop) -> None:
    validated(shop)
    said = with_writer(shop, "run_steps", lambda: write(shop, "rates", LATE), "blue_green_swap")
    assert f"rates: {SIZE} rows that came while the names were swapped" in said
    assert LATE in ids(shop, "rates")
    assert len(ids(shop, "rates")) == 4 * SIZE
    assert "Swapped already" in shop.verb("blue_green_swap"), "nothing is left to merge"
    shop.verb("blue_green_finish", dry_run=False)
    assert len(ids(shop, "rates")) == 4 * SIZE


def test_finish_refuses_while_an_old_table_has_rows_that_the_new_one_lacks(shop: Shop) -> None:
    validated(shop)
    shop.verb("blue_green_swap")
    write(shop, "rates_before_new", LATE)  # by a writer that had the table open
    said = shop.refused("blue_green_finish", dry_run=False)
    assert f"rates_before_new got {SIZE} rows that rates has not; merge them: " in said
    shop.verb("blue_green_swap")
    assert LATE in ids(shop, "rates")
    shop.verb("blue_green_finish", dry_run=False)
    assert LATE in ids(shop, "rates")


def test_a_row_that_comes_during_a_rollback_is_merged_into_the_old_table(shop: Shop) -> None:
    validated(shop)
    shop.verb("blue_green_swap")
    with_writer(shop, "run_steps", lambda: write(shop, "rates", LATE), "blue_green_rollback", drop_new=True)
    assert LATE in ids(shop, "rates")


def test_a_rollback_killed_after_its_renames_brings_late_rows_when_it_is_repeated(shop: Shop) -> None:
    def come_and_be_killed() -> None:
        write(shop, "rates_new", LATE)  # the name of the new table by then
        raise KeyboardInterrupt

    validated(shop)
    shop.verb("blue_green_swap")
    with pytest.raises(KeyboardInterrupt):
        with_writer(shop, "bring_rows_of_new", come_and_be_killed, "blue_green_rollback", drop_new=True)
    assert LATE not in ids(shop, "rates")
    assert f"rates got or changed {SIZE} rows" in shop.verb("blue_green_rollback", drop_new=True)
    assert LATE in ids(shop, "rates")
    assert not shop.path("rates_new").exists()


def test_keys_deleted_since_the_copy_do_not_come_back_unseen(shop: Shop) -> None:
    shop.verb("blue_green_begin", tables=["orders", "rates"])
    DeltaTable(str(shop.path())).delete("id in (5, 6)")
    shop.verb("blue_green_begin", suffix="_new")
    said = shop.refused("blue_green_validate")
    assert "orders_new still has 2 keys deleted from orders since the copy (id 5)" in said
    assert "allow_deleted_keys: [orders]" in said
    DeltaTable(str(shop.path("orders_new"))).delete("id = 5")
    assert "still has 1 key deleted" in shop.refused("blue_green_validate")
    assert "Passed" in shop.verb("blue_green_validate", allow_deleted_keys="orders")
    DeltaTable(str(shop.path("orders_new"))).delete("id = 6")
    assert "Passed" in shop.verb("blue_green_validate")


def test_keys_deleted_since_the_swap_are_counted_by_a_rollback(shop: Shop) -> None:
    validated(shop)
    shop.verb("blue_green_swap")
    DeltaTable(str(shop.path())).delete("id in (7, 8, 9)")
    assert shop.answer("blue_green_rollback", dry_run=True)["keys_that_come_back"] == {"orders": 3}
    assert "orders: 3 keys deleted since the swap" in shop.verb("blue_green_rollback")


@pytest.mark.parametrize(("suffix", "table", "why"), [
    ("_new", "rates", "with the suffix _new"),
    ("_b", "orders", "with a table of this one"),
])  # fmt: skip
def test_of_two_that_begin_at_once_the_second_is_refused(shop: Shop, suffix: str, table: str, why) -> None:
    """The other one writes its entry after this one has looked, and before it writes its own."""
    orders = [{"name": "orders", "schema": "dev", "identifier": "orders", "version": 1}]
    entry = {"run_id": "another", "verb": "blue_green_begin", "state": "started", "to_point": "_new"}
    entry |= {"detail": json.dumps({"suffix": "_new", "tables": orders}), "table_name": "orders"}

    def begin_elsewhere() -> None:
        logged_at = shop.macros.call("now").isoformat()
        assert not shop.macros.call("write_log", [{**entry, "logged_at": logged_at}])

    with pytest.raises(Refused, match=f"Another blue_green_begin began at the same time, {why}"):
        with_writer(shop, "log_deployment", begin_elsewhere, "blue_green_begin", tables=table, suffix=suffix)
    assert not shop.path(f"{table}{suffix}").exists()
    [begun] = shop.macros.call("deployments")
    assert (begun["suffix"], [each["name"] for each in begun["tables"]]) == ("_new", ["orders"])


@pytest.mark.parametrize("verb", ["blue_green_validate", "blue_green_swap", "blue_green_rollback"])
def test_a_row_filter_that_was_set_meanwhile_stops_a_change_of_names(shop: Shop, verb: str) -> None:
    validated(shop)
    if verb == "blue_green_rollback":
        shop.verb("blue_green_swap")
    before = shop.files()
    shop.macros = shop._macros()
    shop.macros.replace(
        "row_security", lambda table: ["row filter f"] if table["identifier"] == "rates" else []
    )
    said = shop.macros.refused(verb)
    assert said.startswith("rates has row filter f: the ")
    assert " table would have neither that nor the rows that it hides. Lift it" in said
    assert shop.files() == before


def test_a_new_table_gets_what_it_lacks_and_keeps_its_own(shop: Shop) -> None:
    def metadata(**other: Any) -> dict[str, Any]:
        return {"comment": None, "tags": {}, "column_tags": {}, "grants": [], **other}

    def missing(metadata: dict[str, Any], other: dict[str, Any]) -> Any:
        return shop.macros.call("missing_metadata", metadata, other, ["id"])

    live = metadata(comment="old", tags={"pii": "no", "team": "a"}, grants=[["ann", "SELECT"]],
                    column_tags={"ID": {"k": "1"}, "gone": {"k": "2"}})  # fmt: skip
    assert missing(live, live) is None
    assert missing(metadata(), live) is None
    assert missing(live, metadata(comment="new", tags={"pii": "yes"})) == {
        "comment": "new", "tags": {"team": "a"}, "grants": [["ann", "SELECT"]],
        "column_tags": {"ID": {"k": "1"}},
    }  # fmt: skip


@pytest.mark.parametrize("reason", ["reason_of_finish", "reason_of_rollback"])
def test_a_table_of_the_next_deployment_is_not_taken_for_an_orphan(shop: Shop, reason: str) -> None:
    row = {"schema": "dev", "name": "orders_new"}
    backup = {"schema": "dev", "identifier": "orders_new", "reason": "nightly"}
    assert shop.macros.call("is_backup_of", backup, row)
    assert not shop.macros.call("is_backup_of", {**backup, "reason": shop.macros.call(reason)}, row)


def test_finish_names_no_backup_that_is_not_there(shop: Shop) -> None:
    validated(shop)
    shop.verb("blue_green_swap")
    shutil.rmtree(shop.path("rates_before_new"))
    said = shop.verb("blue_green_finish", dry_run=False)
    assert "rates_before_new was gone before, dropped by something else: no backup was taken" in said


def test_finish_names_the_backup_that_it_took_before_it_was_interrupted(shop: Shop) -> None:
    validated(shop)
    shop.verb("blue_green_swap")
    shop.macros = shop._macros()
    inner = shop.macros.package["drop_deployment_steps"]

    def killed(table: dict[str, Any]) -> Any:
        if table["identifier"].startswith("rates"):
            raise KeyboardInterrupt
        return inner(table)

    shop.macros.replace("drop_deployment_steps", killed)
    with pytest.raises(KeyboardInterrupt):
        shop.macros.call("blue_green_finish", dry_run=False)
    assert not shop.path("orders_before_new").exists()
    finished = shop.answer("blue_green_finish", dry_run=False)["tables"]
    assert [(each["table"], each["rows"]) for each in finished] == [("orders", 3 * SIZE), ("rates", 3 * SIZE)]
    assert all(each["backup"].startswith("safety_") for each in finished)


def test_an_interrupted_swap_is_undone_before_late_rows_are_merged(shop: Shop) -> None:
    validated(shop)
    shop.macros = shop._macros()
    inner, done = shop.macros.package["try_steps"], []

    def killed(steps: list[Any]) -> Any:
        if not done and any("rates" in (step["sql"] or "") for step in steps):
            done.append(True)
            inner([step for step in steps if "orders" in (step["sql"] or "")])
            raise KeyboardInterrupt
        return inner(steps)

    shop.macros.replace("try_steps", killed)
    with pytest.raises(KeyboardInterrupt):
        shop.macros.call("blue_green_swap")
    write(shop, "rates", LATE)
    said = shop.refused("blue_green_swap")
    commands = [each.split(" ")[0] for each in said.split("dbt run-operation ")[1:]]
    assert commands == ["blue_green_rollback", "blue_green_begin", "blue_green_validate"]
    for command in (*commands, "blue_green_swap"):
        shop.verb(command)
    assert LATE in ids(shop, "rates")
    assert len(ids(shop, "orders")) == 3 * SIZE


@pytest.mark.parametrize(("recovers", "said"), [
    (2, "only a copy that a verb took before a change holds rows that the table lacks: restore safety"),
    (0, "nothing is missing that a point could bring back"),
])  # fmt: skip
def test_the_plan_names_a_safety_copy_that_alone_has_rows(shop: Shop, recovers: int, said: str) -> None:
    path = {"when": "now", "rows": 9, "lacks": 0, "newest": None, "seconds": 1, "remark": "", "safety": False}
    paths = [
        {**path, "point": "version 3", "recovers": 0, "command": "restore version"},
        {**path, "point": "safety", "recovers": recovers, "command": "restore safety", "safety": True},
    ]
    nothing = dict.fromkeys(("log_damage", "damage", "loss", "feeds", "reload", "hidden_backups"))
    answer = {**nothing, "table": "orders", "exists": True, "paths": paths, "other_paths": []}
    answer["compares_values"] = False
    shop.macros.printed.clear()
    shop.macros.call("print_recovery_paths", answer)
    assert said in " ".join(" ".join(shop.macros.printed).split())
