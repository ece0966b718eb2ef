"""For code that runs before dbt (`run.start_dbt(first=...)`): what a warehouse is asked, seen or changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from databricks.sql.client import Cursor


def change_each(change: Callable[[str], str | None]) -> None:
    """From now on `change` gets each statement first; a text that it returns is sent in its place."""
    execute = Cursor.execute

    def call(self: Cursor, statement: str, *given: Any, **named: Any) -> Any:
        return execute(self, change(statement) or statement, *given, **named)

    Cursor.execute = call
