"""The backup folder: `backups/SET/SCHEMA.TABLE/`, each a Delta table with its manifest inside.

The manifest is what the verbs recorded (JSON). It is written last, so a backup without one is not
complete; and as it lies inside the backup, the folder alone is enough when all else is gone.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from lake.errors import LakeError
from lake.places import BACKUPS, locate
from lake.tables import is_delta, open_table, unreadable

MANIFEST = "manifest.json"


def listed(data_dir: Path) -> list[dict[str, Any]]:
    """Every folder that is or may become a backup: id `SET/SCHEMA.TABLE`, manifest or NULL, size in bytes."""
    found = []
    for folder in sorted((data_dir / BACKUPS).glob("*/*")):
        if not folder.is_dir():
            continue
        manifest = folder / MANIFEST
        try:
            text = manifest.read_text(encoding="utf-8")
            json.loads(text)
        except (OSError, ValueError):
            text = None
        size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
        found.append({"id": f"{folder.parent.name}/{folder.name}", "manifest": text, "bytes": size})
    return found


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
