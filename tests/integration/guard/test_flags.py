"""What a flag does to all protected tables at once: C3, C4, C5."""

from __future__ import annotations

import pytest

from .scenarios import CHANGED_MODELS

MODELS = {"sales", *(changed.name for changed in CHANGED_MODELS)}

FLAGS = [
    pytest.param(
        ["build", "--full-refresh"], "--full-refresh would replace", MODELS | {"countries"}, id="C3-build"
    ),
    pytest.param(["seed", "--full-refresh"], "--full-refresh would replace", {"countries"}, id="C4-seed"),
    pytest.param(
        ["build", "--empty"],
        "--empty would build",
        MODELS | {"countries", "customers_history"},
        id="C5-empty",
    ),
    pytest.param(
        ["build", "--sample", "3 days"],
        "--sample would build",
        MODELS | {"customers_history"},
        id="C5-sample",
    ),
]


@pytest.mark.parametrize(("command", "says", "tables"), FLAGS)
def test_every_protected_table_is_refused_by_name(project, command, says, tables):
    project.change_what_models_read()
    before = project.state()
    outcome = project.dbt(*command)
    assert outcome.code != 0
    assert len(outcome.sentences()) == len(tables)
    for table in tables:
        (sentence,) = [line for line in outcome.sentences() if f"{says} " in line and f"'{table}'" in line]
        assert f"shop.{table} holds" in sentence
    assert project.state() == before


@pytest.mark.thorough_when(target="duckdb")
@pytest.mark.parametrize(
    "command",
    [
        ["run", "--full-refresh", "--select", "revenue", "big_spenders"],
        ["build", "--full-refresh", "--select", "customers_history"],  # snapshots know no full refresh
        ["run", "--empty", "--select", "revenue"],
    ],
    ids=lambda command: " ".join(command),
)
def test_what_destroys_nothing_protected_passes(project, command):
    before = project.contents()
    project.must(*command)
    for table in ("shop.sales", "shop.countries", "shop.customers_history"):
        assert project.contents()[table] == before[table]
