"""A Delta table of bronze that cannot be read is one sentence, with what `doctor` finds of its log."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest
from deltalake import write_deltalake

from ingestion.bronze import LEDGER
from ingestion.destinations.delta_tables import LONGEST_REASON, DeltaTables
from ingestion.settings import LoadError

PLAN = f"dbt run-operation recovery_plan --args '{{table: {LEDGER}}}'"


@pytest.fixture
def schema(tmp_path: Path) -> Path:
    """A schema whose ledger has the commits 0, 1 and 2."""
    for game in range(3):
        write_deltalake(tmp_path / LEDGER, pa.table({"game_id": [game]}), mode="append")
    return tmp_path


@pytest.mark.parametrize("commit", [0, 1])
def test_a_missing_commit_is_named(schema: Path, commit: int) -> None:
    (schema / LEDGER / "_delta_log" / f"{commit:020}.json").unlink()
    with pytest.raises(LoadError) as refused:
        DeltaTables(schema).version(LEDGER)
    assert str(refused.value) == (
        f"{LEDGER} cannot be read (the log is damaged: commit {commit} is missing); see `{PLAN}`."
    )


def test_a_link_to_another_table_is_not_loaded_into(schema: Path) -> None:
    (schema / "other").symlink_to(schema / LEDGER)
    with pytest.raises(LoadError, match=f"is a link to the folder of {schema.name}.{LEDGER}"):
        DeltaTables(schema).version("other")


def test_a_long_reason_is_cut(schema: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingestion.destinations.delta_tables.QueryBuilder", _fails)
    with pytest.raises(LoadError) as refused:
        DeltaTables(schema).rows(LEDGER)
    reason = str(refused.value).removeprefix(f"{LEDGER} cannot be read (").removesuffix(f"); see `{PLAN}`.")
    assert len(reason) <= LONGEST_REASON
    assert reason.endswith("...")


def _fails() -> None:
    raise RuntimeError("found gap: " + "ParsedLogPath { location: FileMeta { " * 50)
