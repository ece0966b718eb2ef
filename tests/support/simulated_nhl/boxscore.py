"""Renders boxscores: the official counts of all players, added up from plays and shifts."""

from __future__ import annotations

from collections import Counter, defaultdict

from .as_json import dumps
from .header import SIDE_NAMES, Body, clock, game_header
from .power_plays import strength_of
from .record import SIDES, Play, Record
from .squads import Player
from .view import View

Counts = defaultdict[int, Counter[str]]  # player -> what -> how often

SKATERS_GOALS, SHOTS = "goals", "sog"


def boxscore(view: View) -> bytes:
    """Return the body; before the game it has no players."""
    header = game_header(view)
    header["regPeriods"] = 3
    if view.record is not None and view.has_begun:
        header["playerByGameStats"] = _stats(view, view.record)
    return dumps(header)


def _stats(view: View, record: Record) -> Body:
    counts: Counts = defaultdict(Counter)
    for play in view.plays:
        if play.period_type != "SO":
            _count(play, counts, record)
    for shift in view.shifts:
        counts[shift.player]["shifts"] += 1
        counts[shift.player]["toi"] += shift.end - shift.start
    return {SIDE_NAMES[side]: _team(view, record, side, counts) for side in SIDES}


def _count(play: Play, counts: Counts, record: Record) -> None:
    details = play.details
    if play.kind == "goal":
        _count_goal(play, counts)
    elif play.kind == "shot-on-goal":
        counts[details["shootingPlayerId"]][SHOTS] += 1
        counts[details["goalieInNetId"]][f"{strength_of(play)}Saves"] += 1
        counts[details["goalieInNetId"]][f"{strength_of(play)}Faced"] += 1
    elif play.kind == "blocked-shot":
        if details["reason"] == "blocked" and "blockingPlayerId" in details:
            counts[details["blockingPlayerId"]]["blockedShots"] += 1
    elif play.kind == "hit":
        counts[details["hittingPlayerId"]]["hits"] += 1
    elif play.kind in ("giveaway", "takeaway"):
        counts[details["playerId"]][f"{play.kind}s"] += 1
    elif play.kind == "faceoff":
        counts[details["winningPlayerId"]]["won"] += 1
        counts[details["losingPlayerId"]]["lost"] += 1
    elif play.kind == "penalty" and "committedByPlayerId" in details:
        counts[details["committedByPlayerId"]]["pim"] += details["duration"]


def _count_goal(play: Play, counts: Counts) -> None:
    assert play.side is not None
    details, strength = play.details, strength_of(play)
    counts[details["scoringPlayerId"]]["goals"] += 1
    if "shotType" in details:
        counts[details["scoringPlayerId"]][SHOTS] += 1
    if strength == "powerPlay":
        counts[details["scoringPlayerId"]]["powerPlayGoals"] += 1
    for name in ("assist1PlayerId", "assist2PlayerId"):
        if name in details:
            counts[details[name]]["assists"] += 1
    if "goalieInNetId" in details:
        counts[details["goalieInNetId"]][f"{strength}Goals"] += 1
        counts[details["goalieInNetId"]][f"{strength}Faced"] += "shotType" in details  # else it was no shot
    if strength != "powerPlay" and play.code not in ("0101", "1010"):
        for side in SIDES:
            for player in play.on_ice[side]:
                counts[player]["plusMinus"] += 1 if side == play.side else -1


def _team(view: View, record: Record, side: int, counts: Counts) -> Body:
    squad = record.squads[side]
    return {
        "forwards": [_skater(player, counts[player.id]) for player in squad.forwards],
        "defense": [_skater(player, counts[player.id]) for player in squad.defenders],
        "goalies": [
            _goalie(player, counts[player.id], player == squad.goalies[0], _decision(view, record, side))
            for player in squad.goalies
        ],
    }


def _name(player: Player) -> Body:
    return {"default": f"{player.first_name[0]}. {player.last_name}"}


def _skater(player: Player, counts: Counter[str]) -> Body:
    taken = counts["won"] + counts["lost"]
    return {
        "playerId": player.id,
        "sweaterNumber": player.number,
        "name": _name(player),
        "position": player.position,
        "goals": counts["goals"],
        "assists": counts["assists"],
        "points": counts["goals"] + counts["assists"],
        "plusMinus": counts["plusMinus"],
        "pim": counts["pim"],
        "hits": counts["hits"],
        "powerPlayGoals": counts["powerPlayGoals"],
        "sog": counts["sog"],
        "faceoffWinningPctg": round(counts["won"] / taken, 6) if taken else 0.0,
        "toi": clock(counts["toi"]),
        "blockedShots": counts["blockedShots"],
        "shifts": counts["shifts"],
        "giveaways": counts["giveaways"],
        "takeaways": counts["takeaways"],
    }


def _decision(view: View, record: Record, side: int) -> str | None:
    if not view.is_final:
        return None
    if side == record.winner:
        return "W"
    return "L" if record.last_period[1] == "REG" else "O"


def _goalie(player: Player, counts: Counter[str], is_starter: bool, decision: str | None) -> Body:
    row: Body = {
        "playerId": player.id,
        "sweaterNumber": player.number,
        "name": _name(player),
        "position": "G",
    }
    saves = goals = faced = 0
    by_strength: Body = {}
    for strength in ("evenStrength", "powerPlay", "shorthanded"):
        saved, let_in = counts[f"{strength}Saves"], counts[f"{strength}Goals"]
        shots = counts[f"{strength}Faced"]
        row[f"{strength}ShotsAgainst"] = f"{saved}/{shots}"
        by_strength[f"{strength}GoalsAgainst"] = let_in
        saves, goals, faced = saves + saved, goals + let_in, faced + shots
    row["saveShotsAgainst"] = f"{saves}/{faced}"
    if faced:
        row["savePctg"] = round(saves / faced, 6)
    row |= by_strength
    row |= {"pim": counts["pim"], "goalsAgainst": goals, "toi": clock(counts["toi"]), "starter": is_starter}
    if is_starter and decision:
        row["decision"] = decision
    return {**row, "shotsAgainst": faced, "saves": saves}
