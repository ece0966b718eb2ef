"""dlt's own files, damaged: named and moved aside, so that the load goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingestion.destinations.dlt_state import set_aside_damaged

FILES = ("state.json", "schemas/nhl.schema.json", "load/normalized/1/load_package_state.json")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NHL_DATA_DIR", str(tmp_path))
    folder = tmp_path / "pipelines" / "nhl"
    for name in FILES:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text('{"version": 1}', encoding="utf-8")
    return folder


def test_whole_files_stay_where_they_are(folder: Path) -> None:
    assert set_aside_damaged() is None
    assert all((folder / name).is_file() for name in FILES)


def test_without_a_folder_there_is_no_damage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NHL_DATA_DIR", str(tmp_path))
    assert set_aside_damaged() is None


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("content", [b"", b'{"version": ', b"\xff\xfe"])
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
