"""What a flag does to all protected tables at once: C3, C4, C5."""

import pytest

from .scenarios import CHANGED_MODELS

MODELS = {"sales", *(changed.name for changed in CHANGED_MODELS)}

FLAGS = [
    (["build", "--full-refresh"], "--full-refresh would replace", MODELS | {"countries"}),  # C3, C4
    (["build", "--empty"], "--empty would build", MODELS | {"countries", "customers_history"}),  # C5
    (["build", "--sample", "3 days"], "--sample would build", MODELS | {"customers_history"}),  # C5
]


@pytest.mark.thorough_when(target="databricks")
@pytest.mark.parametrize(("command", "says", "tables"), FLAGS, ids=["full", "empty", "sample"])
def test_every_protected_table_is_refused_by_name(project, command, says, tables):
    project.change_what_models_read()
    outcome = project.refused(*command)
    assert len(outcome.sentences()) == len(tables)
    for table in tables:
        (sentence,) = [line for line in outcome.sentences() if f"{says} " in line and f"'{table}'" in line]
        assert f"shop.{table} holds" in sentence


@pytest.mark.thorough
def test_what_destroys_nothing_protected_passes(project):
    before = project.contents()
    project.must("run", "--full-refresh", "--select", "revenue", "big_spenders")
    project.must("build", "--full-refresh", "--select", "customers_history")  # snapshots know no full refresh
    for table in ("shop.sales", "shop.countries", "shop.customers_history"):
        assert project.contents()[table] == before[table]
