"""The data files of a table whose log is damaged: which may hold rows, and what they hold."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest
from deltalake import CommitProperties, DeltaTable, write_deltalake

from dbt_duckdb_delta import salvage, unlisted
from tests.support.cases import cases

Break = Callable[[Path], object]


def commit_of(table: Path, number: int) -> Path:
    return table / "_delta_log" / f"{number:020}.json"


def missing(number: int) -> Break:
    return lambda table: commit_of(table, number).unlink()


def cut(number: int, size: int = 100) -> Break:
    return lambda table: os.truncate(commit_of(table, number), size)


def without_log(table: Path) -> None:
    shutil.rmtree(table / "_delta_log")


BREAKS: dict[str, Break] = {
    "first missing": missing(0),
    "middle missing": missing(2),
    "middle cut": cut(2),
    "newest cut": cut(4),
    "no log": without_log,
}


@pytest.fixture
def trips(data_dir: Path) -> Path:
    """`dev.trips`: five commits of one row, partitioned by texts: NULL, a space, leading zeros."""
    path = data_dir / "lake" / "dev" / "trips"
    for number in range(5):
        area = [None, "007", "a b/c"][number % 3]
        rows = pa.table({"id": [number], "fare": [number * 10], "area": pa.array([area], pa.string())})
        write_deltalake(str(path), rows, mode="append", partition_by=["area"])
    return path


ROWS = [(0, 0, None), (1, 10, "007"), (2, 20, "a b/c"), (3, 30, None), (4, 40, "007")]


def read(lake: duckdb.DuckDBPyConnection, behind: bool = False) -> tuple[dict, list[tuple]]:
    """What `list_salvaged` has of dev.trips, and the rows of `files` without their order."""
    found = lake.execute(f"from lake.list_salvaged('dev.trips', behind := {behind})")
    names = [column[0] for column in found.description]
    [row] = found.fetchall()
    query = "select id, fare, area from lake.files('dev.trips') order by id, fare"
    return dict(zip(names, row, strict=True)), lake.execute(query).fetchall()


@cases("how, version, unlisted, log", """
    first missing, null, 5, commit 0 is missing
    middle missing, 1, 3, commit 2 is missing
    middle cut, 1, 3, commit 2 is cut short or damaged
    newest cut, 3, 1, commit 4 is cut short or damaged
    no log, null, 5, it has no commit
""")  # fmt: skip
def test_every_row_of_a_sound_file_is_found(lake, trips, how, version, unlisted, log) -> None:
    BREAKS[how](trips)
    found, rows = read(lake)
    assert rows == ROWS
    assert (found["version"], found["unlisted"], found["file_rows"]) == (version, unlisted, 5)
    assert found["log"] == f"the log is damaged: {log}"


def test_a_table_that_opens_has_no_row_unless_a_newer_version_is_known(lake, trips) -> None:
    commit_of(trips, 4).unlink()
    assert lake.execute("from lake.list_salvaged('dev.trips')").fetchall() == []
    found, rows = read(lake, behind=True)
    assert (found["version"], found["unlisted"], found["log"]) == (3, 1, None)
    assert rows == ROWS


def test_an_empty_commit_that_delta_takes_for_a_version_hides_no_file(lake, trips) -> None:
    cut(4, 0)(trips)
    assert DeltaTable(str(trips)).version() == 4
    assert unlisted.damaged_commits(trips) == {4: "is empty"}
    assert read(lake, behind=True)[1] == ROWS


def files_of(trips: Path) -> set[str]:
    version = (salvage.newest_readable(trips) or {}).get("version")
    return {file.path for file in unlisted.sound_files(trips, version)}


def active(trips: Path) -> set[str]:
    return {Path(uri).relative_to(trips).as_posix() for uri in DeltaTable(str(trips)).file_uris()}


def test_a_file_that_a_later_commit_removed_is_left_out(lake, trips) -> None:
    DeltaTable(str(trips)).delete("id = 3")
    missing(2)(trips)
    assert read(lake)[1] == [*ROWS[:3], ROWS[4]]


def test_a_file_that_a_lost_commit_may_have_put_back_is_found(lake, trips) -> None:
    DeltaTable(str(trips)).delete("id = 1")
    DeltaTable(str(trips)).restore(4)
    assert len(active(trips)) == 5
    cut(6)(trips)
    found, rows = read(lake)
    assert (found["version"], found["unlisted"]) == (5, 1)
    assert rows == ROWS


def test_what_a_loader_removed_on_purpose_stays_removed(lake, trips) -> None:
    note = CommitProperties(custom_metadata={"userMetadata": "removes 1 row on purpose: a test"})
    DeltaTable(str(trips)).delete("id = 1", commit_properties=note)
    rows = pa.table({"id": [5], "fare": [50], "area": pa.array(["b"], pa.string())})
    write_deltalake(str(trips), rows, mode="append")
    cut(6)(trips)
    assert read(lake)[1] == [ROWS[0], *ROWS[2:], (5, 50, "b")]


def test_the_newest_file_of_a_key_has_the_highest_order(lake, trips) -> None:
    """Whatever the times of the files: a copied folder has new ones."""
    DeltaTable(str(trips)).update({"fare": "99"}, predicate="id = 1")
    for place, file in enumerate(sorted(trips.rglob("*.parquet"))):
        os.utime(file, (place, place))
    missing(0)(trips)
    query = "select fare from lake.files('dev.trips') where id = {} order by _file_order desc"
    read(lake)
    assert lake.execute(query.format(1)).fetchall() == [(99,)], "commit 5 removed the file before"
    cut(5)(trips)
    read(lake)
    assert lake.execute(query.format(1)).fetchall() == [(99,), (10,)]


def test_a_damaged_file_is_left_out(lake, trips) -> None:
    bad = next(file for file in trips.rglob("*.parquet") if "area=007" in str(file))
    bad.write_bytes(bad.read_bytes()[:-40])
    missing(0)(trips)
    found, rows = read(lake)
    assert (found["unlisted"], len(rows)) == (4, 4)


def test_a_column_that_only_a_lost_commit_added_is_read(lake, trips) -> None:
    rows = pa.table({"id": [5], "fare": [50], "area": pa.array(["b"], pa.string()), "tip": [1.5]})
    write_deltalake(str(trips), rows, mode="append", schema_mode="merge")
    cut(5)(trips)
    read(lake)
    query = "select id, tip from lake.files('dev.trips') where tip is not null"
    assert lake.execute(query).fetchall() == [(5, 1.5)]


def test_files_beside_the_data_are_none_of_them(trips: Path) -> None:
    for name in ("_change_data/x.parquet", "_tmp/area=1/x.parquet", ".part.parquet"):
        (trips / name).parent.mkdir(exist_ok=True, parents=True)
        shutil.copy(next(trips.rglob("part*.parquet")), trips / name)
    missing(0)(trips)
    assert len(files_of(trips)) == 5


def test_commits_before_a_checkpoint_are_not_needed(trips: Path) -> None:
    DeltaTable(str(trips)).create_checkpoint()
    for number in (0, 2):
        commit_of(trips, number).unlink()
    assert unlisted.damaged_commits(trips) == {}
    assert salvage.opens(trips)
