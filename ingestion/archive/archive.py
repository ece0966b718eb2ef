"""Put, list and read the entries of the landing archive."""

from __future__ import annotations

import gzip
import json
import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cached_property
from threading import Lock
from typing import Any, TypeVar

from ingestion import clock, layout
from ingestion.archive.candidates import Candidates
from ingestion.archive.entry import (
    DAMAGED,
    FILE,
    KEPT,
    LEVEL,
    OF_LEAGUE,
    STAMP,
    ArchiveError,
    DamagedError,
    Entry,
    body_of,
    digest_of,
    entry_of,
    folder_of,
    is_key,
)
from ingestion.archive.files import Files
from ingestion.archive.pack_file import Packs
from ingestion.bodies import format_of, parse
from ingestion.transform.payload import Payload, PayloadError
from ingestion.transform.tidy import tidy_valid

ACCEPTED = "_accepted/responses.json"
FUTURE = "_future/responses.json"
TOLERANCE = timedelta(minutes=5)  # the clocks of two machines differ a little

T = TypeVar("T")

log = logging.getLogger(__name__)


def read_paths(note: Any) -> frozenset[str]:
    """Read a note that lists paths."""
    if not isinstance(note, list):
        raise TypeError("not a list")
    return frozenset(str(path) for path in note)


def _read_times(note: Any) -> dict[str, datetime]:
    return {path: datetime.fromisoformat(at).astimezone(UTC) for path, at in note.items()}


