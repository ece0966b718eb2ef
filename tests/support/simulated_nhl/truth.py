"""The simulator's own figures of a game, by situation: what the loader's rows must equal.

Counted from plays and stints as they were simulated, not from bodies.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from . import power_plays
from .record import ATTEMPTS, SIDES, Play, Record

Figures = dict[tuple[int, str], Counter[str]]  # (player id or side, situation) -> column -> value

_ATTEMPT = {
    "shot-on-goal": "shots_on_goal",
    "missed-shot": "missed_shots",
    "blocked-shot": "blocked_shot_attempts",
}
_PLAYED = {"hit": "hits", "takeaway": "takeaways", "giveaway": "giveaways"}


def situations(code: str, side: int) -> tuple[str, ...]:
    """Return the situations that a play or a second counts for, seen from a side."""
    goalies, skaters = (int(code[0]), int(code[3])), (int(code[1]), int(code[2]))
    if goalies == (1, 1):
        own, theirs = skaters[side], skaters[1 - side]
        if (own, theirs) in ((5, 5), (5, 4), (4, 5)):
            return "all", f"{own}on{theirs}"
    return ("all",)


def team_figures(record: Record) -> Figures:
    """Return (side, situation) -> figures, under the names of the columns without `_for`."""
    figures: Figures = defaultdict(Counter)
    for play in record.plays:
        if play.period_type != "SO" and play.side is not None:
            for situation in situations(play.strength, play.side):
                figures[play.side, situation].update(_team_counts(play))
    for stint in record.stints:
        for side in SIDES:
            for situation in situations(stint.code, side):
                figures[side, situation]["ice_time"] += stint.seconds
    goals, opportunities = power_plays.goals(record.plays), power_plays.opportunities(record.plays)
    for side in SIDES:
        figures[side, "all"]["power_play_goals"] = goals[side]
        figures[side, "all"]["power_play_opportunities"] = opportunities[side]
    return figures


def _team_counts(play: Play) -> Counter[str]:
    counts: Counter[str] = Counter()
    if play.kind in ATTEMPTS:
        counts.update(_attempt_counts(play))
    elif play.kind in _PLAYED:
        counts[_PLAYED[play.kind]] = 1
    elif play.kind == "faceoff":
        counts["face_offs_won"] = 1
    elif play.kind == "penalty":
        counts["penalties"] = 1
        counts["penality_minutes"] = play.details["duration"]
    return counts


def _attempt_counts(play: Play) -> Counter[str]:
    counts: Counter[str] = Counter(shot_attempts=1)
    if play.kind == "goal":
        counts["goals"] = 1
        if "shotType" in play.details:
            counts["shots_on_goal"] = 1
        else:
            counts["shot_attempts"] = 0
    else:
        counts[_ATTEMPT[play.kind]] = 1
    return counts


def player_figures(record: Record) -> Figures:
    """Return (player, situation) -> figures of skaters, under the names of the columns."""
    figures: Figures = defaultdict(Counter)
    side_of = {player: side for player, (_, side) in record.players.items()}

    def credit(play: Play, player: int | None, **counts: int) -> None:
        if player is not None:
            for situation in situations(play.strength, side_of[player]):
                figures[player, situation].update(counts)

    for play in record.plays:
        if play.period_type == "SO":
            continue
        details = play.details
        if play.kind in ATTEMPTS:
            counts = _attempt_counts(play)
            shooter = details.get("scoringPlayerId") or details["shootingPlayerId"]
            credit(play, shooter, **{f"i_f_{name}": value for name, value in counts.items()})
            credit(play, details.get("assist1PlayerId"), i_f_primary_assists=1)
            credit(play, details.get("assist2PlayerId"), i_f_secondary_assists=1)
            is_alone = play.code in ("0101", "1010")  # a penalty shot
            if play.kind == "goal" and not is_alone and power_plays.strength_of(play) != "powerPlay":
                for side in SIDES:
                    for player in play.on_ice[side]:
                        figures[player, "all"]["plus_minus"] += 1 if side == play.side else -1
            blocker = details.get("blockingPlayerId")
            if blocker is not None and side_of[blocker] != play.side:
                credit(play, blocker, shots_blocked_by_player=1)
            for side in SIDES:
                letter = "f" if side == play.side else "a"
                for player in play.on_ice[side]:
                    credit(play, player, **{f"on_ice_{letter}_{name}": n for name, n in counts.items()})
        elif play.kind == "hit":
            credit(play, details["hittingPlayerId"], i_f_hits=1)
        elif play.kind in _PLAYED:
            credit(play, details["playerId"], **{f"i_f_{_PLAYED[play.kind]}": 1})
        elif play.kind == "faceoff":
            credit(play, details["winningPlayerId"], faceoffs_won=1)
            credit(play, details["losingPlayerId"], faceoffs_lost=1)
        elif play.kind == "penalty":
            minutes = details["duration"]
            credit(play, details.get("committedByPlayerId"), penalties=1, i_f_penality_minutes=minutes)
            credit(play, details.get("drawnByPlayerId"), penalties_drawn=1)
    for stint in record.stints:
        for side in SIDES:
            for situation in situations(stint.code, side):
                for player in stint.on_ice[side]:
                    figures[player, situation]["icetime"] += stint.seconds
    for shift in record.shifts:
        figures[shift.player, "all"]["shifts"] += 1
    return figures
