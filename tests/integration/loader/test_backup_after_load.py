"""A load that changed a table backs up all of them, when the last good set is older than configured."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from ingestion.bronze import TEAM_GAMES
from tests.integration.loader.conftest import Loader
from tests.support import run

BY_ITSELF = {"SOURCES__NHL__BACKUP_HOURS": "24"}


def sets(data_dir: Path) -> set[str]:
    return {manifest.parent.parent.name for manifest in (data_dir / "backups").rglob("manifest.json")}


@pytest.fixture
def built(loader: Loader) -> Loader:
    loader.keep(2024020001)
    said = run.replay(data_dir=loader.data_dir, **BY_ITSELF).ok().stdout
    assert "No backup yet: snapshot_players has not been built" in " ".join(said.split())
    build = ("build", "--select", "+snapshot_players", "--exclude-resource-type", "test", "unit_test")
    run.dbt(*build, data_dir=loader.data_dir).ok()
    return loader


def test_a_set_is_taken_when_due_and_only_then(built):
    data_dir = built.data_dir
    built.keep(2024020009)
    run.replay(data_dir=data_dir, **BY_ITSELF).ok()
    (first,) = sets(data_dir)
    built.keep(2023020204)
    said = run.replay(data_dir=data_dir, **BY_ITSELF).ok().stdout
    assert f"The last good set, {first}" in " ".join(said.split())
    assert sets(data_dir) == {first}
    age(data_dir, first)
    unchanged = run.replay(data_dir=data_dir, **BY_ITSELF).ok()
    assert "set" not in unchanged.stdout
    built.keep(2024020861)
    run.replay(data_dir=data_dir, **BY_ITSELF).ok()
    assert len(sets(data_dir)) == 2
    whole = built.rows(TEAM_GAMES)
    shutil.rmtree(built.path(TEAM_GAMES) / "_delta_log")
    said = built.refused(replay=True)
    assert "is not a Delta table" in said
    program, *arguments = shlex.split(re.search("`(.*)`", said)[1])  # the way back that it prints
    assert program == "dbt"
    run.dbt(*arguments, data_dir=data_dir).ok()
    assert built.rows(TEAM_GAMES) == whole
    built.ok(replay=True)


def test_a_table_that_is_gone_since_the_last_set_fails_the_command(built):
    data_dir = built.data_dir
    run.dbt("-q", "run-operation", "backup_all", data_dir=data_dir).ok()
    (first,) = sets(data_dir)
    age(data_dir, first)
    (data_dir / "nhl.duckdb").unlink()
    built.keep(2024020009)
    done = run.replay(data_dir=data_dir, **BY_ITSELF)
    assert done.code == 1
    assert "snapshot_players" in done.output
    assert "the backup after it is not" in done.output
    assert len(built.rows("bronze_games_historical_v2")) == 16


def age(data_dir: Path, set_id: str) -> None:
    """Let the set have been taken on the first of January: its name says when, and so do its manifests."""
    folder = data_dir / "backups" / set_id
    older = f"set_20260101T{set_id[-7:]}"
    for manifest in folder.rglob("manifest.json"):
        day = f"{set_id[4:8]}-{set_id[8:10]}-{set_id[10:12]}"
        manifest.write_text(manifest.read_text().replace(set_id, older).replace(day, "2026-01-01"))
    folder.rename(folder.with_name(older))
