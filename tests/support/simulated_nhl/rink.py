"""The state of a running game, and what every play of it needs: who, where, at which strength."""

from __future__ import annotations

from math import log
from random import Random
from typing import Any

from .ice import Ice
from .record import AWAY, HOME, PERIOD, SIDES, OnIce, Play, Record
from .schedules import PLAYOFFS, ScheduledGame
from .squads import dressed

SHIFT = 46  # seconds, on average


class Rink:
    """A game while it is simulated. Its random numbers come from the seed and the game's id alone."""

    def __init__(self, seed: int, game: ScheduledGame) -> None:
        self.random = Random(f"game {seed} {game.id}")
        (away, away_out), (home, home_out) = (dressed(seed, game, side) for side in SIDES)
        self.record = Record(game, (away, home), (away_out, home_out))
        self.ice = Ice(self.record, self.random)
        self.is_playoff = game.type == PLAYOFFS
        self.period, self.period_type, self.length = 0, "REG", PERIOD
        self.second = 0
        self.score, self.shots = [0, 0], [0, 0]
        self.totals: dict[tuple[str, int], int] = {}
        self.next_change = [0, 0]
        self.pull_at: list[int | None] = [None, None]
        self.is_over = False
        self.left_first = self.random.random() < 0.5
        self.ids = iter(self.random.sample(range(1, 1600), 1500))

    def _shift_length(self) -> int:
        return self.random.randint(SHIFT - 18, SHIFT + 18)

    def _plan_pull(self) -> None:
        """Let the trailing team pull its goalie near the end."""
        for side in SIDES:
            behind = self.score[1 - side] - self.score[side]
            trails = self.period == 3 and self.period_type == "REG" and behind in (1, 2)
            if not trails:
                self.ice.pulled[side] = False
                self.pull_at[side] = None
            elif not self.ice.pulled[side] and self.pull_at[side] is None:
                self.pull_at[side] = PERIOD - self.random.randint(60, 75 + 60 * behind)

    def _emit(
        self,
        kind: str,
        side: int | None = None,
        details: dict[str, Any] | None = None,
        code: str | None = None,
        strength: str | None = None,
        on_ice: OnIce | None = None,
    ) -> Play:
        code = code or self.ice.code
        play = Play(
            next(self.ids),
            kind,
            self.period,
            self.period_type,
            self.second,
            code,
            side,
            details or {},
            strength or code,
            on_ice or self.ice.on_ice,
            (self.score[AWAY], self.score[HOME]),
            (self.shots[AWAY], self.shots[HOME]),
            self.home_defends,
        )
        self.record.plays.append(play)
        return play

    def _team(self, side: int) -> int:
        return self.record.game.team_ids[side]

    def _someone(self, side: int, *others: int) -> int:
        return self.random.choice([player for player in self.ice.skaters[side] if player not in others])

    def _total(self, what: str, player: int) -> int:
        self.totals[what, player] = self.totals.get((what, player), 0) + 1
        return self.totals[what, player]

    def _anywhere(self) -> dict[str, Any]:
        x = self.random.randint(-95, 95)
        return {"xCoord": x, "yCoord": self.random.randint(-41, 41), "zoneCode": "N" if abs(x) < 25 else "O"}

    def _shot_place(self, side: int, zone: str = "O") -> dict[str, Any]:
        """A place in front of the net that a side attacks."""
        depth = min(60, int(-log(1 - self.random.random()) * 22) + 3)
        spread = min(40, 4 + depth)
        sign = 1 if self.attacks_right(side) else -1
        x, y = sign * (89 - depth), self.random.randint(-spread, spread)
        return {"xCoord": x, "yCoord": y, "zoneCode": zone}

    def attacks_right(self, side: int) -> bool:
        return (side == HOME) == (self.home_defends == "left")

    @property
    def home_defends(self) -> str:
        return "left" if self.left_first == (self.period % 2 == 1) else "right"

    def _face_off(
        self, whole_lines: tuple[bool, bool] | None = (True, True), place: tuple[int, int, str] | None = None
    ) -> None:
        """Change lines as the whistle allows, and drop the puck."""
        if whole_lines is not None:
            if self.ice.expires_at(self.second):
                self.ice.expire(self.second)
            self._plan_pull()
            changed = (self.random.random() < 0.55, self.random.random() < 0.55)
            self.ice.change_both(self.second, changed)
            for side in SIDES:
                if changed[side]:
                    self.next_change[side] = self.second + self._shift_length()
        x, y, zone = place or (self.random.choice((-69, 69, -20, 20)), self.random.choice((-22, 22)), "O")
        winner = self.random.choice(SIDES)
        if self.second == 0:
            x, y, zone = 0, 0, "N"
        self._emit(
            "faceoff",
            winner,
            {
                "eventOwnerTeamId": self._team(winner),
                "losingPlayerId": self._someone(1 - winner),
                "winningPlayerId": self._someone(winner),
                "xCoord": x,
                "yCoord": y,
                "zoneCode": "N" if abs(x) < 25 else zone,
            },
        )
