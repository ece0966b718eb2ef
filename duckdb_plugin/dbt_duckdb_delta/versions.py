"""The versions of a Delta table, by one walk through its log: rows, and whether their files are complete.

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
from typing import Any, NamedTuple, TypedDict
from urllib.parse import unquote

from deltalake import DeltaTable
from deltalake.exceptions import DeltaError

from dbt_duckdb_delta.errors import LakeError
from dbt_duckdb_delta.tables import active_files, open_newest, open_table, reason_of

Action = dict[str, Any]  # one line of a commit, in the JSON of the Delta protocol


class Version(TypedDict):
    """One version of a table.

    Attributes:
        version: the Delta version.
        committed_at: the commit's own time, ISO 8601 in UTC. A copied folder has new file times.
        operation: the operation as its writer named it.
        note: the `userMetadata` of the commit.
        rows: the number of rows; None when the version cannot be opened.
        unreadable: the reason that the version cannot be read; None when it can.
    """

    version: int
    committed_at: str
    operation: str | None
    note: str | None
    rows: int | None
    unreadable: str | None


class Contents(NamedTuple):
    """The rows of a version, and the reason that they cannot be read."""

    rows: int | None
    unreadable: str | None


class ActiveFile(NamedTuple):
    """A data file of a version by its log: size in bytes, and rows."""

    size: int
    rows: int


def history(path: Path) -> list[Version]:
    """Return every version that the log still has, newest first. Damaged commits at its end hide none before.

    Raises:
        LakeError: no version can be opened.
    """
    walk, versions = Walk(path), list[Version]()
    for commit in sorted(_commits(path), key=lambda commit: int(commit["version"])):
        contents = walk.step(commit["version"])
        versions.append(
            {
                "version": commit["version"],
                "committed_at": datetime.fromtimestamp(commit["timestamp"] / 1000, UTC).isoformat(),
                "operation": commit.get("operation"),
                "note": commit.get("userMetadata"),
                "rows": contents.rows,
                "unreadable": contents.unreadable,
            }
        )
    return versions[::-1]


def _commits(path: Path) -> list[Action]:
    newest = open_newest(path)
    try:
        return newest.history()
    except DeltaError:  # it reads the damaged ones, too
        return [info for version in range(newest.version() + 1) for info in _commit_info(path, version)]


def _commit_info(path: Path, version: int) -> Iterator[Action]:
    for action in _actions(path, version) or []:
        if info := action.get("commitInfo"):
            yield {**info, "version": version}


def _actions(path: Path, version: int) -> list[Action] | None:
    """Return the actions of a commit; None when its file is missing or damaged."""
    try:
        text = (path / "_delta_log" / f"{version:020}.json").read_text(encoding="utf-8")
        return [json.loads(line) for line in text.splitlines() if line.strip()]
    except (OSError, ValueError):
        return None


@dataclass
class Walk:
    """The state of a table while its log is replayed: call `step` for each version, in ascending order."""

    path: Path
    version: int | None = None  # the version of `active`; None: not known
    active: dict[str, ActiveFile] = field(default_factory=dict)  # by path
    rows: int = 0
    states: Counter[str] = field(default_factory=Counter)  # sound, resized or missing
    seen: dict[str, int | None] = field(default_factory=dict)  # path: size on disk, None when it is missing

    def step(self, version: int) -> Contents:
        """Return the contents of a version, from its commit alone where that is enough."""
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
        return Contents(self.rows, self._reason())

    def _open(self, version: int) -> Contents:
        """Open a version whose commit is not enough: older entries are gone, or rows are not counted."""
        self.version = None
        try:
            table = open_table(self.path, version)
            rows = table.count()
        except LakeError as error:
            return Contents(None, str(error))
        except DeltaError as error:
            return Contents(None, f"version {version} cannot be opened: {error}")
        actions = table.get_add_actions(flatten=True)
        self._begin(version)
        counted = "num_records" in actions.schema.names
        numbers = actions.column("num_records").to_pylist() if counted else [None] * len(actions)
        for file, number in zip(active_files(table), numbers, strict=True):
            self._add(file.path, file.size, number or 0)
        if None in numbers or _has_deletion_vectors(table):
            self.version = None
        return Contents(rows, self._reason())

    def _commit(self, version: int) -> list[Action] | None:
        """Return the actions of a commit; None when they do not contain all that a walk needs."""
        actions = _actions(self.path, version)
        try:
            added = [action["add"] for action in actions or [] if "add" in action]
            counted = all("numRecords" in json.loads(add["stats"]) for add in added)
        except (ValueError, KeyError, TypeError):
            return None
        return actions if counted and not any(add.get("deletionVector") for add in added) else None

    def _begin(self, version: int) -> None:
        self.version, self.rows, self.active, self.states = version, 0, {}, Counter()

    def _add(self, path: str, size: int, rows: int) -> None:
        self._remove(path)
        self.active[path] = ActiveFile(size, rows)
        self.rows += rows
        self.states[self._state(path, size)] += 1

    def _remove(self, path: str) -> None:
        if path in self.active:
            file = self.active.pop(path)
            self.rows -= file.rows
            self.states[self._state(path, file.size)] -= 1

    def _state(self, path: str, size: int) -> str:
        if path not in self.seen:
            try:
                self.seen[path] = (self.path / path).stat().st_size
            except FileNotFoundError:
                self.seen[path] = None
        on_disk = self.seen[path]
        return "missing" if on_disk is None else "sound" if on_disk == size else "resized"

    def _reason(self) -> str | None:
        return reason_of(self.states["missing"], self.states["resized"], len(self.active))


def _has_deletion_vectors(table: DeltaTable) -> bool:
    return "deletionVectors" in (table.protocol().reader_features or [])
