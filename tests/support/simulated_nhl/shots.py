"""Shots and goals of a simulated game."""

from __future__ import annotations

from typing import Any

from .record import AWAY, HOME
from .rink import Rink

MISSES = ("wide-left", "wide-right", "high-and-wide-right", "above-crossbar", "hit-left-post")
SHOT_TYPES = ("wrist", "snap", "slap", "backhand", "tip-in", "deflected")


class Shots(Rink):
    """What becomes of an attempt."""

    def _shot(self, side: int) -> None:
        goalie = self.ice.goalies[1 - side]
        if goalie is None or self.random.random() < 0.105:
            self._goal(side)
            return
        self.shots[side] += 1
        self._emit(
            "shot-on-goal",
            side,
            {
                **self._shot_place(side),
                "shotType": self.random.choice(SHOT_TYPES),
                "shootingPlayerId": self._someone(side),
                "goalieInNetId": goalie,
                "eventOwnerTeamId": self._team(side),
                "awaySOG": self.shots[AWAY],
                "homeSOG": self.shots[HOME],
            },
        )
        if self.random.random() < 0.3:
            self._emit("stoppage", None, {"reason": "goalie-stopped-after-sog"})
            self._face_off()

    def _attempt_off_goal(self, kind: str, side: int) -> None:
        shooter = self._someone(side)
        owner = {"shootingPlayerId": shooter, "eventOwnerTeamId": self._team(side)}
        if kind == "missed-shot":
            goalie = self.ice.goalies[1 - side]
            in_net = {} if goalie is None else {"goalieInNetId": goalie}
            what = {"reason": self.random.choice(MISSES), "shotType": self.random.choice(SHOT_TYPES)}
            self._emit(kind, side, {**self._shot_place(side), **what, **owner, **in_net})
            return
        blocked: dict[str, Any] = {"reason": "blocked"}
        draw = self.random.random()
        if draw < 0.04:
            blocked = {"reason": "teammate-blocked", "blockingPlayerId": self._someone(side, shooter)}
        elif draw > 0.02 + 0.04:  # the rest has no blocker
            blocked["blockingPlayerId"] = self._someone(1 - side)
        self._emit(kind, side, {**self._shot_place(side, "D"), **blocked, **owner})

    def _goal(self, side: int) -> None:
        scorer = self._someone(side)
        helpers: list[int] = []
        for _ in range(self.random.choices((0, 1, 2), (8, 20, 72))[0]):
            helpers.append(self._someone(side, scorer, *helpers))
        details: dict[str, Any] = self._shot_place(side)
        if self.random.random() > 0.01:  # an own goal has no shot type, and is no shot on goal
            details["shotType"] = self.random.choice(SHOT_TYPES)
            self.shots[side] += 1
        details |= {"scoringPlayerId": scorer, "scoringPlayerTotal": self._total("goal", scorer)}
        for number, helper in enumerate(helpers, 1):
            details[f"assist{number}PlayerId"] = helper
            details[f"assist{number}PlayerTotal"] = self._total("assist", helper)
        self._score_goal(side, details)
        self.ice.end_by_goal(1 - side)
        if self.period_type == "OT":
            self.is_over = True
            return
        if self.random.random() < 0.04:  # a goalie has had enough
            squad = self.record.squads[1 - side]
            self.ice.starters[1 - side] = squad.goalies[1].id
        self._plan_pull()
        self._face_off(place=(0, 0, "N"))

    def _score_goal(self, side: int, details: dict[str, Any], **more: Any) -> None:
        self.score[side] += 1
        goalie = self.ice.goalies[1 - side]
        details["eventOwnerTeamId"] = self._team(side)
        if goalie is not None:
            details["goalieInNetId"] = goalie
        details |= {"awayScore": self.score[AWAY], "homeScore": self.score[HOME]}
        self._emit("goal", side, details, **more)

    def _alone(self, side: int, shooter: int, in_shootout: bool = False) -> bool:
        """Emit the attempt of one shooter against the goalie; return whether he scores."""
        alone: dict[str, Any] = {
            "code": "0101" if side == AWAY else "1010",
            "on_ice": ((shooter,), ()) if side == AWAY else ((), (shooter,)),
        }
        goalie = self.ice.starters[1 - side]
        details = {**self._shot_place(side), "shotType": "wrist"}
        draw = self.random.random()
        if draw < 0.32:
            who = {"scoringPlayerId": shooter, "scoringPlayerTotal": self._total("goal", shooter)}
            if in_shootout:
                who |= {"eventOwnerTeamId": self._team(side), "goalieInNetId": goalie}
                who |= {"awayScore": self.score[AWAY], "homeScore": self.score[HOME]}
                self._emit("goal", side, {**details, **who}, **alone)
            else:
                self.shots[side] += 1
                self._score_goal(side, {**details, **who}, **alone)
                self._plan_pull()
            return True
        who = {"shootingPlayerId": shooter, "goalieInNetId": goalie, "eventOwnerTeamId": self._team(side)}
        if draw < 0.85:
            if not in_shootout:
                self.shots[side] += 1
            shots = {"awaySOG": self.shots[AWAY], "homeSOG": self.shots[HOME]}
            self._emit("shot-on-goal", side, {**details, **who, **shots}, **alone)
        else:
            self._emit("missed-shot", side, {**details, "reason": "wide-left", **who}, **alone)
        return False
