"""The shift chart as seconds on the ice.

A game is 3,600 to 4,000 seconds and some forty players: one table of booleans, seconds x players, filled by
slices. Everything else is a sum over it, so nothing is scanned once per event.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .clock import PERIOD, game_second, seconds
from .payload import SHIFT, Payload, PayloadError
from .plays import Game, Play
from .strength import AWAY, HOME, MIRROR, SITUATIONS_OF, on_ice_by_code

# A chart is used when it agrees with the situationCode of the plays. Charts that are whole agree at every
# play outside line changes; one cut short by three minutes, or that lacks a player, falls below this.
LEAST_AGREEMENT = 0.95

# Seconds in which a team has fewer than three skaters: the rules allow none (but a chart's clock may slip).
MOST_EMPTY_SECONDS = 10

# Kinds of play whose code may not be the strength on the ice. Penalty shots are left out, too: play stands
# still, so the chart cannot agree with their code.
_NO_STRENGTH = frozenset({"period-start", "period-end", "game-end", "delayed-penalty", "shootout-complete"})

# Rows of a chart that count nowhere.
REFUSED_ROWS = (
    "shift rows of another game refused",
    "shift rows of players who are not dressed refused",
    "shift rows without a length refused",
)

# What can be odd about the rows of a chart, in the order of the warnings.
_ODD_ROWS = (
    *REFUSED_ROWS,
    "shift rows that end at 00:00 repaired",
    "shift rows cut at the end of their period",
    "duplicated shift rows dropped",
    "overlapping shift rows joined",
)


@dataclass(slots=True)
class Ice:
    """Who is on the ice at each second of a game.

    `on[s, p]` is True when player `p` (position in `players`) is on the ice from second `s` to `s + 1`.
    `counts[s]` has the same second's away goalies, away skaters, home skaters, home goalies.
    """

    players: list[int]
    on: NDArray[np.bool_]
    counts: NDArray[np.int32]
    situations: NDArray[np.int8]  # [side, second] -> position in SITUATIONS
    starts: list[tuple[int, int, int]]  # (player's position, start, end) of each shift
    changes: NDArray[np.bool_]  # [second] -> whether a shift starts or ends there

    def seconds_by_situation(self, side: int) -> NDArray[np.int64]:
        """Seconds that a team played at each situation; the first entry is the chart's whole length."""
        seconds_ = np.bincount(self.situations[side], minlength=4)
        seconds_[0] = len(self.on)
        return seconds_

    def icetime(self, side: int) -> NDArray[np.int32]:
        """Seconds on the ice, [situation, player], situations seen from `side`."""
        return _product(_one_hot(self.situations[side]), self.on)

    def shifts(self, side: int) -> NDArray[np.int64]:
        """Shifts with at least a second at each situation, [situation, player], seen from `side`."""
        counted = np.zeros((4, len(self.players)), dtype=np.int64)
        before = np.concatenate(
            [np.zeros((4, 1), dtype=np.int64), np.cumsum(_one_hot(self.situations[side]), axis=1)], axis=1
        )
        player, start, end = np.array(self.starts, dtype=np.int64).reshape(-1, 3).T
        for situation in range(4):
            touched = before[situation, end] > before[situation, start]
            counted[situation] = np.bincount(player[touched], minlength=len(self.players))
        return counted

    def at(self, plays: list[Play], periods: dict[int, int]) -> tuple[NDArray[np.bool_], NDArray[np.int32]]:
        """Who is on the ice at each play: ([play, player] booleans, [play, 4] counts as in `counts`).

        A line change happens within a second, so at its second two sets of players can be meant: those until
        then and those from then on. The one whose size is the play's `situationCode` is taken. Where both
        agree, the earlier set has it on a whistle (a goal, a save held, a period's end), the later in play.
        On a penalty shot there is only the shooter.
        """
        second = np.array([play.second for play in plays], dtype=np.int64)
        codes = np.array([on_ice_by_code(play.code) or (-1,) * 4 for play in plays], dtype=np.int64)
        codes = codes.reshape(-1, 4)
        first = np.array([play.elapsed == 0 for play in plays], dtype=bool)
        last = np.array([play.elapsed >= periods[play.period] for play in plays], dtype=bool)
        whistle = np.array([play.on_whistle for play in plays], dtype=bool)
        later = np.minimum(second, len(self.on) - 1)
        earlier = np.maximum(second - 1, 0)
        later_agrees = (self.counts[later] == codes).all(axis=1)
        earlier_agrees = (self.counts[earlier] == codes).all(axis=1)
        take_earlier = np.where(later_agrees == earlier_agrees, whistle, earlier_agrees)
        take_earlier = (take_earlier | last) & ~first
        chosen = np.where(take_earlier, earlier, later)
        on, counts = self.on[chosen], self.counts[chosen]
        place = {player: index for index, player in enumerate(self.players)}
        for index, play in enumerate(plays):
            if play.is_penalty_shot:
                on[index] = False
                if play.player in place:
                    on[index, place[play.player]] = True
                counts[index] = codes[index]
        return on, counts

    def agreement(self, game: Game) -> tuple[int, int]:
        """(agreeing, compared) plays outside line changes whose size on the ice is their `situationCode`."""
        plays = [
            play
            for play in game.plays
            if play.kind not in _NO_STRENGTH
            and on_ice_by_code(play.code)
            and not play.is_penalty_shot
            and not self.changes[play.second]
        ]
        if not plays:
            return 0, 0
        _, counts = self.at(plays, game.periods)
        codes = np.array([on_ice_by_code(play.code) for play in plays])
        return int((counts == codes).all(axis=1).sum()), len(plays)


