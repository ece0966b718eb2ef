"""A DuckDB that sees the lake: one view per Delta table, and `lake.at` for any version of it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb

from lake import delta_extension
from lake.places import BACKUPS, LAKE, NO_TABLE
from lake.tables import is_delta

# Of a DuckDB that computes rows for a write; it spills to disk beyond. profiles.yml has the same for dbt.
SETTINGS: dict[str, Any] = {"memory_limit": "768MB", "preserve_insertion_order": "false"}


@contextlib.contextmanager
def reading(data_dir: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A DuckDB of its own, in memory, over the lake of `data_dir`."""
    with duckdb.connect(config=SETTINGS) as connection:
        show_lake(connection, data_dir)
        yield connection


def show_lake(connection: duckdb.DuckDBPyConnection, data_dir: Path) -> None:
    """Make the catalog `lake` on this connection.

    `lake.SCHEMA.TABLE` is the Delta table of that name now (as far as it existed at this moment),
    `lake.now('SCHEMA.TABLE')` the same by name, `lake.at('SCHEMA.TABLE', 3)` as of version 3,
    `lake.backup('SET/SCHEMA.TABLE')` a backup.
    """
    delta_extension.load(connection)
    connection.execute(f"attach if not exists ':memory:' as {LAKE}")
    root, backups = _literal(data_dir / LAKE), _literal(data_dir)
    connection.execute(
        f"create or replace macro {LAKE}.main.at(t, v) as table "
        f"select * from delta_scan('{root}/' || regexp_replace(t, '[.]', '/'), version => v)"
    )
    connection.execute(
        f"create or replace macro {LAKE}.main.now(t) as table "
        f"select * from delta_scan('{root}/' || regexp_replace(t, '[.]', '/'))"
    )
    connection.execute(
        f"create or replace macro {LAKE}.main.backup(path) as table "
        f"select * from delta_scan('{backups}/{BACKUPS}/' || path)"
    )
    show_tables(connection, data_dir)


def show_tables(connection: duckdb.DuckDBPyConnection, data_dir: Path) -> None:
    """One view per Delta table of the lake, and none for a table that is gone."""
    # Without a parameter: DuckDB imports pandas, where that is installed, to look at one.
    views = "select schema_name, view_name from duckdb_views() where not internal and database_name = "
    for schema, view in connection.execute(f"{views}'{LAKE}'").fetchall():
        if not is_delta(data_dir / LAKE / schema / view):
            connection.execute(f"drop view if exists {LAKE}.{_name(schema)}.{_name(view)}")
    for folder in sorted((data_dir / LAKE).glob("*/*")):
        if folder.suffix in NO_TABLE or not is_delta(folder):
            continue
        schema, table = _name(folder.parent.name), _name(folder.name)
        connection.execute(f"create schema if not exists {LAKE}.{schema}")
        view = f"create or replace view {LAKE}.{schema}.{table} as select "
        try:
            connection.execute(f"{view} * from delta_scan('{_literal(folder)}')")
        except duckdb.Error as error:  # one damaged log must not hide the other tables
            reason = f"{folder} cannot be read: {str(error).splitlines()[0]}".replace("'", "''")
            connection.execute(f"{view} error('{reason}') as unreadable")


def _literal(path: Path) -> str:
    return str(path).replace("'", "''")


def _name(identifier: str) -> str:
    return '"' + identifier.replace('"', '""') + '"'
