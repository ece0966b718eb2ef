"""The contract of the bronze tables, and that the transform fills exactly it."""

from __future__ import annotations

import ast
from pathlib import Path

import pyarrow as pa
import pytest

import ingestion.transform
from ingestion.bronze import (
    GAME_ROSTERS,
    GOALIE_GAMES,
    LEDGER,
    OFFICIALS,
    PLAYER_GAMES,
    PLAYERS,
    PLAYS,
    SCHEDULE,
    SHIFTS,
    SKATERS,
    STANDINGS,
    TABLES,
    TEAM_GAMES,
    TEAMS,
)
from tests.unit.transform.games import tables

KEYS = {
    PLAYER_GAMES: ("player_id", "game_id", "situation"),
    TEAM_GAMES: ("game_id", "team", "situation"),
    SCHEDULE: ("game_id",),
    SKATERS: ("player_id", "season", "situation"),
    LEDGER: ("game_id",),
    PLAYS: ("game_id", "play_number"),
    SHIFTS: ("game_id", "player_id", "shift_number"),
    GOALIE_GAMES: ("game_id", "player_id"),
    GAME_ROSTERS: ("game_id", "player_id"),
    OFFICIALS: ("game_id", "role", "name"),
    PLAYERS: ("player_id", "season"),
    TEAMS: ("team_id", "season"),
    STANDINGS: ("season", "date", "team"),
}
# Doubles that are not shares.
NUMBERS = {"shot_distance", "shot_angle", "x_goals"}
WITHOUT_GAMES = {PLAYERS, TEAMS}  # a player and a team have rows by season, whatever the type of the game


def test_the_tables_and_their_keys() -> None:
    assert {name: table.key for name, table in TABLES.items()} == KEYS


@pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))
def test_every_column_is_described_and_none_is_named_twice(table) -> None:
    assert len(set(table.schema.names)) == len(table.schema.names)
    for column in table.schema:
        said = column.metadata[b"description"].decode()
        assert len(said) > 10, column.name
        assert said.endswith("."), column.name


@pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))
def test_keys_season_and_game_type_are_required(table) -> None:
    for name in (*table.merge_key, *(() if table.name in WITHOUT_GAMES else ("game_type",))):
        assert not table.schema.field(name).nullable
    assert table.partition == "season"
    assert set(table.merge_key) == {*table.key, "season"}


@pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))
def test_types_are_few_and_exact(table) -> None:
    """No 32-bit ids, no floating counts: percentages and measures alone are doubles."""
    for column in table.schema:
        if column.name.endswith("_percentage") or column.name in NUMBERS or "x_goals" in column.name:
            assert column.type == pa.float64()
        else:
            assert column.type in (
                pa.int64(),
                pa.string(),
                pa.bool_(),
                pa.date32(),
                pa.timestamp("us", tz="UTC"),
            ), column.name


def test_names_survive_dlts_normalisation() -> None:
    """dlt writes columns in its snake case: a name that it would change is a column that nobody finds."""
    from dlt.common.normalizers.naming.snake_case import NamingConvention

    naming = NamingConvention()
    for table in TABLES.values():
        assert naming.normalize_identifier(table.name) == table.name
        for column in table.schema.names:
            assert naming.normalize_identifier(column) == column


def test_the_transform_fills_exactly_the_contract() -> None:
    found = tables(2024020001)
    for name, table in found.by_name.items():
        assert table.schema.equals(TABLES[name].schema, check_metadata=True), name


def test_required_columns_have_no_null() -> None:
    found = tables(2023020001)  # neither boxscore nor chart
    for table in found.by_name.values():
        for column in table.schema:
            if not column.nullable:
                assert table[column.name].null_count == 0, column.name


def test_the_transform_is_pure() -> None:
    """No clock, no network, no files, no dlt: nothing of the kind is even imported."""
    allowed = {
        "__future__", "collections", "contextlib", "dataclasses", "datetime", "enum", "functools",
        "ingestion.bronze", "ingestion.expected_goals", "ingestion.wording",
        "math", "numpy", "numpy.typing", "operator", "pyarrow", "pyarrow.compute", "re", "typing",
        "unicodedata",
    }  # fmt: skip
    for path in Path(ingestion.transform.__file__).parent.glob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                names = {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                names = {node.module}
            else:
                continue
            assert {name.replace("collections.abc", "collections") for name in names} <= allowed, path.name
        calls = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        assert not calls & {"now", "today", "utcnow"}, path.name
