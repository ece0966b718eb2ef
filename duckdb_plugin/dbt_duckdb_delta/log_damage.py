"""A damaged log table: what of its entries can be read, and how a new log begins with them.

Entries are only appended, one small file a commit. So the entries of the sound files are right without the
others. Where the newest commits are damaged, they are those of the last version before.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import NamedTuple, TypedDict

from deltalake import DeltaTable

from dbt_duckdb_delta.damage import DamagedFile, damaged_files, read_together, sentence
from dbt_duckdb_delta.disk import sync, sync_tree
from dbt_duckdb_delta.errors import LakeError
from dbt_duckdb_delta.paths import PARTIAL
from dbt_duckdb_delta.rescue import clear, link_files, link_or_copy
from dbt_duckdb_delta.salvage import quarantine_name
from dbt_duckdb_delta.tables import active_files, is_delta, open_newest, open_table


class LogDamage(TypedDict):
    """What is damaged of a log.

    Attributes:
        version: the version whose sound files can be read; None when no version opens.
        problem: the damaged commits and files, in words.
        lost: the entries that cannot be read, in words.
        moves_to: the folder that the log moves to with the next entry.
    """

    version: int | None
    problem: str
    lost: str
    moves_to: str


class _Readable(NamedTuple):
    """The newest version that opens, if one does, and its damaged files."""

    table: DeltaTable | None
    files: list[DamagedFile]
    damage: LogDamage


def find_log_damage(path: Path, view: Path) -> LogDamage | None:
    """Return what is damaged of a log, and link what can be read into the folder `view`; None if sound."""
    found = _look(path)
    if found is None:
        return None
    clear(view)
    if found.table is not None:
        link_files(path, found.table.version(), found.files, view, os.symlink, active=True)
    return found.damage


def replace_damaged_log(path: Path) -> LogDamage | None:
    """Move a damaged log to quarantine; a new one begins with what can be read. A sound log stays."""
    found = _look(path)
    if found is None:
        return None
    partial = path.with_name(path.name + PARTIAL)
    shutil.rmtree(partial, ignore_errors=True)
    try:
        if found.table is not None:
            version = found.table.version()
            link_files(path, version, found.files, partial, link_or_copy, active=True, note="damaged log")
            sync_tree(partial)
        path.rename(path.with_name(found.damage["moves_to"]))
        if found.table is not None:
            partial.rename(path)
        sync(path.parent)
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    return found.damage


def _look(path: Path) -> _Readable | None:
    if not is_delta(path):
        return None
    opens, table, moves_to = True, None, quarantine_name(path).name
    try:
        table = open_table(path)
    except LakeError:
        opens = False
        try:
            table = open_newest(path)
        except LakeError:
            nothing = "no version of it can be opened"
            damage: LogDamage = {"version": None, "problem": nothing, "lost": "all", "moves_to": moves_to}
            return _Readable(None, [], damage)
    files = active_files(table)
    read_together(path, files)
    damaged = damaged_files(path, table)
    if opens and not damaged:
        return None
    bad, rows = {file.path for file in damaged}, {file.path: file.rows or 0 for file in files}
    since = f"all after version {table.version()}"
    among = f"{sum(rows[name] for name in bad)} of {sum(rows.values())}"
    problems = [] if opens else ["its newest commits cannot be read"]
    problems += [sentence(damaged, len(files))] if damaged else []
    lost = ([] if opens else [since]) + ([among if opens else f"{among} before"] if damaged else [])
    return _Readable(
        table,
        damaged,
        {
            "version": table.version(),
            "problem": "; ".join(problems),
            "lost": " and ".join(lost),
            "moves_to": moves_to,
        },
    )
