"""A run over a table that lacks rows is refused, and a lost table is not begun anew."""

import pytest


@pytest.mark.thorough_when(target="databricks")
def test_nothing_is_built_from_a_table_that_lacks_keys(project, target):
    """One order of sixty, and another one in its place."""
    project.must("run-operation", "backup_all")
    project.execute(
        "delete from raw.orders where order_id = 7",
        "insert into raw.orders select 99, 1, amount, ordered_at from raw.orders where order_id = 8",
    )
    (sentence,) = project.refused("build").sentences()
    assert "protected source 'orders' lacks 1 of the 60 of " in sentence
    assert " selected nodes (" in sentence
    assert "would be built from it" in sentence
    assert "dbt run-operation recovery_plan --args '{table: orders}', or if they went on purpose" in sentence
    project.must("run", "--select", "revenue")  # reads `sales`, which is whole
    project.must("test", "--select", "sales")
    project.must("run", "--select", "sales", "--vars", "{accept_loss: [orders]}")
    project.must("run", "--select", "sales")
    assert project.contents()["shop.sales"][0] == 60
    said = project.refused("run", "--select", "sales", "--vars", "{accept_loss: [order]}").output
    assert "did you mean 'orders'?" in said


@pytest.mark.thorough
def test_a_lost_table_is_not_begun_anew(project, target):
    project.must("run-operation", "backup_all")
    before = project.contents()
    project.execute(
        "drop table shop.customers_history", "drop table shop.countries", "drop table raw.customers"
    )
    if target.name == "databricks":  # where it can be undropped
        back = "dbt run-operation undrop_table --args '{table: customers_history"
    else:
        back = "dbt run-operation restore_table --args '{table: customers_history, backup: latest}'"
    said = project.refused("build")
    snapshot, seed, source = (
        next(line for line in said.sentences() if f"'{name}' does not exist" in line)
        for name in ("customers_history", "countries", "customers")
    )
    assert f"remembers it; bring it back: {back}" in snapshot
    assert "--vars '{accept_loss: [countries]}' to begin it anew" in seed
    assert "1 selected node (customers_history) would be built from it" in source
    project.must("run", "--select", "sales")
    project.must("seed", "--vars", "{accept_loss: [countries]}")
    lost = "{auto: true, tables: [customers, customers_history]}"
    project.must("run-operation", "restore_all", "--args", lost)
    project.must("build")
    assert project.contents() == before
