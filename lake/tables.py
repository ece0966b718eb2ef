"""Reading a Delta table's log: versions, files, keys. Nothing here writes."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from deltalake import DeltaTable
from deltalake.exceptions import DeltaError, TableNotFoundError

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


def history(path: Path) -> list[dict[str, Any]]:
    """Every version the log still knows, newest first, with its rows and whether its files are there.

    `committed_at` is the commit's own time (UTC), not the file's: a copied folder has new file times.
    `rows` comes from the log; `unreadable` says why a version cannot be read, NULL when it can.
    """
    latest = open_table(path)
    versions = []
    for commit in latest.history():
        version = commit["version"]
        rows, reason = _rows_and_reason(path, version)
        versions.append(
            {
                "version": version,
                "committed_at": datetime.fromtimestamp(commit["timestamp"] / 1000, UTC).isoformat(),
                "operation": commit.get("operation"),
                "note": commit.get("userMetadata"),
                "rows": rows,
                "unreadable": reason,
            }
        )
    return sorted(versions, key=lambda row: row["version"], reverse=True)


def _rows_and_reason(path: Path, version: int) -> tuple[int | None, str | None]:
    try:
        table = open_table(path, version)
        return table.count(), unreadable(path, table)
    except LakeError as error:
        return None, str(error)
    except DeltaError as error:
        return None, f"version {version} cannot be opened: {error}"


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
    """What the table is: id, version, partition columns, properties, how far its log reaches."""
    table = open_table(path)
    metadata = table.metadata()
    return {
        "id": str(metadata.id),
        "version": table.version(),
        "partition_by": metadata.partition_columns,
        "properties": json.dumps(metadata.configuration, sort_keys=True),
        "rows": table.count(),
    }
