"""Read odd values of payloads: what is of another type or out of bounds is unknown, and named in a clause."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any

from .clock import seconds
from .payload import Payload

MOST = 10_000  # of any count of a player in a game

_ID = 10**12  # every id of the feed is below


def whole(value: Any, least: int = 0, most: int = _ID) -> int | None:
    """Return a whole number, also of digits in a text; None if it is none or out of bounds."""
    if type(value) is int:  # as the feed writes it
        return value if least <= value <= most else None
    if isinstance(value, str) and re.fullmatch(r"\d{1,12}", value):
        value = int(value)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return value if least <= value <= most else None


def shown(value: Any) -> str:
    """Return a value for a sentence, cut to a few characters."""
    text = repr(value)
    return text if len(text) <= 30 else f"{text[:27]}..."


class Odd:
    """Collects what is odd: each clause names the endpoint, the field and whose it is."""

    def __init__(self, endpoint: str) -> None:
        self._endpoint = endpoint
        self._clauses: list[str] = []
        self._counted: Counter[str] = Counter()

    def add(self, name: str, value: Any, whose: object = "") -> None:
        self._clauses.append(f"{self._endpoint}: {name}{whose} is {shown(value)}")

    def read(self, name: str, value: Any, read: Callable[[Any], Any], whose: object = "") -> Any:
        """Return the value read; one that is not of the feed's own type is odd, also if it can be read."""
        result = read(value)
        if result is None or type(result) is not type(value):
            self.add(name, value, whose)
        return result

    def say(self, clause: str) -> None:
        """Name what is odd about a row as a whole."""
        self._clauses.append(f"{self._endpoint}: {clause}")

    def count(self, what: str) -> None:
        """Name what many rows have in common once, with their number."""
        self._counted[what] += 1

    def clauses(self) -> list[str]:
        return [*self._clauses, *(f"{self._endpoint}: {n} {what}" for what, n in self._counted.items())]


def keep(
    source: Payload, name: str, read: Callable[[Any], Any], odd: Odd, whose: object = ""
) -> dict[str, Any]:
    """Return {name: value read}, or nothing if it is absent or odd. What is null counts as absent."""
    if source.get(name) is None:
        return {}
    result = odd.read(name, source[name], read, whose)
    return {} if result is None else {name: result}


def keep_all(
    source: Payload, readers: dict[str, Callable[[Any], Any]], odd: Odd, whose: object = ""
) -> dict[str, Any]:
    """Return the source with each field that has a reader read; without those that are absent or odd."""
    kept = dict(source)
    for name, read in readers.items():
        if name in kept:
            value = kept.pop(name)
            if value is not None and (result := odd.read(name, value, read, whose)) is not None:
                kept[name] = result
    return kept


def read_text(value: Any) -> str | None:
    """Return a text that is not empty."""
    return value if isinstance(value, str) and value else None


def read_name(value: Any) -> Payload | None:
    """Return a name in its languages that has a default one: `{"default": "Toronto"}`."""
    return value if isinstance(value, dict) and read_text(value.get("default")) else None


def read_flag(value: Any) -> bool | None:
    """Return true or false."""
    return value if isinstance(value, bool) else None


def read_date(value: Any) -> str | None:
    """Return a date, YYYY-MM-DD."""
    try:
        return value if date.fromisoformat(value).isoformat() == value else None
    except (TypeError, ValueError):
        return None


def read_team_code(value: Any) -> str | None:
    """Return the code of a team."""
    return value if isinstance(value, str) and re.fullmatch(r"[A-Z0-9]{2,4}", value) else None


def objects(value: Any, name: str, odd: Odd) -> list[Payload]:
    """Return the objects of a list."""
    if value is not None and not isinstance(value, list):
        odd.add(name, value)
        return []
    for each in value or ():
        if not isinstance(each, dict):
            odd.add(f"an entry of {name}", each)
    return [each for each in value or () if isinstance(each, dict)]


class Once:
    """Tells the first row of each key from further ones, which are odd.

    Args:
        what: what a key names, as "player".
    """

    def __init__(self, what: str, odd: Odd) -> None:
        self._what, self._odd = what, odd
        self._first: dict[int | str, Payload] = {}

    def is_new(self, key: int | str, row: Payload) -> bool:
        """Return whether the row is the first of its key."""
        first = self._first.setdefault(key, row)
        if first is not row:
            differs = "" if first == row else " and its first entry is used"
            self._odd.say(f"{self._what} {key} is listed twice{differs}")
        return first is row


def clock_reader(most: int) -> Callable[[Any], str | None]:
    """Return a reader of MM:SS up to so many seconds."""

    def read(value: Any) -> str | None:
        try:
            return value if seconds(value) <= most else None
        except ValueError:
            return None

    return read


def read_count(value: Any) -> int | None:
    """Return a count of a player in a game."""
    return whole(value, most=MOST)


def read_difference(value: Any) -> int | None:
    """Return a whole number that may be below zero."""
    return whole(value, -MOST, MOST)


def read_part(value: Any) -> str | None:
    """Return how many of how many, as "2/5"."""
    return value if isinstance(value, str) and re.fullmatch(r"\d{1,3}/\d{1,3}", value) else None


def read_number(value: Any) -> float | int | None:
    """Return a finite number."""
    if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
        return value
    return None


def read_id(value: Any) -> int | None:
    """Return an id."""
    return whole(value, 1)


def read_sweater_number(value: Any) -> int | None:
    """Return the number on a sweater."""
    return whole(value, most=99)
