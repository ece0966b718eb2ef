"""Arguments as a tired person types them: YAML, which makes dates, numbers and truths of words.

Every verb answers with one sentence that has the nearest right value, and has sent no more than a look.
"""

import re
from typing import Any

import pytest

from tests.support.cases import cases
from tests.support.macros import Macros


@cases("verb, typed, sentence", """
    restore_table, {version: 1}, "table is missing; say table: NAME."
    restore_table, {table: ordres, version: 1}, "did you mean 'orders'?"
    restore_table, {table: 2024-02-03, version: 1}, "write table: '...' in quotes"
    restore_table, {table: orders, version: v2}, "version: v2 is not a whole number. Use version: 2."
    restore_table, {table: orders, version: 1_000}, "has no version 1000; those that can be read are 2, 1, 0"
    restore_table, {table: orders, timestamp: 2001-01-01 09:00:00}, "the oldest is 0"
    restore_table, {table: orders, version: 0, backup: latest}, "recovery_plan --args '{table: orders}' lists"
    restore_table, {table: orders, version: 1, prefer: backup}, "choose one of live, point"
    restore_table, {table: orders, auto: false}, "exactly one of version, timestamp and backup, or auto: true"
    restore_table, {table: orders, timestamp: 2026-01-01}, "has no time of day. Use timestamp: '2026-"
    restore_table, {table: orders, backup: 2026-02-03}, "write backup: '...' in quotes"
    restore_table, {table: orders, mode: on}, "mode: True is not known; choose one of merge, replace."
    restore_table, {table: orders, version: 1, into: 2026-02-03}, "write into: '...' in quotes"
    restore_table, {table: orders, version: 1, dry_run: perhaps}, "dry_run: perhaps is neither true nor false"
    restore_table, {table: orders, version: 1, output: yaml}, "choose one of text, json"
    restore_table, {table: orders, vresion: 1}, "did you mean 'version'?"
    restore_table, {table: orders, auto: true, version: 1}, "Omit version, timestamp and backup"
    restore_table, {table: orders, auto: true, mode: replace}, "name the point yourself"
    restore_table, {table: orders, auto: please}, "auto: please is neither true nor false"
    restore_table, {table: customers_history, version: 0}, "has no history of its own"
    restore_all, {}, "needs either backup (a set's id, or latest), timestamp or auto: true"
    restore_all, {bakup: latest}, "did you mean 'backup'?"
    restore_all, {auto: true, backup: latest}, "needs either backup"
    restore_all, {auto: true, mode: replace}, "name the point yourself"
    restore_all, {auto: true, tables: []}, "is not a list of tables"
    restore_all, {auto: true, tables: [ordres]}, "did you mean 'orders'?"
    restore_all, {timestamp: 2026-02-03, tables: orders}, "has no time of day"
    time_travel, {table: ordres}, "did you mean 'orders'?"
    time_travel, {tables: orders}, "did you mean 'table'?"
    list_backups, {output: csv}, "choose one of text, json"
    backup_table, {table: orders, reason: 20260203}, "write reason: '...' in quotes"
    backup_all, {reason: 2026-02-03}, "write reason: '...' in quotes"
    backup_all, {older_than_hours: 24 hours}, "Use older_than_hours: 24."
    prune_backups, {}, "an empty policy would keep nothing"
    prune_backups, {keep_last: 0, dry_run: false}, "keep_last: 0 is too small"
    prune_backups, {keep_last: 1, dry_run: perhaps}, "dry_run: perhaps is neither true nor false"
    prune_backups, {keep_lst: 1}, "did you mean 'keep_last'?"
    prune_backups, {keep_last: 1, allow_lost_keys: [ordres]}, "did you mean 'orders'?"
    prune_backups, {keep_last: 1, allow_lost_keys: true}, "allow_lost_keys: True is not a list of tables"
    adopt_backup, {table: ordres, backup: set_20260203T090000Z}, "did you mean 'orders'?"
    adopt_backup, {table: orders}, "backup is missing"
    adopt_backup, {table: orders, backup: 2026-02-03}, "write backup: '...' in quotes"
    pin_backup, {}, "backup is missing"
    pin_backup, {backup: 20260203}, "write backup: '...' in quotes"
    pin_backup, {backup: latest, pinned: si}, "pinned: si is neither true nor false"
    trust_backup, {backup: nonsense}, "'nonsense' is not a backup"
    accept_loss, {table: ordres}, "did you mean 'orders'?"
    accept_loss, {table: orders}, "needs a reason, which the recovery log keeps"
    accept_loss, {table: orders, reason: 2026-02-03}, "write reason: '...' in quotes"
    clean_up, {dry_run: 0}, "dry_run: 0 is neither true nor false"
    set_retention, {days: 0}, "days: 0 is too small. Use a whole number from 1 to"
    set_retention, {table: customers_history, days: 9}, "has no history of its own"
    drill, {backup: 2026-02-03}, "write backup: '...' in quotes"
    drill, {bakcup: latest}, "did you mean 'backup'?"
    doctor, {output: xml}, "output: xml is not known; choose one of text, json"
    doctor, {ouput: json}, "did you mean 'output'?"
    undrop_table, {table: orders}, "No dropped table of orders can be undropped"
    undrop_table, {table: orders, dropped: latest, standing: x}, "either dropped or standing"
    blue_green_begin, {tables: [ordres]}, "did you mean 'orders'?"
    blue_green_begin, {tables: {a: 1}}, "is not a list of tables"
    blue_green_begin, {tables: customers_history}, "has no history of its own"
    blue_green_begin, {tables: orders, suffix: new}, "is not a valid suffix"
    blue_green_begin, {tables: orders, suffix: 2}, "was read by YAML as something else than text"
    blue_green_begin, {table: orders}, "did you mean 'tables'?"
    blue_green_begin, {dry_run: maybe}, "neither true nor false"
    blue_green_swap, {output: yaml}, "choose one of text, json"
    emit_sql, {}, "verb is missing"
    emit_sql, {verb: restore_tabel}, "did you mean 'restore_table'?"
    emit_sql, {verb: pin_backup}, "The SQL of 'pin_backup' cannot be printed; there is that of time_travel"
    emit_sql, {verb: restore_table, args: {tabel: orders}}, "did you mean 'table'?"
    emit_sql, {verb: restore_table, args: x}, "is not a mapping of arguments. Use args: {table: NAME}"
    emit_sql, {verb: restore_table, args: {table: orders}}, "exactly one of version, timestamp and backup"
    emit_sql, {verb: restore_all, args: {mode: merge}}, "all needs exactly one of timestamp and backup"
    emit_sql, {verb: restore_table, args: {table: customers_history, version: 1}}, "has no history of its own"
    emit_sql, {verb: backup_all, dialect: snowflake}, "choose one of databricks, local, spark"
    emit_sql, {verb: backup_all, dialect: databricks}, "catalog is missing"
    emit_sql, {verb: undrop_table, args: {table: orders}}, "for databricks only"
    emit_sql, {verb: drill, dialect: spark}, "cannot look on spark"
    emit_sql, {verb: prune_backups, args: {keep_last: 0}}, "keep_last: 0 is too small"
    emit_sql, {verb: backup_all, args: {reason: 2026-02-03}}, "write reason: '...' in quotes"
    emit_sql, {verb: set_retention, args: {days: 0}}, "days: 0 is too small. Use a whole number from 1 to"
""")  # fmt: skip
def test_one_sentence(project: Macros, verb: str, typed: dict[str, Any], sentence: str) -> None:
    versions = [{"version": n, "committed_at": f"2026-02-0{n + 1}", "unreadable": None} for n in (2, 1, 0)]
    project.replace("exists", lambda table: table["identifier"] in ("orders_v2", "customers_history"))
    project.replace("history", lambda table, with_readable=True: versions if table["in_lake"] else [])
    said = project.refused(verb, **typed)
    assert sentence in said
    assert project.printed == [said]
    sent = "; ".join(project.sent)
    reading = {"log_damage", "list_salvaged", "damage", "backups", "describe", "now", "second_place"}
    assert set(re.findall(r"\blake\.(\w+)\(", sent)) <= reading
    assert not re.search(r"\b(insert|update|delete|merge|alter|create|drop)\b", sent)


