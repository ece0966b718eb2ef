"""The guard without dbt: what would destroy a protected table, and what happens to it."""

import types
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.support.cases import cases
from tests.support.macros import Macros
from tests.unit.macros import builders
from tests.unit.macros.builders import Config

NO_OPTIONS = {"full_refresh": False, "empty": False, "sample": False}
SAFE = {"materialized": "incremental", "incremental_strategy": "merge", "unique_key": "id"}
TABLE = {"name": "sales", "own_name": "sales", "resource": "model", "schema": "shop", "identifier": "sales"}
TABLE["sql"] = "s"


def node(resource: str = "model", name: str = "sales", **config: Any) -> types.SimpleNamespace:
    made = {"model": SAFE, "snapshot": {"materialized": "snapshot"}, "seed": {"materialized": "seed"}}
    return builders.node(name, resource, **{**made.get(resource, {}), **config})


def action(macros: Macros, node: Any, table: dict = TABLE, kind: str = "table", **options: bool) -> Any:
    return macros.call("action_of_node", node, table, kind, {**NO_OPTIONS, **options})


# tests/integration/guard/scenarios.py has the other settings.
@pytest.mark.parametrize(("config", "text", "drops_history"), [
    ({"materialized": "view"}, "is materialized as view, so its table would be dropped", True),
    ({"materialized": "a_new_kind"}, "is materialized as a_new_kind", True),
    ({"materialized": "table"}, "is materialized as table, so every run would replace it", False),
    ({"full_refresh": True}, "is configured with full_refresh: true", False),
    ({"file_format": "parquet"}, "would no longer be a Delta table", True),
    ({"use_safer_relation_operations": True}, "sets use_safer_relation_operations", True),
    ({"incremental_strategy": "delete_insert"}, "has the incremental strategy delete+insert", False),
    ({"not_matched_by_source_action": " DELETE "}, "merges with not_matched_by_source_action: delete", False),
    ({"merge_clauses": {"when_matched": [{"action": "update"}, {"action": "delete"}]}},
     "merges with a delete in merge_clauses (when_matched)", False),
])  # fmt: skip
def test_a_setting_that_destroys_is_found(macros: Macros, config, text, drops_history) -> None:
    found = action(macros, node(**config))
    assert found["action"].startswith("model 'sales' ")
    assert text in found["action"]
    assert found["remedy"]
    assert found.get("drops_history", False) == drops_history


@pytest.mark.parametrize(("resource", "config"), [
    ("model", {}), ("snapshot", {}), ("seed", {}),
    ("model", {"incremental_strategy": "append"}),
    ("model", {"incremental_strategy": None, "unique_key": None}),
    ("model", {"full_refresh": False}),
    ("model", {"file_format": "Delta", "table_format": "default"}),
    ("model", {"not_matched_by_source_action": "update"}),
    ("model", {"merge_clauses": {"when_matched": [{"action": "update"}]}}),
    ("model", {"merge_clauses": ["delete"]}),
    ("model", {"incremental_strategy": "append", "not_matched_by_source_action": "delete"}),
    ("model", {"on_schema_change": "append_new_columns"}),
    ("seed", {"on_schema_change": "sync_all_columns"}),
])  # fmt: skip
def test_an_ordinary_build_destroys_nothing(macros: Macros, resource: str, config: dict) -> None:
    assert action(macros, node(resource, **config), {**TABLE, "resource": resource}) is None


@pytest.mark.parametrize(("option", "resource", "config", "text"), [
    ("full_refresh", "model", {}, "--full-refresh would replace model 'sales'"),
    ("full_refresh", "seed", {}, "--full-refresh would replace seed 'sales'"),
    ("full_refresh", "snapshot", {}, None),
    ("full_refresh", "model", {"full_refresh": False}, None),
    ("empty", "model", {}, "--empty would build model 'sales' from no rows"),
    ("empty", "seed", {}, "--empty would build seed 'sales' from no rows"),
    ("empty", "snapshot", {}, "--empty would build snapshot 'sales' from no rows"),
    ("sample", "model", {}, "--sample would build model 'sales' from a part of its rows"),
    ("sample", "snapshot", {}, "--sample would build snapshot 'sales' from a part of its rows"),
    ("sample", "seed", {}, None),
])  # fmt: skip
def test_an_option_of_the_command_destroys(macros: Macros, option, resource, config, text) -> None:
    found = action(macros, node(resource, **config), {**TABLE, "resource": resource}, **{option: True})
    assert (found and found["action"]) == text


