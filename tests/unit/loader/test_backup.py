"""The backup after a load: when it is due, and the target of dbt that keeps the cached parse valid."""

from __future__ import annotations

import json
import subprocess
import types
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from rich.console import Console

from dbt_duckdb_delta import good_set
from dbt_duckdb_delta.good_set import GoodSet
from ingestion import backup
from ingestion.archive import Archive
from ingestion.backup import back_up_when_due, choose_target
from ingestion.settings import Settings

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


LISTED = "  set_20260203T101500Z  dev.games\n"  # what backup_all prints of the set that it took
YOUNG = "The last good set, set_20260203T101500Z, is 3 hours old: no backup is due.\n"
NOT_BUILT = "No backup yet: snapshot_players has not been built; after dbt build, ...\n"

# `load(versions, ...)` backs up after a load when due, and returns its exit code.
Load = Callable[..., int]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The hours that dbt was asked with: `older_than_hours` of each call."""
    return []


@pytest.fixture
def load(asked: list[int], monkeypatch: pytest.MonkeyPatch, data_dir: Path) -> Load:
    monkeypatch.setenv("NHL_DATA_DIR", str(data_dir))
    archive = Archive(str(data_dir / "landing"))

    def load(
        versions: dict[str, int | None],
        *,
        age: float | None = None,
        answer: tuple[int, str] = (0, LISTED),
        hours: int = 24,
        destination: str = "filesystem",
    ) -> int:
        good = None if age is None else GoodSet("set_a", datetime.now(UTC) - timedelta(hours=age))

        def run(command: Sequence[str], **_: object) -> subprocess.CompletedProcess[str]:
            asked.append(json.loads(command[command.index("--args") + 1])["older_than_hours"])
            return subprocess.CompletedProcess(command, *answer)

        monkeypatch.setattr(backup, "subprocess", types.SimpleNamespace(run=run, PIPE=subprocess.PIPE))
        monkeypatch.setattr(good_set, "unchanged", lambda data_dir, schema: good)
        settings = Settings(backup_hours=hours, destination=destination)
        return back_up_when_due(settings, archive, versions, Console(quiet=True))

    return load


BEFORE, AFTER = {"bronze_a": 3, "bronze_b": None}, {"bronze_a": 4, "bronze_b": None}


@pytest.mark.parametrize("destination", ["filesystem", "spark"])
def test_a_backup_that_failed_is_taken_by_the_next_load(
    load: Load, asked: list[int], destination: str
) -> None:
    assert load(BEFORE, answer=(2, ""), destination=destination) == 2
    assert load(BEFORE, answer=(2, ""), destination=destination) == 2
    assert load(BEFORE, destination=destination) == 0
    assert len(asked) == 3
    assert load(BEFORE, age=0.1, destination=destination) == 0
    assert len(asked) == 3, "nothing has changed since"


@pytest.mark.parametrize("destination", ["filesystem", "spark"])
def test_what_was_merged_while_the_set_was_young_is_backed_up_once_it_is_old(
    load: Load, asked: list[int], destination: str
) -> None:
    load(BEFORE, destination=destination)
    load(AFTER, age=3, answer=(0, YOUNG), destination=destination)
    asked.clear()
    assert load(AFTER, age=40, destination=destination) == 0
    assert asked == [23]
    assert load(AFTER, age=40, destination=destination) == 0
    assert asked == [23], "tables that stay as they are get no further set"


def test_an_answer_without_a_set_is_no_backup(load: Load, asked: list[int]) -> None:
    for answer in (YOUNG, NOT_BUILT, LISTED, LISTED):
        load(BEFORE, answer=(0, answer), destination="spark")
    assert len(asked) == 3


def test_a_set_that_is_no_longer_proven_is_judged_by_dbt(load: Load, asked: list[int]) -> None:
    load(BEFORE)
    load(BEFORE, age=None)
    assert len(asked) == 2


def test_without_a_table_or_with_no_hours_dbt_is_not_asked(load: Load, asked: list[int]) -> None:
    load({"bronze_a": None})
    load(BEFORE, hours=0)
    assert not asked


@pytest.mark.parametrize(
    ("hours", "age", "due"),
    [
        (24, 3, False),
        (24, 22.9, False),
        (24, 23 + 59 / 60, True),
        (1, 0.9, False),
        (1, 1.1, True),
        (24, -3, True),
        (24, -90_000, True),
    ],
)
def test_a_set_counts_as_old_an_hour_early_and_one_of_the_future_does_not_silence_the_backup(
    load: Load, asked: list[int], hours: int, age: float, due: bool
) -> None:
    load(BEFORE)
    asked.clear()
    load(AFTER, age=age, hours=hours)
    assert bool(asked) is due
