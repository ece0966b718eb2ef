"""Copy the archive to another place, and verify it there."""

from __future__ import annotations

import hashlib
import os
import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingestion.archive.archive import Archive
from ingestion.archive.entry import KEPT, ArchiveError
from ingestion.archive.files import Files
from ingestion.archive.pack_file import FOLDER

if TYPE_CHECKING:
    from ingestion.progress import Progress

CHUNK = 1 << 20  # bytes


@dataclass(frozen=True)
class Moved:
    """What `move` did.

    Attributes:
        location: the new place, as the setting has to name it.
        files: how many files it has of this archive.
        copied: how many of them were copied now.
        odd: path of what is neither a file nor a folder, and was not copied -> what it is.
    """

    location: str
    files: int
    copied: int
    odd: dict[str, str]


def move(archive: Archive, location: str, progress: Progress) -> Moved:
    """Copy every file to `location`, and compare each with its copy by reading both. The source stays.

    A copy that is already there, or is the beginning of one, is completed. So a killed move continues.

    Raises:
        ArchiveError: the places cannot be used together, the target has other content under a name of the
            source, or a copy does not read back. In the first cases nothing was copied.
    """
    target = Archive(location)
    refuse_place(archive.files, target.files)
    sizes = archive.files.sizes()
    if archive.is_empty():
        raise ArchiveError(
            f"There is nothing to move in {archive.location}; set "
            f"SOURCES__NHL__ARCHIVE_URL={shlex.quote(location)} to "
            "begin a new archive there."
        )
    missing = _missing(archive, target, sizes, progress)
    for done, path in enumerate(missing, 1):
        copy_file(archive.files, target.files, path)
        progress("copied", done, len(missing))
    place = target.files.root if target.files.is_local else location
    return Moved(place, len(sizes), len(missing), oddities(archive.files))


def oddities(files: Files) -> dict[str, str]:
    """Return the place of what is neither a file nor a folder, and what it is."""
    return {files.path(path): what for path, what in files.odd().items()}


def copy_file(source: Files, target: Files, path: str) -> None:
    """Copy a file, and compare it with its copy by reading both.

    Raises:
        ArchiveError: the copy does not read back.
    """
    target.copy_from(source, path)
    if digest_of_file(target, path) != digest_of_file(source, path):
        raise ArchiveError(
            f"{target.path(path)} does not read back as it was written; check that place and run "
            "the command again."
        )


def refuse_place(source: Files, target: Files) -> None:
    """Raise `ArchiveError` if one place is the other, or is inside it."""
    (protocol, here), (other_protocol, there) = source.place(), target.place()
    if protocol != other_protocol:
        return
    if here == there:
        raise ArchiveError(f"The archive is in {source.location} already; name another place.")
    if not here or not there or os.path.commonpath([here, there]) in (here, there):
        raise ArchiveError(
            f"{target.location} and {source.location} are inside each other; name a place apart from it."
        )


def _missing(archive: Archive, target: Archive, sizes: dict[str, int], progress: Progress) -> list[str]:
    """Return the files to copy, notes last; refuse a target that has others under their names."""
    existing, missing = target.files.sizes(), []
    for done, path in enumerate(sorted(sizes, key=lambda path: (is_note(path), path)), 1):
        progress("compared", done, len(sizes))
        size = existing.get(path, -1)
        begins = 0 <= size <= sizes[path] and (
            digest_of_file(archive.files, path, size) == digest_of_file(target.files, path)
        )
        if begins and size == sizes[path]:
            continue
        # The source's notes are newer than their copies, unless the target is more than a copy.
        if size >= 0 and not begins and not (is_note(path) and _is_copy(target, archive)):
            raise ArchiveError(
                f"{target.files.path(path)} has other content than the same file of {archive.location}, so "
                "nothing was copied; name an empty place."
            )
        missing.append(path)
    return missing


def _is_copy(target: Archive, source: Archive) -> bool:
    """Return whether the target has no entry that the source lacks."""
    return all(
        {entry.path for entry in target.entries(endpoint)} <= {e.path for e in source.entries(endpoint)}
        for endpoint in KEPT
    )


def is_note(path: str) -> bool:
    """Return whether a file is a note of the loader, whose content changes."""
    return path.startswith("_") and not path.startswith(f"{FOLDER}/")


def digest_of_file(files: Files, path: str, size: int | None = None) -> str:
    """Return a hash of a file, or of its first `size` bytes."""
    digest = hashlib.sha256()
    with files.reading(path) as file:
        while block := file.read(CHUNK if size is None else min(CHUNK, size)):
            digest.update(block)
            size = None if size is None else size - len(block)
    return digest.hexdigest()
