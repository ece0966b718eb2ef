"""Capitals, spaces, reserved words: tables are known by place, the override by the name of the model."""

import pytest

from .conftest import ON_DUCKDB

pytestmark = ON_DUCKDB


@pytest.mark.thorough_when(alias=["select", "straße"])
@pytest.mark.parametrize("alias", ["Order Lines", "select", "straße"])
def test_a_table_of_any_name_is_guarded(project, alias):
    project.write(
        "models/odd.sql",
        "{{ config(materialized='incremental', incremental_strategy='merge', unique_key='order_id',"
        f" tags='protected', alias='{alias}') }}}}\n"
        "select order_id from {{ source('raw', 'orders') }}",
    )
    project.must("run", "--select", "odd")
    project.must("run", "--select", "odd")
    by_hook = project.refused("run", "--full-refresh", "--select", "odd").output
    assert f"--full-refresh would replace model 'odd', and shop.{alias} holds 60 rows" in by_hook
    drop = ("run-operation", "destroy", "--args", f"{{how: drop, name: '{alias}'}}")
    says = f"would drop protected model 'odd', and shop.{alias} holds 60 rows"
    assert says in project.refused(*drop).output
