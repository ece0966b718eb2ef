"""What a user may do who owns nothing: what was granted, and no more."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.warehouse.conftest import Client


@pytest.fixture
def guest(client: Client) -> Iterator[Client]:
    """A session of another user in the schema of the client, who grants."""
    client.run("create table t as select 1 as a")
    with client.warehouse.connect(schema=client.schema, user="guest") as connection:
        other = object.__new__(Client)
        other.warehouse, other.schema, other._cursor = client.warehouse, client.schema, connection.cursor()
        yield other


def test_a_right_that_is_missing_is_named(client: Client, guest: Client) -> None:
    where = f"lr_nhl_demo.{client.schema}"
    shown = f"from information_schema.tables where table_schema = '{client.schema}' order by table_name"
    for name in ("t", "nothing_of_that_name"):
        assert f"does not have USE SCHEMA on Schema '{where}'" in guest.refused(f"select * from {name}")
    client.run(f"grant use schema on schema {client.schema} to `guest`")
    assert f"does not have SELECT on Table '{where}.t'" in guest.refused("select * from t")
    assert guest.run(f"select table_name {shown}") == []
    client.run("grant select on table t to `guest`")
    assert guest.run("select * from t") == [{"a": 1}]
    assert "INSUFFICIENT_PERMISSIONS" in guest.refused("insert into t values (2)")
    client.run("grant modify on table t to `guest`")
    guest.run("insert into t values (2)")
    assert f"CREATE TABLE on Schema '{where}'" in guest.refused("create table c deep clone t")
    client.run(f"grant create table on schema {client.schema} to `guest`")
    guest.run("create table c deep clone t")
    owners = {
        row["table_name"]: row["table_owner"] for row in guest.run(f"select table_name, table_owner {shown}")
    }
    assert owners == {"c": "guest", "t": "warehouse"}
    assert "MANAGE on Table" in guest.refused("drop table t")
    client.run("drop table t")
    assert guest.run("show tables dropped") == []
    assert len(client.run("show tables dropped")) == 1
    guest.run("drop table c", "undrop table c")


def test_a_schema_that_exists_is_not_made_without_the_right(client: Client, guest: Client) -> None:
    client.run(f"grant use schema on schema {client.schema} to `guest`")
    refused = guest.refused(f"create schema if not exists {client.schema}")
    assert "does not have CREATE SCHEMA on Catalog 'lr_nhl_demo'" in refused
