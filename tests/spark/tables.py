"""A schema of its own on the stand-in warehouse whose engine is Spark."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

from tests.support.warehouse.client import RunningWarehouse

_numbers = itertools.count()


class Table:
    def __init__(self, warehouse: RunningWarehouse) -> None:
        self._warehouse, self._schema = warehouse, f"delta_{next(_numbers)}"
        warehouse.rows(f"create schema {self._schema}")

    def run(self, *statements: str) -> list[dict[str, Any]]:
        """Run them all; the rows of the last."""
        found: list[dict[str, Any]] = []
        for statement in statements:
            found = self._warehouse.rows(statement, schema=self._schema)
        return found

    def refused(self, statement: str) -> str:
        """The error's text; the test fails if the statement ran."""
        try:
            self.run(statement)
        except Exception as error:
            return str(error)
        raise AssertionError(f"This should have been refused: {statement}")

    def path(self, table: str) -> Path:
        return self._warehouse.location(f"{self._schema}.{table}")

    def operations(self, table: str) -> list[str]:
        """The operations in a table's log, oldest first."""
        return [row["operation"] for row in reversed(self.run(f"describe history {table}"))]
