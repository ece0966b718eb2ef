"""The figures at the head of the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from holdfast_page.document import Document
from holdfast_page.figures import ago, count, lasted
from holdfast_page.markup import Safe, el
from holdfast_page.tables import lost_columns


@dataclass(frozen=True)
class Tile:
    """One figure.

    Attributes:
        name: what it is.
        value: the figure, as text.
        note: what it is about.
        kind: "bad" or "warned" where it asks for a look.
    """

    name: str
    value: str
    note: str
    kind: str = ""


def tiles(document: Document) -> Safe:
    """Return the figures of the day as a list of terms."""
    made = []
    for make in TILES:
        tile = make(document)
        figure = el("dd", tile.value), el("dd", tile.note, class_="note")
        made.append(el("div", el("dt", tile.name), figure, class_=tile.kind))
    return el("dl", made, class_="tiles")


def protected(document: Document) -> Tile:
    """Count tables and rows."""
    listed = document["tables"]
    gone = [each["name"] for each in listed if not each["exists"] or each["error"]]
    rows = f"{count(sum(each['rows'] or 0 for each in listed))} rows"
    if gone:
        return Tile("Protected tables", count(len(listed)), f"cannot be read: {', '.join(gone)}", "bad")
    return Tile("Protected tables", count(len(listed)), rows)


def missing(document: Document) -> Tile:
    """Count the keys that tables lack, and name those that lack columns."""
    columns = {each["name"]: lost_columns(each["loss"]) for each in document["tables"]}
    losing = [each for each in document["tables"] if each["missing"] or columns[each["name"]]]
    keys = count(sum(each["missing"] or 0 for each in losing))
    if losing:
        names = [" lacks ".join(filter(None, [each["name"], columns[each["name"]]])) for each in losing]
        return Tile("Keys missing", keys, ", ".join(names), "bad")
    return Tile("Keys missing", keys, "against the last good point of each table")


def covered(document: Document) -> Tile:
    """Tell how old the oldest of the last good backups is."""
    name, listed = "Last good backups", document["tables"]
    goods = [each["good"]["taken_at"] for each in listed if each["good"]]
    age = ago(min(goods), document["at"]) if goods else "none"
    without = [each["name"] for each in listed if not each["good"]]
    stale = [each["name"] for each in listed if each["good"] and not each["current"]]
    if without:
        return Tile(name, age, f"none of {', '.join(without)}", "bad")
    if stale:
        return Tile(name, age, f"too old: {', '.join(stale)}", "bad")
    return Tile(name, age, "the oldest; each table has one")


def read(document: Document) -> Tile:
    """Tell how long ago the backup that was longest unread was read."""
    name = "Backups last read"
    good = [each for each in document["backups"] if each["condition"] in ("good", "unread")]
    if not good:
        return Tile(name, "none", "no good backup", "warned")
    age = ago(min(each["verified_at"] for each in good), document["at"])
    unread = [each for each in good if each["condition"] == "unread"]
    if unread:
        return Tile(name, age, f"{len(unread)} of {len(good)} not read lately", "warned")
    return Tile(name, age, f"the longest of {len(good)}")


def drilled(document: Document) -> Tile:
    """Tell when a restore was rehearsed last."""
    name = "Last drill"
    if not document["drills"]:
        return Tile(name, "never", "no restore was rehearsed", "warned")
    drill = document["drills"][0]
    note = f"{drill['state']}, {lasted(drill['seconds'])}"
    return Tile(name, ago(drill["at"], document["at"]), note, "" if drill["state"] == "done" else "bad")


def reach(document: Document) -> Tile:
    """Tell how far back the table with the shortest reach goes."""
    name = "Time travel reaches"
    found = [(each["oldest"]["at"], each["name"]) for each in document["tables"] if each["oldest"]]
    if not found:
        return Tile(name, "nowhere", "no table has versions")
    oldest, table = max(found)
    return Tile(name, ago(oldest, document["at"]).removesuffix(" ago"), f"back, the least: {table}")


def frozen(document: Document) -> Tile:
    """Count frozen tables."""
    tables = len(document["frozen"])
    if tables:
        return Tile("Frozen", count(tables), "loads and builds are stopped", "warned")
    return Tile("Frozen", count(tables), "loads and builds run")


TILES: tuple[Callable[[Document], Tile], ...] = (protected, missing, covered, read, drilled, reach, frozen)
