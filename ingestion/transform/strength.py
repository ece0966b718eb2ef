"""Strength: who has how many skaters, and whether a goalie."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from ingestion.bronze import SITUATIONS

AWAY, HOME = 0, 1
SIDES = (AWAY, HOME)

ALL, EVEN, POWER_PLAY, SHORT_HANDED = range(4)  # positions in SITUATIONS
assert SITUATIONS == ("all", "5on5", "5on4", "4on5")

# One team's power play is the other's penalty kill.
MIRROR = (ALL, EVEN, SHORT_HANDED, POWER_PLAY)

MIRROR_OF = {name: SITUATIONS[mirrored] for name, mirrored in zip(SITUATIONS, MIRROR, strict=True)}

# (own skaters, own goalies, their skaters, their goalies) -> situation. All else is in `all` only: 6on5
# with the goalie pulled, 3on3, 4on4, 5on3, penalty shots.
_SITUATIONS = {(5, 1, 5, 1): EVEN, (5, 1, 4, 1): POWER_PLAY, (4, 1, 5, 1): SHORT_HANDED}
SKATERS_AT = {SITUATIONS[situation]: own for (own, _, _, _), situation in _SITUATIONS.items()}


@cache
def on_ice_by_code(code: str | None) -> tuple[int, int, int, int] | None:
    """(away goalies, away skaters, home skaters, home goalies) of a situationCode; None when it has none."""
    if code is None or len(code) != 4 or not code.isdecimal():
        return None
    away_goalies, away, home, home_goalies = map(int, code)
    return away_goalies, away, home, home_goalies


@cache
def situations_by_code(code: str | None) -> tuple[int, int]:
    """A play's situation in the away team's and in the home team's view; `ALL` when none of the three."""
    on_ice = on_ice_by_code(code)
    if on_ice is None:
        return ALL, ALL
    away_goalies, away, home, home_goalies = on_ice
    situation = _SITUATIONS.get((away, away_goalies, home, home_goalies), ALL)
    return situation, MIRROR[situation]


@cache
def is_penalty_shot(code: str | None) -> bool:
    """Whether one skater stands alone against a goalie: 0101 or 1010."""
    return code in ("0101", "1010")


def _table() -> NDArray[np.int8]:
    table = np.full((8, 8, 8, 8), ALL, dtype=np.int8)
    for (own, own_goalies, theirs, their_goalies), situation in _SITUATIONS.items():
        table[own_goalies, own, theirs, their_goalies] = situation
    return table


# `_SITUATIONS` for arrays: [away goalies, away skaters, home skaters, home goalies] -> the away team's view.
SITUATIONS_OF = _table()
