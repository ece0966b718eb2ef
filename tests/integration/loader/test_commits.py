"""New games are appended, which reads none of a table's files; what changes reads its own files alone."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from deltalake import write_deltalake

from ingestion.bronze import PLAYS, SHIFTS, SKATERS, TABLES
from ingestion.destinations.base import removal_label
from ingestion.destinations.delta_tables import query_bronze
from tests.integration.loader.conftest import Loader

A, B = 2024020001, 2024020009


@pytest.fixture
def loaded(loader: Loader, replayed: Callable[..., Path]) -> Loader:
    """Game A is in bronze; B has been loaded after it."""
    shutil.copytree(replayed(A), loader.data_dir)
    loader.keep(B)
    loader.ok(replay=True)
    return loader


def last_commit(loader: Loader, name: str) -> dict[str, Any]:
    """Read the facts of the last commit from the Delta log itself."""
    log = max((loader.path(name) / "_delta_log").glob("*.json"))
    (info,) = (json.loads(line)["commitInfo"] for line in log.open() if "commitInfo" in line)
    return info


@pytest.mark.parametrize("name", [PLAYS, SHIFTS])
def test_new_games_are_appended(loaded: Loader, name: str) -> None:
    commit = last_commit(loaded, name)
    assert (commit["operation"], commit["operationParameters"]["mode"]) == ("WRITE", "Append")
    assert {row["game_id"] for row in loaded.rows(name)} == {A, B}


def test_changed_rows_are_merged(loaded: Loader) -> None:
    good = loaded.rows(PLAYS)
    loaded.table(PLAYS).update(predicate=f"game_id = {A}", new_values={"event_type": "'wrong'"})
    assert loaded.rows(PLAYS) != good
    loaded.ok(replay=True, games=[str(A)])
    assert last_commit(loaded, PLAYS)["operation"] == "MERGE"
    assert f"game_id = {A} " in last_commit(loaded, PLAYS)["operationParameters"]["predicate"]
    assert loaded.rows(PLAYS) == good


def test_rows_that_a_game_no_longer_has_are_deleted(loaded: Loader) -> None:
    good, table = loaded.rows(PLAYS), loaded.table(PLAYS)
    surplus = query_bronze(PLAYS, table, f"select * from bronze where game_id = {A} limit 1").to_pylist()
    row = pa.Table.from_pylist([{**surplus[0], "play_number": 9000}], TABLES[PLAYS].schema)
    write_deltalake(table, row, mode="append")
    loaded.ok(replay=True)
    assert last_commit(loaded, PLAYS)["userMetadata"] == removal_label(1)
    assert f"game_id = {A} " in last_commit(loaded, PLAYS)["operationParameters"]["predicate"]
    assert loaded.rows(PLAYS) == good


def test_a_load_that_stopped_before_it_summed_the_skaters_leaves_that_to_the_next(
    loaded: Loader, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    good = loaded.rows(SKATERS)
    loaded.table(SKATERS).update(new_values={"i_f_hits": "99"})
    with monkeypatch.context() as stopped:
        stopped.setattr("ingestion.load.league_rows", stop)
        assert loaded.run(replay=True, games=[str(A)]) == 130
    assert loaded.rows(SKATERS) != good
    loaded.ok(replay=True)
    assert loaded.rows(SKATERS) == good
