"""What `doctor` and the dbt tests count in the ledger, by the SQL of their macros in a DuckDB."""

from __future__ import annotations

import types
from pathlib import Path

import duckdb
import jinja2
import pytest

from ingestion.ledger import DISAGREES

PROJECT = Path(__file__).resolve().parents[3] / "dbt_project"
MACROS = PROJECT / "macros"
GRACE = {"gap_grace_days": 3, "shift_gap_grace_days": 15}


def render(file: Path, **context: object) -> jinja2.environment.TemplateModule:
    return jinja2.Environment().from_string(file.read_text(encoding="utf-8")).make_module(context)


RULES = render(
    MACROS / "is_overdue.sql",
    datediff="date_diff('{2}', {0}, {1})".format,
    execute=True,
    holdfast=types.SimpleNamespace(integer=lambda name, value: value),
    league_date="cast(timezone('America/New_York', {}) as date)".format,
    var=GRACE.get,
    **{"return": str},
)
CONTEXT = {name: getattr(RULES, name) for name in ("is_overdue", "is_left_out")}


def ledger_of(*games: str) -> str:
    """Return the SQL of a ledger; each game was played on 2024-11-20 unless it has another date."""
    columns = "game_id, game_date, is_final, is_complete, last_attempt_at, gap_reason, discrepancies"
    return f"(select * from (values {', '.join(games)}) t({columns}))"


def count_gaps(ledger: str, columns: str) -> tuple[object, ...]:
    query = render(MACROS / "checks_of_ledger.sql", **CONTEXT).count_gaps_sql(ledger)  # type: ignore[attr-defined]
    with duckdb.connect() as connection:
        [found] = connection.execute(f"select {columns} from ({query})").fetchall()
    return found


def fail_of(data_test: str, ledger: str) -> list[int]:
    """Return the games that a dbt test of the project finds in the ledger."""
    query = render(
        PROJECT / "tests" / f"{data_test}.sql",
        **CONTEXT,
        config=lambda **options: "",
        source=lambda *name: ledger,
    )
    with duckdb.connect() as connection:
        return sorted(row[0] for row in connection.execute(str(query)).fetchall())


def game(number: int, asked: str | None, reason: str | None, day: int = 20, discrepancies: str = "") -> str:
    moment = f"timestamptz '{asked} 12:00:00-05'" if asked else "cast(null as timestamptz)"
    texts = (f"'{each}'" if each else "null" for each in (reason, discrepancies))
    return f"({number}, date '2024-11-{day}', true, {reason is None}, {moment}, {', '.join(texts)})"


def test_the_game_that_is_named_has_its_own_reason() -> None:
    ledger = ledger_of(
        game(1, "2024-12-20", "no boxscore"),
        game(2, "2024-12-20", "shift chart not whole"),
        game(3, None, "play-by-play not whole", discrepancies="hits"),
        game(4, "2024-12-20", None),
    )
    assert count_gaps(ledger, "overdue, example, reason") == (2, 1, "no boxscore")
    assert fail_of("final_games_are_complete", ledger) == [1, 2]


NEVER = (
    game(1, None, "no play-by-play, no boxscore"),
    game(2, None, "no shift chart, no officials"),
    game(3, None, f"{DISAGREES}goals of the boxscore"),
    game(4, None, None),
    "(5, date '2024-11-20', false, false, null, null, null)",  # not final
)


@pytest.mark.parametrize(
    ("asked", "left_out"),
    [(None, []), ("2024-11-23", []), ("2024-11-24", [1]), ("2024-12-05", [1]), ("2024-12-06", [1, 2])],
)
def test_a_game_is_left_out_by_a_load_after_its_grace(asked: str | None, left_out: list[int]) -> None:
    """Without a load that made requests, as in the demo, no game is: a replay is no attempt."""
    ledger = ledger_of(*NEVER, game(6, asked, None, day=22))
    expected = (len(left_out), min(left_out, default=None), 0)
    assert count_gaps(ledger, "left_out, left_out_example, overdue") == expected
    assert fail_of("final_games_are_requested", ledger) == left_out
    assert fail_of("final_games_are_complete", ledger) == []
