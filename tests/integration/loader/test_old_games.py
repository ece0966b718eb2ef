"""First loads of games that are months old: what fails is requested by the next run, and never given up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path

import pyarrow as pa
import pytest
from deltalake import DeltaTable, write_deltalake

from ingestion.bronze import LEDGER
from tests.support.older_loader import forget_columns
from tests.support.simulated_nhl import League, Rule, SimulatedNhl, faults
from tests.support.simulated_nhl.loads import Lake, differences
from tests.support.simulated_nhl.schedules import season_games

DAYS = (date(2024, 10, 8), date(2024, 10, 9))
GAMES = tuple(game.id for game in season_games(20242025) if game.type == 2 and game.date in DAYS)[:8]
MONTHS_LATER = datetime(2025, 4, 1, 14, tzinfo=UTC)


@pytest.fixture(scope="module")
def api() -> Iterator[SimulatedNhl]:
    league = League(seasons=[20242025], games=GAMES, calm=True, now=MONTHS_LATER)
    with SimulatedNhl(league) as server:
        yield server


@pytest.fixture(autouse=True)
def sound_at_first(api: SimulatedNhl) -> None:
    api.faults.set()


def lake_in(folder: Path, api: SimulatedNhl) -> Lake:
    return Lake(folder / "data", api, since="2024-10-07", until="2024-10-10")


@pytest.fixture(scope="module")
def undisturbed(api: SimulatedNhl, tmp_path_factory: pytest.TempPathFactory) -> Lake:
    lake = lake_in(tmp_path_factory.mktemp("undisturbed"), api)
    api.faults.set()
    assert lake.load() == 0, lake.output
    assert ledger(lake)["shift_rows"].to_pylist().count(0) == 0
    return lake


def ledger(lake: Lake) -> pa.Table:
    return lake.rows(LEDGER)


def mend(lake: Lake, api: SimulatedNhl) -> None:
    """Load without faults."""
    api.faults.set()
    assert lake.load() == 0, lake.output


def dies_after(answers: int) -> Rule:
    """The API answers so many requests for games, and then none."""
    asked = count()
    unavailable = faults.status(503)
    of_games = ("play-by-play", "boxscore", "shiftcharts", "right-rail")

    def fault(answer: faults.Answer, request: faults.Asked) -> faults.Answer:
        is_sound = request.endpoint not in of_games or next(asked) < answers
        return answer if is_sound else unavailable(answer, request)

    return Rule(fault)


@pytest.mark.thorough_when(answers=20)
@pytest.mark.parametrize("answers", [14, 20])
def test_an_api_that_dies_in_a_first_load_leaves_nothing_that_is_given_up(
    tmp_path: Path, api: SimulatedNhl, undisturbed: Lake, answers: int
) -> None:
    lake = lake_in(tmp_path, api)
    api.faults.set(dies_after(answers))
    assert lake.load() == 1
    assert not all(ledger(lake)["is_complete"].to_pylist())
    mend(lake, api)
    assert differences(lake, undisturbed) == []


@pytest.mark.thorough
def test_endpoints_that_fail_for_one_game_each_are_requested_again(
    tmp_path: Path, api: SimulatedNhl, undisturbed: Lake
) -> None:
    lake = lake_in(tmp_path, api)
    failed = dict(zip(("boxscore", "shiftcharts", "right-rail"), GAMES, strict=False))
    api.faults.set(
        *(Rule(faults.status(500), endpoint=endpoint, key=str(game)) for endpoint, game in failed.items())
    )
    assert lake.load() == 1
    rows = {row["game_id"]: row for row in ledger(lake).to_pylist()}
    assert {game for game, row in rows.items() if not row["is_complete"]} == set(failed.values())
    mend(lake, api)
    assert differences(lake, undisturbed) == []


def test_pages_of_officials_that_were_not_requested_are_not_given_up(
    tmp_path: Path, api: SimulatedNhl, undisturbed: Lake
) -> None:
    """After some failures in a row the others are left out of the run."""
    lake = lake_in(tmp_path, api)
    api.faults.set(Rule(faults.status(500), endpoint="right-rail"))
    assert lake.load() == 1
    assert set(ledger(lake)["gap_reason"].to_pylist()) == {"no officials"}
    mend(lake, api)
    assert differences(lake, undisturbed) == []


@pytest.mark.thorough
def test_a_ledger_without_the_times_of_answers_is_healed(
    tmp_path: Path, api: SimulatedNhl, undisturbed: Lake
) -> None:
    lake = lake_in(tmp_path, api)
    api.faults.set(dies_after(20))
    lake.load()
    assert forget_answers(lake)
    assert lake.load(replay=True) == 0  # it requests nothing, and gives nothing back
    mend(lake, api)
    assert differences(lake, undisturbed) == []


def forget_answers(lake: Lake) -> int:
    """Make the ledger one that gave up what it had not received; return the number of such games."""
    path = str(lake.data_dir / "lake" / "dev" / LEDGER)
    table = DeltaTable(path).to_pyarrow_table()
    wronged, rows = 0, table.to_pylist()
    for row in rows:
        gaps = (row["gap_reason"] or "").split(", ")
        kept = [gap for gap in gaps if gap not in ("no shift chart", "no officials")]
        row["gap_reason"] = ", ".join(kept) or None
        wronged += not row["is_complete"] and not any(kept)
        row["is_complete"] = not any(kept)
    old = table.drop_columns(["shift_chart_answered_at", "right_rail_answered_at"]).schema
    write_deltalake(path, pa.Table.from_pylist(rows, old), mode="overwrite", schema_mode="overwrite")
    forget_columns(lake.data_dir)
    return wronged
