"""Run a file of SQL on the lake and the database of a data folder: `python -m lake.sql recovery.sql`.

For what `emit_sql` prints for dialect `local`. It sees what dbt sees (`lake.SCHEMA.TABLE`,
`lake.restore(...)`, the tables of the database), takes the writer lock, prints the rows that each statement
answers, and stops at the first that fails.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb

from lake import functions, layout, lock, session
from lake.errors import LakeError

Answer = tuple[list[str], list[tuple[Any, ...]]]


def run(text: str, data_dir: Path, database: Path) -> Iterator[Answer]:
    """Execute the statements one by one: the names of the columns and the rows that each answers."""
    with (
        lock.writer_lock(data_dir, "python -m lake.sql"),
        duckdb.connect(str(database), config=session.SETTINGS) as connection,
    ):
        session.show_lake(connection, data_dir)
        functions.register(connection, data_dir)
        for statement in connection.extract_statements(text):
            connection.execute(statement)
            names = [column[0] for column in connection.description or []]
            yield names, connection.fetchall() if names else []


def only_database(data_dir: Path) -> Path:
    """The DuckDB file of a data folder."""
    found = sorted(data_dir.glob("*.duckdb"))
    if len(found) != 1:
        names = ", ".join(file.name for file in found) or "none"
        raise LakeError(f"{data_dir} holds {len(found)} DuckDB files ({names}); say --database FILE.")
    return found[0]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m lake.sql", description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path, help="the SQL to run; - reads it from the terminal")
    parser.add_argument("--data-dir", type=Path, default=layout.data_dir(), help="NHL_DATA_DIR, or data")
    parser.add_argument("--database", type=Path, help="the DuckDB file; the one in the data folder")
    given = parser.parse_args()
    try:
        text = sys.stdin.read() if str(given.file) == "-" else given.file.read_text(encoding="utf-8")
        for names, rows in run(text, given.data_dir, given.database or only_database(given.data_dir)):
            for row in rows:
                shown = ("NULL" if value is None else str(value) for value in row)
                print(", ".join(f"{name} {value}" for name, value in zip(names, shown, strict=True)))
    except (LakeError, lock.LakeLockedError, OSError, UnicodeDecodeError, duckdb.Error) as error:
        print(f"Stopped: {str(error).splitlines()[0]}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
