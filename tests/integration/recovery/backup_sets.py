"""Backup sets of any age and state, made of one that the verbs took."""

from datetime import UTC, datetime, timedelta
from typing import Any

from tests.integration.recovery.local_lake import AnyLake


def copy_set(
    lake: AnyLake,
    days_ago: float,
    kind: str = "set",
    only: str | None = None,
    named: str | None = None,
    **marks: Any,
) -> str:
    """The newest set again, as if taken that long ago; `only` one table of it; marks go into manifests.

    named: another name for the table.
    """
    original = max(name for name in lake.sets() if name.startswith("set_"))
    taken = datetime.now(UTC) - timedelta(days=days_ago)
    name = f"{kind}_{taken:%Y%m%dT%H%M%SZ}"
    for backup in lake.backups(original):
        if only in (None, backup.table):
            copy = backup.copy(name, named)
            own = {"id": copy.id, "set": name, "taken_at": f"{taken:%Y-%m-%d %H:%M:%S}"}
            own |= {"table": named, "identifier": named} if named else {}
            copy.mark(**{**own, **({"set_tables": [only]} if only else {}), **marks})
    return name
