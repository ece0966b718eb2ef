"""The loader in another folder than the project's: dbt is told where it is, and defaults are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingestion import project
from ingestion.destinations.base import RETENTION
from ingestion.destinations.filesystem import Filesystem


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("DBT_PROJECT_DIR", "DBT_PROFILES_DIR"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def test_dbt_is_told_where_the_project_is(monkeypatch: pytest.MonkeyPatch, elsewhere: Path) -> None:
    root = str(project.ROOT)
    assert project.dbt_options() == ["--project-dir", root, "--profiles-dir", root]
    monkeypatch.setenv("DBT_PROFILES_DIR", "/profiles")
    assert project.dbt_options() == ["--project-dir", root]
    (elsewhere / "dbt_project.yml").write_text("name: other")
    assert project.dbt_options() == []


def test_without_a_project_that_is_said(monkeypatch: pytest.MonkeyPatch, elsewhere: Path) -> None:
    monkeypatch.setattr(project, "ROOT", elsewhere / "site-packages")
    with pytest.raises(FileNotFoundError, match="no dbt project in this folder"):
        project.dbt_options()
    assert project.unread_settings() is None


def test_settings_that_do_not_hold_are_named(elsewhere: Path) -> None:
    assert "This folder has no .dlt/config.toml, so the defaults hold" in (project.unread_settings() or "")
    (elsewhere / ".dlt").mkdir()
    (elsewhere / ".dlt" / "config.toml").write_text("")
    assert project.unread_settings() is None


def test_tables_keep_their_history_without_a_configuration(
    monkeypatch: pytest.MonkeyPatch, elsewhere: Path
) -> None:
    monkeypatch.setenv("NHL_DATA_DIR", str(elsewhere / "data"))
    configuration = Filesystem().factory().configuration(None, accept_partial=True)
    assert configuration.deltalake_configuration == RETENTION
    assert configuration.deltalake_streamed_exec is False
