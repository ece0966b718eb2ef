"""How many seconds skaters and goalies of each team have to have been on the ice, by the plays."""

from __future__ import annotations

from dataclasses import dataclass

from .plays import Game
from .strength import is_penalty_shot, on_ice_by_code


@dataclass(frozen=True, slots=True)
class RequiredTime:
    """Seconds on the ice of a game's teams, all skaters (goalies) of a team together: (away, home)."""

    skaters: tuple[int, int]
    goalies: tuple[int, int]


def required_time(game: Game) -> RequiredTime:
    """Return the seconds on the ice, by stepping through the `situationCode` of the plays.

    A code holds until the next play that has one. The next play comes after the change of strength, so the
    sum is a little too low when a penalty ends and a little too high when a goalie is pulled.
    """
    sums = [0, 0, 0, 0]  # as a code has them: away goalies, away skaters, home skaters, home goalies
    for period, length in game.periods.items():
        coded = [
            (play.elapsed, on_ice)
            for play in game.plays
            if play.period == period
            and (on_ice := on_ice_by_code(play.code))
            and not is_penalty_shot(play.code)
        ]
        coded.sort(key=lambda each: each[0])
        ends = [elapsed for elapsed, _ in coded[1:]] + [length]
        starts = [0, *ends[:-1]]
        for (_, on_ice), start, end in zip(coded, starts, ends, strict=False):
            for place, number in enumerate(on_ice):
                sums[place] += number * (end - start)
    away_goalies, away, home, home_goalies = sums
    return RequiredTime((away, home), (away_goalies, home_goalies))
