"""The freeze and the last incident: what was lost, what was brought back, what is still missing."""

from __future__ import annotations

from holdfast_page.document import Document
from holdfast_page.figures import UNKNOWN, count, lasted
from holdfast_page.markup import Content, el, table


def incident(document: Document) -> Content:
    """Return the frozen tables and the last incident."""
    return [frozen(document["frozen"]), *last_incident(document["incident"] or {})]


def frozen(records: list[Document]) -> Content:
    """Return who froze what, and why."""
    if not records:
        return el("p", "No table is frozen.")
    if records[0]["unreadable"]:
        return el(
            "p",
            f"The record of frozen tables cannot be read, so all are frozen: {records[0]['unreadable']}",
            class_="bad",
        )
    rows: list[list[Content]] = [[each["table"], each["at"], each["who"], each["reason"]] for each in records]
    return table("Frozen tables", ["table", "since", "who", "reason"], rows)


def last_incident(facts: Document) -> list[Content]:
    """Return the losses, the recoveries and the state since; one sentence where there is none of them."""
    losses, recoveries = facts.get("losses") or [], facts.get("recoveries") or []
    since = (facts.get("window") or {}).get("since")
    if not losses and not recoveries:
        return [el("p", f"No loss and no recovery is known since {since or 'the first record'}.")]
    times = facts["times"]
    rows: list[list[Content]] = [
        ["first loss", times["first_loss"] or UNKNOWN, ""],
        ["noticed: first recovery verb", times["detection"] or UNKNOWN, lasted(times["until_detection"])],
        ["ended: last recovery verb that succeeded", times["end"] or UNKNOWN, lasted(times["until_end"])],
    ]
    lost: list[list[Content]] = [
        [
            each["table"],
            ": ".join(filter(None, (each["how"], each["columns_lost"]))),
            each["when"] or UNKNOWN,
            f"{each['before'] or UNKNOWN} to {each['after'] or UNKNOWN}",
            count(each["rows_lost"]),
            count(each["keys_lost"]),
            each["operation"] or UNKNOWN,
            each["user"] or UNKNOWN,
        ]
        for each in losses
    ]
    back: list[list[Content]] = [
        [
            each["at"],
            each["table"],
            each["verb"],
            each["point"] or "",
            count(each["rows_after"]),
            each["state"],
            each["who"] or UNKNOWN,
        ]
        for each in recoveries
    ]
    after: list[list[Content]] = [
        [
            each["table"],
            count(each["rows"]),
            count(each["missing"]),
            each["reference"] or UNKNOWN,
            each["proof"],
        ]
        for each in facts.get("tables") or []
    ]
    heads = ["table", "what", "when", "from and to", "rows lost", "keys lost", "operation", "who"]
    return [
        el("h3", f"Last incident, since {since or 'the first record'}"),
        table("Times of the incident", ["event", "time", "after the one before"], rows),
        table("What was lost", heads, lost, (4, 5)) if lost else None,
        table(
            "What was brought back",
            ["time", "table", "verb", "from", "rows after", "state", "who"],
            back,
            (4,),
        )
        if back
        else None,
        table("Still missing now", ["table", "rows now", "keys missing", "against", "proof"], after, (1, 2))
        if after
        else None,
    ]
