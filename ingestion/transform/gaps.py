"""What the rows of a finished game lack, whatever has landed.

A payload counts when rows were computed from it. A play-by-play or chart that is cut short, or a boxscore
from before the end, has landed, but the rows do not have what it lacks.

The bounds are beyond what any game of 2023-24 has (1,400, each with its official box), so that a correction
or an oddity is a discrepancy and no gap. `tests/unit/transform/test_whole_payloads.py` looks at all of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from ingestion.wording import counted

from .official import Discrepancy
from .payload import Payload, is_final, own_shifts
from .plays import Game
from .required_time import required_time
from .shift_sources import REPORT, Shifts, TimeOnIce

LIVE_BOXSCORE = "boxscore not final"
CUT_PLAYS = "play-by-play not whole"
CUT_BOXSCORE = "boxscore not whole"
CUT_CHART = "shift chart not whole"
CUT_REPORT = "shift report not whole"
CUT_RIGHT_RAIL = "right-rail not whole"

# Seconds that a player's shifts may lack of the boxscore's time. The two differ by a second or two where a
# clock was corrected; a chart that is cut lacks a shift or more.
MOST_LACKING = 10

# Seconds between two plays of a period: at most 192 in 2023-24.
LONGEST_PAUSE = 300

# Plays that name a player without a roster spot. A stray id is in one or two; a player is in more.
FEWEST_PLAYS = 5

# Players' figures by which boxscore and plays differ in one direction. A correction changes one to three: the
# 1,400 games have none. Three minutes that are cut out cost seven in the mean, five minutes never below five.
FEWEST_FIGURES = 5
# Of what follows from other figures, or comes from the boxscore or the shifts, none is counted.
_DERIVED = frozenset({"points", "faceoffWinningPctg", "shifts", "toi"})

# Shares of the time on ice that the plays require. In 2023-24 the skaters have at least 1.000 of it, the
# goalies 0.973: who is pulled leaves before the play that shows it.
LEAST_OF_SKATERS, LEAST_OF_GOALIES = 0.97, 0.95

# Attempts at a goalie, from which on he was in net: fewer may be one who was named in error.
FEWEST_FACED = 3


def payload_gaps(
    game: Game, boxscore: Payload | None, chart: Payload | None, shifts: Shifts, box: TimeOnIce
) -> list[str]:
    """Return what the rows lack of the payloads, a clause each.

    Boxscore and chart are held against the plays. Where these are cut, the others are not to blame.
    """
    plays = plays_gap(game, box)
    gaps = (
        plays,
        boxscore_gap(boxscore, game, box, plays_are_whole=plays is None),
        None if plays else shifts_gap(chart, game, shifts, box),
    )
    return [gap for gap in gaps if gap]


def plays_gap(game: Game, box: TimeOnIce) -> str | None:
    """Return what the rows lack of the play-by-play.

    Args:
        box: what was read of the boxscore; empty without a final one.
    """
    reason = next(_cuts(game, box), None)
    return f"{CUT_PLAYS} ({reason})" if reason else None


def _cuts(game: Game, box: TimeOnIce) -> Iterator[str]:
    last = max(game.periods)
    for period in sorted(game.periods):
        plays = [play for play in game.plays if play.period == period]
        kinds = {play.kind for play in plays}
        if "period-start" not in kinds:
            yield f"period {period} has no start"
        if not kinds & {"period-end", *(("game-end",) if period == last else ())}:
            yield f"period {period} has no end"
        times = sorted(play.elapsed for play in plays)
        pause = max(end - start for start, end in zip([0, *times], times, strict=False))
        if pause > LONGEST_PAUSE:
            yield f"period {period} has no play for {pause} s"
    for side, team in enumerate(game.teams):
        if not any(player.is_goalie for player in game.players.values() if player.side == side):
            yield f"no goalie of {team} has a roster spot"
    absent = [player for player in box if player not in game.players]
    if absent:
        yield f"{counted(len(absent), 'player')} of the boxscore without a roster spot"
    for player, number in _strangers(game).most_common(1):
        if number >= FEWEST_PLAYS:
            yield f"player {player} is in {number} plays and has no roster spot"


def _strangers(game: Game) -> Counter[int]:
    """Return player without a roster spot -> plays that name him."""
    named = Counter(
        value
        for play in game.plays
        for name, value in play.details.items()
        if name.lower().endswith("playerid") or name == "goalieInNetId"
    )
    return Counter({player: number for player, number in named.items() if player not in game.players})


def live_boxscore_gap(boxscore: Payload | None) -> str | None:
    """Return the gap of a boxscore from before the end, which needs no plays to be seen."""
    if boxscore is None or is_final(boxscore):
        return None
    return f"{LIVE_BOXSCORE} ({boxscore.get('gameState')})"


def boxscore_gap(
    boxscore: Payload | None, game: Game, box: TimeOnIce, *, plays_are_whole: bool = True
) -> str | None:
    """Return what the rows lack of the boxscore; None also without one, which has a gap of its own.

    Args:
        box: what was read of the boxscore; empty when it was not used.
        plays_are_whole: False where the plays do not show how long the game was.
    """
    if boxscore is None:
        return None
    if live := live_boxscore_gap(boxscore):
        return live
    skaters = [player.id for player in game.players.values() if not player.is_goalie]
    lacking = [player for player in skaters if box.get(player, (None, None))[0] is None]
    if lacking:
        return f"{CUT_BOXSCORE} (no time on ice of {len(lacking)} of {len(skaters)} skaters)"
    # A third goalie, dressed in an emergency, is in no boxscore.
    goalies = [player for player in game.players.values() if player.is_goalie]
    dressed, in_box = ({player.side for player in goalies if player.id in ids} for ids in (game.players, box))
    if absent := [game.teams[side] for side in sorted(dressed - in_box)]:
        return f"{CUT_BOXSCORE} (no goalie of {' and '.join(absent)})"
    faced = Counter(play.details.get("goalieInNetId") for play in game.plays)
    for goalie in goalies:
        if faced[goalie.id] >= FEWEST_FACED and not box.get(goalie.id, (None, None))[0]:
            return f"{CUT_BOXSCORE} (no time on ice of {goalie.name}, who was in net)"
    reason = _time_lacking(game, box) if plays_are_whole else None
    return f"{CUT_BOXSCORE} ({reason})" if reason else None


def _time_lacking(game: Game, box: TimeOnIce) -> str | None:
    """Return a clause if a team's time on ice is less than the plays require."""
    required = required_time(game)
    for side, team in enumerate(game.teams):
        for what, are_goalies, seconds, least in (
            ("skaters", False, required.skaters[side], LEAST_OF_SKATERS),
            ("goalies", True, required.goalies[side], LEAST_OF_GOALIES),
        ):
            on = sum(
                box.get(player.id, (None, None))[0] or 0
                for player in game.players.values()
                if player.side == side and player.is_goalie == are_goalies
            )
            if on < least * seconds:
                return f"{on} of {seconds} s on ice of {team}'s {what}"
    return None