class Archive:
    """The archive at `location`, an fsspec URL or a path; `landing` in the data folder by default.

    Attributes:
        damaged: path of each damaged entry that `candidates` has met -> where it is, and the reason.
        future: the entries from the future that no run has seen before: their time is later than now.
    """

    def __init__(self, location: str | None = None) -> None:
        self.location = str(location or layout.data_dir() / "landing")
        self.files = Files(self.location)
        self.damaged: dict[str, DamagedError] = {}
        self.future: list[Entry] = []
        self._accepted: frozenset[str] | None = None
        self._opened_at = clock.now()
        self._has_news, self._noting = False, Lock()

    @cached_property
    def packs(self) -> Packs:
        """The packs, listed at the first use."""
        return Packs(self.files)

    def put(self, endpoint: str, key: str | int, body: bytes, fetched_at: datetime | None = None) -> Entry:
        """Keep a body as served, and return its entry; the caller validates it.

        A body equal to its neighbour in time is not kept twice: nothing is written, and the neighbour is
        returned. A body that returns after another one (a withdrawn correction) is kept again, and so is one
        whose neighbour is from the future, since its time is not known. Where the file of an equal entry is
        damaged, it gets its content back, under its own name and time.

        Args:
            fetched_at: when it was served, with a time zone; now by default.

        Raises:
            ArchiveError: the archive cannot be written.
        """
        at = clock.now() if fetched_at is None else fetched_at.astimezone(UTC)
        digest = digest_of(body)
        entries = self.entries(endpoint, key)
        for entry in entries:
            if entry.sha256 == digest and not self.is_whole(entry):
                self.files.write(entry.path, gzip.compress(body, LEVEL, mtime=0))
        before = [entry for entry in entries if entry.at <= at]
        for neighbour in before[-1:] + entries[len(before) :][:1]:
            if neighbour.sha256 == digest and neighbour.served_at:
                return neighbour
        self.note_future()  # before anything lands beside them
        path = f"{endpoint}/{key}/{at.strftime(STAMP)}-{digest}.{format_of(endpoint)}.gz"
        self.files.write(path, gzip.compress(body, LEVEL, mtime=0))
        return Entry(endpoint, str(key), digest, at, path)

    def entries(self, endpoint: str, key: str | int | None = None) -> list[Entry]:
        """Return the entries of an endpoint, or of one key of it; oldest first.

        One from the future comes after those that had landed when it was first seen (`note_future`).
        """
        folder = folder_of(endpoint, key)
        if key is not None:
            found = self._loose(folder) | self._packed(endpoint, str(key))
        else:
            found = {}
            for each in self._loose_keys(endpoint):
                found |= self._loose(f"{endpoint}/{each}")
            for each in self.packs.keys(endpoint):
                found |= self._packed(endpoint, each)
        placed = map(self._placed, found.values())
        return sorted(placed, key=lambda entry: entry.order)

    def keys(self, endpoint: str) -> list[str]:
        """Return the game ids or dates of an endpoint, in order."""
        return sorted({*self._loose_keys(endpoint), *self.packs.keys(endpoint)})

    def is_empty(self) -> bool:
        """Return whether the archive has no entry at all."""
        return not any(
            self._packed(endpoint, key) or self._loose(f"{endpoint}/{key}")
            for endpoint in KEPT
            for key in self.keys(endpoint)
        )

    @cached_property
    def _first_seen(self) -> dict[str, datetime]:
        """Path of each entry from the future -> when a run first saw it."""
        return self.read_json_note(FUTURE, _read_times) or {}

    def _placed(self, entry: Entry) -> Entry:
        """Return an entry with `seen_at` if it is from the future, or was when a run first saw it."""
        seen_at = self._first_seen.get(entry.path)
        if seen_at is None and entry.fetched_at > self._opened_at + TOLERANCE:
            now = clock.now()  # this run may have put it long after the archive was opened
            if entry.fetched_at > now + TOLERANCE:
                seen_at = self._first_seen[entry.path] = min(now, self._opened_at)
                self.future.append(replace(entry, seen_at=seen_at))
                self._has_news = True
        return replace(entry, seen_at=seen_at) if seen_at else entry

    def note_future(self) -> None:
        """Keep which of the entries that were listed are from the future.

        A clock was ahead when they landed, or is behind now. The names of the files do not show the order
        in which they landed. The note does: what lands after it is newer, whatever the names say, also when
        the time of such an entry has come.
        """
        with self._noting:
            if self._has_news:
                self._has_news = False
                times = {path: at.isoformat() for path, at in sorted(self._first_seen.copy().items())}
                self.write_note(FUTURE, json.dumps(times, indent=1))

    def read(self, entry: Entry) -> bytes:
        """Return the body of an entry, as served.

        Raises:
            DamagedError: none of its files has the content that was written.
            ArchiveError: the archive cannot be read, or the file is missing.
        """
        return self._read(entry)[1]

    def read_file(self, entry: Entry) -> bytes:
        """Return the gzip file of an entry, whole.

        Raises: as `read`.
        """
        return self._read(entry)[0]

    def _read(self, entry: Entry) -> tuple[bytes, bytes]:
        """Return the first whole file of an entry, and the body in it.

        The packed one comes first: it spares a look for a loose one, which exists beside it only after a
        repair or a killed `pack`.
        """
        damage: DamagedError | None = None
        for pack in self.packs.holders(entry.path):
            try:
                content = pack.read(self.files, entry.path)
                return content, body_of(content, entry.sha256, pack.place(self.files, entry.path))
            except DamagedError as error:
                damage = error
        place = self.files.path(entry.path)
        try:
            content = self.files.read(entry.path)
        except FileNotFoundError as error:
            raise damage or ArchiveError(
                f"{place} disappeared from the archive; run the command again."
            ) from error
        return content, body_of(content, entry.sha256, place)

    def is_whole(self, entry: Entry) -> bool:
        """Return whether an entry has the content that was written.

        Raises:
            ArchiveError: the archive cannot be read.
        """
        try:
            self._read(entry)
        except DamagedError:
            return False
        return True

    def best(self, endpoint: str, key: str | int) -> Payload | None:
        """Return the parsed body of `choose`, or None."""
        chosen = self.choose(endpoint, key)
        return chosen and chosen[1]

    def choose(self, endpoint: str, key: str | int) -> tuple[Entry, Payload] | None:
        """Return the response to compute rows from and its parsed body; None without a valid one.

        The newest response wins, unless it is cut short (`ingestion.transform.supersede`). Responses that are
        invalid or passed over are logged as warnings; damaged ones are in `damaged`. What is odd of a roster
        or of standings is logged, too.
        """
        candidates = self.candidates(endpoint, key)
        chosen = candidates.choose()
        for entry, reason in candidates.not_used(chosen):
            if entry.path not in self.damaged:
                log.warning("%s is not used: %s.", self.files.path(entry.path), reason.rstrip("."))
        if chosen is None:
            return None
        entry, body = candidates.valid[chosen.used]
        if endpoint in OF_LEAGUE and (oddities := candidates.oddities[chosen.used]):
            log.warning("%s is odd: %s.", self.files.path(entry.path), ", ".join(oddities))
        return entry, body

    def candidates(self, endpoint: str, key: str | int) -> Candidates:
        """Read the responses of a key. A damaged file costs itself: it is among the invalid ones.

        Raises:
            ArchiveError: the archive cannot be read.
        """
        found = Candidates(endpoint)
        for entry in self.entries(endpoint, key):
            try:
                body = parse(endpoint, self.read(entry))
                tidied = tidy_valid(endpoint, entry.key, body)
            except DamagedError as error:
                self.damaged[entry.path] = error
                found.damaged.append(entry)
                found.invalid.append((entry, f"{entry.path} {DAMAGED}{error.reason})"))
                continue
            except (PayloadError, ValueError, RecursionError) as error:
                found.invalid.append((entry, str(error)))
                continue
            if entry.path in self.accepted:
                found.accepted.add(len(found.valid))
            found.valid.append((entry, tidied.body))
            found.oddities.append(tidied.oddities)
        return found

    @property
    def accepted(self) -> frozenset[str]:
        """Paths of the responses that the user has accepted although older ones hold more."""
        if self._accepted is None:
            self._accepted = self.read_json_note(ACCEPTED, read_paths) or frozenset()
        return self._accepted

    def accept(self, entries: Iterable[Entry]) -> None:
        """Let these responses replace older ones that hold more, now and in every later run."""
        self._accepted = self.accepted | {entry.path for entry in entries}
        self.write_note(ACCEPTED, json.dumps(sorted(self._accepted), indent=1))

    def write_note(self, name: str, text: str) -> None:
        """Write a text next to the responses; unlike them, it may be overwritten."""
        self.files.write(name, text.encode())

    def read_json_note(self, name: str, read: Callable[[Any], T]) -> T | None:
        """Return what `read` makes of the parsed text; None if it was never written.

        Raises:
            ArchiveError: the text is not JSON, or not of the shape that `read` takes.
        """
        try:
            text = self.read_note(name)
            return None if text is None else read(json.loads(text))
        except (AttributeError, LookupError, TypeError, ValueError) as error:
            raise ArchiveError(f"{self.files.path(name)} cannot be read ({error!r}); delete it.") from error

    def read_note(self, name: str) -> str | None:
        """Return the text; None if it was never written."""
        try:
            return self.files.read(name).decode()
        except FileNotFoundError:
            return None

    def reopen(self) -> None:
        """List the packs again."""
        self.__dict__.pop("packs", None)

    def loose_entries(self, endpoint: str) -> Iterator[Entry]:
        """Yield the entries of an endpoint that are files of their own."""
        for key in self._loose_keys(endpoint):
            yield from self._loose(f"{endpoint}/{key}").values()

    def _loose_keys(self, endpoint: str) -> list[str]:
        return [name for name in self.files.names(folder_of(endpoint)) if is_key(endpoint, name)]

    def _loose(self, folder: str) -> dict[str, Entry]:
        paths = (f"{folder}/{name}" for name in self.files.names(folder) if FILE.fullmatch(name))
        return {path: entry for path in paths if (entry := entry_of(path))}

    def _packed(self, endpoint: str, key: str) -> dict[str, Entry]:
        return {entry.path: entry for entry in self.packs.entries(endpoint, key)}
