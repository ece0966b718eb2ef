"""The lake on the stand-in warehouse as a test sees it: damaged with SQL and delta-rs, read by DuckDB."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
from deltalake import DeltaTable

from lake import delta_extension
from tests.integration.recovery.lake_of_test import GAMES, SNAPSHOT
from tests.support import run
from tests.support.warehouse.client import RunningWarehouse


@dataclass(frozen=True)
class WarehouseLake:
    """What `Lake` has, on target databricks; and `sql` for what only a warehouse knows."""

    warehouse: RunningWarehouse
    variables: dict[str, str]

    def path(self, table: str = GAMES, schema: str = "dev") -> Path:
        return self.warehouse.location(f"{schema}.{table}")

    def delta(self, table: str = GAMES) -> DeltaTable:
        return DeltaTable(str(self.path(table)))

    def rows(self, table: str = GAMES) -> list[tuple]:
        return self.rows_at(self.path(table))

    def native_rows(self, table: str = SNAPSHOT) -> list[tuple]:
        return self.rows(table)

    def rows_at(self, folder: Path) -> list[tuple]:
        with duckdb.connect() as connection:
            delta_extension.load(connection)
            names = sorted(DeltaTable(str(folder)).schema().to_arrow().names)
            columns = ", ".join(f'"{name}"' for name in names)
            return connection.execute(
                f"select {columns} from delta_scan(?) order by all", [str(folder)]
            ).fetchall()

    def sql(self, *statements: str) -> list[dict[str, Any]]:
        """Run them all; the rows of the last."""
        found: list[dict[str, Any]] = []
        for statement in statements:
            found = self.warehouse.rows(statement, schema="dev")
        return found

    def bronze(self) -> list[str]:
        return sorted(name for name in self._tables("dev") if name.startswith("bronze_"))

    def folder(self) -> dict[str, int]:
        """Every table and backup with its version: for `nothing was changed`."""
        return {
            f"{schema}.{name}": DeltaTable(str(self.path(name, schema))).version()
            for schema in ("dev", "dev_backup")
            for name in self._tables(schema)
        }

    def _tables(self, schema: str) -> list[str]:
        found = self.sql(
            "select table_name from information_schema.tables "
            f"where table_schema = '{schema}' and table_type <> 'VIEW' order by table_name"
        )
        return [row["table_name"] for row in found]

    def delete(self, table: str = GAMES) -> None:
        self.sql(f"drop table {table}")

    def delete_everything(self) -> None:
        self.sql("drop schema dev cascade")

    def backup_folder(self) -> Path:
        """Where the only backup lies."""
        return self.path(self.backup_name(), "dev_backup")

    def backup_name(self) -> str:
        (name,) = self._tables("dev_backup")
        return name

    def dbt(self, *arguments: str) -> run.Done:
        return run.dbt(*arguments, data_dir=self.warehouse.data / "unused", **self.variables)

    def verb(self, name: str, **arguments: Any) -> run.Done:
        return self.dbt("-q", "run-operation", name, "--args", json.dumps(arguments))

    def refused(self, name: str, **arguments: Any) -> str:
        """What a verb said when it refused, on one line; and that it left the tables as they were."""
        before = self.folder()
        said = self.verb(name, **arguments).refused()
        assert self.folder() == before
        return " ".join(said.split())
