"""When to ask again for the shifts of a game that has none, or wrong ones.

A chart comes hours to days late, or months, or never. So it is asked for ever less often: in each run for
`shift_chart_days`, then weekly for `shift_chart_weekly_days`, then monthly. 493 charts of 2025-26 were empty
in April and, for the most part, filled months later. Only an answer starts a wait: after a failed request,
the next run asks again.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from enum import IntEnum

from ingestion.settings import Settings


class Interval(IntEnum):
    """Days between two requests."""

    EACH_RUN = 0
    WEEK = 7
    MONTH = 30


def interval(age: int, settings: Settings, *, has_shifts: bool) -> Interval | None:
    """Return the days to wait between two requests for a game's shifts, None to ask no more.

    Args:
        age: days since the game.
        has_shifts: whether the game has shifts, although some disagree with the boxscore. They are corrected
            within weeks or never.
    """
    if age < settings.shift_chart_days:
        return Interval.EACH_RUN
    if age < settings.shift_chart_days + settings.shift_chart_weekly_days:
        return Interval.WEEK
    return None if has_shifts else Interval.MONTH


def is_due(
    game_date: date, last: date | None, today: date, settings: Settings, *, has_shifts: bool = False
) -> bool:
    """Return whether to ask for the shifts of a game today.

    Args:
        game_date: the league's date of the game.
        last: the league's date of the last request that counts; None if there was none.
        today: the league's date.
        has_shifts: as in `interval`.
    """
    wait = interval((today - game_date).days, settings, has_shifts=has_shifts)
    if wait is None:
        return False
    return last is None or today - last >= timedelta(days=wait)


def within_budget(
    requests: dict[int, tuple[str, ...]],
    late: Iterable[tuple[date | None, int]],
    budget: int,
) -> dict[int, tuple[str, ...]]:
    """Return the requests of a run, without those for late shifts that are beyond the budget.

    A game's requests are made together, so those of the last one may exceed the budget by the reports: less
    than a game costs would allow none for ever.

    Args:
        requests: game -> endpoints.
        late: (date of the last answer, game) of the games that are asked for late shifts only. Those that
            have waited longest come first; the others wait for the next run.
        budget: requests for late shifts after which no other game begins.
    """
    kept = dict(requests)
    for _, game in sorted(late, key=lambda each: (each[0] or date.min, -each[1])):
        if budget > 0:
            budget -= len(requests[game])
        else:
            del kept[game]
    return kept
