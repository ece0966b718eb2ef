"""What can be read of a damaged Delta table: older versions, and its sound files, in place or in quarantine.

The quarantine of TABLE is the sibling folders `TABLE.1.damaged`, `TABLE.2.damaged`, and so on.
"""

from __future__ import annotations

from pathlib import Path
from typing import TypedDict

from dbt_duckdb_delta import unlisted
from dbt_duckdb_delta.damage import damaged_files, sentence
from dbt_duckdb_delta.errors import LakeError
from dbt_duckdb_delta.paths import DAMAGED, quarantined_table
from dbt_duckdb_delta.tables import active_files, is_delta, open_table
from dbt_duckdb_delta.versions import Version, history


class Salvaged(TypedDict):
    """The newest version of a damaged folder that can be read; None where no version can.

    Attributes:
        name: the folder's name.
        version: the Delta version.
        committed_at: its commit time, ISO 8601 in UTC.
        rows: the number of rows that can be read.
        damaged: the data files that cannot be read, in a sentence; None when the version is complete.
        log: what is wrong with the log, as a clause; None when the latest version opens.
        unlisted: the number of sound data files that may hold rows and that the version does not list.
        file_rows: the rows of all sound data files, each as often as files have it; None without such files.
        changed_at: the time of the last change of one of these files, ISO 8601 in UTC.
    """

    name: str
    version: int | None
    committed_at: str | None
    rows: int | None
    damaged: str | None
    log: str | None
    unlisted: int
    file_rows: int | None
    changed_at: str | None


def list_salvaged(path: Path, behind: bool = False) -> list[Salvaged]:
    """Return one row for the table, if it cannot be opened, and one for each folder of it in quarantine.

    Args:
        behind: true: a row for the table that opens, too, because a newer version of it is known.
    """
    wanted = behind if opens(path) else is_delta(path) or unlisted.has_data(path)
    own = [_complete(path, behind)] if wanted else []
    return own + [_partly(folder) or _complete(folder) for folder in quarantined(path)]


def quarantined(path: Path) -> list[Path]:
    """Return the folders that a restore moved out of this table's way."""
    siblings = path.parent.iterdir() if path.parent.is_dir() else []
    return sorted(folder for folder in siblings if quarantined_table(folder) == path)


def quarantine_name(path: Path) -> Path:
    """Return the first free name in this table's quarantine."""
    number = 1
    while (free := path.with_name(f"{path.name}.{number}{DAMAGED}")).exists():
        number += 1
    return free


def opens(path: Path) -> bool:
    """Return whether the latest version can be opened."""
    try:
        open_table(path)
    except LakeError:
        return False
    return True


def newest_readable(path: Path) -> Version | None:
    """Return the newest version whose log and files are complete and sound; None without one."""
    try:
        for version in history(path):
            if not version["unreadable"] and not damaged_files(path, open_table(path, version["version"])):
                return version
    except LakeError:
        pass
    return None


def _complete(folder: Path, behind: bool = False) -> Salvaged:
    newest = newest_readable(folder)
    version = newest["version"] if newest else None
    log = _log_damage(folder)
    files = unlisted.sound_files(folder, version) if log or behind else []
    others = [file for file in files if not file.listed]
    return {
        "name": folder.name,
        "version": version,
        "committed_at": newest["committed_at"] if newest else None,
        "rows": newest["rows"] if newest else None,
        "damaged": None,
        "log": log,
        "unlisted": len(others),
        "file_rows": sum(file.rows for file in files) if others else None,
        "changed_at": unlisted.newest_change(others),
    }


def _log_damage(folder: Path) -> str | None:
    try:
        open_table(folder)
    except LakeError as error:
        return unlisted.log_damage(folder, str(error))
    return None


def _partly(folder: Path) -> Salvaged | None:
    """Return the latest version without its damaged files; None when it does not open or has none."""
    try:
        table = open_table(folder)
        damaged, files = damaged_files(folder, table), active_files(table)
    except LakeError:
        return None
    if not damaged:
        return None
    bad = {file.path for file in damaged}
    latest = history(folder)[0]
    return {
        "name": folder.name,
        "version": latest["version"],
        "committed_at": latest["committed_at"],
        "rows": sum(file.rows or 0 for file in files if file.path not in bad),
        "damaged": sentence(damaged, len(files)),
        "log": None,
        "unlisted": 0,
        "file_rows": None,
        "changed_at": None,
    }
