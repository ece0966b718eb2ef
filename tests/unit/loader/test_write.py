"""Which tables a load creates without rows, or gives their columns."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from deltalake import write_deltalake

from ingestion.archive import Archive
from ingestion.bronze import PLAYS, TABLES, TEAM_GAMES
from ingestion.destinations.base import Counts
from ingestion.destinations.delta_tables import DeltaTables
from ingestion.loss_gate import State, remember
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
