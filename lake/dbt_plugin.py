"""The dbt-duckdb plug-in: Delta tables as views, Delta operations as SQL functions.

In `profiles.yml`:

    plugins:
      - module: lake.dbt_plugin
        alias: lake
        config: {data_dir: data}

Then `lake.SCHEMA.TABLE` reads the Delta table in `data/lake/SCHEMA/TABLE`, `lake.at('SCHEMA.TABLE', 3)`
reads it as of version 3, and `lake.history('SCHEMA.TABLE')`, `lake.restore(...)` and the other functions
of `lake.functions` operate on it. All of it lives in an attached in-memory catalog named `lake`, so the
database file holds none of it. The plug-in takes the writer lock: one dbt, load or restore at a time.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import duckdb
from dbt.adapters.duckdb.plugins import BasePlugin
from dbt_common.exceptions import DbtRuntimeError

from lake import functions, lock, session
from lake.errors import LakeError


class Plugin(BasePlugin):
    """One per dbt process."""

    def initialize(self, plugin_config: dict[str, Any]) -> None:
        self.data_dir = Path(plugin_config["data_dir"]).absolute()
        try:
            lock.acquire(self.data_dir, " ".join(["dbt", *sys.argv[1:3]]))
        except LakeError as error:
            raise DbtRuntimeError(str(error)) from None

    def configure_connection(self, conn: duckdb.DuckDBPyConnection) -> None:
        try:
            session.show_lake(conn, self.data_dir)
        except LakeError as error:
            raise DbtRuntimeError(str(error)) from None
        functions.register(conn, self.data_dir)
