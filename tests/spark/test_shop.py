"""The small guard project on open-source Spark, in the JVM that the tests of a run share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from holdfast_page.document import read_document
from holdfast_page.health import health_page
from tests.spark.lake import SparkShop

TABLES = ("raw.orders", "raw.customers", "shop.sales", "shop.customers_history", "shop.countries")
ORDERS = """
select id as order_id, id % 3 as customer_id, cast(id * 1.5 as double) as amount,
  timestamp'2026-01-01' + make_interval(0, 0, 0, cast(id as int)) as ordered_at
from range(60)
"""
CUSTOMERS = "select id as customer_id, 'Ada' as name from range(3)"
BUILD = ("build", "--exclude-resource-type", "test")

pytestmark = pytest.mark.thorough  # verbs send many statements, and each is a job of Spark


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory, spark) -> Iterator[SparkShop]:
    """Delivered, built and backed up."""
    shop = SparkShop(tmp_path_factory.mktemp("shop"), spark)
    shop.sql(f"create table raw.orders using delta partitioned by (customer_id) as {ORDERS}")
    shop.sql(f"create table raw.customers using delta as {CUSTOMERS}")
    shop.dbt(*BUILD).ok()
    shop.verb("backup_all", reason="ready").ok()
    yield shop
    shop.close()


def test_a_second_build_changes_no_row(shop: SparkShop) -> None:
    before = {table: shop.rows(table) for table in TABLES}
    shop.dbt(*BUILD).ok()
    assert {table: shop.rows(table) for table in TABLES} == before
    assert all(before.values())


def test_a_deployment_that_would_replace_bronze_by_an_empty_table_is_refused(shop: SparkShop) -> None:
    before = shop.rows("raw.orders")
    model = shop.project / "models" / "orders.sql"
    model.write_text("{{ config(materialized='table', schema='raw') }} select 1 as order_id where false")
    try:
        said = shop.dbt("run").refused()
        assert (
            "model 'orders' would be built over protected source 'raw.orders', and raw.orders holds 60"
            in said
        )
    finally:
        model.unlink()
    assert shop.rows("raw.orders") == before


def test_lost_and_dropped_rows_come_back_whole(shop: SparkShop) -> None:
    whole = shop.rows("raw.orders")
    shop.sql("delete from raw.orders where order_id < 20")
    assert "'orders' lacks" in shop.dbt("run").refused(), "a loss stops a build"
    shop.verb("restore_table", table="orders", backup="latest").ok()
    assert shop.rows("raw.orders") == whole
    shop.sql("drop table raw.orders")
    shop.verb("restore_table", table="orders", backup="latest").ok()
    assert shop.rows("raw.orders") == whole


def test_a_version_is_restored_and_the_restore_undone(shop: SparkShop) -> None:
    whole = shop.rows("raw.orders")
    version = shop.version("raw.orders")
    shop.sql("update raw.orders set amount = -1 where order_id < 20")
    wrong = shop.rows("raw.orders")
    assert wrong != whole
    said = shop.verb("restore_table", table="orders", version=version, mode="replace").ok().output
    assert shop.rows("raw.orders") == whole
    shop.follow(said, "Undo with: ").ok()
    assert shop.rows("raw.orders") == wrong
    shop.verb("restore_table", table="orders", version=version, mode="replace").ok()
    assert shop.rows("raw.orders") == whole


def test_auto_finds_the_point_and_another_name_takes_it(shop: SparkShop) -> None:
    whole = shop.rows("raw.orders")
    shop.sql("delete from raw.orders where order_id >= 30")
    assert "restore_table" in shop.verb("recovery_plan", table="orders").ok().output
    shop.verb("restore_table", table="orders", auto=True).ok()
    assert shop.rows("raw.orders") == whole
    shop.verb("restore_table", table="orders", backup="latest", into="orders_then").ok()
    assert shop.rows("raw.orders_then") == whole
    shop.sql("drop table raw.orders_then")


def test_everything_comes_back_from_the_set(shop: SparkShop) -> None:
    before = {table: shop.rows(table) for table in TABLES}
    for table in TABLES:
        shop.sql(f"delete from {table}" if table != "shop.sales" else "drop table shop.sales")
    shop.verb("restore_all", backup="latest").ok()
    assert {table: shop.rows(table) for table in TABLES} == before
    assert "Good: " in shop.verb("verify_backup", backup="latest").ok().output


def test_a_table_that_cannot_be_written_costs_itself_only(shop: SparkShop) -> None:
    """A constraint that its lost rows violate: Spark's error names neither the table nor a next step."""
    before = {table: shop.rows(table) for table in TABLES}
    shop.sql("delete from raw.orders where order_id < 5")
    shop.sql("alter table raw.orders add constraint late check (order_id >= 5)")
    shop.sql("delete from raw.customers")
    try:
        said = shop.verb("restore_all", backup="latest").refused()
        assert "a row violates a constraint of the table" in said
        assert "Traceback" not in said
        assert "org.apache" not in said
        assert shop.rows("raw.customers") == before["raw.customers"]
    finally:
        shop.sql("alter table raw.orders drop constraint late")
    shop.verb("restore_table", table="orders", backup="latest").ok()
    assert {table: shop.rows(table) for table in TABLES} == before


