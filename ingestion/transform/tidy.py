"""Bring a payload into the shape that the transform expects, and name what was odd.

One odd value costs its field or its row, never the game. A play without a time gets the time of the play
before. A player without a position is kept without one. A figure of another type is unknown. What the feed
leaves out as a rule is not odd.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from operator import itemgetter
from typing import Any

from .clock import SECONDS_OF
from .odd import (
    Odd,
    clock_reader,
    keep,
    keep_all,
    objects,
    read_count,
    read_difference,
    read_flag,
    read_id,
    read_number,
    read_part,
    read_sweater_number,
    read_team_code,
    read_text,
    shown,
    whole,
)
from .payload import SHIFT, Payload, readable, validate
from .sides import turn_sides
from .tidy_pages import game_info, right_rail, roster, standings

LONGEST_PERIOD = 1200  # seconds
LONGEST_GAME = 12_000  # seconds; the longest game lasted 10,590

_HIGHEST_ORDER = 10_000  # of a play; at most 1,421 in 1,458 recorded games
_FAR = 200  # feet; the rink is 200 long
_GROUPS = ("forwards", "defense", "goalies")
_SIDES = ("awayTeam", "homeTeam")
_POSITIONS = ("C", "L", "R", "D", "G")
_PERIOD_TYPES = ("REG", "OT", "SO")
# Plays that count for a situation: all of 1,458 recorded games have a code.
_COUNTED = frozenset({"goal", "shot-on-goal", "missed-shot", "blocked-shot", "hit", "takeaway", "giveaway",
                      "faceoff", "penalty"})  # fmt: skip
_COUNTS = ("goals", "goalsAgainst", "assists", "points", "pim", "hits", "sog", "shots", "blockedShots",
           "shifts", "giveaways", "takeaways", "powerPlayGoals", "evenStrengthGoalsAgainst",
           "powerPlayGoalsAgainst", "shorthandedGoalsAgainst")  # fmt: skip
_SAVED_OF = ("saveShotsAgainst", "evenStrengthShotsAgainst", "powerPlayShotsAgainst",
             "shorthandedShotsAgainst")  # fmt: skip


@dataclass
class Tidied:
    """A payload of the expected shape, and a clause for each thing that was odd in the one served."""

    body: Payload
    oddities: list[str] = field(default_factory=list)


class _Tidy(Payload):
    """A payload that `tidy` has returned: a second look would find nothing."""


def tidy(endpoint: str, body: Payload) -> Tidied:
    """Tidy a payload; a schedule or report, and one without oddities, is returned with the same content.

    The payload given is not changed.
    """
    if isinstance(body, _Tidy) or endpoint not in _RULES:
        return Tidied(body)
    odd = Odd(endpoint)
    tidied, oddities = _RULES[endpoint](body, odd), odd.clauses()
    return Tidied(_Tidy(tidied), oddities) if oddities else Tidied(_Tidy(body))


def tidy_valid(endpoint: str, key: str, body: Any) -> Tidied:
    """Tidy a payload that answers the request for `key`, in one look.

    Raises:
        PayloadError: it does not (`validate`).
    """
    if endpoint == "shiftcharts" or not isinstance(body, dict):  # a chart is judged as served
        validate(endpoint, key, body)
        return tidy(endpoint, body)
    with readable(f"{endpoint} of {key}"):
        tidied = tidy(endpoint, body)
    validate(endpoint, key, tidied.body)
    return tidied


class _OfPlay:
    """Names a play in a clause; few plays need one."""

    __slots__ = ("_play",)

    def __init__(self, play: Payload) -> None:
        self._play = play

    def __str__(self) -> str:
        return f" of play {shown(self._play.get('eventId'))}"


# Headers


def _header(body: Payload, odd: Odd) -> Payload:
    tidied = dict(body)
    for name in ("id", "season", "gameType"):
        if body.get(name) is not None and (number := odd.read(name, body[name], whole)) is not None:
            tidied[name] = number
    for side in _SIDES:
        if isinstance(body.get(side), dict):
            tidied[side] = _team(body[side], side, odd)
        elif side in body:
            odd.add(side, body[side])
            del tidied[side]
    for name in ("gameOutcome", "periodDescriptor", "venue"):
        if name in body and not isinstance(body[name], dict):
            if body[name] is not None:
                odd.add(name, body[name])
            del tidied[name]
    if (number := tidied.get("periodDescriptor", {}).get("number")) is not None:
        read = odd.read("periodDescriptor.number", number, _period_number)
        tidied["periodDescriptor"] = {**tidied["periodDescriptor"], "number": read}
    return tidied


def _team(team: Payload, side: str, odd: Odd) -> Payload:
    whose = f" of {side}"
    rest = {name: value for name, value in team.items() if name not in ("id", "abbrev", "score", "sog")}
    return {
        **rest,
        **keep(team, "id", whole, odd, whose),
        **keep(team, "abbrev", read_team_code, odd, whose),
        **keep(team, "score", read_count, odd, whose),
        **keep(team, "sog", read_count, odd, whose),
    }


# Play-by-play


def _play_by_play(body: Payload, odd: Odd) -> Payload:
    tidied = _header(body, odd)
    if isinstance(body.get("plays"), list):
        plays = _plays(objects(body["plays"], "plays", odd), odd)
        tidied["plays"] = turn_sides(plays, (tidied.get("homeTeam") or {}).get("id"), odd)
    if isinstance(body.get("rosterSpots"), list):
        in_net = {(play.get("details") or {}).get("goalieInNetId") for play in tidied.get("plays") or ()}
        spots = (_spot(spot, in_net, odd) for spot in objects(body["rosterSpots"], "rosterSpots", odd))
        tidied["rosterSpots"] = [spot for spot in spots if spot is not None]
    return tidied


def _spot(spot: Payload, in_net: set[Any], odd: Odd) -> Payload | None:
    ids = {
        name: odd.read(name, spot.get(name), read_id, " of a rosterSpot") for name in ("playerId", "teamId")
    }
    if None in ids.values():
        return None
    whose = f" of player {ids['playerId']}"
    position = spot.get("positionCode")
    if position not in _POSITIONS:
        odd.add("positionCode", position, whose)
        position = "G" if ids["playerId"] in in_net else None
    names = {name: _name(spot, name, odd, whose) for name in ("firstName", "lastName")}
    number = keep(spot, "sweaterNumber", read_sweater_number, odd, whose)
    rest = {name: value for name, value in spot.items() if name != "sweaterNumber"}
    return {**rest, **ids, **names, **number, "positionCode": position}


def _name(spot: Payload, name: str, odd: Odd, whose: str) -> Payload:
    given = spot.get(name)
    text = read_text(given.get("default")) if isinstance(given, dict) else None
    if text is None:
        odd.add(f"{name}.default", given.get("default") if isinstance(given, dict) else given, whose)
        return {"default": ""}
    return given if isinstance(given, dict) else {"default": text}


def _plays(plays: Iterable[Payload], odd: Odd) -> list[Payload]:
    """Each play takes from the one before what it lacks of period, time and order.

    A play that is listed twice counts once. Event ids repeat, so all of it has to be equal.
    """
    tidied: list[Payload] = []
    period: Payload = {"number": 1, "periodType": "REG"}
    clock, order = "00:00", 0.0
    first: dict[str, Payload] = {}
    for play in plays:
        number = play.get("eventId")
        before = first.setdefault(str(number), play)
        if number is not None and before is not play and before == play:
            odd.say(f"play {shown(number)} is listed twice")
            continue
        if _is_usual(play):
            period, clock, order = play["periodDescriptor"], play["timeInPeriod"], play["sortOrder"]
            tidied.append(play)
            continue
        whose = _OfPlay(play)
        kind = read_text(play.get("typeDescKey"))
        if kind is None:
            odd.add("typeDescKey", play.get("typeDescKey"), whose)
            continue
        last, period = period, _period(play.get("periodDescriptor"), period, odd, whose)
        if period["number"] != last["number"]:
            clock = "00:00"
        clock = odd.read("timeInPeriod", play.get("timeInPeriod"), _READ_CLOCK, whose) or clock
        if "sortOrder" in play:
            read = odd.read("sortOrder", play["sortOrder"], _order, whose)
            order = order if read is None else read
        fixed = {
            **keep_all(play, _OF_PLAY, odd, whose),
            "typeDescKey": kind,
            "periodDescriptor": period,
            "timeInPeriod": clock,
            "sortOrder": order,
            "details": _details(play.get("details"), odd, whose),
            "situationCode": _code(play.get("situationCode"), kind, period, odd, whose),
            "homeTeamDefendingSide": None,
            **keep(play, "homeTeamDefendingSide", read_text, odd, whose),
        }
        tidied.append(fixed)
    return tidied


def _is_usual(play: Payload) -> bool:
    """Return whether a play needs no change, as nearly all: what `_plays` would make of it reads the same."""
    kind, clock, left = play.get("typeDescKey"), play.get("timeInPeriod"), play.get("timeRemaining")
    period, details = play.get("periodDescriptor"), play.get("details")
    code, defends = play.get("situationCode"), play.get("homeTeamDefendingSide")
    return (
        type(kind) is str
        and kind != ""
        and type(clock) is str
        and SECONDS_OF.get(clock, LONGEST_GAME) <= LONGEST_PERIOD
        and (left is None or (type(left) is str and SECONDS_OF.get(left, LONGEST_GAME) <= LONGEST_PERIOD))
        and type(play.get("sortOrder")) is int
        and _order(play["sortOrder"]) is not None
        and _is_usual_number(play.get("eventId"))
        and _is_usual_number(play.get("typeCode"))
        and (kind not in _COUNTED if code is None else type(code) is str and _four_digits(code) is not None)
        and (defends is None or (type(defends) is str and defends != ""))
        and type(period) is dict
        and period.get("periodType") in _PERIOD_TYPES
        and type(period.get("number")) is int
        and _period_number(period["number"]) is not None
        and (details is None or (type(details) is dict and _are_usual(details)))
    )


def _is_usual_number(value: Any) -> bool:
    return value is None or (type(value) is int and whole(value) is not None)


def _are_usual(details: Payload) -> bool:
    for name, value in details.items():
        reader = None if value is None else _reader_of(name)
        if reader is not None:
            result = reader(value)
            if result != value or type(result) is not type(value):
                return False
    return True


def _period(given: Any, before: Payload, odd: Odd, whose: object) -> Payload:
    if not isinstance(given, dict):
        odd.add("periodDescriptor", given, whose)
        return before
    number = odd.read("periodDescriptor.number", given.get("number"), _period_number, whose)
    if number is None:
        return before
    kind = given.get("periodType")
    if kind not in _PERIOD_TYPES:
        odd.add("periodDescriptor.periodType", kind, whose)
        same = before["number"] == number
        kind = before["periodType"] if same else "REG" if number <= 3 else "OT"
    return {**given, "number": number, "periodType": kind}


def _code(given: Any, kind: str, period: Payload, odd: Odd, whose: object) -> str | None:
    if given is None and (kind not in _COUNTED or period["periodType"] == "SO"):
        return None
    code: str | None = odd.read("situationCode", given, _four_digits, whose)
    return code


def _details(given: Any, odd: Odd, whose: object) -> Payload:
    if not isinstance(given, dict):
        if given is not None:
            odd.add("details", given, whose)
        return {}
    tidied = {}
    for name, value in given.items():
        if value is None:
            continue
        reader = _reader_of(name)
        result = reader(value) if reader else value
        if result != value or type(result) is not type(value):
            result = odd.read(name, value, reader, whose) if reader else value
        if result is not None:
            tidied[name] = result
    return tidied


@cache
def _reader_of(name: str) -> Callable[[Any], Any] | None:
    """Return how a field of a play's details is read; None for one that no row depends on."""
    return _READERS.get(name) or (read_id if name.endswith(("PlayerId", "TeamId")) else None)


