"""Simulates one game, second by second, from the seed and the game's id alone.

Players change on the fly in seconds without a play, and at whistles. So a play has the players of the second
before a whistle, or of its own second. Penalties end on the clock, or by a goal. A trailing team pulls its
goalie. The overtime of the regular season is 3 on 3, and a shootout follows.
"""

from __future__ import annotations

from itertools import accumulate
from math import log

from .penalties import Penalties
from .record import AWAY, HOME, OVERTIME, PERIOD, SIDES, Record
from .schedules import ScheduledGame

SECONDS_BETWEEN_PLAYS = 14.5

# In-play events and how often they happen, as in the recorded games.
KINDS = (
    ("shot", 0.255),
    ("hit", 0.19),
    ("blocked-shot", 0.145),
    ("missed-shot", 0.13),
    ("giveaway", 0.115),
    ("stoppage", 0.085),
    ("takeaway", 0.047),
    ("penalty", 0.033),
)
BELOW = tuple(zip((kind for kind, _ in KINDS), accumulate(share for _, share in KINDS), strict=True))
STOPPAGES = ("icing", "offside", "puck-frozen", "puck-in-netting", "puck-in-benches", "hand-pass")


def simulate(seed: int, game: ScheduledGame) -> Record:
    """Return what happens in a game; the same for the same seed and game, whatever was simulated before."""
    return _Simulation(seed, game).play()


class _Simulation(Penalties):
    """The course of a game: periods, what happens between two plays and in them, and a shootout."""

    def play(self) -> Record:
        for period in (1, 2, 3):
            self._play_period(period, "REG", PERIOD, 5)
        if self.score[AWAY] == self.score[HOME]:
            if self.is_playoff:
                while not self.is_over:
                    self._play_period(self.period + 1, "OT", PERIOD, 5)
            else:
                self._play_period(4, "OT", OVERTIME, 3)
                if not self.is_over:
                    self._shoot_out()
        self._emit("game-end")
        self.record.score = (self.score[AWAY], self.score[HOME])
        self.record.last_period = (self.period, self.period_type)
        return self.record

    def _play_period(self, period: int, period_type: str, length: int, base: int) -> None:
        self.period, self.period_type, self.length, self.second = period, period_type, length, 0
        self.pull_at = [None, None]
        self.ice.open_period(period, base)
        self.next_change = [self._shift_length(), self._shift_length()]
        self._emit("period-start")
        self._face_off(whole_lines=None)
        while True:
            target = self.second + 1 + int(-log(1 - self.random.random()) * SECONDS_BETWEEN_PLAYS)
            while self.ice.expires_at(target):
                target += 1
            self._play_on(min(target, length))
            if target >= length:
                break
            self.second = target
            self._happen()
            if self.is_over:
                length = self.second
                break
        self.second = length
        self._emit("period-end")
        self.ice.close_period(length)

    def _play_on(self, target: int) -> None:
        """Let happen what happens between two plays: changes on the fly, players back from the box."""
        now = self.second
        while True:
            moments: list[tuple[int, str, int]] = []
            if (expiry := self.ice.next_expiry(now, target)) is not None:
                moments.append((expiry, "expiry", 0))
            for side in SIDES:
                if (pull := self.pull_at[side]) is not None and pull < target:
                    moments.append((max(pull, now + 1), "pull", side))
                if self.next_change[side] < target:
                    moments.append((max(self.next_change[side], now + 1), "change", side))
            if not moments:
                return
            now, what, side = min(moments)
            if now >= target:
                return
            if what == "expiry":
                self.ice.expire(now)
            elif what == "pull":
                self.pull_at[side] = None
                self.ice.pulled[side] = True
                self.ice.change(side, now, whole_line=False)
            else:
                self.next_change[side] = now + self._shift_length()
                self.ice.change(side, now)

    def _happen(self) -> None:
        draw = self.random.random()
        kind = next((kind for kind, below in BELOW if draw < below), "hit")
        away, home = self.ice.skaters
        side = AWAY if self.random.random() < 0.5 + 0.13 * (len(away) - len(home)) else HOME
        if kind == "shot":
            self._shot(side)
        elif kind in ("blocked-shot", "missed-shot"):
            self._attempt_off_goal(kind, side)
        elif kind == "penalty":
            self._penalty(1 - side)
        elif kind == "stoppage":
            self._emit("stoppage", None, {"reason": self.random.choice(STOPPAGES)})
            self._face_off()
        elif kind == "hit":
            self._emit(
                "hit",
                side,
                {
                    **self._anywhere(),
                    "eventOwnerTeamId": self._team(side),
                    "hittingPlayerId": self._someone(side),
                    "hitteePlayerId": self._someone(1 - side),
                },
            )
        else:
            details = {**self._anywhere(), "playerId": self._someone(side)}
            self._emit(kind, side, {**details, "eventOwnerTeamId": self._team(side)})

    def _shoot_out(self) -> None:
        self.period, self.period_type, self.second = 5, "SO", 0
        self._emit("period-start", code="1010")
        goals = [0, 0]
        shooters = [self.random.sample(squad.skaters, len(squad.skaters)) for squad in self.record.squads]
        for turn in range(min(map(len, shooters)) * 50):
            for side in SIDES:
                shooter = shooters[side][turn % len(shooters[side])].id
                goals[side] += self._alone(side, shooter, in_shootout=True)
                if turn < 3 and self._is_decided(goals, turn, side):
                    break
            if self._is_decided(goals, turn, HOME):
                break
        self.score[AWAY if goals[AWAY] > goals[HOME] else HOME] += 1
        self._emit("shootout-complete", code="1010")
        self._emit("period-end", code="1010")

    def _is_decided(self, goals: list[int], turn: int, side: int) -> bool:
        """Return whether the other team cannot draw level any more."""
        left = [max(0, 2 - turn) + (side == AWAY if each == HOME else 0) for each in SIDES]
        if turn >= 2 and side == HOME:
            return goals[AWAY] != goals[HOME]
        return goals[AWAY] > goals[HOME] + left[HOME] or goals[HOME] > goals[AWAY] + left[AWAY]
