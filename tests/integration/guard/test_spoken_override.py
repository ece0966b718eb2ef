"""The override, spoken for a table: a verified backup of exactly what was there, then the destruction."""

from __future__ import annotations

import pytest

from .conftest import ON_DUCKDB
from .scenarios import configured

pytestmark = ON_DUCKDB

SALES = "{allow_destroy: [sales]}"


def assert_backed_up(shop, table, before):
    (backup,) = shop.backups(table)
    assert backup.content == before[table]
    assert backup.record["verified_at"]
    assert backup.record["reason"] == "guard"


def test_C3_a_full_refresh(shop):
    before = shop.contents()
    shop.execute("delete from raw.orders where order_id >= 20")
    shop.must("run", "--full-refresh", "--select", "sales", "--vars", SALES)
    assert_backed_up(shop, "shop.sales", before)
    assert shop.contents()["shop.sales"][0] == 20


def test_C5_empty(shop):
    before = shop.contents()
    shop.must("run", "--empty", "--full-refresh", "--select", "sales", "--vars", SALES)
    assert_backed_up(shop, "shop.sales", before)
    assert shop.contents()["shop.sales"][0] == 0


def test_D2_C1_changes_of_type_and_replacement(shop):
    before = shop.contents()
    changes = {"to_view": {"materialized": "view"}, "to_table": {"materialized": "table"}}
    shop.write("models/scenarios.yml", configured(changes))
    shop.execute("delete from raw.orders where order_id >= 20")
    models = ["to_view", "to_table"]
    one = shop.dbt("run", "--select", *models, "--vars", "{allow_destroy: [to_view]}")
    assert one.code != 0
    assert len(one.sentences()) == 1
    assert "'to_table'" in one.sentences()[0]
    assert shop.backups("shop.to_view") == []  # nothing is done by halves
    shop.must("run", "--select", *models, "--vars", "{allow_destroy: [to_view, to_table]}")
    for model in models:
        assert_backed_up(shop, f"shop.{model}", before)
    after = shop.contents()
    assert "shop.to_view" not in after  # a view now
    assert after["shop.to_table"][0] == 20


def test_the_overrides_alone_back_up_too(shop):
    before = shop.contents()
    shop.configure("dbt_project.yml", **{"on-run-start": None})
    shop.execute("delete from raw.orders where order_id >= 20")
    shop.must("run", "--full-refresh", "--select", "sales", "--vars", SALES)
    assert_backed_up(shop, "shop.sales", before)
    assert shop.contents()["shop.sales"][0] == 20


def test_D13_a_clone(shop):
    before = shop.contents()
    (shop.project / "state").mkdir()
    manifest = (shop.project / "target" / "manifest.json").read_bytes()
    (shop.project / "state" / "manifest.json").write_bytes(manifest)
    shop.dbt("clone", "--full-refresh", "--state", "state", "--select", "sales", "--vars", SALES)
    assert_backed_up(shop, "shop.sales", before)


@pytest.mark.thorough_when(how=["truncate", "rename"])
@pytest.mark.parametrize("how", ["drop", "truncate", "rename"])
def test_D17_a_run_operation(shop, how):
    before = shop.contents()
    arguments = f"{{how: {how}, name: sales}}"
    shop.must("run-operation", "destroy", "--args", arguments, "--vars", SALES)
    assert_backed_up(shop, "shop.sales", before)
    assert shop.contents().get("shop.sales", (0, ""))[0] == 0


@pytest.mark.thorough
def test_D17_a_schema_goes_only_when_each_of_its_tables_is_named(shop):
    before = shop.contents()
    drop = ["run-operation", "destroy", "--args", "{how: drop_schema, name: x, schema: raw}"]
    one = shop.dbt(*drop, "--vars", "{allow_destroy: [orders]}")
    assert one.code != 0
    assert [("'customers'" in line) for line in one.sentences()] == [True]
    assert shop.contents() == before
    shop.must(*drop, "--vars", "{allow_destroy: [orders, customers]}")
    assert_backed_up(shop, "raw.orders", before)
    assert_backed_up(shop, "raw.customers", before)
    assert "raw.orders" not in shop.contents()


def test_without_a_backup_nothing_is_destroyed(shop):
    (shop.place / "backups").write_text("a file where the folder should be")
    before = shop.contents()
    outcome = shop.dbt("run", "--full-refresh", "--select", "sales", "--vars", SALES)
    assert outcome.code != 0
    assert shop.contents() == before


def test_D16_a_leftover_goes_only_when_a_backup_holds_exactly_it(shop):
    shop.execute("create table shop.sales__dbt_backup as select * from shop.sales where order_id < 40")
    before = shop.contents()
    outcome = shop.dbt("run", "--select", "sales", "--vars", SALES)
    assert outcome.code != 0
    assert "no verified backup holds exactly what is in shop.sales__dbt_backup; rename it" in outcome.output
    assert shop.contents() == before
    shop.execute(
        "drop table shop.sales__dbt_backup", "create table shop.sales__dbt_backup as select * from shop.sales"
    )
    shop.must("run-operation", "backup_table", "--args", "{table: sales}")
    shop.must("run", "--select", "sales", "--vars", SALES)
    assert "shop.sales__dbt_backup" not in shop.contents()


@pytest.mark.thorough
def test_a_renamed_model_does_not_forget_its_table(shop):
    shop.must("run-operation", "backup_table", "--args", "{table: sales}")
    before = shop.contents()
    shop.must("run", "--select", "sales")
    (shop.project / "models" / "sales.sql").rename(shop.project / "models" / "turnover.sql")
    for file in ("models/models.yml", "models/revenue.sql"):
        text = (shop.project / file).read_text(encoding="utf-8")
        shop.write(
            file, text.replace("name: sales", "name: turnover").replace("ref('sales')", "ref('turnover')")
        )
    outcome = shop.dbt("build")
    assert outcome.code != 0
    assert (
        "the project no longer knows 'sales', which was protected, and shop.sales holds 60 rows"
        in outcome.output
    )
    assert shop.contents() == before
    shop.must("run", "--select", "turnover", "--vars", SALES)
    assert shop.contents()["shop.sales"] == before["shop.sales"]  # going on destroys nothing
