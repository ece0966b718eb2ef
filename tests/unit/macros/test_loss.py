"""A loss is judged by keys: missing keys, whatever the number of rows, back to the last good point."""

import json
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import duckdb
import pytest

from tests.support.cases import cases
from tests.support.macros import Macros, Refused
from tests.unit.macros.builders import node

TABLE = {
    "name": "orders", "schema": "dev", "identifier": "orders", "database": "nhl", "sql": "orders",
    "key": ["id"], "engine": "duckdb", "in_lake": True, "may_shrink": False,
}  # fmt: skip


def at(hour: float) -> datetime:
    return datetime(2026, 2, 3, tzinfo=UTC) + timedelta(hours=hour)


def version(number: int, hour: float | None = None, **more: Any) -> dict[str, Any]:
    committed = f"{at(number if hour is None else hour):%Y-%m-%d %H:%M:%S.000}"
    made = {"version": number, "committed_at": committed, "operation": "MERGE", "note": None, "rows": 9}
    return {**made, "unreadable": None, **more}


def backup(hour: float, **more: Any) -> dict[str, Any]:
    set_id = f"set_{at(hour):%Y%m%dT%H%M%SZ}"
    made = {"id": f"{set_id}/dev.orders", "set": set_id, "taken_at": f"{at(hour):%Y-%m-%d %H:%M:%S}"}
    made |= {"good": not more.get("suspect"), "columns": [], "rows": 9, "verified_at": "x", "suspect": None}
    return {**made, **more}


def newest_first(*versions: dict) -> list[dict]:
    return sorted(versions, key=lambda each: -each["version"])


def points(macros: Macros, versions: list[dict], records: list[dict] = (), **known: Any) -> list[str]:
    return [point["label"] for point in macros.call("points_to_judge", versions, list(records), known)]


STATE = {"mark": "mark", "version": 4, "unreadable": None}
VERSIONS = newest_first(*(version(number) for number in range(5)))


def test_without_a_good_point_every_version_is_read(macros: Macros) -> None:
    assert points(macros, VERSIONS) == ["version 0", "version 1", "version 2", "version 3"]
    assert points(macros, VERSIONS[-1:]) == []
    assert points(macros, []) == []


def test_the_newest_good_point_is_compared_with_and_what_came_since(macros: Macros) -> None:
    old, new = backup(0.5), backup(2.5)
    assert points(macros, VERSIONS, [new, old]) == [f"backup {new['set']}", "version 3"]
    assert points(macros, VERSIONS, [{**new, "good": False}, old]) == [
        f"backup {old['set']}", "version 1", "version 2", "version 3",
    ]  # fmt: skip
    safety = {**new, "id": "safety_20260203T023000Z/dev.orders"}
    assert points(macros, VERSIONS, [safety])[0] == "version 0"
    judged = {"version": 3, "committed_at": VERSIONS[1]["committed_at"]}
    assert points(macros, VERSIONS, [new], **judged) == ["version 3"]
    another = {**judged, "committed_at": "2025-01-01 00:00:00.000"}
    assert points(macros, VERSIONS, [new], **another)[0] == f"backup {new['set']}", (
        "another table's version 3"
    )


def test_what_is_older_than_an_accepted_loss_does_not_count(macros: Macros) -> None:
    accepted: dict[str, Any] = {"at": at(2.5), "afresh": False}
    assert points(macros, VERSIONS, [backup(1.5)], accepted=accepted) == ["version 2", "version 3"]
    afresh = {"at": at(2.5), "afresh": True}
    assert points(macros, VERSIONS, [backup(1.5)], accepted=afresh) == ["version 3"]
    assert points(macros, VERSIONS, [backup(3.5)], accepted=accepted) == [f"backup {backup(3.5)['set']}"]
    by_number = {**accepted, "at": at(0), "version": 2}  # the warehouse has another clock
    assert points(macros, VERSIONS, [backup(-1)], accepted=by_number) == ["version 2", "version 3"]
    now = {"at": at(9), "afresh": False}
    assert points(macros, VERSIONS, [backup(1.5)], accepted=now) == [], "the table is what was accepted"
    assert points(macros, [], [backup(1.5)], accepted=now) == []


