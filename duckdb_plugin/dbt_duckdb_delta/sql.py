"""Run a file of SQL on the lake and the DuckDB database of a data folder.

    python -m dbt_duckdb_delta.sql recovery.sql --data-dir data

The file may contain what dbt can send: `lake.SCHEMA.TABLE`, `lake.restore(...)`, the tables of the database.
The program takes the writer lock, prints the rows of each statement, and stops at the first that fails.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import duckdb

from dbt_duckdb_delta import functions, lock, session
from dbt_duckdb_delta.database import require_usable
from dbt_duckdb_delta.errors import LakeError
from dbt_duckdb_delta.paths import data_folder

PROGRAM = "python -m dbt_duckdb_delta.sql"


class Answer(NamedTuple):
    """The column names and the rows of one statement; both empty for a statement without rows."""

    names: list[str]
    rows: list[tuple[Any, ...]]


def run(
    text: str, data_dir: Path, database: Path | None = None, second_place: str | None = None
) -> Iterator[Answer]:
    """Execute the statements one by one and yield the answer of each.

    Args:
        text: the statements, separated by semicolons.
        data_dir: the data folder, as `data_dir` in profiles.yml.
        database: the DuckDB file, or `:memory:` for statements on Delta tables alone; by default the only
            file in the data folder.
        second_place: as `second_place` in profiles.yml.

    Raises:
        LakeError: the data folder cannot hold a lake or does not exist, or has no single database that
            opens, or the writer lock is held.
        duckdb.Error: a statement fails; the ones before it stay done.
    """
    folder = data_folder(str(data_dir))
    if not folder.is_dir():
        raise LakeError(
            f"{data_dir} is not a folder. Name the `data_dir` of profiles.yml: --data-dir FOLDER."
        )
    database, data_dir = database or only_database(data_dir), folder
    require_usable(str(database), session.SETTINGS)
    with (
        lock.writer_lock(data_dir, PROGRAM),
        duckdb.connect(str(database), config=session.SETTINGS) as connection,
    ):
        session.use_utc(connection)
        session.attach_lake(connection, data_dir)
        functions.register(connection, data_dir, second_place=second_place)
        for statement in connection.extract_statements(text):
            connection.execute(statement)
            names = [column[0] for column in connection.description or []]
            yield Answer(names, connection.fetchall() if names else [])


def only_database(data_dir: Path) -> Path:
    """Return the DuckDB file of a data folder.

    Raises:
        LakeError: the folder holds no DuckDB file or several.
    """
    found = sorted(data_dir.glob("*.duckdb"))
    if len(found) != 1:
        names = ", ".join(file.name for file in found) or "none"
        raise LakeError(f"{data_dir} holds {len(found)} DuckDB files ({names}). Name one: --database FILE.")
    return found[0]


def _text(file: Path) -> str:
    if str(file) == "-":
        return sys.stdin.read()
    if not file.exists():
        raise LakeError(f"{file} does not exist; name the file with the printed SQL, or - to pipe it in.")
    return file.read_text(encoding="utf-8")


def main() -> int:
    """Run the file that the command line names; return 0, or 1 when a statement failed."""
    parser = argparse.ArgumentParser(prog=PROGRAM, description=(__doc__ or "").splitlines()[0])
    parser.add_argument("file", type=Path, help="the SQL to run; - reads it from the terminal")
    parser.add_argument(
        "--data-dir", type=Path, required=True, help="the data folder, as `data_dir` in profiles.yml"
    )
    parser.add_argument(
        "--database", type=Path, help="the DuckDB file, or :memory:; by default the one in it"
    )
    parser.add_argument("--second-place", help="the second place of backups, as in profiles.yml")
    options = parser.parse_args()
    try:
        for answer in run(_text(options.file), options.data_dir, options.database, options.second_place):
            for row in answer.rows:
                values = ("NULL" if value is None else str(value) for value in row)
                print(", ".join(f"{name} {value}" for name, value in zip(answer.names, values, strict=True)))
    except (LakeError, OSError, UnicodeDecodeError, duckdb.Error) as error:
        print(f"Stopped: {str(error).splitlines()[0]}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
