"""D16: dbt drops what interrupted runs left by name; the guard keeps what is nowhere else."""

from __future__ import annotations

import pytest

from .conftest import ON_DUCKDB

pytestmark = ON_DUCKDB


def test_the_backup_of_a_broken_off_replacement_is_kept(project):
    project.execute("create table shop.sales__dbt_backup as select * from shop.sales where order_id < 40")
    before = project.contents()
    outcome = project.dbt("run", "--select", "sales")
    assert outcome.code != 0
    assert (
        "would drop what an interrupted run left of protected model 'sales', and shop.sales__dbt_backup "
        "holds 40 rows" in outcome.output
    )
    assert project.contents() == before


@pytest.mark.parametrize("suffix", ["__dbt_tmp", "__dbt_backup"])
def test_without_rows_it_may_go(project, suffix):
    project.execute(f"create table shop.sales{suffix} as select * from shop.sales limit 0")
    project.must("run", "--select", "sales")
    assert f"shop.sales{suffix}" not in project.contents()


def test_a_half_built_table_may_go_while_the_real_one_stands(project):
    project.execute("create table shop.sales__dbt_tmp as select * from shop.sales limit 5")
    project.must("run", "--select", "sales")
    assert "shop.sales__dbt_tmp" not in project.contents()


def test_a_half_built_table_is_kept_when_it_is_all_there_is(project):
    project.execute("alter table shop.sales rename to sales__dbt_tmp")
    before = project.contents()
    outcome = project.dbt("run", "--select", "sales")
    assert outcome.code != 0
    assert "shop.sales__dbt_tmp holds 60 rows" in outcome.output
    assert project.contents() == before


@pytest.mark.parametrize("suffix", ["__dbt_tmp", "__dbt_stg", "__DBT_Backup"])
def test_no_table_of_the_project_may_be_called_so(project, suffix):
    project.write("models/extra.sql", f"{{{{ config(alias='extra{suffix}') }}}} select 1 as a")
    outcome = project.dbt("run", "--select", "revenue")
    assert outcome.code != 0
    assert f"model 'extra{suffix}' has a suffix that dbt drops by name; rename it." in outcome.output
