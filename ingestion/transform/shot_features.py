"""The features of the expected-goals model: numbers per unblocked attempt, from rows of bronze_plays.

Place, shot type, rebound, rush, strength, empty net, score, and the play before. Nothing that is known only
after the shot, such as how it missed. NaN is unknown.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from .plays import SHOOTOUT, is_shot
from .rink import NET_X

RUSH_WITHIN = 4  # seconds, as in MoneyPuck's glossary
BLUE_LINE = 25  # feet from centre ice

SHOT_TYPES = (
    "wrist", "snap", "slap", "backhand", "tip-in", "deflected", "wrap-around", "poke", "bat",
    "between-legs", "cradle",
)  # fmt: skip
BEFORE = ("faceoff", "shot-on-goal", "missed-shot", "blocked-shot", "hit", "takeaway", "giveaway")

FEATURES = (
    "distance",
    "angle",
    "x",
    "y",
    *(f"type_{kind}" for kind in SHOT_TYPES),
    "is_rebound",
    "is_rush",
    "skaters",
    "opposing_skaters",
    "is_empty_net",
    "own_net_is_empty",
    "lead",
    "period",
    *(f"before_{kind}" for kind in BEFORE),
    "before_by_same_team",
    "seconds_since_before",
    "distance_from_before",
    "speed_from_before",
    "x_before",
    "y_before",
    "angle_change",
)

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Attempts:
    """The unblocked attempts of some plays.

    Attributes:
        places: the rows of the plays that are attempts, in order.
        features: [attempt, feature], in the order of `FEATURES`.
        is_rush: whether each attempt followed a play outside of its zone within `RUSH_WITHIN` seconds.
    """

    places: NDArray[np.int64]
    features: Floats
    is_rush: NDArray[np.bool_]


def read_attempts(plays: pa.Table) -> Attempts:
    """Return the features of the unblocked attempts, shootouts and goals without a shot apart.

    Args:
        plays: rows of `bronze_plays`, whole games, in the order of game and play number.
    """
    kinds, shot_types = _texts(plays, "event_type"), _texts(plays, "shot_type")
    is_attempt = np.array([*map(is_shot, kinds, shot_types)], dtype=bool)
    is_attempt &= _texts(plays, "period_type") != SHOOTOUT
    team = _texts(plays, "team")
    is_attempt &= team != ""
    places = np.flatnonzero(is_attempt)
    before = _before(plays)[places]
    known = before >= 0
    at = np.where(known, before, 0)

    right = _attacks_right(plays)[places]
    x_raw, y_raw, seconds = (_numbers(plays, name) for name in ("x_coord", "y_coord", "period_seconds"))
    x, y = _numbers(plays, "x_adjusted")[places], _numbers(plays, "y_adjusted")[places]
    x_before = np.where(known, x_raw[at] * right, np.nan)
    y_before = np.where(known, y_raw[at] * right, np.nan)
    since = np.where(known, seconds[places] - seconds[at], np.nan)
    apart = np.hypot(x - x_before, y - y_before)
    at_home = _texts(plays, "home_or_away")[places] == "HOME"
    away_lead = (_numbers(plays, "away_score_before") - _numbers(plays, "home_score_before"))[places]
    is_rush = known & (since <= RUSH_WITHIN) & (x_before < BLUE_LINE)
    shot_type = shot_types[places]
    columns = {
        "distance": np.hypot(NET_X - x, y),
        "angle": np.abs(np.degrees(np.arctan2(y, NET_X - x))),
        "x": x,
        "y": np.abs(y),
        **{f"type_{name}": shot_type == name for name in SHOT_TYPES},
        "is_rebound": _numbers(plays, "is_rebound")[places],
        "is_rush": is_rush,
        "skaters": _of_side(plays, "skaters", at_home, places),
        "opposing_skaters": _of_side(plays, "skaters", ~at_home, places),
        "is_empty_net": _numbers(plays, "is_empty_net")[places],
        "own_net_is_empty": _of_side(plays, "goalies", at_home, places) == 0,
        "lead": np.clip(np.where(at_home, -away_lead, away_lead), -3, 3),
        "period": np.minimum(_numbers(plays, "period")[places], 4),
        **{f"before_{name}": known & (kinds[at] == name) for name in BEFORE},
        "before_by_same_team": np.where(known, team[at] == team[places], np.nan),
        "seconds_since_before": since,
        "distance_from_before": apart,
        "speed_from_before": apart / (since + 0.5),
        "x_before": x_before,
        "y_before": y_before * np.where(y < 0, -1, 1),
        "angle_change": np.abs(
            np.degrees(np.arctan2(y, NET_X - x)) - np.degrees(np.arctan2(y_before, NET_X - x_before))
        ),
    }
    matrix = np.column_stack([np.asarray(columns[name], dtype=np.float64) for name in FEATURES])
    return Attempts(places, matrix.reshape(-1, len(FEATURES)), is_rush)


def _before(plays: pa.Table) -> NDArray[np.int64]:
    """Return for each play the latest play before it in its game and period that has a place; -1: none."""
    count = len(plays)
    has_place = ~np.isnan(_numbers(plays, "x_coord"))
    latest = np.maximum.accumulate(np.where(has_place, np.arange(count), -1)) if count else np.arange(0)
    before = np.concatenate([[-1], latest[:-1]]).astype(np.int64)[:count]
    game, period = _numbers(plays, "game_id"), _numbers(plays, "period")
    at = np.maximum(before, 0)
    same = (game[at] == game) & (period[at] == period)
    return np.where(same, before, -1)


def _attacks_right(plays: pa.Table) -> Floats:
    """Return 1 where the play's team attacks the net at x > 0, else -1: the turn of its adjusted place."""
    x, y = _numbers(plays, "x_coord"), _numbers(plays, "y_coord")
    turned = (x != _numbers(plays, "x_adjusted")) | (y != _numbers(plays, "y_adjusted"))
    return np.where(turned, -1.0, 1.0)


def _of_side(plays: pa.Table, what: str, at_home: NDArray[np.bool_], places: NDArray[np.int64]) -> Floats:
    home, away = _numbers(plays, f"home_{what}")[places], _numbers(plays, f"away_{what}")[places]
    return np.where(at_home, home, away)


def _numbers(plays: pa.Table, name: str) -> Floats:
    values: Floats = pc.cast(plays[name], pa.float64()).to_numpy()
    return values


def _texts(plays: pa.Table, name: str) -> NDArray[np.str_]:
    return np.asarray(pc.fill_null(plays[name], "").to_pylist(), dtype=np.str_)
