"""The SQL functions of the catalog `lake`: one Python function behind a table macro for each operation.

The Python function is registered with side effects (or EXPLAIN and constant folding would run it) and
with its own handling of NULL (or a NULL argument would make it a silent no-op). It is not transactional:
an operation is done when the statement is executed. What it refuses comes out as one sentence.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
from deltalake.exceptions import DeltaError

from lake import backups, damaged, good_set, session, tables, unseen_pandas, versions, writes
from lake.errors import LakeError
from lake.places import LAKE, locate

Rows = list[dict[str, Any]]
Given = dict[str, Any]


class Operations:
    """What the functions do, on one data folder, with cursors of one DuckDB."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, data_dir: Path) -> None:
        self.connection, self.data_dir = connection, data_dir

    def table(self, name: str) -> Path:
        return locate(self.data_dir, str(name or ""))

    def history(self, given: Given) -> Rows:
        return versions.history(self.table(given["t"]))

    def describe(self, given: Given) -> Rows:
        """No row: there is no table, or its log cannot be opened and it has to be restored from elsewhere."""
        path = self.table(given["t"])
        try:
            return [tables.describe(path)] if tables.is_delta(path) else []
        except (LakeError, DeltaError):
            return []

    def remains(self, given: Given) -> Rows:
        return damaged.remains(self.table(given["t"]))

    def restore(self, given: Given) -> Rows:
        return [writes.restore(self.table(given["t"]), _version(given["v"]), given["note"])]

    def append(self, given: Given) -> Rows:
        return [self._write(writes.append, given)]

    def overwrite(self, given: Given) -> Rows:
        return [self._write(writes.overwrite, given)]

    def _write(self, write: Callable[..., dict[str, Any]], given: Given) -> dict[str, Any]:
        with self.connection.cursor() as cursor:
            return write(self.table(given["t"]), cursor, given["query"], given["note"])

    def copy(self, given: Given) -> Rows:
        version = None if given["v"] is None else _version(given["v"])
        return self._shown(writes.copy(self.table(given["t"]), version, self.table(given["target"])))

    def copy_rows(self, given: Given) -> Rows:
        with self.connection.cursor() as cursor:
            made = writes.create(self.table(given["target"]), cursor, given["query"], given["note"])
        return self._shown(made)

    def rename(self, given: Given) -> Rows:
        return self._shown(writes.rename(self.table(given["t"]), self.table(given["target"])))

    def drop(self, given: Given) -> Rows:
        return self._shown(writes.drop(self.table(given["t"])))

    def _shown(self, answer: dict[str, Any]) -> Rows:
        """The answer, when the views of this DuckDB show which tables there are now."""
        with self.connection.cursor() as cursor:
            session.show_tables(cursor, self.data_dir)
        return [answer]

    def set_properties(self, given: Given) -> Rows:
        return [writes.set_properties(self.table(given["t"]), json.loads(given["properties"]))]

    def log(self, given: Given) -> Rows:
        return [writes.log(self.table(given["t"]), json.loads(given["entry"]))]

    def try_query(self, given: Given) -> Rows:
        """The rows as JSON, or what went wrong: for a scan that may hit a damaged file."""
        try:
            with self.connection.cursor() as cursor:
                relation = cursor.execute(given["query"])
                names = [column[0].lower() for column in relation.description]
                found = [dict(zip(names, row, strict=True)) for row in relation.fetchall()]
            return [{"answer": json.dumps(found, default=str), "error": None}]
        except duckdb.Error as error:
            return [{"answer": None, "error": str(error).splitlines()[0]}]

    def backups(self, given: Given) -> Rows:
        return backups.listed(self.data_dir)

    def record_backup(self, given: Given) -> Rows:
        return [backups.record(self.data_dir, given["id"], json.loads(given["manifest"]))]

    def mark_good_set(self, given: Given) -> Rows:
        return [good_set.mark(self.data_dir, given["id"], given["taken_at"], given["schema"])]

    def leftovers(self, given: Given) -> Rows:
        return backups.leftovers(self.data_dir)

    def clear(self, given: Given) -> Rows:
        return [backups.clear(self.data_dir, given["path"])]

    def check_backup(self, given: Given) -> Rows:
        return [backups.check(self.data_dir, given["id"])]


