"""Penalties of a simulated game, with the arm raised, in pairs, and penalty shots."""

from __future__ import annotations

from typing import Any

from .ice import Penalty
from .record import SIDES
from .shots import Shots

MINORS = ("tripping", "hooking", "slashing", "holding", "interference", "roughing", "cross-checking")


class Penalties(Shots):
    """What becomes of a foul."""

    def _penalty(self, side: int) -> None:
        most = 2 if self.ice.base == 5 else 1
        draw = self.random.random()
        if len(self.ice.penalties[side]) >= most or self.second + 10 >= self.length:
            draw = 0.0 if draw < 0.5 else 0.06  # nothing that costs a skater
        if draw < 0.05:
            self._misconduct(side)
        elif draw < 0.10:
            self._fight()
        elif draw < 0.13:
            self._penalty_shot(side)
        elif draw < 0.17:
            bench = {"typeCode": "BEN", "descKey": "too-many-men-on-the-ice", "duration": 2}
            server = self._someone(side)
            self._emit("penalty", side, {**self._foul(side), **bench, "servedByPlayerId": server})
            self._sit(side, server, 120)
            self._face_off()
        elif draw < 0.27 and len(self.ice.penalties[1 - side]) < most:
            for each in (side, 1 - side):
                sinner, victim = self._someone(each), self._someone(1 - each)
                self._minor(each, sinner, victim, "roughing", self.ice.code, ends_by_goal=False)
            self._face_off()
        else:
            sinner, victim = self._someone(side), self._someone(1 - side)
            strength = self._delay(side) if self.random.random() < 0.3 else self.ice.code
            if draw > 0.97:
                self._minor(side, sinner, victim, "high-sticking-double-minor", strength, 4)
            elif draw > 0.95:
                self._minor(side, sinner, victim, "boarding", strength, 5, ends_by_goal=False)
            else:
                self._minor(side, sinner, victim, self.random.choice(MINORS), strength)
            self._face_off()

    def _delay(self, side: int) -> str:
        """Raise the arm and play on with the other goalie off until the whistle; return the strength then."""
        strength = self.ice.code
        other, whistle = 1 - side, self.second + self.random.randint(4, 9)
        is_open = whistle < self.length and not self.ice.pulled[other]
        if not is_open or any(self.ice.expires_at(second) for second in range(self.second, whistle + 1)):
            return strength
        self._emit("delayed-penalty", side, {"eventOwnerTeamId": self._team(side)})
        self.ice.pulled[other] = True
        self.ice.change(other, self.second + 2, whole_line=False)
        self.second = whistle
        self.ice.pulled[other] = False  # from the face-off on
        return strength

    def _foul(self, side: int) -> dict[str, Any]:
        return {**self._anywhere(), "eventOwnerTeamId": self._team(side)}

    def _minor(
        self,
        side: int,
        sinner: int,
        victim: int,
        name: str,
        strength: str,
        minutes: int = 2,
        ends_by_goal: bool = True,
    ) -> None:
        what = {"typeCode": "MAJ" if minutes == 5 else "MIN", "descKey": name, "duration": minutes}
        who = {"committedByPlayerId": sinner, "drawnByPlayerId": victim}
        self._emit("penalty", side, {**self._foul(side), **what, **who}, strength=strength)
        self._sit(side, sinner, 60 * minutes, ends_by_goal)

    def _sit(self, side: int, player: int, seconds: int, ends_by_goal: bool = True) -> None:
        end = self.ice.offset + self.second + seconds
        self.ice.penalties[side].append(Penalty(player, end, ends_by_goal))

    def _misconduct(self, side: int) -> None:
        player = self._someone(side)
        what = {"typeCode": "MIS", "descKey": "misconduct", "duration": 10, "committedByPlayerId": player}
        self._emit("penalty", side, {**self._foul(side), **what})
        self.ice.unavailable[player] = self.ice.offset + self.second + 600
        self._face_off()

    def _fight(self) -> None:
        fighters = [self._someone(side) for side in SIDES]
        for side in SIDES:
            what = {"typeCode": "MAJ", "descKey": "fighting", "duration": 5}
            who = {"committedByPlayerId": fighters[side], "drawnByPlayerId": fighters[1 - side]}
            self._emit("penalty", side, {**self._foul(side), **what, **who})
            self.ice.unavailable[fighters[side]] = self.ice.offset + self.second + 300
        self._face_off()

    def _penalty_shot(self, side: int) -> None:
        """A foul against a player who was alone before the goalie: he shoots, and no time passes."""
        goalie, shooter = self.ice.goalies[side], self._someone(1 - side)
        if goalie is None or self.period_type == "OT":
            self._misconduct(side)
            return
        what = {"typeCode": "PS", "descKey": "ps-tripping-on-breakaway", "duration": 0}
        who = {"committedByPlayerId": self._someone(side), "drawnByPlayerId": shooter}
        self._emit("penalty", side, {**self._foul(side), **what, **who})
        self._alone(1 - side, shooter)
        self._face_off()
