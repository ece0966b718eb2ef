"""Which side the home team defends, period by period: `homeTeamDefendingSide`, held against the zones.

A side that is wrong for a period turns all of its places: shots at the net become shots from the own end.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from .odd import Odd
from .payload import Payload
from .rink import attacks_right

# Attempts that contradict a side: no period of 1,456 recorded games has more than a stray one.
FEWEST_ATTEMPTS = 5

# Without blocked shots, whose zone is the blocker's in some seasons and the shooter's in others.
_VOTERS = frozenset({"goal", "shot-on-goal", "missed-shot"})
_OPPOSITE = {"left": "right", "right": "left"}


def turn_sides(plays: list[Payload], home_team: Any, odd: Odd) -> list[Payload]:
    """Return the plays, with the side of the zones in the periods whose attempts contradict the side.

    They do so if their zones show another side at `FEWEST_ATTEMPTS` or more, and at more than half of those
    with a place and a zone.
    """
    if home_team is None:
        return plays
    voters: Counter[int] = Counter()
    against: dict[int, Counter[str]] = {}
    for play in plays:
        if play["typeDescKey"] in _VOTERS and (side := _shown_by_zone(play, home_team)):
            period = play["periodDescriptor"]["number"]
            voters[period] += 1
            if play.get("homeTeamDefendingSide") == _OPPOSITE[side]:
                against.setdefault(period, Counter())[side] += 1
    turned = {}
    for period, sides in against.items():
        side, number = sides.most_common(1)[0]
        if number >= FEWEST_ATTEMPTS and number > voters[period] / 2:
            turned[period] = side
            odd.say(
                f"homeTeamDefendingSide of period {period} is {_OPPOSITE[side]!r} and by the zones of "
                f"{number} of {voters[period]} attempts {side!r}"
            )
    return [_turned(play, turned) for play in plays] if turned else plays


def _shown_by_zone(play: Payload, home_team: Any) -> str | None:
    """Return the side that the home team defends by the place and the zone of an attempt."""
    details = play.get("details") or {}
    owner = details.get("eventOwnerTeamId")
    right = attacks_right(
        by_home=owner == home_team, home_defends=None, x=details.get("xCoord"), zone=details.get("zoneCode")
    )
    if owner is None or right is None:
        return None
    return "left" if right == (owner == home_team) else "right"


def _turned(play: Payload, turned: dict[int, str]) -> Payload:
    side = turned.get(play["periodDescriptor"]["number"])
    if side is None or play.get("homeTeamDefendingSide") not in _OPPOSITE:
        return play
    return {**play, "homeTeamDefendingSide": side}
