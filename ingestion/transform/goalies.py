"""Rows of `bronze_goalie_game_stats`: what each dressed goalie faced, from the plays and the boxscore."""

from __future__ import annotations

from collections import Counter

import pyarrow as pa

from ingestion.bronze import DANGERS, GOALIE_GAMES

from .clock import seconds
from .expected_goals import TEN_THOUSANDTHS
from .payload import Payload, boxscore_players, is_final
from .plays import UNBLOCKED, Game
from .rows import game_columns, side_columns, table_of
from .shifts import Ice

NOBODY = 0  # no player has this id

_STRENGTHS = {
    "even_strength": "evenStrength",
    "power_play": "powerPlay",
    "shorthanded": "shorthanded",
}


def goalie_rows(game: Game, boxscore: Payload | None, ice: Ice | None) -> pa.Table:
    """Return the rows of a game, key `game_id`, `player_id`: every dressed goalie, played or not.

    Shots and goals are counted from the plays that name the goalie in net (`goalieInNetId`). As the NHL
    counts, a goal without a shot type is a goal and not a shot on goal. Start, decision and the split by
    strength are in the boxscore only.
    """
    official = _official(boxscore)
    faced, own = _count(game)
    rows = []
    for player in game.players.values():
        if not player.is_goalie:
            continue
        box, count, did = official.get(player.id, {}), faced[player.id], own[player.id]
        shots = count["goals"] - count["goals_without_shot"] + count["saved"]
        rows.append(
            game_columns(game)
            | side_columns(game, player.side)
            | {
                "player_id": player.id,
                "player_name": player.name or None,
                "is_starter": box.get("starter"),
                "decision": box.get("decision") or None,
                "icetime": _icetime(player.id, box, ice),
                "shots_on_goal_against": shots,
                "goals_against": count["goals"],
                "saved_shots_on_goal": count["saved"],
                "save_percentage": count["saved"] / shots if shots else None,
                "missed_shots_against": count["missed"],
                "unblocked_shot_attempts_against": shots + count["missed"],
                **{f"{name}_against": count[name] for name in DANGERS},
                "x_goals_against": count["x_goals"] / TEN_THOUSANDTHS,
                "goals": did["goals"],
                "assists": did["assists"],
                "penality_minutes": did["penality_minutes"],
            }
            | _by_strength(box)
        )
    return table_of(GOALIE_GAMES, rows)


def _official(boxscore: Payload | None) -> dict[int, Payload]:
    if boxscore is None or not is_final(boxscore):
        return {}
    return {player["playerId"]: player for _, player in boxscore_players(boxscore)}


def _count(game: Game) -> tuple[dict[int, Counter[str]], dict[int, Counter[str]]]:
    """Return goalie -> what was shot at him, and goalie -> what he did himself."""
    goalies = [player.id for player in game.players.values() if player.is_goalie]
    faced: dict[int, Counter[str]] = {player: Counter() for player in goalies}
    own: dict[int, Counter[str]] = {player: Counter() for player in goalies}
    for play in game.plays:
        details = play.details
        if play.kind in UNBLOCKED and (count := faced.get(details.get("goalieInNetId", NOBODY))) is not None:
            what = {"goal": "goals", "shot-on-goal": "saved", "missed-shot": "missed"}[play.kind]
            count[what] += 1
            if not play.is_shot:
                count["goals_without_shot"] += 1
            if play.x_goals is not None:
                count["x_goals"] += round(play.x_goals * TEN_THOUSANDTHS)
                count[f"{play.danger}_danger_shots"] += 1
                count[f"{play.danger}_danger_goals"] += play.kind == "goal"
        if play.kind == "goal":
            for name, what in (
                ("scoringPlayerId", "goals"),
                ("assist1PlayerId", "assists"),
                ("assist2PlayerId", "assists"),
            ):
                if details.get(name) in own:
                    own[details[name]][what] += 1
        if play.kind == "penalty" and play.player in own:
            own[play.player]["penality_minutes"] += details.get("duration") or 0
    return faced, own


def _icetime(player: int, box: Payload, ice: Ice | None) -> int | None:
    if box.get("toi"):
        return seconds(box["toi"])
    if ice is not None and player in ice.players:
        return int(ice.on[:, ice.players.index(player)].sum())
    return None


def _by_strength(box: Payload) -> dict[str, int | None]:
    """Return the boxscore's split: it serves shots as "saved/faced"."""
    columns: dict[str, int | None] = {}
    for name, served in _STRENGTHS.items():
        shots = box.get(f"{served}ShotsAgainst")
        columns[f"{name}_shots_against"] = int(shots.split("/")[1]) if shots else None
        columns[f"{name}_goals_against"] = box.get(f"{served}GoalsAgainst")
    return columns