def shifts_gap(chart: Payload | None, game: Game, shifts: Shifts, box: TimeOnIce) -> str | None:
    """Return what the rows lack of the shifts; None also without a shift, which has a gap of its own.

    The source that the rows come from counts: a chart that is cut short is not a gap where the reports are
    whole.

    Args:
        shifts: what the rows are computed from.
    """
    if shifts.ice is None:
        if not own_shifts(chart, game.id, game.team_ids):
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


def figures_gap(found: Iterable[Discrepancy]) -> str | None:
    """Return the payload that the differences show to be cut: so many in one direction are not corrections.

    The plays, where their header or the boxscore counts more; the boxscore, where the plays count more and
    their header agrees.
    """
    below = above = shots_below = shots_above = 0
    for each in found:
        if each.ours is None or each.what in _DERIVED:
            continue
        if each.of_team:
            if each.of_header:
                shots_below += max(0, int(each.official - each.ours))
                shots_above += each.ours > each.official
        elif each.ours < each.official:
            below += 1
        else:
            above += 1
    if below - above >= FEWEST_FIGURES:
        return f"{CUT_PLAYS} ({below} figures of players are below the boxscore's)"
    if shots_below >= FEWEST_FIGURES:
        return f"{CUT_PLAYS} ({shots_below} shots on goal fewer than its header has)"
    if above - below >= FEWEST_FIGURES and not shots_above:
        return f"{CUT_BOXSCORE} ({above} figures of players are below those of the plays)"
    return None
