"""The landing archive: every valid API response, once, as served.

    landing/ENDPOINT/KEY/FETCHED_AT-SHA256.json.gz    of the API
    landing/report-th/KEY/FETCHED_AT-SHA256.html.gz   an HTML report

An entry is never changed and never deleted here, so bronze can be computed again without one request.
The folder may be any that fsspec can address: a local path, a volume, an object store.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import logging
import os
import re
import zlib
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import fsspec
from fsspec.implementations.local import LocalFileSystem

from ingestion import layout
from ingestion.bodies import format_of, parse
from ingestion.transform.payload import REPORTS, Payload, PayloadError
from ingestion.transform.supersede import Choice, choose
from ingestion.transform.tidy import tidy_valid

ENDPOINTS = ("schedule", "play-by-play", "boxscore", "shiftcharts", "right-rail", "roster", "standings")
KEPT = (*ENDPOINTS, *REPORTS)

ACCEPTED = "_accepted/responses.json"

LEVEL = 6  # of gzip: 9 takes four times as long and saves a tenth
STAMP = "%Y%m%dT%H%M%S%fZ"
FILE = re.compile(r"(?P<stamp>\d{8}T\d{12}Z)-(?P<sha256>[0-9a-f]{16})\.(json|html)\.gz")
KEY = re.compile(r"\d{4}-\d{2}-\d{2}|\d{10}|[A-Z]{3}-\d{8}")

log = logging.getLogger(__name__)


class ArchiveError(Exception):
    """The archive cannot be read or written. The message is one sentence and the next step."""


@dataclass(frozen=True)
class Entry:
    """One kept response.

    Attributes:
        endpoint: one of `KEPT`.
        key: the game id as text, the date (YYYY-MM-DD) of a schedule or of standings, or TEAM-SEASON of a
            roster.
        sha256: the first 16 hexadecimal digits of the body's SHA-256 (of the body, not of the gzip file).
        fetched_at: when it was served, UTC.
        path: the file, relative to the archive.
    """

    endpoint: str
    key: str
    sha256: str
    fetched_at: datetime
    path: str


@dataclass
class Candidates:
    """The responses for one key, oldest first.

    Attributes:
        valid: entry and parsed body of each that can be used, tidied (`ingestion.transform.tidy`).
        oddities: what was odd in each of them.
        invalid: entry of each that cannot, and why.
        accepted: positions in `valid` of those that the user has accepted.
    """

    endpoint: str
    valid: list[tuple[Entry, Payload]] = field(default_factory=list)
    invalid: list[tuple[Entry, str]] = field(default_factory=list)
    oddities: list[list[str]] = field(default_factory=list)
    accepted: set[int] = field(default_factory=set)

    def choose(self, boxscore: Payload | None = None, dressed: Collection[int] = ()) -> Choice | None:
        """Return which one to use (`ingestion.transform.supersede.choose`); None without a valid one."""
        if not self.valid:
            return None
        bodies = [body for _, body in self.valid]
        return choose(self.endpoint, bodies, boxscore=boxscore, dressed=dressed, accepted=self.accepted)

    def not_used(self, choice: Choice | None) -> list[tuple[Entry, str]]:
        """Return what is newer than the response used, and why it is not used instead."""
        if choice is None:
            return self.invalid
        used, _ = self.valid[choice.used]
        newer = [each for each in self.invalid if each[0].fetched_at >= used.fetched_at]
        newer += [(self.valid[position][0], reason) for position, reason in choice.passed_over.items()]
        return sorted(newer, key=lambda each: each[0].fetched_at)


class Archive:
    """The archive at `location`, an fsspec URL or a path; `landing` in the data folder by default."""

    def __init__(self, location: str | None = None) -> None:
        self.location = str(location or layout.data_dir() / "landing")
        self._accepted: frozenset[str] | None = None
        try:
            self._fs, self._root = fsspec.url_to_fs(self.location)
        except (ImportError, ValueError) as error:
            raise ArchiveError(
                f"The archive {self.location} cannot be opened: {error}. Name a folder or an fsspec URL."
            ) from error

    def put(self, endpoint: str, key: str | int, body: bytes, fetched_at: datetime | None = None) -> Entry:
        """Keep a body as served, and return its entry; the caller validates it.

        A body equal to its neighbour in time is not kept twice: nothing is written, and the neighbour is
        returned. A body that returns after another one (a withdrawn correction) is kept again.

        Args:
            fetched_at: when it was served, with a time zone; now by default.

        Raises:
            ArchiveError: the archive cannot be written.
        """
        at = datetime.now(UTC) if fetched_at is None else fetched_at.astimezone(UTC)
        digest = hashlib.sha256(body).hexdigest()[:16]
        entries = self.entries(endpoint, key)
        before = [entry for entry in entries if entry.fetched_at <= at]
        for neighbour in before[-1:] + entries[len(before) :][:1]:
            if neighbour.sha256 == digest:
                return neighbour
        path = f"{endpoint}/{key}/{at.strftime(STAMP)}-{digest}.{format_of(endpoint)}.gz"
        self._write(path, gzip.compress(body, LEVEL, mtime=0))
        return Entry(endpoint, str(key), digest, at, path)

    def entries(self, endpoint: str, key: str | int | None = None) -> list[Entry]:
        """Return the entries of an endpoint, or of one key of it; oldest first."""
        folder = _folder(endpoint, key)
        keys = self.keys(endpoint) if key is None else [str(key)]
        entries = []
        for each in keys:
            for name in self._names(f"{endpoint}/{each}" if key is None else folder):
                if match := FILE.fullmatch(name):
                    at = datetime.strptime(match["stamp"], STAMP).replace(tzinfo=UTC)
                    entries.append(Entry(endpoint, each, match["sha256"], at, f"{endpoint}/{each}/{name}"))
        return sorted(entries, key=lambda entry: (entry.fetched_at, entry.key, entry.sha256))

    def keys(self, endpoint: str) -> list[str]:
        """Return the game ids or dates of an endpoint, in order."""
        return sorted(name for name in self._names(_folder(endpoint)) if KEY.fullmatch(name))

    def is_empty(self) -> bool:
        """Return whether the archive has no entry at all."""
        return not any(
            FILE.fullmatch(name)
            for endpoint in KEPT
            for key in self.keys(endpoint)
            for name in self._names(f"{endpoint}/{key}")
        )

    def read(self, entry: Entry) -> bytes:
        """Return the body of an entry, as served.

        Raises:
            ArchiveError: the file is missing, cannot be read, or does not have the content that was written.
        """
        path = self._path(entry.path)
        with self._explained("read"):
            try:
                body = gzip.decompress(self._fs.cat_file(path))
            except (EOFError, gzip.BadGzipFile, zlib.error) as error:
                raise _damaged(path, str(error)) from error
        if hashlib.sha256(body).hexdigest()[:16] != entry.sha256:
            raise _damaged(path, "its content does not have the hash in its name")
        return body

    def best(self, endpoint: str, key: str | int) -> Payload | None:
        """Return the parsed body of `choose`, or None."""
        chosen = self.choose(endpoint, key)
        return chosen and chosen[1]

    def choose(self, endpoint: str, key: str | int) -> tuple[Entry, Payload] | None:
        """Return the response to compute rows from and its parsed body; None without a valid one.

        The newest response wins, unless it is cut short (`ingestion.transform.supersede`). Responses that are
        invalid or passed over are logged as warnings.

        Raises:
            ArchiveError: an entry is damaged.
        """
        candidates = self.candidates(endpoint, key)
        chosen = candidates.choose()
        for entry, reason in candidates.not_used(chosen):
            log.warning("%s is not used: %s.", self._path(entry.path), reason.rstrip("."))
        return candidates.valid[chosen.used] if chosen else None

    def candidates(self, endpoint: str, key: str | int) -> Candidates:
        """Read the responses of a key.

        Raises:
            ArchiveError: an entry is damaged.
        """
        found = Candidates(endpoint)
        for entry in self.entries(endpoint, key):
            try:
                body = parse(endpoint, self.read(entry))
                tidied = tidy_valid(endpoint, entry.key, body)
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
            self._accepted = frozenset(self.read_json_note(ACCEPTED) or ())
        return self._accepted

    def accept(self, entries: Iterable[Entry]) -> None:
        """Let these responses replace older ones that hold more, now and in every later run."""
        self._accepted = self.accepted | {entry.path for entry in entries}
        self.write_note(ACCEPTED, json.dumps(sorted(self._accepted), indent=1))

    def write_note(self, name: str, text: str) -> None:
        """Write a text next to the responses; unlike them, it may be overwritten."""
        self._write(name, text.encode())

    def read_json_note(self, name: str) -> Any:
        """Return the parsed text; None if it was never written."""
        text = self.read_note(name)
        try:
            return None if text is None else json.loads(text)
        except ValueError as error:
            raise ArchiveError(f"{self._path(name)} cannot be read ({error}); delete it.") from error

    def read_note(self, name: str) -> str | None:
        """Return the text; None if it was never written."""
        with self._explained("read"):
            try:
                content: bytes = self._fs.cat_file(self._path(name))
                return content.decode()
            except FileNotFoundError:
                return None

    def _path(self, relative: str) -> str:
        return f"{self._root.rstrip('/')}/{relative}"

    def _names(self, folder: str) -> list[str]:
        with self._explained("read"):
            try:
                return [
                    path.rstrip("/").rsplit("/", 1)[-1]
                    for path in self._fs.ls(self._path(folder), detail=False)
                ]
            except FileNotFoundError:
                return []

    def _write(self, relative: str, content: bytes) -> None:
        """Write all or nothing: a reader sees the whole file or none, also after a kill."""
        path = self._path(relative)
        folder = path.rsplit("/", 1)[0]
        with self._explained("written"):
            if not isinstance(self._fs, LocalFileSystem):
                self._fs.makedirs(folder, exist_ok=True)
                self._fs.pipe_file(path, content)  # an object appears when its upload is complete
                self._fs.invalidate_cache(folder)
                return
            os.makedirs(folder, exist_ok=True)
            temporary = f"{folder}/.{uuid4().hex}.tmp"
            try:
                with open(temporary, "xb") as file:
                    file.write(content)
                    file.flush()
                    os.fsync(file.fileno())
                os.replace(temporary, path)
            except BaseException:
                if os.path.exists(temporary):
                    os.remove(temporary)
                raise

    @contextmanager
    def _explained(self, verb: str) -> Iterator[None]:
        try:
            yield
        except FileNotFoundError as error:
            raise ArchiveError(
                f"{error.filename or error} disappeared from the archive; run the command again."
            ) from error
        except OSError as error:
            reason = error.strerror or str(error)
            raise ArchiveError(
                f"The archive {self.location} cannot be {verb} ({reason}); "
                "check that it is a folder and its permissions."
            ) from error


def _folder(endpoint: str, key: str | int | None = None) -> str:
    if endpoint not in KEPT:
        raise ArchiveError(f"{endpoint!r} is not an endpoint; the endpoints are {', '.join(KEPT)}.")
    if key is None:
        return endpoint
    if not KEY.fullmatch(str(key)):
        raise ArchiveError(
            f"{str(key)!r} is not a key of the archive; give a game id, YYYY-MM-DD or TEAM-SEASON."
        )
    return f"{endpoint}/{key}"


def _damaged(path: str, reason: str) -> ArchiveError:
    return ArchiveError(f"{path} is damaged ({reason}); delete it and load its date or game again.")
