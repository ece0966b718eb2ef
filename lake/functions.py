"""The SQL functions of the catalog `lake`: one Python function behind a table macro for each operation.

The Python function is registered with side effects (or EXPLAIN and constant folding would run it) and
with its own handling of NULL (or a NULL argument would make it a silent no-op). It is not transactional:
an operation is done when the statement is executed.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from lake import session, tables, writes
from lake.places import LAKE, locate

Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Function:
    """A table macro: its parameters (None = required, else a default in SQL), its columns, what it calls."""

    name: str
    parameters: dict[str, str | None]
    columns: dict[str, str]
    call: Callable[[Path, dict[str, Any]], Rows]


def _history(data_dir: Path, given: dict[str, Any]) -> Rows:
    return tables.history(locate(data_dir, given["t"]))


def _describe(data_dir: Path, given: dict[str, Any]) -> Rows:
    path = locate(data_dir, given["t"])
    return [tables.describe(path)] if tables.is_delta(path) else []


def _restore(data_dir: Path, given: dict[str, Any]) -> Rows:
    return [writes.restore(locate(data_dir, given["t"]), int(given["v"]), given["note"])]


def _append(data_dir: Path, given: dict[str, Any]) -> Rows:
    with session.reading(data_dir) as connection:
        return [writes.append(locate(data_dir, given["t"]), connection, given["query"], given["note"])]


def _overwrite(data_dir: Path, given: dict[str, Any]) -> Rows:
    with session.reading(data_dir) as connection:
        return [writes.overwrite(locate(data_dir, given["t"]), connection, given["query"], given["note"])]


COMMIT = {"from_version": "BIGINT", "new_version": "BIGINT"}
FUNCTIONS = [
    Function(
        "history",
        {"t": None},
        {
            "version": "BIGINT",
            "committed_at": "TIMESTAMPTZ",
            "operation": "VARCHAR",
            "note": "VARCHAR",
            "rows": "BIGINT",
            "unreadable": "VARCHAR",
        },
        _history,
    ),
    Function(
        "describe",
        {"t": None},
        {
            "id": "VARCHAR",
            "version": "BIGINT",
            "partition_by": "VARCHAR[]",
            "properties": "VARCHAR",
            "rows": "BIGINT",
        },
        _describe,
    ),
    Function("restore", {"t": None, "v": None, "note": "'restore'"}, COMMIT, _restore),
    Function("append", {"t": None, "query": None, "note": "'append'"}, COMMIT, _append),
    Function("overwrite", {"t": None, "query": None, "note": "'overwrite'"}, COMMIT, _overwrite),
]


def register(conn: duckdb.DuckDBPyConnection, data_dir: Path) -> None:
    """Create the functions in the catalog `lake` of this connection."""
    by_name = {function.name: function for function in FUNCTIONS}

    def call(name: str, arguments: str) -> str:
        return json.dumps(by_name[name].call(data_dir, json.loads(arguments)), default=str)

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
        conn.execute(
            f"create or replace macro {LAKE}.main.{function.name}({signature}) as table "
            f"select unnest(from_json(_lake_call('{function.name}', json_object({given})), '{shape}'), "
            "recursive := true)"
        )
