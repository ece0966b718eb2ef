"""The dbt-duckdb plug-in: Delta tables as views, Delta operations as SQL functions.

In `profiles.yml`:

    plugins:
      - module: dbt_duckdb_delta.dbt_plugin
        alias: lake
        config: {data_dir: data}

`lake.SCHEMA.TABLE` reads the Delta table in `data/lake/SCHEMA/TABLE`. `lake.at('SCHEMA.TABLE', 3)` reads it
as of version 3. `lake.history('SCHEMA.TABLE')`, `lake.restore(...)` and the other functions of
`dbt_duckdb_delta.functions` operate on it. The catalog `lake` is attached in memory, so the database file
holds none of it. The plug-in takes the writer lock of the data folder for the life of the process.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import duckdb
from dbt.adapters.duckdb.plugins import BasePlugin
from dbt_common.exceptions import DbtRuntimeError

from dbt_duckdb_delta import functions, lock, session
from dbt_duckdb_delta.errors import LakeError


class Plugin(BasePlugin):
    """Attach the lake to the DuckDB of one dbt process."""

    def initialize(self, plugin_config: dict[str, Any]) -> None:
        """Take the writer lock of `data_dir`.

        Raises:
            DbtRuntimeError: `data_dir` is missing, or another process holds the lock.
        """
        data_dir = plugin_config.get("data_dir")
        if not data_dir:
            raise DbtRuntimeError(
                "The plug-in dbt_duckdb_delta.dbt_plugin has no data_dir. "
                "Add `config: {data_dir: data}` to it in profiles.yml."
            )
        self.data_dir = Path(data_dir).absolute()
        try:
            lock.acquire(self.data_dir, " ".join(["dbt", *sys.argv[1:3]]))
        except LakeError as error:
            raise DbtRuntimeError(str(error)) from None

    def configure_connection(self, conn: duckdb.DuckDBPyConnection) -> None:
        """Create the catalog `lake` with its views and functions on a new connection."""
        try:
            session.attach_lake(conn, self.data_dir)
        except LakeError as error:
            raise DbtRuntimeError(str(error)) from None
        functions.register(conn, self.data_dir)
