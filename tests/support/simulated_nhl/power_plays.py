"""Counts power plays: the goals of the boxscore, and opportunities by a simple rule.

Each minor, bench minor or major that leaves a team with fewer skaters is an opportunity of the other team.
Penalties that both teams take in the same second cancel each other out, one by one. Misconducts and penalty
shots give none. The league's own count is finer: it looks at how long an advantage lasts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from .record import SIDES, Play

SHORT = ("MIN", "BEN", "MAJ")


def goals(plays: Iterable[Play]) -> tuple[int, int]:
    """Return the power-play goals of the visitors and of the hosts."""
    scored = Counter(
        play.side
        for play in plays
        if play.kind == "goal" and play.period_type != "SO" and strength_of(play) == "powerPlay"
    )
    return scored[0], scored[1]


def opportunities(plays: Iterable[Play]) -> tuple[int, int]:
    """Return the opportunities of the visitors and of the hosts."""
    taken: dict[tuple[int, int], Counter[int]] = {}
    for play in plays:
        if play.kind == "penalty" and play.side is not None and play.details["typeCode"] in SHORT:
            taken.setdefault(play.at, Counter())[play.side] += 1
    given = [sum(max(0, each[1 - side] - each[side]) for each in taken.values()) for side in SIDES]
    return given[0], given[1]


def strength_of(play: Play) -> str:
    """Return the strength of the team that attacks, in the words of a goalie's row."""
    own, theirs = (int(play.code[1]), int(play.code[2]))[:: 1 if play.side == 0 else -1]
    goalie = play.code[0] if play.side == 0 else play.code[3]
    own -= goalie == "0" and play.code not in ("0101", "1010")
    return "powerPlay" if own > theirs else "shorthanded" if own < theirs else "evenStrength"
