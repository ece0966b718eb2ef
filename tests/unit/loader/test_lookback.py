"""Corrections of a game's last days are asked for, also when a run failed or none was made."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from ingestion.ledger import LedgerRow, endpoints_to_request
from ingestion.payloads import GAME_ENDPOINTS
from ingestion.scheduled_games import Game
from ingestion.settings import Settings
from ingestion.transform import TRANSFORM_VERSION

PLAYED = date(2024, 10, 9)


def game() -> Game:
    row = {"game_state": "OFF", "game_type": 2, "game_date": PLAYED, "season": 20242025}
    return Game(2024020009, PLAYED, row)  # type: ignore[arg-type]


def complete(days: int | None, error: str | None = None) -> LedgerRow:
    """A complete game that was requested last so many days after it was played; None: never."""
    noon = datetime(2024, 10, 9, 16, tzinfo=UTC)
    return LedgerRow(
        2024020009,
        20242025,
        2,
        PLAYED,
        is_final=True,
        is_complete=True,
        right_rail_hash="0123456789abcdef",
        right_rail_landed_at=noon,
        official_rows=4,
        shift_source="chart",
        shift_disagreements=0,
        transform_version=TRANSFORM_VERSION,
        last_attempt_at=None if days is None else noon + timedelta(days=days),
        last_error=error,
    )


def requested(row: LedgerRow, days: int, **settings: object) -> tuple[str, ...]:
    return endpoints_to_request(game(), row, Settings(**settings), PLAYED + timedelta(days=days))  # type: ignore[arg-type]


def test_a_game_that_was_looked_at_on_its_last_day_is_left_alone():
    assert requested(complete(2), 3) == ()
    assert requested(complete(40), 400) == ()


@pytest.mark.parametrize("later", [3, 10, 400])
def test_a_game_that_was_not_is_looked_at_once_more_whatever_its_age(later):
    assert requested(complete(1), later) == GAME_ENDPOINTS
    assert requested(complete(later), later + 1) == ()


def test_a_failed_request_is_repeated_for_some_days():
    assert requested(complete(2, "The boxscore is missing."), 3) == GAME_ENDPOINTS
    assert requested(complete(13, "The boxscore is missing."), 14) == ()


def test_without_a_lookback_nothing_is_looked_at_again():
    assert requested(complete(0), 1, lookback_days=0) == ()
    assert requested(complete(0, "The boxscore is missing."), 1, lookback_days=0) == ()


def test_a_game_of_the_archive_was_never_requested_and_is_not_now():
    assert requested(complete(None), 3) == ()


def test_a_longer_lookback_is_the_one_that_counts():
    assert requested(complete(2), 5, lookback_days=4) == GAME_ENDPOINTS
    assert requested(replace(complete(3)), 5, lookback_days=4) == ()
