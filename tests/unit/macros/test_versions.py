"""How far back versions of a warehouse can be read: found by a few reads, whatever the number of versions."""

import json
import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.support.cases import cases
from tests.support.macros import Macros

Row = dict[str, Any]
NOW = datetime.now(UTC)
CLOSED = "[DELTA_UNSUPPORTED_TIME_TRAVEL_BEYOND_DELETED_FILE_RETENTION_DURATION] Cannot time travel beyond"


def table(macros: Macros) -> Row:
    return macros.call("table_at", "main", "dev", "orders", key=["id"], newest=None, reload=None)


def commit(version: int, operation: str = "MERGE", **facts: Any) -> Row:
    return {
        "version": version, "timestamp": NOW - timedelta(days=100 - version), "operation": operation,
        "usermetadata": None, "operationmetrics": {"numTargetRowsDeleted": "0"}, **facts,
    }  # fmt: skip


class Warehouse:
    """Answers as one with so many versions, of which those from `oldest` on can be read."""

    def __init__(self, macros: Macros, count: int, oldest: int, error: str = "a file is gone") -> None:
        self.read: list[list[int]] = []
        self.oldest, self.error = oldest, error
        history = [commit(number) for number in reversed(range(count))]
        macros.engine("databricks").answers({"describe history": history})
        macros.answers({"current_timestamp": [{"now": NOW}]})
        macros.replace("try_query", self.answer)
        macros.replace("exists", lambda table: True).replace("backups", list)
        self.table = table(macros)

    def answer(self, sql: str) -> Row:
        asked = [int(number) for number in re.findall(r"version as of (\d+)", sql)]
        self.read.append(asked)
        if min(asked, default=self.oldest) < self.oldest:
            return {"rows": None, "error": self.error}
        named = [{"version": number, "n": 10} for number in asked]
        return {"rows": named or [{"n": 10}], "error": None}


@pytest.mark.parametrize("oldest", [0, 1, 2, 37, 99, 100, 101])
def test_the_end_of_what_can_be_read_is_found_by_halves(macros: Macros, oldest: int) -> None:
    warehouse = Warehouse(macros, 101, oldest)
    versions = macros.call("history", warehouse.table)
    assert [each["version"] for each in versions if not each["unreadable"]] == list(
        range(100, oldest - 1, -1)
    )
    assert {each["unreadable"] for each in versions if each["version"] < oldest} <= {"a file is gone"}
    assert not any(each["closed"] for each in versions)
    assert len(warehouse.read) <= (
        1 if oldest == 0 else 2 * 8
    )  # a version that fails is read with all columns


def test_ten_times_the_versions_cost_no_statement_more() -> None:
    sent = []
    for count in (10, 101):
        warehouse = Warehouse(macros := Macros(), count, 0)
        versions = macros.call("versions_of", warehouse.table, True)
        macros.call("recovery_points", warehouse.table, True, [], versions)
        sent.append((len(warehouse.read), len(macros.sent)))
    assert sent[0] == sent[1]


@cases("operation, facts, loses", """
    MERGE, {}, false
    MERGE, {operationmetrics: {numTargetRowsDeleted: "3"}}, true
    MERGE, {operationmetrics: null}, true
    WRITE, {operationparameters: {mode: Append}}, false
    WRITE, {operationparameters: {mode: Overwrite}}, true
    WRITE, {}, true
    OPTIMIZE, {}, false
    VACUUM END, {}, false
    SET TBLPROPERTIES, {}, false
    DELETE, {}, true
    CREATE OR REPLACE TABLE AS SELECT, {}, true
    RESTORE, {}, true
    null, {}, true
""")  # fmt: skip
def test_which_commits_can_have_taken_rows_away(macros: Macros, operation, facts, loses) -> None:
    macros.engine("databricks").answers({"describe history": [commit(0, operation, **facts)]})
    [version] = macros.call("history", table(macros), with_readable=False)
    assert version["may_lose_rows"] is loses


def test_metrics_may_come_as_text_or_pairs(macros: Macros) -> None:
    for metrics in (
        '{"numTargetRowsDeleted":"0"}',
        [("numTargetRowsDeleted", "0")],
        "{numTargetRowsDeleted=0}",
    ):
        macros.answers({"describe history": [commit(0, operationmetrics=metrics)]}).engine("databricks")
        [version] = macros.call("history", table(macros), with_readable=False)
        assert version["may_lose_rows"] is False, metrics


def test_closed_versions_are_shown_with_the_command_that_opens_them(macros: Macros) -> None:
    warehouse = Warehouse(macros, 101, 93, CLOSED)
    macros.replace("find_table", lambda name: warehouse.table).replace("dropped_tables", lambda table: [])
    macros.replace("sibling_tables", lambda table: [])
    macros.call("time_travel", table="orders", limit=3)
    said = "\n".join(macros.printed)
    assert (
        "101 versions, newest first (times in UTC), the newest 3 of them shown (limit: 101 shows all)" in said
    )
    assert "Version 93 is the oldest that can be read. 93 older ones cannot: [DELTA_UNSUPPORTED" in said
    assert "set_retention --args '{table: orders, days: 108}'" in said  # version 0 is 100 days old
    macros.replace("judgement_of", lambda *_: {"loss": None, "point": None})
    paths = macros.call("recovery_paths", warehouse.table, [], {}, False)
    [path] = paths["other_paths"]
    assert path["point"] == "version 92 and 92 older ones"
    assert path["command"] == "dbt run-operation set_retention --args '{table: orders, days: 16}'"
    said = macros.call("try_find_point", warehouse.table, version=92)["refusal"]
    assert "is older than what the table keeps open" in said
    assert path["command"] in said


def test_time_travel_reads_the_versions_that_it_shows_in_one_statement(macros: Macros) -> None:
    warehouse = Warehouse(macros, 101, 0)
    macros.replace("find_table", lambda name: warehouse.table)
    macros.call("time_travel", table="orders", limit=3, output="json")
    assert warehouse.read == [[0], [100, 99, 98, 97]]  # one more, to see whether rows fell
    told = json.loads(macros.printed[0])
    assert [each["rows"] for each in told["versions"]] == [10, 10, 10]
    assert told["reach"] == {"oldest": 0, "lost": 0, "error": None, "command": None}


def test_an_error_has_its_class(macros: Macros) -> None:
    answer = [
        {"answer": None, "error": "User does not have SELECT.", "error_class": "INSUFFICIENT_PERMISSIONS"}
    ]
    macros.engine("databricks").answers({"get diagnostics": answer})
    assert (
        macros.call("try_query", "select 1")["error"]
        == "[INSUFFICIENT_PERMISSIONS] User does not have SELECT."
    )
