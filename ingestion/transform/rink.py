"""Places on the rink, seen by the team that attacks: the attacked net is at (+89, 0)."""

from __future__ import annotations

from math import atan2, degrees, hypot

NET_X = 89.0  # feet from centre ice to the goal line; coordinates are in feet


def attacks_right(
    *, by_home: bool, home_defends: str | None, x: int | None = None, zone: str | None = None
) -> bool | None:
    """Return whether a team attacks the net at x > 0; None if the payload does not show it.

    Args:
        by_home: whether the team is the home team.
        home_defends: `homeTeamDefendingSide`, "left" (x < 0) or "right".
        x, zone: the place of a play and its zone seen by the team: in a zone other than the neutral one they
            show the direction, too.
    """
    if home_defends in ("left", "right"):
        return by_home == (home_defends == "left")
    if x and zone in ("O", "D"):
        return (x > 0) == (zone == "O")
    return None


def adjusted(x: int | None, y: int | None, right: bool | None) -> tuple[int | None, int | None]:
    """Return a place turned so that the team attacks the net at x > 0; None without place or direction."""
    if x is None or y is None or right is None:
        return None, None
    return (x, y) if right else (-x, -y)


def distance(x: int, y: int) -> float:
    """Return the feet from an adjusted place to the attacked net."""
    return hypot(NET_X - x, y)


def angle(x: int, y: int) -> float:
    """Return the degrees off the line through both nets: 0 in front, over 90 behind the goal line."""
    return abs(degrees(atan2(y, NET_X - x)))
