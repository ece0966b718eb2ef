"""Rows of `bronze_game_rosters`: who dressed, and who was scratched."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa

from ingestion.bronze import GAME_ROSTERS

from .payload import Payload
from .plays import Game
from .rows import game_columns, side_columns, table_of, text
from .strength import SIDES

_SIDES = ("awayTeam", "homeTeam")


def game_roster_rows(game: Game, body: Payload, info: Payload) -> pa.Table:
    """Return the rows of a game, key `game_id`, `player_id`.

    A player whom the play-by-play lists as dressed is dressed, also where the scratches name him.

    Args:
        game: the play-by-play, read.
        body: the same play-by-play, as served.
        info: `gameInfo`, which has the scratches; where it is empty, only the dressed have rows.
    """
    rows = {row["player_id"]: row for row in _scratches(game, info)}
    rows |= {row["player_id"]: row for row in _dressed(game, body)}
    return table_of(GAME_ROSTERS, rows.values())


def _dressed(game: Game, body: Payload) -> Iterator[Payload]:
    for spot in body["rosterSpots"]:
        if player := game.players.get(spot["playerId"]):
            yield {
                **_person(player.id, spot),
                **game_columns(game),
                **side_columns(game, player.side),
                "status": "DRESSED",
                "position": player.position,
                "sweater_number": spot.get("sweaterNumber"),
            }


def _scratches(game: Game, info: Payload) -> Iterator[Payload]:
    for side in SIDES:
        for player in (info.get(_SIDES[side]) or {}).get("scratches") or ():
            yield {
                **_person(player["id"], player),
                **game_columns(game),
                **side_columns(game, side),
                "status": "SCRATCHED",
            }


def _person(player_id: int, named: Payload) -> Payload:
    first, last = text(named.get("firstName")), text(named.get("lastName"))
    return {
        "player_id": player_id,
        "player_name": " ".join(filter(None, (first, last))) or None,
        "first_name": first,
        "last_name": last,
    }