def test_a_trusted_backup_is_what_the_next_states_are_compared_with(macros: Macros) -> None:
    trusted = backup(2.5, trusted_at="x")
    known = macros.call("known_of", TABLE, [trusted, backup(0.5)], {})
    found = macros.call("points_to_judge", VERSIONS, [trusted, backup(0.5)], known)
    assert [point["label"] for point in found] == [f"backup {trusted['set']}", "version 3"]


def test_many_versions_are_not_all_read(macros: Macros) -> None:
    many = newest_first(*(version(number, number / 60) for number in range(60)))
    many[40]["rows"] = 12  # version 19: three rows went after it
    many[10]["operation"] = "OPTIMIZE"  # version 49 is version 48
    many[5]["unreadable"] = "vacuumed"
    read = points(macros, many)
    assert read[:2] == ["version 0", "version 19"]
    assert read[2:] == [f"version {number}" for number in range(39, 59) if number not in (48, 54)]


def masks(*sides: str) -> dict[str, int]:
    """{mask: count} of points whose keys are the letters of a word."""
    found: dict[str, int] = {}
    for key in set("".join(sides)):
        mask = "".join("1" if key in side else "0" for side in sides)
        found[mask] = found.get(mask, 0) + 1
    return found


@cases("sides, removes, good, missing", """
    [abc, abc], {}, 1, 0
    [abc, abcd, abcd], {}, 2, 0
    [abc, ab], {}, 0, 1
    [abc, abx], {}, 0, 1             # replaced by another row: as many as before
    [abcd, abc, ab, a], {}, 0, 3     # small losses add up
    [abc, abcd, abc], {}, 1, 1       # got and lost since
    [abc, ab, abc], {}, 2, 0         # restored
    [abc, ab, abxy, abc], {}, 0, 2   # restored, without what landed in between
    [abc, "", ""], {}, 0, 3
    [abc, ab], {1: 1}, 1, 0          # taken out on purpose
    [abcd, ab], {1: 1}, 0, 2         # more than the label says
    [abcd, abc, ab], {1: 1}, 1, 1    # on purpose, and then not
    [abcd, abc, ab], {2: 1}, 0, 1    # not, and then on purpose
""")  # fmt: skip
def test_points_are_judged_one_after_the_other(macros: Macros, sides, removes, good, missing) -> None:
    chain = [{"version": place, "removes": removes.get(place)} for place in range(len(sides))]
    found = macros.call("judge_chain", chain, masks(*sides))
    assert (found["good"], found["missing"]) == (good, missing)
    assert (found["first_bad"] is None) == (missing == 0)


def test_a_table_that_may_shrink_loses_a_share_from_one_good_point_to_the_next(macros: Macros) -> None:
    chain = [{"version": place, "removes": None} for place in range(3)]
    one_by_one = {"100": 1, "110": 1, "111": 18}
    assert macros.call("judge_chain", chain, one_by_one, 0.06)["good"] == 2
    assert macros.call("judge_chain", chain, one_by_one, 0.01)["good"] == 0


@cases("rows, good, missing", """
    [5, 5], 1, 0
    [5, 7, 6], 1, 1
    [5, 4, 4, 4], 0, 1
""")  # fmt: skip
def test_rows_without_a_key_are_counted(macros: Macros, rows, good, missing) -> None:
    found = macros.call("judge_rows", rows, 0)
    assert (found["good"], found["missing"]) == (good, missing)


@cases("note, rows", """
    "removes 12 rows on purpose: a corrected payload no longer has them", 12
    "removes 1 row on purpose", 1
    "removes many rows on purpose", null
    restore_table, null
    null, null
""")  # fmt: skip
def test_a_label_says_how_many_rows_a_commit_removes(macros: Macros, note, rows) -> None:
    assert macros.call("removed_on_purpose", {"version": 3, "note": note}, {}) == rows
    known = {"removals": {4: "removes 9 rows on purpose"}}
    assert macros.call("removed_on_purpose", {"version": 3, "note": note}, known) == rows
    assert macros.call("removed_on_purpose", {"version": 4, "note": None}, known) == 9


