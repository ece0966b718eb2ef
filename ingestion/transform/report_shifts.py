"""Shift rows from the HTML time-on-ice reports, in the shape of the shift chart.

The reports identify players by sweater number, the chart by id: the roster of the play-by-play has both.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from .clock import seconds
from .payload import AWAY_REPORT, HOME_REPORT, ROSTER_REPORT, SHIFT, Payload
from .plays import Game
from .strength import AWAY, HOME

# Letters that do not decompose into a plain letter and an accent.
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th"})


class Reason(StrEnum):
    """Why a report, or a row of it, is not used."""

    NO_REPORT = "no report"
    ANOTHER_GAME = "another game's report"
    CUT = "cut report"
    UNKNOWN_NUMBER = "unknown number"
    UNREADABLE_ROW = "unreadable shift row"
    OVER_PERIOD = "shift over the end of a period"

    @property
    def is_fatal(self) -> bool:
        """Whether no row of the game's reports can be used."""
        return self in (Reason.NO_REPORT, Reason.ANOTHER_GAME, Reason.CUT)


@dataclass(frozen=True)
class Problem:
    """A reason, and where it applies."""

    reason: Reason
    detail: str

    def __str__(self) -> str:
        return f"{self.reason} ({self.detail})"


@dataclass(frozen=True)
class ReportedShifts:
    """The shifts of a game's reports.

    Attributes:
        chart: the rows, in the shape of a shift chart; None if the reports cannot be used.
        problems: what is odd about the reports.
    """

    chart: Payload | None
    problems: list[Problem] = field(default_factory=list)


def shifts_from_reports(game: Game, play_by_play: Payload, reports: Mapping[str, Payload]) -> ReportedShifts:
    """Return the shifts of both teams' time-on-ice reports. An odd report is a problem, never an exception.

    Args:
        game: the play-by-play, read.
        play_by_play: the same, for the sweater numbers of `rosterSpots`.
        reports: endpoint -> the report, parsed (`ingestion.report_html`). The roster report may be missing:
            it is used for numbers that the play-by-play does not have.
    """
    rows: list[Payload] = []
    problems: list[Problem] = []
    for side, endpoint in ((AWAY, AWAY_REPORT), (HOME, HOME_REPORT)):
        report = reports.get(endpoint)
        if problem := _why_not_used(game, endpoint, report):
            problems.append(problem)
            continue
        assert report is not None  # `_why_not_used` has named it otherwise
        roster = _Roster(play_by_play, game.team_ids[side], _official_names(reports, side))
        players = [(player, roster.find(player)) for player in report["players"]]
        strangers = [player for player, spot in players if not roster.agrees(player, spot)]
        if 2 * len(strangers) > len(players):
            detail = f"{endpoint}: {len(strangers)} of {len(players)} players are not {game.teams[side]}'s"
            problems.append(Problem(Reason.ANOTHER_GAME, detail))
            continue
        for player, spot in players:
            where = f"{endpoint}: {player['number']} {player['name']}"
            if spot is None:
                problems.append(Problem(Reason.UNKNOWN_NUMBER, where))
                continue
            for row in _rows(game, game.team_ids[side], player, spot):
                if isinstance(row, Reason):
                    problems.append(Problem(row, where))
                else:
                    rows.append(row)
    problems += _shifts_over_a_period(game, rows)
    if any(problem.reason.is_fatal for problem in problems):
        return ReportedShifts(None, problems)
    return ReportedShifts({"data": rows, "total": len(rows)}, problems)