def test_a_streaming_table_loses_its_history_by_a_full_refresh(macros: Macros) -> None:
    streaming = node(materialized="streaming_table")
    assert action(macros, streaming, kind="streaming_table") is None
    assert action(macros, streaming, kind="streaming_table", full_refresh=True)["drops_history"]
    found = action(macros, node(), kind="streaming_table")
    assert "so its streaming table would be dropped" in found["action"]


@pytest.mark.parametrize(("other", "text"), [
    (node(name="shadow"), "model 'shadow' would be built over protected model 'sales'"),
    (node("seed"), "seed 'sales' would be built over protected model 'sales'"),
    (node("test", "cheap"), "test 'cheap' would store its failures over protected model 'sales'"),
])  # fmt: skip
def test_another_node_may_not_have_the_place_of_a_table(macros: Macros, other: Any, text: str) -> None:
    found = action(macros, other)
    assert (found["action"], found["drops_history"]) == (text, True)


@pytest.mark.parametrize(("stores", "stores_as", "by_default", "expected"), [
    (None, None, False, False), (None, None, True, True), (True, None, False, True),
    (False, None, True, False), (None, "table", False, True), (False, "view", False, True),
    (True, "ephemeral", True, False),
])  # fmt: skip
def test_a_test_writes_where_it_stores_failures(macros, stores, stores_as, by_default, expected) -> None:
    config = Config(store_failures=stores, store_failures_as=stores_as)
    assert macros.call("stores_failures", config, by_default) == expected


@pytest.mark.parametrize(("engine", "key", "strategy"), [
    ("duckdb", "id", "delete+insert"), ("duckdb", None, "append"), ("databricks", "id", "default"),
    ("spark", "id", "default"),
])  # fmt: skip
def test_a_model_without_a_strategy_has_that_of_its_engine(macros: Macros, engine, key, strategy) -> None:
    config = Config(materialized="incremental", unique_key=key)
    assert macros.engine(engine).call("incremental_strategy", config) == strategy


@pytest.mark.parametrize(("text", "word"), [
    ("drop table x", "drop"), ("truncate table x", "truncate"), ("delete from x", "delete"),
    ("create or replace table x as select 1", "replace"), ("insert overwrite x select 1", "overwrite"),
    ("alter table x rename to y", "rename"), ("update x set a = 1", "update"), ("vacuum x", "vacuum"),
    ("restore table x to version as of 1", "restore"), ("reorg table x apply (purge)", "reorg"),
    ("fsck repair table x", "fsck"), ("refresh streaming table x full", "refresh ... full"),
    ("refresh table x", None), ("refresh table x; select full from y", None), ("optimize x", None),
    ("select dropped, updated_at, replaced_by from x", None), ("grant select on x to y", None),
    ("insert into x select 1", None),
])  # fmt: skip
def test_destructive_words_in_hooks(macros: Macros, text: str, word: str | None) -> None:
    assert macros.call("destructive_word", text) == word


@pytest.mark.parametrize(("text", "schemas"), [
    ("drop schema raw", ["raw"]), ("drop schema if exists main.raw cascade", ["raw"]),
    ("drop database `main`.`raw`", ["raw"]), ("drop schema {{ target.schema }}", ["dev"]),
    ("drop schema if exists {{ schema }}_old", ["dev_old"]), ("drop table raw", []),
    ("drop schema a; drop schema b", ["a", "b"]),
    ('drop schema "my-shop"', ["my-shop"]), ("drop schema `main`.`my shop`", ["my shop"]),
    ('drop schema "{{ target.schema }}"', ["dev"]), ("drop schema {{ target.database }}.raw", ["raw"]),
])  # fmt: skip
def test_schemas_that_a_hook_drops(macros: Macros, text: str, schemas: list[str]) -> None:
    assert macros.call("dropped_schemas", text) == schemas


def hook_actions(
    macros: Macros, text: str, own: dict | None = None, early: bool = False, **names: str
) -> list[str]:
    protected = {"its place": [{**TABLE, "database": "nhl", "relation": None, **names}]}
    found = macros.call("violations_of_text", text, "the hook h", own, protected, early)
    return [each["action"] for each in found]


