"""The data folder: a path, from the home folder, too, and never a URL."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingestion import health_page, layout, sample
from ingestion.archive.archive import Archive
from ingestion.pipeline import main
from ingestion.settings import Options

REFUSED = "The data folder is a URL, s3://... The lake needs a folder of a local disk"


def test_the_data_folder_may_be_named_from_the_home_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NHL_DATA_DIR", "~/nhl")
    assert layout.data_dir() == tmp_path / "nhl"
    assert Archive().location == str(tmp_path / "nhl" / "landing")
    assert Archive("~/landing").files.root == str(tmp_path / "landing")


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder, and a data folder on object storage."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NHL_DATA_DIR", "s3://bucket/lake")
    return tmp_path


def test_a_load_into_a_url_is_refused(elsewhere: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(Options()) == 2
    assert REFUSED in capsys.readouterr().err
    assert not list(elsewhere.iterdir()), "no folder called s3:"


def test_the_sample_is_not_imported_into_a_url(elsewhere: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert sample.main([]) == 2
    assert REFUSED in capsys.readouterr().err
    assert not list(elsewhere.iterdir())


def test_no_health_page_is_written_to_a_url(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(health_page, "RENDERER", elsewhere)
    assert health_page.main([]) == 2
    assert REFUSED in capsys.readouterr().err
