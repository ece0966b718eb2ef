"""Renders play-by-plays."""

from __future__ import annotations

from .as_json import dumps
from .header import Body, clock, game_header, period_descriptor, period_length
from .record import TYPE_CODES, Play
from .schedules import PLAYOFFS, ScheduledGame
from .squads import Player
from .view import View

NO_DETAILS = frozenset({"period-start", "period-end", "game-end", "shootout-complete"})


def play_by_play(view: View) -> bytes:
    """Return the body: without plays before the game, with those so far during it."""
    game = view.game
    header = game_header(view)
    descriptors: dict[int, Body] = {}
    body = {
        **header,
        "shootoutInUse": game.type != PLAYOFFS,
        "otInUse": True,
        "displayPeriod": view.period[0],
        "maxPeriods": 5,
        "plays": [_play(play, order, view, descriptors) for order, play in enumerate(view.plays)],
        "rosterSpots": _spots(view) if view.record else [],
        "regPeriods": 3,
        "summary": {},
    }
    return dumps(body)


def _play(play: Play, order: int, view: View, descriptors: dict[int, Body]) -> Body:
    game = view.game
    if play.period not in descriptors:
        descriptors[play.period] = period_descriptor(play.period, play.period_type)
    rendered: Body = {
        "eventId": play.id,
        "periodDescriptor": descriptors[play.period],
        "timeInPeriod": clock(play.second),
        "timeRemaining": clock(max(0, period_length(game, play.period) - play.second)),
        "situationCode": play.code,
        "homeTeamDefendingSide": play.home_defends,
        "typeCode": TYPE_CODES[play.kind],
        "typeDescKey": play.kind,
        "sortOrder": 10 + 3 * order,
    }
    if play.kind not in NO_DETAILS:
        rendered["details"] = play.details
    if play.kind == "goal" and play.period_type != "SO":
        rendered["pptReplayUrl"] = _replay(game, play)
    return rendered


def _replay(game: ScheduledGame, play: Play) -> str:
    return f"https://wsr.nhle.com/sprites/{game.season}/{game.id}/ev{play.id}.json"


def _spots(view: View) -> list[Body]:
    assert view.record is not None
    return [_spot(player, side, view.game) for player, side in view.record.players.values()]


def _spot(player: Player, side: int, game: ScheduledGame) -> Body:
    return {
        "teamId": game.team_ids[side],
        "playerId": player.id,
        "firstName": {"default": player.first_name},
        "lastName": {"default": player.last_name},
        "sweaterNumber": player.number,
        "positionCode": player.position,
        "headshot": f"https://assets.nhle.com/mugs/nhl/{game.season}/{game.teams[side]}/{player.id}.png",
    }
