"""freeze and thaw: what is recorded, what is refused while it stands, what builds may not do."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.support.cases import cases
from tests.support.macros import Macros
from tests.unit.macros.builders import node

AT = datetime(2026, 2, 3, 9, tzinfo=UTC)


def record(table: str = "dev.orders_v2", **more: Any) -> dict[str, Any]:
    made = {"table_name": table, "who": "ann", "frozen_at": AT, "reason": "rows fell", "unreadable": None}
    return made | more


UNREADABLE = record(None, who=None, frozen_at=None, reason=None, unreadable="frozen.json: empty")


@pytest.fixture
def shop(project: Macros) -> Macros:
    """Tables of the project: orders, dev.rates, gold.rates and customers_history are protected."""
    project.entries = []  # type: ignore[attr-defined]
    project.replace("write_log", project.entries.extend)  # type: ignore[attr-defined]
    return project


def freeze_now(macros: Macros, *records: dict[str, Any]) -> None:
    macros.replace("frozen_records", lambda: list(records))


def logged(macros: Macros) -> list[tuple[str, str, str | None]]:
    return [(row["verb"], row["state"], row["table_name"]) for row in macros.entries]  # type: ignore[attr-defined]


def test_a_freeze_records_each_protected_table_and_the_log_has_it(shop: Macros) -> None:
    shop.call("freeze", reason="it's lost")
    changes = [sql for sql in shop.sent if "lake.freeze(" in sql]
    assert len(changes) == 3
    assert "select * from lake.freeze('dev.orders_v2', 'it''s lost')" in changes
    assert logged(shop) == [
        ("freeze", "done", name) for name in ("customers_history", "gold.rates", "orders")
    ]
    assert shop.entries[0]["detail"] == (  # type: ignore[attr-defined]
        "dbt run-operation freeze --args '{reason: \"it'\\''s lost\"}'"
    )
    assert shop.printed[0] == "Frozen: customers_history, gold.rates, orders."


def test_a_frozen_table_keeps_its_record(shop: Macros) -> None:
    freeze_now(shop, record())
    shop.call("freeze", ["orders", "customers_history"], "more fell")
    assert [sql for sql in shop.sent if "lake.freeze(" in sql] == [
        "select * from lake.freeze('dev.customers_history', 'more fell')"
    ]
    assert "orders is frozen by ann since 2026-02-03 09:00:00 UTC (rows fell)" in shop.printed[1]


@pytest.mark.parametrize(
    ("verb", "last", "written"),
    [
        ("freeze", [], ["orders"]),
        ("freeze", ["freeze", "thaw"], ["orders"]),
        ("freeze", ["thaw", "freeze"], []),
        ("thaw", ["thaw", "freeze"], ["customers_history"]),
        ("thaw", ["freeze", "thaw"], []),
        ("thaw", [], []),
    ],
)
def test_the_entry_that_a_killed_command_could_not_write_is_written_by_the_next(
    shop: Macros, verb: str, last: list[str], written: list[str]
) -> None:
    """It had changed the record of frozen tables: orders is frozen, customers_history is not."""
    freeze_now(shop, record())
    name = "orders" if verb == "freeze" else "customers_history"
    shop.replace("read_log", lambda query: [{"table_name": name, "verb": each} for each in last])
    shop.call(verb, name, *(["rows fell"] if verb == "freeze" else []))
    assert [row["table_name"] for row in shop.entries] == written  # type: ignore[attr-defined]


def test_a_thaw_takes_the_tables_named_or_all_off_the_record(shop: Macros) -> None:
    freeze_now(shop, record(), record("dev.customers_history"), record("elsewhere.orders_v2"))
    shop.call("thaw", "orders")
    shop.call("thaw")
    assert [sql for sql in shop.sent if "lake.thaw(" in sql] == [
        f"select * from lake.thaw('dev.{name}')" for name in ("orders_v2", "customers_history", "orders_v2")
    ]
    assert set(logged(shop)) == {("thaw", "done", "orders"), ("thaw", "done", "customers_history")}


def test_a_record_that_cannot_be_read_is_set_aside_by_either(shop: Macros) -> None:
    freeze_now(shop, UNREADABLE)
    assert "single tables cannot be thawed" in shop.refused("thaw", "orders")
    shop.call("thaw")
    assert shop.sent == ["select * from lake.discard_freeze()"]
    shop.call("freeze", "orders", "again")  # what it froze is not known, so everything is
    assert shop.sent[1] == "select * from lake.discard_freeze()"
    assert len([sql for sql in shop.sent if "lake.freeze(" in sql]) == 3


@pytest.mark.parametrize("engine", ["databricks", "spark"])
def test_a_warehouse_keeps_a_table_for_it(shop: Macros, engine: str) -> None:
    shop.engine(engine).replace("exists", lambda table: False)
    shop.replace("schema_exists", lambda table, schema: False)
    shop.call("freeze", "gold.rates", "it's lost")
    schema, create, insert = shop.sent
    assert schema == "create schema if not exists `nhl`.`dev_recovery`"
    assert create.startswith("create table if not exists `nhl`.`dev_recovery`.`frozen_tables` (")
    assert insert.splitlines() == [
        "insert into `nhl`.`dev_recovery`.`frozen_tables`", "select", "  'gold.rates' as table_name,",
        "  current_user() as who,", "  current_timestamp() as frozen_at,", "  'it\\'s lost' as reason",
    ]  # fmt: skip
    thaw = shop.call("thaw_sql", shop.call("find_table", "gold.rates"), shop.call("log_table"))
    assert (
        thaw
        == "delete from `nhl`.`dev_recovery`.`frozen_tables` where lower(table_name) = lower('gold.rates')"
    )


def test_tables_of_several_catalogs_are_on_the_record_that_is_read(shop: Macros) -> None:
    shop.engine("databricks").replace("exists", lambda table: True)
    tables = [shop.call("table_at", catalog, "dev", "orders") for catalog in ("landing", "nhl")]
    log = shop.call("log_table")
    steps = shop.call("freeze_steps", tables, "lost", log) + shop.call("thaw_steps", tables, log)
    changes = [sql for sql in shop.call("statements_of", steps) if not sql.startswith("create")]
    assert len(changes) == 4
    read = shop.call("frozen_sql", log)
    assert all("`nhl`.`dev_recovery`.`frozen_tables`" in sql for sql in (*changes, read))


def test_a_warehouse_where_nothing_was_frozen_has_no_such_table(shop: Macros) -> None:
    shop.engine("databricks").replace("exists", lambda table: False)
    assert shop.call("frozen_records") == []
    assert shop.sent == []
    shop.replace("exists", lambda table: True)
    shop.replace("try_query", lambda sql: {"rows": None, "error": "no such column: who"})
    assert shop.call("frozen_records") == [{"table_name": None, "unreadable": "no such column: who"}]


def test_in_hive_metastore_the_schema_of_the_record_is_looked_for_first(shop: Macros) -> None:
    shop.engine("databricks").target.database = "hive_metastore"
    assert shop.call("frozen_records") == []
    assert shop.sent == ["show schemas in hive_metastore like 'dev_recovery'"]


@cases("verb, arguments", """
    prune_backups, {keep_last: 1, dry_run: false}
    clean_up, {dry_run: false}
    set_retention, {days: 30}
    blue_green_swap, {}
    blue_green_finish, {dry_run: false}
    blue_green_rollback, {drop_new: true}
