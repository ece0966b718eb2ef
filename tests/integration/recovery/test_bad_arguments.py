"""Arguments as a tired person types them: YAML, which makes dates, numbers and truths of words.

One sentence with the nearest right value, an exit code that is not 0, and nothing changed.
"""

from __future__ import annotations

import pytest

from tests.integration.recovery.local_lake import Lake, one_line

GAMES = "bronze_games_historical_v2"
RESTORE = [
    ("version: v2", "version: v2 is not a whole number. Use version: 2."),
    ("version: 1_000", "has no version 1000; those that can be read are 2, 1, 0"),
    ("version: ", "exactly one of version, timestamp and backup"),
    (
        "timestamp: 2026-01-01",
        "has no time of day. Use timestamp: '2026-02-03 09:00:00'",
    ),
    ("timestamp: 2001-01-01 09:00:00", "the oldest is 0"),
    ("timestamp: '2026-13-01 09:00'", "is not a point in time. Use timestamp: '2026-02-03 09:00:00'"),
    ("timestamp: yesterday", "is not a point in time. Use timestamp: '2026-02-03 09:00:00'"),
    ("backup: 2026-02-03", "write backup: '...' in quotes"),
    ("backup: set_2026", "did you mean 'set_"),
    ("version: 1, mode: on", "mode: True is not known; choose one of merge, replace"),
    ("version: 1, into: 2026-02-03", "write into: '...' in quotes"),
    ("version: 1, into: ../other", "is not a table of the lake"),
    ("version: 1, dry_run: perhaps", "dry_run: perhaps is neither true nor false"),
    ("version: 1, output: yaml", "choose one of text, json"),
    ("vresion: 1", "did you mean 'version'?"),
]
OTHERS = [
    ("restore_table", "{version: 1}", "table is missing; say table: NAME."),
    ("restore_table", "{table: bronze_games_historical, version: 1}", f"did you mean '{GAMES}'?"),
    ("restore_table", "{table: 2024-02-03, version: 1}", "write table: '...' in quotes"),
    ("time_travel", "{table: bronze_gmaes_historical_v2}", f"did you mean '{GAMES}'?"),
    ("time_travel", f"{{tables: {GAMES}}}", "did you mean 'table'?"),
    ("verify_backup", f"{{table: {GAMES}, backup: set_20260203}}", "did you mean 'set_"),
    ("list_backups", "{table: bronze_players}", "did you mean 'bronze_player"),
    ("list_backups", "{output: csv}", "choose one of text, json"),
    ("backup_all", "{reason: 2026-02-03}", "write reason: '...' in quotes"),
    ("backup_all", "{older_than_hours: a day}", "older_than_hours: a day is not a whole number"),
    ("backup_all", "{older_than_hours: 24 hours}", "Use older_than_hours: 24."),
    ("backup_table", f"{{table: {GAMES}, reason: 2026-02-03}}", "write reason: '...' in quotes"),
    ("restore_all", "{}", "needs either backup (a set's id, or latest), timestamp or auto: true"),
    ("restore_all", "{backup: latest, tables: []}", "is not a list of tables"),
    ("restore_all", "{backup: latest, tables: [bronze_games_historical]}", f"did you mean '{GAMES}'?"),
    (
        "restore_all",
        "{backup: latest, tables: 2026-02-03}",
        "2026-02-03 is not a list of tables. Use tables: [",
    ),
    ("blue_green_begin", "{tables: 2026-02-03}", "2026-02-03 is not a list of tables. Use tables: ["),
    ("restore_all", "{timestamp: 2026-02-03}", "has no time of day"),
    ("pin_backup", "{backup: 2026-02-03}", "write backup: '...' in quotes"),
    ("drill", "{backup: 2026-02-03}", "write backup: '...' in quotes"),
    ("recovery_help", "{verb: on}", "write verb: '...' in quotes"),
    (
        "emit_sql",
        "{verb: backup_all, args: {reason: 2026-02-03}}",
        "write reason: '...' in quotes",
    ),
]


@pytest.mark.parametrize(
    ("verb", "typed", "sentence"),
    [("restore_table", f"{{table: {GAMES}, {typed}}}", sentence) for typed, sentence in RESTORE] + OTHERS,
)
def test_what_is_typed_wrong_gets_one_sentence(untouched: Lake, verb: str, typed: str, sentence: str) -> None:
    before = untouched.everything()
    said = untouched.dbt("-q", "run-operation", verb, "--args", typed).refused()
    assert sentence in one_line(said)
    assert untouched.everything() == before


def test_numbers_and_truths_that_yaml_reads_right_are_taken(untouched: Lake) -> None:
    before = untouched.everything()
    typed = "{keep_last: 1_000, dry_run: yes}"
    untouched.dbt("-q", "run-operation", "prune_backups", "--args", typed).ok()
    typed = f"{{table: {GAMES}, version: '1', dry_run: on}}"
    untouched.dbt("-q", "run-operation", "restore_table", "--args", typed).ok()
    assert untouched.everything() == before
