"""Sessions are separate, run at the same time, and leave a log."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest


def test_temporary_view_is_seen_by_its_session_only(client, another) -> None:
    client.run("create temporary view mine as select 1 as a")
    assert client.run("select a from mine") == [{"a": 1}]
    assert "TABLE_OR_VIEW_NOT_FOUND" in another().refused("select a from mine")


def test_two_sessions_can_use_one_name_for_different_temporary_views(client, another) -> None:
    other = another()
    client.run("create temporary view work as select 'one' as whose")
    other.run("create temporary view work as select 'two' as whose")
    assert client.run("select whose from work") == [{"whose": "one"}]
    assert other.run("select whose from work") == [{"whose": "two"}]


def test_temporary_view_hides_a_table_of_that_name(client) -> None:
    client.run("create table t as select 'table' as what", "create temporary view t as select 'view' as what")
    assert client.run("select what from t") == [{"what": "view"}]
    assert client.run(f"select what from {client.schema}.t") == [{"what": "table"}]
    client.run("drop view t")
    assert client.run("select what from t") == [{"what": "table"}]


def test_current_schema_belongs_to_the_session(client, another) -> None:
    other = another()
    client.run("use schema default")
    assert list(client.run("select current_schema() as s")[0].values()) == ["default"]
    assert list(other.run("select current_schema() as s")[0].values()) == [client.schema]


def test_view_means_the_schema_in_which_it_was_made(client) -> None:
    client.run("create table t as select 1 as a", "create view w as select a from t", "use schema default")
    assert client.run(f"select a from {client.schema}.w") == [{"a": 1}]


def test_time_zone_belongs_to_the_session(client, another) -> None:
    other = another()
    client.run("set time zone 'America/New_York'")
    question = "select unix_timestamp(timestamp'2024-01-01 00:00:00') as t"
    assert client.run(question)[0]["t"] - other.run(question)[0]["t"] == 5 * 3600


def test_no_row_is_lost_when_sessions_write_at_once(client, another) -> None:
    client.run("create table t (id bigint, who int)")
    writers = [another() for _ in range(4)]

    def write(number: int) -> None:
        for row in range(5):
            writers[number].run(f"insert into t values ({row}, {number})")

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(4)))
    assert client.stored("t") == sorted((row, number) for row in range(5) for number in range(4))
    assert client.operations("t") == ["CREATE TABLE"] + ["WRITE"] * 20


def test_merges_at_once_do_not_double_a_row(client, another) -> None:
    client.run("create table t (id bigint, n bigint)")
    writers = [another() for _ in range(3)]

    def merge(writer) -> None:
        writer.run(
            "merge into t using (select 1 as id) as s on t.id = s.id "
            "when matched then update set n = t.n + 1 when not matched then insert (id, n) values (1, 1)"
        )

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(merge, writers))
    assert client.stored("t") == [(1, 3)]


def test_only_one_of_two_sessions_creates_a_table(client, another) -> None:
    sessions = [another() for _ in range(4)]

    def create(number: int) -> str:
        try:
            sessions[number].run(f"create table t as select {number} as who")
        except Exception as error:
            return str(error)
        return "made"

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(create, range(4)))
    assert answers.count("made") == 1
    assert all("TABLE_OR_VIEW_ALREADY_EXISTS" in answer for answer in answers if answer != "made")
    assert client.stored("t") == [(answers.index("made"),)]


def test_log_has_every_statement_with_its_session_and_error(client, another) -> None:
    other, mark = another(), f"mark_{client.schema}"
    client.run(f"select 1 as {mark}")
    other.refused(f"select {mark} from nowhere")
    one, two = client.warehouse.statements(mark)
    assert (one["sql"], one["error"]) == (f"select 1 as {mark}", None)
    assert "TABLE_OR_VIEW_NOT_FOUND" in two["error"]
    assert one["session"] != two["session"]


@pytest.mark.parametrize("statement", ["drop table t", "truncate table t", "delete from t"])
def test_reader_of_a_version_is_not_disturbed(client, statement: str) -> None:
    """A clone made before keeps its rows, whatever happens to the table."""
    client.run("create table t as select 1 as a", "create table kept deep clone t", statement)
    assert client.stored("kept") == [(1,)]
