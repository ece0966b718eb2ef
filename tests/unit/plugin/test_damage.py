"""Data files that are gone, cut or changed while the log is sound: found, left out, and moved aside."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest
from deltalake import DeltaTable, write_deltalake

from dbt_duckdb_delta import checksums, damage, rescue, salvage, tables, versions, writes
from dbt_duckdb_delta.errors import LakeError

ROWS = 2000  # in each of three files
Change = Callable[[Path], object]


def change_byte(place: int) -> Change:
    """Flip bits of one byte; `place` in percent of the file."""

    def change(file: Path) -> None:
        content = bytearray(file.read_bytes())
        content[min(len(content) * place // 100, len(content) - 1)] ^= 0x41
        file.write_bytes(content)

    return change


def zero_third(file: Path) -> None:
    whole = file.read_bytes()
    third = len(whole) // 3
    file.write_bytes(whole[:third] + bytes(third) + whole[2 * third :])


DAMAGES: dict[str, Change] = {
    "gone": Path.unlink,
    "empty": lambda file: file.write_bytes(b""),
    "cut": lambda file: file.write_bytes(file.read_bytes()[:-100]),
    "no footer": lambda file: file.write_bytes(file.read_bytes()[:-8] + bytes(8)),
    "a page of zeros": zero_third,
    "another file": lambda file: file.write_bytes(bytes(file.stat().st_size)),
}


@pytest.fixture
def events(data_dir: Path) -> Path:
    """Three files in three commits, with values that do not compress away."""
    path = data_dir / "lake" / "dev" / "events"
    for part in range(3):
        ids = range(part * ROWS, (part + 1) * ROWS)
        table = pa.table({"id": list(ids), "name": [f"name {each * 7919 % 104729}" for each in ids]})
        write_deltalake(str(path), table, mode="append")
    return path


@pytest.fixture
def backed_up(events: Path, data_dir: Path) -> Path:
    writes.copy(events, None, data_dir / "backups" / "set_1" / "dev.events")
    return events


def file_of(path: Path, version: int) -> Path:
    """The data file that a version added."""
    before = {file.path for file in tables.active_files(DeltaTable(str(path), version=version - 1))}
    [added] = {file.path for file in tables.active_files(DeltaTable(str(path), version=version))} - before
    return path / added


def damaged(path: Path) -> list[damage.DamagedFile]:
    return damage.damaged_files(path, tables.open_table(path))


@pytest.mark.parametrize("how", DAMAGES)
@pytest.mark.parametrize("made", ["events", "backed_up"])
def test_a_damaged_file_is_found_by_name(request: pytest.FixtureRequest, made: str, how: str) -> None:
    path: Path = request.getfixturevalue(made)
    assert damaged(path) == []
    bad = file_of(path, 1)
    DAMAGES[how](bad)
    assert [file.path for file in damaged(path)] == [bad.name]


@pytest.mark.parametrize("place", [0, 5, 20, 35, 50, 65, 80, 90, 95, 98, 99, 100])
def test_a_flipped_byte_is_found_wherever_it_is_once_a_backup_has_the_file(
    backed_up: Path, place: int
) -> None:
    bad = file_of(backed_up, 1)
    change_byte(place)(bad)
    [found] = damaged(backed_up)
    assert found == (bad.name, "has changed since its backup")
    with pytest.raises(LakeError, match=f"{bad.name} has changed since its backup"):
        writes.copy(backed_up, None, backed_up.parents[2] / "backups" / "set_2" / "dev.events")


def test_of_backups_that_disagree_the_oldest_counts(backed_up: Path, data_dir: Path) -> None:
    right = checksums.recorded(backed_up)
    later = data_dir / "backups" / "set_2" / "dev.events"
    shutil.copytree(data_dir / "backups" / "set_1" / "dev.events", later)
    checksums.write(later, dict.fromkeys(right, "0" * 64))
    assert checksums.recorded(backed_up) == right
    (data_dir / "backups" / "set_1" / "dev.events" / checksums.FILE).write_text("{", encoding="utf-8")
    assert checksums.recorded(backed_up) != right


def test_the_sentence_names_three_files_and_counts_the_rest() -> None:
    files = [damage.DamagedFile(f"{number}.parquet", "is gone") for number in range(5)]
    assert damage.sentence(files, 9) == (
        "5 of 9 data files damaged: 0.parquet is gone, 1.parquet is gone, 2.parquet is gone, 2 more"
    )


@pytest.mark.parametrize("how", DAMAGES)
def test_the_sound_files_take_the_place_of_the_table(
    events: Path, how: str, duckdb_rows: Callable[..., list], tmp_path: Path
) -> None:
    bad = file_of(events, 1)
    DAMAGES[how](bad)
    found = rescue.find_damage(events, tmp_path / "view")
    assert found is not None
    assert (found["version"], found["rows"]) == (2, 2 * ROWS)
    assert found["problem"].startswith(f"1 of 3 data files damaged: {bad.name} ")
    kept = [row for row in duckdb_rows(tmp_path / "view") if row[0] is not None]
    assert [row[0] for row in kept] == [*range(ROWS), *range(2 * ROWS, 3 * ROWS)]

    before = {file: file.read_bytes() for file in events.rglob("*") if file.is_file()}
    assert rescue.rescue(events, events, "rescue") == {"moved_to": "events.1.damaged", "new_version": 3}
    aside = events.with_name("events.1.damaged")
    assert {
        events / file.relative_to(aside): file.read_bytes() for file in aside.rglob("*") if file.is_file()
    } == (before)
    assert duckdb_rows(events) == kept
    assert damaged(events) == []
    assert [(each["version"], each["operation"], each["note"]) for each in versions.history(events)[:1]] == [
        (3, "FSCK", "rescue")
    ]
    assert len(duckdb_rows(events, 0)) == ROWS, "older versions stay, where their files are sound"
    [point] = salvage.list_salvaged(events)
    assert (point["name"], point["version"], point["rows"]) == ("events.1.damaged", 2, 2 * ROWS)
    assert bad.name in (point["damaged"] or "")


def test_a_sound_table_is_left_alone(events: Path, tmp_path: Path) -> None:
    assert rescue.find_damage(events, tmp_path / "view") is None
    assert rescue.rescue(events, events, "rescue") == {"moved_to": None, "new_version": 2}
    assert salvage.quarantined(events) == []


def test_the_sound_files_become_another_table(events: Path, duckdb_rows: Callable[..., list]) -> None:
    file_of(events, 1).unlink()
    target = events.with_name("rescued")
    assert rescue.rescue(events, target, "rescue")["moved_to"] is None
    assert len(duckdb_rows(target)) == 2 * ROWS
    with pytest.raises(LakeError, match="never overwrites"):
        rescue.rescue(events, target, "rescue")


def test_the_functions_of_the_lake(lake: duckdb.DuckDBPyConnection, events: Path) -> None:
    assert lake.execute("select * from lake.damage('dev.events')").fetchall() == []
    bad = file_of(events, 2)
    bad.unlink()
    found = lake.execute("select * exclude written_at from lake.damage('dev.events')").fetchall()
    assert found == [(2, 2 * ROWS, f"1 of 3 data files damaged: {bad.name} is gone", 2)]
    count = "select count(id), max(id) from {}"
    with pytest.raises(duckdb.Error):
        lake.execute(count.format("lake.now('dev.events')")).fetchall()
    salvaged = lake.execute(count.format("lake.salvaged('dev.events')")).fetchall()
    assert salvaged == [(2 * ROWS, 2 * ROWS - 1)]
    assert lake.execute("select rows from lake.damage('dev.events', v := 2)").fetchall() == [(2 * ROWS,)]
    assert lake.execute("select * from lake.damage('dev.events', v := 1)").fetchall() == []
    moved = lake.execute("select * from lake.rescue('dev.events', note := 'aside')").fetchall()
    assert moved == [("events.1.damaged", 3)]
    for table in ("lake.now('dev.events')", "lake.dev.events"):
        assert lake.execute(count.format(table)).fetchall() == salvaged
    assert lake.execute(count.format("lake.salvaged('dev.events')")).fetchall() == salvaged
    [(name, rows, told)] = lake.execute(
        "select name, rows, damaged from lake.list_salvaged('dev.events')"
    ).fetchall()
    assert (name, rows) == ("events.1.damaged", 2 * ROWS)
    assert bad.name in told
    assert lake.execute(count.format("lake.salvaged('dev.events.1.damaged')")).fetchall() == salvaged