NAMES = "names protected model 'sales'"


@pytest.mark.parametrize(("text", "more", "action"), [
    ("DELETE from shop.Sales", {}, f"the hook h contains 'delete' and {NAMES}"),
    ("delete from shop.sales_old", {}, None),
    ("select * from shop.sales", {}, None),
    ("truncate {{ this }}", {}, None),
    ("truncate {{ this }}", {"own": TABLE}, f"the hook h contains 'truncate' and {NAMES}"),
    ("drop schema shop", {}, "the hook h contains 'drop' and names the schema of protected model 'sales'"),
    ("vacuum sales", {"early": True}, f"the hook h runs before the guard, contains 'vacuum' and {NAMES}"),
])  # fmt: skip
def test_a_hook_is_read_for_the_table_it_names(macros: Macros, text, more, action) -> None:
    assert hook_actions(macros, text, **more) == ([action] if action else [])


@cases("name, text, found", """
    my-orders, 'drop table "dev"."My-Orders"', true
    my orders, delete from `my orders`, true
    'orders#', "drop table `orders#`", true
    my-orders, drop table my-orders_old, false
    my.orders, drop table myxorders, false
""")  # fmt: skip
def test_a_name_in_a_hook_may_hold_any_character(macros: Macros, name, text, found) -> None:
    assert bool(hook_actions(macros, text, own_name=name, identifier=name)) == found
    assert bool(hook_actions(macros, text, identifier=name)) == found


@pytest.mark.parametrize(("identifier", "origin"), [
    ("orders__dbt_backup", "orders"), ("ORDERS__DBT_TMP", "ORDERS"),
    ("orders__dbt_stg", "orders"), ("orders__dbt_fk_backup", "orders"),
    ("orders", None), ("orders__dbt_tmp_2", None),
    ("__dbt_tmp", None), (None, None),
])  # fmt: skip
def test_leftovers_of_dbt_are_told_by_their_names(macros: Macros, identifier, origin) -> None:
    assert macros.call("leftover_of", identifier) == origin


def violation(macros: Macros, **more: bool) -> dict[str, Any]:
    relation = types.SimpleNamespace(schema="shop", identifier="sales")
    return macros.call("violation", TABLE, relation, "model 'sales' would be dropped", "keep it", **more)


@pytest.mark.parametrize(("kind", "rows", "allowed", "verdict"), [
    ({}, 60, False, "refuse"), ({}, 60, True, "back up"), ({}, 0, False, "pass"), ({}, 0, True, "pass"),
    ({"keeps_rows": True}, 60, False, "refuse"), ({"keeps_rows": True}, 60, True, "pass"),
    ({"early": True}, None, False, "refuse"), ({"early": True}, None, True, "pass"),
])  # fmt: skip
def test_a_violation_is_refused_backed_up_or_passes(macros: Macros, kind, rows, allowed, verdict) -> None:
    at_risk = None if rows is None else {"rows": rows, "before": None}
    assert macros.call("verdict", violation(macros, **kind), at_risk, allowed) == verdict


def test_a_refusal_has_the_rows_at_risk_and_the_next_step(macros: Macros) -> None:
    override = "run with --vars '{allow_destroy: [sales]}' to "
    held = {"label": "version 12", "rows": 60, "version": 12}
    assert macros.call("refusal", violation(macros), {"rows": 1060, "before": None}) == (
        "Blocked: model 'sales' would be dropped, and shop.sales holds 1,060 rows; keep it, or "
        f"{override}take a verified backup first and continue."
    )
    emptied = macros.call("refusal", violation(macros), {"rows": 60, "before": held})
    assert "holds no rows now and held 60 rows (version 12); keep it and bring them back: dbt run" in emptied
    orphan = macros.call("refusal", violation(macros, keeps_rows=True), {"rows": 1, "before": None})
    assert orphan.endswith(f"holds 1 row; keep it, or {override}continue anyway.")
    early = macros.call("refusal", violation(macros, early=True), None)
    assert "recovery_plan --args '{table: sales}' and keep it, or run with" in early


