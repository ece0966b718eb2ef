"""Tables as dbt's graph has them, and as another dialect names them."""

from collections.abc import Iterator

import duckdb
import pytest

from tests.support.cases import cases
from tests.support.macros import Macros
from tests.unit.macros.builders import node

LOCAL = {"dialect": "local", "own": "local", "catalog": None}
PROTECTED = ["customers_history", "gold.rates", "orders"]


def test_a_quote_in_a_name_is_doubled(project: Macros) -> None:
    assert project.call("table_at", "nhl", "dev", 'a"b')["sql"] == '"nhl"."dev"."a""b"'
    project.engine("databricks")
    assert project.call("table_at", "nhl", "dev", "a`b")["sql"] == "`nhl`.`dev`.`a``b`"


def names(tables: list[dict]) -> list[str]:
    return [table["name"] for table in tables]


def test_a_table_of_duckdb_exists_whatever_the_case_of_its_name(macros: Macros) -> None:
    with duckdb.connect() as connection:
        connection.execute("create schema dev")
        connection.execute("create table dev.orders as select 1 as n")
        macros.connect(connection)
        for schema, name in (("dev", "orders"), ("DEV", "Orders")):
            assert connection.execute(f'select n from "Memory"."{schema}"."{name}"').fetchall() == [(1,)]
            assert macros.call("exists", macros.call("table_at", "Memory", schema, name))
        assert not macros.call("exists", macros.call("table_at", "memory", "dev", "other"))


def test_tables_come_from_the_graph(project: Macros) -> None:
    found = {table["name"]: table for table in project.call("tables")}
    assert list(found) == ["countries", "customers_history", "dev.rates", "gold.rates", "orders"]
    assert found["orders"]["sql"] == '"lake"."dev"."orders_v2"'
    assert found["orders"]["key"] == ["order_id", "line"]
    assert (found["orders"]["newest"], found["orders"]["reload"]) == ("at", "load")
    assert (found["dev.rates"]["key"], found["gold.rates"]["key"]) == (["day"], ["day"])
    assert found["customers_history"]["key"] == ["dbt_scd_id"]
    assert found["countries"]["key"] == []
    assert [name for name, table in found.items() if table["protected"]] == PROTECTED
    assert names(project.call("protected_tables")) == PROTECTED


@pytest.mark.parametrize("name", ["orders", "dev.orders_v2", "orders_v2"])
def test_a_table_is_found_by_its_name_or_place(project: Macros, name: str) -> None:
    assert project.call("find_table", name)["identifier"] == "orders_v2"


@cases("name, sentence", """
    ordres, "'ordres' is not a table of this project; did you mean 'orders'?"
    rates, "There are 2 tables 'rates' in this project; say which: dev.rates or gold.rates."
    xyz, "'xyz' is not a table of this project; the protected ones are customers_history, gold.rates, "
    old, "'old' is not a table of this project; the protected ones are customers_history, gold.rates, "
    null, "table is missing; say table: NAME."
""")  # fmt: skip
def test_what_is_not_a_table_is_refused(project: Macros, name: str | None, sentence: str) -> None:
    assert project.refused("find_table", name).startswith(sentence)


def test_an_identifier_of_two_tables_names_none_of_them(macros: Macros) -> None:
    """The name of one table is not the identifier of another."""
    for number, (name, schema, identifier) in enumerate(
        [("sales", "dev", "totals"), ("costs", "gold", "totals"), ("orders", "dev", "sales")]
    ):
        macros.graph["nodes"][number] = node(name, schema=schema, identifier=identifier)
    said = "There are 2 tables 'totals' in this project; say which: costs or sales."
    assert macros.refused("find_table", "totals") == said
    assert macros.call("find_table", "sales")["identifier"] == "totals"
    assert macros.call("find_table", "gold.totals")["name"] == "costs"


def test_a_list_of_tables_has_each_once(project: Macros) -> None:
    found = project.call("tables_argument", ["orders", "dev.orders_v2", "countries"])
    assert names(found) == ["orders", "countries"]
    assert "did you mean 'orders'?" in project.refused("tables_argument", "ordres")


def test_a_table_that_is_not_there_is_refused_with_the_next_step(project: Macros) -> None:
    table = project.call("find_table", "countries")
    said = project.refused("require_exists", table)
    command = "dbt run-operation recovery_plan --args '{table: countries}'"
    assert said == f"countries does not exist now; {command} lists what can bring it back."
    project.answers({"information_schema": [{"table_name": "countries"}]})
    assert project.call("require_exists", table).strip() == ""


