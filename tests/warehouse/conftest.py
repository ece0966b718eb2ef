"""Tests of the stand-in warehouse itself: a client on one side, another reader of the Delta tables on the
other."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator

import duckdb
import pytest

from dbt_duckdb_delta import delta_extension
from tests.support.warehouse.client import RunningWarehouse
from tests.support.warehouse.fixture import running_warehouse, warehouse

__all__ = ["running_warehouse", "warehouse"]

_numbers = itertools.count()


class Client:
    """One session in a schema of its own. Tables are read back by DuckDB, which wrote none of them."""

    def __init__(self, running: RunningWarehouse, reader: duckdb.DuckDBPyConnection) -> None:
        self.warehouse, self._reader = running, reader
        self.schema = f"case_{next(_numbers)}"
        running.rows(f"create schema {self.schema}")
        self.connection = running.connect(schema=self.schema)
        self._cursor = self.connection.cursor()

    def run(self, *statements: str) -> list[dict]:
        """Run them all; the result of the last."""
        for statement in statements:
            self._cursor.execute(statement)
        if self._cursor.description is None:
            return []
        names = [column[0] for column in self._cursor.description]
        return [dict(zip(names, row, strict=True)) for row in self._cursor.fetchall()]

    def refused(self, statement: str) -> str:
        """The error's text; the test fails if the statement ran."""
        try:
            self._cursor.execute(statement)
        except Exception as error:
            return str(error)
        raise AssertionError(f"This should have been refused: {statement}")

    def location(self, table: str) -> str:
        [detail] = self.run(f"describe detail {table}")
        return detail["location"].removeprefix("file://")

    def stored(self, table: str) -> list[tuple]:
        """The rows of a Delta table in order, read from its files."""
        found = self._reader.execute("from delta_scan(?) order by all", [self.location(table)])
        return found.fetchall()

    def operations(self, table: str) -> list[str]:
        """The operations in a table's log, oldest first."""
        return [row["operation"] for row in reversed(self.run(f"describe history {table}"))]

    def close(self) -> None:
        self.connection.close()


@pytest.fixture(scope="session")
def reader() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        delta_extension.load(connection)
        connection.execute("set timezone = 'UTC'")
        yield connection


@pytest.fixture
def client(running_warehouse: RunningWarehouse, reader: duckdb.DuckDBPyConnection) -> Iterator[Client]:
    """A session on the warehouse that the whole run shares."""
    found = Client(running_warehouse, reader)
    yield found
    found.close()


@pytest.fixture
def alone(warehouse: RunningWarehouse, reader: duckdb.DuckDBPyConnection) -> Iterator[Client]:
    """A session on a warehouse of the test's own, whose clock may be moved."""
    found = Client(warehouse, reader)
    yield found
    found.close()


@pytest.fixture
def another(client: Client) -> Iterator[Callable[[], Client]]:
    """More sessions in the same schema."""
    opened: list[Client] = []

    def _open() -> Client:
        other = object.__new__(Client)
        other.warehouse, other._reader, other.schema = client.warehouse, client._reader, client.schema
        other.connection = client.warehouse.connect(schema=client.schema)
        other._cursor = other.connection.cursor()
        opened.append(other)
        return other

    yield _open
    for other in opened:
        other.close()
