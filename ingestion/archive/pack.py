"""Put the entries of a season into one file."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingestion.archive.archive import Archive
from ingestion.archive.entry import KEPT, ArchiveError, DamagedError, Entry, body_of, season_of
from ingestion.archive.files import TEMPORARY
from ingestion.archive.pack_file import FOLDER, Pack, PackWriter, hash_of, manifest, open_pack

if TYPE_CHECKING:
    from ingestion.progress import Progress


@dataclass(frozen=True)
class Packed:
    """What `pack` did.

    Attributes:
        place: the pack, with its folder; None if no response of the season can be read.
        entries: how many it holds.
        removed: how many files it has replaced.
        damaged: the damaged entries. Those in files of their own stay where they are.
        moved: older pack that has damaged entries, or whose list is lost -> the name that it got. All of it
            that can be read is in the new pack, and the archive does not read it any more.
    """

    place: str | None
    entries: int
    removed: int
    damaged: list[DamagedError]
    moved: dict[str, str]


def pack(archive: Archive, season: str, progress: Progress) -> Packed:
    """Put all entries of a season into one pack, and delete the files that it replaces.

    No file is overwritten, and none is deleted before each entry was read back from the new pack. A kill
    leaves entries in two places, which the archive reads as one; the next `pack` completes the work.

    Args:
        season: both years, 20232024.

    Raises:
        ArchiveError: there is nothing to pack, or the pack cannot be written or does not read back.
    """
    odd = archive.files.odd()  # a link to a disk that is not mounted is not to be renamed
    before = [each for each in archive.packs.all if each.season == season and each.path not in odd]
    entries = _entries_of(archive, season, before)
    loose = {
        entry.path
        for endpoint in KEPT
        for entry in archive.loose_entries(endpoint)
        if season_of(entry.key) == season
    }
    _remove_leftovers(archive)
    whole, damaged = _whole(archive, entries, progress)
    if not loose and len(before) == 1 and before[0].damage is None and not damaged:
        raise ArchiveError(
            f"There is nothing to pack: all {len(entries):,} entries of {season} are in "
            f"{archive.files.path(before[0].path)}; `dlt pipeline nhl archive verify` reads them."
        )
    if not whole and not before:
        raise ArchiveError(
            f"All {len(entries):,} entries of {season} are damaged; `dlt pipeline nhl archive verify` names "
            "them and the command that requests them again."
        )
    path = None
    if whole:
        path = _existing(archive, before, whole) or _write(archive, season, whole, progress)
    packed = {entry.path for entry in whole}
    for done, file in enumerate(replaced := sorted(loose & packed), 1):
        archive.files.remove(file)
        progress("removed", done, len(replaced))
    moved = {}
    for each in before:
        if each.path == path:
            continue
        if each.lists_all and each.members.keys() <= packed:
            archive.files.remove(each.path)
        else:
            moved[archive.files.path(each.path)] = archive.files.path(_set_aside(archive, each.path))
    archive.reopen()
    place = archive.files.path(path) if path else None
    return Packed(place, len(whole), len(replaced), damaged, moved)


def _set_aside(archive: Archive, path: str) -> str:
    """Rename a damaged pack, so that the archive does not read it any more; return the new name."""
    taken, number = set(archive.files.names(FOLDER)), 0
    while (new := f"{path}.damaged{f'-{number}' if number else ''}").removeprefix(f"{FOLDER}/") in taken:
        number += 1
    archive.files.rename(path, new)
    return new


def _entries_of(archive: Archive, season: str, packs: list[Pack]) -> list[Entry]:
    """Return the entries of a season; raise the reason why neither these nor packs exist."""
    match = re.fullmatch(r"([0-9]{4})([0-9]{4})", season)
    if match is None or int(match[2]) != int(match[1]) + 1:
        raise ArchiveError(f"{season!r} is not a season; give both years: 20232024.")
    keys = [(endpoint, key) for endpoint in KEPT for key in archive.keys(endpoint)]
    entries = [
        entry
        for endpoint, key in keys
        if season_of(key) == season
        for entry in archive.entries(endpoint, key)
    ]
    if not entries and not packs:
        seasons = sorted({season_of(key) for _, key in keys})
        exist = f"it has {', '.join(seasons)}" if seasons else "it is empty; use `dlt pipeline nhl run`"
        raise ArchiveError(f"{archive.location} has no entry of the season {season}; {exist}.")
    return sorted(entries, key=lambda entry: entry.path)


def _remove_leftovers(archive: Archive) -> None:
    """Delete what a killed `pack` has left half-written. The writer lock excludes another one at work."""
    for name in archive.files.names(FOLDER):
        if name.endswith(TEMPORARY):
            archive.files.remove(f"{FOLDER}/{name}")


def _whole(
    archive: Archive, entries: list[Entry], progress: Progress
) -> tuple[list[Entry], list[DamagedError]]:
    whole, damaged = [], []
    for done, entry in enumerate(entries, 1):
        try:
            archive.read(entry)
        except DamagedError as error:
            damaged.append(error)
        else:
            whole.append(entry)
        progress("read", done, len(entries))
    return whole, damaged


def _existing(archive: Archive, packs: list[Pack], entries: Collection[Entry]) -> str | None:
    """Return a pack that already holds exactly these, all whole: a killed `pack` has left it complete."""
    for each in packs:
        if each.damage is None and each.members.keys() == {entry.path for entry in entries}:
            try:
                _read_back(archive, each, entries)
            except DamagedError:
                continue
            return each.path
    return None


def _write(archive: Archive, season: str, entries: list[Entry], progress: Progress) -> str:
    """Write a new pack, read it back, and return its path."""
    files = archive.files
    stem = f"{season}-{hash_of(manifest(entry.path for entry in entries))}"
    taken, number = set(files.names(FOLDER)), 0
    while (name := f"{stem}-{number}.zip" if number else f"{stem}.zip") in taken:
        number += 1  # a damaged one has the name
    path = f"{FOLDER}/{name}"
    with files.writing(path, durable=True) as file, PackWriter(file, entries) as writer:
        for done, entry in enumerate(entries, 1):
            writer.add(entry, archive.read_file(entry))
            progress("packed", done, len(entries))
    try:
        _read_back(archive, open_pack(files, path), entries)
    except DamagedError as error:
        files.remove(path)
        raise ArchiveError(
            f"The new pack does not read back ({error.reason}), so it was removed and nothing else was "
            "changed; check the disk and run the command again."
        ) from error
    return path


def _read_back(archive: Archive, written: Pack, entries: Collection[Entry]) -> None:
    """Raise `DamagedError` unless the pack itself holds each entry whole."""
    if written.members.keys() != {entry.path for entry in entries}:
        raise DamagedError(archive.files.path(written.path), written.damage or "its list is another one")
    for entry in entries:
        place = written.place(archive.files, entry.path)
        body_of(written.read(archive.files, entry.path), entry.sha256, place)
