"""Backups on a time line, and drills."""

from __future__ import annotations

from collections import Counter

from holdfast_page.document import Document, moment
from holdfast_page.figures import UNKNOWN, count, lasted, size
from holdfast_page.markup import Content, chart, el, row, table

CONDITIONS = {  # condition: glyph, class of the glyph, what it means
    "good": ("\u25cf", "ok", "good: read whole lately"),
    "unread": ("\u25cb", "ok", "unread: good, but not read whole lately"),
    "suspect": ("\u25b2", "warn", "suspect: lacks keys"),
    "damaged": ("\u2715", "bad", "damaged: cannot be read"),
    "future": ("\u25c6", "quiet", "from the future: a clock was wrong"),
    "unfinished": ("\u25a1", "quiet", "unfinished: no manifest"),
}


def backups(document: Document) -> Content:
    """Return the time line of backups, and the list behind it with a filter."""
    copies = document["backups"]
    if not copies:
        return el("p", "No backup exists; take one: ", el("code", "dbt run-operation backup_all"))
    known = [each["name"] for each in document["tables"]]
    others = sorted({copy["table"] for copy in copies if copy["table"]} - set(known))
    lanes = list(reversed(known + others))
    points = [
        (moment(copy["taken_at"]).timestamp(), lanes.index(copy["table"]), copy["condition"], described(copy))
        for copy in reversed(copies)
        if copy["taken_at"] and copy["table"]
    ]
    found = Counter(copy["condition"] for copy in copies)
    said = ", ".join(f"{found[name]} {name}" for name in CONDITIONS if found[name])
    legend = [
        el("li", el("span", glyph, class_=f"mark {kind}", aria_hidden="true"), f"{meaning} ({found[name]:,})")
        for name, (glyph, kind, meaning) in CONDITIONS.items()
        if found[name] or name in ("good", "suspect", "unread")
    ]
    return [
        el("ul", legend, class_="legend"),
        chart(
            f"{len(copies)} backups by time and table: {said}",
            points,
            lanes=lanes,
            height=70 + 22 * len(lanes),
        ),
        el("details", el("summary", f"All {len(copies):,} backups"), backup_filter(), backup_table(copies)),
    ]


def described(copy: Document) -> str:
    """Return a backup in a line."""
    read = f"last read {copy['verified_at']}" if copy["verified_at"] else "not verified"
    parts = [f"{copy['table']}, {copy['set']}", f"{count(copy['rows'])} rows", copy["state"], read]
    return ", ".join(part for part in parts if part)


def backup_filter() -> Content:
    """Return the filter of backups; page.js applies it to the rows with data-condition."""
    options = [el("option", "any", value=""), [el("option", name, value=name) for name in CONDITIONS]]
    return el(
        "form",
        el("label", "Condition ", el("select", options, id="filter-condition")),
        class_="filter", role="search", aria_label="Filter the backups", hidden=True,
    )  # fmt: skip


def backup_table(copies: list[Document]) -> Content:
    """Return the list of backups, newest first."""
    rows = []
    for copy in copies:
        glyph, kind, _ = CONDITIONS.get(copy["condition"], ("", "quiet", ""))
        cells: list[Content] = [
            copy["set"],
            copy["table"] or UNKNOWN,
            [el("span", glyph, class_=f"mark {kind}", aria_hidden="true"), copy["condition"]],
            copy["taken_at"] or UNKNOWN,
            count(copy["rows"]),
            size(copy["bytes"]),
            copy["verified_at"] or "not verified",
            remark(copy),
        ]
        rows.append(row(cells, (4, 5), data_table=copy["table"] or UNKNOWN, data_condition=copy["condition"]))
    heads = ["set", "table", "condition", "taken", "rows", "size", "last read whole", "note"]
    return table("Backups, newest first", heads, rows, (4, 5))


def remark(copy: Document) -> str:
    """Return what else is known of a backup: its state in words, its reason, whether it is pinned."""
    parts = [copy["state"] if copy["state"] != "good" else "", copy["reason"] or ""]
    return "; ".join(part for part in [*parts, "pinned" if copy["pinned"] else ""] if part)


def drills(document: Document) -> Content:
    """Return the drills with their times."""
    if not document["drills"]:
        return el("p", "No restore was rehearsed yet: ", el("code", "dbt run-operation drill"))
    points, rows = [], []
    for drill in reversed(document["drills"]):
        mark = "good" if drill["state"] == "done" else "damaged"
        said = f"{drill['at']}, {drill['backup']}, {drill['state']}, {lasted(drill['seconds'])}"
        points.append((moment(drill["at"]).timestamp(), drill["seconds"], mark, said))
    for drill in document["drills"]:
        slowest = max(drill["tables"], key=lambda each: each["seconds"] or 0, default=None)
        restored = sum(each["rows"] or 0 for each in drill["tables"])
        state = "killed" if drill["state"] == "started" else drill["state"]
        rows.append([
            drill["at"],
            el("span", state, class_=f"badge {'ok' if state == 'done' else 'fail'}"),
            lasted(drill["seconds"]),
            drill["backup"],
            f"{len(drill['tables'])} tables, {count(restored)} rows",
            f"{slowest['table']}, {lasted(slowest['seconds'])}" if slowest else "",
            drill["who"] or UNKNOWN,
            drill["detail"] or "",
        ])  # fmt: skip
    heads = ["began", "result", "time", "backup", "restored", "slowest table", "who", "note"]
    said = f"Seconds of the last {len(points)} drills"
    return [chart(said, points, line=True, unit="seconds"), table("Drills, newest first", heads, rows, (2,))]
