"""What changes a Delta table: one commit each, or nothing. The caller holds the writer lock.

Each of them is a commit on top, so each can itself be undone by restoring the version before.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import duckdb
from deltalake import CommitProperties, write_deltalake

from lake.errors import LakeError
from lake.tables import active_files, open_table, unreadable

BATCH_ROWS = 65_536


def restore(path: Path, version: int, note: str) -> dict[str, Any]:
    """Make the table exactly what it was at `version`: a new commit, no data is copied."""
    table, point = open_table(path), open_table(path, version)
    reason = unreadable(path, point)
    if reason:
        raise LakeError(f"Version {version} of {path.name} cannot be read: {reason}.")
    before = table.version()
    table.restore(version, commit_properties=_labelled(note))
    return {"from_version": before, "new_version": open_table(path).version()}


def append(path: Path, connection: duckdb.DuckDBPyConnection, sql: str, note: str) -> dict[str, Any]:
    """Add the rows of `sql`. Columns match by name; one that the table lacks is added."""
    return _write(path, connection, sql, "append", note)


def overwrite(path: Path, connection: duckdb.DuckDBPyConnection, sql: str, note: str) -> dict[str, Any]:
    """Replace the rows by those of `sql`; the versions before stay readable."""
    return _write(path, connection, sql, "overwrite", note)


def _write(
    path: Path, connection: duckdb.DuckDBPyConnection, sql: str, mode: str, note: str
) -> dict[str, Any]:
    table = open_table(path)
    before = table.version()
    reader = connection.execute(sql).to_arrow_reader(BATCH_ROWS)
    write_deltalake(
        table,
        reader,
        mode=mode,
        schema_mode="merge" if mode == "append" else "overwrite",
        partition_by=table.metadata().partition_columns or None,
        commit_properties=_labelled(note),
    )
    return {"from_version": before, "new_version": open_table(path).version()}


def copy(source: Path, version: int | None, target: Path) -> dict[str, Any]:
    """A full copy of one version with the log up to it: the files as they are, byte by byte.

    The copy appears under its name when it is complete and on the disk, by one rename.
    """
    if target.exists():
        raise LakeError(f"{target} exists already; a copy never overwrites.")
    table = open_table(source, version)
    reason = unreadable(source, table)
    if reason:
        raise LakeError(f"Version {table.version()} of {source.name} cannot be copied: {reason}.")
    files = active_files(table)
    partial = target.with_name(f"{target.name}.partial")
    shutil.rmtree(partial, ignore_errors=True)
    try:
        (partial / "_delta_log").mkdir(parents=True)
        for action in files:
            file = partial / action["path"]
            file.parent.mkdir(parents=True, exist_ok=True)
            _copy_file(source / action["path"], file)
        for file in sorted((source / "_delta_log").iterdir()):
            if file.name[:20].isdigit() and int(file.name[:20]) <= table.version():
                _copy_file(file, partial / "_delta_log" / file.name)
        partial.rename(target)
    except OSError as error:
        shutil.rmtree(partial, ignore_errors=True)
        raise LakeError(f"{source.name} could not be copied to {target.parent}: {error.strerror}.") from error
    return {"version": table.version(), "files": len(files)}


def _copy_file(source: Path, target: Path) -> None:
    shutil.copyfile(source, target)
    with target.open("rb") as copied:
        os.fsync(copied.fileno())  # a backup that is only in memory is none


def _labelled(note: str) -> CommitProperties:
    return CommitProperties(custom_metadata={"userMetadata": note})
