"""Renders right-rails: officials, coaches and scratches of a game, score by period, figures of both teams."""

from __future__ import annotations

from collections import Counter
from random import Random

from . import power_plays
from .as_json import dumps
from .header import SIDE_NAMES, Body, outcome, period_descriptor
from .record import SIDES, Play
from .schedules import ScheduledGame
from .view import View

REFEREES, LINESMEN = 34, 34
REPORTS = {
    "gameSummary": "GS",
    "eventSummary": "ES",
    "playByPlay": "PL",
    "faceoffSummary": "FS",
    "faceoffComparison": "FC",
    "rosters": "RO",
    "shotSummary": "SS",
    "toiAway": "TV",
    "toiHome": "TH",
}


def right_rail(seed: int, view: View) -> bytes:
    """Return the body; the officials are known when the game begins, and figures go with the plays."""
    body: Body = {
        "seasonSeries": [_series_game(view)],
        "seasonSeriesWins": {"awayTeamWins": 0, "homeTeamWins": 0},
    }
    if view.record is None:
        return dumps(body)
    random = Random(f"officials {seed} {view.game.id}")
    body["gameInfo"] = {
        "referees": [{"default": f"Referee {number}"} for number in random.sample(range(1, REFEREES + 1), 2)],
        "linesmen": [
            {"default": f"Linesman {number}"} for number in random.sample(range(1, LINESMEN + 1), 2)
        ],
        **{SIDE_NAMES[side]: _side(view, side) for side in SIDES},
    }
    if view.has_begun:
        body["teamGameStats"] = _figures(view)
    if view.is_final:
        body["seasonSeriesWins"] = {
            f"{SIDE_NAMES[side]}Wins": int(view.record.winner == side) for side in SIDES
        }
        body["linescore"] = {
            "byPeriod": _by_period(view, "score"),
            "totals": {"away": view.score[0], "home": view.score[1]},
        }
        body["shotsByPeriod"] = _by_period(view, "shots")
        body["gameReports"] = _reports(view.game)
    return dumps(body)


def _figures(view: View) -> list[Body]:
    counts: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    for play in view.plays:
        if play.side is not None and play.period_type != "SO":
            if play.kind == "penalty":
                counts[play.side]["pim"] += play.details["duration"]
            elif play.kind in ("hit", "giveaway", "takeaway"):
                counts[play.side][f"{play.kind}s"] += 1
    goals, opportunities = power_plays.goals(view.plays), power_plays.opportunities(view.plays)
    counted = ("pim", "hits", "giveaways", "takeaways")
    figures = {
        "sog": view.shots,
        "powerPlay": [f"{goals[side]}/{opportunities[side]}" for side in SIDES],
        "powerPlayPctg": [
            round(goals[side] / opportunities[side], 6) if opportunities[side] else 0.0 for side in SIDES
        ],
        **{what: [counts[side][what] for side in SIDES] for what in counted},
    }
    return [
        {"category": category, "awayValue": away, "homeValue": home}
        for category, (away, home) in figures.items()
    ]


def _side(view: View, side: int) -> Body:
    assert view.record is not None
    return {
        "headCoach": {"default": f"Coach {view.game.teams[side]}"},
        "scratches": [
            {
                "id": player.id,
                "firstName": {"default": player.first_name},
                "lastName": {"default": player.last_name},
            }
            for player in view.record.scratches[side]
        ],
    }


def _series_game(view: View) -> Body:
    game = view.game
    body: Body = {
        "id": game.id,
        "season": game.season,
        "gameType": game.type,
        "gameDate": game.date.isoformat(),
        "startTimeUTC": f"{game.start:%Y-%m-%dT%H:%M:%SZ}",
        "easternUTCOffset": game.eastern_offset,
        "venueUTCOffset": game.venue_offset,
        "gameState": view.state,
        "gameScheduleState": view.schedule_state,
        "periodDescriptor": period_descriptor(*view.period),
    }
    for side in SIDES:
        body[SIDE_NAMES[side]] = {"id": game.team_ids[side], "abbrev": game.teams[side]}
        if view.has_begun:
            body[SIDE_NAMES[side]]["score"] = view.score[side]
    if view.is_final:
        body["gameOutcome"] = outcome(view)
    return body


def _by_period(view: View, what: str) -> list[Body]:
    """Return goals or shots of each period; a shootout is a period with its winner's goal."""
    last: dict[int, Play] = {play.period: play for play in view.plays}
    rows, before = [], (0, 0)
    for period, play in last.items():
        if play.period_type == "SO" and what == "shots":
            continue
        now = getattr(play, what) if play.period_type != "SO" else view.score
        rows.append(
            {
                "periodDescriptor": period_descriptor(period, play.period_type),
                "away": now[0] - before[0],
                "home": now[1] - before[1],
            }
        )
        before = now
    return rows


def _reports(game: ScheduledGame) -> Body:
    number = f"{game.id % 1_000_000:06}"
    folder = f"https://www.nhl.com/scores/htmlreports/{game.season}"
    return {
        **{name: f"{folder}/{code}{number}.HTM" for name, code in REPORTS.items()},
        "shiftChart": f"https://www.nhl.com/stats/shiftcharts?id={game.id}",
    }
