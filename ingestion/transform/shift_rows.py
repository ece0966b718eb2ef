"""Rows of `bronze_shifts`: the shifts that a game's ice time is made of, once each, numbered anew.

The feed repeats rows under new ids, and their numbers with them, so a player's shifts are counted here.
"""

from __future__ import annotations

from collections import Counter

import numpy as np
import pyarrow as pa

from ingestion.bronze import SHIFTS, TABLES

from .clock import PERIOD
from .plays import Game
from .rows import game_columns, repeated, side_columns, table_of_columns
from .shift_sources import Shifts
from .strength import HOME


def shift_rows(game: Game, shifts: Shifts) -> pa.Table:
    """Return the rows of a game, key `game_id`, `player_id`, `shift_number`.

    Args:
        shifts: those that the rows of players and teams come from, of the chart or the reports.
    """
    if shifts.ice is None:
        return table_of_columns(SHIFTS, {}, 0)
    ice = shifts.ice
    place, start, end = np.array(ice.starts, dtype=np.int64).reshape(-1, 3).T
    before, within = np.divmod(start, PERIOD)
    counted: Counter[int] = Counter()
    numbers = []
    for each, _, _ in ice.starts:
        counted[each] += 1
        numbers.append(counted[each])
    return table_of_columns(
        SHIFTS,
        {
            **repeated(game_columns(game), len(ice.starts)),
            **{name: values.take(place) for name, values in _players(game, ice.players).items()},
            "shift_number": numbers,
            "period": before + 1,
            "start_seconds": within,
            "end_seconds": end - before * PERIOD,
            "game_start_seconds": start,
            "game_end_seconds": end,
            "duration_seconds": end - start,
            "shift_source": [shifts.source] * len(ice.starts),
        },
        len(ice.starts),
    )


def _players(game: Game, ids: list[int]) -> dict[str, pa.Array]:
    """Return the columns of the players, once each."""
    players = [game.players[player] for player in ids]
    sides = [side_columns(game, player.side) for player in players]
    columns = {
        "player_id": ids,
        "player_name": [player.name or None for player in players],
        "position": [player.position for player in players],
        **{name: [side[name] for side in sides] for name in side_columns(game, HOME)},
    }
    return {
        name: pa.array(values, TABLES[SHIFTS].schema.field(name).type) for name, values in columns.items()
    }
