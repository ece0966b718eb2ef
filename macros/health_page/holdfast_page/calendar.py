"""A calendar: one strip a year, one column a week, one cell a day that has items."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from holdfast_page.markup import Content, Safe, el, table

CELL, GAP, LEFT, TOP = 11, 2, 26, 14
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def calendar(section: dict[str, Any]) -> Content:
    """Return a section of the project: the strips, and a list of the days that are not complete."""
    days, unit = section["days"], section["unit"] or "items"
    if not days:
        return el("p", f"No day has {unit} yet.")
    done, total = sum(day["done"] for day in days), sum(day["total"] for day in days)
    open_days = [day for day in days if day["done"] < day["total"]]
    whole = f"{len(days) - len(open_days):,} of {len(days):,} days"
    summary = f"{done:,} of {total:,} {unit} are complete; {whole} are complete as a whole."
    years = sorted({day["date"][:4] for day in days}, reverse=True)
    strips = [_year(int(year), [day for day in days if day["date"][:4] == year], unit) for year in years]
    rows = [[day["date"], day["done"], day["total"], day["note"] or ""] for day in reversed(open_days)]
    listed = el(
        "details",
        el("summary", f"{len(open_days):,} days are not complete"),
        table(
            f"Days of {section['title']} that are not complete",
            ["day", "complete", unit, "reason"],
            rows,
            (1, 2),
        ),
    )
    return [el("p", summary), _legend(), strips, listed if open_days else None]


def _legend() -> Safe:
    names = (("all", "all complete"), ("some", "some complete"), ("none", "none complete"))
    return el("ul", [el("li", _cell(0, 0, kind, ""), label) for kind, label in names], class_="legend")


def _year(year: int, days: Sequence[dict[str, Any]], unit: str) -> Safe:
    """Draw the days of a year; Monday is the top row."""
    first = date(year, 1, 1)
    start = first - timedelta(days=first.weekday())
    cells, labels = [], []
    for month in range(1, 13):
        column = (date(year, month, 1) - start).days // 7
        labels.append(el("text", MONTHS[month - 1], x=LEFT + column * (CELL + GAP), y=TOP - 4))
    for day in days:
        column, weekday = divmod((date.fromisoformat(day["date"]) - start).days, 7)
        kind = "all" if day["done"] >= day["total"] else "some" if day["done"] else "none"
        note = f": {day['note']}" if day["note"] else ""
        title = f"{day['date']}: {day['done']} of {day['total']} {unit} complete{note}"
        cells.append(_rect(LEFT + column * (CELL + GAP), TOP + weekday * (CELL + GAP), kind, title))
    for weekday, name in ((0, "Mon"), (2, "Wed"), (4, "Fri")):
        labels.append(el("text", name, x=0, y=TOP + weekday * (CELL + GAP) + CELL - 2))
    width, height = LEFT + 54 * (CELL + GAP), TOP + 7 * (CELL + GAP)
    done, total = sum(day["done"] for day in days), sum(day["total"] for day in days)
    label = f"{year}: {done:,} of {total:,} {unit} complete"
    drawing = el(
        "svg", labels, cells, viewBox=f"0 0 {width} {height}", width=width, role="img", aria_label=label
    )
    return el("div", el("h3", label), el("div", drawing, class_="scroll", tabindex=0), class_="year")


def _cell(x: int, y: int, kind: str, title: str) -> Safe:
    return el("svg", _rect(x, y, kind, title), width=CELL, height=CELL, aria_hidden="true")


def _rect(x: int, y: int, kind: str, title: str) -> Safe:
    """Draw a day; one that is not complete has a stroke, too, so that the colour is not all."""
    box = el(
        "rect",
        el("title", title) if title else None,
        x=x,
        y=y,
        width=CELL,
        height=CELL,
        rx=2,
        class_=f"day {kind}",
    )
    if kind == "all":
        return box
    return Safe(box + el("path", d=f"M{x + 3} {y + CELL - 3}L{x + CELL - 3} {y + 3}", class_="stroke"))