def _why_not_used(game: Game, endpoint: str, report: Payload | None) -> Problem | None:
    if report is None:
        return Problem(Reason.NO_REPORT, endpoint)
    number, day = report.get("game"), report.get("gameDate")
    if number is not None and number != game.id % 10_000:
        return Problem(Reason.ANOTHER_GAME, f"{endpoint}: game {number:04}")
    # The report has the arena's date, the game the league's: they may be a day apart.
    if day is not None and abs((date.fromisoformat(day) - game.game_date).days) > 1:
        return Problem(Reason.ANOTHER_GAME, f"{endpoint}: {day}")
    if not report.get("players") or not report.get("isWhole", True):
        return Problem(Reason.CUT, f"{endpoint}: does not reach its end")
    for player in report["players"]:
        totals = player.get("gameTotals")
        if totals is None or (totals["shifts"] or 0) > len(player["shifts"]):
            what = f"{player['number']} {player['name']} has {len(player['shifts'])} shifts"
            of = "" if totals is None else f" of {totals['shifts']}"
            return Problem(Reason.CUT, f"{endpoint}: {what}{of}")
    return None


def _rows(game: Game, team: int, player: Payload, spot: Payload) -> Iterator[Payload | Reason]:
    for shift in player["shifts"]:
        if None in (shift["period"], shift["startTime"], shift["endTime"]):
            yield Reason.UNREADABLE_ROW
            continue
        yield {
            "gameId": game.id,
            "teamId": team,
            "playerId": spot["playerId"],
            "shiftNumber": shift["shiftNumber"],
            "period": shift["period"],
            "startTime": shift["startTime"],
            "endTime": shift["endTime"],
            "duration": shift.get("duration"),
            "typeCode": SHIFT,
        }


def _shifts_over_a_period(game: Game, rows: list[Payload]) -> Iterator[Problem]:
    """Name the shifts that end after their period; `read_ice` cuts them there."""
    for row in rows:
        length = game.periods.get(row["period"])
        if length is not None and seconds(row["endTime"]) > length:
            detail = f"{game.players[row['playerId']].name}, period {row['period']}, {row['endTime']}"
            yield Problem(Reason.OVER_PERIOD, detail)


def _official_names(reports: Mapping[str, Payload], side: int) -> dict[int, str]:
    """Return sweater number -> folded name of the roster report."""
    roster = reports.get(ROSTER_REPORT) or {}
    players = roster.get("home" if side == HOME else "visitor") or ()
    return {player["number"]: fold(player["name"]) for player in players}


class _Roster:
    """A team's dressed players by number and by name."""

    def __init__(self, play_by_play: Payload, team: int, official_names: dict[int, str]) -> None:
        self._by_number: dict[int, list[Payload]] = {}
        self._by_name: dict[str, list[Payload]] = {}
        self._official_names = official_names
        for spot in play_by_play["rosterSpots"]:
            if spot["teamId"] == team:
                self._by_number.setdefault(spot.get("sweaterNumber") or 0, []).append(spot)
                self._by_name.setdefault(_name_of(spot), []).append(spot)

    def find(self, player: Payload) -> Payload | None:
        """Return the roster spot of a report's player, None if the number and the name are unknown.

        A number that two players have, or none, is resolved by name. Two players of one name are told
        apart by their numbers.
        """
        numbered = self._by_number.get(player["number"] or 0, []) if player["number"] else []
        names = [fold(" ".join(reversed(player["name"].split(", ", 1))))]
        if official := self._official_names.get(player["number"]):
            names.append(official)
        named = next((self._by_name[name] for name in names if name in self._by_name), [])
        for spots in ([spot for spot in numbered if spot in named], named, numbered):
            if len(spots) == 1:
                return spots[0]
        return None

    def agrees(self, player: Payload, spot: Payload | None) -> bool:
        """Return whether the spot has the player's last name: on another team, numbers meet by chance."""
        return spot is not None and fold(player["name"].split(", ")[0]) == fold(spot["lastName"]["default"])


def _name_of(spot: Mapping[str, Any]) -> str:
    return fold(f"{spot['firstName']['default']} {spot['lastName']['default']}")


def fold(name: str) -> str:
    """Return a name in plain lower-case letters: reports have no accents, play-by-plays do."""
    decomposed = unicodedata.normalize("NFKD", name.lower().translate(_PLAIN))
    return "".join(letter for letter in decomposed if letter.isalpha() and letter.isascii())
