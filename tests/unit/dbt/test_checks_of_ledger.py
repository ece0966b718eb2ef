"""What `doctor` counts in the ledger, by the SQL of its macro in a DuckDB."""

from __future__ import annotations

from pathlib import Path

import duckdb
import jinja2

FILE = Path(__file__).resolve().parents[3] / "dbt_project" / "macros" / "checks_of_ledger.sql"
LATE = "(not is_complete and last_attempt_at is not null)"  # stands for is_overdue()


def test_the_game_that_is_named_has_its_own_reason() -> None:
    ledger = """(values
        (1, true, false, timestamp '2024-11-20', 'no boxscore', null),
        (2, true, false, timestamp '2024-11-20', 'shift chart not whole', null),
        (3, true, false, null, 'play-by-play not whole', 'hits'),
        (4, true, true, timestamp '2024-11-20', null, null)
    ) t(game_id, is_final, is_complete, last_attempt_at, gap_reason, discrepancies)"""
    template = jinja2.Environment().from_string(FILE.read_text(encoding="utf-8"))
    query = str(template.make_module({"is_overdue": lambda: LATE}).count_gaps_sql(ledger))  # type: ignore[attr-defined]
    with duckdb.connect() as connection:
        [(overdue, example, reason)] = connection.execute(
            f"select overdue, example, reason from ({query})"
        ).fetchall()
    assert (overdue, example, reason) == (2, 1, "no boxscore")
