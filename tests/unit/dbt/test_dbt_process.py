"""dbt's process with the project's settings: the artifacts are dbt's own, byte by byte."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from dbt.artifacts.schemas import base
from dbt.artifacts.schemas.catalog import CatalogArtifact
from dbt_common.clients import system

from ingestion import dbt_process


@pytest.fixture
def dbts_own() -> Iterator[None]:
    """Give dbt its own function and Python its own thresholds back."""
    write_json, thresholds = base.write_json, gc.get_threshold()
    yield
    base.write_json = write_json
    gc.set_threshold(*thresholds)


def test_an_artifact_has_the_bytes_that_dbt_writes(dbts_own: None, tmp_path: Path) -> None:
    now = datetime(2026, 11, 29, 12, 30, tzinfo=UTC)
    catalog = CatalogArtifact.from_results(now, nodes={}, sources={}, compile_results=None, errors=["Zürich"])
    system.write_json(str(tmp_path / "dbt.json"), catalog.to_dict(omit_none=False))
    dbt_process.write_artifacts_in_c()
    catalog.write(str(tmp_path / "new" / "ours.json"))
    written = (tmp_path / "new" / "ours.json").read_bytes()
    assert written == (tmp_path / "dbt.json").read_bytes()
    assert b"Z\\u00fcrich" in written


def test_objects_without_a_type_of_json_are_written_as_dbt_writes_them(tmp_path: Path) -> None:
    data = {"a": [1.5, None, float("nan")], 3: datetime(2026, 1, 2, tzinfo=UTC), "b": True}
    system.write_json(str(tmp_path / "dbt.json"), data)
    dbt_process.write_json(str(tmp_path / "ours.json"), data)
    assert (tmp_path / "ours.json").read_bytes() == (tmp_path / "dbt.json").read_bytes()


def test_garbage_of_all_objects_is_looked_for_less_often(dbts_own: None) -> None:
    before = gc.get_threshold()
    dbt_process.collect_garbage_less_often()
    assert all(now > then for now, then in zip(gc.get_threshold()[::2], before[::2], strict=True))
