"""incident_report: what histories, backups and the log tell of an incident, and what nobody knows."""

import json
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from tests.support.cases import cases
from tests.support.macros import Macros

DAY = "2026-02-03 "
COMMAND = "dbt run-operation restore_table --args '{table: orders, backup: set_1}'"


def entry(
    at: str, state: str, verb: str = "restore_table", table: str = "orders", **more: Any
) -> dict[str, Any]:
    """A row of the recovery log."""
    row = dict.fromkeys(
        ("from_point", "rows_before", "rows_after", "content_hash", "seconds", "detail"), None
    )
    logged = datetime.fromisoformat(DAY + at).replace(tzinfo=UTC)
    return row | {"run_id": "r", "logged_at": logged, "who": "ann", "verb": verb, "table_name": table} | {
        "state": state, **more
    }  # fmt: skip


def backup(at: str, rows: int, set_id: str = "set_1", **more: Any) -> dict[str, Any]:
    return {
        "id": f"{set_id}/dev.orders_v2", "set": set_id, "table": "orders", "schema": "dev", "good": True,
        "identifier": "orders_v2", "taken_at": at, "rows": rows, "complete": True, "verified_at": at,
        "suspect": None, "columns": [], "content_hash": "1", **more,
    }  # fmt: skip


def version(number: int, at: str, rows: int | None, operation: str = "WRITE", **more: Any) -> dict[str, Any]:
    return {
        "version": number, "committed_at": f"{at}.000", "operation": operation, "note": None, "rows": rows,
        "unreadable": None, **more,
    }  # fmt: skip


class Shop:
    """One protected table, orders; what is known of it is written here."""

    def __init__(self, macros: Macros) -> None:
        self.macros = macros
        self.log: list[dict] = []
        self.backups: list[dict] = []
        self.versions: list[dict] = []
        self.missing: int | None = 0
        self.lost: int | None = 40
        self.there = True
        self.loss: dict[str, Any] | None = None
        macros.graph["nodes"] = {}
        macros.graph["sources"] = {1: macros.graph["sources"][1]}
        macros.replace("read_log", lambda query: list(self.log))
        macros.replace("backups", lambda: [dict(each) for each in self.backups])
        macros.replace("history", lambda table, with_readable=True: [dict(each) for each in self.versions])
        macros.replace("exists", lambda table: self.there)
        macros.replace("judgement_of", lambda *_: {"loss": self.loss})
        macros.replace("columns_of", lambda source: [])
        macros.replace("try_fingerprint", lambda *_: {"rows": 60, "hash": "h60", "error": None})
        macros.replace(
            "count_missing_rows", lambda table, point, later=None: self.lost if later else self.missing
        )

    def facts(self, **arguments: Any) -> dict[str, Any]:
        self.macros.printed.clear()
        self.macros.call("incident_report", output="json", **arguments)
        (text,) = self.macros.printed
        return json.loads(text)

    def text(self, **arguments: Any) -> str:
        self.macros.printed.clear()
        self.macros.call("incident_report", **arguments)
        (text,) = self.macros.printed
        return text


@pytest.fixture
def shop(project: Macros) -> Shop:
    return Shop(project)


@pytest.fixture
def incident(shop: Shop) -> Shop:
    """Backed up at 8, half deleted at 9, frozen at 9:30, restored at 10, thawed at 10:05."""
    shop.backups = [backup(DAY + "08:00:00", 60)]
    shop.versions = [
        version(3, DAY + "10:00:05", 60, "RESTORE"),
        version(2, DAY + "09:00:00", 20, "DELETE", user="job-7"),
        version(1, DAY + "07:00:00", 60),
    ]
    restored = {"from_point": "backup set_1", "rows_before": Decimal(20), "detail": COMMAND}
    shop.log = [
        entry("09:30:00", "done", "freeze", detail="dbt run-operation freeze --args '{reason: x}'"),
        entry("10:00:00", "started", **restored),
        entry("10:00:10", "done", rows_after=60, content_hash="h60", seconds=Decimal(10), **restored),
        entry("10:05:00", "done", "thaw", detail="dbt run-operation thaw"),
    ]
    return shop


def test_the_last_incident_from_the_loss_to_the_proof(incident: Shop) -> None:
    facts = incident.facts()
    assert facts["window"]["since"] == DAY + "08:00:00"
    (loss,) = facts["losses"]
    assert loss == {
        "table": "orders", "how": "rows fell", "when": DAY + "09:00:00", "at": DAY + "09:00:00",
        "before": "version 1", "after": "version 2", "rows_before": 60, "rows_after": 20, "rows_lost": 40,
        "keys_lost": 40, "columns_lost": None, "operation": "DELETE", "user": "job-7",
    }  # fmt: skip
    (restore,) = facts["recoveries"]
    assert (restore["command"], restore["rows_before"], restore["rows_after"]) == (COMMAND, 20, 60)
    assert (restore["at"], restore["ended"], restore["who"]) == (DAY + "10:00:00", DAY + "10:00:10", "ann")
    assert [each["verb"] for each in facts["freezes"]] == ["freeze", "thaw"]
    (now,) = facts["tables"]
    assert (now["proof_hash"], now["hash"], now["proof"], now["missing"]) == (
        "h60",
        "h60",
        "unchanged since",
        0,
    )
    assert facts["times"] == {
        "first_loss": DAY + "09:00:00", "detection": DAY + "09:30:00", "end": DAY + "10:05:00",
        "until_detection": 1800, "until_end": 2100,
    }  # fmt: skip


