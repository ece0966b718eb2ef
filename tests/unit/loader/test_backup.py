"""The backup after a load: when it is due, and the target of dbt that keeps the cached parse valid."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dbt_duckdb_delta import good_set
from dbt_duckdb_delta.good_set import GoodSet
from ingestion import backup
from ingestion.backup import choose_target

OF_OURS = "nhl:\n  target: \"{{ env_var('NHL_TARGET', 'local') }}\"\n"


@pytest.fixture
def profiles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The profiles.yml in the folder of a project where dbt would run; the user has none at home."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "dbt_project.yml").write_text("name: nhl")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    return tmp_path / "profiles.yml"


@pytest.mark.parametrize("target", ["local", "databricks"])
def test_the_target_goes_where_dbt_does_not_hash_it(profiles: Path, target: str) -> None:
    profiles.write_text(OF_OURS)
    environment = {"NHL_TARGET": "local"}
    assert choose_target(target, environment) == []
    assert environment == {"NHL_TARGET": target}


def test_a_profile_that_reads_no_variable_gets_the_option(profiles: Path) -> None:
    profiles.write_text("nhl:\n  target: prod\n")
    assert choose_target("local", {}) == ["--target", "local"]


def test_without_a_profile_dbt_is_told_by_the_option(profiles: Path) -> None:
    assert choose_target("local", {}) == ["--target", "local"]


def test_in_another_folder_the_profile_is_the_projects(profiles: Path, tmp_path: Path) -> None:
    (tmp_path / "dbt_project.yml").unlink()
    assert choose_target("local", {}) == []


def test_the_profile_is_the_one_that_dbt_takes(profiles: Path, tmp_path: Path) -> None:
    profiles.write_text(OF_OURS)
    (tmp_path / "else").mkdir()
    (tmp_path / "else" / "profiles.yml").write_text("nhl:\n  target: prod\n")
    elsewhere = {"DBT_PROFILES_DIR": str(tmp_path / "else")}
    assert choose_target("local", elsewhere) == ["--target", "local"]
    (tmp_path / "home" / ".dbt").mkdir(parents=True)
    profiles.rename(tmp_path / "home" / ".dbt" / "profiles.yml")
    assert choose_target("local", {}) == []


@pytest.mark.parametrize(("said", "kept"), [("local", True), ("databricks", False)])
def test_dbts_own_variable_stays_when_it_agrees(profiles: Path, said: str, kept: bool) -> None:
    """A `dbt build` with the same variable hashes it, too."""
    profiles.write_text(OF_OURS)
    environment = {"DBT_TARGET": said}
    choose_target("local", environment)
    assert ("DBT_TARGET" in environment) is kept


@pytest.mark.parametrize(("hours", "young"), [(3, True), (30, False), (-3, False), (-90_000, False)])
def test_a_set_from_the_future_does_not_silence_the_backup(
    monkeypatch: pytest.MonkeyPatch, hours: int, young: bool
) -> None:
    found = GoodSet("set_20260203T101500Z", datetime.now(UTC) - timedelta(hours=hours))
    monkeypatch.setattr(good_set, "unchanged", lambda data_dir, schema: found)
    assert (backup._young_set(24) is not None) is young
