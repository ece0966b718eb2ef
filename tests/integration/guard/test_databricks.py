"""What only dbt-databricks does (D5 to D8, D11, D12, D14), met by the hook and by the overrides alone."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
import yaml

from .scenarios import configured

pytestmark = [
    pytest.mark.databricks,
    pytest.mark.parametrize("target", ["databricks"], indirect=True),
]

STREAM = "select * from stream {{ source('raw', 'orders') }}"
BATCH = "select * from {{ source('raw', 'orders') }}"


@dataclass(frozen=True)
class Change:
    """A protected model before and after, and the refusals of the hook and of the overrides."""

    row: str
    name: str
    before: dict[str, object]
    after: dict[str, object]
    hook: str
    override: str

    def sql(self, config: dict[str, object]) -> str:
        return STREAM if config["materialized"] == "streaming_table" else BATCH


STREAMING = {"materialized": "streaming_table"}
VIEW = {"materialized": "materialized_view"}
MERGE = {"materialized": "incremental", "incremental_strategy": "merge", "unique_key": "order_id"}
CHANGES = [
    Change(
        "D5", "refreshed", STREAMING, {**STREAMING, "full_refresh": True},
        "would replace it", "would replace by a streaming table protected",
    ),
    Change(
        "D6", "repartitioned", VIEW, {**VIEW, "partition_by": "customer_id"},
        "", "would drop protected",
    ),
    Change(
        "D6", "repartitioned_stream", STREAMING, {**STREAMING, "partition_by": "customer_id"},
        "", "would replace by a streaming table protected",
    ),
    Change(
        "D7", "stream_to_table", STREAMING, {"materialized": "table"},
        "its streaming table would be dropped", "would drop protected",
    ),
    Change(
        "D7", "view_to_table", VIEW, {"materialized": "table"},
        "its materialized view would be dropped", "would drop protected",
    ),
    Change(
        "D8", "stream_to_incremental", STREAMING, MERGE,
        "its streaming table would be dropped", "would drop protected",
    ),
    Change(
        "D11", "shallow", MERGE, {"materialized": "table"},
        "so every run would replace it", "would drop protected",
    ),
    Change(
        "D12", "safer_table", MERGE, {"materialized": "table", "use_safer_relation_operations": True},
        "so every run would replace it", "would rename away protected",
    ),
]  # fmt: skip


@pytest.fixture(scope="module")
def changing(new_project):
    return new_project()


@pytest.fixture(scope="module")
def attempts(changing):
    """The tables before, a run with the hook, a run with the overrides alone, the tables after."""
    project = changing
    select = [change.name for change in CHANGES]

    def deploy(which):
        models = []
        for change in CHANGES:
            config = getattr(change, which)
            project.write(f"models/{change.name}.sql", change.sql(config))
            models.append({"name": change.name, "config": {**config, "tags": ["protected"]}})
        project.write("models/changes.yml", yaml.safe_dump({"models": models}))

    deploy("before")
    project.must("run", "--select", *select)
    project.execute("drop table shop.shallow", "create table shop.shallow shallow clone shop.sales")
    held = project.contents()
    project.change_what_models_read()
    before = project.state()
    deploy("after")
    by_hook = project.dbt("run", "--select", *select)
    project.configure("dbt_project.yml", **{"on-run-start": None, "flags": {"use_materialization_v2": True}})
    seed = {"name": "countries", "config": {"tags": ["protected"], "file_format": "parquet"}}
    project.write("seeds/seeds.yml", yaml.safe_dump({"seeds": [seed]}))
    by_override = project.dbt("build", "--select", *select, "countries")
    return held, before, by_hook, by_override, project.state()


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: f"{change.row}-{change.name}")
def test_each_layer_refuses_it(attempts, change):
    _, _, by_hook, by_override, _ = attempts
    if change.hook:
        (sentence,) = [line for line in by_hook.sentences() if f"'{change.name}'" in line]
        assert change.hook in sentence
    (sentence,) = {line for line in by_override.sentences() if f"'{change.name}'" in line}
    assert f"{change.override} model '{change.name}'" in sentence
    assert f"shop.{change.name} holds 60 rows" in sentence


def test_D14_a_seed_that_is_no_delta_table_any_more(attempts):
    *_, by_override, _ = attempts
    (sentence,) = {line for line in by_override.sentences() if "'countries'" in line}
    assert "would drop protected seed 'countries', and shop.countries holds 3 rows" in sentence


def test_nothing_is_touched(attempts):
    _, before, by_hook, by_override, after = attempts
    assert by_hook.code != 0
    assert by_override.code != 0
    assert {**before, "shop.safer_table__dbt_stg": after["shop.safer_table__dbt_stg"]} == after  # half built


def test_the_spoken_override_copies_what_cannot_be_cloned(changing, attempts):
    """D5 to D8: streaming tables and materialized views, each backed up as it was and then made anew."""
    project, (held, *_) = changing, attempts
    names = [change.name for change in CHANGES if change.row in ("D5", "D6", "D7", "D8")]
    project.configure("dbt_project.yml", **{"on-run-start": ["{{ lakehouse.guard() }}"]})
    project.execute("delete from raw.orders where order_id >= 20")
    project.must("run", "--select", *names, "--vars", f"{{allow_destroy: [{', '.join(names)}]}}")
    after = project.contents()
    for name in names:
        (backup,) = project.backups(f"shop.{name}")
        assert backup.content == held[f"shop.{name}"]
        assert backup.record["verified_at"]
        assert backup.record["reason"] == "guard"
        assert after[f"shop.{name}"][0] == 20


def test_the_override_clones_the_table_first(project):
    before = project.contents()
    changes = {"to_view": {"materialized": "view"}, "to_table": {"materialized": "table"}}
    project.write("models/scenarios.yml", configured(changes))
    project.execute("delete from raw.orders where order_id >= 20")
    names = "{allow_destroy: [to_view, to_table]}"
    project.must("run", "--select", "to_view", "to_table", "--vars", names)
    for name in changes:
        (backup,) = project.backups(f"shop.{name}")
        assert backup.content == before[f"shop.{name}"]
        assert backup.record["verified_at"]
        assert backup.record["reason"] == "guard"
    after = project.contents()
    assert "shop.to_view" not in after  # a view now
    assert after["shop.to_table"][0] == 20


def test_a_forgotten_table_is_found_in_a_schema_with_capitals(project, monkeypatch):
    project.must("run-operation", "backup_table", "--args", "{table: safer}")
    (project.folder / "models" / "safer.sql").unlink()
    monkeypatch.setenv("SHOP_SCHEMA", "Shop")
    outcome = project.dbt("run", "--select", "revenue")
    assert outcome.code != 0
    (sentence,) = outcome.sentences()
    assert "the project no longer knows 'safer', which was protected" in sentence
    assert "shop.safer holds 60 rows" in sentence


def test_D16_what_a_broken_off_change_of_type_left_is_kept(project):
    """Only when a verified backup holds exactly its rows, it goes with the table that the override names."""
    project.execute("create table shop.to_view__dbt_backup as select * from shop.to_view where order_id < 40")
    before = project.contents()
    project.write("models/scenarios.yml", configured({"to_view": {"materialized": "view"}}))
    run = ["run", "--select", "to_view", "--vars", "{allow_destroy: [to_view]}"]
    outcome = project.dbt(*run)
    assert outcome.code != 0
    assert "no verified backup holds exactly what is in shop.to_view__dbt_backup; rename it" in outcome.output
    for leftover in ("sales__dbt_tmp", "sales__dbt_backup"):
        project.execute(f"create table shop.{leftover} as select * from shop.sales")
    half_built = project.must("run-operation", "destroy", "--args", "{how: drop_sql, name: sales__dbt_tmp}")
    assert half_built.sentences() == []
    backup = project.dbt("run-operation", "destroy", "--args", "{how: drop_sql, name: sales__dbt_backup}")
    assert "would drop what an interrupted run left of protected model 'sales'" in backup.output
    after = project.contents()
    assert {**before, "shop.sales__dbt_backup": before["shop.sales"]} == after


def test_C2_the_second_way_of_building_tables_is_no_way_around(project):
    project.change_what_models_read()
    before = project.state()
    project.configure("dbt_project.yml", flags={"use_materialization_v2": True})
    project.write("models/scenarios.yml", configured({"to_table": {"materialized": "table"}}))
    outcome = project.dbt("run", "--select", "to_table")
    assert outcome.code != 0
    assert "model 'to_table' is materialized as table, so every run would replace it" in outcome.output
    assert project.state() == before


def test_D3_in_hive_metastore_where_nothing_can_be_undropped(project, target):
    """The change of type is a plain DROP there; no backup can be kept, so the override is refused, too."""
    project.place = target.to_hive(project.place)
    project.change_what_models_read()
    before = project.state()
    project.write("models/scenarios.yml", configured({"to_view": {"materialized": "view"}}))
    by_hook = project.dbt("run", "--select", "to_view")
    assert by_hook.code != 0
    assert "model 'to_view' is materialized as view, so its table would be dropped" in by_hook.output
    project.configure("dbt_project.yml", **{"on-run-start": None})
    by_override = project.dbt("run", "--select", "to_view")
    assert by_override.code != 0
    assert "protected model 'to_view', and shop.to_view holds 60 rows" in by_override.output
    spoken = project.dbt("run", "--select", "to_view", "--vars", "{allow_destroy: [to_view]}")
    assert spoken.code != 0
    assert "Backups require Unity Catalog; hive_metastore is not supported" in spoken.output
    assert project.state() == before
