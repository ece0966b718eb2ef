"""Bring a second copy of the archive up to date: what it lacks is added, and nothing there is deleted."""

from __future__ import annotations

import shlex
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ingestion.archive.archive import Archive
from ingestion.archive.entry import ArchiveError, DamagedError, body_of, entry_of
from ingestion.archive.move import copy_file, digest_of_file, is_note, oddities, refuse_place

if TYPE_CHECKING:
    from ingestion.progress import Progress


@dataclass
class Copied:
    """What `copy` did.

    Attributes:
        files: how many files the archive has.
        copied: how many of them were copied now.
        damaged: files that are damaged here, and were not copied.
        odd: path of what is neither a file nor a folder, and was not copied -> what it is.
    """

    files: int
    copied: int = 0
    damaged: list[DamagedError] = field(default_factory=list)
    odd: dict[str, str] = field(default_factory=dict)


def copy(archive: Archive, location: str, progress: Progress) -> Copied:
    """Copy each file that the archive at `location` lacks, and read the copy back.

    The name of a response and of a pack contains a hash, so a copy of the same size is taken for the same;
    `verify` of that archive reads all of it. A file that is damaged here is not copied: that place may have
    a sound one.

    Raises:
        ArchiveError: the places cannot be used together, the archive is empty, or a copy does not read back.
    """
    target = Archive(location)
    refuse_place(archive.files, target.files)
    if archive.is_empty():
        raise ArchiveError(
            f"There is nothing to copy in {archive.location}; to bring an archive back from {location}, "
            f"run this with SOURCES__NHL__ARCHIVE_URL={shlex.quote(location)} and the place to bring it to."
        )
    sizes, existing = archive.files.sizes(), target.files.sizes()
    copied = Copied(len(sizes), odd=oddities(archive.files))
    for done, path in enumerate(sorted(sizes, key=lambda path: (is_note(path), path)), 1):
        progress("compared", done, len(sizes))
        if existing.get(path) == sizes[path] and not (is_note(path) and _differs(archive, target, path)):
            continue
        damage = _damage(archive, path)
        if damage is None:
            copy_file(archive.files, target.files, path)
            copied.copied += 1
        else:
            copied.damaged.append(damage)
    return copied


def _differs(archive: Archive, target: Archive, path: str) -> bool:
    return digest_of_file(archive.files, path) != digest_of_file(target.files, path)


def _damage(archive: Archive, path: str) -> DamagedError | None:
    """Return what is wrong with a file, by reading it."""
    for pack in archive.packs.all:
        if pack.path == path and pack.damage is not None:
            return DamagedError(archive.files.path(path), pack.damage)
    entry = entry_of(path)
    if entry is None:
        return None
    try:
        body_of(archive.files.read(path), entry.sha256, archive.files.path(path))
    except DamagedError as error:
        return error
    return None
