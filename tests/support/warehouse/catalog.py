"""What exists: catalogs, schemas, tables and views, in the manner of Unity Catalog; kept in one SQLite file.

A table is known by its id; its name can change. A dropped table keeps its row and its files, marked with the
time, and can be undropped for seven days. Properties, columns and versions of a Delta table are not here: its
log has them.
"""

import json
import sqlite3
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from tests.support.warehouse.clock import Clock
from tests.support.warehouse.errors import (
    already_exists,
    catalog_not_found,
    not_found,
    schema_not_found,
)
from tests.support.warehouse.names import TableName

UNDROP_WINDOW = timedelta(days=7)
OWNER = "warehouse"
TABLE_KINDS = ("MANAGED", "EXTERNAL", "MANAGED_SHALLOW_CLONE", "EXTERNAL_SHALLOW_CLONE")


@dataclass
class Relation:
    """A table, view, materialized view or streaming table. Times are milliseconds since 1970."""

    id: str
    name: TableName
    kind: str
    location: str | None = None  # of the Delta table; None for a view
    created: int = 0
    altered: int = 0
    dropped: int | None = None
    query: str | None = None  # of a view, materialized view or streaming table, as it was written
    query_home: tuple[str, str] | None = None  # catalog and schema that its bare names mean
    columns: list[dict] | None = None  # a view's columns: name and comment
    comment: str | None = None
    properties: dict[str, str] = field(default_factory=dict)  # of a view; a table's are in its log
    tags: dict[str, str] = field(default_factory=dict)
    column_tags: dict[str, dict[str, str]] = field(default_factory=dict)
    owner: str = OWNER
    grants: list[list[str]] = field(default_factory=list)  # [principal, privilege]
    row_filter: list | None = None  # the function, and the columns that it takes
    masks: dict[str, list] = field(default_factory=dict)  # column -> the function, and further columns
    keys: list[dict] = field(default_factory=list)  # PRIMARY KEY and FOREIGN KEY: informational
    cluster_by: list[str] = field(default_factory=list)
    cluster_auto: bool = False
    source: str | None = None  # a shallow clone's table, by id
    progress: dict[str, int] = field(default_factory=dict)  # a streaming table's: source id -> version read
    schedule: str = "MANUAL"

    def __post_init__(self) -> None:
        self.stored: str | None = None  # the row that it was read from

    @property
    def body(self) -> str:
        return json.dumps(asdict(self))

    @property
    def is_view(self) -> bool:
        return self.kind == "VIEW"

    @property
    def is_table(self) -> bool:
        return self.kind in TABLE_KINDS

    @property
    def kind_in_words(self) -> str:
        return self.kind.replace("_", " ").lower() if not self.is_table else "table"


@dataclass
class Schema:
    catalog: str
    name: str
    comment: str | None = None
    created: int = 0
    owner: str = OWNER
    grants: list[list[str]] = field(default_factory=list)


