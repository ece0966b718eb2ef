"""The freeze: the tables that must not be written, in `frozen.json` of the data folder.

The file is next to the tables, the backups and the database file, so it survives the loss of each of them.
It is replaced as a whole. A file that cannot be read counts as a freeze of every table: a load that waits
costs less than a load into a table that is being recovered.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TypedDict

from dbt_duckdb_delta.disk import write_whole
from dbt_duckdb_delta.errors import LakeError
from dbt_duckdb_delta.user import current_user

FILE = "frozen.json"


class Frozen(TypedDict):
    """A table that is frozen.

    Attributes:
        table_name: `SCHEMA.TABLE`; None where the file cannot be read: then every table is frozen.
        who: the user who froze it.
        frozen_at: when, ISO 8601 in UTC.
        reason: why.
        unreadable: the reason that the file cannot be read; None if it can.
    """

    table_name: str | None
    who: str | None
    frozen_at: str | None
    reason: str | None
    unreadable: str | None


class Changed(TypedDict):
    """The table, or the new place of the file, that an operation was about."""

    changed: str | None


def frozen(data_dir: Path) -> list[Frozen]:
    """Return the frozen tables in the order in which they were frozen; none without a file."""
    file = data_dir / FILE
    try:
        entries = json.loads(file.read_text(encoding="utf-8"))["frozen"]
        return [
            {
                "table_name": str(entry["table"]),
                "who": str(entry["who"]),
                "frozen_at": datetime.fromisoformat(entry["at"])
                .astimezone(UTC)
                .isoformat(timespec="seconds"),
                "reason": str(entry["reason"]),
                "unreadable": None,
            }
            for entry in entries
        ]
    except FileNotFoundError:
        return []
    except (OSError, ValueError, KeyError, TypeError) as error:
        reason = " ".join(str(error).split()) or type(error).__name__
        return [_all_frozen(f"{file}: {reason}")]


def freeze(data_dir: Path, table: str, reason: str) -> Changed:
    """Add a table to the file. A table that is frozen already keeps who, when and why.

    Args:
        table: `SCHEMA.TABLE`; it need not exist.

    Raises:
        LakeError: the file cannot be read.
    """
    entries = _readable(data_dir)
    if table.lower() in [(entry["table_name"] or "").lower() for entry in entries]:
        return {"changed": None}
    at = datetime.now(UTC).isoformat(timespec="seconds")
    new: Frozen = {
        "table_name": table,
        "who": current_user(),
        "frozen_at": at,
        "reason": reason,
        "unreadable": None,
    }
    _write(data_dir, [*entries, new])
    return {"changed": table}


def thaw(data_dir: Path, table: str) -> Changed:
    """Take a table out of the file, and delete the file with its last table.

    Raises:
        LakeError: the file cannot be read.
    """
    entries = _readable(data_dir)
    left = [entry for entry in entries if (entry["table_name"] or "").lower() != table.lower()]
    if len(left) == len(entries):
        return {"changed": None}
    _write(data_dir, left)
    return {"changed": table}


def discard(data_dir: Path) -> Changed:
    """Move a file that cannot be read to another name. A file that can be read stays."""
    if not any(entry["unreadable"] for entry in frozen(data_dir)):
        return {"changed": None}
    file = data_dir / FILE
    aside = next(
        place for number in range(1, 10_000) if not (place := data_dir / f"{FILE}.{number}.damaged").exists()
    )
    file.rename(aside)
    return {"changed": aside.name}


def _readable(data_dir: Path) -> list[Frozen]:
    entries = frozen(data_dir)
    for entry in entries:
        if entry["unreadable"]:
            raise LakeError(
                f"The record of frozen tables cannot be read ({entry['unreadable']}). "
                "Move it aside with: select * from lake.discard_freeze()."
            )
    return entries


def _write(data_dir: Path, entries: list[Frozen]) -> None:
    file = data_dir / FILE
    if not entries:
        file.unlink()
        return
    content = [
        {
            "table": entry["table_name"],
            "who": entry["who"],
            "at": entry["frozen_at"],
            "reason": entry["reason"],
        }
        for entry in entries
    ]
    write_whole(file, json.dumps({"frozen": content}, indent=2))


def _all_frozen(reason: str) -> Frozen:
    return {"table_name": None, "who": None, "frozen_at": None, "reason": None, "unreadable": reason}