@pytest.fixture
def content(macros: Macros) -> Macros:
    """The macros on a DuckDB in which versions are tables: orders_0, ..., and orders is the newest."""
    connection = duckdb.connect(config={"threads": 1})
    macros.connect(connection)

    def reader(table: dict, point: dict | None = None) -> str:
        return "orders" if (point or {}).get("kind", "live") == "live" else f"orders_{point['id']}"

    def try_query(sql: str) -> dict[str, Any]:
        try:
            return {"rows": macros.call("query", sql), "error": None}
        except duckdb.Error as error:
            return {"rows": None, "error": str(error)}

    macros.replace("reader", reader).replace("try_query", try_query)
    macros.replace("read_log", lambda query: []).replace("state_of", lambda table: STATE)
    for number, keys in enumerate(("1, 2, 3", "1, 2, 3, 4", "1, 2, 4, 5")):
        connection.execute(f"create table orders_{number} as select unnest([{keys}]) as id")
    connection.execute("create table orders as from orders_2")
    macros.replace("history", lambda table, with_readable=True: VERSIONS[-3:])
    return macros


def judge(macros: Macros, records: list[dict] = (), memory: dict | None = None, **more: Any) -> dict:
    return macros.call("judge_table", TABLE, list(records), memory or {}, **more)


def test_a_row_that_another_one_replaced_is_a_loss(content: Macros) -> None:
    found = judge(content)
    wanted = {"missing": 1, "rows": 4, "where": "version 1", "when": VERSIONS[3]["committed_at"]}
    assert found["loss"].items() >= wanted.items()
    assert found["loss"]["since"] == VERSIONS[2]["committed_at"]
    assert (found["point"]["id"], found["read"]) == (1, True)
    suspicion = content.call("suspicion", found, [], None)
    assert suspicion == "lacks 1 of the 4 of version 1 of 2026-02-03 01:00:00"


def test_a_state_that_was_judged_good_costs_no_read(content: Macros) -> None:
    remembered = judge(content, memory={"orders": {"mark": "mark"}})
    copied = judge(content, [backup(2.5, mark="mark")])
    assert content.sent == []
    assert (remembered["loss"], remembered["read"], copied["loss"]) == (None, False, None)
    assert judge(content, [backup(2.5, mark="mark", suspect="lacks 1")])["read"]


@cases("records, known, mark", """
    [], {}, null
    [], {mark: b}, b
    [{hour: 2, mark: a}], {}, a
    [{hour: 3, mark: b}, {hour: 2, mark: a}], {mark: a, hour: 2}, b          # what was judged last is older
    [{hour: 2, mark: a}], {mark: b, hour: 3}, b
    [{hour: 3, mark: b}], {mark: a}, b                                       # judged good as a backup had it
    [{hour: 3}, {hour: 2, mark: a}], {mark: c}, c
    [{hour: 3, mark: b, suspect: lacks 1}, {hour: 2, mark: a}], {}, a
    [{hour: 3, mark: b}], {mark: a, hour: 2, accepted: 4}, a                 # accepted after the backup
""")  # fmt: skip
def test_only_the_newest_good_state_proves_itself(macros: Macros, records, known, mark) -> None:
    copies = [backup(each.pop("hour"), **each) for each in records]
    if "hour" in known:
        known["committed_at"] = version(1, known.pop("hour"))["committed_at"]
    if "accepted" in known:
        known["accepted"] = {"at": at(known["accepted"]), "afresh": False}
    assert macros.call("newest_good_mark", copies, known) == mark


def test_rows_are_counted_where_the_state_does_not_list_them(content: Macros) -> None:
    """Databricks and Spark; and fewer of them are looked at, though a backup has that state."""
    assert judge(content)["rows"] == 4
    content.replace("state_of", lambda table: STATE | {"rows": 7})
    assert judge(content)["rows"] == 7
    content.replace("state_of", lambda table: STATE)
    remembered = {"orders": {"mark": "newer", "rows": 5}}
    assert judge(content, [backup(2.5, mark="mark")], remembered)["read"]
    assert not judge(content, [backup(2.5, mark="mark")], {"orders": {"mark": "newer", "rows": 4}})["read"]


