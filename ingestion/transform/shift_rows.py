"""Rows of `bronze_shifts`: the shifts of the chart, once each, numbered anew.

The feed repeats rows under new ids, and their numbers with them, so a player's shifts are counted here.
"""

from __future__ import annotations

import pyarrow as pa

from ingestion.bronze import SHIFTS

from .clock import PERIOD
from .payload import Payload
from .plays import Game
from .rows import game_columns, side_columns, table_of
from .shifts import read_shifts


def shift_rows(game: Game, chart: Payload | None, *, chart_is_used: bool) -> pa.Table:
    """Return the rows of a game, key `game_id`, `player_id`, `shift_number`.

    Args:
        chart: the shift chart, or None. Rows of another game or of players who are not dressed are refused.
        chart_is_used: whether the chart agrees with the plays, so that on-ice columns come from it.
    """
    shifts, _ = read_shifts(chart or {"data": []}, game)
    rows = []
    numbers: dict[int, int] = {}
    for player_id, start, end in shifts:
        numbers[player_id] = number = numbers.get(player_id, 0) + 1
        player = game.players[player_id]
        before, within = divmod(start, PERIOD)
        rows.append(
            game_columns(game)
            | side_columns(game, player.side)
            | {
                "player_id": player_id,
                "shift_number": number,
                "player_name": player.name,
                "position": player.position,
                "period": before + 1,
                "start_seconds": within,
                "end_seconds": end - before * PERIOD,
                "game_start_seconds": start,
                "game_end_seconds": end,
                "duration_seconds": end - start,
                "is_chart_used": chart_is_used,
            }
        )
    return table_of(SHIFTS, rows)
