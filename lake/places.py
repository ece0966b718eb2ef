"""Names to folders. A table is `schema.table`; a backup is a path that starts with `backups/`.

Every name is resolved below the data folder, and nothing outside it can be reached.
"""

from __future__ import annotations

from pathlib import Path

from lake.errors import LakeError

LAKE = "lake"
BACKUPS = "backups"
PARTIAL, DOOMED = ".partial", ".deleting"  # how an interrupted copy or deletion is named


def locate(data_dir: Path, name: str) -> Path:
    """The folder of `schema.table` or `backups/...`; LakeError for a name that leads elsewhere."""
    if name.startswith(f"{BACKUPS}/"):
        if not name.removeprefix(f"{BACKUPS}/").strip("/. "):
            raise LakeError(f"'{name}' is no backup; write {BACKUPS}/SET or {BACKUPS}/SET/SCHEMA.TABLE.")
        path = data_dir / name
    else:
        schema, dot, table = name.partition(".")
        if not dot or not schema or not table or set(name) & set("/\\%"):  # delta-rs decodes % in paths
            raise LakeError(f"'{name}' is no table of the lake; write schema.table.")
        path = data_dir / LAKE / schema / table
    if ".." in path.relative_to(data_dir).parts:
        raise LakeError(f"'{name}' leads out of {data_dir}.")
    return path
