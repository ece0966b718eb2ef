"""Rows of new games are appended, at the version that was read; all others are left to a merge."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from deltalake import DeltaTable, write_deltalake
from dlt.common.destination.client import HasFollowupJobs, RunnableLoadJob
from dlt.destinations.impl.filesystem.filesystem import DeltaLoadFilesystemJob, FilesystemClient
from dlt.destinations.job_impl import FinalizedLoadJobWithFollowupJobs

from ingestion.bronze import SHIFTS, TABLES, TEAMS
from ingestion.destinations import delta_job
from ingestion.destinations.delta_job import AppendOrMergeJob, append_new_games
from ingestion.destinations.filesystem import BronzeClient

A, B, C = 2024020001, 2024020002, 2024020003


def shifts(*games: int, shift: int = 1) -> pa.Table:
    """Return a shift of each game, with the columns of the key and one more."""
    names = [*TABLES[SHIFTS].merge_key, "team"]
    schema = pa.schema([TABLES[SHIFTS].schema.field(name) for name in names])
    row = {"season": 20242025, "player_id": 8478402, "shift_number": shift, "team": "EDM"}
    return pa.Table.from_pylist([{"game_id": game, **row} for game in games], schema=schema)


@pytest.fixture
def append(tmp_path: Path) -> Callable[..., bool]:
    """Return a function that appends rows to a table with game B."""
    write_deltalake(str(tmp_path / "table"), shifts(B), partition_by=["season"])

    def run(rows: pa.Table, name: str = SHIFTS) -> bool:
        pq.write_table(rows, tmp_path / "rows.parquet")
        return append_new_games(table(tmp_path), name, [str(tmp_path / "rows.parquet")])

    return run


def table(folder: Path) -> DeltaTable:
    return DeltaTable(str(folder / "table"))


def games(folder: Path) -> list[int]:
    return sorted(table(folder).to_pyarrow_table()["game_id"].to_pylist())


def test_new_games_are_appended(append: Callable[..., bool], tmp_path: Path) -> None:
    assert append(shifts(A, C))  # the table's only game lies between them
    assert games(tmp_path) == [A, B, C]
    commit = table(tmp_path).history()[0]
    assert (commit["operation"], commit["operationParameters"]["mode"]) == ("WRITE", "Append")
    assert set(table(tmp_path).to_pyarrow_table()["season"].to_pylist()) == {20242025}


def test_a_job_that_is_repeated_after_its_commit_appends_nothing(
    append: Callable[..., bool], tmp_path: Path
) -> None:
    assert append(shifts(A))
    assert not append(shifts(A))
    assert games(tmp_path) == [A, B]


@pytest.mark.parametrize(
    "rows",
    [
        shifts(A, B, shift=2),  # new rows of a game that has others
        shifts(),
        shifts(A).drop_columns(["team"]),
        shifts(A).append_column("new", pa.array([1])),
        shifts(A).set_column(4, "team", pa.array([1])),
    ],
    ids=["game with rows", "no rows", "column missing", "column more", "other type"],
)
def test_what_is_more_than_new_games_is_left_to_a_merge(
    append: Callable[..., bool], tmp_path: Path, rows: pa.Table
) -> None:
    assert not append(rows)
    assert (table(tmp_path).version(), games(tmp_path)) == (0, [B])


@pytest.mark.parametrize("name", [TEAMS, "_dlt_version"])
def test_a_table_that_is_not_of_games_is_left_to_a_merge(append: Callable[..., bool], name: str) -> None:
    assert not append(shifts(A), name)


def test_another_writer_commits_the_same_game_after_the_table_was_read(
    append: Callable[..., bool], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Appends do not conflict in Delta: both would be committed, and the game would be there twice."""
    parts = delta_job.parts

    def late(files: list[str]):
        write_deltalake(str(tmp_path / "table"), shifts(A), mode="append")
        return parts(files)

    monkeypatch.setattr(delta_job, "parts", late)
    assert not append(shifts(A))
    assert games(tmp_path) == [A, B]


def test_dlt_runs_a_file_as_a_job_whose_end_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    """dlt looks a second later for the end of a job that no thread runs."""
    monkeypatch.setattr(
        FilesystemClient, "get_load_job_class", lambda *arguments: FinalizedLoadJobWithFollowupJobs
    )
    job = BronzeClient.get_load_job_class(object.__new__(BronzeClient), {}, "rows.parquet")
    assert issubclass(job, RunnableLoadJob)
    assert issubclass(job, HasFollowupJobs)


def test_one_table_is_merged_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    under_way: list[AppendOrMergeJob] = []
    most: list[int] = []

    def merge(job: AppendOrMergeJob) -> None:
        under_way.append(job)
        time.sleep(0.05)
        most.append(len(under_way))
        under_way.remove(job)

    monkeypatch.setattr(DeltaLoadFilesystemJob, "run", merge)
    monkeypatch.setattr(AppendOrMergeJob, "has_appended", lambda job: False)
    jobs = [object.__new__(AppendOrMergeJob) for _ in range(3)]
    with ThreadPoolExecutor() as threads:
        list(threads.map(AppendOrMergeJob.run, jobs))
    assert most == [1, 1, 1]
