"""Read every entry of the archive, and name the damaged ones."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ingestion.archive.archive import Archive
from ingestion.archive.entry import KEPT, DamagedError, Entry

if TYPE_CHECKING:
    from ingestion.progress import Progress


@dataclass
class Verified:
    """What was read.

    Attributes:
        entries: endpoint -> number of entries, the damaged ones included.
        damaged: each damaged entry, and where it is and why.
        packs: path of each pack that is not as it was written -> why.
        odd: path of what is neither a file nor a folder -> what it is.
    """

    entries: Counter[str] = field(default_factory=Counter)
    damaged: list[tuple[Entry, DamagedError]] = field(default_factory=list)
    packs: dict[str, str] = field(default_factory=dict)
    odd: dict[str, str] = field(default_factory=dict)

    @property
    def is_whole(self) -> bool:
        """Whether nothing is damaged or odd."""
        return not self.damaged and not self.packs and not self.odd


def verify(archive: Archive, progress: Progress) -> Verified:
    """Read every entry, key by key: memory holds one of them, and the names of one key.

    Raises:
        ArchiveError: the archive cannot be read.
    """
    verified = Verified()
    odd = archive.files.odd()
    verified.odd = {archive.files.path(path): what for path, what in odd.items()}
    verified.packs = {
        archive.files.path(pack.path): pack.damage
        for pack in archive.packs.all
        if pack.damage is not None and pack.path not in odd
    }
    for endpoint in KEPT:
        keys = archive.keys(endpoint)
        for done, key in enumerate(keys, 1):
            for entry in archive.entries(endpoint, key):
                verified.entries[endpoint] += 1
                try:
                    archive.read(entry)
                except DamagedError as error:
                    verified.damaged.append((entry, error))
            progress(endpoint, done, len(keys))
    return verified
