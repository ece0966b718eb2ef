"""Synthetic rows of the tables of plays, shifts, goalies, rosters, officials, players, teams and standings.

A few rows a game, with valid keys and required columns; what a test does not need is NULL.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import numpy as np
import pyarrow as pa

from ingestion import bronze

FIRST_PLAYER = 8_470_001
SIDES = ("away", "home")
EVENTS = ("period-start", "faceoff", "hit", "shot-on-goal", "stoppage", "game-end")


def feed_rows(games: dict[str, np.ndarray]) -> dict[str, pa.Table]:
    """Return the tables of the games that have been played, in their order.

    Args:
        games: `game_id`, `season`, `game_type`, `date`, `home`, `away` (numbers of teams), `is_final`.
    """
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in NAMES}
    for index in np.flatnonzero(games["is_final"]):
        game = {
            "game_id": int(games["game_id"][index]),
            "season": int(games["season"][index]),
            "game_type": int(games["game_type"][index]),
            "game_date": games["date"][index],
        }
        sides = [int(games[side][index]) for side in SIDES]
        home = {"team": _code(sides[1]), "opposing_team": _code(sides[0]), "home_or_away": "HOME"}
        rows[bronze.PLAYS] += (
            {
                **game,
                **(home if event == "hit" else {}),
                "play_number": number,
                "event_type": event,
                "period": 1,
                "event_id": number,
            }
            for number, event in enumerate(EVENTS, 1)
        )
        rows[bronze.OFFICIALS] += (
            {**game, "role": role, "name": f"{role.title()} {game['game_id'] % 7}"}
            for role in ("REFEREE", "LINESMAN")
        )
        for place, team in enumerate(sides):
            side = {
                "team": _code(team),
                "opposing_team": _code(sides[1 - place]),
                "home_or_away": SIDES[place].upper(),
            }
            player = {"player_id": FIRST_PLAYER + 1000 + team, "player_name": f"Goalie {team}"}
            rows[bronze.GOALIE_GAMES].append({**game, **side, **player, "shots_on_goal_against": 30})
            rows[bronze.GAME_ROSTERS].append({**game, **side, **player, "status": "DRESSED", "position": "G"})
            if games["has_shifts"][index]:
                rows[bronze.SHIFTS].append(
                    {**game, **side, **player, "shift_number": 1, "period": 1, "shift_source": "chart"}
                )
    for season in sorted({int(season) for season in games["season"]}):
        opening = min(games["date"][games["season"] == season]) - timedelta(days=1)
        for team in range(32):
            here = {"season": season, "team": _code(team)}
            rows[bronze.TEAMS].append({**here, "team_id": team + 1})
            rows[bronze.STANDINGS].append({**here, "game_type": 2, "date": opening, "points": 0})
            rows[bronze.PLAYERS].append(
                {**here, "player_id": FIRST_PLAYER + 1000 + team, "player_name": f"Goalie {team}"}
            )
    return {name: pa.Table.from_pylist(rows[name], schema=bronze.TABLES[name].schema) for name in NAMES}


NAMES = (
    bronze.PLAYS,
    bronze.SHIFTS,
    bronze.GOALIE_GAMES,
    bronze.GAME_ROSTERS,
    bronze.OFFICIALS,
    bronze.PLAYERS,
    bronze.TEAMS,
    bronze.STANDINGS,
)


def _code(team: int) -> str:
    from tests.support.bronze_factory import TEAMS

    return TEAMS[team]
