"""The SQL that `emit_sql` prints for a verb of blue/green leaves the same tables and backups as the verb.

At each stage the verb runs on one copy of a lake and the printed text on another. Then all tables and backups
of both are read, and compared by a hash of their columns, types and rows.
"""

from typing import Any

import pytest

from tests.integration.recovery.local_lake import GAMES, AnyLake
from tests.integration.recovery.printed_sql import Cases, emitted, run_printed, values, with_backups
from tests.integration.recovery.targets import BOTH

SCHEDULE = "bronze_schedule_2023_v2"
BEGIN = {"tables": [GAMES, SCHEDULE], "suffix": "_new"}
CASES: Cases = {
    name: (f"blue_green_{name}", BEGIN) for name in ("begin", "validate", "swap", "rollback", "finish")
}
CASES["drop"] = ("blue_green_rollback", {**BEGIN, "drop_new": True, "bring_rows": False})


@pytest.mark.thorough
@BOTH
def test_each_printed_verb_leaves_what_the_verb_leaves(lake: AnyLake, copy, target) -> None:
    texts = emitted(CASES, target, lake.data.with_name("printed"))

    def same(name: str, by_verb: AnyLake, by_text: AnyLake, **more: Any) -> None:
        before = with_backups(by_verb)
        verb, arguments = CASES[name]
        by_verb.verb(verb, **arguments, **more).ok()
        checks = values(run_printed(by_text, texts[name]), "same")
        assert set(checks) <= {True}, name
        after = with_backups(by_verb)
        assert after == with_backups(by_text), name
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