def _period_number(value: Any) -> int | None:
    return whole(value, 1, 20)


def _order(value: Any) -> float | int | None:
    number = read_number(value)
    return number if number is not None and 0 <= number <= _HIGHEST_ORDER else None


def _four_digits(value: Any) -> str | None:
    code = f"{value:04}" if isinstance(value, int) and 0 <= value <= 9999 else value
    is_code = isinstance(code, str) and len(code) == 4 and code.isascii() and code.isdecimal()
    return code if is_code else None


def _place(value: Any) -> int | None:
    number = read_number(value)
    return round(number) if number is not None and abs(number) <= _FAR else None


def _minutes(value: Any) -> int | None:
    return whole(value, most=60)


_READ_CLOCK = clock_reader(LONGEST_PERIOD)
_READ_LONG_CLOCK = clock_reader(LONGEST_GAME)
_OF_SHIFT = ("gameId", "teamId", "playerId", "period")
_FIELDS_OF_SHIFT = itemgetter("typeCode", *_OF_SHIFT, "startTime", "endTime")

# Fields of a play that rows have as they are, and nothing depends on.
_OF_PLAY: dict[str, Callable[[Any], Any]] = {
    "eventId": whole,
    "typeCode": whole,
    "timeRemaining": _READ_CLOCK,
}