""")  # fmt: skip
@pytest.mark.parametrize(("entry", "text"), [
    (record(), "orders is frozen by ann since 2026-02-03 09:00:00 UTC (rows fell)"),
    (UNREADABLE, "the record of frozen tables cannot be read (frozen.json: empty), so every table counts as"),
])  # fmt: skip
def test_verbs_that_delete_are_refused(
    shop: Macros, verb: str, arguments: dict, entry: dict, text: str
) -> None:
    orders = shop.call("find_table", "orders")
    begun = {"suffix": "_new", "tables": [orders], "stage": "validated", "running": None, "swap": {"at": 1}}
    shop.replace("deployments", lambda: [begun]).replace("exists", lambda table: True)
    shop.replace("require_deployment_verb", lambda *_: None).replace("require_finishable", lambda *_: None)
    freeze_now(shop, entry)
    said = shop.refused(verb, **arguments)
    assert said.startswith(verb)
    assert f" does not run: {text}" in said
    assert said.endswith("After the recovery, end the freeze: dbt run-operation thaw")
    assert shop.printed == [said]
    assert not [sql for sql in shop.sent if "lake.drop" in sql or "lake.rename" in sql]


def test_a_freeze_of_another_table_or_schema_refuses_no_retention(shop: Macros) -> None:
    freeze_now(shop, record("dev.customers_history"), record("prod.orders_v2"))
    tables = [shop.call("find_table", "orders")]
    assert shop.call("refuse_frozen", "set_retention", tables).strip() == ""


@cases("arguments, sentence", """
    {}, "reason is missing; say why: dbt run-operation freeze"
    {reason: "  "}, "reason is missing; say why: dbt run-operation freeze"
    {reason: 20260203}, "write reason: '...' in quotes"
    {reason: x, tables: [ordres]}, "did you mean 'orders'?"
    {reason: x, tables: countries}, countries is not a protected table
    {raeson: x}, "did you mean 'reason'?"
