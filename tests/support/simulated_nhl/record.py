"""What happened in a simulated game: plays, shifts and stints, from which all bodies are rendered."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from .schedules import ScheduledGame
from .squads import Player, Squad

AWAY, HOME = 0, 1
SIDES = (AWAY, HOME)
PERIOD = 1200  # seconds
OVERTIME = 300  # seconds, of the regular season

# Kind of play -> its typeCode in the API.
TYPE_CODES = {
    "faceoff": 502,
    "hit": 503,
    "giveaway": 504,
    "goal": 505,
    "shot-on-goal": 506,
    "missed-shot": 507,
    "blocked-shot": 508,
    "penalty": 509,
    "stoppage": 516,
    "period-start": 520,
    "period-end": 521,
    "shootout-complete": 523,
    "game-end": 524,
    "takeaway": 525,
    "delayed-penalty": 535,
}
ATTEMPTS = frozenset({"goal", "shot-on-goal", "missed-shot", "blocked-shot"})

OnIce = tuple[tuple[int, ...], tuple[int, ...]]  # skaters of the visitors, of the hosts


@dataclass(slots=True)
class Play:
    """A play.

    Attributes:
        second: of its period.
        side: whose play it is; None for a stoppage and the like.
        code: the situationCode that is served.
        strength: the code at which it counts: of a delayed penalty, the one when the arm went up.
        on_ice: the skaters; of a penalty shot, the shooter.
        score, shots: of both teams after it.
        home_defends: homeTeamDefendingSide.
    """

    id: int
    kind: str
    period: int
    period_type: str
    second: int
    code: str
    side: int | None
    details: dict[str, Any]
    strength: str
    on_ice: OnIce
    score: tuple[int, int]
    shots: tuple[int, int]
    home_defends: str

    @property
    def at(self) -> tuple[int, int]:
        """Period and second."""
        return self.period, self.second


@dataclass(frozen=True, slots=True)
class Shift:
    """A shift of a player, from second `start` of a period to second `end`."""

    player: int
    side: int
    period: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Stint:
    """A stretch of a period in which the players on the ice and the strength are the same."""

    period: int
    start: int
    end: int
    code: str
    on_ice: OnIce

    @property
    def seconds(self) -> int:
        return self.end - self.start


@dataclass(slots=True)
class Record:
    """A game from the first face-off to the end.

    Attributes:
        squads, scratches: who is dressed and who is not, by side.
        score: with the goal that a shootout gives its winner.
        last_period: number and REG, OT or SO.
        goalies: the goalie who won and the one who lost.
    """

    game: ScheduledGame
    squads: tuple[Squad, Squad]
    scratches: tuple[tuple[Player, ...], tuple[Player, ...]]
    plays: list[Play] = field(default_factory=list)
    shifts: list[Shift] = field(default_factory=list)
    stints: list[Stint] = field(default_factory=list)
    score: tuple[int, int] = (0, 0)
    last_period: tuple[int, str] = (3, "REG")

    @property
    def players(self) -> dict[int, tuple[Player, int]]:
        """Id -> player and side, of all who are dressed."""
        return {player.id: (player, side) for side in SIDES for player in self.squads[side].all}

    @property
    def winner(self) -> int:
        return AWAY if self.score[AWAY] > self.score[HOME] else HOME

    @property
    def end(self) -> tuple[int, int]:
        """Period and second of the last play."""
        return self.plays[-1].at