# Fields of a play's details that the transform reads; ids have names of their own.
_READERS: dict[str, Callable[[Any], Any]] = {
    "playerId": read_id,
    "goalieInNetId": read_id,
    "xCoord": _place,
    "yCoord": _place,
    "duration": _minutes,
    **dict.fromkeys(("shotType", "zoneCode", "typeCode", "descKey", "reason", "secondaryReason"), read_text),
    **dict.fromkeys(
        (
            *("scoringPlayerTotal", "assist1PlayerTotal", "assist2PlayerTotal"),
            *("awaySOG", "homeSOG", "awayScore", "homeScore"),
        ),
        read_count,
    ),
}


# Boxscore

_OF_BOX_PLAYER: dict[str, Callable[[Any], Any]] = {
    "toi": _READ_LONG_CLOCK,
    "faceoffWinningPctg": read_number,
    "faceoffs": read_text,
    "starter": read_flag,
    "decision": read_text,
    "plusMinus": read_difference,
    **dict.fromkeys(_SAVED_OF, read_part),
    **dict.fromkeys(_COUNTS, read_count),
}


def _boxscore(body: Payload, odd: Odd) -> Payload:
    tidied = _header(body, odd)
    inner = body.get("boxscore")  # the first shape of 2023
    if isinstance(inner, dict):
        tidied["boxscore"] = {
            **inner,
            "playerByGameStats": _stats(inner.get("playerByGameStats"), odd),
            "gameInfo": game_info(inner.get("gameInfo"), odd),
        }
    elif "boxscore" in body:
        del tidied["boxscore"]
    if "playerByGameStats" in body:
        tidied["playerByGameStats"] = _stats(body["playerByGameStats"], odd)
    return tidied


