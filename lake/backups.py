"""The backup folder: `backups/SET/SCHEMA.TABLE/`, each a Delta table with its manifest inside.

The manifest is what the verbs recorded (JSON). It is written last, so a backup without one is not
complete; and as it lies inside the backup, the folder alone is enough when all else is gone.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from pathlib import Path
from typing import Any

from lake.errors import LakeError
from lake.places import BACKUPS, DAMAGED, DOOMED, LAKE, NO_TABLE, PARTIAL, locate
from lake.tables import is_delta, open_table, unreadable

MANIFEST = "manifest.json"
WAS = {
    PARTIAL: "an interrupted copy",
    DOOMED: "an interrupted deletion",
    DAMAGED: "a restore over a damaged table",
}


def listed(data_dir: Path) -> list[dict[str, Any]]:
    """Every folder that is or may become a backup: id `SET/SCHEMA.TABLE`, manifest or NULL, size in bytes."""
    found = []
    for folder in sorted((data_dir / BACKUPS).glob("*/*")):
        if not folder.is_dir() or _left_behind(folder) or _left_behind(folder.parent):
            continue
        manifest = folder / MANIFEST
        try:
            text = manifest.read_text(encoding="utf-8")
            if not isinstance(json.loads(text), dict):
                text = None
        except (OSError, ValueError):
            text = None
        backup_id = f"{folder.parent.name}/{folder.name}"
        found.append({"id": backup_id, "manifest": text, "bytes": _size(folder)})
    return found


def leftovers(data_dir: Path) -> list[dict[str, Any]]:
    """What nobody reads, in the lake and in the backups: path, what it was, size in bytes.

    A killed copy or deletion leaves it: a copy takes its name when it is whole, and a deletion begins with
    giving it up. And a table whose log cannot be opened is moved aside when its copy is restored.
    """
    found = []
    for pattern in (f"{LAKE}/*/*", f"{BACKUPS}/*", f"{BACKUPS}/*/*"):
        for folder in sorted(data_dir.glob(pattern)):
            if _left_behind(folder) and not _left_behind(folder.parent):
                was = WAS[next(ending for ending in WAS if folder.name.endswith(ending))]
                path = str(folder.relative_to(data_dir))
                found.append({"path": path, "was": was, "bytes": _size(folder)})
    return found


def clear(data_dir: Path, path: str) -> dict[str, Any]:
    """Delete one of the leftovers, and nothing else; the folder around it, too, when that is empty then."""
    if path not in {leftover["path"] for leftover in leftovers(data_dir)}:
        raise LakeError(f"'{path}' is nothing that was left behind; lake.leftovers() lists what was.")
    shutil.rmtree(data_dir / path)
    with contextlib.suppress(OSError):
        (data_dir / path).parent.rmdir()
    return {"cleared": path}


def _left_behind(folder: Path) -> bool:
    return folder.name.endswith(NO_TABLE)


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def record(data_dir: Path, backup_id: str, manifest: dict[str, Any]) -> dict[str, Any]:
    """Write the manifest of a backup: whole or not at all."""
    folder = locate(data_dir, f"{BACKUPS}/{backup_id}")
    if not folder.is_dir():
        raise LakeError(f"There is no backup '{backup_id}' in {folder.parent.parent}.")
    partial = folder / f"{MANIFEST}.partial"
    with partial.open("w", encoding="utf-8") as file:
        json.dump(manifest, file, indent=2)
        file.flush()
        os.fsync(file.fileno())
    partial.rename(folder / MANIFEST)
    return {"id": backup_id}


def check(data_dir: Path, backup_id: str) -> dict[str, Any]:
    """Why a backup cannot be read, looking at its files only; NULL when they are all there."""
    folder = locate(data_dir, f"{BACKUPS}/{backup_id}")
    if not is_delta(folder):
        return {"unreadable": "its folder holds no Delta table"}
    try:
        return {"unreadable": unreadable(folder, open_table(folder))}
    except LakeError as error:
        return {"unreadable": str(error)}
