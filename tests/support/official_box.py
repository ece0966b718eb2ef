"""Rows of the official box as the boxscore that they were read from."""

from __future__ import annotations

from collections.abc import Iterable

_WHOLE = {
    "goals": "goals",
    "assists": "assists",
    "points": "points",
    "pim": "pim",
    "hits": "hits",
    "shots_on_goal": "sog",
    "blocked_shots": "blockedShots",
    "shifts": "shifts",
    "giveaways": "giveaways",
    "takeaways": "takeaways",
}


def boxscore_of(rows: Iterable[dict[str, str]]) -> dict:
    """Return the boxscore of a game's rows, goalies without position as the box has them."""
    players: dict[str, dict[str, list]] = {"awayTeam": {"forwards": []}, "homeTeam": {"forwards": []}}
    for row in rows:
        player = {"playerId": int(row["player_id"]), "position": row["position"], "toi": row["toi"]}
        player |= {name: int(row[column]) for column, name in _WHOLE.items() if row[column] != ""}
        if row["faceoff_winning_pctg"]:
            player["faceoffWinningPctg"] = float(row["faceoff_winning_pctg"])
        players[f"{row['home_away']}Team"]["forwards"].append(player)
    return {"gameState": "OFF", "playerByGameStats": players, "awayTeam": {}, "homeTeam": {}}
