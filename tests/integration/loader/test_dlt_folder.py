"""dlt's working folder is damaged, or of a newer dlt: the load goes on without it, and loses no row."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import dlt
import pytest
from dlt.common.versioned_state import compress_state, decompress_state

from ingestion.bronze import LEDGER, TEAM_GAMES
from ingestion.destinations.filesystem import Filesystem
from ingestion.destinations.merge import open_pipeline
from ingestion.destinations.source import bronze_source
from tests.integration.loader.conftest import Loader
from tests.support import run

A, B = 2024020001, 2024020009


@pytest.fixture
def loaded(loader: Loader, replayed: Callable[..., Path]) -> Loader:
    """One game is in bronze; another has landed since."""
    shutil.copytree(replayed(A), loader.data_dir)
    loader.keep(B)
    return loader


def working_folder(loader: Loader) -> Path:
    return loader.data_dir / "pipelines" / "nhl"


def set_aside(loader: Loader) -> Path:
    (folder,) = (loader.data_dir / "pipelines").glob("nhl.*.damaged")
    return folder


def games(loader: Loader) -> set[int]:
    return {row["game_id"] for row in loader.rows(TEAM_GAMES)}


def test_a_power_cut_left_the_state_empty(loaded: Loader) -> None:
    state = working_folder(loaded) / "state.json"
    state.write_bytes(b"")
    for operation in (("info",), ("sync",), ("status",)):
        said = run.dlt("pipeline", "nhl", *operation, data_dir=loaded.data_dir).refused()
        assert f"dlt's file {state} cannot be read: it is empty." in " ".join(said.split())
        assert "`dlt pipeline nhl run`" in " ".join(said.split())
    loaded.ok(replay=True)
    assert loaded.err == (
        f"dlt's file {state} cannot be read: it is empty. Its folder was moved to {set_aside(loaded)}; "
        "the load goes on from the archive and the tables.\n"
    )
    assert games(loaded) == {A, B}
    assert (set_aside(loaded) / "state.json").read_bytes() == b""
    loaded.ok(replay=True)
    assert loaded.err == ""


@pytest.mark.thorough
@pytest.mark.parametrize("folder", ["load", "normalize"])
def test_a_power_cut_left_the_version_of_a_folder_empty(loaded: Loader, folder: str) -> None:
    version = working_folder(loaded) / folder / ".version"
    version.write_bytes(b"")
    loaded.ok(replay=True)
    assert f"dlt's file {version} cannot be read: it is empty. Its folder was moved to " in loaded.err
    assert games(loaded) == {A, B}
    loaded.ok(replay=True)
    assert loaded.err == ""


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("folder", "content"),
    [("_dlt_version", b""), ("_dlt_pipeline_state", b""), ("_dlt_version", b'{"version": 1, "engi')],
)
def test_a_kill_left_a_file_of_dlt_in_the_lake_empty(loaded: Loader, folder: str, content: bytes) -> None:
    """dlt reads it where its working folder has not this state: the load failed at each start."""
    shutil.rmtree(working_folder(loaded))
    place = loaded.data_dir / "lake" / "dev" / folder
    damaged = max(place.glob("*.jsonl"))
    damaged.write_bytes(content)
    loaded.ok(replay=True)
    assert f"dlt's file {damaged} cannot be read: it is " in loaded.err
    assert f"It was moved to {set_aside(loaded)}; the load goes on" in loaded.err
    assert (set_aside(loaded) / damaged.name).read_bytes() == content
    assert games(loaded) == {A, B}
    before = loaded.versions()
    loaded.ok(replay=True)
    assert (loaded.err, loaded.versions()) == ("", before)


@pytest.mark.thorough
def test_a_pending_package_that_cannot_be_loaded_is_set_aside(loaded: Loader) -> None:
    before = loaded.rows(TEAM_GAMES)
    pipeline = open_pipeline(Filesystem())
    pipeline.extract(bronze_source({TEAM_GAMES: loaded.table(TEAM_GAMES).to_pyarrow_table().slice(0, 1)}))
    pipeline.normalize()
    (package,) = pipeline.list_normalized_load_packages()
    (data,) = (working_folder(loaded) / "load" / "normalized" / package / "new_jobs").glob(f"{TEAM_GAMES}*")
    data.write_bytes(b"")
    loaded.ok(replay=True)
    assert f"dlt's pending package {package} cannot be loaded (" in loaded.err
    assert loaded.err.count("\n") == 1
    assert "An interrupted load was finished" not in loaded.out
    assert (set_aside(loaded) / data.relative_to(working_folder(loaded))).exists() or list(
        set_aside(loaded).rglob(data.name.split(".")[0] + "*")
    )
    assert games(loaded) == {A, B}
    assert [row for row in loaded.rows(TEAM_GAMES) if row["game_id"] == A] == before


@pytest.mark.thorough
def test_a_killed_load_had_begun_a_table(loaded: Loader) -> None:
    """Its data files are there, and no commit."""
    before = loaded.rows(TEAM_GAMES)
    pipeline = open_pipeline(Filesystem())
    pipeline.extract(bronze_source({TEAM_GAMES: loaded.table(TEAM_GAMES).to_pyarrow_table()}))
    pipeline.normalize()
    shutil.rmtree(loaded.path(TEAM_GAMES) / "_delta_log")
    loaded.ok(replay=True)
    assert "An interrupted load was finished first." in loaded.out
    assert games(loaded) == {A, B}
    assert [row for row in loaded.rows(TEAM_GAMES) if row["game_id"] == A] == before


def test_a_killed_load_had_extracted_nothing(loaded: Loader) -> None:
    pipeline = open_pipeline(Filesystem())
    pipeline.extract(bronze_source({TEAM_GAMES: loaded.table(TEAM_GAMES).to_pyarrow_table()}))
    (package,) = pipeline.list_extracted_load_packages()
    for job in (working_folder(loaded) / "normalize" / "extracted" / package / "new_jobs").iterdir():
        job.unlink()
    loaded.ok(replay=True)
    assert loaded.err == ""
    assert games(loaded) == {A, B}
    assert dlt.attach("nhl", pipelines_dir=str(working_folder(loaded).parent)).has_pending_data is False


def newer(state: dict[str, Any]) -> dict[str, Any]:
    return {**state, "_state_engine_version": 99, "_state_version": 999}


@pytest.mark.thorough
def test_a_newer_dlt_has_written_here_and_into_the_destination(loaded: Loader) -> None:
    """And then the folder is lost, so that dlt takes what the destination has."""
    state = working_folder(loaded) / "state.json"
    state.write_text(json.dumps(newer(json.loads(state.read_text()))), encoding="utf-8")
    for file in (loaded.data_dir / "lake" / "dev" / "_dlt_pipeline_state").glob("*.jsonl"):
        row = json.loads(file.read_text())
        row["state"] = compress_state(newer(decompress_state(row["state"])))
        file.write_text(json.dumps(row | {"engine_version": 99, "version": 999}), encoding="utf-8")
    loaded.ok(replay=True)
    assert "cannot be read: a newer dlt has written it (_state_engine_version 99" in loaded.err
    assert games(loaded) == {A, B}
    shutil.rmtree(working_folder(loaded))
    loaded.table(TEAM_GAMES).delete(f"game_id = {A}")
    loaded.ok(replay=True)
    assert games(loaded) == {A, B}
    assert {row["game_id"] for row in loaded.rows(LEDGER)} >= {A, B}
    assert dlt.attach("nhl", pipelines_dir=str(working_folder(loaded).parent)).has_pending_data is False