@cases("into, why", """
    'a"b', is not the name of a table in the schema of orders
    "it's", is not the name of a table in the schema of orders
    a/b, is not the name of a table in the schema of orders
    ../x, is not the name of a table in the schema of orders
    dev.x, is not the name of a table in the schema of orders
    "x\\ny", is not the name of a table in the schema of orders
    orders.1.damaged, is the name of a table that clean_up makes or deletes
    x.partial~, is the name of a table that clean_up makes or deletes
    orders__dbt_tmp, is the name of a table that dbt makes or deletes
    X__DBT_BACKUP, is the name of a table that dbt makes or deletes
    x__undropped_1, is the name of a table that undrop_table makes or deletes
    orders__replaced_x, is the name of a table that undrop_table makes or deletes
    orders_before_new, is the name of a table that blue_green_swap makes or deletes
""")  # fmt: skip
def test_a_name_that_no_new_table_may_have(project: Macros, into: str, why: str) -> None:
    for verb, typed in (
        ("restore_table", {"table": "orders", "version": 1, "into": into}),
        ("undrop_table", {"table": "orders", "into": into}),
        ("emit_sql", {"verb": "restore_table", "args": {"table": "orders", "version": 1, "into": into}}),
    ):
        said = project.refused(verb, **typed)
        assert said.startswith(f"into: {into} {why}; ")
        assert said.endswith(": into: orders_v2_then.")


