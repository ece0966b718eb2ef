"""Reading a Delta table's log: versions, files, keys. Nothing here writes."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from deltalake import DeltaTable
from deltalake.exceptions import TableNotFoundError

from lake.errors import LakeError


def is_delta(path: Path) -> bool:
    """Does a Delta log with at least one commit lie here?"""
    return (path / "_delta_log").is_dir() and DeltaTable.is_deltatable(str(path))


def open_table(path: Path, version: int | None = None) -> DeltaTable:
    """The table at a version (the latest by default); LakeError when there is none."""
    try:
        return DeltaTable(str(path), version=version)
    except TableNotFoundError:
        raise LakeError(f"{path} holds no Delta table.") from None
    except Exception as error:  # delta-rs has no common class for what is wrong with a log
        at = "" if version is None else f" at version {version}"
        raise LakeError(f"{path} cannot be opened{at}: {error}") from None


def newest_that_opens(path: Path) -> DeltaTable:
    """The table; or, when its newest commits are damaged, the last version before them."""
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


def unreadable(path: Path, table: DeltaTable) -> str | None:
    """Why a version cannot be read in full, or None: files that are gone or have another size.

    A count can come from the log of a table that no scan can read, so the files are looked at.
    """
    missing, damaged, total = 0, 0, 0
    for action in active_files(table):
        total += 1
        file = path / action["path"]
        try:
            size = file.stat().st_size
        except FileNotFoundError:
            missing += 1
            continue
        damaged += size != action["size"]
    return reason_of(missing, damaged, total)


def reason_of(missing: int, damaged: int, total: int) -> str | None:
    """Why a version with so many bad files of all cannot be read, or None."""
    if missing:
        return f"{missing} of {total} data files are gone (vacuumed or deleted)"
    if damaged:
        return f"{damaged} of {total} data files have another size than the log says"
    return None


def active_files(table: DeltaTable) -> list[dict[str, Any]]:
    """The data files of the version: path relative to the table, size in bytes."""
    actions = table.get_add_actions(flatten=True)
    paths, sizes = actions.column("path").to_pylist(), actions.column("size_bytes").to_pylist()
    return [{"path": unquote(path), "size": size} for path, size in zip(paths, sizes, strict=True)]


def describe(path: Path) -> dict[str, Any]:
    """What the table is: id, version, partition columns, properties, rows, bytes of its data files."""
    table = open_table(path)
    metadata = table.metadata()
    return {
        "id": str(metadata.id),
        "version": table.version(),
        "partition_by": metadata.partition_columns,
        "properties": json.dumps(metadata.configuration, sort_keys=True),
        "rows": table.count(),
        "bytes": sum(action["size"] for action in active_files(table)),
    }