""")  # fmt: skip
def test_what_freeze_refuses(shop: Macros, arguments: dict, sentence: str) -> None:
    freeze_now(shop)
    assert sentence in shop.refused("freeze", **arguments)
    assert shop.sent == []


# The guard


def build(macros: Macros, *selected: str, **frozen: Any) -> list[str]:
    """What the guard says of a build of these nodes while `orders` is frozen.

    orders -> stg_orders (view) -> sales (table) -> gold (table); customers_history reads orders itself, as
    does figures (metric view).
    """
    made = {
        "stg_orders": ("model", "view", ["orders"]), "sales": ("model", "table", ["stg_orders"]),
        "gold": ("model", "table", ["sales"]), "customers_history": ("snapshot", "snapshot", ["orders"]),
        "figures": ("model", "metric_view", ["orders"]),
        "not_null": ("test", "test", ["sales"]), "countries": ("seed", "seed", None),
    }  # fmt: skip
    macros.graph["nodes"] = {}
    for name, (kind, materialized, parents) in made.items():
        new = node(name, kind, materialized=materialized)
        new.depends_on = {"macros": []} if parents is None else {"nodes": parents}
        macros.graph["nodes"][name] = new
    orders = next(iter(macros.graph["sources"].values()))
    macros.graph["sources"] = {"orders": orders}
    for name, each in [*macros.graph["nodes"].items(), ("orders", orders)]:
        each.unique_id = name
    macros.replace("frozen_records", lambda: [frozen or record()])
    context = macros.context
    macros.package._context = lambda: {**context(), "selected_resources": list(selected)}
    return macros.call("frozen_builds")


@cases("selected, start", """
    [stg_orders, sales], "Blocked: model 'sales' would read orders, but orders is frozen by ann"
    [customers_history], "Blocked: snapshot 'customers_history' would read orders"
    [sales, customers_history], "Blocked: model 'sales' would read orders (and 1 more nodes)"
    [gold], null
    [stg_orders], null
    [figures], null
    [not_null, countries], null
    [], null
""")  # fmt: skip
def test_a_build_that_would_carry_the_loss_on_is_refused(shop: Macros, selected: list, start: str) -> None:
    sentences = build(shop, *selected)
    assert len(sentences) == (1 if start else 0)
    if start:
        assert sentences[0].startswith(start)
        assert sentences[0].endswith("end the freeze after the recovery: dbt run-operation thaw")


def test_a_build_that_writes_a_frozen_table_is_refused(shop: Macros) -> None:
    (said,) = build(shop, "sales", "customers_history", **record("dev.customers_history"))
    assert said.startswith("Blocked: snapshot 'customers_history' would write customers_history, but")


def test_allow_destroy_does_not_break_a_freeze(shop: Macros) -> None:
    freeze_now(shop, record())
    orders = shop.call("find_table", "orders")
    shop.replace("allowed_to_destroy", lambda: [orders["sql"]])
    violation = {"table": orders, "early": True}
    assert shop.refused("refuse_or_back_up", [violation]).startswith("allow_destroy does not run: orders is")


# doctor


@pytest.mark.parametrize(("entries", "status", "text"), [
    ([], "OK", "no table is frozen"),
    ([record(frozen_at=datetime.now(UTC) - timedelta(hours=3))], "OK", "orders is frozen by ann since"),
    ([record(frozen_at=datetime.now(UTC) - timedelta(hours=30))], "WARN", "which is 30 hours ago"),
    ([UNREADABLE], "WARN", "cannot be read (frozen.json: empty), so every table counts as frozen"),
])  # fmt: skip
def test_doctor_shows_a_freeze_and_warns_of_an_old_one(shop: Macros, entries, status, text) -> None:
    frozen = shop.call("frozen_tables", shop.call("protected_tables"), entries)
    (found,) = shop.call("check_freeze", frozen)
    assert (found["aspect"], found["status"]) == ("freeze", status)
    assert text in found["detail"]
    assert found["command"] == ("dbt run-operation thaw" if entries else None)


# emit_sql


@cases("verb, arguments, dialect, statements", """
    freeze, {tables: orders, reason: x}, databricks, [create schema, create table, insert into, select]
    freeze, {tables: [orders, gold.rates], reason: x}, local, [lake.freeze, lake.freeze, lake.frozen]
    thaw, {tables: orders}, databricks, ["select", "delete from"]
    thaw, {}, local, [lake.frozen, lake.thaw, lake.thaw, lake.thaw]
""")  # fmt: skip
def test_the_sql_is_that_of_the_verb(shop: Macros, verb: str, arguments, dialect, statements) -> None:
    asked = {"dialect": dialect, "own": "local", "catalog": "nhl"}
    steps = shop.call(f"printed_{verb}", arguments, asked)
    assert len(steps) == len(statements)
    assert all(word in step["sql"] for word, step in zip(statements, steps, strict=True)), steps
    assert shop.sent == []


ASKED = [{"dialect": dialect, "own": "local", "catalog": "nhl"} for dialect in ("databricks", "local")]


@pytest.mark.parametrize("asked", ASKED, ids=lambda asked: asked["dialect"])
def test_without_protected_tables_the_sql_shows_what_is_frozen(macros: Macros, asked) -> None:
    macros.graph["nodes"] = {1: node("countries", "seed")}
    for verb in ("freeze", "thaw"):
        [look] = macros.call(f"printed_{verb}", {"reason": "x"}, asked)
        assert "frozen" in look["sql"]
    *_, prune = macros.call("printed_prune_backups", {"keep_last": 7}, asked)
    assert "to_run" in prune["sql"]


@pytest.mark.parametrize("verb", ["freeze", "thaw"])
def test_the_sql_too_is_of_protected_tables_alone(shop: Macros, verb: str) -> None:
    said = shop.refused(f"printed_{verb}", {"tables": "countries", "reason": "x"}, ASKED[0])
    assert said.startswith("countries is not a protected table; the protected ones are customers_history, ")
