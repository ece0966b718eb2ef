"""A node that would be built over a protected table which is not its own: the incident in another dress."""

from __future__ import annotations

from .conftest import ON_DUCKDB

pytestmark = ON_DUCKDB


def test_a_model_over_a_source_table(shop):
    before = shop.contents()
    shop.write(
        "models/shadow.sql",
        "{{ config(materialized='table', schema='raw', alias='orders') }} select 1 as order_id",
    )
    by_hook = shop.dbt("run", "--select", "shadow")
    assert by_hook.code != 0
    assert "model 'shadow' would be built over protected source 'orders', and raw.orders holds 60 rows" in (
        by_hook.output
    )
    shop.configure("dbt_project.yml", **{"on-run-start": None})
    by_override = shop.dbt("run", "--select", "shadow")
    assert by_override.code != 0
    assert "would rename away protected source 'orders'" in by_override.output
    assert shop.contents() == before


def test_hooks_of_the_run_and_of_other_models(shop):
    before = shop.contents()
    shop.configure(
        "dbt_project.yml",
        **{
            "on-run-start": ["{{ lakehouse.guard() }}"],
            "on-run-end": [
                "drop schema if exists {{ target.schema }}_old",
                "delete from shop.sales where amount < 2",
            ],
        },
    )
    shop.write(
        "models/revenue.sql",
        "{{ config(post_hook=\"truncate table {{ source('raw', 'customers') }}\") }} select 1 as a",
    )
    outcome = shop.dbt("run", "--select", "revenue")
    assert outcome.code != 0
    assert len(outcome.sentences()) == 2
    assert "the hook shop-on-run-end-1 says 'delete' and names protected model 'sales'" in outcome.output
    assert "a post-hook of model 'revenue' says 'truncate' and names protected source 'customers'" in (
        outcome.output
    )
    assert shop.contents() == before
