"""SQL over the lake through dlt: `pipeline.dataset()` of an attached pipeline, and dlt's dashboard."""

from __future__ import annotations

import duckdb
from dlt.destinations.impl.filesystem.sql_client import FilesystemSqlClient

from dbt_duckdb_delta import delta_extension


class LakeSqlClient(FilesystemSqlClient):
    """dlt's DuckDB over the folders of tables, with the delta extension of the installed wheel."""

    def open_connection(self) -> duckdb.DuckDBPyConnection:
        """Open the connection. Without this, DuckDB downloads the extension at the first query."""
        connection = super().open_connection()
        delta_extension.load(connection)
        return connection
