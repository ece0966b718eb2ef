"""Ordinary runs pass, and nothing is backed up for them but the seed, which is filled anew at each."""

import pytest

pytestmark = pytest.mark.thorough_when(target="databricks")


def test_a_second_build_changes_no_protected_row(project):
    before = project.contents()
    outcome = project.must("build")
    assert outcome.sentences() == []
    assert project.contents() == before
    assert [table for table in sorted(before) if project.backups(table)] == ["shop.countries"]


def test_new_rows_land_in_incremental_models_and_snapshots(project):
    project.must("run-operation", "deliver", "--args", "{orders: 75}")
    project.execute("update raw.customers set name = 'Adele' where customer_id = 0")
    project.must("build")
    after = project.contents()
    assert after["shop.to_view"][0] == 75
    assert after["shop.customers_history"][0] == 4  # Ada and Adele, Bob, Cleo


def test_what_was_dropped_is_built_anew_only_by_name(project, target):
    """A warehouse remembers dropped tables. DuckDB does not, and builds them with any flag."""
    project.execute("drop schema shop cascade", "drop schema raw cascade")
    project.must("run-operation", "deliver")
    named = []
    if target.name == "databricks":
        refused = project.dbt("build", "--full-refresh")
        names = sorted({sentence.split("'")[1] for sentence in refused.sentences()})
        assert {"sales", "customers_history", "countries"} <= set(names)
        assert "remembers it; bring it back: dbt run-operation undrop_table" in refused.output
        named = ["--vars", f"{{accept_loss: {names}}}"]
    project.must("build", "--full-refresh", *named)
    assert project.contents()["shop.sales"][0] == 60
