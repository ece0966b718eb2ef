"""A protected table lost a column and kept every row: that is a loss, and the values come back by key."""

from __future__ import annotations

import time
from datetime import timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from deltalake import DeltaTable, write_deltalake

from tests.support.cases import cases
from tests.support.macros import Macros
from tests.unit.macros.builders import node
from tests.unit.macros.small_shop import SIZE, Shop, content, rows
from tests.unit.macros.test_rollback import swap


def table_of(path: Path) -> pa.Table:
    return DeltaTable(str(path)).to_pyarrow_table()


def write(shop: Shop, table: pa.Table) -> None:
    write_deltalake(str(shop.path()), table, mode="overwrite", schema_mode="overwrite")


def drop_names(shop: Shop) -> None:
    write(shop, table_of(shop.path()).drop_columns(["name"]))


def failures(shop: Shop, table: str = "orders") -> list[str]:
    """What doctor says is wrong with a table, and the command."""
    ask = shop._macros().call
    found = ask("find_table", table)
    fact = ask("table_facts", found, ask("backups_of", found, ask("backups")), ask("loss_memory"), 26)
    return [f"{each['detail']} -> {each['command']}" for each in ask("check_tables", [fact])
            if each["status"] == "FAIL"]  # fmt: skip


def refusal(shop: Shop, table: str = "orders", kind: str = "table") -> str | None:
    """With which sentence the guard refuses to build on a table, or None."""
    ask = shop._macros().call
    each = {"table": ask("find_table", table), "type": kind, "readers": ["sales"]}
    loss = ask("loss_before_run", each, ask("loss_memory"), {"backups": None, "judged": {}})
    return ask("refusal_of_loss", each, loss) if loss else None


def suspicion(shop: Shop, table: str = "orders") -> str | None:
    """Why the newest backup of a table is suspect."""
    return next(each["suspect"] for each in shop.answer("list_backups") if each["table"] == table)


def test_the_report_of_an_incident_lists_a_lost_column(shop: Shop) -> None:
    drop_names(shop)
    [loss] = shop.answer("incident_report")["losses"]
    assert (loss["table"], loss["how"], loss["columns_lost"]) == ("orders", "lacks columns", "column name")
    assert (loss["keys_lost"], loss["rows_before"]) == (0, 3 * SIZE)
    shop.verb("restore_table", table="orders", auto=True)
    assert shop.answer("incident_report")["losses"] == []


# The columns of points, one after the other


def columns(words: str) -> list[dict[str, str]] | None:
    """`a, b int` as columns; a column without a type is a varchar, `;` is a comma; none for `?`."""
    named = [word.split() for word in words.split(",") if word.strip()]
    return (
        None
        if words == "?"
        else [{"name": word[0], "type": (*word, "varchar")[1].replace(";", ",")} for word in named]
    )


@cases("sides, good, lost", """
    ["a, b", "a, b"], 1, ""
    ["a, b", "b"], 0, a
    ["a, b", "b, a, c"], 1, ""
    ["a, b", "A, c"], 0, b                       # renamed
    ["a, b", "a", "a, b"], 2, ""                 # it came back
    ["a", "a, b", "a"], 1, b                     # got and lost since
    ["a, b", "a", "a, c", "a, b"], 0, c          # it came back without what was got in between
    ["?", "a"], 1, ""                            # an old manifest, without columns
    ["a, b", "?"], 1, ""
    ["a int", "a bigint"], 1, ""                 # wider
    ["a bigint", "a varchar"], 1, ""
    ["a bigint", "a int"], 0, a                  # narrower
    ["a varchar", "a date"], 0, a
    ["a decimal(9;2)", "a decimal(12;2)"], 1, ""
    ["a decimal(9;2)", "a decimal(9;3)"], 0, a
    ["a struct<x:int>", "a struct<x:int;y:int>"], 1, ""
    ["a struct<x:int;y:int>", "a struct<x:int>"], 0, a
""")  # fmt: skip
@pytest.mark.parametrize("has_key", [True, False])
def test_a_point_without_a_column_is_not_good(macros: Macros, sides, good, lost, has_key: bool) -> None:
    points = [{"version": place, "removes": None} for place in range(len(sides))]
    known = [columns(side) for side in sides]
    found = (
        macros.call("judge_chain", points, {"1" * len(sides): 5}, 0, known)
        if has_key
        else macros.call("judge_rows", [5] * len(sides), 0, known)
    )
    assert (found["good"], [each["name"] for each in found["columns"]]) == (good, [lost] if lost else [])
    assert (found["first_bad"] is None) == (not lost)
    assert found["missing"] == 0


