"""Which tables a load creates without rows, or gives their columns."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pyarrow as pa
import pytest
from deltalake import write_deltalake

from ingestion.archive import Archive
from ingestion.bronze import PLAYS, TABLES, TEAM_GAMES
from ingestion.destinations.base import Counts
from ingestion.destinations.delta_tables import DeltaTables
from ingestion.loss_gate import LossError, State, check, deleted, look, note_deletion, remember
from ingestion.write import BronzeWriter


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "lake" / "dev"


def write(folder: Path, name: str, without: tuple[str, ...] = ()) -> None:
    rows = TABLES[name].schema.empty_table().drop_columns(list(without))
    write_deltalake(str(folder / name), rows, partition_by=["season"])


def missing(folder: Path, tmp_path: Path) -> list[str]:
    run = SimpleNamespace(bronze=DeltaTables(folder), archive=Archive(str(tmp_path / "landing")))
    return BronzeWriter(run).missing()


def test_an_empty_lake_misses_nothing(folder: Path, tmp_path: Path) -> None:
    assert missing(folder, tmp_path) == []


def test_a_table_that_is_absent_or_lacks_a_column_is_missing(folder: Path, tmp_path: Path) -> None:
    for name in TABLES:
        if name != PLAYS:
            write(folder, name, ("power_play_goals_for",) if name == TEAM_GAMES else ())
    assert sorted(missing(folder, tmp_path)) == sorted([PLAYS, TEAM_GAMES])


def test_a_table_that_had_rows_is_lost_and_not_missing(folder: Path, tmp_path: Path) -> None:
    for name in TABLES:
        if name != PLAYS:
            write(folder, name)
    archive = Archive(str(tmp_path / "landing"))
    remember(archive, {name: State(0, {20242025: Counts(1, 1)}) for name in TABLES})
    assert missing(folder, tmp_path) == []


def test_rows_deleted_before_a_stop_are_no_loss_of_the_next_run(folder: Path, tmp_path: Path) -> None:
    game, schema = 2024020001, TABLES[PLAYS].schema
    values = {"int64": 0, "date32[day]": date(2024, 10, 4), "string": "", "bool": False}
    row = {field.name: values.get(str(field.type)) for field in schema}
    row |= {"season": 20242025, "game_id": game}
    number = next(name for name in TABLES[PLAYS].merge_key if name not in ("season", "game_id"))
    plays = pa.Table.from_pylist([row | {number: each} for each in range(3)], schema=schema)
    write_deltalake(str(folder / PLAYS), plays, partition_by=["season"])
    bronze, archive = DeltaTables(folder), Archive(str(tmp_path / "landing"))
    last = look(bronze)
    remember(archive, last)

    note_deletion(archive, PLAYS, plays.slice(0, 1))  # stopped before the deletion: it excuses nothing
    assert not deleted(archive, bronze)

    BronzeWriter(SimpleNamespace(bronze=bronze, archive=archive)).replace(
        PLAYS, plays.slice(0, 2), games=[game]
    )
    after = look(bronze)
    assert after[PLAYS].rows == 2
    gone = deleted(archive, bronze)
    assert gone == {(PLAYS, 20242025): 1}
    check(bronze, after, after, last, gone, deleted_before=gone)  # the next run, which deletes nothing

    bronze.delete(PLAYS, plays.slice(1, 1).select(TABLES[PLAYS].merge_key))
    lost = look(bronze)
    for before in (after, lost):
        with pytest.raises(LossError, match=r"1 of [23] rows"):
            check(bronze, before, lost, last, deleted(archive, bronze), deleted_before=gone)
