"""The checksums of data files that a backup keeps, in `checksums.json` next to its manifest.

A data file of a Delta table never changes. The writers put no checksums into its pages, so most flipped bytes
read as other values without an error. Of a file that a backup has, its checksum finds any change.
A backup has those of its log, too.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from dbt_duckdb_delta.paths import BACKUPS, LAKE, quarantined_table

FILE = "checksums.json"
LOG = "_delta_log"

_computed: dict[tuple[Path, int, int], str] = {}  # by file, size in bytes and time of the last change
_loaded: dict[
    tuple[Path, int], tuple[str, dict[str, str]]
] = {}  # what a checksum file says, by file and time


def compute(file: Path) -> str:
    """Return the SHA-256 of a file's bytes; a file that has not changed is read once in this process.

    Raises:
        OSError: the file cannot be read.
    """
    stat = file.stat()
    key = (file, stat.st_size, stat.st_mtime_ns)
    if key not in _computed:
        with file.open("rb") as opened:
            _computed[key] = hashlib.file_digest(opened, "sha256").hexdigest()
    return _computed[key]


def write(folder: Path, checksums: Mapping[str, str]) -> None:
    """Write the checksums of a backup, by the path of each file in it, and when they were computed."""
    (folder / FILE).write_text(as_text(checksums), encoding="utf-8")


def as_text(checksums: Mapping[str, str]) -> str:
    """Return the content of a file of checksums that are computed now."""
    content = {"computed_at": datetime.now(UTC).isoformat(), "sha256": dict(checksums)}
    return json.dumps(content, indent=2, sort_keys=True)


def from_text(text: str) -> dict[str, str]:
    """Return the checksums that a file of them contains; none of a damaged one."""
    return _parse(text)[1]


def recorded(path: Path) -> dict[str, str]:
    """Return the checksums that backups recorded of a table of the lake, by the path of each file in it.

    Backups that disagree about a file were taken before and after it changed, so the oldest one counts.
    """
    if len(path.parents) < 3 or path.parents[1].name != LAKE:
        return {}
    table = (quarantined_table(path) or path).name
    found: list[tuple[str, dict[str, str]]] = []
    sets = path.parents[2] / BACKUPS
    for folder in sorted(sets.iterdir()) if sets.is_dir() else []:
        with contextlib.suppress(OSError):  # a backup of an older program has none
            found.append(_load(folder / f"{path.parent.name}.{table}" / FILE))
    merged: dict[str, str] = {}
    for _, content in sorted(found, key=lambda each: each[0], reverse=True):
        merged.update(content)
    return merged


def of_log(table: Path) -> dict[str, str]:
    """Return the checksums of a table's log, which lists the files with its rows, and their partitions."""
    files = (file for file in sorted((table / LOG).rglob("*")) if file.is_file())
    return {file.relative_to(table).as_posix(): compute(file) for file in files}


def of_backup(folder: Path) -> dict[str, str]:
    """Return the checksums of a backup, by the path of each file in it; none for one of an older program."""
    with contextlib.suppress(OSError):
        return _load(folder / FILE)[1]
    return {}


def _load(file: Path) -> tuple[str, dict[str, str]]:
    """Return when checksums were computed, and what they are; a damaged file of them says nothing."""
    key = (file, file.stat().st_mtime_ns)
    if key not in _loaded:
        _loaded[key] = _parse(file.read_text(encoding="utf-8", errors="replace"))
    return _loaded[key]


def _parse(text: str) -> tuple[str, dict[str, str]]:
    with contextlib.suppress(ValueError, KeyError, TypeError, AttributeError):
        content = json.loads(text)
        texts = {str(name): str(value) for name, value in content["sha256"].items()}
        return str(content["computed_at"]), texts
    return "", {}