def read_ice(chart: Payload | None, game: Game) -> tuple[Ice | None, list[str]]:
    """Read a shift chart: (ice, warnings). The ice is None without a chart that can be used.

    The feed repeats rows under new ids, so a shift is known by player, period, start and end. Rows of another
    game or team, of players who are not dressed, or without a length are refused. An end of 00:00 is
    repaired, a shift is cut at its period's end, and overlapping shifts of a player are joined. The warnings
    count all of these.

    Raises:
        PayloadError: the payload is not a shift chart.
    """
    if chart is None:
        return None, ["no shift chart"]
    rows = chart.get("data") if isinstance(chart, dict) else None
    if not isinstance(rows, list):
        raise PayloadError(f"The shift chart of game {game.id} has no list of rows under `data`.")
    rows = [row for row in rows if row.get("typeCode") == SHIFT]
    if not rows:
        return None, ["the shift chart is empty"]
    shifts, warnings = _read_shifts(rows, game)
    if not shifts:
        return None, [*warnings, "the shift chart has no shift of this game"]
    ice = _fill(shifts, game)
    reason = _why_not_used(ice, game)
    if reason:
        return None, [*warnings, f"the shift chart is not used: {reason}"]
    return ice, warnings


def _read_shifts(rows: list[Payload], game: Game) -> tuple[list[tuple[int, int, int]], list[str]]:
    counts: Counter[str] = Counter()
    shifts: set[tuple[int, int, int]] = set()
    team_of = {player.id: game.team_ids[player.side] for player in game.players.values()}
    for row in rows:
        if row.get("gameId") != game.id or row.get("teamId") not in game.team_ids:
            counts["shift rows of another game refused"] += 1
            continue
        player: Any = row.get("playerId")
        period = row.get("period")
        if team_of.get(player) != row["teamId"]:
            counts["shift rows of players who are not dressed refused"] += 1
            continue
        if period not in game.periods:  # the shootout does not count as ice time
            continue
        try:
            start, end = seconds(row["startTime"]), seconds(row["endTime"])
        except (KeyError, PayloadError):
            counts["shift rows without a length refused"] += 1
            continue
        lasts = _duration(row)
        if end == 0:
            # In 174 games of 2019-20 the shifts at a period's end have it. Without a duration, one that
            # starts at 00:00, too, has no length.
            end = start + lasts if lasts else game.periods[period] if start else 0
            counts["shift rows that end at 00:00 repaired"] += end > 0
        elif end != start and start + lasts == PERIOD + end:  # on the clock of the next period
            end += PERIOD
        if end > PERIOD:
            counts["shift rows cut at the end of their period"] += 1
            end = min(end, start + lasts) if lasts else end
        end = min(end, game.periods[period])
        if not 0 <= start < end <= PERIOD:
            counts["shift rows without a length refused"] += 1
            continue
        shift = (player, game_second(period, start), game_second(period, end))
        counts["duplicated shift rows dropped"] += shift in shifts
        shifts.add(shift)
    joined = _join_overlapping(sorted(shifts))
    counts["overlapping shift rows joined"] += len(shifts) - len(joined)
    return joined, [f"{counts[what]} {what}" for what in _ODD_ROWS if counts[what]]


