"""The backup folder: `backups/SET/SCHEMA.TABLE/`, each a Delta table with its manifest inside.

The manifest is a text that the caller composes, and is kept to the letter: the caller alone judges whether
it is sound. It is written last, so a backup without one is not complete. It is inside the backup, so the
folder alone is enough to restore from.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path
from typing import TypedDict

from dbt_duckdb_delta import checksums
from dbt_duckdb_delta.disk import delete_folder, write_whole
from dbt_duckdb_delta.errors import LakeError
from dbt_duckdb_delta.paths import BACKUPS, LAKE, locate, origin
from dbt_duckdb_delta.tables import active_files, is_delta, open_table, unreadable_reason
from dbt_duckdb_delta.vectors import is_vector, vector_files

MANIFEST = "manifest.json"


class Backup(TypedDict):
    """A folder that is a backup, or that becomes one with its manifest.

    Attributes:
        id: `SET/SCHEMA.TABLE`.
        manifest: its text; None when it is missing or cannot be read.
        bytes: size of all files.
    """

    id: str
    manifest: str | None
    bytes: int


class Leftover(TypedDict):
    """A folder that no reader takes for a table.

    Attributes:
        path: relative to the data folder.
        was: the operation that left it.
        bytes: size of all files.
    """

    path: str
    was: str
    bytes: int


class Stranger(TypedDict):
    """The path of a folder in a set that is not a backup, relative to the data folder."""

    path: str


class Deleted(TypedDict):
    """The path of a leftover that was deleted."""

    cleared: str


class Recorded(TypedDict):
    """The id of a backup whose manifest was written."""

    id: str


class Compared(TypedDict):
    """How a backup differs from its checksums; None when every file is as it was. Has it any checksums?"""

    changed: str | None
    recorded: bool


class Checked(TypedDict):
    """The reason that a backup cannot be read; None when all its files are there."""

    unreadable: str | None


def list_backups(data_dir: Path) -> list[Backup]:
    """Return every folder that is a backup or may become one, ordered by id."""
    found: list[Backup] = []
    for folder in _folders_of_sets(data_dir):
        if _may_be_backup(folder):
            backup_id = f"{folder.parent.name}/{folder.name}"
            found.append({"id": backup_id, "manifest": _read_manifest(folder), "bytes": _size(folder)})
    return found


def list_strangers(data_dir: Path) -> list[Stranger]:
    """Return the folders in sets that have neither a manifest nor a Delta log, ordered by path."""
    folders = (folder for folder in _folders_of_sets(data_dir) if not _may_be_backup(folder))
    return [{"path": str(folder.relative_to(data_dir))} for folder in folders]


def _folders_of_sets(data_dir: Path) -> list[Path]:
    """Return the folders in sets but those that interrupted operations left."""
    folders = sorted(folder for folder in (data_dir / BACKUPS).glob("*/*") if folder.is_dir())
    return [folder for folder in folders if not origin(folder) and not origin(folder.parent)]


def _may_be_backup(folder: Path) -> bool:
    return (folder / MANIFEST).exists() or (folder / checksums.LOG).is_dir()


def list_leftovers(data_dir: Path) -> list[Leftover]:
    """Return what interrupted operations left in the lake and in the backups, and quarantined tables.

    A copy gets its name when it is complete, and a deletion starts with giving it up. So a killed copy or
    deletion leaves a folder of another name. A restore over a damaged table renames the damaged one.
    """
    found: list[Leftover] = []
    for pattern in (f"{LAKE}/*/*", f"{BACKUPS}/*", f"{BACKUPS}/*/*"):
        for folder in sorted(data_dir.glob(pattern)):
            was = origin(folder)
            if was and not origin(folder.parent):
                path = str(folder.relative_to(data_dir))
                found.append({"path": path, "was": was, "bytes": _size(folder)})
    return found


def delete_leftover(data_dir: Path, path: str) -> Deleted:
    """Delete one of the leftovers, and the folder around it if that is empty afterwards.

    Raises:
        LakeError: `path` is not the path of a leftover, or a file cannot be deleted.
    """
    if path not in {leftover["path"] for leftover in list_leftovers(data_dir)}:
        raise LakeError(
            f"'{path}' is not a leftover of an interrupted operation. "
            "List them with: select * from lake.leftovers()."
        )
    delete_folder(data_dir / path)
    with contextlib.suppress(OSError):
        (data_dir / path).parent.rmdir()
    return {"cleared": path}


def write_manifest(data_dir: Path, backup_id: str, manifest: str) -> Recorded:
    """Write the manifest of a backup, as a whole or not at all.

    Raises:
        LakeError: no such backup exists.
    """
    folder = locate(data_dir, f"{BACKUPS}/{backup_id}")
    if not folder.is_dir():
        raise LakeError(
            f"The backup '{backup_id}' does not exist in {folder.parent.parent}. "
            "List the backups with: select * from lake.backups()."
        )
    write_whole(folder / MANIFEST, manifest)
    return {"id": backup_id}


def check_files(data_dir: Path, backup_id: str) -> Checked:
    """Return why a backup cannot be read, by the presence and size of its files; no data is read."""
    folder = locate(data_dir, f"{BACKUPS}/{backup_id}")
    if not is_delta(folder):
        return {"unreadable": "its folder holds no Delta table"}
    try:
        vectors = [name for name in checksums.of_backup(folder) if is_vector(name)]
        missing = [f"{name} is gone" for name in vectors if not (folder / name).is_file()]
        return {"unreadable": unreadable_reason(folder, open_table(folder)) or next(iter(missing), None)}
    except LakeError as error:
        return {"unreadable": str(error)}


def compare_checksums(data_dir: Path, backup_id: str) -> Compared:
    """Return which file of a backup differs from its checksum, or has none; every file is read.

    The checksums were computed when the backup was taken. So a backup whose content hash cannot be computed
    any more, because DuckDB's hash changed, is still known to hold what was hashed.
    """
    folder = locate(data_dir, f"{BACKUPS}/{backup_id}")
    known = checksums.of_backup(folder)
    return {"changed": _changed_file(folder, known), "recorded": bool(known)}


def _changed_file(folder: Path, known: Mapping[str, str]) -> str | None:
    try:
        names = [file.path for file in active_files(open_table(folder))]
        names += {*vector_files(folder), *filter(is_vector, known)}
        found = checksums.of_log(folder) | {name: checksums.compute(folder / name) for name in names}
        for path in known:
            if not (folder / path).exists():
                return f"{path} is gone"
        for path, checksum in found.items():
            if path not in known:
                return f"{path} has no checksum"
            if checksum != known[path]:
                return f"{path} has changed since its backup"
    except (LakeError, OSError) as error:
        return f"the copy cannot be read: {error}"
    return None


def _read_manifest(folder: Path) -> str | None:
    try:
        return (folder / MANIFEST).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None


def _size(folder: Path) -> int:
    """Return the bytes that deleting a folder would free: none of a link, which leads to another one."""
    files = [] if folder.is_symlink() else [file for file in folder.rglob("*") if file.is_file()]
    return sum(file.stat().st_size for file in files)
