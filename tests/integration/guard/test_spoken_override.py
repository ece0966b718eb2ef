"""The override, spoken for a table: a verified backup of exactly what was there, then the destruction."""

from __future__ import annotations

import pytest

from .conftest import ON_DUCKDB
from .sample_project import assert_backed_up

pytestmark = ON_DUCKDB

SALES = "{allow_destroy: [sales]}"


def test_C3_a_full_refresh(project):
    before = project.contents()
    project.execute("delete from raw.orders where order_id >= 20")
    project.must("run", "--full-refresh", "--select", "sales", "--vars", SALES)
    assert_backed_up(project, "shop.sales", before)
    assert project.contents()["shop.sales"][0] == 20


def test_the_overrides_alone_back_up_too(project):
    before = project.contents()
    project.configure("dbt_project.yml", **{"on-run-start": None})
    project.execute("delete from raw.orders where order_id >= 20")
    project.must("run", "--full-refresh", "--select", "sales", "--vars", SALES)
    assert_backed_up(project, "shop.sales", before)
    assert project.contents()["shop.sales"][0] == 20


def test_D13_a_clone(project):
    before = project.contents()
    project.save_state()
    project.dbt("clone", "--full-refresh", "--state", "state", "--select", "sales", "--vars", SALES)
    assert_backed_up(project, "shop.sales", before)


@pytest.mark.thorough_when(how=["truncate", "rename"])
@pytest.mark.parametrize("how", ["drop", "truncate", "rename"])
def test_D17_a_run_operation(project, how):
    before = project.contents()
    arguments = f"{{how: {how}, name: sales}}"
    project.must("run-operation", "destroy", "--args", arguments, "--vars", SALES)
    assert_backed_up(project, "shop.sales", before)
    assert project.contents().get("shop.sales", (0, ""))[0] == 0


@pytest.mark.thorough
def test_D17_a_schema_goes_only_when_each_of_its_tables_is_named(project):
    before = project.contents()
    drop = ["run-operation", "destroy", "--args", "{how: drop_schema, name: x, schema: raw}"]
    one = project.dbt(*drop, "--vars", "{allow_destroy: [orders]}")
    assert one.code != 0
    assert [("'customers'" in line) for line in one.sentences()] == [True]
    assert project.contents() == before
    project.must(*drop, "--vars", "{allow_destroy: [orders, customers]}")
    assert_backed_up(project, "raw.orders", before)
    assert_backed_up(project, "raw.customers", before)
    assert "raw.orders" not in project.contents()


def test_without_a_backup_nothing_is_destroyed(project):
    (project.place / "backups").write_text("a file where the folder should be")
    before = project.contents()
    outcome = project.dbt("run", "--full-refresh", "--select", "sales", "--vars", SALES)
    assert outcome.code != 0
    assert project.contents() == before


def test_D16_a_leftover_goes_only_when_a_backup_holds_exactly_it(project):
    project.execute("create table shop.sales__dbt_backup as select * from shop.sales where order_id < 40")
    before = project.contents()
    outcome = project.dbt("run", "--select", "sales", "--vars", SALES)
    assert outcome.code != 0
    assert "no verified backup holds exactly what is in shop.sales__dbt_backup; rename it" in outcome.output
    assert project.contents() == before
    project.execute(
        "drop table shop.sales__dbt_backup", "create table shop.sales__dbt_backup as select * from shop.sales"
    )
    project.must("run-operation", "backup_table", "--args", "{table: sales}")
    project.must("run", "--select", "sales", "--vars", SALES)
    assert "shop.sales__dbt_backup" not in project.contents()
