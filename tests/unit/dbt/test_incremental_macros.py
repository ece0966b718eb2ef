"""What the macros of incremental models make of a change: they name seasons, and do nothing without news."""

from __future__ import annotations

import random
import types
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import jinja2
import pytest

MACROS = Path(__file__).resolve().parents[3] / "dbt_project" / "macros"
FILES = ("in_units", "forget_changes", "forget_gone_rows", "get_incremental_merge_sql", "news_of", "row_hash")
MODEL = types.SimpleNamespace(unique_id="model.a", raw_code="select 1")
LATE = {"units": [2023020003, 2025020001], "seasons": [20232024, 20252026], "held": [2023020003]}
NOTHING: dict[str, list] = {"units": [], "seasons": [], "held": []}


class _Return(BaseException):
    pass


@pytest.fixture
def call() -> Callable[..., str]:
    """`call(macro, *arguments, changes=...)`: its text in one line. The build remembers `changes`."""

    def _call(name: str, *arguments: Any, changes: dict | None = None, engine: str = "duckdb") -> str:
        given: list[Any] = []

        def merge(arguments_of_merge: dict[str, Any]) -> str:
            return str(arguments_of_merge["incremental_predicates"])

        def dispatch(macro: str, package: str) -> Callable[..., Any]:
            if macro == "get_incremental_merge_sql":
                return merge
            return getattr(template, f"{engine}__{macro}", None) or getattr(template, f"default__{macro}")

        def return_(value: Any) -> None:
            given.append(value)
            raise _Return

        environment = jinja2.Environment(extensions=["jinja2.ext.do"])
        text = "".join((MACROS / f"{file}.sql").read_text(encoding="utf-8") for file in FILES)
        context = {
            "adapter": types.SimpleNamespace(dispatch=dispatch),
            "execute": True,
            "graph": {"changes": {MODEL.unique_id: changes}} if changes else {},
            "model": MODEL,
            "return": return_,
            "this": "dev.games",
        }
        template = environment.from_string(text).make_module(context)
        try:
            found = getattr(template, name)(*arguments)
        except _Return:
            found = given[0]
        return " ".join(str(found).split())

    return _call


def test_a_condition_names_the_seasons_and_the_games(call: Callable[..., str]) -> None:
    assert call("in_units", None) == "true"
    assert call("in_units", NOTHING) == "false"
    assert call("in_units", LATE) == "season in (20232024, 20252026) and game_id in (2023020003, 2025020001)"
    assert call("in_units", LATE, "season") == "season in (20232024, 20252026)"


def test_a_merge_opens_the_changed_seasons_alone(call: Callable[..., str]) -> None:
    own = {"incremental_predicates": ["a = 1"]}
    seasons = "DBT_INTERNAL_DEST.season in (20232024, 20252026)"
    assert (
        call("get_incremental_merge_sql", {"incremental_predicates": None}, changes=LATE) == f"['{seasons}']"
    )
    assert call("get_incremental_merge_sql", dict(own), changes=LATE) == f"['a = 1', '{seasons}']"
    assert call("get_incremental_merge_sql", dict(own), changes=NOTHING) == "['a = 1']"
    assert call("get_incremental_merge_sql", dict(own)) == "['a = 1']"


def test_only_games_that_the_table_holds_are_deleted(call: Callable[..., str]) -> None:
    assert call("forget_changes", changes=LATE) == (
        "delete from dev.games where season in (20232024, 20252026) and game_id in (2023020003)"
    )
    assert call("forget_changes", changes={**LATE, "held": []}) == ""
    assert call("forget_changes") == ""


def test_rows_that_are_gone_are_deleted_by_key(call: Callable[..., str]) -> None:
    gone = [{"player_id": player, "game_id": 7, "season": 20252026} for player in (1, 2)]
    gone.append({"player_id": 2, "game_id": 9, "season": 20252026})
    assert call("forget_gone_rows", changes={**NOTHING, "held": gone}) == (
        "delete from dev.games where season in (20252026) "
        "and concat(game_id, '-', player_id) in ( '7-1', '7-2', '9-2' )"
    )
    assert call("forget_gone_rows", changes=NOTHING) == ""


def test_news_are_the_players_and_their_first_day(call: Callable[..., str]) -> None:
    news = [{"player_id": 1, "since": date(2024, 10, 8)}, {"player_id": 2, "since": date(2024, 10, 9)}]
    found = duckdb.sql(call("news_of", {**NOTHING, "units": news})).fetchall()
    assert found == [(1, date(2024, 10, 8)), (2, date(2024, 10, 9))]
    assert "where false" in call("news_of", NOTHING)
    assert "min(game_date)" in call("news_of", None)


def test_a_hash_tells_null_and_the_place_of_a_value(call: Callable[..., str]) -> None:
    def hash_of(*values: str) -> int:
        return duckdb.sql(f"select {call('row_hash', list(values))}").fetchall()[0][0]

    rows = [("1", "null"), ("null", "1"), ("1", "1"), ("null", "null"), ("1", "''"), ("0", "1")]
    assert len({hash_of(*row) for row in rows}) == len(rows)
    assert hash_of("1", "'a'") == hash_of("1", "'a'")
    spark = call("row_hash", ["a", "b"], engine="databricks")
    assert spark == (
        "cast( xxhash64( coalesce(cast(a as string), chr(30)), coalesce(cast(b as string), chr(30)) ) "
        "as decimal(38, 0) )"
    )


def test_rows_of_hundreds_of_games_are_deleted_in_little_memory(call: Callable[..., str]) -> None:
    """A trade takes a player out of each game to come. A condition for each game ran out of memory here."""
    with duckdb.connect(config={"memory_limit": "400MB", "threads": 2}) as connection:
        columns = ", ".join(f"random() as c{n}" for n in range(125))
        connection.execute(
            "create schema dev; create table dev.games as select 20252026 as season, row // 36 as game_id, "
            f"row % 36 * 97 % 409 as player_id, {columns} from range(60000) as rows (row)"
        )
        player_ids = [row % 36 * 97 % 409 for row in range(36)]
        sets = {game: random.Random(game).sample(player_ids, 11) for game in range(342)}
        gone = [
            {"game_id": game, "player_id": player} for game, players in sets.items() for player in players
        ]
        changes = {**NOTHING, "held": [{"season": 20252026, **key} for key in gone]}
        connection.execute(call("forget_gone_rows", changes=changes))
        assert connection.sql("select count(*) from dev.games").fetchone() == (60000 - len(gone),)
        left = connection.sql("select game_id, player_id from dev.games where game_id < 342").fetchall()
        assert not [(game, player) for game, player in left if player in sets[game]]
