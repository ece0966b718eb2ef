"""Rows of `bronze_teams`: ids, codes and names of the teams, season by season."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyarrow as pa

from ingestion.bronze import RESULT_GAME_TYPES, TEAMS

from .odd import read_id, read_team_code, whole
from .payload import Payload
from .rows import table_of, text


def teams_of(header: Payload) -> Iterator[tuple[int, int, Payload]]:
    """Yield (team id, season, team) of a game that has results; not a team whose id or code is unreadable."""
    season = whole(header.get("season"))
    if header.get("gameType") not in RESULT_GAME_TYPES or season is None:
        return
    for side in ("awayTeam", "homeTeam"):
        team = header.get(side)
        if not isinstance(team, dict) or read_team_code(team.get("abbrev")) is None:
            continue
        if (number := read_id(team.get("id"))) is not None:
            yield number, season, team


def team_rows(headers: Iterable[Payload], standings: pa.Table) -> pa.Table:
    """Return a row per team and season, key `team_id`, `season`.

    A relocated team has a new id and a new code: ARI (53) until 2023-24, UTA (59) in 2024-25, UTA (68)
    since. Preseason and special events bring teams of other leagues, so only games of the regular season and
    the playoffs count.

    Args:
        headers: games, oldest first: entries of a schedule, or play-by-plays, which have the same header. A
            later name replaces an earlier one of the season.
        standings: rows of `bronze_standings`, for full name, conference and division.
    """
    rows: dict[tuple[int, int], Payload] = {}
    for header in headers:
        for team_id, season, team in teams_of(header):
            names = {
                "team": team["abbrev"],
                # Payloads of 2023 call the name without the place `name`.
                "common_name": text(team.get("commonName")) or text(team.get("name")),
                "place_name": text(team.get("placeName")),
            }
            row = rows.setdefault((team_id, season), {"team_id": team_id, "season": season})
            row |= {name: value for name, value in names.items() if value}
    latest = {(each["season"], each["team"]): each for each in standings.sort_by("date").to_pylist()}
    for row in rows.values():
        ranked = latest.get((row["season"], row["team"]), {})
        row |= {name: ranked.get(name) for name in ("team_name", "conference", "division")}
    return table_of(TEAMS, (rows[key] for key in sorted(rows)))