# `orders` is in the lake, `countries` in the database.
@cases("own, dialect, catalog, orders, countries, history", """
    local, local, null, '"lake"."dev"."orders_v2"', '"nhl"."dev"."countries"', [true, false]
    local, databricks, main, "`main`.`dev`.`orders_v2`", "`main`.`dev`.`countries`", [true, true]
    local, spark, null, "`dev`.`orders_v2`", "`dev`.`countries`", [true, true]
    local, spark, main, "`main`.`dev`.`orders_v2`", "`main`.`dev`.`countries`", [true, true]
    databricks, databricks, null, "`lake`.`dev`.`orders_v2`", "`nhl`.`dev`.`countries`", [true, true]
    databricks, databricks, main, "`main`.`dev`.`orders_v2`", "`main`.`dev`.`countries`", [true, true]
    databricks, local, null, '"lake"."dev"."orders_v2"', '"dev"."countries"', [true, false]
    databricks, spark, null, "`lake`.`dev`.`orders_v2`", "`nhl`.`dev`.`countries`", [true, true]
""")  # fmt: skip
def test_a_table_in_each_dialect(project: Macros, own, dialect, catalog, orders, countries, history) -> None:
    asked = {"dialect": dialect, "own": own, "catalog": catalog}
    project.engine("duckdb" if own == "local" else own)
    found = [project.call("printed_table", name, asked) for name in ("orders", "countries")]
    assert [table["sql"] for table in found] == [orders, countries]
    assert [table["delta"] for table in found] == history
    assert project.sent == []


def test_printed_tables_are_the_protected_ones_unless_named(project: Macros) -> None:
    assert names(project.call("printed_tables", LOCAL)) == PROTECTED
    assert names(project.call("printed_tables", LOCAL, delta=True)) == ["orders"]
    assert names(project.call("printed_tables", LOCAL, names="countries")) == ["countries"]
    assert names(project.call("asked_tables", {"table": "countries"}, LOCAL)) == ["countries"]
    assert names(project.call("asked_tables", {}, LOCAL)) == PROTECTED


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
    left = ["__dbt_backup", "__dbt_backup__steps_aside", "__replaced_1", "__steps_aside"]
    siblings = [*("orders" + suffix for suffix in left), "ORDERS__undropped_20260203t090000z"]
    others = ["orders", "orders__dbt_tmp", "orders__replaced_", "orders_v2__dbt_backup"]
    rows = [{"name": name, "type": "BASE TABLE"} for name in others + siblings]
    rows.append({"name": "orders__dbt_fk_backup", "type": "VIEW"})
    macros.answers({"information_schema": rows})
    assert names(macros.call("sibling_tables", table)) == siblings


@cases("database, type_, found", """
    main, MANAGED, null
    main, STREAMING_TABLE, streaming table
    main, VIEW, view
    hive_metastore, VIEW, null
""")  # fmt: skip
def test_what_is_not_a_table_has_a_name(macros: Macros, database, type_, found) -> None:
    macros.engine("databricks").answers({"information_schema": [{"name": "orders", "type": type_}]})
    table = macros.call("table_at", database, "dev", "Orders")
    assert macros.call("non_table_type", table) == found
    assert macros.call("type_in_catalog", table, "other") is None


def test_macros_that_a_project_names(macros: Macros) -> None:
    assert macros.call("macros_named", "holdfast_checks") == []
    macros.variables["holdfast_checks"] = "ledger_gaps"
    said = macros.refused("macros_named", "holdfast_checks")
    assert "in dbt_project.yml names the macro 'ledger_gaps', which does not exist" in said
    macros.variables["holdfast_checks"] = 7
    assert macros.refused("macros_named", "holdfast_checks") == (
        "holdfast_checks: 7 is not a list of macros. Use holdfast_checks: [my_macro] in dbt_project.yml."
    )


@pytest.fixture
def built(macros: Macros) -> Iterator[Macros]:
    """A protected table, an unprotected one and a view of the database, of which no backup exists."""
    with duckdb.connect() as connection:
        connection.execute("create schema dev; create table dev.sales as select 1 as n")
        connection.execute(
            "create table dev.totals as select 1 as n; create view dev.recent as select 1 as n"
        )
        for name in ("totals", "recent"):
            macros.graph["nodes"][name] = node(name, database="memory")
        macros.graph["nodes"]["sales"] = node("sales", database="memory", tags=["protected"])
        yield macros.connect(connection).replace("backups", list)


@cases("table, next", """
    sales, "it is a table of the database. Restore it from its backups: dbt run-operation list_backups"
    totals, "it is a table of the database. Restore it from its backups: dbt run-operation list_backups"
    recent, it is a view. Build it again with dbt build --select recent
""")  # fmt: skip
def test_what_has_no_versions_is_named_as_it_is(built: Macros, table: str, next: str) -> None:
    built.call("time_travel", table=table)
    assert built.printed[-1].startswith(f"{table} has no history of its own: {next}")


@cases("arguments, sentence", """
    {}, "No backup exists; take one: dbt run-operation backup_all"
    {table: sales}, "No backup of sales exists; take one: dbt run-operation backup_all"
    {table: totals}, "No backup of totals exists; take one: dbt run-operation backup_table --args '{table: "
""")  # fmt: skip
def test_the_command_for_a_first_backup_copies_the_table(built: Macros, arguments, sentence) -> None:
    """`backup_all` copies protected tables alone."""
    for answer in ("refuse_hidden_backups", "second_place", "unrecorded_backups"):
        built.replace(answer, lambda *_: [])
    built.call("list_backups", **arguments)
    assert built.printed[0].startswith(sentence)
