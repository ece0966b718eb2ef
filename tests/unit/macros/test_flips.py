"""A flipped bit is told, and no row is lost. `python -m tests.support.flips --trials 200` tries more."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from deltalake import DeltaTable

from tests.support import flips
from tests.support.trials import trial

ORDINARY = 2  # trials of each kind


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return flips.make(tmp_path_factory.mktemp("flips") / "pristine")


@pytest.fixture
def rows(pristine: Path) -> flips.Rows:
    found = flips.rows_of(pristine / "lake" / "dev" / "orders")
    assert found
    return found


KINDS = {flips.LIVE: flips.try_live, flips.BACKUP: flips.try_backup}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seed", range(ORDINARY))
def test_a_flipped_bit_loses_no_row(pristine: Path, rows: flips.Rows, tmp_path: Path, kind, seed) -> None:
    found = KINDS[kind](trial(kind, seed, tmp_path), pristine, rows)
    assert found.is_good, found


@pytest.mark.thorough
def test_twenty_more_lose_no_row(capsys) -> None:
    flips.main(["--trials", "20", "--first", str(ORDINARY)])
    said = capsys.readouterr().out
    assert flips.LOST.name not in said
    assert flips.WRONG.name not in said


def test_a_row_that_no_verb_brings_back_is_lost(pristine, rows, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(
        flips, "flip", lambda folder, random, names="*": str(DeltaTable(str(folder)).delete("id = 7"))
    )
    monkeypatch.setattr(flips, "refusal", lambda shop, verb, **arguments: None)
    found = flips.try_live(trial(flips.LIVE, 0, tmp_path), pristine, rows)
    assert (found.name, found.is_good) == (flips.LOST.name, False)


def test_a_damage_that_is_not_told_is_called_wrong(pristine, rows, tmp_path, monkeypatch) -> None:
    """The bit of every trial is harmless here, and a row is gone."""
    monkeypatch.setattr(flips, "is_told", lambda shop: False)
    monkeypatch.setattr(
        flips, "flip", lambda folder, random, names="*": str(DeltaTable(str(folder)).delete("id = 7"))
    )
    for kind, attempt in KINDS.items():
        patched = partial(attempt, pristine=pristine, rows=rows)
        monkeypatch.setattr(flips, "refusal", lambda shop, verb, **arguments: None)
        assert patched(trial(kind, 0, tmp_path)).name == flips.WRONG.name, kind


def test_an_error_instead_of_a_sentence_is_counted_apart(pristine, rows, tmp_path, monkeypatch) -> None:
    def fails(shop: object, verb: str, **arguments: object) -> flips.Said:
        return flips.Said("UndefinedError: no attribute 'name'", False)

    monkeypatch.setattr(flips, "refusal", fails)
    found = flips.try_backup(trial(flips.BACKUP, 0, tmp_path), pristine, rows)
    assert found.name == flips.STUCK.name
    came_back = flips.verdict(told=True, came_back=True, where="", said=[fails(None, "")])
    assert came_back.name == flips.ERROR.name
