"""The log of a Delta table: versions, rows, and whether they can be read."""

from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pytest
from deltalake import DeltaTable, write_deltalake

from dbt_duckdb_delta import tables, versions
from dbt_duckdb_delta.errors import LakeError
from tests.unit.plugin.conftest import ROWS, SECOND


def test_history_tells_of_every_version_newest_first(games: Path) -> None:
    DeltaTable(str(games)).delete("season = 2023")
    told = versions.history(games)
    assert [version["version"] for version in told] == [2, 1, 0]
    assert [version["rows"] for version in told] == [2, len(ROWS[1]), len(ROWS[0])]
    assert [version["operation"] for version in told] == ["DELETE", "WRITE", "WRITE"]
    assert [version["unreadable"] for version in told] == [None, None, None]


def test_times_are_the_commits_own_whatever_the_files_say(games: Path) -> None:
    before = [version["committed_at"] for version in versions.history(games)]
    for file in (games / "_delta_log").iterdir():
        os.utime(file, (0, 0))
    assert [version["committed_at"] for version in versions.history(games)] == before
    ages = [datetime.now(UTC) - datetime.fromisoformat(time) for time in before]
    assert all(0 <= age.total_seconds() < 3600 for age in ages)


def test_a_vacuumed_version_is_unreadable_though_its_rows_are_counted(games: Path) -> None:
    DeltaTable(str(games)).delete("season = 2023")
    DeltaTable(str(games)).vacuum(retention_hours=0, enforce_retention_duration=False, dry_run=False)
    told = {version["version"]: version for version in versions.history(games)}
    assert told[2]["unreadable"] is None
    assert told[1]["unreadable"] == "1 of 3 data files are gone (vacuumed or deleted)"
    assert told[1]["rows"] == len(ROWS[1])


def test_a_file_of_another_size_is_told(games: Path) -> None:
    file = next(games.rglob("*.parquet"))
    file.write_bytes(file.read_bytes()[:-7])
    assert tables.unreadable_reason(games, tables.open_table(games)) == (
        "1 of 3 data files have another size than the log says"
    )


def test_versions_whose_log_entries_are_gone_do_not_hide_the_others(games: Path) -> None:
    DeltaTable(str(games)).create_checkpoint()
    (games / "_delta_log" / f"{0:020}.json").unlink()
    told = versions.history(games)
    assert [version["version"] for version in told if not version["unreadable"]] == [1]


def test_partition_values_with_odd_characters_are_found_on_disk(data_dir: Path) -> None:
    path = data_dir / "lake" / "dev" / "odd"
    odd = ["a b", "a%20b", "a/b", "ä:=", None]
    write_deltalake(str(path), pa.table({"part": odd, "n": range(5)}), partition_by=["part"])
    assert tables.unreadable_reason(path, tables.open_table(path)) is None
    assert len(tables.active_files(tables.open_table(path))) == len(odd)


def test_describe(games: Path) -> None:
    DeltaTable(str(games)).alter.set_table_properties({"delta.logRetentionDuration": "interval 365 days"})
    told = tables.describe(games)
    assert told["id"] == str(DeltaTable(str(games)).metadata().id)
    assert (told["version"], told["rows"], told["partition_by"]) == (2, len(ROWS[1]), ["season"])
    assert told["properties"] == '{"delta.logRetentionDuration": "interval 365 days"}'
    assert told["unreadable"] is None
    opened: list[Path] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tables, "open_table", lambda path: opened.append(path))
        assert tables.describe(games) == told
    assert opened == [], "the log has not changed"
    (games / tables.active_files(tables.open_table(games))[0].path).unlink()
    assert "data files are gone" in str(tables.describe(games)["unreadable"])
    DeltaTable(str(games)).alter.set_table_properties({"delta.logRetentionDuration": "interval 366 days"})
    assert tables.describe(games)["version"] == 3


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


def test_the_walk_tells_of_each_version_what_opening_it_tells(data_dir: Path) -> None:
    path = data_dir / "lake" / "dev" / "odd"
    odd = pa.table({"part": ["a b", "a%20b", "a/b", "ä:=", None], "n": range(5)})
    write_deltalake(str(path), odd, partition_by=["part"])
    write_deltalake(str(path), odd, mode="append")
    DeltaTable(str(path)).delete("n = 2")
    DeltaTable(str(path)).optimize.compact()
    DeltaTable(str(path)).restore(1)
    DeltaTable(str(path)).create_checkpoint()
    DeltaTable(str(path)).delete("part = 'a%20b'")
    as_opened(path)
    DeltaTable(str(path)).vacuum(retention_hours=0, enforce_retention_duration=False, dry_run=False)
    next(path.glob("part=*b/*.parquet")).write_bytes(b"cut")
    told = as_opened(path)
    assert {bool(reason) for _, reason in told.values()} == {True}
    (path / "_delta_log" / f"{0:020}.json").unlink()  # the first versions cannot be opened any more
    write_deltalake(str(path), odd, mode="append")
    DeltaTable(str(path)).delete("part = 'a%20b'")
    told = as_opened(path)
    assert any("cannot be opened" in (reason or "") for _, reason in told.values())


def as_opened(path: Path) -> dict[int, tuple]:
    """What the history tells: rows and reason by version; and that opening each version tells the same."""
    told = {row["version"]: (row["rows"], row["unreadable"]) for row in versions.history(path)}
    assert len(told) > 1
    for version, (rows, reason) in told.items():
        if "cannot be opened" in (reason or ""):
            with pytest.raises(LakeError, match="cannot be opened at version"):
                tables.open_table(path, version)
            assert rows is None
        else:
            table = tables.open_table(path, version)
            assert (rows, reason) == (table.count(), tables.unreadable_reason(path, table)), version
    return told


def test_files_are_looked_at_once_however_many_versions_there_are(
    games: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(5):
        write_deltalake(str(games), SECOND, mode="append")
    opened = []
    monkeypatch.setattr(versions, "open_table", lambda path, version: opened.append(version))
    assert [row["rows"] for row in versions.history(games)] == [9, 8, 7, 6, 5, 4, 3]
    assert opened == [], "the log tells of each of them"


def test_commits_that_were_damaged_hide_no_version_before_them(games: Path) -> None:
    for _ in range(3):
        write_deltalake(str(games), SECOND, mode="append")
    for version in (3, 4):
        (games / "_delta_log" / f"{version:020}.json").write_text('{"commitInfo": {"time', encoding="utf-8")
    assert tables.open_newest(games).version() == 2
    assert [(row["version"], row["rows"]) for row in versions.history(games)] == [(2, 5), (1, 4), (0, 3)]
    with pytest.raises(LakeError, match="cannot be opened"):
        tables.open_newest(_with_damaged_log(games))
