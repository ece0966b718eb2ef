"""Load DuckDB's delta extension without the check of its signature.

DuckDB reads the 82 MB of the extension for that check, whenever a database loads it: 0.3 s of CPU for each
dbt command. The installed programs (`run.installed_dbt`, `run.installed_dlt`) do check it.
"""

from __future__ import annotations

import functools
from typing import Any

import duckdb


def trust_extensions() -> None:
    """Let each database that this process opens from now on accept an extension as it is."""
    connect = duckdb.connect

    @functools.wraps(connect)
    def trusting(*given: Any, config: dict[str, Any] | None = None, **named: Any) -> Any:
        return connect(*given, config={**(config or {}), "allow_unsigned_extensions": "true"}, **named)

    duckdb.connect = trusting
