"""Folders that are on the disk as a whole, or not at all, and their end."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from dbt_duckdb_delta.errors import LakeError
from dbt_duckdb_delta.paths import PARTIAL


@contextlib.contextmanager
def new_folder(target: Path) -> Iterator[Path]:
    """Yield the path of a folder to write and to rename to `target`; remove what is left of it.

    Raises:
        LakeError: the disk refuses.
    """
    partial = target.with_name(target.name + PARTIAL)
    shutil.rmtree(partial, ignore_errors=True)
    try:
        yield partial
    except OSError as error:
        raise LakeError(
            f"{target.name} could not be written to {target.parent}: {error}. "
            "Check the free space and the permissions, and try again."
        ) from error
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def delete_folder(path: Path) -> None:
    """Delete a folder with its files, if it is there; of a link the link, and not what it leads to.

    Raises:
        LakeError: a file cannot be deleted.
    """
    try:
        if path.is_symlink():
            path.unlink()
        elif path.exists():
            shutil.rmtree(path)
    except OSError as error:
        raise LakeError(
            f"{path} could not be deleted: {error}. Check the permissions, and delete the rest with clean_up."
        ) from error


def sync_tree(path: Path) -> None:
    """Flush a folder and all folders in it to the disk; see sync()."""
    for folder in [path, *(each for each in path.rglob("*") if each.is_dir())]:
        sync(folder)


def sync(path: Path) -> None:
    """Flush a file or a folder to the disk, so that a power cut cannot take a backup away."""
    written = os.open(path, os.O_RDONLY)
    try:
        os.fsync(written)
    finally:
        os.close(written)
