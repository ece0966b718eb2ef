"""The power plays of a game: goals and opportunities, as the right-rail page has them.

The page does not say whether the game was over. So it is used only where its shots on goal are those of the
final play-by-play's header, and its power-play goals those of the final boxscore.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .payload import Payload, boxscore_players, is_final

Pair = tuple[int, int]  # of the visitors, of the hosts

_SIDES = ("awayTeam", "homeTeam")


@dataclass(frozen=True, slots=True)
class PowerPlays:
    """Power-play goals and opportunities of both teams."""

    goals: Pair
    opportunities: Pair


def read_power_plays(
    right_rail: Payload, play_by_play: Payload | None, boxscore: Payload | None
) -> tuple[PowerPlays | None, str | None]:
    """Return the power plays of a tidied page, and the clause that shows that it is not of the whole game.

    Both are None where the page has no such figures, or nothing is at hand to compare its shots with.

    Args:
        play_by_play: the final one; its header has the shots on goal.
        boxscore: compared if it is final and has the power-play goals of all skaters.
    """
    shots, header = _pair(right_rail, "sog"), _shots(play_by_play or {})
    if shots and header and shots != header:
        return None, _differs("shots on goal", shots, header)
    served = _pair(right_rail, "powerPlay")
    if not (shots and header and served):
        return None, None
    (away, away_opportunities), (home, home_opportunities) = (map(int, each.split("/")) for each in served)
    goals = away, home
    official = _power_play_goals(boxscore) if boxscore and is_final(boxscore) else None
    if official and goals != official:
        return None, _differs("power-play goals", goals, official)
    return PowerPlays(goals, (away_opportunities, home_opportunities)), None


def _differs(what: str, ours: Pair, official: Pair) -> str:
    """Return a clause without the name of an endpoint: by that name, dbt decides how long a gap may last."""
    return f"{what} {ours[0]} and {ours[1]}, not {official[0]} and {official[1]}"


def _pair(right_rail: Payload, category: str) -> tuple[Any, Any] | None:
    for row in right_rail.get("teamGameStats") or ():
        if row.get("category") == category:
            values = row.get("awayValue"), row.get("homeValue")
            return None if None in values else values
    return None


def _shots(header: Payload) -> Pair | None:
    away, home = ((header.get(side) or {}).get("sog") for side in _SIDES)
    return None if away is None or home is None else (away, home)


def _power_play_goals(boxscore: Payload) -> Pair | None:
    """Return the sums of the skaters; None where a skater's figure is unknown."""
    goals = dict.fromkeys(_SIDES, 0)
    for side, player in boxscore_players(boxscore):
        if player.get("position") != "G":
            if player.get("powerPlayGoals") is None:
                return None
            goals[side] += player["powerPlayGoals"]
    return goals["awayTeam"], goals["homeTeam"]