def test_a_point_that_cannot_be_read_is_left_out(content: Macros) -> None:
    content.call("query", "drop table orders_1")
    assert judge(content)["loss"]["missing"] == 1
    assert judge(content)["loss"]["where"] == "version 0"
    content.call("query", "drop table orders")
    assert "orders" in judge(content)["error"]


def test_rows_that_went_by_name_are_no_loss(content: Macros) -> None:
    assert judge(content, memory={"orders": {"accepted": {"at": at(9), "afresh": False}}})["loss"] is None
    note = {"note": "removes 1 row on purpose: a corrected payload no longer has it"}
    content.replace("history", lambda table, with_readable=True: [{**VERSIONS[2], **note}, *VERSIONS[3:]])
    assert judge(content)["loss"] is None


@cases(
    "table_name, to_point",
    """
    null, version 7
    orders, null
    orders, version7
    orders, version x
""",
)
def test_a_removal_in_another_form_is_about_no_version(
    macros: Macros, table_name: str | None, to_point: str | None
) -> None:
    row = {
        "verb": "remove_rows",
        "table_name": table_name,
        "to_point": to_point,
        "detail": "removes 4 rows on purpose",
    }
    macros.replace("read_log", lambda query: [{**row, "logged_at": at(2)}])
    assert not any(known.get("removals") for known in macros.call("loss_memory").values())


def test_the_log_remembers_by_table(macros: Macros) -> None:
    row = dict.fromkeys(("table_name", "seconds", "to_point", "detail"))
    rows = [
        {**row, "verb": "restore_all", "table_name": "orders", "logged_at": at(2), "seconds": 3600.0,
         "from_point": "backup set_1 of 2026-02-03 01:00:00 UTC", "detail": "mode: replace"},
        {**row, "verb": "guard", "logged_at": at(2),
         "detail": '{"orders": {"mark": "m", "version": 3, "id": "a"}}'},
        {**row, "verb": "remove_rows", "table_name": "orders", "logged_at": at(2), "to_point": "version 7",
         "detail": "removes 4 rows on purpose"},
        {**row, "verb": "blue_green_swap", "table_name": "sales, rates", "logged_at": at(3)},
        {**row, "verb": "accept_loss", "table_name": "rates", "logged_at": at(4), "to_point": "version 9"},
    ]  # fmt: skip
    macros.replace("read_log", lambda query: rows)
    found = macros.call("loss_memory")
    assert found["orders"] == {
        "mark": "m", "version": 3, "removals": {7: "removes 4 rows on purpose"}, "id": "a",
        "accepted": {"at": at(1), "afresh": True, "version": None, "backup": "set_1", "until": at(2)},
    }  # fmt: skip
    replaced = {"at": at(3), "afresh": True, "version": None, "backup": None, "until": at(3)}
    assert found["sales"] == {"id": None, "accepted": replaced}
    accepted = {"at": at(4), "afresh": False, "version": 9, "backup": None, "until": at(4)}
    assert found["rates"] == {"id": None, "accepted": accepted}


@cases("verb, entry, forgotten", '''
    restore_table, {detail: "mode: merge", rows_before: 3, rows_after: 9}, true
    restore_all, {detail: "mode: merge", rows_before: null, rows_after: 9}, true
    restore_table, {detail: "mode: merge", rows_before: 9, rows_after: 9}, false
    restore_table, {detail: "mode: replace", rows_before: 9, rows_after: 9}, true
    accept_loss, {}, true
    blue_green_swap, {}, true
    blue_green_rollback, {}, true
''')  # fmt: skip
def test_a_verb_that_changes_the_commits_of_a_table_makes_its_version_no_measure(
    macros: Macros, verb, entry, forgotten
) -> None:
    empty = dict.fromkeys(("seconds", "to_point", "detail", "rows_before", "rows_after"))
    rows = [
        {
            **empty,
            "verb": "guard",
            "table_name": None,
            "logged_at": at(1),
            "detail": '{"orders": {"id": "a"}}',
        },
        {**empty, "verb": verb, "table_name": "orders", "logged_at": at(2), **entry},
    ]
    macros.replace("read_log", lambda query: rows)
    found = macros.call("loss_memory")["orders"]
    assert (found["id"] is None) == forgotten
    merged = verb == "blue_green_rollback" or entry.get("detail") == "mode: merge"
    assert ("accepted" in found) != merged