def test_small_losses_of_a_table_that_may_shrink_are_no_lost_columns(macros: Macros) -> None:
    points = [{"version": place, "removes": None} for place in range(2)]
    known = [columns("a, b"), columns("a")]
    found = macros.call("judge_chain", points, {"11": 99, "10": 1}, 0.05, known)
    assert (found["good"], found["missing"], found["columns"][0]["name"]) == (0, 1, "b")
    loss = {"missing": 1, "rows": 100, "columns": found["columns"], "where": "version 3", "when": None}
    assert macros.call("loss_text", loss) == "1 of the 100 and column b of version 3"


def test_the_health_of_a_table_names_lost_columns(macros: Macros) -> None:
    named = {"status": "FAIL", "name": "orders", "rows": 3, "good": None, "oldest": None, "missing": 0}
    lost = {"columns": [{"name": "note", "type": "varchar", "now": None}]}
    macros.call("print_health", {"tables": [named | {"loss": lost}, named | {"loss": None}]})
    assert sum("0 and column note" in line for line in macros.printed) == 1


# The story


def test_a_lost_column_is_a_loss_and_comes_back_by_key(shop: Shop) -> None:
    whole = content(shop.path())
    assert (failures(shop), refusal(shop)) == ([], None)
    drop_names(shop)  # version 3
    write_deltalake(str(shop.path()), pa.table({"id": range(3 * SIZE, 4 * SIZE)}), mode="append")

    [failure] = failures(shop)
    assert failure.startswith("orders holds 1,200 rows, and lacks column name of version 2 of ")
    assert " since version 3 of " in failure
    assert failure.endswith("-> dbt run-operation restore_table --args '{table: orders, auto: true}'")
    said = refusal(shop)
    assert said is not None
    assert said.startswith("Blocked: protected source 'orders' lacks column name of version 2 of ")
    assert said.endswith("or if they went on purpose, run with --vars '{accept_loss: [orders]}'.")
    shop.verb("backup_all")
    assert (suspicion(shop) or "").startswith("lacks column name of version 2 of ")
    assert suspicion(shop, "rates") is None

    [plan] = shop.answer("recovery_plan", table="orders", values=True)
    differ = {path["point"]: path["differ"] for path in plan["paths"]}
    assert differ["version 2"] == 3 * SIZE, "each row of it has a name"
    assert differ[f"backup {shop.backup}"] == 2 * SIZE
    assert (plan["paths"][0]["point"], plan["paths"][0]["columns_back"]) == ("version 2", 1)
    said = shop.verb("recovery_plan", table="orders")
    assert "orders lacks column name of version 2 of " in said
    assert "remark it has column name" in said
    assert "the best: dbt run-operation restore_table --args '{table: orders, version: 2}'" in said
    assert "no point has other values" not in said

    said = shop.verb("restore_table", table="orders", auto=True)
    assert "auto: version 2: it has column name, " in said
    assert content(shop.path()) == [
        *whole,
        *({"id": each, "name": None} for each in range(3 * SIZE, 4 * SIZE)),
    ]
    assert "column name of orders is NULL in 300 rows, which version 2 of " in said
    assert (failures(shop), refusal(shop)) == ([], None)
    shop.verb("backup_table", table="orders")
    assert suspicion(shop) is None