def test_a_name_that_is_too_long_for_a_folder_is_refused(project: Macros) -> None:
    said = project.refused("restore_table", table="orders", version=1, into="a" * 256)
    assert said == "into: aaaaaaaaaaaaaaaaaaaa... has 256 characters; use at most 200: into: orders_v2_then."
    assert project.sent == []


@pytest.mark.parametrize(
    "name", ["orders_then", "orders__undropped_20260203t090000z", "2024", "größe_2", "a" * 200]
)
def test_a_name_for_a_new_table(project: Macros, name: str) -> None:
    project.call("reject_reserved_name", {"name": "orders", "identifier": "orders"}, name)
    assert project.printed == []


@cases("verb, typed, sentence", """
    begin, {tables: orders, suffix: _other}, is in deployment _new already
    begin, {tables: countries}, "leave out tables, or begin another deployment"
    validate, {tables: countries}, leave out tables
    validate, {allow_missing_keys: [countries]}, is not a table of deployment _new
    validate, {allow_lost_columns: true}, is not a list of tables
    rollback, {}, "add drop_new: true to drop its new tables"
""")  # fmt: skip
def test_what_does_not_fit_the_deployment(project: Macros, verb: str, typed, sentence: str) -> None:
    project.replace("exists", lambda table: True)
    tables = [project.call("find_table", "orders") | {"version": 3}]
    begun = {"suffix": "_new", "tables": tables, "stage": "validated", "running": None, "swap": None}
    project.replace("deployments", lambda: [begun])
    assert sentence in project.refused(f"blue_green_{verb}", **typed)


def test_a_setting_that_is_not_a_number_is_refused_by_doctor(project: Macros) -> None:
    project.variables["backup_max_age_hours"] = "a day"
    assert "backup_max_age_hours: a day is not a whole number" in project.refused("doctor")


def test_the_name_that_is_proposed_can_be_taken(project: Macros) -> None:
    odd = {"name": "odd", "identifier": "Odd Table"}
    said = project.refused("reject_reserved_name", odd, "x y")
    assert said.endswith("use letters, digits and _: into: Odd_Table_then.")
    project.call("reject_reserved_name", odd, "Odd_Table_then")