def _duration(row: Payload) -> int:
    """Return the seconds that a shift lasts as its row says; 0 if that cannot be read."""
    try:
        return seconds(row["duration"])
    except (KeyError, PayloadError):
        return 0


def _join_overlapping(shifts: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Join a player's shifts that overlap: he is on the ice once. Shifts that only touch are two."""
    joined: list[tuple[int, int, int]] = []
    for player, start, end in shifts:
        if joined and joined[-1][0] == player and start < joined[-1][2]:
            joined[-1] = (player, joined[-1][1], max(end, joined[-1][2]))
        else:
            joined.append((player, start, end))
    return joined


def _fill(shifts: list[tuple[int, int, int]], game: Game) -> Ice:
    players = list(game.players)
    place = {player: index for index, player in enumerate(players)}
    starts = [(place[player], start, end) for player, start, end in shifts]
    index, start, end = np.array(starts, dtype=np.int64).T
    # A sweep over the seconds: +1 where a shift starts, -1 where one ends.
    steps = np.zeros((game.length + 1, len(players)), dtype=np.int8)
    np.add.at(steps, (start, index), 1)
    np.add.at(steps, (end, index), -1)
    on = steps.cumsum(axis=0, dtype=np.int8)[:-1].astype(bool)
    changes = np.zeros(game.length + 1, dtype=bool)
    changes[start] = changes[end] = True
    kinds = np.zeros((len(players), 4), dtype=np.int32)
    for player, index in place.items():
        who = game.players[player]
        column = {(AWAY, True): 0, (AWAY, False): 1, (HOME, False): 2, (HOME, True): 3}
        kinds[index, column[who.side, who.is_goalie]] = 1
    counts = _product(on, kinds)
    away_view = SITUATIONS_OF[
        np.clip(counts[:, 0], 0, 7),
        np.clip(counts[:, 1], 0, 7),
        np.clip(counts[:, 2], 0, 7),
        np.clip(counts[:, 3], 0, 7),
    ]
    situations = np.stack([away_view, np.array(MIRROR)[away_view]])
    return Ice(players, on, counts, situations, starts, changes)


def _why_not_used(ice: Ice, game: Game) -> str | None:
    empty = int((ice.counts[:, 1:3] < 3).any(axis=1).sum())
    if empty > MOST_EMPTY_SECONDS:
        return f"for {empty} s of {game.length} a team has fewer than three skaters"
    agreeing, compared = ice.agreement(game)
    if compared and agreeing < LEAST_AGREEMENT * compared:
        return f"it agrees with the plays' strength at {agreeing} of {compared} plays"
    return None


def _product(left: NDArray[Any], right: NDArray[Any]) -> NDArray[np.int32]:
    """Return the matrix product of small whole numbers: as floats, which hold them, ten times as fast."""
    product: NDArray[np.float32] = left.astype(np.float32) @ right.astype(np.float32)
    return product.astype(np.int32)


def _one_hot(situations: NDArray[np.int8]) -> NDArray[np.int32]:
    """[situation, second] -> 0 or 1; the first row is all ones, because `all` is every second."""
    masks: NDArray[np.int32] = (np.arange(4)[:, None] == situations[None, :]).astype(np.int32)
    masks[0] = 1
    return masks
