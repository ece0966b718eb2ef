"""A frozen bronze table stops the loader: who, when, why, and the command that ends it."""

from __future__ import annotations

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from dbt_duckdb_delta import freeze as record
from ingestion import freeze
from ingestion.archive_command import main as archive
from ingestion.bronze import PLAYER_GAMES, TEAM_GAMES
from ingestion.destinations.base import Frozen
from ingestion.destinations.delta_tables import DeltaTables
from ingestion.write import BronzeWriter

AT = datetime(2026, 2, 3, 9, tzinfo=UTC)


def bronze(*frozen: Frozen) -> Any:
    return SimpleNamespace(frozen=lambda: list(frozen))


def test_one_frozen_bronze_table_stops_a_load_with_one_sentence() -> None:
    entries = [
        Frozen(name, "ann", AT, "rows fell") for name in (TEAM_GAMES, PLAYER_GAMES, "snapshot_players")
    ]
    with pytest.raises(freeze.FrozenError) as refused:
        freeze.refuse(bronze(*entries), "dlt pipeline nhl run")
    assert str(refused.value) == (
        f"`dlt pipeline nhl run` does not run: {TEAM_GAMES}, {PLAYER_GAMES} are frozen by ann since "
        "2026-02-03 09:00:00 UTC (rows fell). After the recovery, end the freeze: `dbt run-operation thaw`."
    )


def test_a_frozen_table_that_no_load_writes_stops_none() -> None:
    freeze.refuse(bronze(Frozen("snapshot_players", "ann", AT, "x")), "dlt pipeline nhl run")
    freeze.refuse(bronze(), "dlt pipeline nhl run")


def test_a_record_that_cannot_be_read_stops_a_load() -> None:
    with pytest.raises(freeze.FrozenError, match=r"cannot be read \(it is empty\), so every table counts as"):
        freeze.refuse(bronze(Frozen(None, unreadable="it is empty")), "dlt pipeline nhl run")


def test_the_record_of_the_data_folder_counts_for_its_schema(tmp_path) -> None:
    for table in (f"dev.{TEAM_GAMES}", f"prod.{PLAYER_GAMES}"):
        record.freeze(tmp_path, table, "rows fell")
    (found,) = DeltaTables(tmp_path / "lake" / "dev").frozen()
    assert (found.table, found.reason) == (TEAM_GAMES, "rows fell")
    assert found.at is not None
    (tmp_path / record.FILE).write_text("", encoding="utf-8")
    (found,) = DeltaTables(tmp_path / "lake" / "dev").frozen()
    assert found.table is None
    assert found.unreadable


def test_a_load_under_way_stops_before_its_next_write() -> None:
    run: Any = SimpleNamespace(bronze=bronze(Frozen(TEAM_GAMES, "ann", AT, "rows fell")))
    with pytest.raises(freeze.FrozenError, match="rows fell"):
        BronzeWriter(run).merge({})


def test_the_archive_is_not_packed_meanwhile(tmp_path, monkeypatch, capsys) -> None:
    monkeypatch.setenv("NHL_DATA_DIR", str(tmp_path))
    monkeypatch.delenv("NHL_SCHEMA", raising=False)
    record.freeze(tmp_path, f"dev.{TEAM_GAMES}", "rows fell")
    assert archive("pack", "20232024") == 2
    assert "`dlt pipeline nhl archive pack` does not run: " in capsys.readouterr().err
