"""Ordinary runs pass, and nothing is backed up for them but the seed, which is filled anew at each."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.thorough_when(target="duckdb")


def test_a_second_build_changes_no_protected_row(shop):
    before = shop.contents()
    outcome = shop.must("build")
    assert outcome.sentences() == []
    assert shop.contents() == before
    assert [table for table in sorted(before) if shop.backups(table)] == ["shop.countries"]


def test_new_rows_land_in_incremental_models_and_snapshots(shop):
    shop.must("run-operation", "deliver", "--args", "{orders: 75}")
    shop.execute("update raw.customers set name = 'Adele' where customer_id = 0")
    shop.must("build")
    after = shop.contents()
    assert after["shop.to_view"][0] == 75
    assert after["shop.customers_history"][0] == 4  # Ada and Adele, Bob, Cleo


def test_the_first_build_of_an_empty_warehouse_passes_with_every_flag(shop):
    shop.execute("drop schema shop cascade", "drop schema raw cascade")
    shop.must("run-operation", "deliver")
    shop.must("build", "--full-refresh")
    assert shop.contents()["shop.sales"][0] == 60


def test_a_protected_table_without_rows_may_be_replaced(shop):
    shop.execute("delete from shop.sales")
    shop.must("run", "--full-refresh", "--select", "sales")
    assert shop.contents()["shop.sales"][0] == 60
