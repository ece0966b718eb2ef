"""What changes a Delta table: one commit each, or nothing. The caller holds the writer lock.

Each of them is a commit on top, so each can itself be undone by restoring the version before.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
from deltalake import CommitProperties, write_deltalake

from lake.damaged import free_name, newest_readable, opens
from lake.errors import LakeError
from lake.places import DOOMED, PARTIAL
from lake.tables import active_files, is_delta, open_table, unreadable

BATCH_ROWS = 65_536
# DuckDB's types that Delta has; and, for lists and structs, the names of those that it lacks.
IN_DELTA = re.compile(
    r"BOOLEAN|TINYINT|SMALLINT|INTEGER|BIGINT|FLOAT|DOUBLE|DECIMAL\(.*\)|VARCHAR|BLOB|DATE"
    r"|TIMESTAMP( WITH TIME ZONE)?"
)
NOT_IN_DELTA = re.compile(
    r"HUGEINT|UTINYINT|USMALLINT|UINTEGER|UBIGINT|UUID|ENUM|JSON|TIME(?!STAMP)|TIMESTAMP_|INTERVAL|BIT"
    r"|BIGNUM|UNION|VARIANT",
    re.IGNORECASE,
)
TEXT, COUNT = pa.string(), pa.int64()
LOG_SCHEMA = pa.schema(  # the recovery log; what each column means stands in its documentation in dbt
    [
        pa.field("run_id", TEXT, nullable=False),
        pa.field("logged_at", pa.timestamp("us", "UTC"), nullable=False),
        pa.field("who", TEXT),
        pa.field("verb", TEXT, nullable=False),
        pa.field("table_name", TEXT),
        pa.field("state", TEXT, nullable=False),
        pa.field("from_point", TEXT),
        pa.field("to_point", TEXT),
        pa.field("rows_before", COUNT),
        pa.field("rows_after", COUNT),
        pa.field("content_hash", TEXT),
        pa.field("seconds", pa.float64()),
        pa.field("detail", TEXT),
    ]
)


def restore(path: Path, version: int, note: str) -> dict[str, Any]:
    """Make the table exactly what it was at `version`: a new commit, no data is copied."""
    table, point = open_table(path), open_table(path, version)
    reason = unreadable(path, point)
    if reason:
        raise LakeError(f"Version {version} of {path.name} cannot be read: {reason}.")
    before = table.version()
    if version == before:  # delta-rs refuses to restore what is there already
        return {"from_version": before, "new_version": before}
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

    Log and data belong together, so the copy is a Delta table with its history, readable without us.
    """
    table = open_table(source, version)
    reason = unreadable(source, table)
    if reason:
        raise LakeError(f"Version {table.version()} of {source.name} cannot be copied: {reason}.")
    files = active_files(table)
    with _appearing(target) as partial:
        (partial / "_delta_log").mkdir()
        for action in files:
            _copy_file(source / action["path"], partial / action["path"])
        for file in sorted((source / "_delta_log").iterdir()):
            if file.name[:20].isdigit() and int(file.name[:20]) <= table.version():
                _copy_file(file, partial / "_delta_log" / file.name)
    return {"version": table.version(), "files": len(files)}


def create(path: Path, connection: duckdb.DuckDBPyConnection, sql: str, note: str) -> dict[str, Any]:
    """A new Delta table with the rows of `sql`. Values of a type that Delta lacks are stored as text."""
    with _appearing(path) as partial:
        reader = connection.execute(_for_delta(connection, sql)).to_arrow_reader(BATCH_ROWS)
        write_deltalake(str(partial), reader, commit_properties=_labelled(note))
        for file in partial.rglob("*"):
            if file.is_file():
                _sync(file)
        files = len(active_files(open_table(partial)))
    return {"version": 0, "files": files}


