"""Another writer commits at the worst moment: its rows stay, and what was committed is never denied."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pytest
from deltalake import CommitProperties, DeltaTable, write_deltalake

from dbt_duckdb_delta import rescue, tables, versions, writes
from dbt_duckdb_delta.errors import LakeError

OTHER = pa.table({"id": [77], "season": [2024], "name": ["other"]})
ROW = "select 5 as id, 'e' as name, 2024 as season"
QUERY = "select meanwhile(5) as id, 'e' as name, 2024 as season"


def commit_other(path: Path) -> None:
    write_deltalake(str(path), OTHER, mode="append")


@pytest.fixture
def meanwhile(games: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A DuckDB in which the function `meanwhile` commits to the table while a query of it is read."""

    def act(value: int) -> int:
        commit_other(games)
        return value

    with duckdb.connect() as connection:
        connection.create_function("meanwhile", act, ["BIGINT"], "BIGINT", side_effects=True)
        yield connection


def ids(path: Path) -> list[int]:
    return sorted(DeltaTable(str(path)).to_pyarrow_table().column("id").to_pylist())


@pytest.mark.parametrize("write", [writes.append, writes.overwrite])
def test_a_commit_while_the_rows_are_read_stays_and_ours_is_not_made(
    games: Path, meanwhile: duckdb.DuckDBPyConnection, write: Callable[..., Any]
) -> None:
    before = ids(games)
    with pytest.raises(
        LakeError, match=r"it was at version 1 and is at 2\. Its rows stay, and this operation"
    ):
        write(games, meanwhile, QUERY, "note")
    assert ids(games) == sorted([*before, 77])


@pytest.mark.parametrize("write", [writes.append, writes.overwrite])
def test_a_version_that_was_not_planned_for_is_not_written_over(
    games: Path, meanwhile: duckdb.DuckDBPyConnection, write: Callable[..., Any]
) -> None:
    commit_other(games)
    before = ids(games)
    with pytest.raises(LakeError, match="it was at version 1 and is at 2"):
        write(games, meanwhile, ROW, "note", 1)
    with pytest.raises(LakeError, match="it was at version 1 and is at 2"):
        writes.restore(games, 0, "note", 1)
    assert ids(games) == before
    assert write(games, meanwhile, ROW, "note", 2) == {"from_version": 2, "new_version": 3}


def test_a_restore_takes_no_commit_back_that_came_after_it_looked(games: Path, monkeypatch) -> None:
    restore = DeltaTable.restore

    def late(table: DeltaTable, *arguments: Any, **named: Any) -> Any:
        commit_other(games)
        return restore(table, *arguments, **named)

    before = ids(games)
    monkeypatch.setattr(DeltaTable, "restore", late)
    with pytest.raises(LakeError, match="Something else wrote to games meanwhile"):
        writes.restore(games, 0, "note")
    assert ids(games) == sorted([*before, 77])


def test_a_commit_is_not_denied_when_what_follows_it_fails(games: Path, monkeypatch) -> None:
    def fails_late(table: DeltaTable, rows: Any, **named: Any) -> None:
        write_deltalake(table, rows, **named)
        commit_other(games)
        raise RuntimeError("no room for the checkpoint")

    monkeypatch.setattr(writes, "write_deltalake", fails_late)
    with duckdb.connect() as connection:
        done = writes.append(games, connection, ROW, "note")
    assert done == {"from_version": 1, "new_version": 2}
    assert {5, 77} <= set(ids(games))


def test_an_error_before_the_commit_stays_what_it_was(games: Path) -> None:
    with duckdb.connect() as connection, pytest.raises(duckdb.Error, match="no_such_table"):
        writes.append(games, connection, "select * from no_such_table", "note")
    assert versions.history(games)[0]["version"] == 1


def test_a_table_that_is_written_to_is_not_moved_aside(games: Path, monkeypatch) -> None:
    bad = games / tables.active_files(tables.open_table(games))[0].path
    bad.unlink()
    repair = DeltaTable.repair

    def late(table: DeltaTable, **named: Any) -> Any:
        commit_other(games)
        return repair(table, **named)

    monkeypatch.setattr(DeltaTable, "repair", late)
    with pytest.raises(LakeError, match="its rows stay, and nothing was moved"):
        rescue.rescue(games, games, "rescue")
    assert [folder.name for folder in games.parent.iterdir()] == ["games"]
    assert DeltaTable(str(games)).version() == 2


def test_a_table_that_appears_during_a_copy_is_kept(games: Path, monkeypatch) -> None:
    target, copy_file = games.with_name("copy"), writes._copy_file

    def late(source: Path, place: Path) -> str:
        if not target.exists():
            write_deltalake(str(target), OTHER)
        return copy_file(source, place)

    monkeypatch.setattr(writes, "_copy_file", late)
    with pytest.raises(LakeError, match="was made by something else meanwhile"):
        writes.copy(games, None, target)
    assert ids(target) == [77]


WRITER = """
import sys
import pyarrow as pa
from deltalake import write_deltalake
from deltalake.exceptions import CommitFailedError

for number in range(int(sys.argv[2])):
    row = pa.table({"id": [1000 + number], "season": [2024], "name": ["other"]})
    while True:
        try:
            write_deltalake(sys.argv[1], row, mode="append")
            break
        except CommitFailedError:  # its turn to repeat
            continue
    print(number, flush=True)
"""


def test_no_row_of_a_process_that_keeps_writing_is_lost(games: Path) -> None:
    total, refusals = 6, list[str]()
    command = [sys.executable, "-c", WRITER, str(games), str(total)]
    with (
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as other,
        duckdb.connect() as connection,
    ):
        assert other.stdout
        other.stdout.readline()
        while other.poll() is None:
            expected = DeltaTable(str(games)).version()
            rows = f"select * from read_parquet([{files(games)}], hive_partitioning = true)"
            try:
                writes.overwrite(games, connection, rows, "the same rows", expected)
            except LakeError as error:
                refusals.append(str(error))
    assert other.returncode == 0
    assert all("Something else wrote to games meanwhile" in refusal for refusal in refusals)
    assert ids(games) == sorted([1, 2, 3, 4, *range(1000, 1000 + total)])


def files(path: Path) -> str:
    return ", ".join(f"'{path / file.path}'" for file in tables.active_files(tables.open_table(path)))


def test_the_properties_are_those_of_the_commit(games: Path) -> None:
    with duckdb.connect() as connection:
        writes.append(games, connection, ROW, "why")
    assert versions.history(games)[0]["note"] == "why"
    assert CommitProperties(max_commit_retries=0).max_commit_retries == 0
