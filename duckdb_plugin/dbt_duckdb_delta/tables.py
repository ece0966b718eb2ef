"""Reading a Delta table's log: versions, files, properties. Nothing here writes."""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, TypedDict
from urllib.parse import unquote, urlsplit

import duckdb
from deltalake import DeltaTable
from deltalake.exceptions import TableNotFoundError

from dbt_duckdb_delta.errors import LakeError

# The writer features of Delta tables that delta-rs can write; a test compares them with the installed one.
WRITABLE = frozenset(
    {
        *("appendOnly", "invariants", "checkConstraints", "changeDataFeed", "generatedColumns"),
        *("columnMapping", "deletionVectors", "timestampNtz", "v2Checkpoint"),
        *("variantType", "variantType-preview"),
    }
)


@dataclass(frozen=True)
class DataFile:
    """A data file of a version: its path, see `file_name`, its size in bytes, its rows if known."""

    path: str
    size: int
    rows: int | None = None


class Description(TypedDict):
    """A table at its latest version.

    Attributes:
        id: the table's id, which a copy keeps.
        version: the Delta version.
        partition_by: the partition columns.
        properties: the table properties as a JSON object.
        rows: the number of rows; None when neither the log nor a file has it.
        bytes: the size of the data files of this version.
        unreadable: why not all of them can be read, by presence and size; None when they are as the log says.
        unwritable: the features of the table that delta-rs cannot write, as text; None when it can write it.
    """

    id: str
    version: int
    partition_by: list[str]
    properties: str
    rows: int | None
    bytes: int
    unreadable: str | None
    unwritable: str | None


def is_delta(path: Path) -> bool:
    """Return whether the folder holds a Delta log with at least one commit."""
    return (path / "_delta_log").is_dir() and DeltaTable.is_deltatable(str(path))


def open_table(path: Path, version: int | None = None) -> DeltaTable:
    """Open the table at a version, the latest by default.

    Raises:
        LakeError: the folder holds no Delta table, or its log cannot be read at this version.
    """
    try:
        return DeltaTable(str(path), version=version)
    except TableNotFoundError:
        raise LakeError(f"{path} holds no Delta table.") from None
    except Exception as error:  # delta-rs has no common class for what is wrong with a log
        at = "" if version is None else f" at version {version}"
        raise LakeError(f"{path} cannot be opened{at}: {error}") from None


def open_newest(path: Path) -> DeltaTable:
    """Open the latest version; if its newest commits are damaged, the last version before them.

    Raises:
        LakeError: no version can be opened.
    """
    try:
        return open_table(path)
    except LakeError:
        if not is_delta(path):
            raise
        for version in sorted(_versions_in_log(path), reverse=True):
            with contextlib.suppress(LakeError):
                return open_table(path, version)
        raise


def _versions_in_log(path: Path) -> set[int]:
    names = [file.name for file in (path / "_delta_log").iterdir()]
    return {int(name[:20]) for name in names if name[:20].isdigit()}


def log_files(path: Path, version: int) -> list[str]:
    """Return the files of a table's log up to a version, as paths in the table.

    Those of its sub-folders have no version in their names: checkpoints of any version may need them.
    """
    log = path / "_delta_log"
    files = (file for file in sorted(log.rglob("*")) if file.is_file())
    return [
        str(file.relative_to(path))
        for file in files
        if file.parent != log or (file.name[:20].isdigit() and int(file.name[:20]) <= version)
    ]


def unreadable_reason(path: Path, table: DeltaTable) -> str | None:
    """Return why a version cannot be read in full: missing files, or files of another size. None if it can.

    A count can come from the log of a table that no scan can read, so each file is looked at.
    """
    return _reason_of_files(path, active_files(table))


def _reason_of_files(path: Path, files: list[DataFile]) -> str | None:
    missing, resized = 0, 0
    for file in files:
        try:
            size = (path / file.path).stat().st_size
        except FileNotFoundError:
            missing += 1
            continue
        resized += size != file.size
    return reason_of(missing, resized, len(files))


def reason_of(missing: int, resized: int, total: int) -> str | None:
    """Return why a version with these numbers of bad files cannot be read; None without any."""
    if missing:
        return f"{missing} of {total} data files are gone (vacuumed or deleted)"
    if resized:
        return f"{resized} of {total} data files have another size than the log says"
    return None


