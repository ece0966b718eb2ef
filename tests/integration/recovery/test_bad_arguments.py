"""Arguments typed wrong, as dbt hands them on: one sentence, an exit code that is not 0, and nothing changed.

tests/unit/macros/test_refusals.py has the sentences of every verb; here are those that need a lake.
"""

import pytest

from tests.integration.recovery.local_lake import GAMES, Lake, one_line


@pytest.mark.parametrize(("verb", "typed", "sentence"), [
    ("restore_table", "version: v2", "version: v2 is not a whole number. Use version: 2."),
    ("restore_table", "version: 1_000", "has no version 1000; those that can be read are 2, 1, 0"),
    ("restore_table", "timestamp: 2001-01-01 09:00:00", "the oldest is 0"),
    ("restore_table", "version: 1, into: ../other", "is not the name of a table"),
    ("restore_table", "backup: set_2026", "did you mean 'set_"),
    ("verify_backup", "backup: set_2026", "did you mean 'set_"),
])  # fmt: skip
def test_what_is_typed_wrong_gets_one_sentence(untouched: Lake, verb, typed, sentence) -> None:
    before = untouched.everything()
    said = untouched.dbt("-q", "run-operation", verb, "--args", f"{{table: {GAMES}, {typed}}}").refused()
    assert sentence in one_line(said)
    assert untouched.everything() == before


def test_an_unknown_set_is_refused_with_the_nearest(untouched: Lake) -> None:
    [good] = untouched.sets()
    for verb in ("restore_all", "drill", "pin_backup"):
        assert f"did you mean '{good}'?" in untouched.refused(verb, backup=good[:-3])