def _version(value: Any) -> int:
    try:
        version = int(value)
    except (TypeError, ValueError):
        version = -1
    if version < 0:
        raise LakeError(f"{value} is no version; lake.history lists those that there are.")
    return version


@dataclass(frozen=True)
class Function:
    """A table macro: its parameters (None = required, else a default in SQL) and its columns."""

    name: str
    parameters: dict[str, str | None]
    columns: dict[str, str]


COMMIT = {"from_version": "BIGINT", "new_version": "BIGINT"}
COPY = {"version": "BIGINT", "files": "BIGINT"}
HISTORY = {
    "version": "BIGINT",
    "committed_at": "TIMESTAMPTZ",
    "operation": "VARCHAR",
    "note": "VARCHAR",
    "rows": "BIGINT",
    "unreadable": "VARCHAR",
}
REMAINS = {"name": "VARCHAR", "version": "BIGINT", "committed_at": "TIMESTAMPTZ", "rows": "BIGINT"}
DESCRIPTION = {
    "id": "VARCHAR",
    "version": "BIGINT",
    "partition_by": "VARCHAR[]",
    "properties": "VARCHAR",
    "rows": "BIGINT",
    "bytes": "BIGINT",
}
FUNCTIONS = [
    Function("history", {"t": None}, HISTORY),
    Function("describe", {"t": None}, DESCRIPTION),
    Function("remains", {"t": None}, REMAINS),
    Function("restore", {"t": None, "v": None, "note": "'restore'"}, COMMIT),
    Function("append", {"t": None, "query": None, "note": "'append'"}, COMMIT),
    Function("overwrite", {"t": None, "query": None, "note": "'overwrite'"}, COMMIT),
    Function("copy", {"t": None, "v": None, "target": None}, COPY),
    Function("copy_rows", {"query": None, "target": None, "note": "'copy'"}, COPY),
    Function("rename", {"t": None, "target": None}, {"renamed": "VARCHAR"}),
    Function("drop", {"t": None}, {"dropped": "VARCHAR"}),
    Function("set_properties", {"t": None, "properties": None}, COMMIT),
    Function("log", {"t": None, "entry": None}, {**COMMIT, "moved_to": "VARCHAR", "kept_version": "BIGINT"}),
    Function("try_query", {"query": None}, {"answer": "VARCHAR", "error": "VARCHAR"}),
    Function("backups", {}, {"id": "VARCHAR", "manifest": "VARCHAR", "bytes": "BIGINT"}),
    Function("record_backup", {"id": None, "manifest": None}, {"id": "VARCHAR"}),
    Function("mark_good_set", {"id": None, "taken_at": None, "schema": None}, {"marked": "VARCHAR"}),
    Function("leftovers", {}, {"path": "VARCHAR", "was": "VARCHAR", "bytes": "BIGINT"}),
    Function("clear", {"path": None}, {"cleared": "VARCHAR"}),
    Function("check_backup", {"id": None}, {"unreadable": "VARCHAR"}),
]


def register(conn: duckdb.DuckDBPyConnection, data_dir: Path) -> None:
    """Create the functions in the catalog `lake` of this connection."""
    operations = Operations(conn, data_dir)

    def call(name: str, arguments: str) -> str:
        try:
            answer: Any = getattr(operations, name)(json.loads(arguments))
        except LakeError as error:
            answer = {"refused": str(error)}
        except Exception as error:
            first_line = str(error).strip().split("\n")[0] or type(error).__name__
            answer = {"refused": f"lake.{name} stopped: {first_line}; nothing was committed."}
        return unseen_pandas.answer(json.dumps(answer, default=str))

    conn.create_function(
        "_lake_call", call, ["VARCHAR", "VARCHAR"], "VARCHAR", null_handling="special", side_effects=True
    )
    for function in FUNCTIONS:
        signature = ", ".join(
            name if default is None else f"{name} := {default}"
            for name, default in function.parameters.items()
        )
        given = ", ".join(f"'{name}', {name}" for name in function.parameters)
        shape = json.dumps([function.columns])
        # The answer passes a subquery once, so that the operation runs once.
        conn.execute(
            f"create or replace macro {LAKE}.main.{function.name}({signature}) as table "
            f"select unnest(from_json(case when starts_with(answer, '{{') then error(answer->>'refused') "
            f"else answer end, '{shape}'), recursive := true) "
            f"from (select _lake_call('{function.name}', json_object({given})) as answer)"
        )
