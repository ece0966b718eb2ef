"""The rows of a game against the NHL's own figures: the boxscore's, and the header's of the play-by-play.

The official figures are the truth. A difference is a discrepancy: both numbers are kept, and the game is
complete all the same. MoneyPuck is a check only where its definitions agree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from .clock import seconds
from .payload import Payload, PayloadError, boxscore_players, is_final

BOXSCORE, HEADER = "boxscore", "play-by-play header"
SHOTS = "shots on goal"  # of a team

MOST_NAMED = 20  # clauses in a text; a payload that is quite another one has hundreds

Row = dict[str, Any]


@dataclass(frozen=True)
class Discrepancy:
    """One figure in which rows and an official source differ; `ours` is None for a player without rows."""

    who: str
    what: str
    ours: float | None
    official: float
    source: str = BOXSCORE

    @property
    def of_team(self) -> bool:
        """Whether it is a figure of a team, not of a player."""
        return self.what == SHOTS

    @property
    def of_header(self) -> bool:
        """Whether the official figure is that of the play-by-play itself."""
        return self.source == HEADER

    def __str__(self) -> str:
        ours = "no row" if self.ours is None else f"{self.ours:g}"
        return f"{self.who}: {self.what} {ours}, {self.source} {self.official:g}"


def _face_off_share(row: Row) -> float:
    won, lost = row["faceoffs_won"], row["faceoffs_lost"]
    return float(won / (won + lost)) if won + lost else 0.0


# A skater's figure in the boxscore -> ours, of the row of `all`. None: unknown, and not compared.
OURS: dict[str, Callable[[Row], float | None]] = {
    "goals": lambda row: row["i_f_goals"],
    "assists": lambda row: row["i_f_primary_assists"] + row["i_f_secondary_assists"],
    "points": lambda row: row["i_f_points"],
    "sog": lambda row: row["i_f_shots_on_goal"],
    "hits": lambda row: row["i_f_hits"],
    "pim": lambda row: row["i_f_penality_minutes"],
    "blockedShots": lambda row: row["shots_blocked_by_player"],
    "giveaways": lambda row: row["i_f_giveaways"],
    "takeaways": lambda row: row["i_f_takeaways"],
    "faceoffWinningPctg": _face_off_share,
    "shifts": lambda row: row["shifts"],
    "toi": lambda row: row["icetime"],
}
# The columns that `OURS` and a discrepancy name.
_COLUMNS = [
    "player_id", "player_name", "i_f_goals", "i_f_primary_assists", "i_f_secondary_assists", "i_f_points",
    "i_f_shots_on_goal", "i_f_hits", "i_f_penality_minutes", "shots_blocked_by_player", "i_f_giveaways",
    "i_f_takeaways", "faceoffs_won", "faceoffs_lost", "shifts", "icetime",
]  # fmt: skip
# A goalie's figure in the boxscore -> ours. His time on ice is the boxscore's own.
GOALIES: dict[str, Callable[[Row], float | None]] = {
    "saves": lambda row: row["saved_shots_on_goal"],
    "shotsAgainst": lambda row: row["shots_on_goal_against"],
    "goalsAgainst": lambda row: row["goals_against"],
    "pim": lambda row: row["penality_minutes"],
}
# Shares are served with four to six digits.
_TOLERANCE = {"faceoffWinningPctg": 0.001}


def discrepancies(
    players: pa.Table,
    teams: pa.Table,
    play_by_play: Payload,
    boxscore: Payload | None,
    goalies: pa.Table | None = None,
) -> list[Discrepancy]:
    """Return every figure in which the rows of a game differ from the official ones.

    Args:
        players, teams: the rows of the game.
        play_by_play: its header has each team's shots on goal.
        boxscore: not compared unless it is final.
        goalies: the rows of the game's goalies; not compared by default.

    A figure that an official source lacks, or that is unreadable, is not compared.
    """
    team_rows = {row["team"]: row for row in _of_all(teams, ["team", "home_or_away", "shots_on_goal_for"])}
    found = [*_check_shots(team_rows, play_by_play, HEADER)]
    if boxscore is not None and is_final(boxscore):
        found += _check_shots(team_rows, boxscore, BOXSCORE)
        rows = {row["player_id"]: row for row in _of_all(players, _COLUMNS)}
        in_net = {s.get("playerId") for s in play_by_play["rosterSpots"] if s.get("positionCode") == "G"}
        official = [player for _, player in boxscore_players(boxscore)]
        skaters = (
            player
            for player in official
            if player.get("position") != "G" and player.get("playerId") not in in_net
        )
        found += _check_players(rows, skaters)
        if goalies is not None:
            found += _check_goalies({row["player_id"]: row for row in goalies.to_pylist()}, official)
    return found


def clauses_as_text(clauses: Iterable[str]) -> str | None:
    """Return clauses as one text, of many the first ones; None without any."""
    named = list(clauses)
    if len(named) > MOST_NAMED:
        named[MOST_NAMED:] = [f"and {len(named) - MOST_NAMED} more"]
    return "; ".join(named) or None


def _of_all(table: pa.Table, columns: list[str]) -> list[Row]:
    rows: list[Row] = table.select(columns).filter(pc.equal(table["situation"], "all")).to_pylist()
    return rows


def _check_shots(teams: dict[str, Row], body: Payload, source: str) -> Iterator[Discrepancy]:
    """Team by team. The two teams of a game are told apart by home and away: codes change."""
    by_side = {row["home_or_away"]: row for row in teams.values()}
    for side, home_or_away in (("awayTeam", "AWAY"), ("homeTeam", "HOME")):
        team = body.get(side)
        official = _whole(team.get("sog")) if isinstance(team, dict) else None
        row = by_side.get(home_or_away)
        if official is not None and row is not None and row["shots_on_goal_for"] != official:
            yield Discrepancy(row["team"], SHOTS, row["shots_on_goal_for"], official, source)


def _check_players(rows: dict[int, Row], skaters: Iterable[Payload]) -> Iterator[Discrepancy]:
    for player in skaters:
        row = rows.get(player.get("playerId"))  # type: ignore[arg-type]
        for what, ours_of in OURS.items():
            official = official_figure(player, what)
            if official is None:
                continue
            if row is None:
                if what == "toi":  # once a player, not once a figure
                    yield Discrepancy(f"player {player.get('playerId')}", what, None, official)
                continue
            ours = ours_of(row)
            if ours is not None and abs(ours - official) > _TOLERANCE.get(what, 0):
                yield Discrepancy(f"{row['player_name']} ({row['player_id']})", what, ours, official)


def _check_goalies(rows: dict[int, Row], official: Iterable[Payload]) -> Iterator[Discrepancy]:
    for player in official:
        row = rows.get(player.get("playerId"))  # type: ignore[arg-type]
        if row is None:
            on = official_figure(player, "toi")
            if player.get("position") == "G" and on:  # others are compared as skaters
                yield Discrepancy(f"player {player.get('playerId')}", "toi", None, on)
            continue
        for what, ours_of in GOALIES.items():
            figure, ours = _goalie_figure(player, what), ours_of(row)
            if figure is not None and ours is not None and ours != figure:
                yield Discrepancy(f"{row['player_name']} ({row['player_id']})", what, ours, figure)


def _goalie_figure(player: Payload, what: str) -> int | None:
    """Return a goalie's figure; shots are served as "saved/faced", in 2023 only so."""
    if what not in ("saves", "shotsAgainst"):
        return _whole(player.get(what))
    saved, _, faced = str(player.get("saveShotsAgainst")).partition("/")
    figure = saved if what == "saves" else faced
    return int(figure) if figure.isdecimal() else None


def official_figure(player: Payload, what: str) -> float | None:
    """Return a player's figure in the boxscore, times in seconds; None if it is missing or unreadable."""
    if what == "faceoffWinningPctg":
        return _official_share(player)
    value = player.get(what)
    if what == "toi":
        try:
            return seconds(value)  # type: ignore[arg-type]
        except PayloadError:
            return None
    return _whole(value)


def _official_share(player: Payload) -> float | None:
    """The first shape of 2023 has won and taken face-offs ("4/7"), and a percentage of 100."""
    if "faceoffs" in player:
        try:
            won, taken = map(int, player["faceoffs"].split("/"))
        except (AttributeError, ValueError):
            return None
        return won / taken if taken > 0 else 0.0
    value = player.get("faceoffWinningPctg")
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def _whole(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None
