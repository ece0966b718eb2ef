"""Which data files of a version are damaged: by presence, size and checksum, or by reading every value.

The log of a damaged table may be sound: it opens, counts its rows from the log, and lists its versions.
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import NamedTuple

import duckdb
from deltalake import DeltaTable

from dbt_duckdb_delta import checksums
from dbt_duckdb_delta.session import SETTINGS
from dbt_duckdb_delta.tables import DataFile, active_files

NAMED = 3  # how many damaged files a sentence names

_read: dict[tuple[Path, int, int], str | None] = {}  # by file, size and time of change: the problem, or None


class DamagedFile(NamedTuple):
    """A data file that cannot be read, or is not what it was: its path in the table, and the problem."""

    path: str
    problem: str


def damaged_files(path: Path, table: DeltaTable) -> list[DamagedFile]:
    """Return the damaged data files of the version that is open.

    A file that a backup has is compared with the checksum recorded then. Any other is read in full: that
    finds what stops a reader, and a number of rows that differs from the log, but no value that changed.
    """
    known, found = checksums.recorded(path), list[DamagedFile]()
    for file in active_files(table):
        problem = problem_of(path / file.path, file, known.get(file.path))
        if problem:
            found.append(DamagedFile(file.path, problem))
    return found


def sentence(damaged: list[DamagedFile], total: int) -> str:
    """Return how many of `total` files are damaged, with the first of them by name."""
    named = [f"{file.path} {file.problem}" for file in damaged[:NAMED]]
    more = [f"{len(damaged) - NAMED} more"] if len(damaged) > NAMED else []
    return f"{len(damaged)} of {total} data files damaged: {', '.join(named + more)}"


def read_together(path: Path, files: list[DataFile]) -> None:
    """Read files of one schema in one query, ten times as fast as each alone. Those it reads are sound."""
    try:
        states = {path / file.path: (path / file.path).stat() for file in files}
    except OSError:
        return
    unread = {
        (place, stat.st_size, stat.st_mtime_ns): file
        for file, (place, stat) in zip(files, states.items(), strict=True)
        if (place, stat.st_size, stat.st_mtime_ns) not in _read and stat.st_size == file.size
    }
    if len(unread) < 2:
        return
    names = ", ".join("'" + str(place).replace("'", "''") + "'" for place, _, _ in unread)
    try:
        with _reader().cursor() as connection:
            query = f"select count(*) as n, max(hash(columns(*))) from read_parquet([{names}])"
            [row] = connection.execute(query).fetchall()
    except duckdb.Error:
        return
    if row[0] == sum(file.rows or 0 for file in unread.values()):
        _read.update(dict.fromkeys(unread))


def problem_of(place: Path, file: DataFile, checksum: str | None) -> str | None:
    """Return what is wrong with a data file, or None. See `damaged_files`."""
    try:
        stat = place.stat()
        if stat.st_size != file.size:
            return f"has {stat.st_size} bytes instead of {file.size}"
        if checksum:
            return None if checksums.compute(place) == checksum else "has changed since its backup"
    except FileNotFoundError:
        return "is gone"
    except OSError as error:
        return f"cannot be read ({error.strerror})"
    key = (place, stat.st_size, stat.st_mtime_ns)
    if key not in _read:
        _read[key] = _read_problem(place, file.rows)
    return _read[key]


def _read_problem(place: Path, rows: int | None) -> str | None:
    """Read every value of a Parquet file; return what stops the reader, or None."""
    name = str(place).replace("'", "''")
    try:
        with _reader().cursor() as connection:
            query = f"select count(*) as n, max(hash(columns(*))) from read_parquet('{name}')"
            [row] = connection.execute(query).fetchall()
    except duckdb.Error as error:
        reason = str(error).splitlines()[0].replace(str(place), "it")
        return f"cannot be read ({reason})"
    if rows is not None and row[0] != rows:
        return f"has {row[0]} rows instead of {rows}"
    return None


@functools.cache
def _reader() -> duckdb.DuckDBPyConnection:
    """A DuckDB of its own: a failed read ends no transaction of the caller."""
    return duckdb.connect(config=SETTINGS)