def _for_delta(connection: duckdb.DuckDBPyConnection, sql: str) -> str:
    """The query with each column cast to text that Delta cannot hold (HUGEINT, UUID, ENUM, TIME, ...)."""
    columns = connection.execute(f"describe {sql}").fetchall()
    if all(_fits_delta(kind) for _, kind, *_ in columns):
        return sql
    items = []
    for column, kind, *_ in columns:
        name = '"' + column.replace('"', '""') + '"'
        items.append(name if _fits_delta(kind) else f"cast({name} as varchar) as {name}")
    return f"select {', '.join(items)} from ({sql}) as source"


def _fits_delta(kind: str) -> bool:
    nested = "[" in kind or ("(" in kind and not kind.startswith(("DECIMAL", "ENUM")))
    return not NOT_IN_DELTA.search(kind) if nested else bool(IN_DELTA.fullmatch(kind))


def rename(path: Path, target: Path) -> dict[str, Any]:
    """Give a table another name: one rename of its folder, all or nothing."""
    if target.exists():
        raise LakeError(f"{target} exists already; a rename never overwrites.")
    open_table(path)
    path.rename(target)
    return {"renamed": target.name}


def drop(path: Path) -> dict[str, Any]:
    """Delete a table with its history. It is out of sight by one rename before its files go."""
    doomed = path.with_name(path.name + DOOMED)
    shutil.rmtree(doomed, ignore_errors=True)
    if path.exists():
        path.rename(doomed)
        shutil.rmtree(doomed)
    with contextlib.suppress(OSError):  # a schema or set whose last table this was
        path.parent.rmdir()
    return {"dropped": path.name}


def set_properties(path: Path, properties: dict[str, str]) -> dict[str, Any]:
    """Set table properties (delta.*): one commit."""
    table = open_table(path)
    before = table.version()
    table.alter.set_table_properties(properties)
    return {"from_version": before, "new_version": open_table(path).version()}


def log(path: Path, entry: dict[str, Any]) -> dict[str, Any]:
    """Append one entry, a dictionary of texts and numbers, to a log table; the first entry creates it.

    A damaged log stops nothing: it is moved aside, and the new one begins with what of it can be read.
    """
    moved = _replace_damaged(path) if is_delta(path) and not opens(path) else {}
    before = open_table(path).version() if is_delta(path) else None
    entry = {**entry, "logged_at": datetime.fromisoformat(entry["logged_at"])}
    write_deltalake(str(path), pa.Table.from_pylist([entry], schema=LOG_SCHEMA), mode="append")
    return {"from_version": before, "new_version": open_table(path).version(), **moved}


def _replace_damaged(path: Path) -> dict[str, Any]:
    aside, newest = free_name(path), newest_readable(path)
    if newest:
        copy(path, newest["version"], path)
    else:
        path.rename(aside)
    return {"moved_to": aside.name, "kept_version": newest and newest["version"]}


@contextlib.contextmanager
def _appearing(target: Path) -> Iterator[Path]:
    """A folder to fill that takes the name of `target` when it is complete: there is no half of it."""
    if target.exists() and opens(target):
        raise LakeError(f"{target} exists already; a copy never overwrites.")
    partial = target.with_name(target.name + PARTIAL)
    shutil.rmtree(partial, ignore_errors=True)
    try:
        partial.mkdir(parents=True)
        yield partial
        for folder in [partial, *(path for path in partial.rglob("*") if path.is_dir())]:
            _sync(folder)
        if target.exists():  # what cannot be opened gives up its name and keeps its files
            target.rename(free_name(target))
        partial.rename(target)
        _sync(target.parent)
    except OSError as error:
        shutil.rmtree(partial, ignore_errors=True)
        raise LakeError(f"{target.name} could not be written to {target.parent}: {error}.") from error
    except BaseException:
        shutil.rmtree(partial, ignore_errors=True)
        raise


def _copy_file(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    _sync(target)


def _sync(path: Path) -> None:
    """Onto the disk: a backup that is only in memory is none."""
    written = os.open(path, os.O_RDONLY)
    try:
        os.fsync(written)
    finally:
        os.close(written)


def _labelled(note: str) -> CommitProperties:
    return CommitProperties(custom_metadata={"userMetadata": note})
