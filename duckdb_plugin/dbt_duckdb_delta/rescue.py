"""The sound files of a damaged table, as a table: to look at, or in the damaged one's place.

The log lists files that cannot be read, so every scan fails. In a copy of the log one commit removes those
files, as FSCK REPAIR TABLE does. The other files are linked and not copied. Nothing of the damaged folder is
changed or deleted.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TypedDict

from deltalake import CommitProperties
from deltalake.exceptions import DeltaError

from dbt_duckdb_delta.damage import DamagedFile, damaged_files, sentence
from dbt_duckdb_delta.disk import new_folder, sync, sync_tree
from dbt_duckdb_delta.errors import LakeError
from dbt_duckdb_delta.salvage import quarantine_name
from dbt_duckdb_delta.tables import active_files, count_rows, log_files, open_table, outside
from dbt_duckdb_delta.vectors import vector_files
from dbt_duckdb_delta.versions import commits_in_log, last_written

LOG = "_delta_log"


class Damage(TypedDict):
    """What is damaged of a table whose log is sound, at its latest version.

    Attributes:
        version: the Delta version.
        rows: the rows of the files that are sound; None when they are not counted.
        problem: how many files are damaged, the first of them by name with their problems.
        written_version, written_at: the newest commit that wrote one of them, ISO 8601; None when the log has
            it no more.
    """

    version: int
    rows: int | None
    problem: str
    written_version: int | None
    written_at: str | None


class Rescued(TypedDict):
    """A damaged table whose sound files took its place.

    Attributes:
        moved_to: the folder that it was moved to; None when nothing is damaged, or `target` is another name.
        new_version: the version without the damaged files.
    """

    moved_to: str | None
    new_version: int


def find_damage(path: Path, view: Path, version: int | None = None) -> Damage | None:
    """Return what is damaged of a table, and link its sound files into the folder `view`.

    None when nothing is damaged, the table does not open at this version, the latest by default, or it lists
    files outside its folder, which no view can have.
    """
    with contextlib.suppress(LakeError):
        table = open_table(path, version)
        damaged, files = damaged_files(path, table), active_files(table)
        if damaged and not outside(files):
            clear(view)
            bad = {file.path for file in damaged}
            rows: int | None = sum(file.rows or 0 for file in files if file.path not in bad)
            with contextlib.suppress(LakeError):  # delta-rs cannot write each table that it reads
                link_files(path, table.version(), damaged, view, os.symlink, active=True)
                rows = count_rows(view, open_table(view))
            written = last_written(path, {file.path for file in damaged})
            return {
                "version": table.version(),
                "rows": rows,
                "problem": sentence(damaged, len(files)),
                "written_version": written.version if written else None,
                "written_at": written.committed_at if written else None,
            }
    return None


def clear(view: Path) -> None:
    """Remove a view; its links, and not what they lead to."""
    if view.is_symlink():
        view.unlink()
    shutil.rmtree(view, ignore_errors=True)


def rescue(path: Path, target: Path, note: str) -> Rescued:
    """Make the sound files of a damaged table, with its history, the table `target`, by default itself.

    The damaged folder moves to quarantine as it is. A sound table stays as it is.

    Raises:
        LakeError: the folder holds no table that opens, another writer commits meanwhile, `target` is another
            table that exists, or the disk refuses.
    """
    table = open_table(path)
    version, damaged = table.version(), damaged_files(path, table)
    if not damaged and target == path:
        return {"moved_to": None, "new_version": version}
    if target != path and target.exists():
        raise LakeError(f"{target} exists already; a rescue never overwrites. Choose another name.")
    with new_folder(target) as partial:
        new_version = link_files(path, version, damaged, partial, link_or_copy, note=note)
        sync_tree(partial)
        moved = _swap(path, partial, version) if target == path else None
        if target != path:
            partial.rename(target)
        sync(target.parent)
    return {"moved_to": moved, "new_version": new_version}


def _swap(path: Path, partial: Path, version: int) -> str:
    """Give a table's name to `partial`, and undo that if a commit came meanwhile; return the quarantine."""
    quarantine = quarantine_name(path)
    path.rename(quarantine)
    try:
        if max(commits_in_log(quarantine), default=version) > version:
            raise LakeError(
                f"Something else wrote to {path.name} meanwhile; its rows stay, and nothing was moved. "
                "Stop what writes to it, and run the command again."
            )
        partial.rename(path)
    except BaseException:
        if not path.exists():
            quarantine.rename(path)
        raise
    return quarantine.name


def link_files(
    path: Path,
    version: int,
    damaged: list[DamagedFile],
    target: Path,
    link: Callable[[Path, Path], object],
    active: bool = False,
    note: str = "",
) -> int:
    """Fill `target` with the log up to a version and links to the sound files; return its version.

    Args:
        path: the damaged table.
        version: the version that its damaged files are known of.
        damaged: those files.
        target: a folder that does not exist.
        link: makes a link of the file that is given first.
        active: true: only the files of this version; false: those of all versions.
        note: the `userMetadata` of the commit that removes the damaged files.
    """
    bad, files = {file.path for file in damaged}, active_files(open_table(path, version))
    if damaged and outside(files):  # delta-rs finds none of those
        raise LakeError(
            f"{path.name} lists data files outside its folder, so its damaged files cannot be left out. "
            "Restore a backup or an earlier version with mode: replace."
        )
    (target / LOG).mkdir(parents=True)
    for file in log_files(path, version):
        (target / file).parent.mkdir(exist_ok=True)
        shutil.copy2(path / file, target / file)
    listed = [file.path for file in files] + vector_files(path)
    for name in listed if active else _data_files(path):
        if name not in bad:
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            link((path / name).absolute(), target / name)
    table = open_table(target)
    try:
        if damaged:
            table.repair(commit_properties=CommitProperties(custom_metadata={"userMetadata": note}))
    except DeltaError as error:
        raise LakeError(f"The damaged files of {path.name} cannot be left out: {error}.") from error
    return table.version()


def _data_files(path: Path) -> list[str]:
    files = (file for file in path.rglob("*") if file.is_file())
    return [str(file.relative_to(path)) for file in files if LOG not in file.relative_to(path).parts]


def link_or_copy(file: Path, target: Path) -> None:
    try:
        os.link(file, target)
    except OSError:  # a file system without hard links
        shutil.copy2(file, target)
