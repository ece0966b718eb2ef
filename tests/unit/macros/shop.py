"""A table and its backups as rows of a DuckDB, for tests of macros."""

from __future__ import annotations

from datetime import UTC
from typing import Any

import duckdb

from tests.support.macros import Macros
from tests.support.retention import NOW, SCHEMA, Copy, unit

GAMES = {"name": "games", "key": ["id"], "resource": "source"}


class Shop:
    """A table `games` and its copies: the ids of its rows by place; `now` is the live table."""

    def __init__(self, macros: Macros) -> None:
        self.connection = duckdb.connect(config={"threads": 1})
        self.connection.execute("attach ':memory:' as lake")
        for statement in (
            "create table lake.found (id text, manifest text, bytes bigint)",
            "create table lake.kept (place text, id bigint, value text)",
            "create macro lake.main.backups() as table select * from lake.found",
            "create macro lake.main.strangers() as table select '' as path limit 0",
            "create macro lake.main.second_place() as table select '' as place limit 0",
            "create macro lake.main.backup(copy) as table select id, value from lake.kept where place = copy",
            "create macro lake.main.now(t) as table select id, value from lake.kept where place = 'now'",
        ):
            self.connection.execute(statement)
        self.macros = macros
        self.written: list[tuple[str, bool]] = []
        self.manifests: list[dict[str, Any]] = []
        self.logged: list[tuple[str, str]] = []
        macros.connect(self.connection)
        macros.replace("schemas_of_target", lambda: [SCHEMA])
        macros.replace("now", lambda: NOW.replace(tzinfo=UTC))
        macros.replace("find_damage", lambda record: None)
        macros.replace("exists", lambda table: True)
        macros.replace("try_query", self.try_query)
        macros.replace("try_record_backup", self.record)
        table = {**macros.call("table_at", "lake", SCHEMA, "games"), **GAMES}
        macros.replace("protected_tables", lambda: [table])
        macros.replace("find_table", lambda name: table)
        self.table = table
        self.broken: set[str] = set()

    def try_query(self, sql: str) -> dict:
        if any(id in sql for id in self.broken):
            return {"rows": None, "error": "a page is damaged"}
        return {"rows": self.macros.call("query", sql), "error": None}

    def record(self, table: dict, record: dict) -> None:
        self.written.append((record["id"], bool(record.get("damaged"))))
        self.manifests.append(record)

    def fill(self, place: str, ids: list[int]) -> None:
        self.connection.execute("delete from lake.kept where place = ?", [place])
        self.connection.execute("insert into lake.kept select ?, unnest(?::bigint[]), 'x'", [place, ids])

    def lay(self, copy: Copy, ids: list[int]) -> str:
        """A copy that holds these rows, with the hash of them in its manifest."""
        self.fill(copy.id, ids)
        columns = [{"name": "id", "type": "bigint"}, {"name": "value", "type": "varchar"}]
        copy.manifest |= {"columns": columns, "rows": len(ids)}
        source = self.macros.call("reader", self.table, {"kind": "backup", "id": copy.id})
        copy.manifest["content_hash"] = self.macros.call("fingerprint", self.table, source, columns)["hash"]
        self.connection.execute("insert into lake.found values (?, ?, 10)", [copy.id, copy.text])
        return copy.set_id

    def lose_manifest(self, set_id: str) -> None:
        self.connection.execute("update lake.found set manifest = null where starts_with(id, ?)", [set_id])

    def judge(
        self, keep_last: int = 1, allowed=(), dry_run: bool = False, keep_days: int | None = None
    ) -> dict:
        policy = self.macros.call("retention_policy", keep_last, keep_days)
        return self.macros.call("judge_sets", policy, list(allowed), dry_run)


def a_set(shop: Shop, days: float, ids: list[int], **marks: object) -> str:
    """A backup set of so many days ago that holds these rows; its id."""
    [copy] = unit("set", days, ["games"], **marks)
    return shop.lay(copy, ids)
