"""Renders weeks of the schedule."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from .as_json import dumps
from .header import SIDE_NAMES, Body, outcome, period_descriptor, team_names
from .record import SIDES
from .schedules import PLAYOFFS, season_games
from .view import View

ROUND_NAMES = {1: "1st Round", 2: "2nd Round", 3: "Conference Finals", 4: "Stanley Cup Final"}


def week(first: date, season: int, views: Iterable[View]) -> bytes:
    """Return the schedule of seven days.

    Args:
        season: whose dates the body gives.
        views: the games of these days.
    """
    by_day: dict[date, list[Body]] = {first + timedelta(days=day): [] for day in range(7)}
    for view in sorted(views, key=lambda view: view.game.id):
        by_day[view.game.date].append(listed(view))
    return dumps(
        {
            "nextStartDate": (first + timedelta(days=7)).isoformat(),
            "previousStartDate": (first - timedelta(days=7)).isoformat(),
            "gameWeek": [
                {
                    "date": day.isoformat(),
                    "dayAbbrev": day.strftime("%a").upper(),
                    "numberOfGames": len(games),
                    "datePromo": [],
                    "games": games,
                }
                for day, games in by_day.items()
            ],
            "oddsPartners": [],
            **season_dates(season),
            "numberOfGames": sum(map(len, by_day.values())),
        }
    )


def season_dates(season: int) -> Body:
    """Return the dates that each week gives of its season."""
    games = season_games(season)
    regular = [game.date for game in games if game.type == 2]
    first, last = min(regular), max(regular)
    playoffs = [game.date for game in games if game.type == PLAYOFFS]
    return {
        "preSeasonStartDate": (first - timedelta(days=14)).isoformat(),
        "regularSeasonStartDate": first.isoformat(),
        "regularSeasonEndDate": last.isoformat(),
        "playoffEndDate": max(playoffs, default=last + timedelta(days=61)).isoformat(),
    }


def listed(view: View) -> Body:
    """Return a game as a week lists it."""
    game = view.game
    away, home = game.teams
    body: Body = {
        "id": game.id,
        "season": game.season,
        "gameType": game.type,
        "venue": {"default": game.venue},
        "neutralSite": game.neutral,
        "startTimeUTC": f"{game.start:%Y-%m-%dT%H:%M:%SZ}",
        "easternUTCOffset": game.eastern_offset,
        "venueUTCOffset": game.venue_offset,
        "venueTimezone": game.timezone,
        "gameState": view.state,
        "gameScheduleState": view.schedule_state,
        "tvBroadcasts": [],
        "periodDescriptor": period_descriptor(*view.period),
        "gameCenterLink": f"/gamecenter/{away.lower()}-vs-{home.lower()}/{game.date:%Y/%m/%d}/{game.id}",
    }
    for side in SIDES:
        name, code = SIDE_NAMES[side], game.teams[side]
        body[name] = {"id": game.team_ids[side], "abbrev": code, **team_names(code)}
        body[name]["awaySplitSquad" if side == 0 else "homeSplitSquad"] = False
        if view.has_begun:
            body[name]["score"] = view.score[side]
    if view.is_final:
        body["gameOutcome"] = outcome(view)
    if game.type == PLAYOFFS:
        body["seriesStatus"] = {
            "round": game.id // 100 % 10,
            "seriesAbbrev": f"R{game.id // 100 % 10}",
            "seriesTitle": ROUND_NAMES[game.id // 100 % 10],
            "neededToWin": 4,
            "gameNumberOfSeries": game.id % 10,
        }
    return body
