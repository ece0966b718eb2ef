"""The override: a verified backup of exactly what was there, then the destruction; and what is not one."""

import pytest

from tests.integration.recovery.targets import SPARK

from .conftest import ON_DUCKDB, ON_SPARK_TOO
from .sample_project import assert_backed_up

HOOK = ["{{ holdfast.guard() }}"]
SALES = "{allow_destroy: [sales]}"


@pytest.mark.thorough_when(hooks=[HOOK])
@pytest.mark.parametrize(
    ("target", "hooks"),
    # dbt-spark replaces a Delta table in one commit, which only the hook sees
    [("duckdb", HOOK), ("duckdb", None), pytest.param("spark", HOOK, marks=SPARK.marks)],
    ids=["duckdb-hook", "duckdb-overrides alone", "spark-hook"],
    indirect=["target"],
)
def test_C3_a_full_refresh(project, hooks):
    before = project.contents()
    project.configure("dbt_project.yml", **{"on-run-start": hooks})
    project.execute("delete from raw.orders where order_id >= 20")
    # `orders` of DuckDB's own has no history, so its loss is known on Spark alone
    spoken = "{allow_destroy: [sales], accept_loss: [orders]}"
    project.must("run", "--full-refresh", "--select", "sales", "--vars", spoken)
    assert_backed_up(project, "shop.sales", before)
    assert project.contents()["shop.sales"][0] == 20


@ON_SPARK_TOO
def test_D13_a_clone(project):
    before = project.contents()
    project.save_state()
    project.dbt("clone", "--full-refresh", "--state", "state", "--select", "sales", "--vars", SALES)
    assert_backed_up(project, "shop.sales", before)


@pytest.mark.thorough_when(how=["truncate", "rename"])
@pytest.mark.parametrize(
    ("target", "how"),
    [
        *(("duckdb", how) for how in ("drop", "truncate", "rename")),
        # Spark itself refuses to truncate a Delta table
        *(pytest.param("spark", how, marks=SPARK.marks) for how in ("drop", "rename")),
    ],
    indirect=["target"],
)
def test_D17_a_run_operation(project, how):
    before = project.contents()
    arguments = f"{{how: {how}, name: sales}}"
    project.must("run-operation", "destroy", "--args", arguments, "--vars", SALES)
    assert_backed_up(project, "shop.sales", before)
    assert project.contents().get("shop.sales", (0, ""))[0] == 0


@ON_SPARK_TOO
@pytest.mark.thorough
def test_D17_a_schema_goes_only_when_each_of_its_tables_is_named(project):
    before = project.contents()
    drop = ["run-operation", "destroy", "--args", "{how: drop_schema, name: x, schema: raw}"]
    (sentence,) = project.refused(*drop, "--vars", "{allow_destroy: [orders]}").sentences()
    assert "'customers'" in sentence
    project.must(*drop, "--vars", "{allow_destroy: [orders, customers]}")
    assert_backed_up(project, "raw.orders", before)
    assert_backed_up(project, "raw.customers", before)
    assert "raw.orders" not in project.contents()


@ON_DUCKDB
def test_a_wrong_word_is_refused_even_if_nothing_is_at_stake(careless):
    said = careless.refused("run", "--select", "revenue", "--vars", "{allow_destroy: [sale]}").output
    assert "'sale' is not a table of this project; did you mean 'sales'?" in said


@ON_DUCKDB
@pytest.mark.thorough
def test_it_is_no_setting_of_the_project(project):
    project.change_what_models_read()
    project.configure("dbt_project.yml", vars={"allow_destroy": ["sales"]})
    said = project.refused("run", "--full-refresh", "--select", "sales").output
    assert "allow_destroy is set in dbt_project.yml and would hold for every run" in said


@ON_DUCKDB
@pytest.mark.thorough
def test_a_project_that_forgets_the_dispatch_is_told(project):
    project.configure("dbt_project.yml", dispatch=None)
    said = project.refused("run", "--select", "revenue").output
    assert "The guard is not fully installed: put `dispatch:" in said
    assert "search_order: [shop, holdfast, dbt]" in said


@ON_DUCKDB
def test_without_a_backup_nothing_is_destroyed(project):
    (project.place / "backups").write_text("a file where the folder should be")
    project.refused("run", "--full-refresh", "--select", "sales", "--vars", SALES)


@ON_DUCKDB
@pytest.mark.thorough
def test_D16_a_leftover_goes_only_when_a_backup_holds_exactly_it(project):
    project.execute("create table shop.sales__dbt_backup as select * from shop.sales where order_id < 40")
    said = project.refused("run", "--select", "sales", "--vars", SALES).output
    assert "no verified backup holds exactly what is in shop.sales__dbt_backup; rename it" in said
    project.execute("create or replace table shop.sales__dbt_backup as select * from shop.sales")
    project.must("run-operation", "backup_table", "--args", "{table: sales}")
    project.must("run", "--select", "sales", "--vars", SALES)
    assert "shop.sales__dbt_backup" not in project.contents()
