"""A game as the API shows it at one time: its state, how far it has come, what is wrong with it so far."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property

from .record import Play, Record, Shift
from .schedules import ScheduledGame

Errors = frozenset[str]  # of `ERRORS`
ERRORS = ("scorer", "hit", "shift")

LIVE_STATES = ("LIVE", "CRIT", "OVER")
FINAL_STATES = ("FINAL", "OFF")


@dataclass(frozen=True)
class Result:
    """How a game ended, and how long it took on the clock of the day."""

    duration: timedelta
    score: tuple[int, int]
    last_period: tuple[int, str]


@dataclass(frozen=True)
class View:
    """What is served of a game.

    Attributes:
        game: as scheduled now.
        state, schedule_state: gameState and gameScheduleState.
        record: None before the game.
        cut: period and second that the game has reached; None before and after it.
        errors: what is not corrected yet: the wrong scorer of a goal, a hit too many, a shift split in two.
        has_chart: whether the shift chart is there.
        result: of a final game whose record is not needed.
    """

    game: ScheduledGame
    state: str
    schedule_state: str = "OK"
    record: Record | None = None
    cut: tuple[int, int] | None = None
    errors: Errors = frozenset()
    has_chart: bool = True
    result: Result | None = None

    @property
    def is_final(self) -> bool:
        return self.state in FINAL_STATES

    @property
    def has_begun(self) -> bool:
        return self.is_final or self.state in LIVE_STATES

    @cached_property
    def plays(self) -> list[Play]:
        """The plays so far, errors included."""
        if self.record is None or not self.has_begun:
            return []
        plays = self.record.plays
        if "scorer" in self.errors:
            plays = list(_with_wrong_scorer(plays))
        if "hit" in self.errors:
            plays = list(_with_hit_too_many(plays))
        if self.cut is not None:
            plays = [play for play in plays if play.at <= self.cut]
        return plays

    @cached_property
    def shifts(self) -> list[Shift]:
        """The shifts that are over, errors included."""
        if self.record is None or not self.has_begun:
            return []
        shifts = self.record.shifts
        if "shift" in self.errors:
            shifts = list(_with_split_shift(shifts))
        if self.cut is not None:
            shifts = [shift for shift in shifts if (shift.period, shift.end) <= self.cut]
        return shifts

    @property
    def score(self) -> tuple[int, int]:
        """The score shown; after a shootout the winner has a goal more than the plays."""
        if self.result is not None:
            return self.result.score
        assert self.record is not None
        return self.record.score if self.cut is None else self.plays[-1].score if self.plays else (0, 0)

    @property
    def shots(self) -> tuple[int, int]:
        return self.plays[-1].shots if self.plays else (0, 0)

    @property
    def period(self) -> tuple[int, str]:
        """Number and type of the running or last period."""
        if self.result is not None:
            return self.result.last_period
        if self.record is None or not self.plays:
            return 1, "REG"
        return self.record.last_period if self.cut is None else (self.cut[0], self.plays[-1].period_type)


def _with_wrong_scorer(plays: list[Play]) -> Iterator[Play]:
    """Credit the first goal with an assist to the player who made the pass."""
    is_done = False
    for play in plays:
        if not is_done and play.kind == "goal" and "assist1PlayerId" in play.details:
            scorer, helper = play.details["scoringPlayerId"], play.details["assist1PlayerId"]
            swapped = {**play.details, "scoringPlayerId": helper, "assist1PlayerId": scorer}
            is_done = True
            yield replace(play, details=swapped)
        else:
            yield play


def _with_hit_too_many(plays: list[Play]) -> Iterator[Play]:
    """Count the first hit twice."""
    is_done = False
    for play in plays:
        yield play
        if not is_done and play.kind == "hit":
            is_done = True
            yield replace(play, id=2000)


def _with_split_shift(shifts: list[Shift]) -> Iterator[Shift]:
    """Split the first shift of half a minute or more in two that touch."""
    is_done = False
    for shift in shifts:
        if not is_done and shift.end - shift.start >= 30:
            is_done = True
            middle = (shift.start + shift.end) // 2
            yield replace(shift, end=middle)
            yield replace(shift, start=middle)
        else:
            yield shift
