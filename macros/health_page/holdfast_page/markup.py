"""HTML elements. Every text that is not `Safe` is escaped, so that no name of a table can become markup."""

from __future__ import annotations

import html
import json
from collections.abc import Iterable, Sequence

VOID = ("input", "link", "meta")


class Safe(str):
    """Markup that was made here."""


Content = str | int | float | None | Sequence["Content"]


def text(content: Content) -> Safe:
    """Return content as markup: texts escaped, lists one after the other, None as nothing."""
    if content is None:
        return Safe("")
    if isinstance(content, Safe):
        return content
    if isinstance(content, str | int | float):
        return Safe(html.escape(str(content)))
    return Safe("".join(text(each) for each in content))


def el(name: str, /, *content: Content, **attributes: str | int | float | bool | None) -> Safe:
    """Return an element. `class_` is the attribute class, `data_x` is data-x.

    An attribute that is True has no value; one that is None, False or empty is left out.
    """
    written = ""
    for key, value in attributes.items():
        label = key.rstrip("_").replace("_", "-")
        if value is True:
            written += f" {label}"
        elif value is not None and value is not False and (value != "" or key == "value"):
            written += f' {label}="{html.escape(str(value))}"'
    if name in VOID:
        return Safe(f"<{name}{written}>")
    return Safe(f"<{name}{written}>{text(list(content))}</{name}>")


def table(
    caption: str, heads: Sequence[str], rows: Iterable[Sequence[Content] | Safe], numbers: Sequence[int] = ()
) -> Safe:
    """Return a table that scrolls by itself where it is too wide.

    Args:
        caption: what it lists, for screen readers.
        heads: the headings of the columns; the first column holds the headings of the rows.
        rows: the cells of each row, or a row made by `row`.
        numbers: the places of the columns with numbers, which stand to the right.
    """
    made = [each if isinstance(each, Safe) else row(each, numbers) for each in rows]
    head = [
        el("th", label, scope="col", class_="number" if place in numbers else None)
        for place, label in enumerate(heads)
    ]
    inner = el("table", el("caption", caption), el("thead", el("tr", head)), el("tbody", made))
    return el("div", inner, class_="scroll", role="region", aria_label=caption, tabindex=0)


def row(cells: Sequence[Content], numbers: Sequence[int] = (), **attributes: str | None) -> Safe:
    """Return a row of a table; the first cell is its heading."""
    made = []
    for place, cell in enumerate(cells):
        kind = "number" if place in numbers else None
        made.append(el("td", cell, class_=kind) if place else el("th", cell, scope="row", class_=kind))
    return el("tr", made, **attributes)


def chart(
    title: str,
    points: Sequence[tuple[float, float | None, str, str]],
    *,
    line: bool = False,
    lanes: Sequence[str] = (),
    ticks: Sequence[str] = (),
    unit: str = "",
    trend: Sequence[float | None] = (),
    height: int = 150,
) -> Safe:
    """Return the place of a chart, which page.js draws; its numbers stand in a table beside it.

    Args:
        title: what it shows, for screen readers.
        points: x (seconds since 1970, or a place in `ticks`), y (None: not known), the mark, and the text.
        line: join the points by a line.
        lanes: names of the values 0, 1, ... of y.
        ticks: names of the values 0, 1, ... of x; none: x is a time.
        unit: of y.
        trend: a second value for each point, drawn as a line without marks.
        height: in pixels.
    """
    spec = {
        "x": [point[0] for point in points],
        "y": [point[1] for point in points],
        "marks": [point[2] for point in points],
        "labels": [point[3] for point in points],
        "line": line,
        "lanes": list(lanes),
        "ticks": list(ticks),
        "unit": unit,
        "trend": list(trend),
        "height": height,
    }
    return el(
        "figure",
        el("div", class_="chart", role="img", tabindex=0, data_spec=json.dumps(spec), aria_label=title),
        el("p", "Arrow keys or the mouse read the points.", class_="readout", aria_live="polite"),
    )