def test_nothing_is_backed_up_when_one_violation_is_refused(macros: Macros) -> None:
    backed_up: list[str] = []
    other = {**TABLE, "name": "orders", "sql": "o"}
    found = [violation(macros), {**violation(macros), "table": other}]
    macros.replace("rows_at_risk", lambda violation: {"rows": 60, "before": None})
    macros.replace("back_up_before", lambda violation, before: backed_up.append(violation["table"]["name"]))
    macros.replace("allowed_to_destroy", lambda: ["s"])
    sentence = macros.refused("refuse_or_back_up", found)
    assert ("[orders]" in sentence, "[sales]" in sentence, backed_up) == (True, False, [])
    macros.replace("allowed_to_destroy", lambda: ["s", "o"])
    macros.call("refuse_or_back_up", found)
    assert backed_up == ["sales", "orders"]


VERSION = {"rows": 60, "label": "version 3", "version": 3}


@pytest.mark.parametrize(("version", "backups", "label"), [
    (None, [], None), (VERSION, [], "version 3"),
    (VERSION, [59], "version 3"), (VERSION, [60, 80], "backup set_0"),
    (VERSION, [10, 80], "backup set_1"), (None, [0], None),
    (None, [0, 5], "backup set_1"),
])  # fmt: skip
def test_an_emptied_table_is_known_by_its_history_or_its_backups(macros, version, backups, label) -> None:
    records = [{"rows": rows, "set": f"set_{number}"} for number, rows in enumerate(backups)]
    found = macros.call("rows_before", version, records)
    assert (found and found["label"]) == label


@pytest.mark.parametrize(("sql", "found"), [
    ("select 1", None),
    ("-- it's\nselect replace(a, ';drop table x', '') from t;", None),
    ("(with a as (select 1) select * from a)", None),
    ("explain analyze select 'delete from t'", None),
    ("from t", None),
    ("describe t", None),
    ("drop table x", "drop table"),
    ("DROP TABLE x; select 1", "drop table"),
    ("select 'it''s'; truncate t", "truncate t"),
    ("-- it's\n drop table x; select 'a'", "drop table"),
    ("/* a */ alter table t add column b int", "alter table"),
    (r"select e'\''; drop table x; select ''", "drop table"),
    (r"select '\'; drop table x; select ''", "drop table"),
    ("with a as (select 1) delete from t using a", "delete from"),
    ("with a as (select 1) update t set b = 2", "update t set"),
    ("explain analyze drop table x", "drop table"),
    ("select 1; $x$ a ' $x$; vacuum t", "vacuum t"),
    ("copy (select 1) to 'f'", "copy (select"),
    ("with a as (select 1) insert overwrite orders select * from a", "insert overwrite"),
    ("from s insert overwrite table orders select *", "insert overwrite"),
    ("with a as (select 1) insert or replace into orders from a", "insert or replace into"),
    ("with a as (select 1) merge with schema evolution into orders", "merge with schema evolution into"),
    ("with a as (select 1) update orders as o set b = 2", "update orders as o set"),
    ('with a as (select 1) update "orders" o set b = 2', "update   o set"),
])  # fmt: skip
def test_dbt_show_sends_queries_alone(macros: Macros, sql: str, found: str | None) -> None:
    assert macros.call("statement_that_changes", sql) == found


def test_a_version_that_its_retention_closes_may_have_rows(macros: Macros) -> None:
    """An emptied table of which only closed versions are left is not dropped as one without rows."""
    closed = "[DELTA_UNSUPPORTED_TIME_TRAVEL_BEYOND_DELETED_FILE_RETENTION_DURATION] too old"
    times = ("2026-02-03 08:00:00.000", "2026-01-03 08:00:00.000")
    versions = [{"version": 4 - age, "committed_at": time} for age, time in enumerate(times)]
    macros.replace("history", lambda table, with_readable: versions)
    macros.replace("engine_now", lambda: datetime(2026, 2, 3, 9, tzinfo=UTC))
    macros.replace("count_readable_rows", lambda table, point: {"rows": None, "error": closed})
    said = macros.refused("newest_version_with_rows", TABLE)
    assert "closes version 3, so the rows at risk are not known" in said
    assert "dbt run-operation set_retention" in said
    macros.replace("count_readable_rows", lambda table, point: {"rows": None, "error": "a file is gone"})
    assert macros.call("newest_version_with_rows", TABLE) is None


