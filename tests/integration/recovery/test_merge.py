"""A merge of two sides that are not alike: columns, types, NULLs, keys, names."""

import shutil
from pathlib import Path

import pyarrow as pa
import pytest
import yaml
from deltalake import DeltaTable, write_deltalake

from tests.integration.guard.sample_project import DuckDB, SampleProject, create_sample_project
from tests.integration.recovery.local_lake import GAMES, AnyLake, reader, with_column
from tests.integration.recovery.targets import EACH


def overwrite(lake: AnyLake, table: pa.Table) -> int:
    """The version that this commit is."""
    write_deltalake(str(lake.path()), table, mode="overwrite", schema_mode="overwrite")
    return lake.delta().version()


def with_type(table: pa.Table, column: str, type_: pa.DataType) -> pa.Table:
    at = table.schema.get_field_index(column)
    return table.set_column(at, pa.field(column, type_), table.column(column).cast(type_))


def query(lake: AnyLake, sql: str) -> list[tuple]:
    return reader().execute(sql.format(games=f"delta_scan('{lake.path()}')")).fetchall()


@pytest.mark.thorough_when(target="databricks")
@EACH
def test_columns_of_both_sides_stay_and_types_widen(lake: AnyLake) -> None:
    whole = lake.delta().to_pyarrow_table()
    unknown = pa.array([None if number % 2 else number for number in range(len(whole))], pa.int64())
    at = whole.schema.get_field_index("hits_for")
    then = whole.set_column(at, pa.field("hits_for", pa.int64()), unknown)
    point = overwrite(lake, with_type(then, "game_type", pa.int32()))
    now = whole.drop_columns(["takeaways_for"]).append_column("remark", pa.array(["checked"] * len(whole)))
    now = now.filter(pa.compute.not_equal(now["season"], 20232024))
    overwrite(lake, now)

    told = lake.verb("restore_table", table=GAMES, version=point).ok().stdout
    assert "column remark is not at the point" in told
    assert "column takeaways_for is only at the point" in told
    assert len(lake.rows()) == len(whole)
    types = dict(query(lake, "select column_name, column_type from (describe select * from {games})"))
    assert (types["game_type"], types["remark"], types["takeaways_for"]) == ("BIGINT", "VARCHAR", "BIGINT")
    sides = query(
        lake,
        "select season = 20232024 as came_back, count(*), count(remark), count(takeaways_for), "
        "count(hits_for) from {games} group by all order by all",
    )
    kept, came_back = len(now), len(whole) - len(now)
    filled = then.filter(pa.compute.equal(then["season"], 20232024))["hits_for"]
    assert sides == [
        (False, kept, kept, kept, kept),  # a column that the table lacked is filled by key
        (True, came_back, 0, came_back, len(filled) - filled.null_count),
    ]
    assert 0 < filled.null_count < len(filled)


@pytest.mark.thorough_when(target="databricks")
@EACH
def test_a_column_that_the_point_has_not_keeps_its_values_when_the_point_is_preferred(lake: AnyLake) -> None:
    whole = lake.delta().to_pyarrow_table()
    now = whole.append_column("remark", pa.array([f"remark {number}" for number in range(len(whole))]))
    wrong = with_column(now, "goals_for", pa.array([77] * len(now)))
    overwrite(lake, wrong.filter(pa.compute.not_equal(wrong["season"], 20232024)))
    lake.verb("restore_table", table=GAMES, version=2, prefer="point").ok()
    after = lake.delta().to_pyarrow_table()
    key = [("game_id", "ascending"), ("team", "ascending"), ("situation", "ascending")]
    assert after.drop_columns("remark").sort_by(key).to_pylist() == whole.sort_by(key).to_pylist()
    kept = pa.compute.not_equal(now["season"], 20232024)
    assert sorted(after["remark"].drop_null().to_pylist()) == sorted(now.filter(kept)["remark"].to_pylist())


