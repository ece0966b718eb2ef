"""The protocol, with the connector that dbt and dlt use."""

from __future__ import annotations

import datetime as dt
import urllib.error
import urllib.request
from decimal import Decimal

import pytest
from databricks.sql.exc import ServerOperationError


@pytest.fixture
def cursor(client):
    return client._cursor


def test_values_arrive_in_their_types(cursor) -> None:
    cursor.execute(
        "select cast(1 as int) as i, cast(2 as bigint) as b, cast(1.5 as double) as d,"
        " cast(2.50 as decimal(10, 2)) as n, 'é' as s, true as t, date '2024-02-29' as day,"
        " timestamp '2024-02-29 12:00:00' as moment, null as nothing,"
        " cast(null as string) as no_text, array(1, 2) as a, cast('x' as binary) as raw"
    )
    row = cursor.fetchone().asDict()
    assert row["moment"] == dt.datetime(2024, 2, 29, 12, tzinfo=dt.UTC)
    assert list(row["a"]) == [1, 2]
    assert {key: row[key] for key in row if key not in ("moment", "a")} == {
        "i": 1,
        "b": 2,
        "d": 1.5,
        "n": Decimal("2.50"),
        "s": "é",
        "t": True,
        "day": dt.date(2024, 2, 29),
        "nothing": None,
        "no_text": None,
        "raw": b"x",
    }
    assert [column[1] for column in cursor.description][:4] == ["int", "bigint", "double", "decimal"]


def test_large_result_arrives_in_pages(cursor) -> None:
    cursor.execute("select id from range(250000) order by id")
    assert [row.id for row in cursor.fetchmany(3)] == [0, 1, 2]
    rest = cursor.fetchall()
    assert len(rest) == 249_997
    assert rest[-1].id == 249_999


def test_parameters_by_position_and_name(cursor) -> None:
    values = [7, "it's ? and :name", dt.date(2024, 1, 1), None]
    cursor.execute("select ? as a, ? as b, ? as c, ? as d", values)
    assert list(cursor.fetchone()) == values
    cursor.execute("select :n + 1 as a, ':n' as b", {"n": 41})
    assert list(cursor.fetchone()) == [42, ":n"]


def test_error_has_its_class_and_leaves_the_session_usable(cursor) -> None:
    with pytest.raises(ServerOperationError, match=r"^\[TABLE_OR_VIEW_NOT_FOUND\]"):
        cursor.execute("select * from nowhere")
    cursor.execute("select 1 as a")
    assert cursor.fetchall()[0].a == 1


def test_lists_of_catalogs_schemas_and_tables(client, cursor) -> None:
    client.run("create table t as select 1 as a", "create view w as select * from t")
    cursor.catalogs()
    assert ["lr_nhl_demo"] in [list(row) for row in cursor.fetchall()]
    cursor.schemas("lr_nhl_demo", client.schema)
    assert [row.TABLE_SCHEM for row in cursor.fetchall()] == [client.schema]
    cursor.tables("lr_nhl_demo", client.schema)
    assert [(row.TABLE_NAME, row.TABLE_TYPE) for row in cursor.fetchall()] == [("t", "TABLE"), ("w", "VIEW")]


def test_without_a_token_nothing_is_answered(client) -> None:
    request = urllib.request.Request(
        client.warehouse.host + client.warehouse.http_path,
        data=b"\x80",
        headers={"Content-Type": "application/x-thrift"},
    )
    with pytest.raises(urllib.error.HTTPError, match="401"):
        urllib.request.urlopen(request, timeout=10)


def test_closed_session_is_gone(client) -> None:
    connection = client.warehouse.connect(schema=client.schema)
    cursor = connection.cursor()
    cursor.execute("create temporary view mine as select 1 as a")
    connection.close()
    with pytest.raises(Exception, match="closed"):
        cursor.execute("select * from mine")
