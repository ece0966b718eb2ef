"""The incident: one changed word makes a streaming table of a table. With the guard, without it, and back."""

from __future__ import annotations

import json

import pytest

pytestmark = [
    pytest.mark.databricks,
    pytest.mark.parametrize("target", ["databricks"], indirect=True),
]


def turn_into_a_streaming_table(shop) -> None:
    shop.write(
        "models/sales.sql",
        "{{ config(materialized='streaming_table') }} select * from stream {{ source('raw', 'orders') }}",
    )


def test_with_the_guard_nothing_is_sent(shop):
    shop.change_what_models_read()
    before = shop.state()
    turn_into_a_streaming_table(shop)
    shop.configure("models/models.yml", models=protected("streaming_table"))
    outcome = shop.dbt("run", "--select", "sales")
    assert outcome.code != 0
    assert "model 'sales' is materialized as streaming_table, so its table would be dropped" in outcome.output
    shop.configure("dbt_project.yml", **{"on-run-start": None})
    by_override = shop.dbt("run", "--select", "sales")
    assert by_override.code != 0
    assert "would replace by a streaming table protected model 'sales'" in by_override.output
    assert shop.state() == before


def test_without_it_the_rows_are_gone_and_come_back(shop):
    """The till has forgotten its first 40 orders; then 5 new ones come in."""
    before = shop.contents()["shop.sales"]
    shop.execute("delete from raw.orders where order_id < 40")
    turn_into_a_streaming_table(shop)
    shop.configure("models/models.yml", models=protected("streaming_table"))
    shop.configure("dbt_project.yml", **{"on-run-start": None, "dispatch": None})
    shop.must("run", "--select", "sales")
    assert shop.contents()["shop.sales"][0] == 20
    shop.execute("insert into raw.orders select order_id + 60, 0, 1.0, ordered_at from raw.orders limit 5")
    shop.must("run", "--select", "sales")
    assert shop.contents()["shop.sales"][0] == 25

    shop.configure("models/models.yml", models=protected("incremental"))
    arguments = ("--args", "{table: sales, output: json}")
    told = shop.must("-q", "run-operation", "undrop_table", *arguments).output
    done = json.loads(next(line for line in told.splitlines() if line.startswith("{")))
    assert (done["rows"], done["rows_of_newcomer"]) == (65, 25)
    after = shop.contents()
    assert after["shop.sales"][0] == 65
    assert after[f"shop.{done['kept_as']}"][0] == 25
    shop.execute("delete from shop.sales where order_id >= 60")
    assert shop.contents()["shop.sales"] == before
    assert "shop.sales__dbt_backup" not in after


def protected(materialized: str) -> list[dict]:
    config = {"materialized": materialized, "unique_key": "order_id", "tags": ["protected"]}
    return [{"name": "sales", "config": config}]
