"""The mark that a verb leaves about the newest good backup set, so that a loader need not start dbt to ask.

The verbs alone (`macros/`) decide what counts as good. They write the mark when they find or make such a set.
The mark counts only while every file of the set has the size and the time that it had then. After any change,
of a manifest for example, the mark proves nothing, and the verbs have to be asked.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from dbt_duckdb_delta.disk import write_whole
from dbt_duckdb_delta.errors import LakeError
from dbt_duckdb_delta.paths import BACKUPS, locate

MARK = "good_set.json"


@dataclass(frozen=True)
class GoodSet:
    """A set that was good when the mark was written, and has not changed since.

    Attributes:
        id: its folder's name.
        taken_at: when it was taken.
    """

    id: str
    taken_at: datetime

    def age(self, now: datetime | None = None) -> timedelta:
        """Return how long ago it was taken."""
        return (now or datetime.now(UTC)) - self.taken_at


def mark(data_dir: Path, set_id: str, taken_at: str, schema: str) -> dict[str, Any]:
    """Write the mark about a set, whole or not at all.

    A disk that refuses the mark fails nothing: the next load asks dbt.

    Args:
        set_id: the set's id.
        taken_at: when it was taken, ISO format; UTC where it does not say.
        schema: the schema of the target that judged it: another target's good set is not ours.
    """
    written = False
    with contextlib.suppress(OSError, LakeError):
        content = {"set": set_id, "taken_at": taken_at, "schema": schema, "files": _state(data_dir, set_id)}
        write_whole(data_dir / BACKUPS / MARK, json.dumps(content, indent=2))
        written = True
    return {"marked": set_id if written else None}


def forget(data_dir: Path) -> None:
    """Delete the mark, so that the next load asks the verbs."""
    with contextlib.suppress(OSError):
        (data_dir / BACKUPS / MARK).unlink(missing_ok=True)


def unchanged(data_dir: Path, schema: str) -> GoodSet | None:
    """Return the marked set if it is the schema's and has not changed since then; None proves nothing."""
    try:
        content = json.loads((data_dir / BACKUPS / MARK).read_text(encoding="utf-8"))
        taken_at = datetime.fromisoformat(content["taken_at"])
        if content["schema"] != schema or content["files"] != _state(data_dir, content["set"]):
            return None
        return GoodSet(content["set"], taken_at if taken_at.tzinfo else taken_at.replace(tzinfo=UTC))
    except (OSError, LakeError, ValueError, KeyError, TypeError):
        return None


def _state(data_dir: Path, set_id: str) -> str:
    """Return a hash of every file of the set: path, size in bytes, time of its last change."""
    folder = locate(data_dir, f"{BACKUPS}/{set_id}")
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    if not files:
        raise FileNotFoundError(f"{folder} holds no files.")
    state = hashlib.sha256()
    for path in files:
        stat = os.stat(path)
        state.update(f"{path.relative_to(folder)}\0{stat.st_size}\0{stat.st_mtime_ns}\n".encode())
    return state.hexdigest()
