"""The lake on target `spark`, behind Spark's Thrift server: damaged with SQL, read by DuckDB."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
from deltalake import DeltaTable, write_deltalake

from tests.integration.recovery.local_lake import GAMES, AnyBackup, AnyLake
from tests.integration.recovery.warehouse_lake import SqlLake, WarehouseBackup, listed, parsed
from tests.support import run, spark_thrift
from tests.support.fork_server import Command
from tests.support.spark_thrift import ThriftServer


class ThriftBackup(WarehouseBackup):
    """The same on Spark, where DESCRIBE has the comment, and a copy has the rows alone."""

    def manifest(self) -> dict[str, Any] | None:
        [found] = self.lake.sql(f"describe detail dev_backup.{self.name}")
        return parsed(found["description"])

    def copy(self, set_id: str, table: str | None = None) -> WarehouseBackup:
        name = self.name.replace(self.set, set_id).replace(self.table, table or self.table)
        copy = ThriftBackup(self.lake, name)
        rows = f"select * from dev_backup.{self.name}"
        self.lake.sql(f"create table dev_backup.{copy.name} using delta as {rows}")
        copy.write_manifest(json.dumps(self.manifest()))
        return copy


@dataclass(frozen=True)
class ThriftLake(SqlLake):
    """What `Lake` has, on target spark; and `sql` for what only a catalog knows."""

    server: ThriftServer

    target = "spark"
    timeout = 1800  # seconds: every statement is a job

    def start_dbt(self, *arguments: str, first: Path | None = None, **variables: str) -> Command:
        own = {**self.server.variables(), **variables}
        return run.start_dbt(*arguments, data_dir=self.data, first=first, **own)

    def start_dlt(self, *arguments: str, **variables: str) -> Command:
        own = {"SOURCES__NHL__DESTINATION": "spark", **variables}
        return run.start_dlt(*arguments, data_dir=self.data, **own)

    def database(self, statement: str) -> None:
        self.sql(spark_thrift.of_delta(statement))

    def path(self, table: str = GAMES, schema: str = "dev") -> Path:
        [found] = self.sql(f"describe detail {schema}.{table}")
        return Path(found["location"].removeprefix("file:"))

    def sql(self, *statements: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        for statement in ("use dev", *statements):
            found = self.server.rows(statement)
        return found

    def folder(self) -> dict[str, Any]:
        """Every table and backup with its files: on Spark, a new comment is a version, too."""
        return {
            f"{schema}.{name}": sorted(
                uri.removeprefix(str(self.data))
                for uri in DeltaTable(str(self.path(name, schema))).file_uris()
            )
            for schema in ("dev", "dev_backup")
            for name in self.tables(schema)
        }

    def schemas(self) -> set[str]:
        return {row["namespace"] for row in self.sql("show schemas")}

    def tables(self, schema: str = "dev") -> set[str]:
        return self.server.tables(schema)

    def delete(self, table: str = GAMES) -> None:
        """Dropped, and its folder with it."""
        folder = self.path(table)
        self.sql(f"drop table {table}")
        shutil.rmtree(folder, ignore_errors=True)

    def make(self, table: str, rows: pa.Table) -> None:
        folder = self.data / "lake" / "dev" / table
        write_deltalake(str(folder), rows)
        self.sql(f"create table {table} using delta location '{folder}'")

    def delete_everything(self) -> None:
        self.sql("use default", "drop schema dev cascade")
        shutil.rmtree(self.data / "lake" / "dev", ignore_errors=True)

    def backups(self, set_id: str | None = None) -> list[AnyBackup]:
        return listed(ThriftBackup, self, set_id)

    @property
    def data(self) -> Path:
        return self.server.data

    @property
    def landing(self) -> Path:
        return self.data / "landing"

    @contextmanager
    def moved(self, folder: Path) -> Iterator[AnyLake]:
        spark_thrift.move_places(folder, self.data)
        with spark_thrift.serving(folder) as server:
            yield ThriftLake(server)

    def put_a_stranger_among_the_backups(self) -> str:
        self.sql("create table dev_backup.from_the_cellar (x int) using delta")
        return "from_the_cellar"

    @contextmanager
    def copied(self, folder: Path) -> Iterator[AnyLake]:
        with PristineThriftLake(self.data).copied(folder) as lake:
            yield lake


@dataclass(frozen=True)
class PristineThriftLake:
    """A data folder at rest: for copies."""

    data: Path

    @contextmanager
    def copied(self, folder: Path) -> Iterator[ThriftLake]:
        with spark_thrift.serving(spark_thrift.copy(self.data, folder)) as server:
            yield ThriftLake(server)
