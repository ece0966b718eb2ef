"""A load backs up all tables, when one has changed since and the last good set is as old as configured."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest

from dbt_duckdb_delta import good_set
from dbt_duckdb_delta.good_set import GoodSet
from ingestion import backup
from ingestion.bronze import TABLES, TEAM_GAMES
from tests.integration.loader.conftest import Loader
from tests.support import run
from tests.support.manifests import sealed

BY_ITSELF = {"SOURCES__NHL__BACKUP_HOURS": "24"}


def sets(data_dir: Path) -> set[str]:
    return {manifest.parent.parent.name for manifest in (data_dir / "backups").rglob("manifest.json")}


@pytest.fixture(scope="module")
def evening(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One game in bronze, and the snapshots built on it."""
    data_dir = tmp_path_factory.mktemp("evening") / "data"
    Loader(data_dir, None).keep(2024020001)
    said = run.replay(data_dir=data_dir, **BY_ITSELF).ok().stdout
    assert "No backup yet: snapshot_players, snapshot_schedule have not been built" in " ".join(said.split())
    build = ("build", "--selector", "snapshots")
    run.dbt(*build, data_dir=data_dir).ok()
    return data_dir


@pytest.fixture
def built(evening: Path, loader: Loader) -> Loader:
    shutil.copytree(evening, loader.data_dir)
    return loader


@pytest.fixture
def backed_up(built: Loader) -> Loader:
    run.dbt("-q", "run-operation", "backup_all", data_dir=built.data_dir).ok()
    return built


@pytest.mark.thorough
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
    run.replay(data_dir=data_dir, **BY_ITSELF).ok()
    assert len(sets(data_dir)) == 2, "what was merged while the set was young"
    before = dbt_log(data_dir)
    run.replay(data_dir=data_dir, **BY_ITSELF).ok()
    assert dbt_log(data_dir) == before


def test_a_load_with_nothing_new_tries_a_failed_backup_again(loader, monkeypatch):
    answers = iter([(1, ""), (0, "set_a"), (1, "")])

    def run_dbt(command, **_):
        return subprocess.CompletedProcess(command, *next(answers))

    monkeypatch.setattr(backup, "subprocess", SimpleNamespace(run=run_dbt, PIPE=subprocess.PIPE))
    monkeypatch.setattr(good_set, "unchanged", lambda *_: GoodSet("set_a", datetime(2026, 1, 1, tzinfo=UTC)))
    monkeypatch.setenv("SOURCES__NHL__BACKUP_HOURS", "24")
    loader.keep(2024020001)
    assert loader.run(replay=True) == 1
    assert loader.run(replay=True) == 0
    assert loader.run(replay=True) == 0, "dbt is not asked again"
    assert next(answers) == (1, "")


@pytest.mark.thorough
def test_a_young_set_is_known_without_dbt(backed_up):
    data_dir = backed_up.data_dir
    (only,) = sets(data_dir)
    before = dbt_log(data_dir)
    backed_up.keep(2024020009)
    said = run.replay(data_dir=data_dir, **BY_ITSELF).ok().stdout
    assert f"The last good set, {only}, is 0 minutes old: no backup is due." in " ".join(said.split())
    assert dbt_log(data_dir) == before
    age(data_dir, only)
    backed_up.keep(2023020204)
    run.replay(data_dir=data_dir, **BY_ITSELF).ok()
    assert dbt_log(data_dir) != before
    assert len(sets(data_dir)) == 2


@pytest.mark.thorough
def test_a_set_that_was_touched_is_judged_by_dbt_again(backed_up):
    data_dir = backed_up.data_dir
    (only,) = sets(data_dir)
    next((data_dir / "backups" / only / f"dev.{TEAM_GAMES}").rglob("*.parquet")).unlink()
    backed_up.keep(2024020009)
    run.replay(data_dir=data_dir, **BY_ITSELF).ok()
    assert len(sets(data_dir)) == 2


