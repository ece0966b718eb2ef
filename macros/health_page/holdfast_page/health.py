"""The health page: its sections, in the order in which somebody reads them in the morning."""

from __future__ import annotations

from holdfast_page import backups, tables
from holdfast_page.calendar import calendar
from holdfast_page.document import Document
from holdfast_page.incident import incident
from holdfast_page.markup import Content, Safe, el, table
from holdfast_page.shell import page
from holdfast_page.tiles import tiles

WORDS = {"OK": "All is well", "WARN": "Ready, with warnings", "FAIL": "Needs attention now"}


def health_page(document: Document) -> str:
    """Return the page of a health document."""
    sections: list[tuple[str, str, Content]] = [
        ("findings", "Findings", findings(document)),
        ("tables", "Tables", tables.overview(document)),
        ("versions", "Rows over versions", tables.cards(document)),
        ("backups", "Backups", backups.backups(document)),
        ("retention", "How far back, today", tables.retention(document)),
        ("drills", "Drills", backups.drills(document)),
        *(
            (f"project-{place}", each["title"], calendar(each))
            for place, each in enumerate(document["sections"])
        ),
        ("incident", "Freeze and last incident", incident(document)),
        ("depends", "What depends on what", tables.dependents(document)),
    ]
    return page(f"{document['status']}: health of {document['project']}", lead(document), sections)


def badge(status: str) -> Safe:
    """Return a status as a word in its colour."""
    return el("span", status, class_=f"badge {status.lower()}")


def lead(document: Document) -> Content:
    """Return the head of the page: whose, when, the status and the figures of the day."""
    found = [check["status"] for check in document["checks"]]
    counts = f"{found.count('FAIL')} FAIL, {found.count('WARN')} WARN, {found.count('OK')} OK"
    iso = document["at"].replace(" ", "T") + "Z"
    where = f"Project {document['project']}, target {document['target']} ({document['engine']}). "
    return [
        el("h1", f"Health of {document['project']}"),
        el(
            "p",
            badge(document["status"]),
            el("strong", WORDS.get(document["status"], "")),
            f" {counts}",
            class_="status",
        ),
        el(
            "p",
            where,
            "State of ",
            el("time", document["at"], datetime=iso),
            " UTC; all times are UTC.",
        ),
        el("p", "", id="stale", class_="stale", role="alert", hidden=True, data_at=iso),
        tiles(document),
    ]


def findings(document: Document) -> Content:
    """Return what doctor found: the problems with the command that fixes each, then what is in order."""
    order = {"FAIL": 0, "WARN": 1, "OK": 2}
    checks = sorted(document["checks"], key=lambda check: order.get(check["status"], 0))
    problems = [check for check in checks if check["status"] != "OK"]
    listed = [
        el(
            "li",
            badge(check["status"]),
            el("strong", check["aspect"]),
            f" {check['detail']}",
            el("code", check["command"], class_="command") if check["command"] else None,
        )
        for check in problems
    ]
    sound = [[check["aspect"], check["detail"]] for check in checks if check["status"] == "OK"]
    unchecked = document["not_checked"]
    return [
        el("ol", listed, class_="findings") if problems else el("p", "doctor found no problem."),
        el("p", f"Not checked, as they are in a database in memory: {', '.join(unchecked)}.")
        if unchecked
        else None,
        el(
            "details",
            el("summary", f"{len(sound)} aspects are OK"),
            table("Aspects that are OK", ["aspect", "finding"], sound),
        ),
    ]
