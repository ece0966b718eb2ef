"""dlt's own files, damaged: named and moved aside, so that the load goes on."""

from __future__ import annotations

import json
from pathlib import Path

import dlt
import pytest
from dlt.common.storages import LoadStorage, NormalizeStorage
from dlt.common.storages.load_package import default_load_package_state
from dlt.common.versioned_state import compress_state
from dlt.pipeline.state_sync import default_pipeline_state

from ingestion.destinations.dlt_state import refuse_damaged, set_aside_damaged
from ingestion.settings import LoadError

FILES = ("state.json", "schemas/nhl.schema.json", "load/normalized/1/load_package_state.json")
VERSIONS = {
    "load/.version": LoadStorage.STORAGE_VERSION,
    "normalize/.version": NormalizeStorage.STORAGE_VERSION,
}
SCHEMA = dlt.Schema("nhl").to_dict()
STATE = {**default_pipeline_state(), "pipeline_name": "nhl", "schema_names": ["nhl"]}
CONTENT = dict(zip(FILES, (STATE, SCHEMA, default_load_package_state()), strict=True))
LAKE = {
    "_dlt_version": {
        "version": 2,
        "engine_version": 11,
        "inserted_at": "2026-02-03T09:00:00+00:00",
        "version_hash": "x",
        "schema_name": "nhl",
        "schema": json.dumps(SCHEMA),
    },
    "_dlt_pipeline_state": {
        "version": 1,
        "engine_version": 4,
        "pipeline_name": "nhl",
        "state": compress_state(STATE),
        "created_at": "2026-02-03T09:00:00+00:00",
    },
}


def in_lake(folder: Path, name: str) -> Path:
    return folder.parents[1] / "lake" / "dev" / name / "nhl__1__x.jsonl"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NHL_DATA_DIR", str(tmp_path))
    folder = tmp_path / "pipelines" / "nhl"
    for name in FILES:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(CONTENT[name]), encoding="utf-8")
    for name, row in LAKE.items():
        in_lake(folder, name).parent.mkdir(parents=True)
        in_lake(folder, name).write_text(json.dumps(row), encoding="utf-8")
    for name, version in VERSIONS.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(version, encoding="utf-8")
    return folder


def test_whole_files_stay_where_they_are(folder: Path) -> None:
    assert set_aside_damaged() is None
    assert all((folder / name).is_file() for name in FILES)


def test_without_a_folder_there_is_no_damage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NHL_DATA_DIR", str(tmp_path))
    assert set_aside_damaged() is None


@pytest.mark.parametrize("name", [*FILES, *VERSIONS])
@pytest.mark.parametrize("content", [b"", b"\0\0\0\0", b'{"version": ', b"\xff\xfe"])
def test_a_damaged_file_is_named_and_the_folder_moves(folder: Path, name: str, content: bytes) -> None:
    (folder / name).write_bytes(content)
    sentence = set_aside_damaged()
    assert sentence is not None
    assert str(folder / name) in sentence
    assert not folder.exists()
    assert (folder.with_name("nhl.1.damaged") / name).read_bytes() == content


def test_a_second_folder_gets_another_name(folder: Path) -> None:
    folder.with_name("nhl.1.damaged").mkdir()
    (folder / "state.json").write_bytes(b"")
    assert "nhl.2.damaged" in (set_aside_damaged() or "")


def test_loaded_packages_are_not_looked_at(folder: Path) -> None:
    loaded = folder / "load" / "loaded" / "1"
    loaded.mkdir(parents=True)
    (loaded / "schema.json").write_bytes(b"")
    assert set_aside_damaged() is None


VERSION_NAMES = ("_state_engine_version", "engine_version")


@pytest.mark.parametrize(("name", "field"), list(zip(FILES[:2], VERSION_NAMES, strict=True)))
@pytest.mark.parametrize(("version", "reason"), [(99, "a newer dlt has written it ("), (None, "it has no ")])
def test_a_file_of_a_newer_dlt_moves_too(folder: Path, name: str, field: str, version, reason: str) -> None:
    (folder / name).write_text(json.dumps(CONTENT[name] | {field: version}), encoding="utf-8")
    sentence = set_aside_damaged() or ""
    assert f"{folder / name} cannot be read: {reason}" in sentence
    assert not folder.exists()


WRONG = [{}, [], None, "x", 7]


@pytest.mark.parametrize("value", WRONG)
@pytest.mark.parametrize("name", [*FILES, *LAKE])
def test_json_that_dlt_has_not_written_moves_too(folder: Path, name: str, value: object) -> None:
    file = in_lake(folder, name) if name in LAKE else folder / name
    file.write_text(json.dumps(value), encoding="utf-8")
    assert f"{file} cannot be read: it " in (set_aside_damaged() or "")
    assert not file.exists()
    assert set_aside_damaged() is None


@pytest.mark.parametrize("name", [*FILES[:2], *LAKE])
def test_fields_that_dlt_takes_as_they_are_are_looked_at(folder: Path, name: str) -> None:
    file = in_lake(folder, name) if name in LAKE else folder / name
    whole = json.loads(file.read_text())
    for field in ("_local", "_state_version", "version_hash", "schema_name", "version", "state", "schema"):
        if field in whole:
            file.write_text(json.dumps(whole | {field: []}), encoding="utf-8")
            assert f"{file} cannot be read: it" in (set_aside_damaged() or ""), field
            file.parent.mkdir(parents=True, exist_ok=True)
    assert set_aside_damaged() is None


@pytest.mark.parametrize("name", VERSIONS)
def test_a_folder_that_another_version_of_dlt_has_written_moves_too(folder: Path, name: str) -> None:
    (folder / name).write_text("99.0.0", encoding="utf-8")
    assert f"another version of dlt has written it (99.0.0; this dlt reads {VERSIONS[name]})" in (
        set_aside_damaged() or ""
    )
    assert not folder.exists()


@pytest.mark.parametrize("name", [*FILES, *VERSIONS])
def test_a_folder_in_the_place_of_a_file_is_damage(folder: Path, name: str) -> None:
    (folder / name).unlink()
    (folder / name).mkdir()
    assert f"{folder / name} cannot be read: it is a folder." in (set_aside_damaged() or "")


def test_whoever_does_not_load_is_refused_with_the_command_that_goes_on(folder: Path) -> None:
    refuse_damaged()
    (folder / "state.json").write_bytes(b"")
    with pytest.raises(LoadError, match=r"state\.json cannot be read: it is empty.*`dlt pipeline nhl run`"):
        refuse_damaged()
    assert folder.exists()
