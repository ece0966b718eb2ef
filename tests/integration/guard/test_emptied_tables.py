"""A table that a bad run emptied still has its history: what would end that, too, is refused."""

import pytest

from .scenarios import configured


@pytest.mark.thorough_when(target="databricks")
def test_an_emptied_table_is_not_dropped_unasked(project, target):
    before = project.contents()["shop.to_view"]
    where = "version 0"
    if target.name == "local":  # a table of DuckDB's own has no history: its backup remembers
        project.must("run-operation", "backup_table", "--args", "{table: to_view}")
        where = "backup single_"
    project.execute("delete from shop.to_view", "drop table shop.safer")
    project.execute("create table shop.safer as select * from shop.sales where 1 = 0")
    changes = {name: {"materialized": "view"} for name in ("to_view", "safer")}
    project.write("models/scenarios.yml", configured(changes))

    run = ["run", "--select", "to_view", "safer"]
    (sentence,) = project.refused(*run).sentences()  # `safer` never had rows: nobody asks
    assert "its table would be dropped, and shop.to_view holds no rows now and held 60 rows" in sentence
    assert f"({where}" in sentence
    assert "dbt run-operation restore_table --args '{table: to_view, auto: true}', or run with" in sentence
    if target.name == "databricks":
        project.configure("dbt_project.yml", **{"on-run-start": None})
        said = project.refused("run", "--select", "to_view").output
        assert "would replace by a view protected model 'to_view', and shop.to_view holds no rows now" in said

    project.must(*run, "--vars", "{allow_destroy: [to_view]}")
    assert "shop.to_view" not in project.contents()
    (backup,) = project.backups("shop.to_view")
    assert backup.content == before
