"""The SQL that `emit_sql` prints for a verb of blue/green leaves the same tables and backups as the verb.

At each stage the verb runs on one copy of a lake and the printed text on another. Then all tables and backups
of both are read, and compared by a hash of their columns, types and rows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from tests.integration.recovery.local_lake import GAMES, AnyLake, Lake, reader
from tests.integration.recovery.targets import BOTH
from tests.integration.recovery.test_emit_sql import Cases, emitted, execute, paste, values

SCHEDULE = "bronze_schedule_2023_v2"
TABLES = [GAMES, SCHEDULE]
BEGIN = {"tables": TABLES, "suffix": "_new"}
CASES: Cases = {
    "begin": ("blue_green_begin", BEGIN),
    "validate": ("blue_green_validate", BEGIN),
    "swap": ("blue_green_swap", BEGIN),
    "rollback": ("blue_green_rollback", BEGIN),
    "drop": ("blue_green_rollback", {**BEGIN, "drop_new": True, "bring_rows": False}),
    "finish": ("blue_green_finish", BEGIN),
}


@pytest.fixture
def copy(tmp_path: Path) -> Iterator[Callable[[AnyLake, str], AnyLake]]:
    """Another lake with what one holds now."""
    with ExitStack() as opened:
        yield lambda lake, name: opened.enter_context(lake.copied(tmp_path / name))


def digest(folder: Path) -> tuple:
    """The columns of a Delta table with their types, its number of rows, and a hash of them in any order."""
    described = sorted(reader().execute(f"describe select * from delta_scan('{folder}')").fetchall())
    names = ", ".join(f'"{column[0]}"' for column in described)
    rows = f"select count(*), sum(hash(t)::hugeint) from (select {names} from delta_scan('{folder}')) as t"
    return [column[:2] for column in described], *reader().execute(rows).fetchall()


def contents(lake: AnyLake) -> dict[str, Any]:
    """Every table, and every backup by its kind: the time in the name of its set is left out."""
    found: dict[str, Any] = {name: digest(lake.path(name)) for name in lake.tables()}
    for backup in lake.backups():
        kind = re.sub(r"_\d{8}[Tt]\d{6}[Zz].*", "", backup.set)
        found[f"{kind} of {backup.table}"] = digest(backup.folder)
    return found


def run_printed(lake: AnyLake, text: str) -> list[dict[str, Any]]:
    """Run a text, then the statements that it returned."""
    run_text = execute if isinstance(lake, Lake) else paste
    answers = run_text(lake, text)
    statements = values(answers, "to_run")
    return answers + (run_text(lake, ";\n".join(statements) + ";\n") if statements else [])


@BOTH
def test_each_printed_verb_leaves_what_the_verb_leaves(
    lake: AnyLake, copy: Callable[[AnyLake, str], AnyLake], target: str
) -> None:
    texts = emitted(CASES, target, lake.data.with_name("printed"))

    def same(name: str, by_verb: AnyLake, by_text: AnyLake, **more: Any) -> None:
        before = contents(by_verb)
        verb, arguments = CASES[name]
        by_verb.verb(verb, **arguments, **more).ok()
        checks = values(run_printed(by_text, texts[name]), "same")
        assert set(checks) <= {True}, name
        after = contents(by_verb)
        assert after == contents(by_text), name
        assert after != before, f"{name}: the verb had nothing to do, so this shows nothing"

    old = lake.rows()
    same("begin", lake, copy(lake, "begin"))
    lake.delta(f"{GAMES}_new").update({"goals_for": "5"}, predicate="season = 20242025")
    lake.delta(f"{SCHEDULE}_new").update({"away_score": "7"})
    compared = run_printed(lake, texts["validate"])
    for count in ("only_then", "duplicate_now", "null_now"):
        assert values(compared, count) == [0, 0]
    changed = len(set(old) - set(lake.rows(f"{GAMES}_new")))
    assert values(compared, "goals_for")[0] == changed > 0
    lake.verb("blue_green_validate").ok()
    same("swap", lake, copy(lake, "swap"))

    lake.delta().update({"goals_for": "41"}, predicate="season = 20232024")  # a load after the swap
    same("finish", copy(lake, "finish"), copy(lake, "printed_finish"), dry_run=False)
    same("drop", copy(lake, "drop"), copy(lake, "printed_drop"))
    same("rollback", lake, copy(lake, "rollback"))
    brought = [row for row in lake.rows() if row not in set(old)]
    assert len(brought) > 0, "the load after the swap is in the old table"
