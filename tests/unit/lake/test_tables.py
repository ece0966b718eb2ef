"""The log of a Delta table: versions, rows, and whether they can be read."""

from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pytest
from deltalake import DeltaTable, write_deltalake

from lake import tables
from lake.errors import LakeError
from tests.unit.lake.conftest import ROWS


def test_history_tells_of_every_version_newest_first(games: Path) -> None:
    DeltaTable(str(games)).delete("season = 2023")
    told = tables.history(games)
    assert [version["version"] for version in told] == [2, 1, 0]
    assert [version["rows"] for version in told] == [2, len(ROWS[1]), len(ROWS[0])]
    assert [version["operation"] for version in told] == ["DELETE", "WRITE", "WRITE"]
    assert [version["unreadable"] for version in told] == [None, None, None]


def test_times_are_the_commits_own_whatever_the_files_say(games: Path) -> None:
    before = [version["committed_at"] for version in tables.history(games)]
    for file in (games / "_delta_log").iterdir():
        os.utime(file, (0, 0))
    assert [version["committed_at"] for version in tables.history(games)] == before
    ages = [datetime.now(UTC) - datetime.fromisoformat(time) for time in before]
    assert all(0 <= age.total_seconds() < 3600 for age in ages)


def test_a_vacuumed_version_is_unreadable_though_its_rows_are_counted(games: Path) -> None:
    DeltaTable(str(games)).delete("season = 2023")
    DeltaTable(str(games)).vacuum(retention_hours=0, enforce_retention_duration=False, dry_run=False)
    told = {version["version"]: version for version in tables.history(games)}
    assert told[2]["unreadable"] is None
    assert told[1]["unreadable"] == "1 of 3 data files are gone (vacuumed or deleted)"
    assert told[1]["rows"] == len(ROWS[1])


def test_a_file_of_another_size_is_told(games: Path) -> None:
    file = next(games.rglob("*.parquet"))
    file.write_bytes(file.read_bytes()[:-7])
    assert tables.unreadable(games, tables.open_table(games)) == (
        "1 of 3 data files have another size than the log says"
    )


def test_versions_whose_log_entries_are_gone_do_not_hide_the_others(games: Path) -> None:
    DeltaTable(str(games)).create_checkpoint()
    (games / "_delta_log" / f"{0:020}.json").unlink()
    told = tables.history(games)
    assert [version["version"] for version in told if not version["unreadable"]] == [1]


def test_partition_values_with_odd_characters_are_found_on_disk(data_dir: Path) -> None:
    path = data_dir / "lake" / "dev" / "odd"
    odd = ["a b", "a%20b", "a/b", "ä:=", None]
    write_deltalake(str(path), pa.table({"part": odd, "n": range(5)}), partition_by=["part"])
    assert tables.unreadable(path, tables.open_table(path)) is None
    assert len(tables.active_files(tables.open_table(path))) == len(odd)


def test_describe(games: Path) -> None:
    DeltaTable(str(games)).alter.set_table_properties({"delta.logRetentionDuration": "interval 365 days"})
    told = tables.describe(games)
    assert told["id"] == str(DeltaTable(str(games)).metadata().id)
    assert (told["version"], told["rows"], told["partition_by"]) == (2, len(ROWS[1]), ["season"])
    assert told["properties"] == '{"delta.logRetentionDuration": "interval 365 days"}'


def test_what_is_no_table_is_told_in_one_sentence(games: Path, data_dir: Path) -> None:
    assert not tables.is_delta(data_dir)
    with pytest.raises(LakeError, match="holds no Delta table"):
        tables.open_table(data_dir)
    with pytest.raises(LakeError, match="cannot be opened at version 9"):
        tables.open_table(games, 9)
    with pytest.raises(LakeError, match="cannot be opened"):
        tables.open_table(_with_damaged_log(games))


def _with_damaged_log(games: Path) -> Path:
    damaged = games.with_name("damaged")
    shutil.copytree(games, damaged)
    (damaged / "_delta_log" / f"{0:020}.json").write_text('{"protocol": {"minRea', encoding="utf-8")
    return damaged
