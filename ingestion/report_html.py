"""Read the NHL's HTML game reports: time on ice (TH home, TV visitors) and roster (RO).

The reports are written for print. Their layout has been the same since 2007: a heading, and for each player a
row `11 GLENDENING, LUKE`, a row per shift, and a table of totals. Times are `elapsed / left on the clock`.
Reports of games in Canada have French and English labels (`Match/Game 0024`).
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from lxml import etree

from ingestion.transform.payload import ROSTER_REPORT, Payload, PayloadError

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_DATE = re.compile(rf"({'|'.join(_MONTHS)}) (\d{{1,2}}), (\d{{4}})")
_GAME = re.compile(r"\bGame (\d{4})\b")
_FINAL = re.compile(r"\bFinale?\b")
_PLAYER = re.compile(r"(\d{1,2}) (\S.*)")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})")
_ROLE = re.compile(r"\s*\([AC]\)$")  # captains, in the roster report
_OVERTIME = re.compile(r"OT(\d?)|(\d?)OT")


def parse_report(endpoint: str, html: bytes) -> Payload:
    """Return what a report holds, as the JSON that the NHL does not serve.

    Args:
        endpoint: one of `ingestion.transform.payload.REPORTS`.
        html: the body as served. Of a body that is cut short, what came is returned.

    Returns:
        `game` (number of the report's heading), `gameDate`, `isFinal`, `isWhole`, `title`; of a time report
        `players` with `number`, `name` (LAST, FIRST), `shifts` and `gameTotals`; of a roster report
        `visitor` and `home`, lists of `number`, `position` and `name` (FIRST LAST). Unknown values are None.

    Raises:
        PayloadError: the body is not HTML.
    """
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True)
    try:
        root = etree.fromstring(html, parser) if html.strip() else None
    except etree.XMLSyntaxError as error:
        raise PayloadError(f"The {endpoint} is not HTML: {error.msg}.") from error
    if root is None or root.tag != "html":
        raise PayloadError(f"The {endpoint} is not HTML.")
    report = {**_heading(root), "isWhole": html.rstrip().lower().endswith(b"</html>")}
    if endpoint == ROSTER_REPORT:
        visitor, home = _rosters(root)
        return {**report, "visitor": visitor, "home": home}
    return {**report, "players": _players(root)}


def _heading(root: Any) -> dict[str, Any]:
    lines = [_text(cell) for cell in root.xpath("//table[@id='GameInfo']//td")]
    games = [int(found[1]) for line in lines if (found := _GAME.search(line))]
    dates = [
        date(int(found[3]), _MONTHS.index(found[1]) + 1, int(found[2])).isoformat()
        for line in lines
        if (found := _DATE.search(line))
    ]
    titles = [_text(title) for title in root.iter("title")]
    return {
        "title": titles[0] if titles else None,
        "game": games[0] if games else None,
        "gameDate": dates[0] if dates else None,
        "isFinal": any(_FINAL.search(line) for line in lines),
    }


def _players(root: Any) -> list[dict[str, Any]]:
    players: list[dict[str, Any]] = []
    for row in root.iter("tr"):
        cells = row.findall("td")
        texts = [_text(cell) for cell in cells]
        if len(cells) == 1 and "playerHeading" in (cells[0].get("class") or ""):
            heading = _PLAYER.fullmatch(texts[0])
            number, name = (int(heading[1]), heading[2]) if heading else (None, texts[0])
            players.append({"number": number, "name": name, "shifts": [], "gameTotals": None})
        elif players and len(cells) == 6 and texts[0].isdecimal():
            players[-1]["shifts"].append(_shift(texts))
        elif players and len(cells) == 7 and texts[0] == "TOT":
            count = int(texts[1]) if texts[1].isdecimal() else None
            players[-1]["gameTotals"] = {"shifts": count, "toi": _elapsed(texts[3])}
    return players


def _shift(texts: list[str]) -> dict[str, Any]:
    return {
        "shiftNumber": int(texts[0]),
        "period": _period(texts[1]),
        "startTime": _elapsed(texts[2]),
        "endTime": _elapsed(texts[3]),
        "duration": _elapsed(texts[4]),
    }


def _rosters(root: Any) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the dressed players of the visitors and of the home team; scratches are further below."""
    lists: dict[Any, list[dict[str, Any]]] = {}
    for row in root.iter("tr"):
        texts = [_text(cell) for cell in row.findall("td")]
        if len(texts) == 3 and texts[0].isdecimal() and not row.xpath("ancestor::tr[@id='Scratches']"):
            player = {"number": int(texts[0]), "position": texts[1], "name": _ROLE.sub("", texts[2])}
            lists.setdefault(row.getparent(), []).append(player)
    visitor, home = [*lists.values(), [], []][:2]
    return visitor, home


def _period(text: str) -> int | None:
    if text.isdecimal():
        return int(text)
    overtime = _OVERTIME.fullmatch(text)
    return 3 + int(overtime[1] or overtime[2] or 1) if overtime else None


def _elapsed(text: str) -> str | None:
    """Return the first of the two clocks as MM:SS, as shift charts have it."""
    found = _CLOCK.match(text)
    return f"{int(found[1]):02}:{found[2]}" if found else None


def _text(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())
