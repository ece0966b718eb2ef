"""The versions of a Delta table, by one walk through its log: rows, and whether their files are there.

Opening every version replays the log as often as there are versions, and asks the disk for each file again.
The walk reads each commit once, keeps the set of files up to date, and looks at each file once.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from deltalake import DeltaTable
from deltalake.exceptions import DeltaError

from lake.errors import LakeError
from lake.tables import active_files, newest_that_opens, open_table, reason_of

Told = tuple[int | None, str | None]  # rows, and why they cannot be read


def history(path: Path) -> list[dict[str, Any]]:
    """Every version the log still knows, newest first, with its rows and whether its files are there.

    Damaged commits at its end hide none before them.

    `committed_at` is the commit's own time (UTC), not the file's: a copied folder has new file times.
    `rows` comes from the log; `unreadable` says why a version cannot be read, NULL when it can.
    """
    walk, versions = Walk(path), []
    for commit in sorted(_commits(path), key=lambda commit: commit["version"]):
        rows, reason = walk.step(commit["version"])
        versions.append(
            {
                "version": commit["version"],
                "committed_at": datetime.fromtimestamp(commit["timestamp"] / 1000, UTC).isoformat(),
                "operation": commit.get("operation"),
                "note": commit.get("userMetadata"),
                "rows": rows,
                "unreadable": reason,
            }
        )
    return versions[::-1]


def _commits(path: Path) -> list[dict[str, Any]]:
    newest = newest_that_opens(path)
    try:
        return newest.history()
    except DeltaError:  # it reads the damaged ones, too
        return [found for version in range(newest.version() + 1) for found in _commit_info(path, version)]


def _commit_info(path: Path, version: int) -> Iterator[dict[str, Any]]:
    for action in _actions(path, version) or []:
        if info := action.get("commitInfo"):
            yield {**info, "version": version}


def _actions(path: Path, version: int) -> list[dict[str, Any]] | None:
    """What a commit says; None when nobody can read it."""
    try:
        text = (path / "_delta_log" / f"{version:020}.json").read_text(encoding="utf-8")
        return [json.loads(line) for line in text.splitlines() if line.strip()]
    except (OSError, ValueError):
        return None


@dataclass
class Walk:
    """`step` for each version, in ascending order."""

    path: Path
    version: int | None = None  # of what `active` holds; None: nobody knows
    active: dict[str, tuple[int, int]] = field(default_factory=dict)  # path: size and rows
    rows: int = 0
    states: Counter[str] = field(default_factory=Counter)  # how many of the active files are sound, ...
    seen: dict[str, int | None] = field(default_factory=dict)  # path: size on disk, None when it is gone

    def step(self, version: int) -> Told:
        actions = self._commit(version) if version == 0 or self.version == version - 1 else None
        if actions is None:
            return self._open(version)
        if version == 0:
            self._begin(0)
        for action in actions:
            if removed := action.get("remove"):
                self._remove(unquote(removed["path"]))
        for action in actions:
            if added := action.get("add"):
                self._add(unquote(added["path"]), added["size"], json.loads(added["stats"])["numRecords"])
        self.version = version
        return self.rows, reason_of(self.states["gone"], self.states["other"], len(self.active))

    def _open(self, version: int) -> Told:
        """What the log does not tell commit by commit: older entries are gone, or nobody counted the rows."""
        self.version = None
        try:
            table = open_table(self.path, version)
            rows = table.count()
        except LakeError as error:
            return None, str(error)
        except DeltaError as error:
            return None, f"version {version} cannot be opened: {error}"
        counted = table.get_add_actions(flatten=True)
        self._begin(version)
        known = "num_records" in counted.schema.names
        numbers = counted.column("num_records").to_pylist() if known else [None] * len(counted)
        for file, number in zip(active_files(table), numbers, strict=True):
            self._add(file["path"], file["size"], number or 0)
        if None in numbers or _has_deletion_vectors(table):
            self.version = None
        return rows, reason_of(self.states["gone"], self.states["other"], len(self.active))

    def _commit(self, version: int) -> list[dict[str, Any]] | None:
        """The actions of a commit, when they tell all that a walk needs."""
        actions = _actions(self.path, version)
        try:
            added = [action["add"] for action in actions or [] if "add" in action]
            counted = all("numRecords" in json.loads(add["stats"]) for add in added)
        except (ValueError, KeyError, TypeError):
            counted = False
        return actions if counted and not any(add.get("deletionVector") for add in added) else None

    def _begin(self, version: int) -> None:
        self.version, self.rows, self.active, self.states = version, 0, {}, Counter()

    def _add(self, path: str, size: int, rows: int) -> None:
        self._remove(path)
        self.active[path] = size, rows
        self.rows += rows
        self.states[self._state(path, size)] += 1

    def _remove(self, path: str) -> None:
        if path in self.active:
            size, rows = self.active.pop(path)
            self.rows -= rows
            self.states[self._state(path, size)] -= 1

    def _state(self, path: str, size: int) -> str:
        if path not in self.seen:
            try:
                self.seen[path] = (self.path / path).stat().st_size
            except FileNotFoundError:
                self.seen[path] = None
        on_disk = self.seen[path]
        return "gone" if on_disk is None else "sound" if on_disk == size else "other"


def _has_deletion_vectors(table: DeltaTable) -> bool:
    return "deletionVectors" in (table.protocol().reader_features or [])