def _stats(given: Any, odd: Odd) -> Payload:
    if not isinstance(given, dict):
        if given is not None:
            odd.add("playerByGameStats", given)
        return {}
    stats: Payload = {}
    for side in _SIDES:
        groups = given.get(side)
        if groups is not None and not isinstance(groups, dict):
            odd.add(f"playerByGameStats.{side}", groups)
        if isinstance(groups, dict):
            stats[side] = {
                **groups,
                **{group: _box_players(groups.get(group), group, odd) for group in _GROUPS},
            }
    return stats


def _box_players(given: Any, group: str, odd: Odd) -> list[Payload]:
    players = []
    for player in objects(given, group, odd):
        number = odd.read("playerId", player.get("playerId"), read_id, f" of one of the {group}")
        if number is None:
            continue
        whose = f" of player {number}"
        kept = keep_all(player, _OF_BOX_PLAYER, odd, whose)
        position = "G" if group == "goalies" else player.get("position")
        players.append({**kept, "playerId": number, "position": position})
    return players


# Shift chart


def _shift_chart(body: Payload, odd: Odd) -> Payload:
    if not isinstance(body.get("data"), list):
        return body
    rows = (row if _is_usual_shift(row) else _shift(row, odd) for row in body["data"])
    return {**body, "data": [row for row in rows if row is not None]}


def _is_usual_shift(row: Any) -> bool:
    """Return whether a row needs no change, as nearly all of the 800 in a chart."""
    try:
        *numbers, start, end = _FIELDS_OF_SHIFT(row)
    except (KeyError, TypeError):  # TypeError: the row is not an object
        return False
    return (
        {*map(type, numbers)} == {int}
        and whole(min(numbers)) is not None
        and whole(max(numbers)) is not None
        and type(start) is type(end) is str
        and start in SECONDS_OF
        and end in SECONDS_OF
    )


def _shift(row: Any, odd: Odd) -> Payload | None:
    if not isinstance(row, dict):
        odd.count("rows of data that are not objects")
        return None
    kind = whole(row.get("typeCode"))
    if kind is None:
        odd.count("rows of data without typeCode")
        return None
    numbers = {name: whole(row.get(name)) for name in _OF_SHIFT}
    if kind == SHIFT:
        for name, number in numbers.items():
            if number is None:
                odd.count(f"shifts whose {name} is unreadable")
                return None
            if number != row[name]:
                odd.count(f"shifts whose {name} is of another type")
    times = {name: row.get(name) for name in ("startTime", "endTime")}
    for name, time in times.items():
        if time is not None and _READ_LONG_CLOCK(time) is None:
            odd.count(f"shifts whose {name} is unreadable")
            times[name] = None
    return {**row, **numbers, **times, "typeCode": kind}


_RULES: dict[str, Callable[[Payload, Odd], Payload]] = {
    "play-by-play": _play_by_play,
    "boxscore": _boxscore,
    "shiftcharts": _shift_chart,
    "right-rail": right_rail,
    "roster": roster,
    "standings": standings,
}