def test_a_migration_is_validated_swapped_and_rolled_back(shop: SparkShop) -> None:
    before = shop.rows("shop.sales")
    shop.verb("blue_green_begin", tables=["sales"]).ok()
    shop.sql("insert into shop.sales_new select * from shop.sales limit 1")
    shop.verb("blue_green_validate").refused()
    shop.sql("create or replace table shop.sales_new using delta as select * from shop.sales")
    shop.verb("blue_green_validate").ok()
    old, new = shop.id("shop.sales"), shop.id("shop.sales_new")
    shop.verb("blue_green_swap").ok()
    assert (shop.id("shop.sales"), shop.rows("shop.sales")) == (new, before)
    shop.verb("blue_green_rollback").ok()
    assert (shop.id("shop.sales"), shop.rows("shop.sales")) == (old, before)


def test_a_drill_reads_every_backup_and_leaves_nothing(shop: SparkShop) -> None:
    said = shop.verb("drill").ok().output
    assert all(table.split(".")[1] in said for table in TABLES)
    left = [schema.namespace for schema in shop.sql("show schemas") if schema.namespace.endswith("_drill")]
    tables = [table for schema in left for table in shop.sql(f"show tables in {schema}")]
    assert not [table.tableName for table in tables if not table.isTemporary]


def test_the_doctor_finds_a_sound_shop_and_a_loss(shop: SparkShop) -> None:
    assert "FAIL" not in shop.verb("doctor").ok().output
    version = shop.version("raw.orders")
    shop.sql("delete from raw.orders where order_id = 7")
    assert "lacks 1 of the 60" in shop.verb("doctor").refused()
    shop.verb("restore_table", table="orders", version=version).ok()
    shop.verb("doctor").ok()


def test_a_loss_is_on_the_health_page(shop: SparkShop) -> None:
    version = shop.version("raw.orders")
    shop.sql("delete from raw.orders where order_id < 5")
    document = read_document(shop.verb("health").ok().output)
    orders = next(each for each in document["tables"] if each["name"] == "orders")
    assert (document["status"], orders["status"], orders["missing"], orders["rows"]) == (
        "FAIL",
        "FAIL",
        5,
        55,
    )
    assert (orders["versions"][0]["operation"], orders["versions"][0]["fell_by"]) == ("DELETE", 5)
    assert {each["condition"] for each in document["backups"]} == {"good"}
    assert "fell by 5" in health_page(document)
    shop.verb("restore_table", table="orders", version=version).ok()


def test_a_frozen_shop_is_not_built_and_thaws(shop: SparkShop) -> None:
    shop.verb("freeze", reason="a rehearsal").ok()
    assert "a rehearsal" in shop.dbt("run").refused()
    shop.verb("thaw").ok()
    shop.dbt("run", "--select", "sales").ok()


def test_old_sets_go_and_the_last_good_one_stays(shop: SparkShop) -> None:
    shop.verb("backup_all", reason="second").ok()
    sets = shop.sets()
    assert len(sets) > 1
    shop.verb("prune_backups", keep_last=1).ok()
    assert shop.sets() == sets, "a dry run"
    shop.verb("prune_backups", keep_last=1, dry_run=False).ok()
    assert shop.sets() == {max(sets)}


def test_an_undrop_is_refused_with_the_command_for_other_paths(shop: SparkShop) -> None:
    said = shop.verb("undrop_table", table="orders").refused()
    assert "No dropped table of orders" in said
    assert "dbt run-operation recovery_plan" in said


def test_the_incident_is_written_down(shop: SparkShop) -> None:
    report = shop.verb("incident_report").ok().output
    assert "restore_table" in report
    assert "orders" in report


@pytest.mark.parametrize("command", [
    ("run", "--full-refresh", "--select", "sales"),
    ("snapshot", "--empty"),
    ("run-operation", "destroy", "--args", "{how: drop, name: orders, schema: raw}"),
    ("run-operation", "destroy", "--args", "{how: drop_schema, name: orders, schema: raw}"),
    ("run-operation", "destroy", "--args", "{how: truncate, name: sales}"),
    ("run-operation", "destroy", "--args", "{how: rename, name: sales}"),
])  # fmt: skip
def test_what_would_destroy_a_table_is_refused(shop: SparkShop, command) -> None:
    before = {table: shop.rows(table) for table in TABLES}
    assert "Blocked" in shop.dbt(*command).refused()
    assert {table: shop.rows(table) for table in TABLES} == before