def graph_of_a_shop(macros: Macros) -> dict[str, Any]:
    """orders -> stg (a view) -> sales (protected) -> shown (a view) -> gold -> report; a snapshot of stg."""

    def one(name: str, resource: str, *parents: str, **facts: Any) -> Any:
        made = node(name, resource, **facts)
        made.unique_id, made.depends_on = name, SimpleNamespace(nodes=list(parents))
        return made

    macros.graph["sources"] = {"orders": one("orders", "source", meta={"protected": True, "key": ["id"]})}
    nodes = [
        one("stg", "model", "orders", materialized="view"),
        one("sales", "model", "stg", materialized="incremental", tags=["protected"], unique_key="id"),
        one("shown", "model", "sales", materialized="view"),
        one("gold", "model", "shown", materialized="table"),
        one("history", "snapshot", "stg", materialized="snapshot"),
        one("not_null", "test", "orders"),
    ]
    macros.graph["nodes"] = {each.unique_id: each for each in nodes}
    macros.graph["exposures"] = {"report": one("report", "exposure", "gold")}
    return macros.graph


@cases("selected, expected", """
    [gold], {sales: [gold]}
    [shown], {}                       # a view stores nothing
    [not_null], {}
    [sales], {orders: [sales], sales: []}
    [gold, history], {sales: [gold], orders: [history], history: []}
    [stg, sales, gold], {orders: [sales], sales: [gold]}
""")  # fmt: skip
def test_the_protected_tables_of_a_run(macros: Macros, selected, expected) -> None:
    graph_of_a_shop(macros)
    macros.select(selected)
    found = macros.call("tables_of_run")
    assert {each["table"]["name"]: each["readers"] for each in found} == expected


def test_what_depends_on_a_table(macros: Macros) -> None:
    graph_of_a_shop(macros)
    found = macros.call("dependents", macros.call("find_table", "orders"))
    text = macros.call("dependents_text", found)
    assert text == "snapshot history; models gold, sales, shown, stg; exposure report"
    assert [each["name"] for each in macros.call("dependents", macros.call("find_table", "gold"))] == [
        "report"
    ]
    built = macros.call("feeds_text", found[:1], [{"name": "history", "at": "2026-02-03 10:00:00.000"}])
    assert built == "snapshot history (built from the loss since: history 2026-02-03 10:00:00)"


KNOWN = {"mark": "4 a 9", "version": 4, "committed_at": VERSIONS[0]["committed_at"], "id": "a", "rows": 9}


@cases("versions, known, state, missing", '''
    [3, 2, 1, 0], {}, {}, 2                          # the last commit is gone
    [4, 3, 2, 1, 0], {committed_at: x}, {rows: 12}, 0    # and another one came since
    [5, 4, 3], {committed_at: x}, {}, 2
    [4, 3, 2, 1, 0], {}, {}, null                    # its commit is there
    [6, 5, 4], {}, {}, null
    [9, 8, 7], {}, {}, null                          # the clean-up of the log took it
    [3, 2, 1, 0], {committed_at: null}, {}, 2        # judged good with a backup: without a look at its time
    [5, 4, 3], {committed_at: null}, {}, null
    [3, 2, 1, 0], {version: null}, {}, null
    [3, 2, 1, 0], {}, {id: b}, null                  # another table
    [3, 2, 1, 0], {id: null}, {id: null}, null       # restored, swapped or accepted since; a warehouse
    [3, 2, 1, 0], {}, {mark: 4 a 9}, null            # the same state
    [], {}, {}, null
''')  # fmt: skip
def test_a_table_has_gone_back_when_the_commit_of_a_judged_state_is_gone(
    macros: Macros, versions, known, state, missing
) -> None:
    history = [version(number) for number in versions]
    now = {"mark": "3 a 7", "version": 3, "id": "a", "rows": 7, "unreadable": None, **state}
    found = macros.call("gone_back", history, KNOWN | known, now)
    assert (None if found is None else found["missing"]) == missing
    if found:
        text = macros.call("loss_text", found)
        assert text.startswith("2 of the 9 of version 4" if missing else "version 4 of ")
        assert text.endswith(", whose commit is gone from its history")


