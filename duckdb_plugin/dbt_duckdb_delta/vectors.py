"""Deletion vectors: which rows of a data file are deleted, in files `deletion_vector_*.bin` beside it.

The Delta protocol names such a file by its UUID in the folder of the table (storage type `u`), or by an
absolute path (`p`); a small vector is in the log itself (`i`).
https://github.com/delta-io/delta/blob/master/PROTOCOL.md#deletion-vectors
"""

from __future__ import annotations

import contextlib
from pathlib import Path

import duckdb
from deltalake import DeltaTable

from dbt_duckdb_delta.tables import has_deletion_vectors, log_files
from dbt_duckdb_delta.versions import actions_of, commits_in_log

PATTERN = "deletion_vector_*.bin"


def vector_files(path: Path) -> list[str]:
    """Return the deletion-vector files in the folder of a table, of all versions: they are small."""
    return sorted(str(file.relative_to(path)) for file in path.rglob(PATTERN) if file.is_file())


def is_vector(name: str) -> bool:
    """Return whether a file has the name of a deletion vector."""
    return Path(name).match(PATTERN)


def problem_of_vectors(path: Path, table: DeltaTable) -> str | None:
    """Return why the deletion vectors of the version that is open cannot be copied, or None."""
    if not has_deletion_vectors(table):
        return None
    try:
        for _ in table.deletion_vectors():  # reads each file
            pass
    except Exception as error:  # delta-rs has no common class for what is wrong with a vector
        return f"a deletion vector cannot be read ({str(error).splitlines()[0]})"
    if _in_commits(path, table.version()) or _in_checkpoints(path, table.version()):
        return "a deletion vector lies outside its folder"
    return None


def _in_commits(path: Path, version: int) -> bool:
    """Return whether a commit names a deletion vector by an absolute path."""
    for number in commits_in_log(path):
        for action in (actions_of(path, number) or []) if number <= version else []:
            vector = (action.get("add") or {}).get("deletionVector") or {}
            if vector.get("storageType") == "p":
                return True
    return False


def _in_checkpoints(path: Path, version: int) -> bool:
    with duckdb.connect() as connection:
        for name in log_files(path, version):
            with contextlib.suppress(duckdb.Error):  # one without vectors has no such column
                query = "select 1 from read_parquet(?) where add.deletionVector.storageType = 'p' limit 1"
                if name.endswith(".parquet") and connection.execute(query, [str(path / name)]).fetchall():
                    return True
    return False
