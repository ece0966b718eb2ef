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
    def id(self) -> str:
        """The id on `local`."""
        return self.set_id if self.set_id == STRANGER else f"{self.set_id}/{SCHEMA}.{self.table}"

    @property
    def name(self) -> str:
        """The table of a warehouse, whose catalog keeps names in lower case."""
        return self.set_id if self.set_id == STRANGER else f"{self.set_id}__{SCHEMA}__{self.table}".lower()

    @property
    def text(self) -> str | None:
        return None if self.manifest is None else json.dumps(self.manifest)

    @property
    def good(self) -> bool:
        told = self.manifest or {}
        return bool(
            told.get("content_hash") and told["verified_at"] and not told["suspect"] and not told["damaged"]
        ) and not self.unreadable  # fmt: skip


def manifest(
    set_id: str, table: str, tables: Iterable[str], taken_at: datetime, **marks: Any
) -> dict[str, Any]:
    """What a verb records of a good copy, with other marks."""
    told = {
        "id": f"{set_id}/{SCHEMA}.{table}", "set": set_id, "set_tables": list(tables), "table": table,
        "schema": SCHEMA, "identifier": table, "taken_at": f"{taken_at:%Y-%m-%d %H:%M:%S}", "version": 3,
        "rows": 7, "content_hash": "1a2b", "columns": [{"name": "id"}], "reason": "it's \"due\" \\ now",
        "verified_at": f"{taken_at:%Y-%m-%d %H:%M:%S}", "suspect": None, "damaged": None, "pinned": False,
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
                spoil(copy, chance.choice(FLAWS))
        if kind == "set" and chance.random() < 0.1:
            copies.pop()
        found += copies
    if chance.random() < 0.2:
        found.append(Copy(STRANGER, "x"))
    return found


FLAWS = ("unfinished", "by hand", "suspect", "damaged", "unreadable", "unverified", "pinned", "foreign")


def spoil(copy: Copy, flaw: str) -> None:
    told = copy.manifest or {}
    marks: dict[str, Any] = {
        "by hand": {"content_hash": None, "columns": None, "verified_at": None, "suspect": "copied by hand"},
        "suspect": {"suspect": "rows fell from 9 to 1"},
        "damaged": {"damaged": "read at noon: truncated", "verified_at": None},
        "unverified": {"verified_at": None},
        "pinned": {"pinned": True},
        "foreign": {"schema": OTHER_SCHEMA},
    }.get(flaw, {})
    copy.manifest = None if flaw == "unfinished" else {**told, **marks}
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
        damaged = any(copy.unreadable or (copy.manifest or {})["damaged"] for copy in self.copies)
        return "damaged" if damaged else "suspect"

    @property
    def group(self) -> str:
        tables = sorted(told["table"] for told in self.whole) or [self.copies[0].table]
        return self.kind if self.kind == "set" else f"{self.kind} of {tables}"

    def age(self) -> timedelta:
        return NOW - datetime.strptime(self.set_id.split("_")[1], "%Y%m%dT%H%M%SZ")


def expected(copies: list[Copy], keep_last: int | None, keep_days: int | None) -> dict[str, tuple[bool, str]]:
    """{set id: (goes, why)} by the rules."""
    units: dict[str, Unit] = {}
    for copy in copies:
        units.setdefault(copy.set_id, Unit(copy.set_id)).copies.append(copy)
    ordered = sorted(units.values(), key=lambda one: one.set_id.split("_")[1], reverse=True)
    holders: dict[str, str] = {}
    for one in sorted(ordered, key=lambda one: one.kind == "safety"):
        for copy in [] if one.foreign else one.copies:
            if copy.good:
                holders.setdefault(copy.table, one.set_id)
    last_good = next((one for one in ordered if one.good and one.kind == "set" and not one.foreign), None)
    counted: dict[str, int] = {}
    found = {}
    for one in ordered:
        if one.good and not one.pinned and not one.foreign:
            counted[one.group] = counted.get(one.group, 0) + 1
        found[one.set_id] = verdict(one, last_good, holders, counted.get(one.group, 0), keep_last, keep_days)
    return found


def verdict(
    one: Unit,
    last_good: Unit | None,
    holders: dict[str, str],
    count: int,
    keep_last: int | None,
    keep_days: int | None,
) -> tuple[bool, str]:
    holds = sorted(table for table, set_id in holders.items() if set_id == one.set_id)
    if one.foreign:
        return False, "not of this target: left alone"
    if one.pinned:
        return False, "pinned"
    if one is last_good:
        return False, "the last good set"
    if holds:
        return False, f"holds the last good backup of {', '.join(holds)}"
    if keep_days is not None and one.age() < timedelta(days=keep_days):
        return False, f"younger than {keep_days} days" + ("" if one.good else f" ({one.flaw})")
    if keep_last is not None and one.good and count <= keep_last:
        return False, f"one of the last {keep_last}"
    if keep_last is not None and not one.good and count < keep_last:
        return False, f"{one.flaw}, but fewer than {keep_last} good ones are newer"
    return True, ("" if one.good else f"{one.flaw}, and ") + "older than what the policy keeps"


def without_reading(copies: list[Copy]) -> list[Copy]:
    """The same as nobody has read them: what the manifests say is all that is known."""
    return [replace(copy, unreadable=False) for copy in copies]