def active_files(table: DeltaTable) -> list[DataFile]:
    """Return the data files of the version that is open."""
    actions = table.get_add_actions(flatten=True)
    paths, sizes = actions.column("path").to_pylist(), actions.column("size_bytes").to_pylist()
    counted = "num_records" in actions.schema.names
    rows = actions.column("num_records").to_pylist() if counted else [None] * len(paths)
    columns = zip(paths, sizes, rows, strict=True)
    return [DataFile(file_name(path), size, number) for path, size, number in columns]


def file_name(path: str) -> str:
    """Return the path of a data file as the log has it: relative to the table, or absolute, as a URL, too.

    A shallow clone lists the files of its source by absolute paths.
    """
    return unquote(urlsplit(path).path if path.startswith("file:") else path)


def outside(files: list[DataFile]) -> list[DataFile]:
    """Return the data files that the log lists by absolute paths."""
    return [file for file in files if Path(file.path).is_absolute()]


def count_rows(path: Path, table: DeltaTable) -> int | None:
    """Return the rows of the version that is open; None when the log and a file's footer do not have them.

    delta-rs counts only the files of which the log has statistics, and these are optional. It also counts
    rows that deletion vectors mark.
    """
    deleted = deleted_rows(table)
    if deleted is None:
        return None
    total = -deleted
    for file in active_files(table):
        rows = rows_by_footer(path / file.path) if file.rows is None else file.rows
        if rows is None:
            return None
        total += rows
    return total


def deleted_rows(table: DeltaTable) -> int | None:
    """Return how many rows the deletion vectors of the version mark; None if one cannot be read."""
    if not has_deletion_vectors(table):
        return 0
    try:
        with duckdb.connect() as connection:
            connection.register("vectors", table.deletion_vectors())
            marked = "sum(len(list_filter(selection_vector, lambda is_kept: not is_kept)))"
            [row] = connection.execute(f"select coalesce({marked}, 0) from vectors").fetchall()
    except Exception:  # delta-rs has no common class for what is wrong with a vector
        return None
    return int(row[0])


def rows_by_footer(file: Path) -> int | None:
    """Return the rows that the footer of a data file counts; None if it cannot be read."""
    name = str(file).replace("'", "''")
    try:
        with duckdb.connect() as connection:
            [row] = connection.execute(f"select count(*) from read_parquet('{name}')").fetchall()
    except duckdb.Error:
        return None
    return int(row[0])


def has_deletion_vectors(table: DeltaTable) -> bool:
    """Return whether rows of a file may be marked as deleted."""
    return "deletionVectors" in (table.protocol().reader_features or [])


def unwritable_features(table: DeltaTable) -> list[str]:
    """Return the features of a table that delta-rs cannot write, in alphabetical order."""
    return sorted(set(table.protocol().writer_features or []) - WRITABLE)


def describe(path: Path) -> Description:
    """Return the facts about the table's latest version.

    A table whose log has not changed is opened once in this process; its data files are looked at each time.

    Raises:
        LakeError: the table does not exist or cannot be opened.
    """
    log = _state_of_log(path)
    if path not in _described or _described[path].log != log:
        table = open_table(path)
        metadata, files = table.metadata(), active_files(table)
        facts: Description = {
            "id": str(metadata.id),
            "version": table.version(),
            "partition_by": metadata.partition_columns,
            "properties": json.dumps(metadata.configuration, sort_keys=True),
            "rows": count_rows(path, table),
            "bytes": sum(file.size for file in files),
            "unreadable": None,
            "unwritable": ", ".join(unwritable_features(table)) or None,
        }
        found = _Described(log, facts, files)
        if all(file.rows is not None for file in files):  # else the files were read for it, and not the log
            _described[path] = found
    else:
        found = _described[path]
    return {**found.facts, "unreadable": _reason_of_files(path, found.files)}


class _Described(NamedTuple):
    """What a log said of its latest version, and the state of the log then."""

    log: tuple[object, ...]
    facts: Description
    files: list[DataFile]


_described: dict[Path, _Described] = {}


def _state_of_log(path: Path) -> tuple[object, ...]:
    """Return name, size and time of each file of a log: a commit adds one."""
    try:
        files = [(entry.name, entry.stat()) for entry in os.scandir(path / "_delta_log")]
    except OSError:
        return ()
    return tuple(sorted((name, stat.st_size, stat.st_mtime_ns) for name, stat in files))
