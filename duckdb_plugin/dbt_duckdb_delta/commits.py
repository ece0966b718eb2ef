"""One commit, or an error: what happens when another writer commits to the same table meanwhile.

The writer lock keeps out the programs that take it. Spark, delta-rs in a notebook and others do not. So a
commit is made on the version that was read, or not at all: delta-rs never repeats it on top of a newer one.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import TypedDict

from deltalake import CommitProperties, DeltaTable

from dbt_duckdb_delta.errors import LakeError
from dbt_duckdb_delta.paths import require_own_folder
from dbt_duckdb_delta.tables import unwritable_features

TOKEN = "operationId"  # in commitInfo: whose commit it is


class Commit(TypedDict):
    """The versions before and after an operation; equal when it changed nothing, None before the first."""

    from_version: int | None
    new_version: int


def commit(
    path: Path,
    table: DeltaTable,
    note: str,
    write: Callable[[CommitProperties], object],
    expected: int | None = None,
) -> Commit:
    """Run `write`, which commits to the open table once, and return what it committed.

    Args:
        path: the folder of the table.
        table: the table, open at its latest version.
        note: the `userMetadata` of the commit.
        write: takes the properties of the commit.
        expected: the version that the caller has planned the operation for; any by default.

    Raises:
        LakeError: another writer has committed since, or the folder is that of another table; this operation
            has not.
    """
    require_own_folder(path)
    before, token = table.version(), uuid.uuid4().hex
    if expected is not None and before != expected:
        raise _outrun(path, expected, before)
    metadata = {"userMetadata": note, TOKEN: token}
    try:
        write(CommitProperties(custom_metadata=metadata, max_commit_retries=0))
    except Exception as error:
        newer = _commits_since(path, before)
        own = [version for version, text in newer.items() if token in text]
        if own:  # committed; what failed came after: a checkpoint, or the clean-up of the log
            return {"from_version": before, "new_version": own[0]}
        if newer:
            raise _outrun(path, before, max(newer)) from None
        unwritable = unwritable_features(table)
        if unwritable and "features" in str(error):
            raise LakeError(
                f"delta-rs cannot write {path.name}, because the table has the features "
                f"{', '.join(unwritable)}; nothing was committed."
            ) from None
        raise
    return {"from_version": before, "new_version": table.version()}


def _outrun(path: Path, before: int, now: int) -> LakeError:
    return LakeError(
        f"Something else wrote to {path.name} meanwhile: it was at version {before} and is at {now}. "
        "Its rows stay, and this operation committed nothing. "
        "Stop what writes to it, and run the command again."
    )


def _commits_since(path: Path, version: int) -> dict[int, str]:
    """Return the commits after a version: their `commitInfo` as text, empty where it cannot be read."""
    found: dict[int, str] = {}
    for file in sorted((path / "_delta_log").glob("*.json")):
        if file.stem.isdigit() and int(file.stem) > version:
            found[int(file.stem)] = _info(file)
    return found


def _info(file: Path) -> str:
    try:
        lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
        return json.dumps([line["commitInfo"] for line in lines if "commitInfo" in line])
    except (OSError, ValueError, TypeError):
        return ""