@pytest.mark.parametrize(("given", "command", "expected"), [
    (None, {}, []),
    (["sales"], {"allow_destroy": ["sales"]}, ["sales"]),
    ("sales", {"allow_destroy": "sales"}, ["sales"]),
    (["sales"], {}, "allow_destroy is set in dbt_project.yml"),
    (True, {"allow_destroy": True}, "allow_destroy: True is not a list of tables"),
    ({"sales": True}, {"allow_destroy": {}}, "is not a list of tables"),
])  # fmt: skip
def test_the_override_names_tables_in_the_command(macros: Macros, given, command, expected) -> None:
    if isinstance(expected, str):
        assert expected in macros.refused("override_names", given, command)
    else:
        assert macros.call("override_names", given, command) == expected


@cases("words, sentence", """
    all, "'all' is not a table of this project"
    [ordres], "'ordres' is not a table of this project; did you mean 'orders'?"
    ['*'], "'*' is not a table of this project"
    [2024-02-03], was read by YAML as something else than text
""")  # fmt: skip
def test_a_word_of_the_override_is_a_table_of_the_project(project: Macros, words, sentence) -> None:
    project.replace("orphaned_tables", list)
    project.variables["allow_destroy"] = words
    assert sentence in project.refused("allowed_to_destroy")
    project.variables["allow_destroy"] = "orders"
    assert project.call("allowed_to_destroy") == ['"lake"."dev"."orders_v2"']


def walks_of_the_guard(size: int) -> int:
    """How often the guard goes through all nodes: of so many protected models, with a hook each."""
    macros, walks = Macros(), []
    for name in (f"model_{number}" for number in range(size)):
        made = node(name=name, tags=["protected"], **{"post-hook": [Config(sql="vacuum another")]})
        made.unique_id, made.depends_on = name, types.SimpleNamespace(nodes=[])
        macros.graph["nodes"][name] = made
    macros.select(list(macros.graph["nodes"]))
    walk = macros.package["nodes_with_tables"]
    macros.replace("nodes_with_tables", lambda: walks.append(1) or walk())
    for name in ("missing_overrides", "frozen_records", "losses_accepted", "tables_of_schema"):
        macros.replace(name, lambda *_: [])
    macros.replace("loss_memory", dict)
    judged: list[str] = []
    macros.replace("loss_before_run", lambda each, *_: judged.append(each["table"]["name"]))
    macros.call("guard")
    assert len(judged) == size
    return len(walks)


def test_the_guard_goes_through_all_nodes_as_often_in_a_large_project(macros: Macros) -> None:
    assert walks_of_the_guard(30) == walks_of_the_guard(3)


def hook(name: str, code: str, index: int, package: str = "shop", tags: str = "on-run-start") -> Any:
    return types.SimpleNamespace(
        resource_type="operation", name=name, raw_code=code, index=index, package_name=package, tags=[tags]
    )


def test_hooks_above_the_guard_run_before_it(macros: Macros) -> None:
    above, guard = hook("above", "update x", 0), hook("guard", "{{ holdfast.guard() }}", 1)
    others = [hook("below", "", 2), hook("end", "", 0, tags="on-run-end")]
    others.append(hook("package", "", 0, package="another"))
    macros.graph["nodes"] = {each.name: each for each in (above, guard, *others)}
    assert macros.call("runs_before_guard", above)
    assert not any(macros.call("runs_before_guard", other) for other in (guard, *others))


class Place(types.SimpleNamespace):
    """A relation of dbt: its parts, and its text in SQL."""

    def __str__(self) -> str:
        return f"{self.database}.{self.schema}.{self.identifier}"


@pytest.mark.parametrize(
    ("state", "refused"),
    [
        (None, False),
        (Place(database="nhl", schema="prod", identifier="sales"), False),
        (Place(database="nhl", schema="dev", identifier="sales_v2"), False),
        (Place(database="prod", schema="dev", identifier="sales"), False),
        (Place(database="nhl", schema="dev", identifier="sales"), True),
        (Place(database=None, schema="DEV", identifier="Sales"), True),
    ],
)
def test_nothing_is_cloned_from_itself(macros: Macros, state: Place | None, refused: bool) -> None:
    """dbt would make a view that selects from itself."""
    target = Place(database="nhl", schema="dev", identifier="sales")
    if refused:
        said = macros.refused("refuse_clone_of_itself", target, state)
        assert said.startswith("dbt clone would make nhl.dev.sales from itself")
    else:
        macros.call("refuse_clone_of_itself", target, state)
