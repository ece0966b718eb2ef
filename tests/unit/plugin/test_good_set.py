"""The mark about the last good set: it counts only while the set lies there as it was."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from dbt_duckdb_delta import backups, good_set, writes
from dbt_duckdb_delta.good_set import GoodSet

ID = "set_20260203T101500Z"
TAKEN_AT = "2026-02-03 10:15:00"


@pytest.fixture
def marked(games: Path, data_dir: Path) -> Path:
    """The folder of a set that was marked by the schema `dev`."""
    writes.copy(games, None, data_dir / "backups" / ID / "dev.games")
    backups.write_manifest(data_dir, f"{ID}/dev.games", "{}")
    assert good_set.mark(data_dir, ID, TAKEN_AT, "dev") == {"marked": ID}
    return data_dir / "backups" / ID


def test_an_untouched_set_is_known_by_its_mark(marked: Path, data_dir: Path) -> None:
    found = good_set.unchanged(data_dir, "dev")
    assert found == GoodSet(ID, datetime(2026, 2, 3, 10, 15, tzinfo=UTC))
    assert found.age(datetime(2026, 2, 3, 12, 15, tzinfo=UTC)) == timedelta(hours=2)


def remove_a_file(folder: Path) -> None:
    next(folder.rglob("*.parquet")).unlink()


def shorten_a_file(folder: Path) -> None:
    file = next(folder.rglob("*.parquet"))
    times = file.stat()
    file.write_bytes(file.read_bytes()[:-1])
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))


def write_a_manifest(folder: Path) -> None:
    backups.write_manifest(folder.parents[1], f"{ID}/dev.games", "{ }")


def add_a_file(folder: Path) -> None:
    (folder / "dev.games" / "stray").touch()


def rename_the_set(folder: Path) -> None:
    folder.rename(folder.with_name(f"{ID}.deleting"))


@pytest.mark.parametrize(
    "change", [remove_a_file, shorten_a_file, write_a_manifest, add_a_file, rename_the_set, shutil.rmtree]
)
def test_a_set_that_changed_has_to_be_judged_again(
    change: Callable[[Path], None], marked: Path, data_dir: Path
) -> None:
    change(marked)
    assert good_set.unchanged(data_dir, "dev") is None


def test_the_set_of_another_schema_is_not_ours(marked: Path, data_dir: Path) -> None:
    assert good_set.unchanged(data_dir, "prod") is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "{}",
        json.dumps({"set": "../lake", "taken_at": TAKEN_AT, "schema": "dev", "files": ""}),
        json.dumps({"set": ID, "taken_at": "yesterday", "schema": "dev", "files": ""}),
    ],
)
def test_a_damaged_mark_proves_nothing(text: str, marked: Path, data_dir: Path) -> None:
    (data_dir / "backups" / good_set.MARK).write_text(text)
    assert good_set.unchanged(data_dir, "dev") is None


def test_without_a_mark_nothing_is_proven(data_dir: Path) -> None:
    assert good_set.unchanged(data_dir, "dev") is None


def test_a_set_that_is_not_there_cannot_be_marked(marked: Path, data_dir: Path) -> None:
    assert good_set.mark(data_dir, "set_20260101T000000Z", TAKEN_AT, "dev") == {"marked": None}
    assert good_set.unchanged(data_dir, "dev").id == ID


def test_the_verbs_mark_a_set_by_sql(marked: Path, data_dir: Path, lake: duckdb.DuckDBPyConnection) -> None:
    (data_dir / "backups" / good_set.MARK).unlink()
    sql = f"select marked from lake.mark_good_set('{ID}', '{TAKEN_AT}', 'dev')"
    assert lake.execute(sql).fetchall() == [(ID,)]
    assert good_set.unchanged(data_dir, "dev").id == ID


def test_the_mark_is_neither_a_backup_nor_a_leftover(marked: Path, data_dir: Path) -> None:
    assert [one["id"] for one in backups.list_backups(data_dir)] == [f"{ID}/dev.games"]
    assert backups.list_leftovers(data_dir) == []