def test_a_table_that_has_gone_back_is_judged_so_though_a_backup_has_its_state(content: Macros) -> None:
    state = {"mark": "2 a 4", "version": 2, "id": "a", "rows": 4, "unreadable": None}
    content.replace("state_of", lambda table: state)
    record = backup(2.5, mark="2 a 4")
    good = judge(content, [record])
    assert (good["loss"], good["version"], good["id"], good["rows"]) == (None, 2, "a", 4)
    found = judge(content, [record], memory={"orders": KNOWN})
    assert (found["loss"]["gone_back"], found["loss"]["missing"], found["version"]) == (True, 5, 2)
    copy = {"point": {"kind": "backup", "id": "x"}, "version": 1, "mark": "1 a 4"}
    assert not (judge(content, [], {"orders": KNOWN}, copy=copy)["loss"] or {}).get("gone_back")


@cases("known, now, newer, may_shrink, missing", """
    {}, {rows: 7}, {}, false, 2
    {}, {rows: 9}, {}, false, null
    {}, {rows: null}, {}, false, null                        # a table without statistics
    {rows: null}, {rows: 7}, {}, false, null
    {version: null}, {rows: 7}, {}, false, null
    {}, {rows: 7}, {note: removes 1 row on purpose}, false, 1
    {}, {rows: 7}, {note: removes 2 rows on purpose}, false, null
    {}, {rows: 7}, {}, true, 2
    {rows: 1000}, {rows: 960}, {}, true, null
    {committed_at: '2026-01-01'}, {rows: 7}, {}, false, 2    # another table, with a commit of that number
""")  # fmt: skip
def test_what_can_no_longer_be_read_is_compared_by_its_rows(
    macros: Macros, known, now, newer, may_shrink, missing
) -> None:
    history = [version(5, **newer), version(4, unreadable="a.parquet is gone"), version(3)]
    table = {**TABLE, "may_shrink": may_shrink}
    found = macros.call("loss_by_rows", table, history, [], KNOWN | known, now)
    assert (None if found is None else found["missing"]) == missing


def test_a_newer_good_point_takes_the_place_of_what_cannot_be_read(macros: Macros) -> None:
    history = [version(5), version(4, unreadable="a.parquet is gone")]

    def found(*records: dict, **known: Any) -> Any:
        return macros.call("loss_by_rows", TABLE, history, list(records), KNOWN | known, {"rows": 7})

    assert found(backup(3))["missing"] == 2
    assert found(backup(4.5)) is None
    assert found(accepted={"at": at(4.5), "afresh": False}) is None


def run_over(
    macros: Macros, verdict: dict, exists: bool = True, records: list[dict] = (), state: dict | None = None,
    names: tuple[str, ...] = ("orders",),
) -> list[tuple]:  # fmt: skip
    """The entries that a run over sources leaves in the log, where it is not refused."""
    entries: list[tuple] = []
    tables = [{**TABLE, "name": name, "resource": "source", "reload": "load"} for name in names]
    kind = "table" if exists else None
    macros.replace(
        "tables_of_run", lambda: [{"table": each, "type": kind, "readers": ["sales"]} for each in tables]
    )
    macros.replace("state_of", lambda table: state or STATE).replace("backups", lambda: list(records))
    macros.replace("judge_table", lambda *_, **__: verdict).replace("find_table", lambda name: TABLE)
    macros.replace("backups_of", lambda table, records: records)
    macros.replace("write_log", lambda rows: entries.extend((row["verb"], row) for row in rows))
    macros.call("refuse_losses")
    return entries


