"""A pack: the entries of a season in one zip file, each the gzip file that it was, stored uncompressed.

`unzip -d landing PACK` brings the files back. The first member, `MANIFEST.txt`, lists the others, one a line.
The hash in the pack's name is that of this list, so a pack that is cut, or whose directory is damaged, is
noticed at once, and still has the names of what it has lost.
"""

from __future__ import annotations

import errno
import hashlib
import re
import struct
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import IO

from ingestion.archive.entry import ArchiveError, DamagedError, Entry, entry_of
from ingestion.archive.files import Files

FOLDER = "_packs"
NAME = re.compile(r"(?P<season>\d{8})-(?P<hash>[0-9a-f]{16})(-\d+)?\.zip")
MANIFEST = "MANIFEST.txt"
NO_TIME = (1980, 1, 1, 0, 0, 0)
HEADER = struct.Struct("<4s5H3L2H")  # of a member, before its name
MAGIC = b"PK\x03\x04"
UNREADABLE = (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error, EOFError)


@dataclass(frozen=True)
class Pack:
    """A pack and where its members are.

    Attributes:
        path: relative to the archive.
        members: path of an entry -> first byte of its header and the byte after its content; None if lost.
        damage: why the pack is not as it was written, None if its list of members is.
        lists_all: whether `members` has every entry that was ever in it.
    """

    path: str
    members: dict[str, tuple[int, int] | None]
    damage: str | None = None
    lists_all: bool = True

    @property
    def season(self) -> str:
        """The season, as in its name."""
        return self.path.removeprefix(f"{FOLDER}/").split("-")[0]

    def place(self, files: Files, path: str) -> str:
        """Return where an entry is, to print it."""
        return f"{files.path(self.path)}:{path}"

    def read(self, files: Files, path: str) -> bytes:
        """Return the gzip file of an entry; whether it is whole is for the caller to check.

        Raises:
            DamagedError: the pack has no such member where its list says.
        """
        span = self.members[path]
        place = self.place(files, path)
        if span is None:
            raise DamagedError(place, self.damage or "it is lost")
        try:
            block = files.read(self.path, *span)
        except FileNotFoundError as error:
            raise ArchiveError(
                f"{files.path(self.path)} disappeared from the archive; run the command again."
            ) from error
        if len(block) < HEADER.size or not block.startswith(MAGIC):
            raise DamagedError(place, "the pack is cut or overwritten there")
        begin, size = _content(block)
        return block[begin : begin + size]


def _content(header: bytes) -> tuple[int, int]:
    """Return where the content of a member begins, counted from its header, and its length in bytes."""
    *_, size, _, name_length, extra_length = HEADER.unpack_from(header)
    return HEADER.size + name_length + extra_length, size


class Packs:
    """The packs of an archive, listed once."""

    def __init__(self, files: Files) -> None:
        self._files = files
        names = sorted(name for name in files.names(FOLDER) if NAME.fullmatch(name))
        self.all = [open_pack(files, f"{FOLDER}/{name}") for name in names]
        self._holders: dict[str, list[Pack]] = {}
        self._entries: dict[str, dict[str, list[Entry]]] = {}
        for pack in self.all:
            for path in pack.members:
                if path not in self._holders and (entry := entry_of(path)) is not None:
                    self._entries.setdefault(entry.endpoint, {}).setdefault(entry.key, []).append(entry)
                self._holders.setdefault(path, []).append(pack)

    def keys(self, endpoint: str) -> Iterable[str]:
        """Return the keys of an endpoint that have a packed entry."""
        return self._entries.get(endpoint, {}).keys()

    def entries(self, endpoint: str, key: str) -> list[Entry]:
        """Return the packed entries of a key."""
        return self._entries.get(endpoint, {}).get(key, [])

    def holders(self, path: str) -> list[Pack]:
        """Return the packs that have an entry."""
        return self._holders.get(path, [])


def manifest(paths: Iterable[str]) -> str:
    """Return the list of members that a pack begins with."""
    return "".join(f"{path}\n" for path in sorted(paths))


