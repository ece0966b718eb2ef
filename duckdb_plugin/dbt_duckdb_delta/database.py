"""The DuckDB database file: why it cannot be opened or read, in one sentence with the next step.

Delta tables and backups are not in it, so what works on them alone can run with a database in memory.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb

from dbt_duckdb_delta.errors import LakeError

HOLDER = re.compile(r"held in (.+?) \(PID (\d+)\)")
DAMAGED_BLOCK = re.compile(r"Corrupt database file: (.+)")


def require_usable(path: str, config: Mapping[str, Any], hint: str = "") -> None:
    """Open and close the database file, which dbt opens next; do nothing for one that does not exist yet.

    Args:
        path: the file, `:memory:`, or the URL of a database elsewhere.
        config: the settings that it will be opened with.
        hint: a sentence about how to go on without the file.

    Raises:
        LakeError: the file is damaged, or another process has it open.
    """
    if not os.path.isfile(os.path.expanduser(path)):  # DuckDB reads `~/` in the same way
        return
    try:
        duckdb.connect(path, config=dict(config)).close()
    except duckdb.IOException as error:
        raise LakeError(" ".join(filter(None, [_sentence(path, str(error)), hint]))) from None


def _sentence(path: str, error: str) -> str:
    if "lock" in error.lower():
        found = HOLDER.search(error)
        holder = f"{Path(found[1]).name}, process {found[2]}" if found else "another process"
        return f"{path} is open elsewhere ({holder}): close it there and run the command again."
    reason = error.splitlines()[0].removeprefix("IO Error: ").replace(f'"{path}"', "it").rstrip("!.")
    if "denied" in reason or "No space" in reason:
        return f"{path} cannot be opened ({reason}): check the permissions and the free space."
    return _damaged(path, reason)


def sentence_of_block(path: str, error: str, hint: str = "") -> str | None:
    """Return what to do about an error of a statement that read a damaged block; None for any other error.

    DuckDB opens such a file: the block is read, and its checksum compared, when a statement needs it.
    """
    found = DAMAGED_BLOCK.search(error)
    return " ".join(filter(None, [_damaged(path, found[1].rstrip("!.")), hint])) if found else None


def _damaged(path: str, reason: str) -> str:
    return (
        f"{path} is damaged ({reason}): rename it, restore the protected tables that were in it from their "
        "backups, and build the others again."
    )
