"""DuckDB behind the stand-in: proof that its engine can be another one, and quick to start in a test.

It reads the newest version of tables and changes no rows by itself, which is what the tests ask of it.
"""

from __future__ import annotations

import re
from typing import Any

import duckdb
import pyarrow as pa
import sqlglot

from dbt_duckdb_delta import delta_extension
from tests.support.warehouse.engine import NO_STATEMENTS, NOTHING, Given
from tests.support.warehouse.errors import SqlError
from tests.support.warehouse.lexer import string_literal
from tests.support.warehouse.spark_types import from_arrow

_PATH = re.compile(r"delta\.`([^`]+)`")


class DuckDB:
    name, natively = "duckdb", NO_STATEMENTS

    def __init__(self) -> None:
        self._connection = duckdb.connect()
        delta_extension.load(self._connection)

    def open_session(self) -> DuckDBSession:
        return DuckDBSession(self._connection.cursor())

    def stop(self) -> None:
        self._connection.close()


class DuckDBSession:
    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self.set_time_zone("UTC")

    def query(self, sql: str, given: Given = NOTHING) -> pa.Table:
        for name, rows in given.items():
            self._connection.register(name, rows)
        scanned = _PATH.sub(lambda found: f"delta_scan({string_literal(found[1])})", sql)
        [asked] = sqlglot.transpile(scanned, read="databricks", write="duckdb")
        try:
            return self._connection.execute(asked).to_arrow_table()
        except duckdb.Error as error:
            raise SqlError("QUERY_FAILED", str(error)) from error

    def schema(self, sql: str, given: Given = NOTHING) -> dict[str, Any]:
        columns = self.query(f"SELECT * FROM ({sql}) LIMIT 0", given).schema
        return {
            "fields": [
                {"name": column.name, "type": from_arrow(column.type), "nullable": True, "metadata": {}}
                for column in columns
            ]
        }

    def write(self, sql: str, given: Given = NOTHING) -> None:
        raise SqlError("NOT_BY_DUCKDB", f"This engine changes no rows: {sql}")

    def set_time_zone(self, zone: str) -> None:
        self._connection.execute(f"SET timezone = {string_literal(zone)}")

    def close(self) -> None:
        self._connection.close()
