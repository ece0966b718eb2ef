"""Destination `spark`: the folders of the lake, and the freeze that Spark's verbs record."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pytest
from deltalake import write_deltalake

from ingestion.destinations.base import Frozen
from ingestion.destinations.spark import SparkTables

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def tables(tmp_path: Path) -> SparkTables:
    return SparkTables(tmp_path / "lake" / "dev")


def test_without_a_record_no_table_is_frozen(tables: SparkTables) -> None:
    assert tables.frozen() == []


def test_the_frozen_tables_of_the_schema_are_read(tables: SparkTables) -> None:
    rows = [
        {"table_name": name, "who": "ops", "frozen_at": NOON, "reason": "restore"}
        for name in ("dev.bronze_games", "other.bronze_games")
    ]
    write_deltalake(tables.record, pa.Table.from_pylist(rows))
    assert tables.frozen() == [Frozen("bronze_games", "ops", NOON, "restore")]


def test_a_record_that_cannot_be_read_freezes_all(tables: SparkTables) -> None:
    write_deltalake(tables.record, pa.table({"name": ["dev.bronze_games"]}))
    [found] = tables.frozen()
    assert found.table is None
    assert "frozen_tables" in found.unreadable
