"""The copies of backups in two catalogs, as the verbs find them on a warehouse."""

from __future__ import annotations

import json

import pytest

from tests.support.macros import Macros
from tests.unit.macros.builders import node

SET, PLACE = "set_20260203T101500Z", "second_catalog"


def manifest(schema: str, table: str, **more: object) -> str:
    known = {"set": SET, "set_tables": [table], "table": table, "schema": schema, "identifier": table,
             "rows": 1, "content_hash": "md5-2:a", "taken_at": "2026-02-03 10:15:00",
             "verified_at": "2026-02-03 10:15:01", "columns": [{"name": "id", "type": "bigint"}]}  # fmt: skip
    return json.dumps({**known, **more})


def connected(client) -> Macros:
    macros = Macros().engine("databricks").connect(client.connection.cursor())
    macros.target.database, macros.target.schema = "lr_nhl_demo", client.schema
    macros.variables["second_catalog"] = PLACE
    meta = {"protected": True, "reload": "load", "key": ["id"]}
    facts = {"database": "lr_nhl_demo", "schema": client.schema, "meta": meta}
    macros.graph["sources"]["orders"] = node("orders", "source", identifier="orders", **facts)
    return macros


def test_a_copy_in_the_second_catalog_alone_is_listed_without_its_manifest(client) -> None:
    schema, there = client.schema, f"{PLACE}.lr_nhl_demo__{client.schema}_backup"
    second = manifest(schema, "whole", is_second_copy=True)
    comments = {
        "whole": second,
        "cut": second[:200],
        "empty": "",
        "unread": manifest(schema, "unread"),  # a clone has that of its source
    }
    client.run(f"create catalog if not exists {PLACE}", f"create schema {there}")
    for table, comment in comments.items():
        client.run(f"create table {there}.{SET}__{schema}__{table} (id bigint) comment '{comment}'")
    macros = connected(client)
    place = macros.call("table_at", "lr_nhl_demo", schema, "")
    copies = client.run(macros.call("copies_sql", place, [schema]))
    assert {row["id"]: row["complete"] for row in copies} == {
        f"{SET}__{schema}__{table}": table == "whole" for table in comments
    }
    places = client.run(macros.call("second_copies_sql", place, [schema]))
    assert {(row["here"], row["elsewhere"]) for row in places} == {(False, True), (False, False)}


@pytest.mark.thorough
def test_a_backup_that_only_the_second_catalog_has(client) -> None:
    """It is not damaged because it is away, is adopted, and damage in it is found once."""
    client.run(f"create catalog if not exists {PLACE}", "create table orders as select 1 as id, 'a' as name")
    connected(client).call("backup_all")
    client.run(f"drop schema {client.schema}_backup cascade")
    [record] = connected(client).call("backups")
    assert record["here"] is False
    assert connected(client).call("backup_damage", record) is None
    copy = f"{PLACE}.lr_nhl_demo__{client.schema}_backup.{record['id']}"
    [found] = client.run(
        f"select comment from {PLACE}.information_schema.tables where table_name = lower('{record['id']}')"
    )
    client.run(f"comment on table {copy} is '{found['comment'][:200]}'", "drop table orders")
    named = {"table": "orders", "backup": record["set_id"]}
    assert "dbt run-operation adopt_backup" in connected(client).refused("restore_table", **named)
    connected(client).call("adopt_backup", **named)
    connected(client).call("copy_to_second_place", "text")
    client.run(f"drop schema {client.schema}_backup cascade", f"update {copy} set name = 'b'")
    for says in ("is not what was recorded: 1 rows", "No backup of orders is verified, undamaged"):
        assert says in connected(client).refused("restore_table", table="orders", backup="latest")
    assert not client.run(f"show tables in {client.schema} like 'orders'")
