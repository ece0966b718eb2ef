"""Expected goals of plays: the model applied to rows of bronze_plays, and handed to the plays of the game."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from .plays import SHOOTOUT, Game
from .shot_features import read_attempts
from .trees import Trees

DECIMALS = 4  # the same on every machine
TEN_THOUSANDTHS = 10**DECIMALS


def with_expected_goals(plays: pa.Table, model: Trees) -> pa.Table:
    """Return the plays with `x_goals` and `is_rush`; NULL where a play is not an unblocked attempt.

    Args:
        plays: rows of whole games, in the order of game and play number.
    """
    attempts = read_attempts(plays)
    is_attempt = np.zeros(len(plays), dtype=bool)
    is_attempt[attempts.places] = True
    x_goals, is_rush = np.zeros(len(plays)), np.zeros(len(plays), dtype=bool)
    x_goals[attempts.places] = np.round(model.probabilities(attempts.features), DECIMALS)
    is_rush[attempts.places] = attempts.is_rush
    for name, values in (("x_goals", x_goals), ("is_rush", is_rush)):
        place = plays.schema.get_field_index(name)
        plays = plays.set_column(place, plays.schema.field(name), pa.array(values, mask=~is_attempt))
    return plays


def assign_expected_goals(game: Game, plays: pa.Table) -> None:
    """Give each play of the game the expected goals of its row."""
    values = zip(plays["x_goals"].to_pylist(), plays["period_type"].to_pylist(), strict=True)
    of_game = [value for value, period_type in values if period_type != SHOOTOUT]
    for play, value in zip(game.plays, of_game, strict=True):
        play.x_goals = value