def test_a_restore_that_leaves_the_column_empty_is_taken_back(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    drop_names(shop)
    known = shop._macros

    def macros() -> Macros:
        made = known()
        write = made.package["duckdb__merge_point_sql"]
        empty = lambda table, plan: write(table, plan).replace('holdfast_point."name"', "null::varchar")  # noqa: E731
        return made.replace("duckdb__merge_point_sql", empty)

    monkeypatch.setattr(shop, "_macros", macros)
    said = shop.refused("restore_table", table="orders", version=2)
    assert "held 900 rows after the restore and not the 900 that were planned" in said
    assert table_of(shop.path()).column_names == ["id"]


@pytest.mark.parametrize("keyless", [False, True])
def test_the_last_copy_of_a_column_is_not_pruned(shop: Shop, keyless: bool) -> None:
    shop.keyless = {"orders"} if keyless else set()
    drop_names(shop)
    assert "lacks column name of version 2" in shop.verb("accept_loss", table="orders", reason="no need")
    assert (failures(shop), refusal(shop)) == ([], None)
    shop.verb("backup_all")
    assert suspicion(shop) is None
    held = "holds column name of orders that neither the table nor a backup that stays has"
    said = shop.verb("prune_backups", keep_last=1, dry_run=False)
    assert f"{held}; allow_lost_keys: [orders] lets it go" in said
    assert "Deleted 0 of 2" in said
    said = shop.verb("prune_backups", keep_last=1, dry_run=False, allow_lost_keys="orders")
    assert f"Lost with {shop.backup}: column name of orders, as allow_lost_keys says." in said
    assert "Deleted 1 of 2" in said


def test_of_several_copies_of_a_column_the_newest_stays(shop: Shop) -> None:
    shop.verb("backup_all")
    drop_names(shop)
    shop.verb("accept_loss", table="orders", reason="no need")
    shop.verb("backup_all")
    newest, second, first = dict.fromkeys(each["set"] for each in shop.answer("list_backups"))
    judged = shop.answer("prune_backups", keep_last=1)
    assert {each["id"]: each["goes"] for each in judged["backups"]} == {
        newest: False,
        second: False,
        first: True,
    }


def test_an_added_column_is_no_loss_and_a_renamed_one_is(shop: Shop) -> None:
    wider = table_of(shop.path()).append_column("price", pa.array(range(3 * SIZE)))
    write(shop, wider)
    assert failures(shop) == []
    write(shop, wider.rename_columns(["id", "title", "price"]))
    [failure] = failures(shop)
    assert "lacks column name of version 3" in failure
    shop.verb("restore_table", table="orders", version=3)
    found = table_of(shop.path())
    assert sorted(found.column_names) == ["id", "name", "price", "title"]
    assert found.column("name").null_count == found.column("title").null_count == 0


def test_a_narrower_column_is_a_loss_and_the_plan_says_how_it_comes_back(shop: Shop) -> None:
    whole = content(shop.path())
    numbers = pa.array(range(3 * SIZE), pa.int32())
    write(shop, table_of(shop.path()).set_column(1, "name", numbers))
    [failure] = failures(shop)
    assert "lacks column name as varchar (it is integer now) of version 2" in failure
    assert failure.endswith("recovery_plan --args '{table: orders}'"), "a merge cannot bring it back"
    [plan] = shop.answer("recovery_plan", table="orders")
    command = plan["paths"][0]["command"]
    assert command.endswith("'{table: orders, version: 2, mode: replace}'")
    assert "its values may not fit" in shop.refused("restore_table", table="orders", auto=True)
    shop.verb("restore_table", table="orders", version=2, mode="replace")
    assert content(shop.path()) == whole
    assert failures(shop) == []


def test_a_column_that_is_null_everywhere_is_there(shop: Shop) -> None:
    DeltaTable(str(shop.path())).update(new_values={"name": "null"})
    assert (failures(shop), refusal(shop)) == ([], None)
    [plan] = shop.answer("recovery_plan", table="orders", values=True)
    assert {path["point"]: path["differ"] for path in plan["paths"]}["version 2"] == 3 * SIZE


def test_without_a_key_a_lost_column_is_a_loss_too(shop: Shop) -> None:
    shop.keyless = {"orders"}
    drop_names(shop)
    [failure] = failures(shop)
    assert "lacks column name of version 2" in failure
    assert failure.endswith("recovery_plan --args '{table: orders}'")
    [plan] = shop.answer("recovery_plan", table="orders")
    assert "into: orders_restored" in plan["paths"][0]["command"]


def test_a_merge_takes_the_values_of_the_table_where_both_have_the_column(shop: Shop) -> None:
    wider = table_of(shop.path()).append_column("price", pa.array(range(3 * SIZE)))
    write(shop, wider)  # version 3
    new = pa.array(["new"] * 3 * SIZE)
    write(shop, wider.drop_columns(["price"]).set_column(1, "name", new).filter(pc.field("id") > 1))
    shop.verb("restore_table", table="orders", version=3)
    found = {row["id"]: (row["name"], row["price"]) for row in table_of(shop.path()).to_pylist()}
    prices = dict(zip(wider["id"].to_pylist(), wider["price"].to_pylist(), strict=True))
    assert {each: price for each, (_, price) in found.items()} == prices
    assert {each for each, (name, _) in found.items() if name != "new"} == {0, 1}


# Columns that change on purpose


def test_a_deployment_that_may_lose_columns_is_no_loss(shop: Shop) -> None:
    swap(shop, ["id", "title"], allow_lost_columns=["orders"])
    assert (failures(shop), refusal(shop)) == ([], None)
    shop.verb("backup_all")
    assert suspicion(shop) is None
    write(shop, table_of(shop.path()).drop_columns(["title"]))
    [failure] = failures(shop)
    assert "lacks column title of " in failure


def test_a_rollback_to_a_table_without_the_new_columns_is_no_loss(shop: Shop) -> None:
    swap(shop, ["id", "name", "remark"])
    DeltaTable(str(shop.path())).delete("id = -1")
    shop.verb("backup_all")
    shop.verb("blue_green_rollback")
    assert table_of(shop.path()).column_names == ["id", "name"]
    assert (failures(shop), refusal(shop)) == ([], None)
    shop.verb("backup_table", table="orders")
    assert suspicion(shop) is None


def test_a_replacement_by_an_older_point_accepts_its_columns(shop: Shop) -> None:
    wider = table_of(shop.path()).append_column("price", pa.array(range(3 * SIZE)))
    write(shop, wider)
    shop.verb("backup_all")
    shop.verb("restore_table", table="orders", version=2, mode="replace")
    assert (failures(shop), refusal(shop)) == ([], None)


def test_a_trusted_backup_is_the_new_measure(shop: Shop) -> None:
    drop_names(shop)
    shop.verb("backup_table", table="orders")
    shop.verb("trust_backup", backup=shop.answer("list_backups")[0]["id"])
    assert (failures(shop), refusal(shop)) == ([], None)


# A snapshot, a table of the database


@pytest.fixture
def history(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> Shop:
    """The shop with a snapshot of 20 rows in its database, which is in a backup."""
    known = shop._macros

    def macros() -> Macros:
        made = known()
        made.graph["nodes"][1] = node("history", "snapshot", unique_key="id", strategy="check")
        return made

    monkeypatch.setattr(shop, "_macros", macros)
    shop.connection.execute(f"attach '{shop.data_dir / 'nhl.duckdb'}' as nhl")
    shop.connection.execute("create schema nhl.dev")
    shop.connection.execute("""
        create table nhl.dev.history as
        select range as id, 'name ' || range as name, range as size, md5(range::text) as dbt_scd_id,
          timestamp '2026-02-03' as dbt_updated_at, timestamp '2026-02-03' as dbt_valid_from,
          null::timestamp as dbt_valid_to
        from range(20)
    """)
    shop.verb("backup_all")
    return shop


def snapshot(shop: Shop) -> list[tuple[Any, ...]]:
    return shop.connection.execute(
        "select id, name, size, dbt_scd_id, dbt_valid_from, dbt_valid_to from nhl.dev.history order by id"
    ).fetchall()


def alter(shop: Shop, change: str) -> None:
    shop.connection.execute(f"alter table nhl.dev.history {change}")


def test_a_snapshot_that_lost_a_column_gets_it_back_by_key(history: Shop) -> None:
    whole = snapshot(history)
    good = history.answer("list_backups")[0]["set"]
    alter(history, "drop name")
    history.connection.execute("""
        insert into nhl.dev.history
        select 99, 1, 'new', timestamp '2026-02-04', timestamp '2026-02-04', null
    """)
    [failure] = failures(history, "history")
    assert failure.startswith(f"history holds 21 rows, and lacks column name of backup {good} of ")
    assert "protected snapshot 'history' lacks column name of backup" in (refusal(history, "history") or "")
    history.verb("backup_all")
    assert (suspicion(history, "history") or "").startswith(f"lacks column name of backup {good}")
    said = history.verb("prune_backups", keep_last=1, dry_run=False)
    assert good in {each["set"] for each in history.answer("list_backups")}, said
    [plan] = history.answer("recovery_plan", table="history", values=True)
    assert {path["differ"] for path in plan["paths"]} == {20}
    history.verb("restore_table", table="history", backup="latest")
    assert snapshot(history)[:-1] == whole
    assert snapshot(history)[-1][:3] == (99, None, 1)
    assert (failures(history, "history"), refusal(history, "history")) == ([], None)


def test_a_model_of_the_database_keeps_its_own_values_besides(
    history: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = history._macros

    def macros() -> Macros:
        made = known()
        made.graph["nodes"][2] = node("sales", unique_key="id", tags=["protected"])
        return made

    monkeypatch.setattr(history, "_macros", macros)
    run = history.connection.execute
    run("create table nhl.dev.sales (id bigint, note varchar, price bigint, n integer)")
    run("insert into nhl.dev.sales values (0, 'old', 0, 1), (1, 'old', 1, 1), (2, 'old', 2, 1)")
    history.verb("backup_table", table="sales")
    run("alter table nhl.dev.sales drop note")
    run("alter table nhl.dev.sales drop n")
    run("update nhl.dev.sales set price = 99 where id = 0")
    run("delete from nhl.dev.sales where id = 1")
    run("insert into nhl.dev.sales values (7, 70)")
    [failure] = failures(history, "sales")
    assert "lacks 1 of the 3 and column note and column n of backup" in failure
    history.verb("restore_table", table="sales", auto=True)
    assert run("select id, note, price, n from nhl.dev.sales order by id").fetchall() == [
        (0, "old", 99, 1), (1, "old", 1, 1), (2, "old", 2, 1), (7, None, 70, None),
    ]  # fmt: skip
    assert failures(history, "sales") == []


def test_a_snapshot_without_a_column_of_its_periods_is_replaced(history: Shop) -> None:
    whole = snapshot(history)
    alter(history, "drop dbt_valid_to")
    [failure] = failures(history, "history")
    assert "lacks column dbt_valid_to of backup" in failure
    assert failure.endswith("recovery_plan --args '{table: history}'")
    said = history.refused("restore_table", table="history", backup="latest")
    assert "The periods of history and of backup" in said
    assert "say mode: replace" in said
    [plan] = history.answer("recovery_plan", table="history")
    assert plan["paths"][0]["command"].endswith("mode: replace}'")
    history.verb("restore_table", table="history", backup="latest", mode="replace")
    assert snapshot(history) == whole


def test_a_type_that_holds_every_value_is_no_loss_and_a_narrower_one_is(history: Shop) -> None:
    alter(history, "alter size type hugeint")
    assert failures(history, "history") == []
    alter(history, "alter size type varchar")
    assert failures(history, "history") == []
    alter(history, "alter size type smallint")
    [failure] = failures(history, "history")
    assert "lacks column size as bigint (it is smallint now)" in failure


def test_an_accepted_loss_of_a_snapshot_is_its_new_state(history: Shop) -> None:
    alter(history, "rename name to title")
    time.sleep(1)  # manifests have whole seconds: a backup of the same one counts as a later one
    assert "lacks column name of backup" in history.verb("accept_loss", table="history", reason="renamed")
    assert (failures(history, "history"), refusal(history, "history")) == ([], None)
    history.verb("backup_all")
    assert suspicion(history, "history") is None
    alter(history, "drop title")
    [failure] = failures(history, "history")
    assert "lacks column title of backup" in failure


def test_a_manifest_without_columns_claims_nothing(history: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    known = history._macros

    def macros() -> Macros:
        made = known()
        all_backups = made.package["backups"]
        return made.replace("backups", lambda: [{**each, "columns": None} for each in all_backups()])

    monkeypatch.setattr(history, "_macros", macros)
    alter(history, "drop name")
    assert failures(history, "history") == []


def test_nothing_more_is_read_to_judge_columns(history: Shop) -> None:
    """A description each of the points whose columns no manifest has, and no scan of data."""
    write_deltalake(str(history.path()), rows(3 * SIZE), mode="append")
    for table, described in (("orders", 2), ("history", 1)):
        made = history._macros()
        found = made.call("find_table", table)
        records = made.call("backups_of", found, made.call("backups"))
        made.sent.clear()
        made.call("judge_table", found, records, {})
        assert sum("describe select" in sql for sql in made.sent) == described - (table == "orders")
        assert sum("holdfast_place" in sql for sql in made.sent) == 1


# A view that has the name of a protected table


def test_a_view_in_the_place_of_a_snapshot_is_found(history: Shop) -> None:
    whole = snapshot(history)
    history.connection.execute("create table nhl.dev.elsewhere as from nhl.dev.history")
    history.connection.execute("drop table nhl.dev.history")
    history.connection.execute("create view nhl.dev.history as from nhl.dev.elsewhere")
    [failure] = failures(history, "history")
    assert failure.startswith("history is a view now, so its rows lie elsewhere, and backup set_")
    assert failure.endswith("-> dbt run-operation restore_table --args '{table: history, backup: latest}'")
    assert refusal(history, "history", "view") == (
        "Blocked: protected snapshot 'history' is a view now, so its rows lie elsewhere, and 1 selected node "
        "(sales) would be built from it; rename or drop the view, then bring the table back: dbt "
        "run-operation restore_table --args '{table: history, backup: latest}'."
    )
    said = history.refused("restore_table", table="history", backup="latest")
    assert "rename or drop the view, then repeat the command" in said
    history.connection.execute("drop view nhl.dev.history")
    history.verb("restore_table", table="history", backup="latest")
    assert snapshot(history) == whole
    assert (failures(history, "history"), refusal(history, "history")) == ([], None)


@cases("type, resource, materialized, version, found", """
    view, snapshot, snapshot, null, true
    metric_view, model, incremental, null, true
    table, snapshot, snapshot, null, false
    view, model, view, null, false               # the project makes a view of it
    VIEW, source, null, 3, true
    VIEW, source, null, null, false              # it may always have been one
    STREAMING_TABLE, source, null, 3, false      # it has rows of its own
    null, source, null, 3, false
""")  # fmt: skip
def test_a_view_counts_where_the_project_expects_a_table(
    macros: Macros, type, resource, materialized, version, found
) -> None:
    macros.replace("what_remembers", lambda table, backups: {"what": "a backup"})
    macros.replace("backups_of", lambda table, backups: [{"version": version}])
    macros.graph["nodes"]["it"] = node("it", resource, materialized=materialized)
    table = {"node": None if resource == "source" else "it", "resource": resource}
    assert (macros.call("table_behind_view", table, type, []) is not None) == found


# Other engines, and what the log remembers


@pytest.mark.parametrize("prefer", ["live", "point"])
def test_on_a_warehouse_a_merge_sets_the_columns_that_the_table_lacks(macros: Macros, prefer: str) -> None:
    macros.engine("databricks")
    table = macros.call("table_at", "main", "shop", "sales", key=["id"])
    point = {"kind": "backup", "id": "set_20260203T090000Z__sales", "label": "the point", "columns": []}
    both = columns("id bigint, note string, price double") or []
    matched = macros.call("match_columns", both[:2], both)
    counts = {"rows_now": 3, "rows_then": 3, "only_now": 0, "only_then": 0}
    facts = {**macros.call("assumed_restore_facts", exists=True), "columns": matched, "counts": counts}
    request = {"table": table, "source": table, "point": point, "mode": "merge", "prefer": prefer}
    add, merge = macros.call("restore_plan", request, facts)["statements"][-2:]
    assert add == "alter table `main`.`shop`.`sales` add columns (`price` double)"
    updated = merge.partition("when matched then update set")[2].partition("when not matched")[0].split()
    note = ["`note`", "=", "holdfast_point.`note`,"]
    expected = ["`price`", "=", "holdfast_point.`price`"]
    assert updated == (
        expected if prefer == "live" else ["`id`", "=", "holdfast_point.`id`,", *note, *expected]
    )


def test_after_a_rollback_backups_of_the_new_table_are_no_measure_of_columns(macros: Macros) -> None:
    """The deployment had added a column, and a backup was taken of it."""
    entry = {"verb": "blue_green_rollback", "table_name": "orders", "logged_at": "2026-02-03 10:00:00"}
    known: dict[str, Any] = {}
    macros.call("remember_change", known, entry)
    table = {"key": ["id"]}
    taken = {"kind": "backup", "columns": columns("id, added")}
    macros.replace("reader", lambda table, point: point["label"])
    macros.replace("columns_of", lambda reader: columns("id, name"))
    points = [
        {**taken, "at": known["columns_since"] - timedelta(hours=1)},
        {**taken, "at": known["columns_since"] + timedelta(hours=1)},
        {"kind": "version", "label": "version 3", "at": known["columns_since"] - timedelta(hours=2)},
    ]
    found = macros.call("columns_of_points", table, points, known["columns_since"])
    assert found == [None, columns("added"), columns("name")]
