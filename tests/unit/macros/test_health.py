"""health: the document of the page, from facts of doctor, backups, log and the hooks of a project."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from deltalake import CommitProperties, DeltaTable

from tests.support.cases import cases
from tests.support.health_document import shop_document
from tests.support.macros import Macros
from tests.unit.macros.small_shop import SIZE, Shop


@pytest.fixture
def told(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> Shop:
    """The shop, where doctor does not ask how dbt finds its overrides."""
    plain = shop._macros
    monkeypatch.setattr(shop, "_macros", lambda: plain().replace("missing_overrides", list))
    return shop


def shape(value: Any) -> Any:
    """The keys of dictionaries, however deep; of a list the shape of its first entry."""
    if isinstance(value, dict):
        return {key: shape(each) for key, each in value.items()}
    return [shape(value[0])] if isinstance(value, list) and value else None


def test_a_fall_is_marked_with_what_made_it(told: Shop) -> None:
    orders, rates = (DeltaTable(str(told.path(name))) for name in ("orders", "rates"))
    orders.delete(f"id >= {2 * SIZE - 50}")
    note = CommitProperties(custom_metadata={"userMetadata": "removes 10 rows on purpose: tests"})
    rates.delete("id < 10", commit_properties=note)
    document = told.answer("health")
    by_name = {each["name"]: each for each in document["tables"]}
    newest, before = by_name["orders"]["versions"][:2]
    assert (newest["version"], newest["operation"], newest["rows"]) == (3, "DELETE", 2 * SIZE - 50)
    assert (newest["fell_by"], newest["on_purpose"], before["fell_by"]) == (SIZE + 50, False, None)
    assert (by_name["orders"]["missing"], by_name["orders"]["status"]) == (SIZE + 50, "FAIL")
    assert by_name["orders"]["loss"]["missing"] == SIZE + 50
    newest = by_name["rates"]["versions"][0]
    assert (newest["fell_by"], newest["on_purpose"], by_name["rates"]["missing"]) == (10, True, 0)
    assert document["status"] == "FAIL"
    lost = {loss["table"]: loss["rows_lost"] for loss in document["incident"]["losses"]}
    assert lost["orders"] == SIZE + 50
    assert (by_name["orders"]["good"]["set"], by_name["orders"]["oldest"]["version"]) == (told.backup, 0)


def test_the_document_has_the_form_that_the_page_reads(told: Shop) -> None:
    told.verb("drill")
    document, read = told.answer("health", versions=1), shop_document()
    assert document.keys() == read.keys()
    assert document["tables"][0].keys() == read["tables"][0].keys()
    assert document["tables"][0]["versions"][0].keys() == read["tables"][0]["versions"][0].keys()
    assert [len(each["versions"]) for each in document["tables"]] == [1, 1]
    assert document["tables"][0]["listed"] == 3
    assert document["backups"][0].keys() == read["backups"][0].keys()
    assert {each["condition"] for each in document["backups"]} == {"good"}
    [drill] = document["drills"]
    assert drill.keys() == read["drills"][0].keys()
    assert drill["tables"][0].keys() == read["drills"][0]["tables"][0].keys()
    assert (drill["state"], drill["backup"], len(drill["tables"])) == ("done", told.backup, 2)
    assert document["checks"][0].keys() == read["checks"][0].keys()
    assert shape(document["incident"]["times"]) == shape(read["incident"]["times"])


def test_the_text_has_a_line_for_each_table(told: Shop) -> None:
    text = told.verb("health", output="text")
    assert "orders 900 0" in text
    assert "| python dbt_packages/holdfast/health_page > health.html" in text
    assert told.refused("health", versions=0) == "versions: 0 is too small. Use a whole number, 1 or more."


@cases("verb, arguments, copies, left", """
    health, {}, 3, 1
    doctor, {}, 2, 1
    drill, {}, 2, 2
    list_backups, {}, 2, 0
    verify_backup, {}, 2, 0
    clean_up, {dry_run: false}, 0, 1
