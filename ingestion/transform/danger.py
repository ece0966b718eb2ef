"""How dangerous a place is, until there is an expected-goals model.

MoneyPuck (https://moneypuck.com/glossary.htm) calls an unblocked attempt low, medium or high danger by its
expected goals: under 8 %, 8 to 20 %, 20 % and over. The places here are drawn so that the goals scored from
each fall within those limits: of the 4,000 unblocked attempts at a guarded net in the 47 recorded games,
20 % from the high, 12 % from the medium and 4 % from the low-danger places went in. The tests measure it.
A single attempt's danger may well differ from MoneyPuck's, which also knows the shot's type and what
preceded it.
"""

from __future__ import annotations

from math import atan2, degrees, hypot

from .payload import Payload

LOW, MEDIUM, HIGH = "low", "medium", "high"

NET_X = 89.0  # feet from centre ice to the goal line; coordinates are in feet

# (distance to the net in feet, angle off the line through both nets in degrees), both at most
HIGH_WITHIN = (15.0, 30.0)
MEDIUM_WITHIN = (30.0, 60.0)


def danger(x: float, y: float) -> str:
    """Danger of a place seen by the attacker: the attacked net stands at (+89, 0)."""
    depth = NET_X - x
    distance, angle = hypot(depth, y), abs(degrees(atan2(y, depth)))
    if distance <= HIGH_WITHIN[0] and angle <= HIGH_WITHIN[1]:
        return HIGH
    if distance <= MEDIUM_WITHIN[0] and angle <= MEDIUM_WITHIN[1]:
        return MEDIUM
    return LOW


def danger_of_attempt(details: Payload, *, by_home: bool, home_defends: str | None) -> str:
    """Danger of an unblocked attempt.

    Args:
        details: the play's details; `xCoord` and `yCoord` in feet from centre ice.
        by_home: whether the home team shoots.
        home_defends: `homeTeamDefendingSide`, "left" (x < 0) or "right". Where the payload does not say, the
            zone of the play tells which net is near; in the neutral zone every place is low danger.

    An attempt without coordinates is low danger: most attempts are, and low + medium + high = unblocked.
    """
    x, y = details.get("xCoord"), details.get("yCoord")
    if x is None or y is None:
        return LOW
    if home_defends in ("left", "right"):
        attacks_right = by_home == (home_defends == "left")
    else:
        attacks_right = (x > 0) == (details.get("zoneCode") != "D")
    return danger(x, y) if attacks_right else danger(-x, y)
