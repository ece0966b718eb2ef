"""The bench of both teams during a simulated game: line changes, penalties, the goalie pulled."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from random import Random

from .record import SIDES, OnIce, Record, Shift, Stint

FORWARDS = {6: 4, 5: 3, 4: 2, 3: 2}  # among so many skaters on the ice; the others are defenders


@dataclass(slots=True)
class Penalty:
    """A penalty that costs its team a skater until `end`, in seconds of the game."""

    player: int | None
    end: int
    ends_by_goal: bool


class Ice:
    """Who is on the ice, and the shifts and stints that result.

    Times are seconds of the running period; `offset` is the period's start in seconds of the game.
    """

    def __init__(self, record: Record, random: Random) -> None:
        self._record, self._random = record, random
        self.period, self.offset, self.base = 0, 0, 5
        self.skaters: list[list[int]] = [[], []]
        self.goalies: list[int | None] = [None, None]
        self.starters = [squad.goalies[0].id for squad in record.squads]
        self.penalties: list[list[Penalty]] = [[], []]
        self.unavailable: dict[int, int] = {}  # player -> until, in seconds of the game
        self.pulled = [False, False]
        self._since: dict[int, int] = {}
        self._stint_start = 0
        self._rested = []
        self._is_forward: dict[int, bool] = {}
        for squad in record.squads:
            queues = []
            for group in (squad.forwards, squad.defenders):
                ids = [player.id for player in group]
                random.shuffle(ids)
                self._is_forward.update(dict.fromkeys(ids, group is squad.forwards))
                queues.append(deque(ids))
            self._rested.append(queues)
        self._refresh()

    def _refresh(self) -> None:
        """Take over what has changed into `code` and `on_ice`."""
        away, home = self.skaters
        in_net = [0 if goalie is None else 1 for goalie in self.goalies]
        self.code = f"{in_net[0]}{len(away)}{len(home)}{in_net[1]}"
        self.on_ice: OnIce = (tuple(away), tuple(home))

    def due(self, side: int) -> int:
        """Return how many skaters a team has now."""
        own, theirs = (min(2, len(self.penalties[each])) for each in (side, 1 - side))
        skaters = 5 - own if self.base == 5 else 3 + max(0, theirs - own)
        return skaters + self.pulled[side]

    def open_period(self, period: int, base: int) -> None:
        """Send both teams out."""
        self.period, self.offset, self.base = period, (period - 1) * 1200, base
        self._stint_start = 0
        self._drop_expired(0)
        self.pulled = [False, False]
        for side in SIDES:
            self._send(side, 0, whole_line=True)
        self._refresh()

    def close_period(self, second: int) -> None:
        """Take all players off."""
        self._end_stint(second)
        for side in SIDES:
            for player in self.skaters[side]:
                self._end_shift(side, player, second)
                self._rest(side, player)
            self.skaters[side] = []
            if (goalie := self.goalies[side]) is not None:
                self._end_shift(side, goalie, second)
                self.goalies[side] = None
        self._refresh()

    def change(self, side: int, second: int, whole_line: bool = True) -> None:
        """Change a team's line, or only bring it to the number of skaters that is due."""
        self._end_stint(second)
        self._send(side, second, whole_line)
        self._refresh()

    def change_both(self, second: int, whole_lines: tuple[bool, bool]) -> None:
        """Change both teams in the same second."""
        self._end_stint(second)
        for side in SIDES:
            self._send(side, second, whole_lines[side])
        self._refresh()

    def next_expiry(self, after: int, until: int) -> int | None:
        """Return the second in which the next penalty ends, after one second and before another."""
        ends = [penalty.end - self.offset for side in SIDES for penalty in self.penalties[side]]
        return min((end for end in ends if after < end < until), default=None)

    def expires_at(self, second: int) -> bool:
        """Return whether a penalty ends in this second."""
        at = second + self.offset
        return any(penalty.end == at for side in SIDES for penalty in self.penalties[side])

    def expire(self, second: int) -> None:
        """Let the players come back whose penalties end now."""
        returning = self._drop_expired(second)
        self._end_stint(second)
        for side in SIDES:
            self._send(side, second, whole_line=False, first=returning[side])
        self._refresh()

    def end_by_goal(self, against: int) -> None:
        """End the minor penalty that a power-play goal ends."""
        if len(self.penalties[against]) > len(self.penalties[1 - against]):
            minors = [penalty for penalty in self.penalties[against] if penalty.ends_by_goal]
            if minors:
                self.penalties[against].remove(min(minors, key=lambda penalty: penalty.end))

    def _drop_expired(self, second: int) -> list[list[int]]:
        at = second + self.offset
        returning: list[list[int]] = [[], []]
        for side in SIDES:
            over = [penalty for penalty in self.penalties[side] if penalty.end <= at]
            self.penalties[side] = [penalty for penalty in self.penalties[side] if penalty.end > at]
            returning[side] = [penalty.player for penalty in over if penalty.player is not None]
        return returning

    def _can_play(self, side: int, player: int, second: int) -> bool:
        if self.unavailable.get(player, -1) > second + self.offset:
            return False
        return all(penalty.player != player for penalty in self.penalties[side])

    def _send(self, side: int, second: int, whole_line: bool, first: list[int] | None = None) -> None:
        due = self.due(side)
        now = self.skaters[side]
        keep = [] if whole_line else [player for player in now if self._can_play(side, player, second)][:due]
        chosen = keep + [player for player in first or () if player not in keep][: due - len(keep)]
        if len(chosen) < due:
            have = sum(self._is_forward[player] for player in chosen)
            chosen += self._pick(
                side, second, 0, max(0, min(FORWARDS[due] - have, due - len(chosen))), chosen
            )
            chosen += self._pick(side, second, 1, due - len(chosen), chosen)
            if len(chosen) < due:  # too many of one kind sit in the box
                chosen += self._pick(side, second, 0, due - len(chosen), chosen)
        for player in now:
            if player not in chosen:
                self._end_shift(side, player, second)
                self._rest(side, player)
        for player in chosen:
            if player not in now:
                self._rested[side][not self._is_forward[player]].remove(player)
                self._since[player] = second
        self.skaters[side] = chosen
        goalie = None if self.pulled[side] else self.starters[side]
        before = self.goalies[side]
        if goalie != before:
            if before is not None:
                self._end_shift(side, before, second)
            if goalie is not None:
                self._since[goalie] = second
            self.goalies[side] = goalie

    def _pick(self, side: int, second: int, group: int, many: int, chosen: list[int]) -> list[int]:
        """Return the players who have rested longest."""
        found: list[int] = []
        if many > 0:
            for player in self._rested[side][group]:
                if player not in chosen and self._can_play(side, player, second):
                    found.append(player)
                    if len(found) == many:
                        break
        return found

    def _rest(self, side: int, player: int) -> None:
        self._rested[side][not self._is_forward[player]].append(player)

    def _end_shift(self, side: int, player: int, second: int) -> None:
        start = self._since.pop(player)
        if start < second:
            self._record.shifts.append(Shift(player, side, self.period, start, second))

    def _end_stint(self, second: int) -> None:
        if second > self._stint_start:
            self._record.stints.append(Stint(self.period, self._stint_start, second, self.code, self.on_ice))
            self._stint_start = second
