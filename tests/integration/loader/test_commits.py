"""New games are appended to a bronze table, which reads none of its files; changed rows are merged."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ingestion.bronze import PLAYS, SHIFTS
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
    assert loaded.rows(PLAYS) == good
