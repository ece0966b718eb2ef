"""A node that would be built over a protected table which is not its own: the incident in another dress."""

from __future__ import annotations

from .conftest import ON_DUCKDB

pytestmark = ON_DUCKDB

HOOKS = [
    "update shop.sales set amount = 0",
    "restore table shop.sales to version as of 1",
    "vacuum shop.sales",
    "refresh streaming table shop.sales full",
    "drop schema if exists raw cascade",  # with two protected tables
]


def test_a_model_over_a_source_table(project):
    project.change_what_models_read()
    before = project.state()
    project.write(
        "models/shadow.sql",
        "{{ config(materialized='table', schema='raw', alias='orders') }} select 1 as order_id",
    )
    by_hook = project.dbt("run", "--select", "shadow")
    assert by_hook.code != 0
    assert "model 'shadow' would be built over protected source 'orders', and raw.orders holds 60 rows" in (
        by_hook.output
    )
    project.configure("dbt_project.yml", **{"on-run-start": None})
    by_override = project.dbt("run", "--select", "shadow")
    assert by_override.code != 0
    assert "would rename away protected source 'orders'" in by_override.output
    assert project.state() == before


def test_hooks_of_the_run_and_of_other_models(project):
    project.change_what_models_read()
    before = project.state()
    project.configure(
        "dbt_project.yml",
        **{
            "on-run-start": ["{{ lakehouse.guard() }}"],
            "on-run-end": [
                "drop schema if exists {{ target.schema }}_old",
                "delete from shop.sales where amount < 2",
                *HOOKS,
            ],
        },
    )
    project.write(
        "models/revenue.sql",
        "{{ config(post_hook=\"truncate table {{ source('raw', 'customers') }}\") }} select 1 as a",
    )
    outcome = project.dbt("run", "--select", "revenue")
    assert outcome.code != 0
    assert len(outcome.sentences()) == 2 + len(HOOKS) + 1
    for said in ("update", "restore", "vacuum", "refresh ... full"):
        assert f"contains '{said}' and names protected model 'sales'" in outcome.output
    for source in ("orders", "customers"):
        assert f"contains 'drop' and names the schema of protected source '{source}'" in outcome.output
    assert "the hook shop-on-run-end-1 contains 'delete' and names protected model 'sales'" in outcome.output
    assert "a post-hook of model 'revenue' contains 'truncate' and names protected source 'customers'" in (
        outcome.output
    )
    assert project.state() == before