""")  # fmt: skip
def test_a_verb_asks_for_copies_and_leftovers_once(
    told: Shop, verb: str, arguments: dict, copies: int, left: int
) -> None:
    """The copies take two queries: one for them, one for the sets. What a verb changes, it reads again."""
    told.verb(verb, **arguments)
    asked = [sql for sql in told.macros.sent if "judged as (" in sql]
    assert (len(asked), sum("lake.leftovers()" in sql for sql in told.macros.sent)) == (copies, left)


# Backups

SINCE = "2026-01-18 09:00:00"


@cases("change, condition", """
    {}, good
    {verified_at: "2026-01-01 00:00:00"}, unread
    {verified_at: "2028-01-01 00:00:00"}, unread
    {suspect: lacks 3 keys}, suspect
    {suspect: lacks 3 keys, damaged: a page}, damaged
    {future: true}, future
    {complete: false}, unfinished
""")  # fmt: skip
def test_the_condition_of_a_backup(macros: Macros, change: dict, condition: str) -> None:
    record = {"complete": True, "suspect": None, "future": False, "verified_at": "2026-02-01 00:00:00"}
    record |= {"id": "set_1/dev.orders", "set_id": "set_1", "table": "orders", "taken_at": SINCE, "bytes": 9}
    macros.replace("read_since", lambda: SINCE)
    assert macros.call("health_of_backup", record | change)["condition"] == condition


# Drills


def test_a_drill_that_was_killed_has_no_end(macros: Macros) -> None:
    def row(run: str, minute: int, state: str, table: str | None = None, **more: Any) -> dict[str, Any]:
        logged = datetime(2026, 2, 3, 9, minute, tzinfo=UTC)
        blank = dict.fromkeys(("rows_after", "seconds", "detail"))
        return blank | {"run_id": run, "logged_at": logged, "who": "ann", "table_name": table, "state": state,
                        "from_point": "backup set_1", **more}  # fmt: skip

    log = [
        row("a", 0, "started", detail="dbt run-operation drill"),
        row("a", 1, "failed", "orders", rows_after=9, seconds=2.5, detail="a page"),
        row("a", 2, "failed", seconds=3, detail="orders: a page"),
        row("b", 9, "started"),
        row("b", 9, "done", "orders", rows_after=9, seconds=1),
    ]
    macros.replace("read_log", lambda query: log)
    killed, failed = macros.call("drills")
    assert (killed["state"], killed["seconds"], killed["at"]) == ("started", None, "2026-02-03 09:09:00")
    assert (failed["state"], failed["seconds"], failed["detail"]) == ("failed", 3.0, "orders: a page")
    assert failed["tables"] == [
        {"table": "orders", "state": "failed", "rows": 9, "seconds": 2.5, "detail": "a page"}
    ]


# What the project adds


def test_a_calendar_of_the_project(macros: Macros) -> None:
    days = [{"date": date(2026, 2, 3), "done": 1, "total": 2, "note": "late"}]
    assert macros.call("project_section", "my_days", {"title": "Orders", "days": days}) == {
        "title": "Orders", "unit": None,
        "days": [{"date": "2026-02-03", "done": 1, "total": 2, "note": "late"}],
    }  # fmt: skip
    assert macros.call("project_sections") == []


@cases("section", """
    {days: []}
    {title: Orders, days: [{date: tomorrow, done: 1, total: 2}]}
    {title: Orders, days: [{date: "2026-02-03", done: 1}]}
    {title: Orders, days: [{date: "2026-02-03", done: few, total: 2}]}
""")  # fmt: skip
def test_what_is_no_calendar_is_refused(macros: Macros, section: dict) -> None:
    said = macros.refused("project_section", "my_days", section)
    assert said.startswith("The macro my_days of holdfast_health returned ")
    assert "a section needs title and days, and each day date ('2026-02-03'), done and total." in said


def test_the_document_is_json(told: Shop) -> None:
    told.macros = told._macros()
    told.macros.call("health")
    assert json.loads(told.macros.printed[-1])["schema"] == 1
