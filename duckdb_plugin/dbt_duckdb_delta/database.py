"""The DuckDB database file: why it cannot be opened, in one sentence with the next step.

Delta tables and backups are not in it, so what works on them alone can run with a database in memory.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb

from dbt_duckdb_delta.errors import LakeError

HOLDER = re.compile(r"held in (.+?) \(PID (\d+)\)")


def require_usable(path: str, config: Mapping[str, Any], hint: str = "") -> None:
    """Open and close the database file, which dbt opens next; do nothing for one that does not exist yet.

    Args:
        path: the file, `:memory:`, or the URL of a database elsewhere.
        config: the settings that it will be opened with.
        hint: a sentence about how to go on without the file.

    Raises:
        LakeError: the file is damaged, or another process has it open.
    """
    if not Path(path).is_file():
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
    return (
        f"{path} is damaged ({reason}): rename it, restore the protected tables that were in it from their "
        "backups, and build the others again."
    )
