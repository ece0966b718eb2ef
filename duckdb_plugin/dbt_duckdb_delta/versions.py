"""The versions of a Delta table, by one walk through its log: rows, and whether their files are complete.

Opening every version replays the log as often as there are versions, and asks the disk for each file again.
The walk reads each commit once, keeps the set of files up to date, and looks at each file once.
"""

from __future__ import annotations

import contextlib
import json
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple, TypedDict

from deltalake import DeltaTable

from dbt_duckdb_delta.errors import LakeError
from dbt_duckdb_delta.tables import (
    active_files,
    count_rows,
    file_name,
    has_deletion_vectors,
    open_newest,
    open_table,
    outside,
    reason_of,
)

Action = dict[str, Any]  # one line of a commit, in the JSON of the Delta protocol


class Version(TypedDict):
    """One version of a table.

    Attributes:
        version: the Delta version: the number of its commit's file.
        committed_at: the commit's own time, ISO 8601 in UTC. Where it has none, that of its file, or of the
            next version if that is earlier: a copied folder has new file times.
        operation: the operation as its writer named it; None when it did not.
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

    Versions are counted by the files of the log. `commitInfo` and each of its fields are optional in Delta.

    Raises:
        LakeError: no version can be opened.
    """
    newest, walk = open_newest(path).version(), Walk(path)
    numbers = sorted(number for number in commits_in_log(path) if number <= newest)
    contents = {number: walk.step(number) for number in numbers}
    versions, later = list[Version](), datetime.max.replace(tzinfo=UTC)
    for number in reversed(numbers):
        info = _commit_info(path, number)
        later = _own_time(info) or min(_file_time(path, number), later)
        versions.append(
            {
                "version": number,
                "committed_at": later.isoformat(),
                "operation": _text(info.get("operation")),
                "note": _text(info.get("userMetadata")),
                "rows": contents[number].rows,
                "unreadable": contents[number].unreadable,
            }
        )
    return versions


def _commit_info(path: Path, version: int) -> Action:
    """Return the `commitInfo` of a commit; empty when it has none."""
    for action in actions_of(path, version) or []:
        info = action.get("commitInfo")
        if isinstance(info, dict):
            return info
    return {}


def _own_time(info: Action) -> datetime | None:
    for name in ("inCommitTimestamp", "timestamp"):
        with contextlib.suppress(KeyError, TypeError, ValueError, OverflowError, OSError):
            return datetime.fromtimestamp(int(info[name]) / 1000, UTC)
    return None


def _file_time(path: Path, version: int) -> datetime:
    return datetime.fromtimestamp(_commit_file(path, version).stat().st_mtime, UTC)


def _text(value: object) -> str | None:
    return None if value is None else value if isinstance(value, str) else json.dumps(value)


def commits_in_log(path: Path) -> list[int]:
    """Return the numbers of the versions whose commit is in the log."""
    names = [file.name for file in (path / "_delta_log").iterdir()]
    return [int(name[:20]) for name in names if name[20:] == ".json" and name[:20].isdigit()]


def added_files(path: Path, table: DeltaTable) -> dict[str, Action] | None:
    """Return the `add` actions of the version that is open, by path, as their commits have them.

    None when one is not in a commit that is left, has no statistics, marks rows of its file as deleted, or
    has an absolute path.
    """
    files = active_files(table)
    wanted, found = {file.path for file in files}, dict[str, Action]()
    for number in sorted(number for number in commits_in_log(path) if number <= table.version()):
        for action in actions_of(path, number) or []:
            added = action.get("add") or {}
            if added and file_name(added["path"]) in wanted:
                found[file_name(added["path"])] = added
    if found.keys() != wanted or outside(files) or any(each.get("deletionVector") for each in found.values()):
        return None
    return found if all(isinstance(each.get("stats"), str) for each in found.values()) else None


class Written(NamedTuple):
    """A commit: its version, and its time as ISO text."""

    version: int
    committed_at: str


def last_written(path: Path, files: Collection[str]) -> Written | None:
    """Return the newest commit that added one of these data files; None when no commit that is left did."""
    for number in sorted(commits_in_log(path), reverse=True):
        added = (action.get("add") or {} for action in actions_of(path, number) or [])
        if any(file_name(each.get("path", "")) in files for each in added):
            moment = _own_time(_commit_info(path, number)) or _file_time(path, number)
            return Written(number, moment.isoformat())
    return None


def _commit_file(path: Path, version: int) -> Path:
    return path / "_delta_log" / f"{version:020}.json"


def actions_of(path: Path, version: int) -> list[Action] | None:
    """Return the actions of a commit; None when its file is missing or damaged."""
    try:
        text = _commit_file(path, version).read_text(encoding="utf-8")
        actions = [json.loads(line) for line in text.splitlines() if line.strip()]
    except (OSError, ValueError):
        return None
    return actions if all(isinstance(action, dict) for action in actions) else None


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
                self._remove(file_name(removed["path"]))
        for action in actions:
            if added := action.get("add"):
                self._add(file_name(added["path"]), added["size"], json.loads(added["stats"])["numRecords"])
        self.version = version
        return Contents(self.rows, self._reason())

    def _open(self, version: int) -> Contents:
        """Open a version whose commit is not enough: older entries are gone, or rows are not counted."""
        self.version = None
        try:
            table = open_table(self.path, version)
            files, rows = active_files(table), count_rows(self.path, table)
            masked = has_deletion_vectors(table)
        except LakeError as error:
            return Contents(None, str(error))
        except Exception as error:  # delta-rs has no common class for what is wrong with a log
            return Contents(None, f"version {version} cannot be opened: {error}")
        self._begin(version)
        for file in files:
            self._add(file.path, file.size, file.rows or 0)
        if masked or any(file.rows is None for file in files):
            self.version = None
        uncounted = "the footer of a data file cannot be read" if rows is None else None
        return Contents(rows, self._reason() or uncounted)

    def _commit(self, version: int) -> list[Action] | None:
        """Return the actions of a commit; None when they do not contain all that a walk needs."""
        actions = actions_of(self.path, version)
        try:
            added = [action["add"] for action in actions or [] if action.get("add")]
            removed = [action["remove"]["path"] for action in actions or [] if action.get("remove")]
            sizes = [add["size"] for add in added if not add.get("deletionVector")]
            counts = [json.loads(add["stats"])["numRecords"] for add in added if add["path"]]
        except (ValueError, KeyError, TypeError):
            return None
        texts = all(isinstance(path, str) for path in [*removed, *(add["path"] for add in added)])
        whole = all(isinstance(number, int) for number in [*sizes, *counts])
        return actions if texts and whole and len(sizes) == len(counts) == len(added) else None

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
