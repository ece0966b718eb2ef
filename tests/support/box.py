"""A boxscore payload from rows of the official box: what the transform reads of it, and no more."""

from __future__ import annotations

from collections.abc import Iterable


def boxscore_of(play_by_play: dict, rows: Iterable[dict[str, str]]) -> dict:
    """Return the boxscore of a finished game.

    Args:
        play_by_play: the game's, for the header.
        rows: the columns of `player_box_2023.csv`.
    """
    sides: dict[str, dict[str, list[dict]]] = {
        side: {"forwards": [], "defense": [], "goalies": []} for side in ("awayTeam", "homeTeam")
    }
    for row in rows:
        if row["home_away"] not in ("away", "home"):
            continue
        is_goalie = not row["shifts"]
        player = {
            "playerId": int(row["player_id"]),
            "position": "G" if is_goalie else row["position"],
            "toi": row["toi"] or None,
        }
        if not is_goalie:
            player["shifts"] = int(row["shifts"])
            player |= {"goals": int(row["goals"]), "assists": int(row["assists"])}
            player["sog"] = int(row["shots_on_goal"])
            player["plusMinus"] = int(row["plus_minus"])
            player["powerPlayGoals"] = int(row["power_play_goals"])
        group = "goalies" if is_goalie else "defense" if row["position"] == "D" else "forwards"
        sides[f"{row['home_away']}Team"][group].append(player)
    header = ("id", "season", "gameType", "gameDate", "gameState", "awayTeam", "homeTeam")
    return {**{name: play_by_play[name] for name in header}, "playerByGameStats": sides}
