"""Two sessions and one table: what one of them does is neither lost nor undone by the other.

Nothing here depends on who is faster: one session stands still at a known place until the other has got as
far as it can.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager
from pathlib import Path
from queue import Queue

import pyarrow as pa
import pytest
from pyarrow import parquet

from tests.support.warehouse.catalog import Schema
from tests.support.warehouse.errors import SqlError
from tests.support.warehouse.names import TableName
from tests.support.warehouse.session import Session
from tests.support.warehouse.warehouse import Warehouse

from .another_engine import DuckDB

SECONDS = 30  # only a test that fails waits that long


class Watched(Warehouse):
    """A warehouse in this process that tells when a session comes to a lock."""

    def __init__(self, data: Path) -> None:
        super().__init__(data, DuckDB(), ["c"])
        self.events: Queue[str] = Queue()
        self.tells = False
        self.sessions = [self.open_session() for _ in range(2)]

    def writing(self, *names: TableName) -> AbstractContextManager[None]:
        if self.tells:
            self.events.put("at the lock")
        return super().writing(*names)


class Two:
    """Two sessions in a schema of their own."""

    def __init__(self, warehouse: Watched, pool: ThreadPoolExecutor, schema: str) -> None:
        self.warehouse, self._pool, self.schema = warehouse, pool, schema
        warehouse.tells = False
        self.one, self.other = warehouse.sessions
        self.one.run(f"create schema {schema}")
        for session in warehouse.sessions:
            session.run(f"use schema {schema}")
        self.one.run("create table t (id bigint, v string)")
        self.one.run("insert into t select 1 as id, 'a' as v")

    def name(self, table: str = "t") -> TableName:
        return self.one.name((table,))

    def start(self, session: Session, statement: str) -> Future:
        """Let it run in a thread until it is at a lock, or through."""
        self.warehouse.events, self.warehouse.tells = Queue(), True
        running = self._pool.submit(session.run, statement)
        running.add_done_callback(lambda _: self.warehouse.events.put("through"))
        self.where = self.warehouse.events.get(timeout=SECONDS)
        self.warehouse.tells = False
        return running

    def hold(self, session: Session, statement: str) -> tuple[Future, threading.Event]:
        """Let it run until it has its lock and reads its rows; there it waits for the event."""
        reached, go_on, query = threading.Event(), threading.Event(), session.engine.query

        def held(*arguments: object) -> pa.Table:
            reached.set()
            assert go_on.wait(SECONDS)
            return query(*arguments)

        session.engine.query = held
        running = self._pool.submit(session.run, statement)
        assert reached.wait(SECONDS)
        session.engine.query = query
        return running, go_on


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watched]:
    warehouse = Watched(tmp_path_factory.mktemp("interleaved") / "data")
    yield warehouse
    warehouse.stop()


@pytest.fixture
def two(watched: Watched, request: pytest.FixtureRequest) -> Iterator[Two]:
    with ThreadPoolExecutor(2) as pool:
        yield Two(watched, pool, f"s{abs(hash(request.node.name))}")


CHANGES = (
    "insert into t select 2 as id, 'b' as v",
    "insert overwrite t select 2 as id, 'b' as v",
    "insert into t replace where id > 0 select 2 as id, 'b' as v",
    "insert into t replace on (t.id = s.id) (select 2 as id, 'b' as v) as s",
    "update t set v = 'b'",
    "delete from t",
    "delete from t where id = 1",
    "merge into t using (select 1 as id) as s on t.id = s.id when matched then delete",
    "copy into t from '/Volumes/c/{schema}/v' fileformat = parquet",
    "truncate table t",
    "restore table t to version as of 0",
    "optimize t",
    "vacuum t",
    "alter table t rename to u",
    "alter table t set tblproperties ('a' = 'b')",
    "alter table t unset tblproperties if exists ('a')",
    "alter table t add columns (n int)",
    "alter table t drop column if exists v",
    "alter table t alter column v comment 'said'",
    "alter table t alter column id set not null",
    "alter table t alter column id drop not null",
    "alter table t alter column id type bigint",
    "alter table t set tags ('a' = 'b')",
    "alter table t unset tags ('a')",
    "alter table t alter column v set tags ('a' = 'b')",
    "alter table t alter column v unset tags ('a')",
    "alter table t add constraint positive check (id > 0)",
    "alter table t drop constraint if exists positive",
    "alter table t cluster by (id)",
    "alter table t cluster by auto",
    "comment on table t is 'said'",
    "comment on column t.v is 'said'",
    "grant select on table t to `analysts`",
    "revoke select on table t from `analysts`",
    "create table clone_of_it shallow clone t",
)


@pytest.mark.parametrize("statement", CHANGES)
def test_what_waited_while_the_table_was_dropped_finds_no_table(two: Two, statement: str) -> None:
    if statement.startswith("copy"):
        two.one.run("create volume v")
        folder = two.warehouse.volumes.find(f"/Volumes/c/{two.schema}/v")
        parquet.write_table(pa.table({"id": [2], "v": ["b"]}), folder / "part.parquet")
    with two.warehouse.writing(two.name()):  # as a statement that runs holds it
        waiting = two.start(two.other, statement.format(schema=two.schema))
        assert two.where == "at the lock"
        two.one.run("drop table t")
    with pytest.raises(SqlError, match="TABLE_OR_VIEW_NOT_FOUND"):
        waiting.result(SECONDS)
    assert two.warehouse.catalog.inside("c", two.schema) == []
    assert [found.name for found in two.warehouse.catalog.dropped()].count(two.name()) == 1


BESIDE = {
    "comment on table t is 'manifest'": lambda t: t.comment == "manifest",
    "alter table t set tags ('a' = 'b')": lambda t: t.tags == {"a": "b"},
    "alter table t alter column v set tags ('a' = 'b')": lambda t: t.column_tags == {"v": {"a": "b"}},
    "grant select on table t to `analysts`": lambda t: t.grants == [["analysts", "SELECT"]],
    "alter table t cluster by (id)": lambda t: t.cluster_by == ["id"],
}


@pytest.mark.parametrize("statement", BESIDE)
def test_what_is_said_of_a_table_during_an_insert_is_kept(two: Two, statement: str) -> None:
    inserting, go_on = two.hold(two.one, "insert into t select 2 as id, 'b' as v")
    beside = two.start(two.other, statement)
    go_on.set()
    inserting.result(SECONDS)
    beside.result(SECONDS)
    assert BESIDE[statement](two.warehouse.catalog.get(two.name()))
    assert two.one.run("select count(*) as n from t").to_pylist() == [{"n": 2}]


def test_a_schema_dropped_during_an_insert_takes_the_table_along(two: Two) -> None:
    inserting, go_on = two.hold(two.one, "insert into t select 2 as id, 'b' as v")
    dropping = two.start(two.other, f"drop schema {two.schema} cascade")
    go_on.set()
    inserting.result(SECONDS)
    dropping.result(SECONDS)
    assert two.warehouse.catalog.find(two.name()) is None
    assert not two.warehouse.catalog.has_schema("c", two.schema)


def test_no_table_appears_in_a_schema_that_was_dropped_meanwhile(two: Two) -> None:
    two.one.run("drop table t")
    creating, go_on = two.hold(two.one, "create table n as select 1 as id")
    two.other.run(f"drop schema {two.schema}")
    go_on.set()
    with pytest.raises(SqlError, match="SCHEMA_NOT_FOUND"):
        creating.result(SECONDS)
    assert two.warehouse.catalog.find(two.name("n")) is None


def test_a_dropped_table_comes_back_once(two: Two) -> None:
    id = two.warehouse.catalog.get(two.name()).id
    two.one.run("drop table t")
    with two.warehouse.writing(two.name()):
        waiting = two.start(two.other, f"undrop table with id '{id}'")
        two.one.run(f"undrop table with id '{id}'")
        two.one.run("alter table t rename to u")
    with pytest.raises(SqlError, match="TABLE_OR_VIEW_NOT_FOUND"):
        waiting.result(SECONDS)
    assert [found.name.name for found in two.warehouse.catalog.inside("c", two.schema)] == ["u"]


def test_of_two_statements_that_change_a_table_one_after_the_other_none_writes_over_the_other(
    two: Two,
) -> None:
    """The last line of defence, for a statement that forgets to look anew: it fails and nothing is lost."""
    catalog = two.warehouse.catalog
    early, late = catalog.get(two.name()), catalog.get(two.name())
    late.comment = "kept"
    catalog.altered(late)
    with pytest.raises(RuntimeError, match="has changed since"):
        catalog.altered(early)
    assert catalog.get(two.name()).comment == "kept"


def test_what_is_said_of_a_schema_at_once_is_all_kept(two: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    reached, go_on, catalog = threading.Event(), threading.Event(), two.warehouse.catalog
    look = catalog.schema

    def held(*name: str) -> Schema:
        found = look(*name)
        reached.set()
        assert go_on.wait(SECONDS)
        return found

    monkeypatch.setattr(catalog, "schema", held)
    granting = two.start(two.one, f"grant use schema on schema {two.schema} to `analysts`")
    assert reached.wait(SECONDS)
    monkeypatch.setattr(catalog, "schema", look)
    beside = two.start(two.other, f"comment on schema {two.schema} is 'said'")
    go_on.set()
    granting.result(SECONDS)
    beside.result(SECONDS)
    found = catalog.schema("c", two.schema)
    assert (found.comment, found.grants) == ("said", [["analysts", "USE SCHEMA"]])
