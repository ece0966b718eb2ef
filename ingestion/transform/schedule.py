"""Schedule rows: one per game, from a week of the schedule or from a game's own header."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TypedDict

import pyarrow as pa

from ingestion.bronze import SCHEDULE, TABLES

from .payload import Payload, PayloadError, readable, validate

DAYS = ("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")

# Before a game there is no score; an API that says 0 means the same.
_NOT_STARTED = frozenset({"FUT", "PRE"})


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


def schedule_table(schedule_body: Payload) -> pa.Table:
    """Rows of all games of a schedule week, key `game_id`, every game type.

    The league's date of a game is the date of the day that it is listed under, which is US Eastern; its start
    in UTC may fall on the next.

    Raises:
        PayloadError: not a schedule, or a game without teams, season or start.
    """
    if not isinstance(schedule_body, dict) or not isinstance(schedule_body.get("gameWeek"), list):
        raise PayloadError("The body is not a schedule: it has no gameWeek.")
    with readable("schedule"):
        return _table(
            [_row(game, day["date"]) for day in schedule_body["gameWeek"] for game in day.get("games") or ()]
        )


def schedule_row_from_play_by_play(pbp: Payload) -> pa.Table:
    """The schedule row of one game from its play-by-play, whose header has the same fields.

    For a replay where no recorded week covers the game. `neutral_site` is not in the header: NULL.

    Raises:
        PayloadError: the header is cut short.
    """
    game_id = pbp.get("id") if isinstance(pbp, dict) else None
    validate("play-by-play", game_id, pbp)
    with readable(f"play-by-play of game {game_id}"):
        return _table([_row(pbp, pbp["gameDate"])])


def _row(game: Payload, day: str) -> ScheduleRow:
    try:
        played = game["gameState"] not in _NOT_STARTED
        on = date.fromisoformat(day)
        away, home = game["awayTeam"], game["homeTeam"]
        start = datetime.fromisoformat(game["startTimeUTC"]).astimezone(UTC)
        return {
            "game_id": game["id"],
            "season": game["season"],
            "game_type": game["gameType"],
            "game_date": on,
            "day": DAYS[on.weekday()],
            "start_time_utc": start,
            "eastern_time": _clock(start, game.get("easternUTCOffset")),
            "local_time": _clock(start, game.get("venueUTCOffset")),
            "venue": (game.get("venue") or {}).get("default"),
            "neutral_site": game.get("neutralSite"),
            "away_team": away["abbrev"],
            "home_team": home["abbrev"],
            "away_team_id": away["id"],
            "home_team_id": home["id"],
            "game_state": game["gameState"],
            "game_schedule_state": game.get("gameScheduleState"),
            "away_score": away.get("score") if played else None,
            "home_score": home.get("score") if played else None,
            "last_period_type": (game.get("gameOutcome") or {}).get("lastPeriodType"),
        }
    except (KeyError, TypeError, ValueError) as error:
        raise PayloadError(
            f"Game {game.get('id')} of the schedule of {day} cannot be read: {error!r}."
        ) from None


def _clock(start: datetime, offset: str | None) -> str | None:
    """A start on the clock of a place that is `offset` ("-04:00") from UTC."""
    if not offset:
        return None
    sign = -1 if offset.startswith("-") else 1
    hours, minutes = offset.lstrip("+-").split(":")
    there = start + sign * timedelta(hours=int(hours), minutes=int(minutes))
    return there.strftime("%Y-%m-%d %H:%M:%S")


def _table(rows: list[ScheduleRow]) -> pa.Table:
    return pa.Table.from_pylist(rows, schema=TABLES[SCHEDULE].schema)
