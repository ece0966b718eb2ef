"""Which of several responses for one game its rows come from.

A later response wins, also when it holds less: corrections withdraw hits, shots and penalties, and join
shifts. It does not win when it is cut short, or when it disagrees with an official figure where the older
one agrees.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from ingestion.wording import counted, form

from .checks import check_game
from .clock import seconds
from .game import game_tables
from .gaps import plays_gap
from .official import discrepancies
from .payload import (
    REPORTS,
    ROSTER_REPORT,
    Payload,
    PayloadError,
    boxscore_players,
    completeness,
    has_officials,
    is_final,
    own_shifts,
    teams_of_header,
)
from .plays import read_game
from .power_plays import read_power_plays
from .shift_sources import TimeOnIce

# Shares of what an older response holds, below which a later one is cut short rather than corrected. A
# correction changes a play or two of 300, and a shift or two of 800.
LEAST_PLAYS = 0.9
LEAST_SECONDS = 0.98
LEAST_COUNTS = 0.8

# Pages of people and teams: what they hold, and the least share. Scratches and players leave by corrections.
_LEAST_SHARE = {
    "right-rail": ("officials and scratches", 0.5),
    "roster": ("players", 0.5),
    "standings": ("teams", 1.0),
}

_COUNTS = ("goals", "assists", "sog", "hits", "pim", "blockedShots")


@dataclass(frozen=True)
class Choice:
    """The outcome: the position of the response to use, and why later ones are not used."""

    used: int
    passed_over: dict[int, str] = field(default_factory=dict)


def choose(
    endpoint: str,
    bodies: Sequence[Payload],
    *,
    boxscore: Payload | None = None,
    dressed: Collection[int] = (),
    play_by_play: Payload | None = None,
    accepted: Collection[int] = (),
) -> Choice:
    """Choose among the valid responses for a key, oldest first; there is at least one.

    Args:
        boxscore: for all others, the boxscore to compare with; it decides only if it is final.
        dressed: for a boxscore, the players who are dressed by the play-by-play; empty if unknown.
        play_by_play: for a right-rail, the final play-by-play to compare with.
        accepted: positions of responses that the user accepts whatever they hold.
    """
    if boxscore is not None and not is_final(boxscore):
        boxscore = None
    used, passed_over = 0, dict[int, str]()
    for position in range(1, len(bodies)):
        reason = None
        if position not in accepted:
            reason = why_not(
                endpoint,
                bodies[position],
                bodies[used],
                boxscore=boxscore,
                dressed=dressed,
                play_by_play=play_by_play,
            )
        if reason is None:
            used, passed_over = position, {}
        else:
            passed_over[position] = reason
    return Choice(used, passed_over)


def why_not(
    endpoint: str,
    later: Payload,
    older: Payload,
    *,
    boxscore: Payload | None = None,
    dressed: Collection[int] = (),
    play_by_play: Payload | None = None,
) -> str | None:
    """Return why a later response must not replace an older one, or None. A schedule may shrink."""
    if endpoint in ("play-by-play", "boxscore"):
        if not is_final(older):
            return None
        if not is_final(later):
            return f"it was taken while the game was {later.get('gameState')}, an older response after it"
    if endpoint == "play-by-play":
        return _why_not_plays(later, older, boxscore)
    if endpoint == "boxscore":
        return _why_not_boxscore(later, older, dressed)
    if endpoint == "shiftcharts":
        return _why_not_chart(later, older, boxscore)
    if endpoint in REPORTS:
        return _why_not_report(endpoint, later, older)
    if endpoint in _LEAST_SHARE and (reason := _why_not_page(endpoint, later, older)):
        return reason
    if endpoint == "right-rail":
        return _why_not_right_rail(later, older, play_by_play, boxscore)
    return None


def _why_not_plays(later: Payload, older: Payload, boxscore: Payload | None) -> str | None:
    if absent := sorted(_periods(older) - _periods(later)):
        return f"an older response holds more: this one has no plays of period {absent[0]}"
    before, now = completeness("play-by-play", older), completeness("play-by-play", later)
    try:
        disagrees = _disagreements(later, boxscore)
    except PayloadError as error:
        return f"no rows can be computed from it: {error}"
    try:
        older_disagrees = _disagreements(older, boxscore)
    except PayloadError:
        return None
    if (gap := _plays_gap(later, boxscore)) and not _plays_gap(older, boxscore):
        return f"an older response holds more: {gap}"
    if disagrees > older_disagrees:
        source = "the final boxscore" if boxscore else "its own header"
        differing = f"{counted(disagrees, 'figure')} {form(disagrees, 'differs', 'differ')}"
        figures = f"{differing} from {source}, {older_disagrees} of an older response"
        return (
            f"{figures}; an older response holds more: {before} plays, not {now}" if now < before else figures
        )
    if disagrees == older_disagrees and now < LEAST_PLAYS * before:
        return f"an older response holds more: {before} plays, not {now}"
    return None


def _periods(play_by_play: Payload) -> set[int]:
    periods = (play.get("periodDescriptor") or {} for play in play_by_play["plays"])
    return {period["number"] for period in periods if isinstance(period.get("number"), int)}


def _plays_gap(play_by_play: Payload, boxscore: Payload | None) -> str | None:
    """Return the gap of a play-by-play; of the boxscore the time on ice counts."""
    players = boxscore_players(boxscore) if boxscore else ()
    box: TimeOnIce = {player["playerId"]: (_seconds(player.get("toi")), None) for _, player in players}
    return plays_gap(read_game(play_by_play), box)


def _disagreements(play_by_play: Payload, boxscore: Payload | None) -> int:
    """Return in how many figures the rows of a play-by-play differ from header and boxscore."""
    tables = game_tables(play_by_play, None, None)
    return len(check_game(tables.players, tables.teams, play_by_play)) + len(
        discrepancies(tables.players, tables.teams, play_by_play, boxscore)
    )


def _why_not_boxscore(later: Payload, older: Payload, dressed: Collection[int]) -> str | None:
    now, before = (
        {player.get("playerId"): player for _, player in boxscore_players(body)} for body in (later, older)
    )
    gone = before.keys() - now.keys()
    if dressed:  # a player who is not dressed leaves by a correction
        gone &= set(dressed)
    if gone:
        return f"an older response holds more: this one lacks {len(gone)} of {len(before)} players"
    for what, total, least in (
        ("seconds on ice", _time_on_ice, LEAST_SECONDS),
        ("counts", _counts, LEAST_COUNTS),
    ):
        if total(now.values()) < least * total(before.values()):
            return (
                f"an older response holds more: {total(before.values())} {what} of all players, "
                f"not {total(now.values())}"
            )
    return None


def _time_on_ice(players: Collection[Payload]) -> int:
    return sum(_seconds(player.get("toi")) for player in players)


def _counts(players: Collection[Payload]) -> int:
    values = (player.get(what) for player in players for what in _COUNTS)
    return sum(value for value in values if isinstance(value, int))


def _why_not_chart(later: Payload, older: Payload, boxscore: Payload | None) -> str | None:
    now, before = (_seconds_by_player(chart, boxscore) for chart in (later, older))
    if not before:
        return None
    if not now:
        return "an older response holds more: this one is empty"
    if boxscore is not None:
        official: dict[Any, int] = {
            player.get("playerId"): _seconds(player.get("toi")) for _, player in boxscore_players(boxscore)
        }
        disagrees, older_disagrees = (
            sum(found.get(player, 0) != toi for player, toi in official.items()) for found in (now, before)
        )
        if disagrees > older_disagrees:
            return (
                f"{disagrees} players have another time on ice in the final boxscore, "
                f"{older_disagrees} by an older response"
            )
        if disagrees < older_disagrees:
            return None
    if gone := before.keys() - now.keys():
        return f"an older response holds more: this one lacks {len(gone)} of {len(before)} players"
    if sum(now.values()) < LEAST_SECONDS * sum(before.values()):
        return f"an older response holds more: {sum(before.values())} s of shifts, not {sum(now.values())}"
    return None


def _why_not_report(endpoint: str, later: Payload, older: Payload) -> str | None:
    now, before = completeness(endpoint, later), completeness(endpoint, older)
    what = "players" if endpoint == ROSTER_REPORT else "shifts"
    return f"an older response holds more: {before} {what}, not {now}" if now < before else None


def _why_not_page(endpoint: str, later: Payload, older: Payload) -> str | None:
    now, before = completeness(endpoint, later), completeness(endpoint, older)
    what, least = _LEAST_SHARE[endpoint]
    return f"an older response holds more: {before} {what}, not {now}" if now < least * before else None


def _why_not_right_rail(
    later: Payload, older: Payload, play_by_play: Payload | None, boxscore: Payload | None
) -> str | None:
    (now, disagreement), (before, _) = (
        read_power_plays(page, play_by_play, boxscore) for page in (later, older)
    )
    if before is None or now is not None or (has_officials(later) and not has_officials(older)):
        return None
    if disagreement is None:
        return "an older response holds more: this one has no power plays"
    return f"its figures are not the final ones, those of an older response are: {disagreement}"


def _seconds_by_player(chart: Payload, boxscore: Payload | None) -> dict[int, int]:
    """Return player -> seconds on the ice; a second in two overlapping shifts counts once.

    Charts came with rows of another game, or of teams that were not in the game. Those count nowhere. Without
    a boxscore, which names the teams, it is the two that have most shifts.
    """
    own = (boxscore["id"], teams_of_header(boxscore)) if boxscore is not None else ()
    shifts = [row for row in own_shifts(chart, *own) if isinstance(row.get("teamId"), int)]
    teams = {team for team, _ in Counter(row["teamId"] for row in shifts).most_common(2)}
    on: dict[int, set[tuple[int, int]]] = {}
    for row in shifts:
        if row["teamId"] in teams:
            start, end = _seconds(row.get("startTime")), _seconds(row.get("endTime"))
            player, period = row.get("playerId"), row.get("period")
            if isinstance(player, int) and isinstance(period, int) and start < end:
                on.setdefault(player, set()).update((period, second) for second in range(start, end))
    return {player: len(seconds_on) for player, seconds_on in on.items()}


def _seconds(value: object) -> int:
    """Return the seconds of MM:SS; 0 if it is not such a time."""
    try:
        return seconds(value)  # type: ignore[arg-type]
    except PayloadError:
        return 0
