"""Tables as dbt's graph has them, and as another dialect names them."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from tests.support.macros import Macros

LOCAL = {"dialect": "local", "own": "local", "catalog": None}


class Config(SimpleNamespace):
    def get(self, name: str, default: Any = None) -> Any:
        return getattr(self, name, default)


def node(name: str, resource: str, *, database: str = "nhl", **others: Any) -> SimpleNamespace:
    """A node of dbt's graph; its config, `meta`, `tags`, `identifier` and `schema` as named arguments."""
    meta, tags = others.pop("meta", {}), others.pop("tags", [])
    identifier, schema = others.pop("identifier", None), others.pop("schema", "dev")
    return SimpleNamespace(
        name=name,
        resource_type=resource,
        database=database,
        schema=schema,
        identifier=identifier,
        alias=name,
        tags=tags,
        meta=meta,
        config=Config(**{"enabled": True, "meta": meta, **others}),
    )


@pytest.fixture
def project(macros: Macros) -> Macros:
    """Two sources in the lake, a model of the same name as one of them, a snapshot, a seed."""
    orders = {"protected": True, "key": ["order_id", "line"], "newest": "at", "reload": "load"}
    macros.graph["sources"] = {
        1: node("orders", "source", database="lake", identifier="orders_v2", meta=orders),
        2: node("rates", "source", database="lake", meta={"key": "day"}),
    }
    macros.graph["nodes"] = {
        1: node("rates", "model", schema="gold", unique_key="day", tags=["protected"]),
        2: node("customers_history", "snapshot"),
        3: node("countries", "seed"),
        4: node("old", "model", enabled=False),
        5: node("not_null", "test"),
    }
    return macros


def test_tables_come_from_the_graph(project: Macros) -> None:
    found = {table["name"]: table for table in project.call("tables")}
    assert list(found) == ["countries", "customers_history", "dev.rates", "gold.rates", "orders"]
    assert found["orders"]["sql"] == '"lake"."dev"."orders_v2"'
    assert found["orders"]["key"] == ["order_id", "line"]
    assert (found["orders"]["newest"], found["orders"]["reload"]) == ("at", "load")
    assert (found["dev.rates"]["key"], found["gold.rates"]["key"]) == (["day"], ["day"])
    assert found["customers_history"]["key"] == ["dbt_scd_id"]
    assert found["countries"]["key"] == []
    assert {name for name, table in found.items() if table["protected"]} == {
        "orders",
        "gold.rates",
        "customers_history",
    }
    assert [table["name"] for table in project.call("protected_tables")] == [
        "customers_history",
        "gold.rates",
        "orders",
    ]


@pytest.mark.parametrize("name", ["orders", "dev.orders_v2"])
def test_a_table_is_found_by_its_name_or_place(project: Macros, name: str) -> None:
    assert project.call("find_table", name)["identifier"] == "orders_v2"


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("ordres", "There is no table 'ordres' in this project; did you mean 'orders'?"),
        ("rates", "There are 2 tables 'rates' in this project; say which: dev.rates or gold.rates."),
        (
            "xyz",
            "There is no table 'xyz' in this project; "
            "the protected ones are customers_history, gold.rates, orders.",
        ),
        (
            "old",
            "There is no table 'old' in this project; "
            "the protected ones are customers_history, gold.rates, orders.",
        ),
        (None, "table is missing; say table: NAME."),
    ],
)
def test_what_is_not_a_table_is_refused(project: Macros, name: str | None, sentence: str) -> None:
    assert project.refused("find_table", name) == sentence


def test_a_list_of_tables_has_each_once(project: Macros) -> None:
    found = project.call("tables_argument", ["orders", "dev.orders_v2", "countries"])
    assert [table["name"] for table in found] == ["orders", "countries"]
    assert "did you mean 'orders'?" in project.refused("tables_argument", "ordres")


def test_a_table_that_is_not_there_is_refused_with_the_next_step(project: Macros) -> None:
    table = project.call("find_table", "countries")
    said = project.refused("require_exists", table)
    assert said == (
        "countries does not exist now; dbt run-operation recovery_plan --args '{table: countries}' "
        "lists what can bring it back."
    )
    project.answers({"information_schema": [{"table_name": "countries"}]})
    assert project.call("require_exists", table).strip() == ""


@pytest.mark.parametrize(
    ("dialect", "catalog", "sql", "history"),
    [
        ("local", None, ['"lake"."dev"."orders_v2"', '"nhl"."dev"."countries"'], [True, False]),
        ("databricks", "main", ["`main`.`dev`.`orders_v2`", "`main`.`dev`.`countries`"], [True, True]),
        ("spark", None, ["`dev`.`orders_v2`", "`dev`.`countries`"], [True, True]),
        ("spark", "main", ["`main`.`dev`.`orders_v2`", "`main`.`dev`.`countries`"], [True, True]),
    ],
)
def test_a_table_of_the_local_target_in_each_dialect(
    project: Macros, dialect: str, catalog: str | None, sql: list[str], history: list[bool]
) -> None:
    asked = {"dialect": dialect, "own": "local", "catalog": catalog}
    found = [project.call("printed_table", name, asked) for name in ("orders", "countries")]
    assert [table["sql"] for table in found] == sql
    assert [table["delta"] for table in found] == history
    assert project.sent == []


