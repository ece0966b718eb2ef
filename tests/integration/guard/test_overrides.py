"""The second layer alone: no on-run-start hook, and dbt's own drops, renames and truncations are refused."""

import pytest

from .scenarios import configured

# The change of a model and the step at which the adapter is stopped. (dbt-databricks replaces a table of the
# same type in one commit that keeps the history: that is the first layer's alone.)
SYNC = ({"on_schema_change": "sync_all_columns"}, "would drop column customer_id of protected")  # C7
CHANGES = {
    "local": {
        "to_view": ({"materialized": "view"}, "would rename away protected"),  # D2
        "to_table": ({"materialized": "table"}, "would rename away protected"),  # C1
        "always_refreshed": ({"full_refresh": True}, "would rename away protected"),  # C3
        "syncing": SYNC,
    },
    "databricks": {
        f"to_{kind}": ({"materialized": kind}, f"would replace by a {kind.replace('_', ' ')} protected")
        for kind in ("streaming_table", "materialized_view", "view", "metric_view")  # D1, D1, D2, D4
    },
}
CHANGES["databricks"] |= {
    "to_parquet": ({"materialized": "table", "file_format": "parquet"}, "would drop protected"),  # D10
    "syncing": SYNC,
}
# dbt-spark drops a table before it makes a view of its name; a Delta table it replaces in one commit.
CHANGES["spark"] = {
    "to_view": ({"materialized": "view"}, "would drop protected"),  # D2
    "to_parquet": ({"materialized": "table", "file_format": "parquet"}, "would drop protected"),  # D10
    "syncing": SYNC,
}


@pytest.fixture(scope="module")
def attempt(new_project, target):
    project = new_project()
    project.change_what_models_read()
    before = project.state()
    project.configure("dbt_project.yml", **{"on-run-start": None})
    changes = CHANGES[target.name]
    project.write("models/scenarios.yml", configured({name: config for name, (config, _) in changes.items()}))
    fewer = "select order_id, amount, ordered_at from {{ source('raw', 'orders') }}"
    project.write("models/syncing.sql", fewer)
    return before, project.dbt("run"), project.state()


@pytest.mark.thorough
@pytest.mark.parametrize("model", sorted({*CHANGES["local"], *CHANGES["databricks"]}))
def test_a_node_is_stopped_at_its_first_destructive_step(attempt, target, model):
    _, outcome, _ = attempt
    refused = {line for line in outcome.sentences() if f"model '{model}'" in line}
    if model not in CHANGES[target.name]:
        assert not refused
        return
    (sentence,) = refused
    assert f"{CHANGES[target.name][model][1]} model '{model}'" in sentence
    assert f"shop.{model} holds 60 rows" in sentence


@pytest.mark.thorough
def test_their_tables_are_as_before_and_the_others_are_built(attempt, target):
    before, outcome, after = attempt
    assert outcome.code != 0
    assert f"ERROR={len(CHANGES[target.name])} " in outcome.output
    refused = {f"shop.{model}" for model in CHANGES[target.name]}
    assert {table: after[table] for table in refused} == {table: before[table] for table in refused}
    assert after.keys() == before.keys()
    assert after["shop.windowed"] != before["shop.windowed"]  # merged


@pytest.mark.thorough_when(target="databricks")
@pytest.mark.thorough_when(how=["drop", "replace_sql"])
@pytest.mark.parametrize(("how", "schema", "table", "says"), [
    ("drop", "raw", "orders", "would drop protected source"),
    ("drop_sql", "shop", "sales", "would drop protected model"),
    ("truncate", "shop", "countries", "would empty protected seed"),
    ("rename", "shop", "sales", "would rename away protected model"),
    ("replace_sql", "shop", "sales", "would replace by a view protected model"),
])  # fmt: skip
def test_D17_a_run_operation_is_refused(careless, how, schema, table, says):
    arguments = f"{{how: {how}, name: {table}, schema: {schema}}}"
    (sentence,) = careless.refused("run-operation", "destroy", "--args", arguments).sentences()
    assert f"{says} '{table}', and" in sentence


@pytest.mark.thorough_when(target="databricks")
def test_D17_a_schema_is_refused_for_each_table_in_it(careless):
    drop = ("run-operation", "destroy", "--args", "{how: drop_schema, name: x, schema: raw}")
    customers, orders = sorted(careless.refused(*drop).sentences())
    says = "would drop schema 'raw' with protected source"
    assert f"{says} 'orders', and raw.orders holds 60 rows" in orders
    assert f"{says} 'customers', and raw.customers holds 3 rows" in customers


@pytest.mark.thorough
def test_D13_a_clone_that_replaces_is_refused(careless):
    careless.must("parse")
    careless.save_state()
    clone = ["clone", "--state", "state", "--exclude", "revenue", "big_spenders"]
    careless.must(*clone)  # does nothing where a table stands
    outcome = careless.refused(*clone, "--full-refresh")
    assert "PASS=0 " in outcome.output
    says = "dbt clone --full-refresh would replace protected"
    refused = {line for line in outcome.sentences() if says in line}
    tables = [name for name in careless.contents() if name.startswith("shop.")]
    assert len(refused) == len(tables) - 1  # all but revenue
    outcome = careless.refused(
        "clone", "--state", "state", "--select", "revenue", "big_spenders", "--full-refresh"
    )
    assert "PASS=0 " in outcome.output
    assert outcome.output.count("\ndbt clone would make ") == 2, (
        "from themselves, as the state is of this schema"
    )


@pytest.mark.thorough
def test_D15_failures_of_a_test_cannot_be_stored_over_a_protected_table(project):
    project.change_what_models_read()
    (project.folder / "tests").mkdir()
    query = "select * from {{ ref('sales') }} where amount < 2"
    place = "alias='orders', schema='raw'"
    run = ["test", "--select", "cheap_orders"]
    says = "test 'cheap_orders' would store its failures over protected source 'orders'"
    project.write("tests/cheap_orders.sql", f"{{{{ config(store_failures=true, {place}) }}}} {query}")
    assert says in project.refused(*run).output
    project.write("tests/cheap_orders.sql", f"{{{{ config({place}) }}}} {query}")
    assert says in project.refused(*run, "--store-failures").output
    project.configure("dbt_project.yml", **{"on-run-start": None})
    assert "would drop protected source 'orders'" in project.refused(*run, "--store-failures").output
