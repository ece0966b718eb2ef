"""The warehouse: a catalog, an engine, a clock and a log of statements, shared by all sessions."""

from __future__ import annotations

import importlib
import json
import pkgutil
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pyarrow as pa

from tests.support.warehouse import statements
from tests.support.warehouse.catalog import OWNER, Catalog, Relation
from tests.support.warehouse.clock import Clock
from tests.support.warehouse.engine import Engine
from tests.support.warehouse.errors import SqlError, wrong_kind
from tests.support.warehouse.grammar import Statement
from tests.support.warehouse.names import TableName
from tests.support.warehouse.session import Session
from tests.support.warehouse.statements.registry import find
from tests.support.warehouse.volumes import Volumes

for module in pkgutil.iter_modules(statements.__path__):
    importlib.import_module(f"{statements.__name__}.{module.name}")


class Warehouse:
    """Everything lives in `data`: catalog.sqlite, tables/<id>/, volumes/, statements.jsonl, clock.json."""

    def __init__(self, data: Path, engine: Engine, catalogs: list[str]):
        self.data = data.resolve()
        self.data.mkdir(parents=True, exist_ok=True)
        self.engine, self.default_catalog = engine, catalogs[0].lower()
        self.clock = Clock(self.data / "clock.json")
        self.catalog = Catalog(self.data / "catalog.sqlite", self.clock, catalogs)
        self.volumes = Volumes(self.data / "volumes")
        self._sessions: dict[str, Session] = {}
        self._locks: dict[TableName, threading.RLock] = {}
        self._lock = threading.Lock()
        self._log = (self.data / "statements.jsonl").open("a")

    def open_session(
        self, catalog: str | None = None, schema: str | None = None, user: str = OWNER
    ) -> Session:
        session = Session(self, self.engine.open_session(), catalog, schema, user)
        self._sessions[session.id] = session
        return session

    def close_session(self, id: str) -> None:
        session = self._sessions.pop(id, None)
        if session is not None:
            session.close()

    def session(self, id: str) -> Session:
        if id not in self._sessions:
            raise SqlError("INVALID_HANDLE", "This session is closed.", "HY000")
        return self._sessions[id]

    def run(self, session: Session, sql: str) -> pa.Table:
        """Run one statement and write down what became of it."""
        started, error = time.monotonic(), None
        try:
            action, arguments = find(Statement.of(sql))
            return self.engine.natively.get(action, action)(session, **arguments)
        except SqlError as refused:
            error = str(refused)
            raise
        except Exception as crash:
            error = f"[INTERNAL_ERROR] {type(crash).__name__}: {crash}"
            raise
        finally:
            self._write_down(session, sql, time.monotonic() - started, error)

    def _write_down(self, session: Session, sql: str, seconds: float, error: str | None) -> None:
        entry = {
            "at": self.clock.now().isoformat(timespec="milliseconds"),
            "session": session.id,
            "milliseconds": round(seconds * 1000),
            "sql": sql,
            "error": error,
        }
        with self._lock:
            self._log.write(json.dumps(entry) + "\n")
            self._log.flush()

    @contextmanager
    def writing(self, *names: TableName) -> Iterator[None]:
        """No other session writes to, replaces, drops or renames these meanwhile. Reading goes on."""
        with self._lock:
            locks = [self._locks.setdefault(name, threading.RLock()) for name in sorted(set(names))]
        with ExitStack() as stack:
            for lock in locks:
                stack.enter_context(lock)
            yield

    def place(self, relation: Relation) -> str:
        return str(self.data / "tables" / relation.id)

    def table(self, session: Session, parts: tuple[str, ...], statement: str) -> Relation:
        """The Delta table of that name: neither a view nor, for statements that change rows, anything managed
        by a pipeline."""
        relation = self.catalog.get(session.name(parts))
        if not relation.is_table:
            raise wrong_kind(statement, relation.name, relation.kind_in_words)
        return relation

    def reader(self, session: Session, relation: Relation, version: int | None = None) -> str:
        """The SQL that reads a table, or a version of it."""
        return f"delta.`{relation.location}`" + (f" VERSION AS OF {version}" if version is not None else "")

    def history(self, session: Session, parts: tuple[str, ...], limit: str | None) -> pa.Table:
        action, arguments = find(Statement.of("DESCRIBE HISTORY x" + (f" LIMIT {limit}" if limit else "")))
        return self.engine.natively.get(action, action)(session, **{**arguments, "table": parts})

    def stop(self) -> None:
        for id in list(self._sessions):
            self.close_session(id)
        self.engine.stop()
        self._log.close()
