"""The entries of the archive: their names, their seasons, and how the body of one is read from its file."""

from __future__ import annotations

import gzip
import hashlib
import re
import zlib
from dataclasses import dataclass, field
from datetime import date, datetime

from ingestion.transform.payload import REPORTS

ENDPOINTS = ("schedule", "play-by-play", "boxscore", "shiftcharts", "right-rail", "roster", "standings")
KEPT = (*ENDPOINTS, *REPORTS)
OF_LEAGUE = ("roster", "standings")  # of no single game, so the ledger says nothing of them

LEVEL = 6  # of gzip: 9 takes four times as long and saves a tenth
STAMP = "%Y%m%dT%H%M%S%fZ"
FILE = re.compile(r"(?P<stamp>[0-9]{8}T[0-9]{12}Z)-(?P<sha256>[0-9a-f]{16})\.(json|html)\.gz")
_GAME, _DATE = re.compile(r"[0-9]{10}"), re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ROSTER = re.compile(r"[A-Z]{3}-[0-9]{8}")
_KEYS = {**dict.fromkeys(KEPT, _GAME), "schedule": _DATE, "standings": _DATE, "roster": _ROSTER}

# Last days of the two seasons that the pandemic moved; every other one is over by 30 June.
LATE_ENDS = {2020: date(2020, 9, 30), 2021: date(2021, 7, 15)}

DAMAGED = "is damaged ("


class ArchiveError(Exception):
    """The archive cannot be read or written. The message is one sentence and the next step."""


class DamagedError(ArchiveError):
    """One file of the archive does not have the content that was written.

    Attributes:
        place: the file, with its folder.
        reason: what is wrong with it.
    """

    def __init__(self, place: str, reason: str) -> None:
        self.place, self.reason = place, reason.replace(";", ",")
        super().__init__(f"{place} {DAMAGED}{self.reason}); delete it and load its date or game again.")


@dataclass(frozen=True)
class Entry:
    """One kept response.

    Attributes:
        endpoint: one of `KEPT`.
        key: the game id as text, the date (YYYY-MM-DD) of a schedule or of standings, or TEAM-SEASON of a
            roster.
        sha256: the first 16 hexadecimal digits of the body's SHA-256 (of the body, not of the gzip file).
        fetched_at: when it was served, UTC, by the clock of the machine that requested it.
        path: the file, relative to the archive.
        seen_at: when a run first saw it, if `fetched_at` was later than that: then a clock was wrong.
    """

    endpoint: str
    key: str
    sha256: str
    fetched_at: datetime
    path: str
    seen_at: datetime | None = field(default=None, compare=False)

    @property
    def at(self) -> datetime:
        """Its place in time among the others: one from the future landed before it was first seen."""
        return self.seen_at or self.fetched_at

    @property
    def order(self) -> tuple[datetime, bool, datetime, str, str]:
        """Sorts entries by time, and those of one time always alike."""
        return self.at, self.seen_at is None, self.fetched_at, self.key, self.sha256

    @property
    def served_at(self) -> datetime | None:
        """When it was served; None if that is not known, since a clock was wrong."""
        return None if self.seen_at else self.fetched_at


def entry_of(path: str) -> Entry | None:
    """Return the entry of a relative path; None for any file that the archive did not name."""
    endpoint, _, rest = path.partition("/")
    key, _, name = rest.partition("/")
    match = FILE.fullmatch(name)
    if match is None or not is_key(endpoint, key):
        return None
    try:
        at = time_of(match["stamp"])
    except ValueError:
        return None
    return Entry(endpoint, key, match["sha256"], at, path)


def is_key(endpoint: str, key: str) -> bool:
    """Return whether the endpoint has such keys: game ids, dates, or TEAM-SEASON."""
    return endpoint in KEPT and _KEYS[endpoint].fullmatch(key) is not None


def time_of(stamp: str) -> datetime:
    """Return the time of a stamp of the form `STAMP`; `strptime` takes ten times as long."""
    day, time = stamp[:8], stamp[9:-1]
    return datetime.fromisoformat(f"{day}T{time[:6]}.{time[6:]}+00:00")


def folder_of(endpoint: str, key: str | int | None = None) -> str:
    """Return the relative folder of an endpoint, or of a key of it.

    Raises:
        ArchiveError: the archive has no such endpoint or key.
    """
    if endpoint not in KEPT:
        raise ArchiveError(f"{endpoint!r} is not an endpoint; the endpoints are {', '.join(KEPT)}.")
    if key is None:
        return endpoint
    if not is_key(endpoint, str(key)):
        raise ArchiveError(
            f"{str(key)!r} is not a key of the archive; give a game id, YYYY-MM-DD or TEAM-SEASON."
        )
    return f"{endpoint}/{key}"


def season_of(key: str) -> str:
    """Return the season of a key, as 20232024; of a date, the one that it falls into."""
    if "-" not in key:
        start = int(key[:4])
    elif not key[0].isdecimal():
        return key.split("-")[1]
    else:
        year, month, day = map(int, key.split("-"))
        end = LATE_ENDS.get(year)
        is_over = (month, day) > ((end.month, end.day) if end else (6, 30))
        start = year if is_over else year - 1
    return f"{start}{start + 1}"


def digest_of(body: bytes) -> str:
    """Return the hash that addresses a body."""
    return hashlib.sha256(body).hexdigest()[:16]


def body_of(content: bytes, sha256: str, place: str) -> bytes:
    """Return the body that the content of an entry's file holds.

    Raises:
        DamagedError: it is not the body with that hash.
    """
    try:
        body = gzip.decompress(content)
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise DamagedError(place, str(error)) from error
    if digest_of(body) != sha256:
        raise DamagedError(place, "its content does not have the hash in its name")
    return body
