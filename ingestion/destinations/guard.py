"""Refuse dlt's ways to lose a bronze table.

dlt can drop, truncate and replace what it loads: `refresh`, `write_disposition="replace"`, `dlt pipeline nhl
drop`, `drop_storage`. All of them end in methods of a destination's client. The clients of this folder call
`refuse` there, whoever calls. The state of the pipeline names their classes, so an attached pipeline gets
them, too.
"""

from __future__ import annotations

from collections.abc import Iterable

from dlt.common.destination.exceptions import DestinationTerminalException

from ingestion.bronze import TABLES


class BronzeIsKeptError(DestinationTerminalException):
    """dlt was about to drop, empty or replace a bronze table."""


def refuse(action: str, tables: Iterable[str]) -> None:
    """Raise `BronzeIsKeptError` if one of the tables is a bronze table.

    Args:
        action: drop, empty or replace.
    """
    if kept := sorted(set(tables) & set(TABLES)):
        raise BronzeIsKeptError(
            f"dlt was about to {action} {', '.join(kept)}, but bronze tables are only merged into; nothing "
            "was changed. To load from the start again, use `dlt pipeline nhl run --one-time-load`."
        )
