"""Random manifests of backups, and what the retention policy decides on them, computed without its SQL.

The rules are those that macros/backup/retention_sql.sql documents, as loops over the units.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

NOW = datetime(2026, 2, 3, 9)
TABLES = ("games", "players", "teams")
SCHEMA, OTHER_SCHEMA = "dev", "prod"
STRANGER = "from_the_cellar"  # what no verb made


@dataclass
class Copy:
    """One copy as it lies there: `manifest` is None for an interrupted one."""

    set_id: str
    table: str
    manifest: dict[str, Any] | None = None
    unreadable: bool = False  # as a read finds it, whatever the manifest says

    @property
    def schema(self) -> str:
        return (self.manifest or {}).get("schema") or SCHEMA

    @property
    def id(self) -> str:
        """The id on `local`."""
        return self.set_id if self.set_id == STRANGER else f"{self.set_id}/{self.schema}.{self.table}"

    @property
    def name(self) -> str:
        """The table of a warehouse, whose catalog keeps names in lower case."""
        return (
            self.set_id if self.set_id == STRANGER else f"{self.set_id}__{self.schema}__{self.table}".lower()
        )

    @property
    def text(self) -> str | None:
        return None if self.manifest is None else json.dumps(self.manifest)

    @property
    def good(self) -> bool:
        told = self.manifest or {}
        return bool(
            told.get("content_hash") and told["verified_at"] and not told["suspect"] and not told["damaged"]
        ) and not self.unreadable  # fmt: skip


def manifest(set_id: str, table: str, tables: Iterable[str], at: datetime, **marks: Any) -> dict[str, Any]:
    """What a verb records of a good copy, with other marks."""
    told = {
        "id": f"{set_id}/{SCHEMA}.{table}", "set": set_id, "set_tables": list(tables), "table": table,
        "schema": SCHEMA, "identifier": table, "taken_at": f"{at:%Y-%m-%d %H:%M:%S}", "version": 3, "rows": 7,
        "content_hash": "1a2b", "columns": [{"name": "id", "type": "bigint"}],
        "reason": "it's \"due\" \\ now",
        "verified_at": f"{at:%Y-%m-%d %H:%M:%S}", "suspect": None, "damaged": None, "pinned": False,
    }  # fmt: skip
    return {**told, **marks}


def unit(kind: str, days: float, tables: Iterable[str] = TABLES, **marks: Any) -> list[Copy]:
    """The copies of one unit, taken so many days ago; marks go into each manifest."""
    taken_at, tables = NOW - timedelta(days=days), list(tables)
    set_id = f"{kind}_{taken_at:%Y%m%dT%H%M%SZ}"
    return [Copy(set_id, table, manifest(set_id, table, tables, taken_at, **marks)) for table in tables]


def random_copies(seed: int) -> list[Copy]:
    """Up to twenty units, most of them good; the others with every kind of flaw."""
    chance, found = random.Random(seed), []
    for days in sorted(chance.sample(range(1, 60), chance.randint(1, 20))):
        kind = chance.choice(["set", "set", "single", "safety"])
        tables = TABLES if kind == "set" else [chance.choice(TABLES)]
        copies = unit(kind, days + chance.random(), tables)
        for copy in copies:
            if chance.random() < 0.12:
                spoil(copy, chance.choice(list(SPOILT)))
        if kind == "set" and chance.random() < 0.1:
            copies.pop()
        found += copies
    number_some(chance, found)
    if chance.random() < 0.2:
        found.append(Copy(STRANGER, "x"))
    return found


def number_some(chance: random.Random, copies: list[Copy]) -> None:
    """Give the newest units numbers in the order of taking; some were taken while the clock was wrong."""
    names = list(dict.fromkeys(copy.set_id for copy in copies))  # the newest first
    numbered = names[: chance.randint(0, len(names))]
    for number, name in enumerate(reversed(numbered), chance.randint(1, 9)):
        wrong = NOW + timedelta(days=chance.choice([-400, 1000]), seconds=number)
        kind, other = name.split("_")[0], chance.random() < 0.15
        set_id = f"{kind}_{wrong:%Y%m%dT%H%M%SZ}" if other else name
        for copy in copies:
            if copy.set_id == name:
                copy.set_id = set_id
                if copy.manifest is not None:
                    own = {"taken_at": f"{wrong:%Y-%m-%d %H:%M:%S}"} if other else {}
                    copy.manifest |= {"id": copy.id, "set": set_id, "sequence": number, **own}


SPOILT: dict[str, dict[str, Any]] = {  # what a flaw leaves in the manifest
    "unfinished": {},
    "by hand": {"content_hash": None, "columns": None, "verified_at": None, "suspect": "copied by hand"},
    "suspect": {"suspect": "rows fell from 9 to 1"},
    "damaged": {"damaged": "read at noon: truncated", "verified_at": None},
    "unreadable": {},
    "unverified": {"verified_at": None},
    "pinned": {"pinned": True},
    "foreign": {"schema": OTHER_SCHEMA},
}


def spoil(copy: Copy, flaw: str) -> None:
    copy.manifest = None if flaw == "unfinished" else {**(copy.manifest or {}), **SPOILT[flaw]}
    copy.unreadable = flaw == "unreadable"


@dataclass
class Unit:
    set_id: str
    copies: list[Copy] = field(default_factory=list)

    @property
    def kind(self) -> str:
        return "unknown" if self.set_id == STRANGER else self.set_id.split("_")[0]

    @property
    def whole(self) -> list[dict[str, Any]]:
        told = [copy.manifest for copy in self.copies if copy.manifest]
        return [one for one in told if one["content_hash"] and one["columns"]]

    @property
    def foreign(self) -> bool:
        return self.kind == "unknown" or any(told["schema"] != SCHEMA for told in self.whole)

    @property
    def complete(self) -> bool:
        names = {told["table"] for told in self.whole}
        return len(self.whole) == len(self.copies) and set(self.whole[0]["set_tables"]) <= names

    @property
    def good(self) -> bool:
        return self.complete and all(copy.good for copy in self.copies)

    @property
    def pinned(self) -> bool:
        return any(told["pinned"] for told in self.whole)

    @property
    def flaw(self) -> str:
        if not self.complete:
            return "not complete"
        if any(copy.unreadable or (copy.manifest or {})["damaged"] for copy in self.copies):
            return "damaged"
        if not self.good:
            return "suspect"
        return "from the future" if self.future else "not read lately"

    @property
    def group(self) -> str:
        tables = sorted(told["table"] for told in self.whole) or [self.copies[0].table]
        return self.kind if self.kind == "set" else f"{self.kind} of {tables}"

    @property
    def stamp(self) -> str:
        return "" if self.kind == "unknown" else self.set_id.split("_")[1]

    @property
    def future(self) -> bool:
        return self.stamp > f"{NOW:%Y%m%dT%H%M%SZ}"

    @property
    def sequence(self) -> int:
        return max([(copy.manifest or {}).get("sequence") or 0 for copy in self.copies])

    def age(self) -> timedelta:
        return NOW - datetime.strptime(self.set_id.split("_")[1], "%Y%m%dT%H%M%SZ")


def in_order(units: Iterable[Unit]) -> list[Unit]:
    """The newest first: by number. One with a manifest and no number is older than all that have one; one
    without a manifest comes after the last numbered one that is older by its id."""
    by_time = sorted(units, key=lambda one: (one.stamp, one.set_id))
    follows: dict[str, int] = {}
    for at, one in enumerate(by_time):
        before = max(other.sequence for other in by_time[: at + 1])
        follows[one.set_id] = one.sequence or (0 if one.future or one.whole else before)
    return sorted(by_time, key=lambda one: (follows[one.set_id], one.stamp), reverse=True)


def expected(
    copies: list[Copy], keep_last: int | None, keep_days: int | None, read_since: str = ""
) -> dict[str, tuple[bool, str]]:
    """{set id: (goes, why)} by the rules."""
    units: dict[str, Unit] = {}
    for copy in copies:
        units.setdefault(copy.set_id, Unit(copy.set_id)).copies.append(copy)
    ordered = in_order(units.values())

    def stale(*some: Copy) -> bool:
        return any(((copy.manifest or {}).get("verified_at") or "") < read_since for copy in some)

    def counts(one: Unit) -> bool:
        return one.good and not one.future and not stale(*one.copies)

    good = [(one, copy) for one in ordered if not one.foreign for copy in one.copies if copy.good]
    holders: dict[str, str] = {}
    for one, copy in sorted(
        good, key=lambda pair: (pair[0].kind == "safety", pair[0].future, stale(pair[1]))
    ):
        holders.setdefault(copy.table, one.set_id)
    last_good = next((one for one in ordered if counts(one) and one.kind == "set" and not one.foreign), None)
    counted: dict[str, int] = {}
    found = {}
    for one in ordered:
        if counts(one) and not one.pinned and not one.foreign:
            counted[one.group] = counted.get(one.group, 0) + 1
        holds = sorted(table for table, set_id in holders.items() if set_id == one.set_id)
        kept = (
            "the last good set" if one is last_good else f"holds the last good backup of {', '.join(holds)}"
        )
        if one.foreign or one.pinned:
            found[one.set_id] = False, "not of this target: left alone" if one.foreign else "pinned"
        elif one is last_good or holds:
            found[one.set_id] = False, kept
        else:
            found[one.set_id] = verdict(one, counts(one), counted.get(one.group, 0), keep_last, keep_days)
    return found


def verdict(
    one: Unit, counts: bool, count: int, keep_last: int | None, keep_days: int | None
) -> tuple[bool, str]:
    """By age and number alone; `count` units of its group that count are as new or newer."""
    if keep_days is not None and one.age() < timedelta(days=keep_days):
        return False, f"younger than {keep_days} days" + ("" if counts else f" ({one.flaw})")
    if keep_last is not None and counts and count <= keep_last:
        return False, f"one of the last {keep_last}"
    if keep_last is not None and not counts and count < keep_last:
        return False, f"{one.flaw}, but fewer than {keep_last} good ones are newer"
    return True, ("" if counts else f"{one.flaw}, and ") + "older than what the policy keeps"


def without_reading(copies: list[Copy]) -> list[Copy]:
    """The same as nobody has read them: what the manifests say is all that is known."""
    return [replace(copy, unreadable=False) for copy in copies]