SOUND = {"loss": None, "error": None, "mark": "mark", "version": 3, "committed_at": "x", "id": "a", "rows": 9}
LACKS = {**SOUND, "loss": {"missing": 2, "rows": 9, "where": "version 3", "when": "2026-02-03 09:00:00.000",
                           "since": "2026-02-03 10:00:00.000", "lost_by": "version 4"}}  # fmt: skip


def test_a_run_remembers_what_it_judged_good(macros: Macros) -> None:
    [(verb, entry)] = run_over(macros, SOUND)
    remembered = {"mark": "mark", "version": 3, "committed_at": "x", "id": "a", "rows": 9}
    assert (verb, json.loads(entry["detail"])) == ("guard", {"orders": remembered})
    macros.replace("loss_memory", lambda: {"orders": {"mark": "mark"}})
    assert run_over(macros, LACKS) == [], "the same state as then"


@pytest.mark.parametrize(("names", "is_printed"), [(("orders",), False), (("orders", "rates"), True)])
def test_several_losses_have_one_command_for_all(macros: Macros, names, is_printed: bool) -> None:
    with pytest.raises(Refused) as refused:
        run_over(macros, LACKS, names=names)
    command = "All of them at once: dbt run-operation restore_all --args '{auto: true}'"
    assert (command in str(refused.value)) is is_printed


def test_a_run_over_a_loss_is_refused_unless_it_is_accepted(macros: Macros) -> None:
    with pytest.raises(Refused) as refused:
        run_over(macros, LACKS)
    assert str(refused.value) == (
        "Blocked: protected source 'orders' lacks 2 of the 9 of version 3 of 2026-02-03 09:00:00 since "
        "version 4 of 2026-02-03 10:00:00 UTC, and 1 selected node (sales) would be built from it; see what "
        "brings them back: dbt run-operation recovery_plan --args '{table: orders}', or if they went on "
        "purpose, run with "
        "--vars '{accept_loss: [orders]}'."
    )
    macros.variables["accept_loss"] = ["orders"]
    [(verb, entry)] = run_over(macros, LACKS)
    assert (verb, entry["table_name"], entry["rows_after"]) == ("accept_loss", "orders", 7)


def test_an_unknown_name_is_refused_whatever_the_run_reads(project: Macros) -> None:
    project.replace("tables_of_run", list)
    project.variables["accept_loss"] = "ordres"
    assert "did you mean 'orders'" in project.refused("refuse_losses")


def test_nothing_is_built_from_a_table_whose_log_is_damaged(macros: Macros) -> None:
    unknown = {"mark": None, "version": None, "unreadable": None}
    log = {"log": "the log is damaged: commit 0 is missing", "unlisted": 3, "version": None}
    macros.replace("damaged_log", lambda table: log)
    macros.variables["accept_loss"] = ["orders"]
    with pytest.raises(Refused) as refused:
        run_over(macros, SOUND, state=unknown)
    assert "'orders' is damaged: the log is damaged: commit 0 is missing, and 1 selected" in str(
        refused.value
    )
    assert "restore_table --args '{table: orders, auto: true}'" in str(refused.value)


def test_a_table_that_something_remembers_is_not_begun_anew(macros: Macros) -> None:
    assert run_over(macros, SOUND, exists=False) == []
    with pytest.raises(Refused) as refused:
        run_over(macros, SOUND, exists=False, records=[backup(1, complete=True)])
    said = str(refused.value)
    assert (
        "'orders' does not exist, and 1 selected node (sales) would be built from it, and backup set_" in said
    )
    assert "bring it back: dbt run-operation restore_table --args '{table: orders, backup: latest}'" in said
    assert said.endswith("--vars '{accept_loss: [orders]}' to begin it anew (its loader: load).")
    with pytest.raises(Refused) as refused:
        run_over(macros, SOUND, exists=False, records=[backup(1, complete=True, good=False)])
    assert "backup: set_20260203T010000Z" in str(refused.value)
    macros.variables["accept_loss"] = ["orders"]
    [(verb, _)] = run_over(macros, SOUND, exists=False, records=[backup(1, complete=True)])
    assert verb == "accept_loss"
