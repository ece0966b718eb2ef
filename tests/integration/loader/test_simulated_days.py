"""Days of a simulated season: what each load makes of what the API has by then."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ingestion.bronze import LEDGER, PLAYER_GAMES, SCHEDULE
from tests.support.simulated_nhl import CALM, Fate, League, Rule, SimulatedNhl, faults
from tests.support.simulated_nhl.loads import Lake

GAME = 2024020300  # 2024-11-19, from 03:00 UTC of the next day on


@contextmanager
def one_game(folder: Path, now: str, fate: Fate = CALM) -> Iterator[tuple[Lake, SimulatedNhl]]:
    """A lake, and a server that has one game."""
    at = datetime.fromisoformat(now).replace(tzinfo=UTC)
    with SimulatedNhl(League(seasons=[20242025], games=[GAME], fates={GAME: fate}, now=at)) as api:
        yield Lake(folder / "data", api, since="2024-11-18", until="2024-11-30"), api


def ledger(lake: Lake) -> dict:
    (row,) = lake.rows(LEDGER).to_pylist()
    return row


def test_a_game_tonight_has_rows_in_the_morning(tmp_path):
    with one_game(tmp_path, "2024-11-20T04:00") as (lake, api):
        lake.load()
        assert (ledger(lake)["game_state"], lake.rows(PLAYER_GAMES).num_rows) == ("LIVE", 0)
        api.league.advance(hours=8)
        lake.load()
        assert (ledger(lake)["is_complete"], lake.rows(PLAYER_GAMES).num_rows) == (True, 4 * 36)


@pytest.mark.thorough
def test_a_chart_comes_late(tmp_path):
    with one_game(tmp_path, "2024-11-20T12:00", Fate(chart_after=timedelta(hours=50))) as (lake, api):
        api.faults.set(Rule(faults.status(503), endpoint="boxscore", times=1))
        lake.load()
        assert ledger(lake)["gap_reason"] == "no shift chart"
        api.league.advance(days=3)
        lake.load()
        assert ledger(lake)["shift_source"] == "chart"


@pytest.mark.thorough
def test_a_correction_lands_when_the_runs_of_its_days_have_failed(tmp_path):
    late = timedelta(hours=30)
    with one_game(tmp_path, "2024-11-20T12:00", Fate(errors={"hit": late})) as (lake, api):
        lake.load()
        hits = sum(lake.rows(PLAYER_GAMES)["i_f_hits"].to_pylist())
        api.faults.set(Rule(faults.status(500)))
        for _ in range(4):
            api.league.advance(days=1)
            lake.load()
        api.faults.set()
        api.league.advance(days=1)
        lake.load()
        assert sum(lake.rows(PLAYER_GAMES)["i_f_hits"].to_pylist()) < hits
        assert ledger(lake)["discrepancies"] is None


@pytest.mark.thorough
def test_a_postponed_game_is_one_game_on_its_new_date(tmp_path):
    start = datetime(2024, 11, 20, 3, tzinfo=UTC)
    day = timedelta(days=1)
    fate = Fate(called_off=day / 2, new_start=start + 5 * day, new_date_after=2 * day)
    with one_game(tmp_path, "2024-11-19T12:00", fate) as (lake, api):
        found = []
        for days in (0, 1, 2, 2):
            api.league.advance(days=days)
            lake.load()
            (row,) = lake.rows(SCHEDULE).to_pylist()
            found.append((str(row["game_date"]), row["game_schedule_state"]))
        api.league.advance(days=3)
        lake.load()
        assert found == [("2024-11-19", "OK"), ("2024-11-19", "PPD"), *[("2024-11-24", "OK")] * 2]
        assert ledger(lake)["is_complete"]
