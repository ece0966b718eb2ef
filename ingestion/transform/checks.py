"""What must hold for one game's rows, whatever it was computed from.

Each check reports what it found in one sentence with the figures on both sides. An empty list is a clean
game.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
import pyarrow as pa

from ingestion.bronze import INDIVIDUAL, INDIVIDUAL_PLAIN, ON_ICE, SITUATIONS, STRENGTHS, TEAM

from .payload import Payload
from .plays import SHOOTOUT, is_shot
from .strength import MIRROR_OF, SKATERS_AT

ROUNDING = 1e-6  # of sums of expected goals

# Counts of players that are the team's when added up, goalies' own apart.
_SUMMED = ("goals", "shots_on_goal")

# Columns of which `all` has at least the sum of the strengths.
_ADDED_UP_OF_PLAYERS = (
    *(f"i_f_{name}" for name in INDIVIDUAL),
    *INDIVIDUAL_PLAIN,
    *(f"on_ice_{side}_{name}" for side in "fa" for name in ON_ICE),
    *(f"off_ice_{side}_{name}" for side in "fa" for name in ("shot_attempts", "unblocked_shot_attempts")),
    "icetime",
)
_ADDED_UP_OF_TEAMS = (*(f"{name}_{side}" for name in TEAM for side in ("for", "against")), "ice_time")

# Columns of players that are compared row by row.
_OF_PLAYERS = [
    "player_id", "situation", "game_id", "player_name", "player_team", "icetime",
    *(f"i_f_{name}" for name in _SUMMED),
]  # fmt: skip

# (player id or team code, situation) -> column -> value
Rows = dict[tuple[Any, str], dict[str, Any]]


def check_game(players: pa.Table, teams: pa.Table, play_by_play: Payload) -> list[str]:
    """Check the rows of one game against each other and the final score.

    These are invariants 2 to 5 of the bronze tables. Rows are compared with the roster, goals with the final
    score, and the players' sums with the team's. `all` is compared with the strengths, "for" with the
    opponent's "against", and ice time with the team's. Official figures that differ are discrepancies
    (`ingestion.transform.official`).

    Returns:
        One sentence per violation.
    """
    algebra = [*_check_algebra(players, teams, play_by_play)]
    if algebra:  # nothing can be compared with rows that are absent
        return algebra
    player_rows, team_rows = _by_key(players.select(_OF_PLAYERS), "player_id"), _by_key(teams, "team")
    return [
        *_check_score(team_rows, play_by_play),
        *_check_sums(player_rows, team_rows, play_by_play),
        *_check_situations(players, "player_id", _ADDED_UP_OF_PLAYERS),
        *_check_situations(teams, "team", _ADDED_UP_OF_TEAMS),
        *_check_opponents(team_rows, play_by_play),
        *_check_ice_time(player_rows, team_rows),
    ]


def _by_key(table: pa.Table, key: str) -> Rows:
    names = table.column_names
    columns = [table[name].to_pylist() for name in names]
    place, situation = names.index(key), names.index("situation")
    return {
        (values[place], values[situation]): dict(zip(names, values, strict=True))
        for values in zip(*columns, strict=True)
    }


def _check_algebra(players: pa.Table, teams: pa.Table, pbp: Payload) -> Iterator[str]:
    game = pbp["id"]
    dressed = {
        spot["playerId"]
        for spot in pbp["rosterSpots"]
        if spot["positionCode"] != "G" and spot["teamId"] in (pbp["awayTeam"]["id"], pbp["homeTeam"]["id"])
    }
    sides = {pbp["awayTeam"]["abbrev"], pbp["homeTeam"]["abbrev"]}
    for what, table, key, expected in (
        ("player", players, "player_id", dressed),
        ("team", teams, "team", sides),
    ):
        wanted = Counter((one, situation) for one in expected for situation in SITUATIONS)
        actual = Counter(zip(table[key].to_pylist(), table["situation"].to_pylist(), strict=True))
        if actual != wanted:
            wrong = sorted((actual - wanted) + (wanted - actual), key=str)[0]
            yield (
                f"Game {game} has {actual.total()} {what} rows where {wanted.total()} are due; "
                f"{wrong[0]} {wrong[1]} is there {actual[wrong]} times."
            )
        if set(table["game_id"].to_pylist()) - {game} or set(table["season"].to_pylist()) - {pbp["season"]}:
            yield f"Game {game} has {what} rows of another game or season."


def _check_score(teams: Rows, pbp: Payload) -> Iterator[str]:
    """Goals = final score; a shootout gives its winner one more goal, without a scorer."""
    shootout = (pbp.get("gameOutcome") or {}).get("lastPeriodType") == SHOOTOUT
    scores = {side: pbp[side].get("score") for side in ("awayTeam", "homeTeam")}
    if None in scores.values():
        yield f"The play-by-play of game {pbp['id']} has no final score of both teams."
        return
    for side, score in scores.items():
        team = pbp[side]["abbrev"]
        due = score - (shootout and score == max(scores.values()))
        goals = teams[team, "all"]["goals_for"]
        if goals != due:
            yield f"{team} has {goals} goals in game {pbp['id']}; by the final score it has {due}."


def _check_sums(players: Rows, teams: Rows, pbp: Payload) -> Iterator[str]:
    """Players' goals and shots on goal add up to their team's, less what goalies did."""
    sums: Counter[tuple[str | None, str]] = Counter()
    for (_, situation), row in players.items():
        if situation == "all":
            for what in _SUMMED:
                sums[row["player_team"], what] += row[f"i_f_{what}"]
    sides = {pbp[side]["id"]: pbp[side]["abbrev"] for side in ("awayTeam", "homeTeam")}
    goalies = {s["playerId"]: sides.get(s["teamId"]) for s in pbp["rosterSpots"] if s["positionCode"] == "G"}
    for play in pbp["plays"]:
        if (
            play["typeDescKey"] in ("goal", "shot-on-goal")
            and play["periodDescriptor"].get("periodType") != SHOOTOUT
        ):
            details = play.get("details") or {}
            shooter = details.get("scoringPlayerId") or details.get("shootingPlayerId")
            if shooter in goalies:
                kind = play["typeDescKey"]
                sums[goalies[shooter], "shots_on_goal"] += is_shot(kind, details.get("shotType"))
                sums[goalies[shooter], "goals"] += kind == "goal"
    for team in sides.values():
        for what in _SUMMED:
            of_team = teams[team, "all"][f"{what}_for"]
            if sums[team, what] != of_team:
                yield (
                    f"{team}'s players have {sums[team, what]} {what.replace('_', ' ')} in game {pbp['id']}; "
                    f"the team has {of_team}."
                )


def _check_situations(table: pa.Table, key: str, columns: Iterable[str]) -> Iterator[str]:
    """`all` is at least the three strengths together: the rest is 4 on 4, 3 on 3, empty nets, ..."""
    names, situations = (table[name].to_pylist() for name in (key, "situation"))
    rows = {at: row for row, at in enumerate(zip(names, situations, strict=True))}
    whole = np.array([row for (_, situation), row in rows.items() if situation == "all"], dtype=int)
    parts = np.array([[rows[names[row], strength] for row in whole] for strength in STRENGTHS], dtype=int)
    found: list[tuple[int, int, str]] = []
    for place, column in enumerate(columns):
        values = table[column].to_numpy()  # with NaN for NULL, which compares as false
        first, second, third = values[parts]
        exceeded = values[whole] + ROUNDING < first + second + third
        found += [(row, place, column) for row in whole[exceeded]]
    for row, _, column in sorted(found):
        values = table[column].to_pylist()
        game = table["game_id"].to_pylist()[row]
        added = sum(values[rows[names[row], strength]] for strength in STRENGTHS)
        yield (
            f"{names[row]} has {column} {values[row]} in all situations of game {game} "
            f"and {added} in the three strengths."
        )


def _check_opponents(teams: Rows, pbp: Payload) -> Iterator[str]:
    away, home = pbp["awayTeam"]["abbrev"], pbp["homeTeam"]["abbrev"]
    for team, opponent in ((away, home), (home, away)):
        for situation in SITUATIONS:
            ours, theirs = teams[team, situation], teams[opponent, MIRROR_OF[situation]]
            for name in TEAM:
                if ours[f"{name}_for"] != theirs[f"{name}_against"]:
                    yield (
                        f"{team} has {name}_for {ours[f'{name}_for']} at {situation} of game {pbp['id']}; "
                        f"{opponent} has {theirs[f'{name}_against']} against."
                    )


def _check_ice_time(players: Rows, teams: Rows) -> Iterator[str]:
    """At 5 on 5 for a minute, five skaters have a minute each; no skater outlasts the game."""
    sums: Counter[tuple[str, str]] = Counter()
    unknown: set[tuple[str, str]] = set()
    for (_, situation), row in players.items():
        key = row["player_team"], situation
        if row["icetime"] is None:
            unknown.add(key)
            continue
        sums[key] += row["icetime"]
        if row["icetime"] > teams[row["player_team"], "all"]["ice_time"]:
            yield f"{row['player_name']} was on the ice longer than game {row['game_id']} lasted."
    for (team, situation), row in teams.items():
        if situation in SKATERS_AT and row["ice_time"] is not None and (team, situation) not in unknown:
            due = SKATERS_AT[situation] * row["ice_time"]
            if sums[team, situation] != due:
                yield (
                    f"{team}'s skaters have {sums[team, situation]} s at {situation} of {row['game_id']}; "
                    f"{SKATERS_AT[situation]} of them for {row['ice_time']} s make {due}."
                )
