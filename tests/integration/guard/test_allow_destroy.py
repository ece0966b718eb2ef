"""The spoken override: words that it does not take."""

from __future__ import annotations

import pytest

from .conftest import ON_DUCKDB

pytestmark = ON_DUCKDB

WRONG = [
    ("{allow_destroy: all}", "There is no table 'all' in this project"),
    ("{allow_destroy: [sale]}", "There is no table 'sale' in this project; did you mean 'sales'?"),
    ("{allow_destroy: ['*']}", "There is no table '*' in this project"),
    ("{allow_destroy: true}", "allow_destroy: True is not a list of tables"),
    ("{allow_destroy: {sales: true}}", "is not a list of tables"),
    ("{allow_destroy: [2024-02-03]}", "was read by YAML as something else than text"),
]


@pytest.mark.parametrize(("words", "says"), WRONG)
def test_a_wrong_word_is_refused_even_if_nothing_is_at_stake(careless, words, says):
    project, before = careless
    outcome = project.dbt("run", "--select", "revenue", "--vars", words)
    assert outcome.code != 0
    assert says in outcome.output
    assert project.state() == before


def test_it_does_not_count_for_another_table(careless):
    project, before = careless
    another = "{allow_destroy: [countries]}"
    outcome = project.dbt("run", "--full-refresh", "--select", "sales", "--vars", another)
    assert outcome.code != 0
    assert "--full-refresh would replace model 'sales'" in outcome.output
    assert project.state() == before


def test_it_is_no_setting_of_the_project(project):
    project.change_what_models_read()
    before = project.state()
    project.configure("dbt_project.yml", vars={"allow_destroy": ["sales"]})
    outcome = project.dbt("run", "--full-refresh", "--select", "sales")
    assert outcome.code != 0
    assert "allow_destroy is set in dbt_project.yml and would hold for every run" in outcome.output
    assert project.state() == before


def test_a_project_that_forgets_the_dispatch_is_told(project):
    project.configure("dbt_project.yml", dispatch=None)
    outcome = project.dbt("run", "--select", "revenue")
    assert outcome.code != 0
    assert "The guard is not fully installed: put `dispatch:" in outcome.output
    assert "search_order: [shop, lakehouse, dbt]" in outcome.output
