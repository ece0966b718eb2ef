"""The protected tables: overview, rows over versions, reach of time travel, and what depends on each."""

from __future__ import annotations

from holdfast_page.document import Document
from holdfast_page.figures import UNKNOWN, ago, count, days_between
from holdfast_page.markup import Content, Safe, chart, el, row, table

BAR = 220  # the width of a bar of time travel, for the longest


def overview(document: Document) -> Content:
    """Return the filter and a line for each table."""
    rows = []
    for each in document["tables"]:
        good, oldest = each["good"], each["oldest"]
        cells: list[Content] = [
            el("a", each["name"], href=f"#table-{each['name']}"),
            el("span", each["status"], class_=f"badge {each['status'].lower()}"),
            count(each["rows"]) if each["exists"] else "does not exist",
            missing(each),
            f"{ago(good['taken_at'], document['at'])}" if good else el("strong", "none", class_="bad"),
            f"{ago(good['verified_at'], document['at'])}" if good else "",
            ago(oldest["at"], document["at"]) if oldest else "backups only",
        ]
        rows.append(row(cells, (2, 3), data_table=each["name"], data_status=each["status"]))
    heads = ["table", "status", "rows", "keys missing", "last good backup", "last read", "versions since"]
    return [controls(), table("Protected tables", heads, rows, (2, 3))]


def controls() -> Safe:
    """Return the filter of tables; page.js applies it to every element with data-table."""
    statuses = [("", "any status"), ("FAIL", "FAIL"), ("WARN", "WARN"), ("OK", "OK")]
    return el(
        "form",
        el("label", "Table ", el("input", type="search", id="filter-table", placeholder="part of a name")),
        el(
            "label",
            "Status ",
            el("select", [el("option", name, value=value) for value, name in statuses], id="filter-status"),
        ),
        el("output", "", id="filter-count", aria_live="polite"),
        class_="filter",
        role="search",
        aria_label="Filter the tables on this page",
        hidden=True,
    )


def missing(each: Document) -> Content:
    """Return the number of keys that a table lacks, and the columns, marked where it lacks any."""
    columns = lost_columns(each["loss"])
    if not each["missing"] and not columns:
        return count(each["missing"])
    return el("strong", " and ".join(filter(None, [count(each["missing"]), columns])), class_="bad")


def cards(document: Document) -> Content:
    """Return a card for each table: its rows over the newest versions, and who made them fall."""
    legend = el(
        "ul",
        el("li", el("span", "\u25bc", class_="mark bad", aria_hidden="true"), "rows fell"),
        el(
            "li",
            el("span", "\u25bd", class_="mark quiet", aria_hidden="true"),
            "rows fell, on purpose by the commit",
        ),
        el("li", el("span", "\u2715", class_="mark quiet", aria_hidden="true"), "cannot be read"),
        class_="legend",
    )
    return [legend, el("div", [card(each, document["at"]) for each in document["tables"]], class_="cards")]


def card(each: Document, now: str) -> Safe:
    """Return the card of a table."""
    content: list[Content] = [el("h3", each["name"])]
    if not each["exists"]:
        content.append(el("p", "The table does not exist.", class_="bad"))
    elif each["error"]:
        content.append(el("p", f"The table cannot be read: {each['error']}", class_="bad"))
    content.append(el("p", facts(each)))
    if each["loss"]:
        content.append(el("p", lost(each["loss"]), class_="bad"))
    versions = list(reversed(each["versions"]))
    if versions:
        content += [rows_chart(each["name"], versions), versions_table(each, now)]
    else:
        content.append(el("p", "It has no versions: its recovery points are its backups.", class_="quiet"))
    return el(
        "article", content, id=f"table-{each['name']}", data_table=each["name"], data_status=each["status"],
        class_=f"card {each['status'].lower()}",
    )  # fmt: skip


def facts(each: Document) -> str:
    """Return one line about a table: what it is, its key, its rows."""
    key = f"key {', '.join(each['key'])}" if each["key"] else "no key"
    return f"{each['resource']}, {key}; {count(each['rows'])} rows"


def lost(loss: Document) -> str:
    """Return which keys and columns are lost, since when, and by which commit."""
    when = f" of {loss['when'][:19]}" if loss["when"] else ""
    by = f" by {loss['lost_by']}" if loss["lost_by"] else ""
    since = f", lost{by} at {loss['since'][:19]}" if loss["since"] else ""
    gone = ", whose commit is gone from its history" if loss.get("gone_back") else ""
    if gone and not loss["missing"]:
        return f"It lacks {loss['where']}{when}{gone}."
    columns = lost_columns(loss)
    keys = "" if columns and not loss["missing"] else f"{loss['missing']:,} of the {loss['rows']:,} keys"
    return f"It lacks {' and '.join(filter(None, [keys, columns]))} of {loss['where']}{when}{since}{gone}."


def lost_columns(loss: Document | None) -> str:
    """Return the columns that a table lacks, in words."""
    columns = (loss or {}).get("columns") or []
    return " and ".join(
        f"column {each['name']}" + (f" as {each['type']} (it is {each['now']} now)" if each["now"] else "")
        for each in columns
    )