@pytest.mark.parametrize(
    ("dialect", "catalog", "sql", "history"),
    [
        ("databricks", None, ["`lake`.`dev`.`orders_v2`", "`nhl`.`dev`.`countries`"], [True, True]),
        ("databricks", "main", ["`main`.`dev`.`orders_v2`", "`main`.`dev`.`countries`"], [True, True]),
        ("local", None, ['"lake"."dev"."orders_v2"', '"dev"."countries"'], [True, False]),
        ("spark", None, ["`lake`.`dev`.`orders_v2`", "`nhl`.`dev`.`countries`"], [True, True]),
    ],
)
def test_a_table_of_a_warehouse_in_each_dialect(
    project: Macros, dialect: str, catalog: str | None, sql: list[str], history: list[bool]
) -> None:
    asked = {"dialect": dialect, "own": "databricks", "catalog": catalog}
    project.engine("databricks")
    found = [project.call("printed_table", name, asked) for name in ("orders", "countries")]
    assert [table["sql"] for table in found] == sql
    assert [table["delta"] for table in found] == history


def test_databricks_needs_a_catalog_that_the_local_target_does_not_know(project: Macros) -> None:
    asked = {"dialect": "databricks", "own": "local", "catalog": None}
    assert project.refused("printed_table", "orders", asked).startswith("catalog is missing: ")


def test_printed_tables_are_the_protected_ones_unless_named(project: Macros) -> None:
    names = [table["name"] for table in project.call("printed_tables", LOCAL)]
    assert names == ["customers_history", "gold.rates", "orders"]
    assert [table["name"] for table in project.call("printed_tables", LOCAL, delta=True)] == ["orders"]
    assert [table["name"] for table in project.call("printed_tables", LOCAL, names="countries")] == [
        "countries"
    ]
    assert [table["name"] for table in project.call("asked_tables", {"table": "countries"}, LOCAL)] == [
        "countries"
    ]
    assert len(project.call("asked_tables", {}, LOCAL)) == 3


def test_a_sibling_has_the_key_and_the_dialect_of_its_table(project: Macros) -> None:
    table = project.call("find_table", "orders")
    sibling = project.call("sibling_table", table, "orders_new")
    assert (sibling["sql"], sibling["name"]) == ('"lake"."dev"."orders_new"', "orders")
    assert sibling["key"] == ["order_id", "line"]
    assert project.call("has_history", sibling) is True
    asked = {"dialect": "databricks", "own": "local", "catalog": "main"}
    printed = project.call("printed_table", "orders", asked)
    assert project.call("sibling_table", printed, "orders_new")["sql"] == "`main`.`dev`.`orders_new`"
    assert project.call("printed_sibling", printed, "o", "drill")["sql"] == "`main`.`drill`.`o`"


def test_tables_that_may_hold_the_rows_of_another(macros: Macros) -> None:
    table = macros.call("table_at", "nhl", "dev", "Orders")
    names = [
        "orders",
        "orders__dbt_backup",
        "orders__dbt_tmp",
        "ORDERS__undropped_20260203t090000z",
        "orders__replaced_",
        "orders__replaced_1",
        "orders__dbt_backup__steps_aside",
        "orders__steps_aside",
        "orders_v2__dbt_backup",
    ]
    rows = [{"name": name, "type": "BASE TABLE"} for name in names] + [
        {"name": "orders__dbt_fk_backup", "type": "VIEW"}
    ]
    macros.answers({"information_schema": rows})
    assert [row["name"] for row in macros.call("sibling_tables", table)] == [
        "orders__dbt_backup",
        "orders__dbt_backup__steps_aside",
        "orders__replaced_1",
        "orders__steps_aside",
        "ORDERS__undropped_20260203t090000z",
    ]


@pytest.mark.parametrize(
    ("database", "type_", "found"),
    [
        ("main", "MANAGED", None),
        ("main", "STREAMING_TABLE", "streaming table"),
        ("main", "VIEW", "view"),
        ("hive_metastore", "VIEW", None),
    ],
)
def test_what_is_not_a_table_has_a_name(macros: Macros, database: str, type_: str, found: str | None) -> None:
    macros.engine("databricks").answers({"information_schema": [{"name": "orders", "type": type_}]})
    table = macros.call("table_at", database, "dev", "Orders")
    assert macros.call("non_table_type", table) == found
    assert macros.call("type_in_catalog", table, "other") is None


def test_macros_that_a_project_names(macros: Macros) -> None:
    assert macros.call("macros_named", "lakehouse_checks") == []
    macros.variables["lakehouse_checks"] = "ledger_gaps"
    assert macros.refused("macros_named", "lakehouse_checks").startswith(
        "lakehouse_checks in dbt_project.yml names the macro 'ledger_gaps', which does not exist"
    )
    macros.variables["lakehouse_checks"] = 7
    assert macros.refused("macros_named", "lakehouse_checks") == (
        "lakehouse_checks: 7 is not a list of macros. Use lakehouse_checks: [my_macro] in dbt_project.yml."
    )
