"""The landing archive: every valid API response, once, as served.

    landing/ENDPOINT/KEY/FETCHED_AT-SHA256.json.gz

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
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import uuid4

import fsspec
from fsspec.implementations.local import LocalFileSystem

from ingestion import layout
from ingestion.transform.payload import Payload, PayloadError, completeness, is_final, validate

ENDPOINTS = ("schedule", "play-by-play", "boxscore", "shiftcharts", "right-rail", "roster", "standings")

STAMP = "%Y%m%dT%H%M%S%fZ"
FILE = re.compile(r"(?P<stamp>\d{8}T\d{12}Z)-(?P<sha256>[0-9a-f]{16})\.json\.gz")
KEY = re.compile(r"\d{4}-\d{2}-\d{2}|\d{10}|[A-Z]{3}-\d{8}")

log = logging.getLogger(__name__)


class ArchiveError(Exception):
    """The archive cannot be read or written. The message is one sentence and the next step."""


@dataclass(frozen=True)
class Entry:
    """One kept response.

    Attributes:
        endpoint: one of `ENDPOINTS`.
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


class Archive:
    """The archive at `location`, an fsspec URL or a path; `landing` in the data folder by default."""

    def __init__(self, location: str | None = None) -> None:
        self.location = str(location or layout.data_dir() / "landing")
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
        path = f"{endpoint}/{key}/{at.strftime(STAMP)}-{digest}.json.gz"
        self._write(path, gzip.compress(body, mtime=0))
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
            for endpoint in ENDPOINTS
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

        The newest response wins, unless it is a truncated one: a game in progress never replaces a final one,
        and a less complete game or shift chart (`completeness`) never replaces a more complete one. Responses
        that are invalid or passed over are logged as warnings.

        Raises:
            ArchiveError: an entry is damaged.
        """
        best: tuple[Entry, Payload] | None = None
        for entry in self.entries(endpoint, key):
            try:
                body = json.loads(self.read(entry))
                validate(endpoint, entry.key, body)
            except (PayloadError, ValueError) as error:
                log.warning("%s is not used: %s", self._path(entry.path), error)
                continue
            if best is None or not _is_less_complete(endpoint, body, best[1]):
                best = entry, body
            else:
                log.warning("%s is not used: an older response holds more.", self._path(entry.path))
        return best

    def write_note(self, name: str, text: str) -> None:
        """Write a text next to the responses; unlike them, it may be overwritten."""
        self._write(name, text.encode())

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
    if endpoint not in ENDPOINTS:
        raise ArchiveError(f"{endpoint!r} is not an endpoint; the endpoints are {', '.join(ENDPOINTS)}.")
    if key is None:
        return endpoint
    if not KEY.fullmatch(str(key)):
        raise ArchiveError(
            f"{str(key)!r} is not a key of the archive; give a game id, YYYY-MM-DD or TEAM-SEASON."
        )
    return f"{endpoint}/{key}"


def _is_less_complete(endpoint: str, body: Payload, best: Payload) -> bool:
    """Return whether a later body must not replace `best`. A schedule or a roster may shrink."""
    if endpoint in ("schedule", "roster"):
        return False
    if endpoint in ("play-by-play", "boxscore"):
        if not is_final(best):
            return False
        if not is_final(body):
            return True
    return completeness(endpoint, body) < completeness(endpoint, best)


def _damaged(path: str, reason: str) -> ArchiveError:
    return ArchiveError(f"{path} is damaged ({reason}); delete it and load its date or game again.")
