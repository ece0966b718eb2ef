"""What is left of a Delta table whose log was damaged: older versions that open, in place or moved aside."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from lake.errors import LakeError
from lake.places import DAMAGED
from lake.tables import is_delta, open_table
from lake.versions import history


def remains(path: Path) -> list[dict[str, Any]]:
    """One row for the table itself, when it cannot be opened, and for each folder of it that was moved aside.

    `version` is the newest that can be read in full, with its time and rows; NULL when there is none.
    """
    folders = [] if not is_delta(path) or opens(path) else [path]
    return [_remains(folder) for folder in [*folders, *moved_aside(path)]]


def moved_aside(path: Path) -> list[Path]:
    """The folders that gave up the name of this table."""
    aside = re.compile(re.escape(path.name) + r"\.\d+" + re.escape(DAMAGED))
    beside = path.parent.iterdir() if path.parent.is_dir() else []
    return sorted(folder for folder in beside if aside.fullmatch(folder.name))


def free_name(path: Path) -> Path:
    """Where a damaged table goes: TABLE.1.damaged, and so on."""
    number = 1
    while (free := path.with_name(f"{path.name}.{number}{DAMAGED}")).exists():
        number += 1
    return free


def opens(path: Path) -> bool:
    try:
        open_table(path)
    except LakeError:
        return False
    return True


def newest_readable(path: Path) -> dict[str, Any] | None:
    """The newest version whose log and files are there, as `history` tells of it."""
    try:
        return next((version for version in history(path) if not version["unreadable"]), None)
    except LakeError:
        return None


def _remains(folder: Path) -> dict[str, Any]:
    found = newest_readable(folder) or {}
    return {"name": folder.name, **{name: found.get(name) for name in ("version", "committed_at", "rows")}}