def fall(version: Document) -> str:
    """Return what a fall of rows is called: the number, and whether the commit says that it is on purpose."""
    if version["fell_by"] is None:
        return ""
    return f"fell by {version['fell_by']:,}" + (" on purpose" if version["on_purpose"] else "")


def rows_chart(name: str, versions: list[Document]) -> Safe:
    """Draw the rows of versions, oldest first; one without a count stands on the axis."""
    points = []
    for place, version in enumerate(versions):
        mark = "plain"
        if version["unreadable"]:
            mark = "broken"
        elif version["fell_by"] is not None:
            mark = "purpose" if version["on_purpose"] else "fall"
        parts = [
            f"version {version['version']} of {version['at']}",
            f"{count(version['rows'])} rows",
            fall(version),
        ]
        parts += [
            version["operation"] or "",
            f"by {version['user']}" if version["user"] else "",
            version["note"] or "",
        ]
        points.append((place, version["rows"], mark, ", ".join(part for part in parts if part)))
    falls = [version for version in versions if version["fell_by"] is not None]
    said = f"Rows of {name} over {len(versions)} versions; they fell {len(falls)} times"
    return chart(
        said, points, line=True, ticks=[f"v{version['version']}" for version in versions], unit="rows"
    )


def versions_table(each: Document, now: str) -> Safe:
    """Return the same as a table, newest first."""
    rows: list[list[Content]] = [
        [
            version["version"],
            version["at"],
            count(version["rows"]),
            el("strong", fall(version), class_="quiet" if version["on_purpose"] else "bad")
            if fall(version)
            else "",
            version["operation"],
            version["user"] or UNKNOWN,
            version["unreadable"] or version["note"] or "",
        ]
        for version in each["versions"]
    ]
    heads = ["version", "committed", "rows", "change", "operation", "who", "note"]
    return el(
        "details",
        el("summary", f"{len(rows)} newest of {each['listed']:,} versions"),
        table(f"Versions of {each['name']}", heads, rows, (0, 2)),
    )


def retention(document: Document) -> Content:
    """Return how far back each table can go today: by versions read in full, and by good backups."""
    now, wanted = document["at"], document["wanted_days"]
    reach = {
        each["name"]: days_between(each["oldest"]["at"], now) for each in document["tables"] if each["oldest"]
    }
    longest = max([*reach.values(), wanted, 1])
    kept: dict[str, list[str]] = {}
    for copy in document["backups"]:
        if copy["condition"] in ("good", "unread") and copy["kind"] != "safety":
            kept.setdefault(copy["table"], []).append(copy["taken_at"])
    rows = []
    for each in document["tables"]:
        days, copies, oldest = reach.get(each["name"]), kept.get(each["name"], []), each["oldest"]
        cells: list[Content] = [
            each["name"],
            f"version {oldest['version']} of {oldest['at']}" if oldest else "no version",
            f"{days:,.1f}" if days is not None else "",
            bar(days, wanted, longest),
            f"{each['retention']['days']:g}" if each["retention"] else "",
            f"{len(copies)}, the oldest of {min(copies)}" if copies else "none",
        ]
        rows.append(row(cells, (2, 4), data_table=each["name"], data_status=each["status"]))
    heads = [
        "table",
        "oldest version read in full",
        "days",
        f"line: the {wanted} days wanted",
        "days kept",
        "good backups",
    ]
    note = "A table younger than the days that it keeps cannot reach farther back than its first version."
    return [el("p", note, class_="quiet"), table("Reach of time travel and backups", heads, rows, (2, 4))]


def bar(days: float | None, wanted: float, longest: float) -> Safe:
    """Draw the days of time travel beside the days wanted."""
    if days is None:
        return el("span", "backups only", class_="quiet")
    goal = BAR * wanted / longest
    return el(
        "svg",
        el("rect", x=0, y=3, width=BAR, height=8, rx=2, class_="track"),
        el("rect", x=0, y=3, width=f"{max(BAR * days / longest, 1.5):.1f}", height=8, rx=2, class_="bar"),
        el("path", d=f"M{goal:.1f} 0V14", class_="goal"),
        viewBox=f"0 0 {BAR + 1} 14", width=BAR, height=14, role="img",
        aria_label=f"{days:.1f} days of {wanted:g} wanted",
    )  # fmt: skip


def dependents(document: Document) -> Content:
    """Return the snapshots, models and exposures that each table feeds."""
    rows = []
    for each in document["tables"]:
        names = [
            ", ".join(feed["name"] for feed in each["feeds"] if feed["resource"] == resource) or "none"
            for resource in ("snapshot", "model", "exposure")
        ]
        built = "; ".join(f"{made['name']} at {made['at'][:19]}" for made in each["built"])
        cells: list[Content] = [each["name"], *names, el("strong", built, class_="bad") if built else ""]
        rows.append(row(cells, data_table=each["name"], data_status=each["status"]))
    heads = ["table", "snapshots", "models", "exposures", "built since a loss"]
    return table("What depends on each protected table", heads, rows)
