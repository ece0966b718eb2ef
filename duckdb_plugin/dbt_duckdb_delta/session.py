"""A DuckDB that reads the lake: one view per Delta table, and `lake.at` for any version of it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import duckdb

from dbt_duckdb_delta import delta_extension
from dbt_duckdb_delta.errors import LakeError
from dbt_duckdb_delta.paths import BACKUPS, LAKE, origin
from dbt_duckdb_delta.tables import is_delta

# For connections that are opened here; DuckDB spills to disk beyond. dbt takes `settings` of profiles.yml.
# A cache of files would fill the limit, and what proves a table must read its files.
SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "memory_limit": "500MB",
    "enable_external_file_cache": "false",
    "preserve_insertion_order": "false",
}


@contextlib.contextmanager
def connect(data_dir: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a DuckDB in memory over the lake of `data_dir`, and close it at the end of the block."""
    with duckdb.connect(config=SETTINGS) as connection:
        use_utc(connection)
        attach_lake(connection, data_dir)
        yield connection


def use_utc(connection: duckdb.DuckDBPyConnection) -> None:
    """Let all cursors of this DuckDB convert times in UTC.

    DuckDB takes the time zone of the machine otherwise. dbt casts `now()` to a TIMESTAMP without a
    zone, so the periods of a snapshot would move with the shell's TZ and overlap.
    """
    connection.execute("set global TimeZone = 'UTC'")


def limit_memory(connection: duckdb.DuckDBPyConnection, limit: str | None, hint: str = "") -> None:
    """Set the memory limit of this DuckDB; None leaves it.

    Args:
        hint: a sentence about how it is set.

    Raises:
        LakeError: the limit is not an amount of memory.
    """
    if limit is None:
        return
    try:
        connection.execute(f"set memory_limit = '{_text(limit)}'")
    except duckdb.Error as error:
        reason = str(error).splitlines()[0].removeprefix("Parser Error: ")
        sentence = f"memory_limit {limit!r} is not an amount of memory ({reason})."
        raise LakeError(f"{sentence} {hint or 'Set one as memory_limit: 500MB in profiles.yml.'}") from None


def attach_lake(connection: duckdb.DuckDBPyConnection, data_dir: Path) -> None:
    """Create the catalog `lake` on this connection.

    `lake.SCHEMA.TABLE` is the latest version of a Delta table that exists now. `lake.now('SCHEMA.TABLE')` is
    the same by name, `lake.at('SCHEMA.TABLE', 3)` is version 3, `lake.backup('SET/SCHEMA.TABLE')` a backup.

    Raises:
        LakeError: DuckDB has no delta extension.
    """
    delta_extension.load(connection)
    connection.execute(f"attach if not exists ':memory:' as {LAKE}")
    lake, backups = _literal(data_dir / LAKE), _literal(data_dir / BACKUPS)
    connection.execute(
        f"create or replace macro {LAKE}.main.at(t, v) as table "
        f"select * from delta_scan('{lake}/' || regexp_replace(t, '[.]', '/'), version => v)"
    )
    connection.execute(
        f"create or replace macro {LAKE}.main.now(t) as table "
        f"select * from delta_scan('{lake}/' || regexp_replace(t, '[.]', '/'))"
    )
    connection.execute(
        f"create or replace macro {LAKE}.main.backup(path) as table "
        f"select * from delta_scan('{backups}/' || path)"
    )
    refresh_views(connection, data_dir)


def refresh_views(connection: duckdb.DuckDBPyConnection, data_dir: Path) -> None:
    """Create a view for each Delta table of the lake, and drop the views of tables that no longer exist."""
    # Without a parameter: DuckDB imports pandas, where that is installed, to look at one.
    views = "select schema_name, view_name from duckdb_views() where not internal and database_name = "
    for schema, view in connection.execute(f"{views}'{LAKE}'").fetchall():
        if not is_delta(data_dir / LAKE / schema / view):
            connection.execute(f"drop view if exists {LAKE}.{_quoted(schema)}.{_quoted(view)}")
    for folder in sorted((data_dir / LAKE).glob("*/*")):
        if origin(folder) or not is_delta(folder):
            continue
        schema, table = _quoted(folder.parent.name), _quoted(folder.name)
        connection.execute(f"create schema if not exists {LAKE}.{schema}")
        view = f"create or replace view {LAKE}.{schema}.{table} as select "
        try:
            connection.execute(f"{view} * from delta_scan('{_literal(folder)}')")
        except duckdb.Error as error:  # one damaged log must not hide the other tables
            reason = f"{folder} cannot be read: {str(error).splitlines()[0]}".replace("'", "''")
            connection.execute(f"{view} error('{reason}') as unreadable")


def _literal(path: Path) -> str:
    return _text(str(path))


def _text(value: str) -> str:
    return value.replace("'", "''")


def _quoted(identifier: str) -> str:
    return '"' + identifier.replace('"', '""') + '"'
