"""Files and folders that are on the disk as a whole, or not at all, and their end; a disk that is full."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from dbt_duckdb_delta.errors import LakeError
from dbt_duckdb_delta.paths import PARTIAL

FULL = ("No space left on device", "Disk quota exceeded")  # delta-rs and DuckDB have no other sign of it


def is_full(error: BaseException | None) -> bool:
    """Return whether an error, or what it was raised from, is a disk without room."""
    while error:
        if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
            return True
        # The sentence of a LakeError may be about another disk: that of the second place.
        if not isinstance(error, LakeError) and any(text in str(error) for text in FULL):
            return True
        error = error.__cause__
    return False


def sentence_of_full(data_dir: Path) -> str:
    """Return what is said of every operation that found no room on the disk of the data folder."""
    return (
        f"The disk is full ({data_dir}): free space, for example by deleting what this lists: "
        "dbt run-operation prune_backups --args '{keep_last: 3}'. Then repeat the command."
    )


def write_whole(file: Path, text: str) -> None:
    """Write a text file and flush it to the disk. If that fails, an earlier file of the name stays.

    Raises:
        OSError: the disk refuses.
    """
    partial = file.with_name(f"{file.name}.partial")
    try:
        with partial.open("w", encoding="utf-8") as opened:
            opened.write(text)
            opened.flush()
            os.fsync(opened.fileno())
        partial.replace(file)
    except OSError:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)
        raise


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
