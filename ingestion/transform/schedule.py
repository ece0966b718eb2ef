"""Schedule rows: one per game, from a week of the schedule or from a game's own header."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypedDict

import pyarrow as pa

from ingestion.bronze import SCHEDULE, TABLES

from .odd import read_team_code, shown, whole
from .payload import FINAL_STATES, Payload, PayloadError, date_of, validate

DAYS = ("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")

# Before a game there is no score; an API that says 0 means the same.
_NOT_STARTED = frozenset({"FUT", "PRE"})

# gameScheduleState of a date on which a game is not played.
CALLED_OFF = ("PPD", "CNCL", "SUSP")


class ScheduleRow(TypedDict):
    """A row of the bronze schedule: the columns of `ingestion.bronze`, in their order."""

    game_id: int
    season: int
    game_type: int
    game_date: date
    day: str | None
    start_time_utc: datetime | None
    eastern_time: str | None
    local_time: str | None
    venue: str | None
    neutral_site: bool | None
    away_team: str
    home_team: str
    away_team_id: int | None
    home_team_id: int | None
    game_state: str
    game_schedule_state: str | None
    away_score: int | None
    home_score: int | None
    last_period_type: str | None


@dataclass(frozen=True)
class OddGame:
    """A game of a schedule of which something cannot be read.

    Attributes:
        game_id: None if that cannot be read either.
        day: the day that it is listed under.
        clauses: what is odd, by endpoint and field.
        is_left_out: whether it has no row: its id, teams or state cannot be read.
    """

    game_id: int | None
    day: date | None
    clauses: tuple[str, ...]
    is_left_out: bool


Listing = tuple[ScheduleRow | None, OddGame | None]  # None without a row; None if nothing is odd


@dataclass
class Week:
    """A schedule: the rows of its games, what is odd about them, and the days that it covers.

    Attributes:
        repeated: how often it lists a game that it has listed before.
    """

    rows: list[ScheduleRow] = field(default_factory=list)
    odd: list[OddGame] = field(default_factory=list)
    days: set[date] = field(default_factory=set)
    repeated: int = 0

    @property
    def ids(self) -> set[int]:
        """Every game that it lists, also one without a row."""
        return {row["game_id"] for row in self.rows} | {
            each.game_id for each in self.odd if each.game_id is not None
        }

    @property
    def is_whole(self) -> bool:
        """Whether every game that it lists has a row."""
        return not any(each.is_left_out for each in self.odd)


def read_week(body: Payload) -> Week:
    """Read a schedule. An odd game is left out, or what is odd of it is NULL; the others have their rows.

    The league's date of a game is the date of the day that it is listed under, which is US Eastern; its start
    in UTC may fall on the next. A game that is listed several times has one row (`_one_of`).

    Raises:
        PayloadError: not a schedule.
    """
    days = body.get("gameWeek") if isinstance(body, dict) else None
    if not isinstance(days, list):
        raise PayloadError("The body is not a schedule: it has no gameWeek.")
    week = Week()
    listings: dict[int, list[Listing]] = {}
    for day in days:
        on = date_of(day.get("date")) if isinstance(day, dict) else None
        if on is None:
            clause = f"schedule: a day of gameWeek is {shown(day)}"
            week.odd.append(OddGame(None, None, (clause,), True))
            continue
        week.days.add(on)
        games = day.get("games")
        if games is not None and not isinstance(games, list):
            week.odd.append(OddGame(None, on, (f"schedule: games of {on} is {shown(games)}",), True))
            continue
        for game in games or ():
            row, odd = _row(game, on)
            id_ = row["game_id"] if row is not None else odd.game_id if odd is not None else None
            if id_ is not None:
                listings.setdefault(id_, []).append((row, odd))
            elif odd is not None:
                week.odd.append(odd)
    for each in listings.values():
        row, odd = _one_of(each)
        week.repeated += len(each) - 1
        if row is not None:
            week.rows.append(row)
        if odd is not None:
            week.odd.append(odd)
    return week


def _one_of(listings: list[Listing]) -> Listing:
    """Return the listing that counts: a postponed game may still be listed on the date that it has left.

    A final one counts most, then one that is not called off, then the later date. A game that is final with
    different teams is left out: either may be the wrong one.
    """
    rows = [row for row, _ in listings if row is not None]
    if len(listings) == 1 or not rows:
        return listings[-1]
    used = max(
        rows,
        key=lambda row: (
            row["game_state"] in FINAL_STATES,
            row["game_schedule_state"] not in CALLED_OFF,
            row["game_date"],
        ),
    )
    final = [row for row in rows if row["game_state"] in FINAL_STATES]
    contradict = len({(row["away_team"], row["home_team"]) for row in final}) > 1
    clauses = [clause for row, odd in listings if odd and row in (None, used) for clause in odd.clauses]
    if any(row != used for row in rows):
        outcome = (
            "which contradict each other" if contradict else f"the listing of {used['game_date']} is used"
        )
        named = " and ".join(map(_as_listed, rows))
        clauses.append(f"schedule: game {used['game_id']} is listed as {named}, {outcome}")
    odd = OddGame(used["game_id"], used["game_date"], tuple(dict.fromkeys(clauses)), contradict)
    return None if contradict else used, odd if clauses else None


def _as_listed(row: ScheduleRow) -> str:
    called_off = row["game_schedule_state"] in CALLED_OFF
    state = row["game_schedule_state"] if called_off else row["game_state"]
    return f"{row['away_team']} at {row['home_team']} on {row['game_date']} ({state})"


def schedule_row_from_header(body: Payload, endpoint: str = "play-by-play") -> pa.Table:
    """The schedule row of one game from its play-by-play or boxscore, whose header has the same fields.

    For a replay where no recorded week covers the game. `neutral_site` is not in the header: NULL.

    Raises:
        PayloadError: the header is cut short.
    """
    game_id = body.get("id") if isinstance(body, dict) else None
    validate(endpoint, game_id, body)
    day = date_of(body.get("gameDate"))
    row, odd = _row(body, day) if day is not None else (None, None)
    if row is None:
        reason = ", ".join(odd.clauses) if odd else f"gameDate is {shown(body.get('gameDate'))}"
        raise PayloadError(f"The header of the {endpoint} of {game_id} cannot be read: {reason}.")
    return _table([row])


def _row(game: Any, on: date) -> tuple[ScheduleRow | None, OddGame | None]:
    """Return the row of a game, None if it has none, and what is odd, None if nothing is."""
    if not isinstance(game, dict):
        return None, OddGame(None, on, (f"schedule: a game of {on} is {shown(game)}",), True)
    clauses: list[str] = []
    id_ = whole(game.get("id"), 10**9, 10**10 - 1)

    def read(source: Any, name: str, reader: Callable[[Any], Any], *, needed: bool = False) -> Any:
        leaf = name.rsplit(".", 1)[-1]
        value = source.get(leaf) if isinstance(source, dict) else source
        result = None if value is None else reader(value)
        if (result is None and value is not None) or (result is None and needed):
            clauses.append(f"schedule: {name} of game {id_} is {shown(value)}")
        return result

    away, home = (read(game, side, _object, needed=True) or {} for side in ("awayTeam", "homeTeam"))
    state = read(game, "gameState", _text, needed=True)
    codes = [
        read(team, f"{side}.abbrev", read_team_code, needed=True)
        for side, team in (("awayTeam", away), ("homeTeam", home))
    ]
    if id_ is None or state is None or None in codes:
        if id_ is None:
            clauses.append(f"schedule: id of a game of {on} is {shown(game.get('id'))}")
        return None, OddGame(id_, on, tuple(clauses), True)
    played, over = state not in _NOT_STARTED, state in FINAL_STATES
    begins = id_ // 1_000_000
    season = begins * 10_000 + begins + 1
    if read(game, "season", whole, needed=True) not in (season, None):
        clauses.append(f"schedule: season of game {id_} is {shown(game['season'])}")
    game_type = id_ // 10_000 % 100
    if read(game, "gameType", _game_type, needed=True) not in (game_type, None):
        clauses.append(f"schedule: gameType of game {id_} is {shown(game['gameType'])}")
    start = read(game, "startTimeUTC", _moment, needed=True)
    row: ScheduleRow = {
        "game_id": id_,
        "season": season,
        "game_type": game_type,
        "game_date": on,
        "day": DAYS[on.weekday()],
        "start_time_utc": start,
        "eastern_time": _local(start, read(game, "easternUTCOffset", _offset)),
        "local_time": _local(start, read(game, "venueUTCOffset", _offset)),
        "venue": read(read(game, "venue", _object) or {}, "venue.default", _text),
        "neutral_site": read(game, "neutralSite", _flag),
        "away_team": codes[0],
        "home_team": codes[1],
        "away_team_id": read(away, "awayTeam.id", whole, needed=True),
        "home_team_id": read(home, "homeTeam.id", whole, needed=True),
        "game_state": state,
        "game_schedule_state": read(game, "gameScheduleState", _text),
        "away_score": read(away, "awayTeam.score", _score, needed=over) if played else None,
        "home_score": read(home, "homeTeam.score", _score, needed=over) if played else None,
        "last_period_type": read(
            read(game, "gameOutcome", _object) or {}, "gameOutcome.lastPeriodType", _text, needed=over
        ),
    }
    return row, OddGame(id_, on, tuple(clauses), False) if clauses else None


def _object(value: Any) -> Payload | None:
    return value if isinstance(value, dict) else None


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None


def _flag(value: Any) -> bool | None:
    return value if isinstance(value, bool) else None


def _game_type(value: Any) -> int | None:
    return whole(value, 1, 99)


def _score(value: Any) -> int | None:
    return whole(value, most=999)


def _moment(value: Any) -> datetime | None:
    try:
        return datetime.fromisoformat(value).astimezone(UTC)
    except (OverflowError, TypeError, ValueError):
        return None


def _offset(value: Any) -> timedelta | None:
    """Read a distance from UTC ("-04:00")."""
    match = re.fullmatch(r"([+-]?)(\d{1,2}):(\d{2})", value) if isinstance(value, str) else None
    if match is None:
        return None
    offset = timedelta(hours=int(match[2]), minutes=int(match[3]))
    return -offset if match[1] == "-" else offset


def _local(start: datetime | None, offset: timedelta | None) -> str | None:
    """Return a start on the clock of a place that is `offset` from UTC."""
    return None if start is None or offset is None else (start + offset).strftime("%Y-%m-%d %H:%M:%S")


def _table(rows: list[ScheduleRow]) -> pa.Table:
    return pa.Table.from_pylist(rows, schema=TABLES[SCHEDULE].schema)
