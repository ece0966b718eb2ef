"""What only dbt-databricks does (D5 to D8, D11, D12, D14), met by the hook and by the overrides alone."""

from dataclasses import dataclass

import pytest
import yaml

from .conftest import ON_DATABRICKS
from .sample_project import assert_backed_up
from .scenarios import configured

pytestmark = [ON_DATABRICKS, pytest.mark.thorough]  # the project alone takes a minute to build there

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
VIEW, TABLE = {"materialized": "materialized_view"}, {"materialized": "table"}
MERGE = {"materialized": "incremental", "incremental_strategy": "merge", "unique_key": "order_id"}
BY_STREAM = "would replace by a streaming table protected"
CHANGES = [Change(*row) for row in (
    ("D5", "refreshed", STREAMING, {**STREAMING, "full_refresh": True}, "would replace it", BY_STREAM),
    ("D6", "repartitioned", VIEW, {**VIEW, "partition_by": "customer_id"}, "", "would drop protected"),
    ("D6", "repartitioned_stream", STREAMING, {**STREAMING, "partition_by": "customer_id"}, "", BY_STREAM),
    ("D7", "stream_to_table", STREAMING, TABLE, "its streaming table would be dropped",
     "would drop protected"),
    ("D7", "view_to_table", VIEW, TABLE, "its materialized view would be dropped", "would drop protected"),
    ("D8", "stream_to_incremental", STREAMING, MERGE, "its streaming table would be dropped",
     "would drop protected"),
    ("D11", "shallow", MERGE, TABLE, "so every run would replace it", "would drop protected"),
    ("D12", "safer_table", MERGE, {**TABLE, "use_safer_relation_operations": True},
     "so every run would replace it", "would rename away protected"),
)]  # fmt: skip


@pytest.fixture(scope="module")
def attempts(new_project):
    """The project, its tables before, a run with the hook, a run with the overrides alone, and after."""
    project = new_project()
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
    project.change_what_models_read()
    before = project.state()
    deploy("after")
    by_hook = project.dbt("run", "--select", *select)
    project.configure("dbt_project.yml", **{"on-run-start": None, "flags": {"use_materialization_v2": True}})
    seed = {"name": "countries", "config": {"tags": ["protected"], "file_format": "parquet"}}
    project.write("seeds/seeds.yml", yaml.safe_dump({"seeds": [seed]}))
    by_override = project.dbt("build", "--select", *select, "countries")
    return project, before, by_hook, by_override, project.state()


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


def test_the_spoken_override_copies_what_cannot_be_cloned(attempts):
    """D5 to D8: streaming tables and materialized views, each backed up as it was and then made anew."""
    project, before, *_ = attempts
    held = {table: content[:2] for table, content in before.items()}
    names = [change.name for change in CHANGES if change.row in ("D5", "D6", "D7", "D8")]
    project.configure("dbt_project.yml", **{"on-run-start": ["{{ holdfast.guard() }}"]})
    project.execute("delete from raw.orders where order_id >= 20")
    project.must(
        "run", "--select", *names, "--vars", f"{{allow_destroy: [{', '.join(names)}], accept_loss: [orders]}}"
    )
    after = project.contents()
    for name in names:
        assert_backed_up(project, f"shop.{name}", held)
        assert after[f"shop.{name}"][0] == 20


def test_a_forgotten_table_is_found_in_a_schema_with_capitals(project, monkeypatch):
    project.must("run-operation", "backup_table", "--args", "{table: safer}")
    (project.folder / "models" / "safer.sql").unlink()
    monkeypatch.setenv("SHOP_SCHEMA", "Shop")
    (sentence,) = project.refused("run", "--select", "revenue").sentences()
    assert "the project no longer knows 'safer', which was protected" in sentence
    assert "shop.safer holds 60 rows" in sentence


def test_D16_what_a_broken_off_change_of_type_left_is_kept(project):
    """Only when a verified backup holds exactly its rows, it goes with the table that the override names."""
    project.execute("create table shop.to_view__dbt_backup as select * from shop.to_view where order_id < 40")
    before = project.contents()
    project.write("models/scenarios.yml", configured({"to_view": {"materialized": "view"}}))
    run = ["run", "--select", "to_view", "--vars", "{allow_destroy: [to_view]}"]
    said = project.refused(*run).output
    assert "no verified backup holds exactly what is in shop.to_view__dbt_backup; rename it" in said
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
    project.configure("dbt_project.yml", flags={"use_materialization_v2": True})
    project.write("models/scenarios.yml", configured({"to_table": {"materialized": "table"}}))
    said = project.refused("run", "--select", "to_table").output
    assert "model 'to_table' is materialized as table, so every run would replace it" in said


def test_D3_in_hive_metastore_where_nothing_can_be_undropped(project, target):
    """The change of type is a plain DROP there; no backup can be kept, so the override is refused, too."""
    project.place = target.to_hive(project.place)
    project.change_what_models_read()
    project.write("models/scenarios.yml", configured({"to_view": {"materialized": "view"}}))
    run = ("run", "--select", "to_view")
    by_hook = project.refused(*run).output
    assert "model 'to_view' is materialized as view, so its table would be dropped" in by_hook
    project.configure("dbt_project.yml", **{"on-run-start": None})
    by_override = project.refused(*run).output
    assert "protected model 'to_view', and shop.to_view holds 60 rows" in by_override
    spoken = project.refused(*run, "--vars", "{allow_destroy: [to_view]}").output
    assert "Backups require Unity Catalog; hive_metastore is not supported" in spoken
