"""Rows or columns to an Arrow table in the contract's columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pyarrow as pa

from ingestion.bronze import TABLES

from .plays import Game
from .strength import AWAY, HOME

HOME_OR_AWAY = ("AWAY", "HOME")


def table_of(name: str, rows: Iterable[dict[str, Any]]) -> pa.Table:
    """Return the rows as a table of the contract; a column that a row lacks is NULL.

    Raises:
        ValueError: a row has a column that the contract lacks.
    """
    schema = TABLES[name].schema
    rows = list(rows)
    columns = set(schema.names)
    for row in rows:
        if not row.keys() <= columns:
            raise ValueError(f"{name} has no columns {sorted(row.keys() - columns)}.")
    return pa.Table.from_pylist(rows, schema=schema)


def table_of_columns(name: str, columns: Mapping[str, Any], rows: int) -> pa.Table:
    """Return columns as a table of the contract; one that is absent is NULL.

    For a table with many rows a game: a dictionary for each row takes three times as long.

    Args:
        columns: name -> list, NumPy array or Arrow array, each with `rows` values.

    Raises:
        ValueError: the contract lacks a column.
    """
    schema = TABLES[name].schema
    if unknown := sorted(columns.keys() - set(schema.names)):
        raise ValueError(f"{name} has no columns {unknown}.")
    arrays = [
        pa.array(columns[field.name], type=field.type)
        if field.name in columns
        else pa.nulls(rows, field.type)
        for field in schema
    ]
    return pa.table(arrays, schema=schema)


def repeated(values: Mapping[str, Any], rows: int) -> dict[str, list[Any]]:
    """Return columns that have the same value in each row."""
    return {name: [value] * rows for name, value in values.items()}


def game_columns(game: Game) -> dict[str, Any]:
    """Return the columns that name the game."""
    return {
        "game_id": game.id,
        "game_date": game.game_date,
        "season": game.season,
        "game_type": game.game_type,
    }


def side_columns(game: Game, side: int) -> dict[str, Any]:
    """Return the columns that name the team of a row."""
    return {
        "team": game.teams[side],
        "opposing_team": game.teams[HOME if side == AWAY else AWAY],
        "home_or_away": HOME_OR_AWAY[side],
    }


def text(value: Any) -> str | None:
    """Return a name of the API, `{"default": "Toronto", "fr": ...}`, in English; None if absent or odd."""
    given = value.get("default") if isinstance(value, dict) else None
    return given if isinstance(given, str) and given else None
