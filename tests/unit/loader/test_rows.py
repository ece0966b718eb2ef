"""Rows with a type of their own have the columns of the contract, in its order and of its kinds."""

from __future__ import annotations

import dataclasses
import types
from datetime import UTC, date, datetime
from typing import get_args, get_type_hints

import pyarrow as pa
import pytest

from ingestion.bronze import LEDGER, SCHEDULE, TABLES
from ingestion.ledger import LedgerRow, ledger_table, read_ledger
from ingestion.transform.schedule import ScheduleRow

KINDS = {
    pa.int64(): int,
    pa.string(): str,
    pa.bool_(): bool,
    pa.date32(): date,
    pa.timestamp("us", tz="UTC"): datetime,
}


@pytest.mark.parametrize(("row", "name"), [(LedgerRow, LEDGER), (ScheduleRow, SCHEDULE)])
def test_a_row_has_the_columns_of_the_contract(row: type, name: str) -> None:
    hints = get_type_hints(row)
    assert list(hints) == TABLES[name].schema.names
    for field in TABLES[name].schema:
        kind = hints[field.name]
        kinds = set(get_args(kind)) if isinstance(kind, types.UnionType) else {kind}
        assert kinds - {types.NoneType} == {KINDS[field.type]}, field.name
        assert field.nullable or kinds == {KINDS[field.type]}, f"{field.name} may not be NULL"


def test_the_ledger_comes_back_as_it_was_written() -> None:
    at = datetime(2024, 10, 5, 6, 30, tzinfo=UTC)
    row = LedgerRow(
        2024020001, 20242025, 2, date(2024, 10, 4), "OFF", "OK", "a" * 16, at, attempts=1, updated_at=at
    )
    assert read_ledger(ledger_table([row]), at) == {row.game_id: row}
    assert read_ledger(ledger_table([]), at) == {}
    assert {field.name for field in dataclasses.fields(LedgerRow)} == set(ledger_table([]).column_names)