def test_a_later_backup_of_another_table_does_not_shorten_the_period(incident: Shop) -> None:
    incident.backups.insert(0, backup(DAY + "09:15:00", 9, "single_2", table="rates", identifier="rates"))
    facts = incident.facts()
    assert facts["window"]["since"] == DAY + "08:00:00"
    assert [loss["how"] for loss in facts["losses"]] == ["rows fell"]


def test_a_rollback_of_several_tables_belongs_to_each(incident: Shop) -> None:
    both = {"rows_before": Decimal(80), "detail": "dbt run-operation blue_green_rollback"}
    incident.log.insert(3, entry("10:01:00", "started", "blue_green_rollback", "orders, rates", **both))
    incident.log.insert(4, entry("10:02:00", "done", "blue_green_rollback", "orders, rates", **both))
    found = [each for each in incident.facts()["recoveries"] if each["verb"] == "blue_green_rollback"]
    assert [(each["table"], each["state"], each["rows_before"]) for each in found] == [
        ("orders", "done", None), ("rates", "done", None)
    ]  # fmt: skip


def test_a_freeze_of_several_tables_is_one_row(incident: Shop) -> None:
    incident.log.insert(1, dict(incident.log[0], table_name="rates"))
    assert [each["tables"] for each in incident.facts()["freezes"]] == [["orders", "rates"], ["orders"]]
    assert f"| {DAY}09:30:00 | freeze | orders, rates | ann |" in incident.text()


def test_the_same_as_markdown(incident: Shop) -> None:
    text = incident.text()
    assert text.startswith(f"# Incident report\n\nPeriod: {DAY}08:00:00 to ")
    for line in (
        f"| orders | rows fell | {DAY}09:00:00 | version 1 | version 2 | 60 | 20 | 40 | 40 "
        "| not known | DELETE | job-7 |",
        f"| {DAY}10:00:00 | orders | backup set_1 | 20 | 60 | 10.0 | done | ann | {COMMAND} |",
        "| orders | 60 | h60 | 60 | h60 | unchanged since |",
        f"| orders | 0 | 60 | backup set_1 of {DAY}08:00:00 |",
        f"| Noticed: first recovery verb | {DAY}09:30:00 | 30 minutes after the first loss |",
        f"| Ended: last recovery verb that succeeded | {DAY}10:05:00 | 35 minutes after it was noticed |",
    ):
        assert line in text.splitlines(), text


def test_what_nobody_recorded_is_not_known(incident: Shop) -> None:
    incident.versions[1].pop("user")
    incident.lost = incident.missing = None
    text = incident.text()
    assert "| 60 | 20 | 40 | not known | not known | DELETE | not known |" in text
    assert "| orders | not known | 60 | backup set_1" in text


def test_a_loss_that_no_number_of_rows_shows_is_listed(shop: Shop) -> None:
    shop.versions = [version(1, DAY + "09:00:00", 60), version(0, DAY + "07:00:00", 60)]
    shop.loss = {
        "missing": 7, "rows": 60, "where": "version 0", "when": DAY + "07:00:00", "lost_by": "version 1",
        "since": DAY + "09:00:00.000", "columns": [],
    }  # fmt: skip
    [loss] = shop.facts()["losses"]
    assert (loss["how"], loss["at"], loss["keys_lost"]) == ("lacks keys", DAY + "09:00:00", 7)
    assert (loss["before"], loss["after"], loss["rows_before"]) == ("version 0", "version 1", 60)
    assert shop.facts(until=DAY + "08:00:00")["losses"] == []
    shop.loss |= {"missing": 0, "columns": [{"name": "price", "type": "double", "now": None}]}
    [loss] = shop.facts()["losses"]
    assert (loss["how"], loss["columns_lost"]) == ("lacks columns", "column price")
    assert "| lacks columns | " in shop.text()
    assert "| column price |" in shop.text()


def test_keys_that_a_fall_of_rows_shows_are_listed_once(incident: Shop) -> None:
    incident.loss = {"missing": 40, "rows": 60, "where": "version 1", "since": None, "lost_by": None}
    assert [loss["how"] for loss in incident.facts()["losses"]] == ["rows fell"]


def test_without_log_and_backups_little_is_known_and_said(shop: Shop) -> None:
    text = shop.text()
    assert "Period: as far back as anything is known to " in text
    assert "No loss is known in this period." in text
    assert "| First loss | not known |" in text
    assert "| Noticed: first recovery verb | not known | not known |" in text


