"""Answers of open-source Spark, where they differ from those of Databricks."""

from __future__ import annotations

import datetime
import json
import re
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.support.macros import Macros

INFORMATION = "Catalog: spark_catalog\nDatabase: dev\nTable: {name}\nType: {type}\nProvider: delta\n"


@pytest.fixture
def spark(macros: Macros) -> Macros:
    macros.target.database = None
    return macros.engine("spark")


def tables(**types: str) -> dict[str, list[dict[str, Any]]]:
    """What the catalog answers for tables of the schema `dev`: name -> type."""
    rows = []
    for name, type in types.items():
        about = INFORMATION.format(name=name, type=type)
        rows.append({"namespace": "dev", "tableName": name, "isTemporary": False, "information": about})
    return {"show schemas": [{"namespace": "dev"}], "show table extended in `dev`": rows}


def test_a_table_has_a_name_of_two_parts(spark: Macros) -> None:
    assert spark.call("table_at", "", "dev", "orders")["sql"] == "`dev`.`orders`"


def test_the_type_of_a_table_is_read_from_the_catalog(spark: Macros) -> None:
    spark.answers(tables(orders="EXTERNAL", sales="MANAGED", sums="VIEW"))
    place = spark.call("table_at", None, "dev", "")
    found = {each["name"]: each["type"] for each in spark.call("tables_of_schema", place)}
    assert found == {"orders": "EXTERNAL", "sales": "MANAGED", "sums": "VIEW"}


@pytest.mark.parametrize(("type", "by_folder"), [("EXTERNAL", True), ("MANAGED", False)])
def test_the_loader_knows_an_external_table_by_its_folder(spark: Macros, type, by_folder) -> None:
    spark.answers(tables(orders=type))
    assert spark.call("known_by_folder", spark.call("table_at", None, "dev", "orders")) is by_folder


def test_a_copy_has_partitions_and_properties(spark: Macros) -> None:
    properties = {"delta.logRetentionDuration": "interval 365 days", "delta.columnMapping.maxColumnId": "4"}
    detail = {"partitionColumns": json.dumps(["season"]), "properties": json.dumps(properties)}
    spark.answers({"describe detail `dev`.`orders`": [detail]})
    orders = spark.call("table_at", None, "dev", "orders")
    *_, copy = spark.call("copy_sql", orders, 3, "set_1__dev__orders", True)
    assert copy == (
        "create table `dev_backup`.`set_1__dev__orders` using delta partitioned by (`season`)"
        " tblproperties ('delta.logRetentionDuration' = 'interval 365 days')"
        " as select * from `dev`.`orders` version as of 3"
    )


def test_a_copy_of_a_view_asks_for_no_properties(spark: Macros) -> None:
    *_, copy = spark.call(
        "copy_sql", spark.call("table_at", None, "dev", "orders"), None, "set_1__dev__orders", False
    )
    assert (
        copy == "create table `dev_backup`.`set_1__dev__orders` using delta as select * from `dev`.`orders`"
    )
    assert not spark.sent


def test_a_table_that_the_project_no_longer_knows_is_found(spark: Macros) -> None:
    spark.answers(tables(orders="EXTERNAL", sums="VIEW"))
    spark.replace("names_in_project", lambda: {"dev.sales": "dev"})
    assert spark.call("tables_outside_project") == [{"schema": "dev", "name": "orders"}]


@pytest.fixture
def two_hours_east(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "UTC-2")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(("method", "hour"), [("session", 10), ("thrift", 12)])
def test_a_session_returns_times_of_this_machine(spark: Macros, two_hours_east, method, hour) -> None:
    spark.target.method = method
    spark.answers({"current_timestamp": [{"now": datetime.datetime(2026, 2, 3, 12)}]})
    assert spark.call("engine_now").hour == hour


COPY = "set_20260203t120000z__dev__orders"


@pytest.fixture
def listing(spark: Macros) -> Callable[..., tuple[dict[str, str], list[str]]]:
    """Ask for the copies in a schema with one; return its comment, and what asks a table by itself."""

    def ask(type: str = "MANAGED", location: str = "file:/lake/dev_backup.db", answer: str | None = None):
        about = INFORMATION.format(name=COPY, type=type)
        row = {"namespace": "dev_backup", "tableName": COPY, "isTemporary": False, "information": about}
        spark.answers({"show schemas": [{"namespace": "dev_backup"}], "show table extended": [row]})
        spark.answers({"describe schema": [{"info_name": "Location", "info_value": location}]})
        spark.answers(
            {re.escape(f"text.`{location}/*/_delta_log/*.json`"): [{"answer": answer, "error": None}]}
        )
        spark.answers({"describe detail": [{"description": "of the table"}]})
        found: dict[str, str] = {}
        spark.replace(
            "listing", lambda rows: found.update({row["table_name"]: row["comment"] for row in rows})
        )
        spark.call("copies_sql", spark.call("table_at", None, "dev", ""), ["dev"])
        return found, [sent for sent in spark.sent if "describe detail" in sent]

    return ask


def test_manifests_are_read_from_all_logs_at_once(listing) -> None:
    found, asked = listing(answer=json.dumps([{"name": COPY, "comment": "of the log"}]))
    assert (found, asked) == ({COPY: "of the log"}, [])


@pytest.mark.parametrize(
    "case",
    [
        {"answer": "[]"},  # a log without JSON commits
        {"answer": json.dumps([{"name": COPY, "comment": "of a folder"}]), "type": "EXTERNAL"},
        {
            "answer": json.dumps([{"name": COPY, "comment": "of a folder"}]),
            "location": "file:/lake*/dev_backup.db",
        },
    ],
    ids=["no commits", "external", "glob"],
)
def test_a_copy_whose_log_is_not_found_is_asked_by_itself(listing, case) -> None:
    found, asked = listing(**case)
    assert (found, len(asked)) == ({COPY: "of the table"}, 1)


@pytest.mark.parametrize(
    ("point", "held"),
    [
        ({"kind": "backup", "id": "set_1__dev__orders"}, "`dev_backup`.`set_1__dev__orders`"),
        ({"kind": "table", "id": "orders__dbt_backup"}, "`dev`.`orders__dbt_backup`"),
        ({"kind": "version", "id": 3}, "`dev`.`orders`"),
    ],
    ids=lambda value: value["kind"] if isinstance(value, dict) else "",
)
def test_a_table_is_made_with_the_properties_of_what_holds_its_rows(spark: Macros, point, held) -> None:
    orders = spark.call("table_at", None, "dev", "orders")
    if point["kind"] == "table":
        point = spark.call("point_of_sibling", spark.call("table_at", None, "dev", point["id"]))
    spark.replace("reader", lambda table, point: "the point")
    spark.answers({"describe detail": [{"partitionColumns": "[]", "properties": "{}"}]})
    spark.call("create_from_point_sql", orders, {"source": orders, "point": point})
    assert spark.sent == [f"describe detail {held}"]
