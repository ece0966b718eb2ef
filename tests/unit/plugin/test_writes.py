"""What changes a Delta table: one commit or nothing, undone by the version before, read by DuckDB."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import duckdb
import pytest
from deltalake import DeltaTable

from dbt_duckdb_delta import backups, disk, session, tables, writes
from dbt_duckdb_delta.errors import LakeError
from dbt_duckdb_delta.paths import DOOMED, PARTIAL
from tests.unit.plugin.conftest import ROWS, Rows

Read = Callable[..., Rows]


@pytest.fixture
def connection(data_dir: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with session.connect(data_dir) as connection:
        yield connection


def test_restore_is_a_commit_on_top_with_its_reason(games: Path, duckdb_rows: Read) -> None:
    assert writes.restore(games, 0, "after the loss") == {"from_version": 1, "new_version": 2}
    assert duckdb_rows(games) == ROWS[0]
    assert DeltaTable(str(games)).history()[0]["userMetadata"] == "after the loss"
    writes.restore(games, 1, "undo")
    assert duckdb_rows(games) == ROWS[1]


def test_restore_to_the_current_version_commits_nothing(games: Path) -> None:
    assert writes.restore(games, 1, "again") == {"from_version": 1, "new_version": 1}


def test_restore_refuses_a_version_whose_files_are_gone(games: Path) -> None:
    DeltaTable(str(games)).delete("season = 2023")
    DeltaTable(str(games)).vacuum(retention_hours=0, enforce_retention_duration=False, dry_run=False)
    before = DeltaTable(str(games)).version()
    with pytest.raises(LakeError, match="Version 1 of games cannot be read: 1 of 3 data files are gone"):
        writes.restore(games, 1, "too late")
    assert DeltaTable(str(games)).version() == before


def test_append_matches_columns_by_name_and_adds_the_missing(
    games: Path, connection: duckdb.DuckDBPyConnection, duckdb_rows: Read
) -> None:
    writes.append(
        games, connection, "select 'e' as name, true as new, 2024::bigint as season, 5 as id", "one"
    )
    before = [(number, name, None, season) for number, name, season in ROWS[1]]
    assert duckdb_rows(games) == [*before, (5, "e", True, 2024)]
    assert duckdb_rows(games, 1) == ROWS[1]


def test_overwrite_from_its_own_rows_keeps_partitions_and_the_version_before(
    games: Path, connection: duckdb.DuckDBPyConnection, duckdb_rows: Read
) -> None:
    told = writes.overwrite(games, connection, "select * from lake.now('dev.games') where id > 2", "trim")
    assert told == {"from_version": 1, "new_version": 2}
    assert duckdb_rows(games) == ROWS[1][2:]
    assert duckdb_rows(games, 1) == ROWS[1]
    assert DeltaTable(str(games)).metadata().partition_columns == ["season"]


def test_a_query_that_breaks_in_the_middle_commits_nothing(
    games: Path, connection: duckdb.DuckDBPyConnection, duckdb_rows: Read
) -> None:
    connection.execute("set threads to 1")  # with more, another thread may answer first: Interrupted!
    name = "case when n > 150000 then error('broken') end"
    breaks = f"select n as id, 2024 as season, {name} as name from range(200000) t(n)"
    for write in (writes.append, writes.overwrite):
        with pytest.raises(Exception, match="broken"):
            write(games, connection, breaks, "breaks")
        assert DeltaTable(str(games)).version() == 1
        assert duckdb_rows(games) == ROWS[1]
    with pytest.raises(Exception, match="broken"):
        writes.create(games.with_name("new"), connection, breaks, "breaks")
    assert [folder.name for folder in games.parent.iterdir()] == ["games"]


def test_a_copy_is_a_table_of_its_own_with_the_history_up_to_its_version(
    games: Path, data_dir: Path, duckdb_rows: Read
) -> None:
    DeltaTable(str(games)).create_checkpoint()
    DeltaTable(str(games)).delete("season = 2023")
    target = data_dir / "backups" / "set_1" / "dev.games"
    assert writes.copy(games, 1, target) == {"version": 1, "files": 3}
    shutil.rmtree(games)
    assert duckdb_rows(target) == ROWS[1]
    assert duckdb_rows(target, 0) == ROWS[0]
    assert DeltaTable(str(target)).version() == 1
    with pytest.raises(LakeError, match="a copy never overwrites"):
        writes.copy(target, None, target)


def test_a_copy_of_what_cannot_be_read_is_refused(games: Path, data_dir: Path) -> None:
    next(games.rglob("*.parquet")).unlink()
    with pytest.raises(LakeError, match="Version 1 of games cannot be copied: 1 of 3 data files are gone"):
        writes.copy(games, None, data_dir / "backups" / "set_1" / "dev.games")
    assert not (data_dir / "backups").exists()


def test_create(games: Path, connection: duckdb.DuckDBPyConnection, duckdb_rows: Read) -> None:
    target = games.with_name("made")
    writes.create(target, connection, "select * from lake.at('dev.games', 0)", "from version 0")
    assert duckdb_rows(target) == ROWS[0]
    with pytest.raises(LakeError, match="exists already"):
        writes.create(target, connection, "select 1 as x", "again")


def test_rename_and_drop(games: Path, duckdb_rows: Read) -> None:
    old = games.with_name("old")
    writes.rename(games, old)
    assert duckdb_rows(old, 0) == ROWS[0]
    assert not games.exists()
    writes.copy(old, None, games)
    with pytest.raises(LakeError, match="a rename never overwrites"):
        writes.rename(old, games)
    with pytest.raises(LakeError, match="holds no Delta table"):
        writes.rename(games.with_name("nothing"), games.with_name("something"))
    writes.drop(old)
    assert [folder.name for folder in games.parent.iterdir()] == ["games"]
    assert duckdb_rows(games) == ROWS[1]


def test_properties(games: Path) -> None:
    told = writes.set_properties(games, {"delta.deletedFileRetentionDuration": "interval 90 days"})
    assert told == {"from_version": 1, "new_version": 2}
    assert (
        tables.describe(games)["properties"] == '{"delta.deletedFileRetentionDuration": "interval 90 days"}'
    )


def test_the_log_is_made_by_its_first_entry(data_dir: Path, duckdb_rows: Read) -> None:
    path = data_dir / "lake" / "dev_recovery" / "recovery_log"
    entry = {"run_id": "1", "logged_at": "2026-02-03T09:00:00+00:00", "verb": "drill", "state": "started"}
    assert writes.log(path, [entry]) == {"from_version": None, "new_version": 0}
    done = {**entry, "state": "done", "seconds": 1.5}
    assert writes.log(path, [{**done, "verb": "doctor"}, done]) == {"from_version": 0, "new_version": 1}
    names = sorted(writes.LOG_SCHEMA.names)
    told = [dict(zip(names, row, strict=True)) for row in duckdb_rows(path)]
    assert {(row["verb"], row["state"], row["seconds"]) for row in told} == {
        ("drill", "started", None),
        ("drill", "done", 1.5),
        ("doctor", "done", 1.5),
    }


WORK = {
    "copy": lambda folder: writes.copy(folder / "games", None, folder / "target"),
    "create": lambda folder: _create(folder),
    "drop": lambda folder: writes.drop(folder / "games"),
    "rename": lambda folder: writes.rename(folder / "games", folder / "target"),
}
LEFT = {  # what a kill may leave: no reader takes a copy that has not its name, or a deletion, for a table
    "copy": ({"games"}, {"games", "target" + PARTIAL}, {"games", "target"}),
    "create": ({"games"}, {"games", "target" + PARTIAL}, {"games", "target"}),
    "drop": ({"games"}, {"games" + DOOMED}, set()),
    "rename": ({"games"}, {"target"}),
}
DONE = {"copy": {"games", "target"}, "create": {"games", "target"}, "drop": set(), "rename": {"target"}}


@pytest.mark.thorough
@pytest.mark.parametrize("what", WORK)
def test_a_kill_at_any_step_leaves_all_or_nothing_and_the_same_again_succeeds(
    games: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str, duckdb_rows: Read
) -> None:
    work = partial(WORK[what], games.parent)
    crashes = _crash_snapshots(games.parents[2], tmp_path / "crash_snapshots", monkeypatch, work)
    assert len(crashes) >= {"copy": 8, "create": 3, "drop": 2, "rename": 1}[what]
    looked_at: list[set[str]] = []
    for crash in crashes:
        folder = crash / "lake" / "dev"
        left = _names(folder)
        assert left in LEFT[what]
        if left not in looked_at:
            looked_at.append(left)
            with session.connect(crash) as connection:
                seen = connection.execute("select view_name from duckdb_views() where database_name = 'lake'")
                assert {name for (name,) in seen.fetchall()} == left & {"games", "target"}
        assert [Path(one["path"]).name for one in backups.list_leftovers(crash)] == sorted(
            left - {"games", "target"}
        )
        if left != DONE[what]:
            WORK[what](folder)
        assert _names(folder) == DONE[what]
        for name in DONE[what]:
            assert duckdb_rows(folder / name) == ROWS[1]


def _create(folder: Path) -> None:
    with session.connect(folder.parents[1]) as connection:
        writes.create(folder / "target", connection, "select * from lake.now('dev.games')", "made")


def _names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} if folder.exists() else set()


def _crash_snapshots(
    data_dir: Path, crashes: Path, monkeypatch: pytest.MonkeyPatch, work: Callable[[], object]
) -> list[Path]:
    """The data folder as it was before each step of the work, and after it: what a kill there would leave."""
    taken: list[Path] = []

    def take_crash_snapshot() -> None:
        taken.append(crashes / str(len(taken)))
        shutil.copytree(data_dir, taken[-1], copy_function=shutil.copyfile)

    def with_crash_snapshot(step: Callable[..., object]) -> Callable[..., object]:
        def call(*arguments: object, **named: object) -> object:
            take_crash_snapshot()
            return step(*arguments, **named)

        return call

    with monkeypatch.context() as patched:
        steps = [(writes, "_copy_file"), (Path, "rename"), (writes, "sync"), (disk, "sync"), (os, "unlink"),
                 (os, "rmdir")]  # fmt: skip
        for owner, name in steps:
            patched.setattr(owner, name, with_crash_snapshot(getattr(owner, name)))
        work()
    take_crash_snapshot()
    return taken


@pytest.mark.parametrize(("held", "groups"), [(512_000, 1), (4, 2), (2, 4)])
def test_the_more_partitions_the_smaller_the_row_groups(
    games: Path, connection: duckdb.DuckDBPyConnection, monkeypatch, held: int, groups: int
) -> None:
    partitions = {file.parent for file in games.rglob("*.parquet")}
    monkeypatch.setattr(writes, "HELD_ROWS", held * len(partitions))
    monkeypatch.setattr(writes, "LEAST_GROUP", 2)
    before = set(games.rglob("*.parquet"))
    query = "select i as id, 2024 as season, 'x' as name from range(8) as t(i)"
    writes.append(games, connection, query, "many")
    [file] = set(games.rglob("*.parquet")) - before
    found = "count(distinct row_group_id), max(compression), min(compression)"
    written = f"select {found} from parquet_metadata('{file}')"
    assert connection.execute(written).fetchall() == [(groups, "SNAPPY", "SNAPPY")]


@pytest.mark.parametrize("part", ["season=", "_delta_log"])
def test_a_copy_with_other_bytes_than_its_source_is_not_made(games: Path, monkeypatch, part: str) -> None:
    sync, target = writes.sync, games.with_name("target")

    def flip(path: Path) -> None:
        sync(path)
        if part in str(path) and path.is_file():
            content = bytearray(path.read_bytes())
            content[len(content) // 2] ^= 1
            path.write_bytes(content)

    monkeypatch.setattr(writes, "sync", flip)
    with pytest.raises(LakeError, match=r"has other bytes than .*, of which it is a copy\. Check the disk"):
        writes.copy(games, None, target)
    assert _names(games.parent) == {"games"}


def test_create_stores_as_text_what_delta_lacks(games: Path, connection: duckdb.DuckDBPyConnection) -> None:
    target = games.with_name("types")
    query = f"select 1 as plain, {2**127 - 1} as wide, [1::utinyint] as nested, [2] as list"
    writes.create(target, connection, query, "types")
    [row] = DeltaTable(str(target)).to_pyarrow_table().to_pylist()
    assert row == {"plain": 1, "wide": str(2**127 - 1), "nested": "[1]", "list": [2]}


@pytest.mark.parametrize("value", [
    "date 'infinity'", "date '-infinity'", "date '300000-01-01'", "[date 'infinity']",
    "{'until': date 'infinity'}", "timestamp 'infinity'", "date '2026-02-03'",
])  # fmt: skip
def test_create_keeps_dates_that_the_calendar_of_delta_rs_lacks(
    value: str, games: Path, connection: duckdb.DuckDBPyConnection, capfd: pytest.CaptureFixture[str]
) -> None:
    target = games.with_name("valid")
    writes.create(target, connection, f"select i as id, {value} as until from range(3) as t(i)", "for ever")
    kept = f"select until = {value}, typeof(until) = typeof({value}) from lake.now('dev.valid')"
    assert connection.execute(kept).fetchall() == [(True, True)] * 3
    assert tables.describe(target)["rows"] == 3
    assert capfd.readouterr().err == "", "no stack trace reaches the terminal"
