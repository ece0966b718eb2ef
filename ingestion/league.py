"""What belongs to no single game: rosters, standings, and the rows of players, teams and standings.

Few requests: a roster per team and season, the standings once per date with games. The roster of the running
season is requested again after `ROSTER_DAYS`, and only while the team plays.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta

import pyarrow as pa

from ingestion import clock
from ingestion.archive import Archive
from ingestion.bronze import GAME_ROSTERS, PLAYERS, RESULT_GAME_TYPES, STANDINGS, TABLES, TEAMS
from ingestion.client import ClientError, NhlClient
from ingestion.clock import LEAGUE
from ingestion.destinations.base import BronzeTables
from ingestion.diff import changed_rows
from ingestion.report import Progress
from ingestion.scheduled_games import Game
from ingestion.transform.payload import Payload
from ingestion.transform.players import player_rows
from ingestion.transform.skaters import REGULAR_SEASON
from ingestion.transform.standings import standings_rows
from ingestion.transform.teams import team_rows

ROSTER_DAYS = 7
GIVE_UP_AFTER = 5  # failed requests in a row: then the API is down, not a page

LeagueRequest = tuple[str, str]  # endpoint, key


def league_requests(archive: Archive, games: Iterable[Game], today: date) -> list[LeagueRequest]:
    """Return the requests for rosters and standings that the final games make due.

    Standings of a date are due once it is over; those served on the date itself may lack its games.

    Args:
        games: the games of the run's dates.
        today: the league's date.
    """
    played = [game for game in games if game.is_final and game.has_results]
    latest: dict[str, date] = {}
    for game in played:
        for team in (game.row["away_team"], game.row["home_team"]):
            key = f"{team}-{game.row['season']}"
            latest[key] = max(latest.get(key, game.date), game.date)
    requests = [("roster", key) for key in sorted(latest) if _roster_is_due(archive, key, latest[key])]
    days = {game.date for game in played if game.row["game_type"] == REGULAR_SEASON and game.date < today}
    for day in sorted(days):
        entries = archive.entries("standings", day.isoformat())
        if not entries or entries[-1].fetched_at.astimezone(LEAGUE).date() <= day:
            requests.append(("standings", day.isoformat()))
    return requests


def _roster_is_due(archive: Archive, key: str, latest_game: date) -> bool:
    entries = archive.entries("roster", key)
    if not entries:
        return True
    fetched = entries[-1].fetched_at.astimezone(LEAGUE).date()
    return latest_game > fetched and latest_game >= fetched + timedelta(days=ROSTER_DAYS)


def fetch_league(
    client: NhlClient, archive: Archive, requests: list[LeagueRequest], progress: Progress
) -> list[str]:
    """Fetch rosters and standings; return an error for each that failed, and stop after some in a row."""
    methods = {"roster": client.roster, "standings": client.standings}
    errors: list[str] = []
    failed = 0
    for done, (endpoint, key) in enumerate(requests):
        progress("league", done, len(requests))
        try:
            archive.put(endpoint, key, methods[endpoint](key), clock.now())
            failed = 0
        except ClientError as error:
            errors.append(str(error))
            failed += 1
            if failed >= GIVE_UP_AFTER:
                break
    progress("league", len(requests), len(requests))
    return errors


def league_rows(
    archive: Archive,
    bronze: BronzeTables,
    games: Collection[Game],
    headers: list[Payload],
    fetched: list[LeagueRequest],
) -> dict[str, pa.Table]:
    """Return the rows of players, teams and standings that differ from those in bronze.

    Rows are added and corrected, never deleted: a payload that is missing takes nothing away.

    Args:
        bronze: the tables, after the rows of the games were merged.
        games: the games of the run's dates.
        headers: the headers of those that were computed.
        fetched: what was requested in this run.
    """
    seasons = {header["season"] for header in headers}
    seasons |= {int(key.split("-")[1]) for endpoint, key in fetched if endpoint == "roster"}
    standings = _standings(archive, bronze)
    existing = bronze.rows(STANDINGS)
    every = pa.concat_tables([existing.cast(standings.schema), standings])
    return {
        STANDINGS: changed_rows(standings, existing),
        TEAMS: _teams(archive, bronze, games, headers, every),
        PLAYERS: _players(archive, bronze, seasons | _incomplete_seasons(bronze)),
    }


def _standings(archive: Archive, bronze: BronzeTables) -> pa.Table:
    """Return the rows of the dates whose newest response is not in bronze yet."""
    known = {day.isoformat() for day in bronze.rows(STANDINGS, ["date"])["date"].to_pylist()}
    parts = [TABLES[STANDINGS].schema.empty_table()]
    for key in archive.keys("standings"):
        if key in known and len(archive.entries("standings", key)) == 1:
            continue
        if (body := archive.best("standings", key)) is not None:
            parts.append(standings_rows(key, body))
    return pa.concat_tables(parts)


def _teams(
    archive: Archive,
    bronze: BronzeTables,
    games: Collection[Game],
    headers: list[Payload],
    standings: pa.Table,
) -> pa.Table:
    existing = bronze.rows(TEAMS)
    known = {(row["team_id"], row["season"]): row for row in existing.to_pylist()}
    # The schedules last: they are read in every run, so a name does not depend on what a run computes.
    every = [*headers, *_schedule_headers(archive)]
    every = [*_other_headers(archive, games, every, set(known)), *every]
    rows = team_rows(every, standings).to_pylist()
    for row in rows:  # what this run's payloads do not have stays
        before = known.get((row["team_id"], row["season"]), {})
        row.update({name: before.get(name) for name, value in row.items() if value is None})
    return changed_rows(pa.Table.from_pylist(rows, schema=TABLES[TEAMS].schema), existing)


def _other_headers(
    archive: Archive, games: Collection[Game], headers: list[Payload], known: set[tuple[int | None, int]]
) -> list[Payload]:
    """Return headers of teams that neither bronze nor the given headers have: a table that was lost."""
    known = known | {
        (header[side]["id"], header["season"])
        for header in headers
        if header["gameType"] in RESULT_GAME_TYPES
        for side in ("awayTeam", "homeTeam")
    }
    found = []
    for game in games:
        row = game.row
        teams = {(team, row["season"]) for team in (row.get("away_team_id"), row.get("home_team_id"))}
        if not (game.is_final and game.has_results and teams - known):
            continue
        if (body := archive.best("play-by-play", game.id)) is not None:
            found.append(body)
            known = known | teams
    return found


def _schedule_headers(archive: Archive) -> Iterator[Payload]:
    for key in archive.keys("schedule"):
        for entry in archive.entries("schedule", key)[-1:]:
            for day in json.loads(archive.read(entry)).get("gameWeek") or ():
                yield from day.get("games") or ()


def _players(archive: Archive, bronze: BronzeTables, seasons: set[int]) -> pa.Table:
    parts = [TABLES[PLAYERS].schema.empty_table()]
    keys = archive.keys("roster")
    for season in sorted(seasons):
        mine = [key for key in keys if key.endswith(f"-{season}")]
        rosters = {key: body for key in mine if (body := archive.best("roster", key)) is not None}
        rows = player_rows(rosters, bronze.rows(GAME_ROSTERS, seasons=[season]))
        parts.append(changed_rows(rows, bronze.rows(PLAYERS, seasons=[season])))
    return pa.concat_tables(parts)


def _incomplete_seasons(bronze: BronzeTables) -> set[int]:
    """Return the seasons in which a player of a game's roster has no row."""
    columns = ["season", "player_id"]
    in_games = bronze.rows(GAME_ROSTERS, columns).group_by(columns).aggregate([])
    missing = in_games.join(bronze.rows(PLAYERS, columns), keys=columns, join_type="left anti")
    return set(missing["season"].to_pylist())
