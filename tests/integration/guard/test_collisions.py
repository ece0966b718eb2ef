"""A node that would be built over a protected table which is not its own: the incident in another dress."""

import pytest

from .conftest import ON_DUCKDB

pytestmark = ON_DUCKDB


def test_a_model_over_a_source_table(project):
    project.change_what_models_read()
    project.write(
        "models/shadow.sql",
        "{{ config(materialized='table', schema='raw', alias='orders') }} select 1 as order_id",
    )
    by_hook = project.refused("run", "--select", "shadow").output
    assert "model 'shadow' would be built over protected source 'orders', and raw.orders holds 60" in by_hook
    project.configure("dbt_project.yml", **{"on-run-start": None})
    by_override = project.refused("run", "--select", "shadow").output
    assert "would rename away protected source 'orders'" in by_override


@pytest.mark.thorough
def test_hooks_of_the_run_and_of_other_models(project):
    project.change_what_models_read()
    hooks = [
        "drop schema if exists {{ target.schema }}_old",
        "delete from shop.sales where amount < 2",
        "drop schema if exists raw cascade",  # with two protected tables
    ]
    project.configure("dbt_project.yml", **{"on-run-end": hooks})
    project.write(
        "models/revenue.sql",
        "{{ config(post_hook=\"truncate table {{ source('raw', 'customers') }}\") }} select 1 as a",
    )
    outcome = project.refused("run", "--select", "revenue")
    assert len(outcome.sentences()) == 4
    for source in ("orders", "customers"):
        assert f"contains 'drop' and names the schema of protected source '{source}'" in outcome.output
    assert "the hook shop-on-run-end-1 contains 'delete' and names protected model 'sales'" in outcome.output
    says = "a post-hook of model 'revenue' contains 'truncate' and names protected source 'customers'"
    assert says in outcome.output
