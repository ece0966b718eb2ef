"""Loads after one with the clock ahead: they end with the rows of a clock that was always right."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ingestion.bronze import LEDGER
from tests.support.simulated_nhl import Fate, League, SimulatedNhl
from tests.support.simulated_nhl.loads import Lake, differences
from tests.support.simulated_nhl.view import ERRORS

GAME = 2024020300
AHEAD = timedelta(days=30)


@contextmanager
def loaded(folder: Path) -> Iterator[tuple[Lake, League]]:
    """A lake of a game whose errors are corrected a day after it."""
    fates = {GAME: Fate(errors=dict.fromkeys(ERRORS, timedelta(hours=24)))}
    now = datetime(2024, 11, 20, 14, tzinfo=UTC)
    league = League(seasons=[20242025], games=[GAME], calm=True, fates=fates, now=now)
    with SimulatedNhl(league) as api:
        yield Lake(folder, api, since="2024-11-17", until="2024-11-24"), league


@pytest.mark.thorough  # tests/unit/loader/test_wrong_clocks.py has the rules
def test_corrections_land_after_a_load_with_a_clock_ahead(tmp_path):
    with loaded(tmp_path / "wrong") as (wrong, league), loaded(tmp_path / "right") as (right, other):
        wrong.ahead = AHEAD
        assert (wrong.load(), right.load()) == (0, 0)
        wrong.ahead = timedelta()
        for days, is_named in ((1, True), (1, False), (60, False)):
            league.advance(days=days)
            other.advance(days=days)
            assert (wrong.load(), right.load()) == (0, 0)
            assert ("from the future" in wrong.output) == is_named
            assert differences(wrong, right) == []
            (row,) = wrong.rows(LEDGER).to_pylist()
            assert (row["is_complete"], row["not_used"]) == (True, None)
