"""What the bodies of a game begin with."""

from __future__ import annotations

from typing import Any

from .record import OVERTIME, PERIOD, SIDES
from .schedules import PLAYOFFS, ScheduledGame
from .teams import TEAMS
from .view import View

Body = dict[str, Any]
SIDE_NAMES = ("awayTeam", "homeTeam")


_CLOCK = [f"{seconds // 60:02}:{seconds % 60:02}" for seconds in range(4 * 3600)]


def clock(seconds: int) -> str:
    """Return MM:SS."""
    return _CLOCK[seconds]


def period_length(game: ScheduledGame, period: int) -> int:
    if period <= 3 or game.type == PLAYOFFS:
        return PERIOD
    return OVERTIME if period == 4 else 0


def period_descriptor(number: int, period_type: str) -> Body:
    return {"number": number, "periodType": period_type, "maxRegulationPeriods": 3}


def outcome(view: View) -> Body:
    """Return gameOutcome."""
    number, period_type = view.period
    overtimes = {"otPeriods": number - 3} if period_type == "OT" else {}
    return {"lastPeriodType": period_type, **overtimes}


def team_names(code: str) -> Body:
    """Return the names and logos that come with a team."""
    team = TEAMS[code]
    logo = f"https://assets.nhle.com/logos/nhl/svg/{code}"
    return {
        "commonName": {"default": team.name},
        "placeName": {"default": team.place},
        "placeNameWithPreposition": {"default": team.place},
        "logo": f"{logo}_light.svg",
        "darkLogo": f"{logo}_dark.svg",
    }


def teams(view: View) -> Body:
    """Return awayTeam and homeTeam, with score and shots once the game has begun."""
    found = {}
    for side in SIDES:
        code = view.game.teams[side]
        found[SIDE_NAMES[side]] = {"id": view.game.team_ids[side], "abbrev": code, **team_names(code)}
        if view.has_begun:
            found[SIDE_NAMES[side]] |= {"score": view.score[side], "sog": view.shots[side]}
    return found


def game_header(view: View) -> Body:
    """Return the header of play-by-play and boxscore."""
    game = view.game
    header: Body = {
        "id": game.id,
        "season": game.season,
        "gameType": game.type,
        "limitedScoring": False,
        "gameDate": game.date.isoformat(),
        "venue": {"default": game.venue},
        "venueLocation": {"default": TEAMS[game.teams[1]].place},
        "startTimeUTC": f"{game.start:%Y-%m-%dT%H:%M:%SZ}",
        "easternUTCOffset": game.eastern_offset,
        "venueUTCOffset": game.venue_offset,
        "tvBroadcasts": [],
        "gameState": view.state,
        "gameScheduleState": view.schedule_state,
    }
    remaining, is_running = period_length(game, 1), False
    if view.has_begun:
        number, period_type = view.period
        header["periodDescriptor"] = period_descriptor(number, period_type)
        second = view.cut[1] if view.cut else view.plays[-1].second
        remaining = max(0, period_length(game, number) - second)
        is_running = view.cut is not None and remaining > 0
    header |= teams(view)
    header["clock"] = {
        "timeRemaining": clock(remaining),
        "secondsRemaining": remaining,
        "running": is_running,
        "inIntermission": view.cut is not None and remaining == 0,
    }
    if view.is_final:
        header["gameOutcome"] = outcome(view)
    return header
