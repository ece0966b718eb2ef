"""The checksums of data files that a backup keeps, in `checksums.json` next to its manifest.

A data file of a Delta table never changes. The writers put no checksums into its pages, so most flipped bytes
read as other values without an error. Of a file that a backup has, its checksum finds any change.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from dbt_duckdb_delta.paths import BACKUPS, DAMAGED, LAKE

FILE = "checksums.json"

_computed: dict[tuple[Path, int, int], str] = {}  # by file, size in bytes and time of the last change


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
    """Write the checksums of a backup, by the path of each file in it."""
    (folder / FILE).write_text(json.dumps(checksums, indent=2, sort_keys=True), encoding="utf-8")


def recorded(path: Path) -> dict[str, str]:
    """Return the checksums that backups recorded of a table of the lake, by the path of each file in it.

    Backups that disagree about a file were taken before and after it changed, so the oldest one counts.
    """
    if len(path.parents) < 3 or path.parents[1].name != LAKE:
        return {}
    table = path.name.removesuffix(DAMAGED).rpartition(".")[0] if path.name.endswith(DAMAGED) else path.name
    found: list[tuple[float, dict[str, str]]] = []
    sets = path.parents[2] / BACKUPS
    for folder in sorted(sets.iterdir()) if sets.is_dir() else []:
        file = folder / f"{path.parent.name}.{table}" / FILE
        try:
            content = json.loads(file.read_text(encoding="utf-8"))
            texts = {str(name): str(value) for name, value in content.items()}
            found.append((file.stat().st_mtime, texts))
        except (
            OSError,
            ValueError,
            AttributeError,
        ):  # an old backup has none, and a damaged one proves nothing
            continue
    merged: dict[str, str] = {}
    for _, content in sorted(found, key=lambda each: each[0], reverse=True):
        merged.update(content)
    return merged
