"""Replacing a table by a backup: its files are copied, or its rows where the files do not fit."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest
from deltalake import DeltaTable, write_deltalake

from dbt_duckdb_delta import session, tables, versions, writes
from dbt_duckdb_delta.errors import LakeError

AT = pa.array([0, 1, None], pa.timestamp("us", "UTC"))
ODD = pa.table({"id": [1, 2, 3], "team": ["a b", "ü/%", None], "seen": AT})


@pytest.fixture
def copied(data_dir: Path) -> tuple[Path, Path]:
    """`dev.events` with partitions of odd names, and a backup of it; then all rows but one are deleted."""
    path, target = data_dir / "lake" / "dev" / "events", data_dir / "backups" / "set_1" / "dev.events"
    write_deltalake(str(path), ODD, partition_by=["team"])
    writes.copy(path, None, target)
    DeltaTable(str(path)).delete("id <> 1")
    return path, target


def replace(data_dir: Path, path: Path, source: Path, expected: int | None = None) -> dict:
    with session.connect(data_dir) as connection, connection.cursor() as cursor:
        return dict(writes.replace(path, cursor, source, "back", expected))


def rows(path: Path) -> list[dict]:
    return DeltaTable(str(path)).to_pyarrow_table().sort_by("id").to_pylist()


def test_the_files_of_a_backup_are_copied_under_new_names(copied, data_dir, duckdb_rows) -> None:
    path, backup = copied
    before = {file.path for file in tables.active_files(DeltaTable(str(path), version=0))}
    assert replace(data_dir, path, backup) == {"from_version": 1, "new_version": 2}
    assert rows(path) == rows(backup) == ODD.sort_by("id").to_pylist()
    assert duckdb_rows(path) == duckdb_rows(backup)
    files = tables.active_files(DeltaTable(str(path)))
    assert not before & {file.path for file in files}, "what lies in the table is not relied on"
    assert [file.rows for file in files] == [1, 1, 1]
    history = versions.history(path)
    assert [(each["rows"], each["unreadable"]) for each in history] == [(3, None), (1, None), (3, None)]
    assert history[0]["note"] == "back"
    kept = DeltaTable(str(path)).to_pyarrow_table(filters=[("id", "=", 2)])
    assert kept["id"].to_pylist() == [2], "the statistics are those of the files"
    with duckdb.connect() as connection:
        writes.append(path, connection, "select 4 as id, 'x' as team", "more")
    assert len(rows(path)) == 4


@pytest.mark.parametrize("change", ["column", "type", "partitions"])
def test_rows_are_written_where_the_files_do_not_fit(copied, data_dir, change: str) -> None:
    path, backup = copied
    other = {
        "column": ODD.append_column("more", pa.array([1, 2, 3])),
        "type": ODD.set_column(0, "id", ODD["id"].cast(pa.int32())),
        "partitions": ODD,
    }[change]
    shutil.rmtree(path)
    write_deltalake(str(path), other, partition_by=None if change == "partitions" else ["team"])
    replace(data_dir, path, backup)
    assert rows(path) == ODD.sort_by("id").to_pylist()


def test_another_writer_leaves_nothing_behind(copied, data_dir) -> None:
    path, backup = copied
    before = sorted(file for file in path.rglob("*") if file.is_file())
    with pytest.raises(LakeError):
        replace(data_dir, path, backup, expected=0)
    assert sorted(file for file in path.rglob("*") if file.is_file()) == before


def test_a_damaged_backup_replaces_nothing(copied, data_dir) -> None:
    path, backup = copied
    next(file for file in backup.rglob("*.parquet")).unlink()
    with pytest.raises(LakeError, match="1 of 3 data files are gone"):
        replace(data_dir, path, backup)
    assert rows(path) == ODD.to_pylist()[:1]