@pytest.mark.thorough
@EACH
def test_what_cannot_be_merged_is_refused_and_says_why(lake: AnyLake, target: str) -> None:
    whole = lake.delta().to_pyarrow_table()
    double = overwrite(lake, pa.concat_tables([whole, whole.slice(0, 2), whole.slice(0, 1)]))
    keyless = with_type(whole, "team", pa.string())
    names = pa.array([None, None, None, *keyless["team"].to_pylist()[3:]], pa.string())
    unkeyed = overwrite(lake, with_column(keyless, "team", names))
    overwrite(lake, whole)
    said = lake.refused("restore_table", table=GAMES, version=double)
    first = whole.slice(0, 1).to_pylist()[0]
    example = f"game_id {first['game_id']}, team {first['team']}, situation {first['situation']}: 3 rows"
    assert f"In version {double} " in said
    assert f"2 keys of {GAMES} occur more than once ({example})" in said
    said = lake.refused("restore_table", table=GAMES, version=unkeyed)
    assert f"3 rows of {GAMES} have NULL in their key (game_id, team, situation)" in said

    overwrite(lake, with_type(whole, "game_type", pa.int32()).slice(0, 100))
    said = lake.refused("restore_table", table=GAMES, version=0)
    narrow = "integer" if target == "local" else "int"
    assert f"Column game_type of {GAMES} is {narrow} now and was bigint at the point" in said
    lake.verb("restore_table", table=GAMES, version=0, into="games_of_then").ok()
    assert lake.rows("games_of_then") == lake.rows_at(copy_of_version(lake, 0))
    overwrite(lake, pa.concat_tables([whole, whole.slice(0, 2)]))
    lake.verb("restore_table", table=GAMES, version=2, mode="replace").ok()  # which compares no keys


def copy_of_version(lake: AnyLake, version: int) -> Path:
    folder = lake.data.with_name(f"version_{version}")
    write_deltalake(str(folder), DeltaTable(str(lake.path()), version=version).to_pyarrow_table())
    return folder


ODD = ["Order Lines", "select", "it's", "Größe"]


@pytest.fixture(scope="module")
def odd_project(tmp_path_factory: pytest.TempPathFactory) -> SampleProject:
    """A project whose sources have names that nobody should give."""
    project = create_sample_project(tmp_path_factory.mktemp("odd"), DuckDB())
    for folder in ("models", "snapshots", "seeds"):
        shutil.rmtree(project.folder / folder, ignore_errors=True)
    (project.folder / "models").mkdir()
    meta = {"protected": True, "key": ["Line No", "order"]}
    tables = [{"name": name, "config": {"meta": meta}} for name in ODD]
    source = {"name": "raw", "database": "lake", "schema": "Raw Data", "tables": tables}
    sources = yaml.safe_dump({"version": 2, "sources": [source]}, allow_unicode=True)
    project.write("models/sources.yml", sources)
    return project


@pytest.mark.thorough
def test_tables_of_any_name_are_backed_up_and_restored(odd_project: SampleProject) -> None:
    lines = pa.table({"Line No": [1, 2, 3, 4], "order": ["a", "a", "b", "b"], "from": [None, 2.5, 3.5, None]})
    paths = {name: odd_project.place / "lake" / "Raw Data" / name for name in ODD}
    for path in paths.values():
        path.parent.mkdir(parents=True, exist_ok=True)
        write_deltalake(str(path), lines)
    odd_project.must("run-operation", "backup_all")
    for path in paths.values():
        DeltaTable(str(path)).delete('"Line No" > 2')
        DeltaTable(str(path)).update({'"from"': "9.0"}, predicate='"Line No" = 2')
    shutil.rmtree(paths[ODD[0]])
    odd_project.must("run-operation", "restore_all", "--args", "{backup: latest}")
    for name, path in paths.items():
        found = DeltaTable(str(path)).to_pyarrow_table().sort_by("Line No")
        wanted = [None, 2.5 if name == ODD[0] else 9.0, 3.5, None]
        assert found.to_pydict() == {**lines.to_pydict(), "from": wanted}, name
    arguments = yaml.safe_dump({"table": ODD[2], "version": 0, "prefer": "point"})
    odd_project.must("run-operation", "restore_table", "--args", arguments)
    found = DeltaTable(str(paths[ODD[2]])).to_pyarrow_table().sort_by("Line No")
    assert found.to_pydict() == lines.to_pydict()