def test_a_new_table_of_the_name_is_a_loss_of_all_that_the_backup_has(incident: Shop) -> None:
    incident.versions = [version(1, DAY + "10:00:05", 60), version(0, DAY + "09:00:00", 0, "CREATE TABLE")]
    (loss,) = incident.facts()["losses"]
    assert (loss["how"], loss["rows_before"], loss["rows_after"], loss["rows_lost"]) == (
        "began anew",
        60,
        0,
        60,
    )
    assert loss["when"] == f"between {DAY}08:00:00 and {DAY}09:00:00"
    assert loss["before"] == "backup set_1"


def test_rows_that_a_restore_replaced_are_no_loss(incident: Shop) -> None:
    incident.versions = [version(3, DAY + "10:00:05", 50), version(1, DAY + "07:00:00", 60)]
    assert [loss["how"] for loss in incident.facts()["losses"]] == ["had fewer rows"]
    incident.versions = [version(3, DAY + "10:00:11", 50), version(1, DAY + "07:00:00", 60)]
    assert [loss["how"] for loss in incident.facts()["losses"]] == ["rows fell"]


def test_a_table_without_a_history_lost_what_its_first_restore_missed(incident: Shop) -> None:
    incident.versions = []
    (loss,) = incident.facts()["losses"]
    assert (loss["how"], loss["rows_before"], loss["rows_after"]) == ("had fewer rows", 60, 20)
    assert loss["when"] == f"between {DAY}08:00:00 and {DAY}10:00:00"
    assert incident.facts()["times"]["until_detection"] is None  # the loss has no moment


def test_a_table_that_does_not_exist_is_missing_still(incident: Shop) -> None:
    incident.there, incident.versions, incident.log, incident.missing = False, [], [], 60
    facts = incident.facts()
    assert [(loss["how"], loss["rows_lost"]) for loss in facts["losses"]] == [("does not exist", 60)]
    assert (facts["tables"][0]["missing"], facts["tables"][0]["error"]) == (60, "it does not exist")


def test_a_loss_without_a_time_comes_last(macros: Macros) -> None:
    """A table that does not exist, and has no backup, beside one that lost rows."""
    times = [{"when": None}, {"when": "2026-02-03 09:00:00"}, {"when": "2026-02-01 09:00:00"}]
    assert macros.call("losses_by_time", times) == [times[2], times[1], times[0]]


def test_a_verb_without_an_end_has_none(incident: Shop) -> None:
    incident.log.pop(2)
    (restore,) = incident.facts()["recoveries"]
    assert (restore["state"], restore["rows_after"]) == ("started", None)


def test_verbs_of_an_earlier_incident_belong_to_another_report(incident: Shop) -> None:
    old = entry("10:00:00", "done", rows_before=1, rows_after=2, content_hash="old", seconds=1.0)
    old |= {"logged_at": datetime(2026, 1, 10, 10, tzinfo=UTC), "run_id": "old"}
    incident.log.insert(0, old)
    incident.backups.append(backup("2026-01-09 00:00:00", 2, "set_0"))
    assert len(incident.facts()["recoveries"]) == 1
    facts = incident.facts(since="2026-01-10 00:00:00", until="2026-01-11 00:00:00")
    assert [each["hash"] for each in facts["recoveries"]] == ["old"]
    assert [loss["before"] for loss in facts["losses"]] == ["backup set_0"]


@cases("arguments, sentence", """
    {since: 2026-02-03}, "since: 2026-02-03 has no time of day"
    {since: '2026-02-03 09:00:00', until: '2026-02-03 08:00:00'}, "is not before until: 2026-02-03 08:00:00"
    {output: html}, "choose one of markdown, json"
    {sinse: x}, "did you mean 'since'?"
    {path: 2}, "write path: '...' in quotes"
""")  # fmt: skip
def test_what_is_refused(shop: Shop, arguments: dict, sentence: str) -> None:
    assert sentence in shop.macros.refused("incident_report", **arguments)


def test_the_report_goes_into_a_new_file_on_local_only(incident: Shop) -> None:
    macros = incident.macros.answers({r"lake\.write_file\(": [{"written": "/data/incident.md"}]})
    assert incident.text(path="incident.md") == "Written: /data/incident.md"
    assert "select written from lake.write_file('incident.md', '# Incident report\n" in macros.sent[-1]
    said = macros.engine("databricks").refused("incident_report", path="incident.md")
    assert "dbt -q run-operation ... > incident.md" in said


def test_a_warehouse_counts_only_the_versions_of_the_period(incident: Shop) -> None:
    counted: list[int] = []

    def count(table: dict, point: dict) -> dict:
        counted.append(point["id"])
        return {"rows": {3: 60, 2: 20, 1: 60}[point["id"]], "error": None}

    incident.versions.append(version(0, DAY + "06:00:00", None))
    for each in incident.versions:
        each.pop("rows")
    incident.macros.replace("count_readable_rows", count)
    assert [loss["rows_lost"] for loss in incident.facts()["losses"]] == [40]
    assert counted == [3, 2, 1]
