"""The small guard project on open-source Spark, in the JVM that the tests of a run share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

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
        assert "model 'orders' would be built over protected source 'orders'" in shop.dbt("run").refused()
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
