"""One client's session: current catalog and schema, temporary views, settings. Nothing of it is seen by
others."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pyarrow as pa

from tests.support.warehouse import delta_log, rights
from tests.support.warehouse.catalog import OWNER, Relation
from tests.support.warehouse.errors import schema_not_found
from tests.support.warehouse.names import TableName, complete
from tests.support.warehouse.references import Resolved, resolve

if TYPE_CHECKING:
    from tests.support.warehouse.engine import EngineSession
    from tests.support.warehouse.warehouse import Warehouse


@dataclass
class TemporaryView:
    query: str
    home: tuple[str, str]
    columns: list[str] = field(default_factory=list)


class Session:
    def __init__(
        self,
        warehouse: Warehouse,
        engine: EngineSession,
        catalog: str | None,
        schema: str | None,
        user: str = OWNER,
    ):
        self.id, self.warehouse, self.engine, self.user = uuid.uuid4().hex, warehouse, engine, user
        self.catalog, self.schema = warehouse.default_catalog, "default"
        self.temporary_views: dict[str, TemporaryView] = {}
        self.settings: dict[str, str] = {}
        # As on Databricks, a session may start in a schema that is still to be created.
        self.catalog = (catalog or self.catalog).lower()
        self.schema = (schema or self.schema).lower()

    def run(self, sql: str) -> pa.Table:
        return self.warehouse.run(self, sql)

    def use(self, catalog: str, schema: str) -> None:
        if not self.warehouse.catalog.has_schema(catalog, schema):
            raise schema_not_found(catalog, schema)
        self.catalog, self.schema = catalog, schema

    def name(self, parts: tuple[str, ...], home: tuple[str, str] | None = None) -> TableName:
        return complete(parts, *(home or (self.catalog, self.schema)))

    @contextmanager
    def changing(
        self, parts: tuple[str, ...], statement: str | None = None, privilege: str = "MODIFY"
    ) -> Iterator[Relation]:
        """What has this name, while no other session changes it. It is looked up when the turn has come: what
        was there before may be renamed or dropped by then. A statement that is named needs a Delta table."""
        name = self.name(parts)
        with self.warehouse.writing(name):
            relation = (
                self.warehouse.table(self, parts, statement)
                if statement
                else self.warehouse.catalog.get(name)
            )
            rights.require(self, privilege, relation)
            yield relation

    @contextmanager
    def changing_schema(self, catalog: str, name: str) -> Iterator[None]:
        """The same for a schema; its tables are not held."""
        with self.warehouse.writing(TableName(catalog, name, "")):
            yield

    def schema_name(self, parts: tuple[str, ...] | None) -> tuple[str, str]:
        """`schema` or `catalog.schema`; the current one if nothing is said."""
        if not parts:
            return self.catalog, self.schema
        lower = tuple(part.lower() for part in parts)
        return (self.catalog, *lower)[-2:]

    def resolve(self, sql: str, home: tuple[str, str] | None = None, **options) -> Resolved:
        return resolve(self, sql, home, **options)

    def query(self, sql: str, home: tuple[str, str] | None = None, **options) -> pa.Table:
        found = self.resolve(sql, home, **options)
        return self.engine.query(found.sql, found.given)

    def columns_of(self, sql: str, home: tuple[str, str] | None = None, **options) -> list[dict]:
        """The columns of a query in Spark's JSON: name, type, nullable."""
        found = self.resolve(sql, home, **options)
        return self.engine.schema(found.sql, found.given)["fields"]

    def version_at(self, relation: Relation, moment: str) -> int:
        """The version of a table at a moment, given as an SQL expression."""
        rows = self.engine.query(f"SELECT unix_millis(CAST({moment} AS TIMESTAMP)) AS moment")
        return delta_log.version_at(relation.location, rows.column(0)[0].as_py())

    @property
    def note(self) -> str | None:
        """What the client wants written into each commit."""
        return self.settings.get("spark.databricks.delta.commitinfo.usermetadata")

    def close(self) -> None:
        self.engine.close()
