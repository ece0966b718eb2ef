"""Simulates one game, second by second, from the seed and the game's id alone.

Players change on the fly in seconds without a play, and at whistles. So a play has the players of the second
before a whistle, or of its own second. Penalties end on the clock, or by a goal. A trailing team pulls its
goalie. The overtime of the regular season is 3 on 3, and a shootout follows.
"""

from __future__ import annotations

from math import log
from random import Random
from typing import Any

from .ice import Ice, Penalty
from .record import AWAY, HOME, OVERTIME, PERIOD, SIDES, OnIce, Play, Record
from .schedules import PLAYOFFS, ScheduledGame
from .squads import dressed

SECONDS_BETWEEN_PLAYS = 14.5
SHIFT = 46  # seconds, on average
LAST_PERIOD = 12  # a playoff game is decided here at the latest, so that a simulation ends

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
MINORS = ("tripping", "hooking", "slashing", "holding", "interference", "roughing", "cross-checking")
SHOT_TYPES = ("wrist", "snap", "slap", "backhand", "tip-in", "deflected")
STOPPAGES = ("icing", "offside", "puck-frozen", "puck-in-netting", "puck-in-benches", "hand-pass")
MISSES = ("wide-left", "wide-right", "high-and-wide-right", "above-crossbar", "hit-left-post")


def simulate(seed: int, game: ScheduledGame) -> Record:
    """Return what happens in a game; the same for the same seed and game, whatever was simulated before."""
    return _Simulation(seed, game).play()


class _Simulation:
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
        kinds, below = [], 0.0
        for kind, share in KINDS:
            below += share
            kinds.append((kind, below))
        self.kinds = kinds

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

    # Periods

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

    # Plays

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

    def _happen(self) -> None:
        draw = self.random.random()
        kind = next((kind for kind, below in self.kinds if draw < below), "hit")
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

    def _team(self, side: int) -> int:
        return self.record.game.team_ids[side]

    def _someone(self, side: int, *others: int) -> int:
        return self.random.choice([player for player in self.ice.skaters[side] if player not in others])

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

    def _total(self, what: str, player: int) -> int:
        self.totals[what, player] = self.totals.get((what, player), 0) + 1
        return self.totals[what, player]

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

    # Penalties

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

    # Shootout

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
