"""Rows of `bronze_game_officials`: referees, linesmen and head coaches of a game."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa

from ingestion.bronze import OFFICIALS

from .payload import Payload
from .plays import Game
from .rows import game_columns, table_of, text
from .strength import AWAY, HOME

_ROLES = {"referees": "REFEREE", "linesmen": "LINESMAN"}
_SIDES = {"awayTeam": AWAY, "homeTeam": HOME}


def official_rows(game: Game, info: Payload) -> pa.Table:
    """Return the rows of a game, key `game_id`, `role`, `name`; none where `gameInfo` is empty."""
    people = {(role, name): team for role, name, team in _people(game, info) if name}
    return table_of(
        OFFICIALS,
        (
            game_columns(game) | {"role": role, "name": name, "team": team}
            for (role, name), team in people.items()
        ),
    )


def _people(game: Game, info: Payload) -> Iterator[tuple[str, str | None, str | None]]:
    for served, role in _ROLES.items():
        for person in info.get(served) or ():
            yield role, text(person), None
    for served, side in _SIDES.items():
        yield "HEAD COACH", text((info.get(served) or {}).get("headCoach")), game.teams[side]