def hash_of(text: str) -> str:
    """Return the hash of a manifest, as in the name of its pack."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def open_pack(files: Files, path: str) -> Pack:
    """Read the list of a pack: its directory at the end, or, if that is damaged, what is before it."""
    try:
        return _open(files, path)
    except DamagedError as error:  # it is not a file
        return Pack(path, {}, error.reason, False)


def _open(files: Files, path: str) -> Pack:
    match = NAME.fullmatch(path.rsplit("/", 1)[-1])
    assert match is not None, path
    with files.reading(path) as file:
        try:
            members = _directory(file)
        except UNREADABLE:
            members = {}
        except OSError as error:
            if error.errno != errno.EINVAL:  # an offset that cannot be
                raise
            members = {}
        members.pop(MANIFEST, None)
        if hash_of(manifest(members)) == match["hash"]:
            return Pack(path, {**members})
        found = dict(_scan(file))
        text = _manifest_text(file, found.pop(MANIFEST, None))
    found = {member: span for member, span in found.items() if entry_of(member)}
    if hash_of(text) != match["hash"]:
        return Pack(path, {**found}, "the pack is cut or overwritten, and its list is lost", False)
    return Pack(
        path, {member: found.get(member) for member in text.split()}, "the pack is cut or overwritten"
    )


def _directory(file: IO[bytes]) -> dict[str, tuple[int, int]]:
    """Return the members by the zip's central directory.

    Raises:
        ValueError: it is not that of a pack, whose members follow each other without a gap.
    """
    spans, position = {}, 0
    with zipfile.ZipFile(file) as zipped:
        for member in sorted(zipped.infolist(), key=lambda member: member.header_offset):
            end = member.header_offset + HEADER.size + len(member.orig_filename) + member.compress_size
            if member.header_offset != position:
                raise ValueError(f"{member.filename} is not where it was written")
            spans[member.filename], position = (position, end), end
        if position != zipped.start_dir:
            raise ValueError("the members do not end where the directory begins")
    return spans


def _scan(file: IO[bytes]) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield the members by their own headers, up to the first that is damaged."""
    position = 0
    while True:
        file.seek(position)
        header = file.read(HEADER.size)
        if len(header) < HEADER.size or not header.startswith(MAGIC):
            return
        begin, size = _content(header)
        name = file.read(HEADER.unpack(header)[-2]).decode(errors="replace")
        yield name, (position, position + begin + size)
        position += begin + size


def _manifest_text(file: IO[bytes], span: tuple[int, int] | None) -> str:
    """Return the text of the manifest, as far as it is there."""
    if span is None:
        return ""
    file.seek(span[0])
    begin, size = _content(file.read(HEADER.size))
    file.seek(span[0] + begin)
    return file.read(size).decode(errors="replace")


class PackWriter:
    """Writes a pack into an open file: first the manifest, then entry by entry, at the end the directory."""

    def __init__(self, file: IO[bytes], entries: Iterable[Entry]) -> None:
        self._zipped = zipfile.ZipFile(file, "w", zipfile.ZIP_STORED)
        self._add(MANIFEST, NO_TIME, manifest(entry.path for entry in entries).encode())

    def add(self, entry: Entry, content: bytes) -> None:
        """Write the gzip file of an entry."""
        at = entry.fetched_at
        # A zip has no other years; a wrong clock does.
        self._add(entry.path, at.timetuple()[:6] if 1980 <= at.year < 2108 else NO_TIME, content)

    def __enter__(self) -> PackWriter:
        return self

    def __exit__(self, *_: object) -> None:
        """Write the directory."""
        self._zipped.close()

    def _add(self, name: str, at: tuple[int, ...], content: bytes) -> None:
        member = zipfile.ZipInfo(name, at)  # type: ignore[arg-type]
        member.external_attr = 0o644 << 16  # without it, `unzip` creates files without permissions
        member.create_system = 3  # the same bytes on every machine
        self._zipped.writestr(member, content)
