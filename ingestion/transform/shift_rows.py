"""Rows of `bronze_shifts`: the shifts that a game's ice time is made of, once each, numbered anew.

The feed repeats rows under new ids, and their numbers with them, so a player's shifts are counted here.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

import pyarrow as pa

from ingestion.bronze import SHIFTS

from .clock import PERIOD
from .plays import Game
from .rows import game_columns, side_columns, table_of
from .shift_sources import Shifts


def shift_rows(game: Game, shifts: Shifts) -> pa.Table:
    """Return the rows of a game, key `game_id`, `player_id`, `shift_number`.

    Args:
        shifts: those that the rows of players and teams come from, of the chart or the reports.
    """
    if shifts.ice is None:
        return table_of(SHIFTS, ())
    whose: dict[int, dict[str, Any]] = {}  # a player's columns, the same in each of his rows
    rows = []
    numbers: Counter[int] = Counter()
    for place, start, end in shifts.ice.starts:
        player_id = shifts.ice.players[place]
        numbers[player_id] += 1
        if player_id not in whose:
            player = game.players[player_id]
            whose[player_id] = {
                **game_columns(game),
                **side_columns(game, player.side),
                "player_id": player_id,
                "player_name": player.name or None,
                "position": player.position,
                "shift_source": shifts.source,
            }
        before, within = divmod(start, PERIOD)
        rows.append(
            {
                **whose[player_id],
                "shift_number": numbers[player_id],
                "period": before + 1,
                "start_seconds": within,
                "end_seconds": end - before * PERIOD,
                "game_start_seconds": start,
                "game_end_seconds": end,
                "duration_seconds": end - start,
            }
        )
    return table_of(SHIFTS, rows)
