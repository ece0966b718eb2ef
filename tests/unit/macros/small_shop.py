"""Two protected Delta tables, and the verbs on them, run in the process of the test."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
from deltalake import DeltaTable, write_deltalake

from dbt_duckdb_delta import functions, session
from dbt_duckdb_delta.tables import active_files
from tests.support.macros import Macros
from tests.unit.macros.builders import node

SIZE = 300  # rows in a file
TABLES = ("orders", "rates")


def rows(first: int) -> pa.Table:
    ids = list(range(first, first + SIZE))
    return pa.table({"id": ids, "name": [f"name {each * 7919 % 104729}" for each in ids]})


def content(path: Path, version: int | None = None) -> list[dict[str, Any]]:
    table = DeltaTable(str(path), version=version).to_pyarrow_table()
    return sorted(table.select(["id", "name"]).to_pylist(), key=lambda row: row["id"])


class Shop:
    """Two protected Delta tables with a history of three versions, and the verbs on them."""

    def __init__(self, data_dir: Path, connection: duckdb.DuckDBPyConnection) -> None:
        self.data_dir, self.connection = data_dir, connection
        self.keyless: set[str] = set()  # tables that declare no key
        self.macros = self._macros()
        self.backup = ""

    def _macros(self) -> Macros:
        macros = Macros()
        for number, name in enumerate(TABLES):
            key = {} if name in self.keyless else {"key": ["id"]}
            meta = {"protected": True, "reload": "load", **key}
            macros.graph["sources"][number] = node(
                name, "source", database="lake", identifier=name, meta=meta
            )
        return macros.connect(self.connection)

    def path(self, table: str = "orders") -> Path:
        return self.data_dir / "lake" / "dev" / table

    def verb(self, name: str, **arguments: Any) -> str:
        """What a verb prints, on one line."""
        self.macros = self._macros()
        self.macros.call(name, **arguments)
        return " ".join(" ".join(self.macros.printed).split())

    def answer(self, name: str, **arguments: Any) -> Any:
        self.verb(name, output="json", **arguments)
        return json.loads(next(line for line in self.macros.printed if line.startswith(("{", "["))))

    def refused(self, name: str, **arguments: Any) -> str:
        self.macros = self._macros()
        return self.macros.refused(name, **arguments)

    def file_of(self, version: int, table: str = "orders") -> Path:
        """The data file that a version added."""
        path = self.path(table)
        before = {file.path for file in active_files(DeltaTable(str(path), version=version - 1))}
        [added] = {file.path for file in active_files(DeltaTable(str(path), version=version))} - before
        return path / added

    def files(self) -> dict[str, bytes]:
        """All of the data folder but the recovery log."""
        found = (file for file in self.data_dir.rglob("*") if file.is_file())
        return {
            str(file.relative_to(self.data_dir)): file.read_bytes()
            for file in found
            if "recovery_log" not in file.parts
        }


@contextmanager
def open_shop(data_dir: Path, second_place: str | None = None) -> Iterator[Shop]:
    """A shop with a backup of everything up to version 1; version 2 has landed since.

    A folder that holds one is opened as it is.
    """
    stocked = (data_dir / "lake").exists()
    for table in () if stocked else TABLES:
        for part in range(2):
            write_deltalake(str(data_dir / "lake" / "dev" / table), rows(part * SIZE), mode="append")
    with session.connect(data_dir) as connection:
        functions.register(connection, data_dir, second_place=second_place)
        made = Shop(data_dir, connection)
        if not stocked:
            made.verb("backup_all")
            for table in TABLES:
                write_deltalake(str(made.path(table)), rows(2 * SIZE), mode="append")
        made.backup = next((each["id"].split("/")[0] for each in made.answer("list_backups")), "")
        yield made