@pytest.mark.thorough
def test_a_backup_after_a_load_and_dbt_build_share_one_parse(built):
    """dbt's own log says that no command after the first has parsed anything anew."""
    data_dir = built.data_dir
    build = ("build", "--select", "stg_nhl__games", "--exclude-resource-type", "test", "unit_test")
    run.installed_dbt(*build, data_dir=data_dir).ok()
    first = dbt_log(data_dir)
    built.keep(2024020009)
    run.replay(data_dir=data_dir, **BY_ITSELF).ok()
    assert len(sets(data_dir)) == 1
    run.installed_dbt(*build, data_dir=data_dir).ok()
    since = dbt_log(data_dir).removeprefix(first)
    assert since.count("Running with dbt=") == 2
    assert "Unable to do partial parsing" not in since
    assert since.count("Partial parsing enabled: 0 files deleted, 0 files added, 0 files changed") == 2


@pytest.mark.thorough
def test_the_way_back_to_a_folder_that_is_no_table_is_the_one_that_is_printed(backed_up):
    whole = backed_up.rows(TEAM_GAMES)
    shutil.rmtree(backed_up.path(TEAM_GAMES) / "_delta_log")
    said = backed_up.refused(replay=True)
    assert "is not a Delta table" in said
    program, *arguments = shlex.split(re.search("`(.*)`", said)[1])
    assert program == "dbt"
    run.dbt(*arguments, data_dir=backed_up.data_dir).ok()
    assert backed_up.rows(TEAM_GAMES) == whole
    backed_up.ok(replay=True)


@pytest.mark.thorough
def test_tables_database_and_dlts_state_are_gone_and_come_back(backed_up):
    """After the restore a load is content, changes nothing, and goes on merging."""
    data_dir = backed_up.data_dir
    whole = {name: backed_up.rows(name) for name in TABLES}
    for folder in ("lake", "pipelines"):
        shutil.rmtree(data_dir / folder)
    (data_dir / "nhl.duckdb").unlink()
    run.dbt("run-operation", "restore_all", "--args", "{backup: latest}", data_dir=data_dir).ok()
    assert {name: backed_up.rows(name) for name in TABLES} == whole
    versions = backed_up.versions()
    backed_up.ok(replay=True)
    assert {name: backed_up.rows(name) for name in TABLES} == whole
    assert backed_up.versions() == versions
    backed_up.keep(2024020009)
    backed_up.ok(replay=True)
    assert len(backed_up.rows(TEAM_GAMES)) == 16


@pytest.mark.thorough
def test_a_table_that_is_gone_since_the_last_set_fails_the_command(backed_up):
    data_dir = backed_up.data_dir
    (first,) = sets(data_dir)
    age(data_dir, first)
    (data_dir / "nhl.duckdb").unlink()
    backed_up.keep(2024020009)
    done = run.replay(data_dir=data_dir, **BY_ITSELF)
    assert done.code == 1
    assert "snapshot_players" in done.output
    assert "the backup after it is not" in done.output
    assert len(backed_up.rows(TEAM_GAMES)) == 16


def dbt_log(data_dir: Path) -> str:
    """What every dbt on this data folder has logged so far."""
    log = data_dir.with_name(data_dir.name + "_logs") / "dbt.log"
    return log.read_text(encoding="utf-8") if log.exists() else ""


def age(data_dir: Path, set_id: str) -> None:
    """Let the set have been taken on the first of January: its name says when, and so do its manifests."""
    folder = data_dir / "backups" / set_id
    older = f"set_20260101T{set_id[-7:]}"
    for manifest in folder.rglob("manifest.json"):
        day = f"{set_id[4:8]}-{set_id[8:10]}-{set_id[10:12]}"
        text = manifest.read_text().replace(set_id, older).replace(day, "2026-01-01")
        manifest.write_text(sealed(json.loads(text)))
    folder.rename(folder.with_name(older))
