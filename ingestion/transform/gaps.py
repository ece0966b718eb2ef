"""What the rows of a finished game lack, whatever has landed.

A payload counts when rows were computed from it. A chart that is cut short, or a boxscore from before the
end, has landed, but the rows do not have what it lacks.
"""

from __future__ import annotations

from .payload import SHIFT, Payload, is_final
from .plays import Game
from .shift_sources import REPORT, Shifts, TimeOnIce

LIVE_BOXSCORE = "boxscore not final"
CUT_BOXSCORE = "boxscore not whole"
CUT_CHART = "shift chart not whole"
CUT_REPORT = "shift report not whole"

# Seconds that a player's shifts may lack of the boxscore's time. The two differ by a second or two where a
# clock was corrected; a chart that is cut lacks a shift or more.
MOST_LACKING = 10


def boxscore_gap(boxscore: Payload | None, game: Game, box: TimeOnIce) -> str | None:
    """Return what the rows lack of the boxscore; None also without one, which has a gap of its own.

    Args:
        box: what was read of the boxscore; empty when it was not used.
    """
    if boxscore is None:
        return None
    if not is_final(boxscore):
        return f"{LIVE_BOXSCORE} ({boxscore.get('gameState')})"
    skaters = [player.id for player in game.players.values() if not player.is_goalie]
    lacking = [player for player in skaters if box.get(player, (None, None))[0] is None]
    if lacking:
        return f"{CUT_BOXSCORE} (no time on ice of {len(lacking)} of {len(skaters)} skaters)"
    # A third goalie, dressed in an emergency, is in no boxscore.
    in_net = {player.side for player in game.players.values() if player.is_goalie and player.id in box}
    absent = [team for side, team in enumerate(game.teams) if side not in in_net]
    return f"{CUT_BOXSCORE} (no goalie of {' and '.join(absent)})" if absent else None


def shifts_gap(chart: Payload | None, game: Game, shifts: Shifts, box: TimeOnIce) -> str | None:
    """Return what the rows lack of the shifts; None also without a shift, which has a gap of its own.

    The source that the rows come from counts: a chart that is cut short is not a gap where the reports are
    whole.

    Args:
        shifts: what the rows are computed from.
    """
    if shifts.ice is None:
        rows = chart.get("data") if chart else None
        if not rows or not any(isinstance(row, dict) and row.get("typeCode") == SHIFT for row in rows):
            return None
        warnings = shifts.chart_warnings
        reason = warnings[-1].removeprefix("the shift chart is not used: ") if warnings else "it is not used"
        return f"{CUT_CHART} ({reason})"
    on = dict(zip(shifts.ice.players, shifts.ice.on.sum(axis=0).tolist(), strict=True))
    lacking = {
        player: toi - on[player]
        for player, (toi, _) in box.items()
        if toi is not None and player in on and toi - on[player] > MOST_LACKING
    }
    if not lacking:
        return None
    most = max(lacking, key=lambda player: (lacking[player], -player))
    others = f" and of {len(lacking) - 1} more" if len(lacking) > 1 else ""
    cut = CUT_REPORT if shifts.source == REPORT else CUT_CHART
    return f"{cut} (it lacks {lacking[most]} s of {game.players[most].name}{others})"
