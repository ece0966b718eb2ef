"""A kill at a random moment loses nothing. `python -m tests.support.kills` tries every command."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from deltalake import DeltaTable

from tests.integration.recovery.local_lake import GAMES, AnyLake, Lake, one_line
from tests.integration.recovery.targets import BOTH
from tests.support import kills
from tests.support.trial_lake import simulated_api
from tests.support.trials import trial


@pytest.fixture(scope="module")
def restores(pristine_with_backups: Lake, tmp_path_factory: pytest.TempPathFactory) -> kills.Kind:
    """The trials of a restore of lost rows."""
    step = kills.STEPS["restore_table"]
    return kills.Kind(step, pristine_with_backups, tmp_path_factory.mktemp("restores"))


@pytest.fixture(scope="module")
def loads(tmp_path_factory: pytest.TempPathFactory) -> Iterator[kills.Kind]:
    """The trials of a first load, from the simulated API."""
    empty = Lake(tmp_path_factory.mktemp("empty"))
    with simulated_api():
        yield kills.Kind(kills.STEPS["first load"], empty, tmp_path_factory.mktemp("loads"))


@pytest.mark.thorough
@pytest.mark.parametrize("seed", range(3))
def test_a_killed_restore_is_finished(restores: kills.Kind, seed: int, tmp_path: Path) -> None:
    found = restores(trial("restore_table", seed, tmp_path))
    assert found.is_good, found


@pytest.mark.thorough
@pytest.mark.parametrize("seed", range(3))
def test_a_killed_load_is_finished(loads: kills.Kind, seed: int, tmp_path: Path) -> None:
    found = loads(trial("first load", seed, tmp_path))
    assert found.is_good, found


@pytest.fixture
def restored(restores: kills.Kind, tmp_path: Path) -> Lake:
    """The lake after an undisturbed restore, to be spoilt."""
    with restores.undisturbed.lake.copied(tmp_path / "data") as lake:
        assert restores.judge(lake) is None
        return lake


@pytest.mark.thorough
def test_a_row_that_is_gone_is_told(restores: kills.Kind, restored: Lake) -> None:
    [game, *_] = restored.delta().to_pyarrow_table()["game_id"].to_pylist()
    restored.delta().delete(f"game_id = {game} and situation = 'all'")
    found = restores.judge(restored)
    assert found
    assert found.name == kills.DIFFERS.name
    assert "rows of bronze_games_historical_v2: " in found.detail


@pytest.mark.thorough
def test_a_row_that_is_gone_from_a_good_backup_is_told(restores: kills.Kind, restored: Lake) -> None:
    DeltaTable(str(restored.backup().folder)).delete("situation = 'all'")
    found = restores.judge(restored)
    assert found
    assert found.name == kills.DAMAGED.name


@pytest.mark.thorough
def test_a_verb_that_cannot_be_finished_is_told(restores: kills.Kind, tmp_path: Path, monkeypatch) -> None:
    """The process is stopped before it has done anything, and `finish` asks for another table."""
    monkeypatch.setattr(kills, "kill_after", lambda *_: True)
    monkeypatch.setattr(restores, "step", kills.Step(kills.verb("restore_table", table="bronze_gaems")))
    found = restores(trial("restore_table", 0, tmp_path))
    assert found.name == kills.STUCK.name


@pytest.mark.thorough
def test_a_response_that_is_gone_is_told(loads: kills.Kind, tmp_path: Path) -> None:
    with loads.undisturbed.lake.copied(tmp_path / "data") as lake:
        next(lake.landing.rglob("boxscore/*/*.gz")).write_bytes(b"damaged")
        found = loads.judge(lake)
    assert found
    assert "landing archive: " in found.detail


@pytest.mark.thorough
@BOTH
def test_ctrl_c_ends_a_restore_with_the_command_that_goes_on(safe_lake: AnyLake) -> None:
    whole = safe_lake.rows()
    safe_lake.delta().delete("season = 20242025")
    arguments = {"table": GAMES, "backup": "latest"}
    done = safe_lake.interrupt("restore_table", before="append 1", **arguments)
    assert done.code == 130
    said = one_line(done.stderr)
    assert said.startswith("Interrupted: what is printed above as done is done")
    assert "Traceback" not in done.output
    [check] = safe_lake.checks("unfinished")
    assert check["status"] == "WARN"
    command = said.partition("to go on: ")[2].partition(". What is left")[0]
    safe_lake.follow(command).ok()
    assert safe_lake.rows() == whole
