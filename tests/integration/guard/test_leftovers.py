"""D16: dbt drops what interrupted runs left by name; the guard keeps what is nowhere else."""

from .conftest import ON_DUCKDB

pytestmark = ON_DUCKDB


def test_the_backup_of_a_broken_off_replacement_is_kept(project):
    project.execute("create table shop.sales__dbt_backup as select * from shop.sales where order_id < 40")
    said = project.refused("run", "--select", "sales").output
    assert "would drop what an interrupted run left of protected model 'sales', and" in said
    assert "shop.sales__dbt_backup holds 40 rows" in said


def test_without_rows_and_half_built_while_the_real_one_stands_it_may_go(project):
    project.execute("create table shop.sales__dbt_backup as select * from shop.sales limit 0")
    project.execute("create table shop.sales__dbt_tmp as select * from shop.sales limit 5")
    project.must("run", "--select", "sales")
    assert not {"shop.sales__dbt_backup", "shop.sales__dbt_tmp"} & set(project.contents())


def test_a_half_built_table_is_kept_when_it_is_all_there_is(project):
    project.execute("alter table shop.sales rename to sales__dbt_tmp")
    assert "shop.sales__dbt_tmp holds 60 rows" in project.refused("run", "--select", "sales").output


def test_no_table_of_the_project_may_be_called_so(project):
    project.write("models/extra.sql", "{{ config(alias='extra__DBT_Backup') }} select 1 as a")
    said = project.refused("run", "--select", "revenue").output
    assert "model 'extra__DBT_Backup' has a suffix that dbt drops by name; rename it." in said
