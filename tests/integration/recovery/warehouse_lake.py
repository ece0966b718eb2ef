"""The lake on the stand-in warehouse as a test sees it: damaged with SQL and delta-rs, read by DuckDB."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
from deltalake import DeltaTable

from tests.integration.recovery.local_lake import GAMES, SNAPSHOT, AnyBackup, AnyLake
from tests.support import run
from tests.support.fork_server import Command
from tests.support.warehouse.client import RunningWarehouse

BACKUP = re.compile(r"([a-z]+_\d{8}[Tt]\d{6}[Zz])__[^_]+__(.*)")


@dataclass
class WarehouseBackup(AnyBackup):
    """A table in the schema of backups; its comment is the manifest."""

    lake: SqlLake
    name: str

    @property
    def id(self) -> str:
        return self.name

    @property
    def set(self) -> str:
        found = BACKUP.fullmatch(self.name)
        return found[1] if found else self.name

    @property
    def table(self) -> str:
        found = BACKUP.fullmatch(self.name)
        return found[2] if found else self.name

    @property
    def folder(self) -> Path:
        return self.lake.path(self.name, "dev_backup")

    def manifest(self) -> dict[str, Any] | None:
        [found] = self.lake.sql(
            "select comment from information_schema.tables "
            f"where table_schema = 'dev_backup' and table_name = lower('{self.name}')"
        )
        return parsed(found["comment"])

    def write_manifest(self, text: str) -> None:
        literal = text.replace("\\", "\\\\").replace("'", "\\'")
        self.lake.sql(f"comment on table dev_backup.{self.name} is '{literal}'")

    def copy(self, set_id: str, table: str | None = None) -> WarehouseBackup:
        name = self.name.replace(self.set, set_id).replace(self.table, table or self.table)
        copy = WarehouseBackup(self.lake, name)
        manifest = json.dumps(self.manifest())
        self.lake.sql(f"create table dev_backup.{copy.name} deep clone dev_backup.{self.name}")
        copy.write_manifest(manifest)
        return copy

    def delete(self) -> None:
        self.lake.sql(f"drop table dev_backup.{self.name}")


def parsed(comment: str | None) -> dict[str, Any] | None:
    """The manifest that a comment is; None where it cannot be read."""
    try:
        return json.loads(comment or "")
    except ValueError:
        return None


def listed(kind: type[WarehouseBackup], lake: SqlLake, set_id: str | None) -> list[AnyBackup]:
    """The catalog keeps names in lower case; a set's id has two capitals, as the verbs write it."""
    written = [re.sub(r"_(\d{8})t(\d{6})z", r"_\1T\2Z", name) for name in sorted(lake.tables("dev_backup"))]
    return [backup for backup in (kind(lake, name) for name in written) if set_id in (None, backup.set)]


class SqlLake(AnyLake):
    """A lake whose every table is changed with SQL."""

    def sql(self, *statements: str) -> list[dict[str, Any]]:
        """Run them all; the rows of the last."""
        raise NotImplementedError

    def database(self, statement: str) -> None:
        self.sql(statement)

    def run_text(self, text: str) -> list[dict[str, Any]]:
        """As a SQL editor does."""
        lines = [line for line in text.splitlines() if not line.startswith("--")]
        statements = [part.strip(";\n ") for part in "\n".join(lines).split(";\n")]
        return [row for statement in statements if statement for row in self.sql(statement)]

    def native_rows(self, table: str = SNAPSHOT) -> list[tuple]:
        return self.rows(table)

    def everything(self) -> dict[str, Any]:
        return self.folder()


@dataclass(frozen=True)
class WarehouseLake(SqlLake):
    """What `Lake` has, on target databricks; and `sql` for what only a warehouse knows."""

    warehouse: RunningWarehouse
    variables: dict[str, str]

    target = "databricks"

    def start_dbt(self, *arguments: str, first: Path | None = None, **variables: str) -> Command:
        own = {**self.variables, **self.warehouse.environment(), **variables}
        return run.start_dbt(*arguments, data_dir=self.warehouse.data / "unused", first=first, **own)

    def start_dlt(self, *arguments: str, **variables: str) -> Command:
        """The loader's archive and state are in the folder of the warehouse, to be copied with it."""
        parameters = json.dumps(self.warehouse.connection_parameters)
        own = {
            **self.warehouse.environment(),
            "SOURCES__NHL__DESTINATION": "databricks",
            "DESTINATION__DATABRICKS__CREDENTIALS__CONNECTION_PARAMETERS": parameters,
            **variables,
        }
        return run.start_dlt(*arguments, data_dir=self.landing.parent, **own)

    def path(self, table: str = GAMES, schema: str = "dev") -> Path:
        return self.warehouse.location(f"{schema}.{table}")

    def sql(self, *statements: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        for statement in statements:
            found = self.warehouse.rows(statement, schema="dev")
        return found

    def folder(self) -> dict[str, Any]:
        """Every table and backup with its version."""
        return {
            f"{schema}.{name}": DeltaTable(str(self.path(name, schema))).version()
            for schema in ("dev", "dev_backup")
            for name in self.tables(schema)
        }

    def tables(self, schema: str = "dev") -> set[str]:
        found = self.sql(
            "select table_name from information_schema.tables "
            f"where table_schema = '{schema}' and table_type <> 'VIEW' order by table_name"
        )
        return {row["table_name"] for row in found}

    def delete(self, table: str = GAMES) -> None:
        self.sql(f"drop table {table}")

    def make(self, table: str, rows: pa.Table) -> None:
        self.warehouse.load(f"dev.{table}", rows)

    def delete_everything(self) -> None:
        self.sql("drop schema dev cascade")

    def backups(self, set_id: str | None = None) -> list[AnyBackup]:
        return listed(WarehouseBackup, self, set_id)

    @property
    def data(self) -> Path:
        return self.warehouse.data

    @property
    def landing(self) -> Path:
        return self.warehouse.data / "loader" / "landing"

    @contextmanager
    def moved(self, folder: Path) -> Iterator[AnyLake]:
        with self.warehouse.moved(folder) as warehouse:
            yield WarehouseLake(warehouse, self.variables)

    def put_a_stranger_among_the_backups(self) -> str:
        self.sql("create table dev_backup.from_the_cellar (x int)")
        return "from_the_cellar"

    @contextmanager
    def copied(self, folder: Path) -> Iterator[AnyLake]:
        with self.warehouse.copy(folder) as warehouse:
            yield WarehouseLake(warehouse, self.variables)
