"""A table that a bad run emptied still has its history: what would end that, too, is refused."""

from __future__ import annotations

from .scenarios import configured


def test_an_emptied_table_is_not_dropped_unasked(shop, target):
    before = shop.contents()["shop.to_view"]
    where = "version 0"
    if target.name == "local":  # a table of DuckDB's own has no history: its backup remembers
        shop.must("run-operation", "backup_table", "--args", "{table: to_view}")
        where = "backup single_"
    shop.execute("delete from shop.to_view", "drop table shop.safer")
    shop.execute("create table shop.safer as select * from shop.sales where 1 = 0")
    changes = {name: {"materialized": "view"} for name in ("to_view", "safer")}
    shop.write("models/scenarios.yml", configured(changes))

    run = ["run", "--select", "to_view", "safer"]
    outcome = shop.dbt(*run)
    assert outcome.code != 0
    (sentence,) = outcome.sentences()  # `safer` never had rows: nobody asks
    assert "its table would be dropped, and shop.to_view holds no rows now and held 60 rows" in sentence
    assert f"({where}" in sentence
    assert "dbt run-operation restore_table --args '{table: to_view, auto: true}', or run with" in sentence
    if target.name == "databricks":
        shop.configure("dbt_project.yml", **{"on-run-start": None})
        by_override = shop.dbt(*run)
        assert "would replace by a view protected model 'to_view', and shop.to_view holds no rows now" in (
            by_override.output
        )
    assert "shop.to_view" in shop.contents()

    shop.must(*run, "--vars", "{allow_destroy: [to_view]}")
    assert "shop.to_view" not in shop.contents()
    (backup,) = shop.backups("shop.to_view")
    assert backup.content == before
