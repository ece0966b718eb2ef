"""The freeze (`dbt run-operation freeze`): while a bronze table is frozen, no load writes.

A load writes all bronze tables, so one frozen table stops it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC

from ingestion.bronze import TABLES
from ingestion.destinations.base import BronzeTables, Frozen
from ingestion.settings import LoadError
from ingestion.verbs import command


class FrozenError(LoadError):
    """A bronze table is frozen. The message names who froze it, when, why, and the command that ends it."""


def refuse(bronze: BronzeTables, what: str) -> None:
    """Raise `FrozenError` if a bronze table is frozen, or if that cannot be told.

    Args:
        what: the command that does not run.
    """
    if found := [each for each in bronze.frozen() if each.table is None or each.table in TABLES]:
        raise FrozenError(
            f"`{what}` does not run: {_clauses(found)}. "
            f"After the recovery, end the freeze: `{command('thaw')}`."
        )


def _clauses(found: Iterable[Frozen]) -> str:
    tables: dict[str, list[str]] = {}
    for each in found:
        if each.table is None:
            unreadable = f"the record of frozen tables cannot be read ({each.unreadable})"
            return f"{unreadable}, so every table counts as frozen"
        since = f"{each.at.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC" if each.at else "an unknown time"
        tables.setdefault(f"frozen by {each.who} since {since} ({each.reason})", []).append(each.table)
    return " and ".join(
        f"{', '.join(names)} {'is' if len(names) == 1 else 'are'} {how}" for how, names in tables.items()
    )
