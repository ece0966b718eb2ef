"""For code that runs before dbt (`run.start_dbt(first=...)`): what a warehouse is asked, seen or changed."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

TARGET = os.environ.get("NHL_TARGET", "local")


def change_each(change: Callable[[str], str | None]) -> None:
    """From now on `change` gets each statement first; a text that it returns is sent in its place."""
    cursor = _cursor()
    execute = cursor.execute

    def call(self: Any, statement: str, *given: Any, **named: Any) -> Any:
        return execute(self, change(statement) or statement, *given, **named)

    cursor.execute = call


def _cursor() -> Any:
    """What the adapter of the target sends its statements by."""
    if TARGET == "spark":
        from pyhive.hive import Cursor
    else:
        from databricks.sql.client import Cursor
    return Cursor
