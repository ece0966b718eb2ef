"""The incident without the guard: one changed word makes a streaming table of a table; and back."""

import json

import pytest

from .conftest import ON_DATABRICKS

pytestmark = ON_DATABRICKS


@pytest.mark.thorough
def test_without_it_the_rows_are_gone_and_come_back(project):
    """The till has forgotten its first 40 orders; then 5 new ones come in."""
    before = project.contents()["shop.sales"]
    project.execute("delete from raw.orders where order_id < 40")
    source = "select * from stream {{ source('raw', 'orders') }}"
    project.write("models/sales.sql", "{{ config(materialized='streaming_table') }} " + source)
    config = {"materialized": "streaming_table", "unique_key": "order_id", "tags": ["protected"]}
    project.configure("models/models.yml", models=[{"name": "sales", "config": config}])
    project.configure("dbt_project.yml", **{"on-run-start": None, "dispatch": None})
    project.must("run", "--select", "sales")
    assert project.contents()["shop.sales"][0] == 20
    project.execute("insert into raw.orders select order_id + 60, 0, 1.0, ordered_at from raw.orders limit 5")
    project.must("run", "--select", "sales")
    assert project.contents()["shop.sales"][0] == 25

    config["materialized"] = "incremental"
    project.configure("models/models.yml", models=[{"name": "sales", "config": config}])
    arguments = ("--args", "{table: sales, output: json}")
    told = project.must("-q", "run-operation", "undrop_table", *arguments).output
    done = json.loads(next(line for line in told.splitlines() if line.startswith("{")))
    assert (done["rows"], done["rows_of_successor"]) == (65, 25)
    after = project.contents()
    assert after["shop.sales"][0] == 65
    assert after[f"shop.{done['kept_as']}"][0] == 25
    project.execute("delete from shop.sales where order_id >= 60")
    assert project.contents()["shop.sales"] == before
    assert "shop.sales__dbt_backup" not in after
