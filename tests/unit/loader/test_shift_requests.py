"""When a game's shifts are asked for again: in each run, weekly, monthly; and never beyond the budget."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from ingestion.ledger import DISAGREES, LedgerRow, endpoints_to_request
from ingestion.payloads import GAME_ENDPOINTS
from ingestion.scheduled_games import Game
from ingestion.settings import Settings
from ingestion.shift_requests import Interval, interval, is_due, within_budget
from ingestion.transform import TRANSFORM_VERSION
from ingestion.transform.payload import REPORTS

GAME = date(2025, 1, 1)
DEFAULTS = Settings()  # 14 days, 60 days


@pytest.mark.parametrize(
    ("age", "has_shifts", "expected"),
    [
        (0, False, Interval.EACH_RUN),
        (13, False, Interval.EACH_RUN),
        (14, False, Interval.WEEK),
        (73, False, Interval.WEEK),
        (74, False, Interval.MONTH),
        (1000, False, Interval.MONTH),
        (13, True, Interval.EACH_RUN),
        (73, True, Interval.WEEK),
        (74, True, None),
    ],
)
def test_intervals_thin_out(age: int, has_shifts: bool, expected: Interval | None) -> None:
    assert interval(age, DEFAULTS, has_shifts=has_shifts) == expected


@pytest.mark.parametrize(
    ("age", "asked_before", "expected"),
    [
        (1, 0, True),  # at first in each run, also twice a day
        (13, 0, True),
        (14, 0, False),
        (14, 6, False),
        (14, 7, True),
        (73, 6, False),
        (73, 7, True),
        (74, 7, False),
        (74, 29, False),
        (74, 30, True),
        (500, 29, False),
        (500, 30, True),
        (500, None, True),  # never asked
    ],
)
def test_what_is_due(age: int, asked_before: int | None, expected: bool) -> None:
    """`asked_before`: days since the last request."""
    today = GAME + timedelta(days=age)
    last = None if asked_before is None else today - timedelta(days=asked_before)
    assert is_due(GAME, last, today, DEFAULTS) is expected


def test_a_chart_that_never_comes_is_asked_for_some_forty_times_in_two_years() -> None:
    """A run a day: 14 in the first days, then 8 or 9 weekly ones, then monthly ones."""
    last, asked = None, 0
    for age in range(730):
        today = GAME + timedelta(days=age)
        if is_due(GAME, last, today, DEFAULTS):
            last, asked = today, asked + 1
    assert asked == 14 + 9 + 21


def test_days_of_none_leave_the_monthly_requests() -> None:
    none = Settings(shift_chart_days=0, shift_chart_weekly_days=0)
    assert interval(0, none, has_shifts=False) == Interval.MONTH


def test_beyond_the_budget_those_wait_that_were_asked_for_last() -> None:
    requests = {1: ("shiftcharts",), 2: ("shiftcharts", *REPORTS), 3: ("shiftcharts",), 9: GAME_ENDPOINTS}
    late = [(date(2025, 3, 3), 1), (date(2025, 3, 1), 2), (None, 3)]
    assert within_budget(requests, late, 100) == requests
    assert sorted(within_budget(requests, late, 5)) == [2, 3, 9]
    assert sorted(within_budget(requests, late, 1)) == [3, 9]
    assert sorted(within_budget(requests, late, 0)) == [9]


def test_a_budget_below_the_requests_of_a_game_is_enough_for_one_game() -> None:
    """Else the games would wait for ever, and those behind them."""
    requests = dict.fromkeys((1, 2, 3), ("shiftcharts", *REPORTS))
    late = [(date(2025, 3, 3), 1), (date(2025, 3, 1), 2), (None, 3)]
    for budget, games in ((1, [3]), (4, [3]), (5, [2, 3]), (9, [1, 2, 3])):
        assert sorted(within_budget(requests, late, budget)) == games


# With the ledger's row of a game


def game(age: int) -> tuple[Game, date]:
    row = {"game_state": "OFF", "game_type": 2, "game_date": GAME}
    return Game(2024020001, GAME, row), GAME + timedelta(days=age)


def ledger_row(today: date, asked_before: int, **changed: object) -> LedgerRow:
    noon = datetime.combine(today - timedelta(days=asked_before), datetime.min.time(), UTC)
    row = LedgerRow(2024020001, 20242025, 2, GAME, is_final=True, is_complete=True, official_rows=6)
    at = noon + timedelta(hours=17)
    row = replace(row, last_attempt_at=at, shift_chart_answered_at=at, right_rail_answered_at=at)
    row = replace(row, transform_version=TRANSFORM_VERSION)
    return replace(row, **{"shift_source": "chart", "shift_disagreements": 0, **changed})


CHART = ("shiftcharts",)
WITH_REPORTS = Settings(shift_reports=True)


@pytest.mark.parametrize(
    ("age", "asked_before", "changed", "without", "with_reports"),
    [
        (400, 40, {}, (), ()),  # all is well
        (400, 40, {"shift_source": None}, CHART, (*CHART, *REPORTS)),
        (400, 20, {"shift_source": None}, (), ()),
        (20, 8, {"shift_source": "chart", "shift_disagreements": 2}, CHART, (*CHART, *REPORTS)),
        (20, 8, {"shift_source": "report", "shift_disagreements": 2}, CHART, (*CHART, *REPORTS)),
        (20, 8, {"shift_source": "report", "shift_disagreements": 0}, (), ()),
        (20, 8, {"shift_source": "chart", "shift_disagreements": None}, (), ()),  # no boxscore to compare
        (400, 40, {"shift_source": "chart", "shift_disagreements": 2}, (), ()),
        (400, 40, {"shift_source": None, "transform_version": "0"}, (), ()),  # not known yet
        (400, 40, {"shift_source": None, "transform_version": None}, (), ()),  # no rows at all
        (2, 0, {"shift_source": None}, GAME_ENDPOINTS, (*GAME_ENDPOINTS, *REPORTS)),  # lookback_days
        (
            5,
            0,
            {"shift_source": None, "is_complete": False, "gap_reason": "no boxscore, no shift chart"},
            ("boxscore", "shiftcharts"),
            ("boxscore", "shiftcharts", *REPORTS),
        ),
        (
            20,
            8,
            {"shift_source": None, "is_complete": False, "gap_reason": DISAGREES + "x"},
            CHART,
            (*CHART, *REPORTS),
        ),
    ],
)
def test_what_is_requested(
    age: int, asked_before: int, changed: dict, without: tuple, with_reports: tuple
) -> None:
    scheduled, today = game(age)
    row = ledger_row(today, asked_before, **changed)
    assert endpoints_to_request(scheduled, row, DEFAULTS, today) == without
    assert endpoints_to_request(scheduled, row, WITH_REPORTS, today) == with_reports


def test_a_chart_that_did_not_answer_is_due_whatever_was_requested_since() -> None:
    scheduled, today = game(400)
    row = ledger_row(today, 0, shift_source=None, shift_chart_answered_at=None)
    assert endpoints_to_request(scheduled, row, DEFAULTS, today) == CHART


def test_absent_officials_are_requested_until_the_page_has_answered() -> None:
    scheduled, today = game(400)
    row = ledger_row(today, 20, official_rows=0)
    assert endpoints_to_request(scheduled, row, DEFAULTS, today) == ()
    row = replace(row, right_rail_answered_at=None)
    assert endpoints_to_request(scheduled, row, DEFAULTS, today) == ("right-rail",)


def test_a_game_without_a_row_is_asked_for_without_reports() -> None:
    scheduled, today = game(1)
    assert endpoints_to_request(scheduled, None, WITH_REPORTS, today) == GAME_ENDPOINTS
