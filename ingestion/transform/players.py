"""Rows of `bronze_players`: a player's birth, height and hand, season by season.

They come from the teams' rosters: one request a team and season, not one a player. The API has a player's
draft on a page of his own only, so no column has it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pyarrow as pa

from ingestion.bronze import PLAYERS

from .payload import ROSTER_GROUPS, Payload, readable, validate
from .rows import table_of, text


def player_rows(rosters: dict[str, Payload], game_rosters: pa.Table) -> pa.Table:
    """Return a row per player and season, key `player_id`, `season`.

    A player on two rosters of a season (traded, or called up) has the row of the roster of his latest game's
    team. A player on no roster has his name, number and position from the games, and NULL for the rest.

    Args:
        rosters: TEAM-SEASON (TOR-20232024) -> the roster.
        game_rosters: rows of `bronze_game_rosters` of the same seasons.

    Raises:
        PayloadError: a roster is not one.
    """
    dressed = _latest_games(game_rosters)
    rows: dict[tuple[int, int], Payload] = {}
    for key in sorted(rosters):
        validate("roster", key, rosters[key])
        team, season = key.split("-")
        with readable(f"roster of {key}"):
            for row in _roster(team, int(season), rosters[key]):
                game = dressed.get((row["player_id"], row["season"]))
                here = (row["player_id"], row["season"])
                if here not in rows or (game and game["team"] == team):
                    rows[here] = row
    for key_, game in dressed.items():
        known = rows.get(key_, {})
        # A roster has no date, so the latest game counts as newer.
        rows[key_] = known | {name: value for name, value in game.items() if value is not None}
    return table_of(PLAYERS, (rows[key] for key in sorted(rows)))


def _latest_games(game_rosters: pa.Table) -> dict[tuple[int, int], Payload]:
    columns = ["player_id", "season", "player_name", "first_name", "last_name", "team", "position"]
    found: dict[tuple[int, int], Payload] = {}
    ordered = game_rosters.sort_by([("game_date", "ascending"), ("game_id", "ascending")])
    for row in ordered.select([*columns, "sweater_number"]).to_pylist():
        key = row["player_id"], row["season"]
        known = found.setdefault(key, {})
        known |= {name: value for name, value in row.items() if value is not None}
    return found


def _roster(team: str, season: int, roster: Payload) -> Iterator[Payload]:
    for group in ROSTER_GROUPS:
        for player in roster.get(group) or ():
            first, last = text(player.get("firstName")), text(player.get("lastName"))
            born = player.get("birthDate")
            yield {
                "player_id": player["id"],
                "season": season,
                "player_name": " ".join(filter(None, (first, last))) or None,
                "first_name": first,
                "last_name": last,
                "team": team,
                "position": player.get("positionCode"),
                "sweater_number": player.get("sweaterNumber"),
                "shoots_catches": player.get("shootsCatches"),
                "height_inches": player.get("heightInInches"),
                "weight_pounds": player.get("weightInPounds"),
                "birth_date": date.fromisoformat(born) if born else None,
                "birth_city": text(player.get("birthCity")),
                "birth_state_province": text(player.get("birthStateProvince")),
                "birth_country": player.get("birthCountry"),
            }