class Catalog:
    def __init__(self, file: Path, clock: Clock, catalogs: list[str]):
        self.clock, self._lock = clock, threading.RLock()
        self._db = sqlite3.connect(file, check_same_thread=False, isolation_level=None)
        self._db.executescript(
            """
            pragma journal_mode = wal;
            create table if not exists catalogs (name text primary key);
            create table if not exists schemas (
              catalog text, name text, body text, primary key (catalog, name));
            create table if not exists relations (
              id text primary key, catalog text, schema text, name text, dropped integer, body text);
            create unique index if not exists live on relations (catalog, schema, name) where dropped is null;
            """
        )
        for name in catalogs:
            self.add_catalog(name)

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Look and then change, without another session in between."""
        with self._lock:
            yield

    def _rows(self, sql: str, *values: Any) -> list[tuple]:
        with self._lock:
            return self._db.execute(sql, values).fetchall()

    # catalogs and schemas

    def catalogs(self) -> list[str]:
        return [name for (name,) in self._rows("select name from catalogs order by name")]

    def add_catalog(self, name: str) -> None:
        self._rows("insert or ignore into catalogs values (?)", name.lower())
        if not self.has_schema(name.lower(), "default"):
            self.add_schema(name.lower(), "default")

    def schemas(self, catalog: str) -> list[Schema]:
        if catalog not in self.catalogs():
            raise catalog_not_found(catalog)
        rows = self._rows("select body from schemas where catalog = ? order by name", catalog)
        return [Schema(**json.loads(body)) for (body,) in rows]

    def has_schema(self, catalog: str, schema: str) -> bool:
        return bool(self._rows("select 1 from schemas where catalog = ? and name = ?", catalog, schema))

    def schema(self, catalog: str, schema: str) -> Schema:
        rows = self._rows("select body from schemas where catalog = ? and name = ?", catalog, schema)
        if not rows:
            raise schema_not_found(catalog, schema)
        return Schema(**json.loads(rows[0][0]))

    def add_schema(self, catalog: str, name: str, comment: str | None = None) -> None:
        if catalog not in self.catalogs():
            raise catalog_not_found(catalog)
        self.save_schema(Schema(catalog, name, comment, self.clock.millis()))

    def save_schema(self, schema: Schema) -> None:
        body = json.dumps(asdict(schema))
        self._rows("insert or replace into schemas values (?, ?, ?)", schema.catalog, schema.name, body)

    def drop_schema(self, catalog: str, name: str) -> None:
        self._rows("delete from schemas where catalog = ? and name = ?", catalog, name)

    # relations

    def _read(self, rows: list[tuple]) -> list[Relation]:
        found = []
        for (body,) in rows:
            values = json.loads(body)
            values["name"] = TableName(**values["name"])
            values["query_home"] = tuple(values["query_home"]) if values["query_home"] else None
            found.append(Relation(**values))
            found[-1].stored = body
        return found

    def find(self, name: TableName) -> Relation | None:
        rows = self._rows(
            "select body from relations where catalog = ? and schema = ? and name = ? and dropped is null",
            *(name.catalog, name.schema, name.name),
        )
        return next(iter(self._read(rows)), None)

    def get(self, name: TableName) -> Relation:
        found = self.find(name)
        if found is None:
            raise not_found(name)
        return found

    def by_id(self, id: str) -> Relation | None:
        return next(iter(self._read(self._rows("select body from relations where id = ?", id))), None)

    def inside(self, catalog: str, schema: str) -> list[Relation]:
        if not self.has_schema(catalog, schema):
            raise schema_not_found(catalog, schema)
        return [r for r in self.all() if (r.name.catalog, r.name.schema) == (catalog, schema)]

    def all(self) -> list[Relation]:
        """Every relation that is not dropped, in the order of names."""
        order = "order by catalog, schema, name"
        return self._read(self._rows(f"select body from relations where dropped is null {order}"))

    def dropped(self) -> list[Relation]:
        """Tables that can still be undropped, the last dropped first."""
        since = self.clock.millis() - int(UNDROP_WINDOW.total_seconds() * 1000)
        rows = self._rows("select body from relations where dropped >= ? order by dropped desc", since)
        return [relation for relation in self._read(rows) if relation.is_table]

    def new(self, name: TableName, kind: str, **values: Any) -> Relation:
        """A relation that is not saved yet."""
        if not self.has_schema(name.catalog, name.schema):
            raise schema_not_found(name.catalog, name.schema)
        now = self.clock.millis()
        return Relation(str(uuid.uuid4()), name, kind, created=now, altered=now, **values)

    def save(self, relation: Relation) -> None:
        """Write a new relation, or put it in the place of what it was when it was read. Whoever has not
        looked since another session changed it is stopped: that would be written over."""
        name, body = relation.name, relation.body
        values = (name.catalog, name.schema, name.name, relation.dropped, body)
        with self._lock:
            if relation.dropped is None and not self.has_schema(name.catalog, name.schema):
                raise schema_not_found(name.catalog, name.schema)
            try:
                if relation.stored is None:
                    written = self._rows(
                        "insert into relations values (?, ?, ?, ?, ?, ?) returning id", relation.id, *values
                    )
                else:
                    written = self._rows(
                        "update relations set catalog = ?, schema = ?, name = ?, dropped = ?, body = ? "
                        "where id = ? and body = ? returning id",
                        *(*values, relation.id, relation.stored),
                    )
            except sqlite3.IntegrityError:
                raise already_exists(name) from None
        if not written:
            raise RuntimeError(f"{name} has changed since this statement looked at it.")
        relation.stored = body

    def altered(self, relation: Relation) -> None:
        relation.altered = self.clock.millis()
        self.save(relation)

    def drop(self, relation: Relation) -> None:
        relation.dropped = self.clock.millis()
        self.save(relation)

    def shallow_clones_of(self, relation: Relation) -> list[Relation]:
        return [other for other in self.all() if other.source == relation.id]
