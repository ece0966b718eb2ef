"""What belongs to no single game: rosters, standings, and the rows of players, teams and standings.

Few requests: a roster per team and season, the standings once per date with games, when all of them are over.
The roster of the running season is requested again after `ROSTER_DAYS`, and only while the team plays. What
the API does not have is requested again after as many days.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date, datetime, time, timedelta

import pyarrow as pa

from ingestion import clock, suspects
from ingestion.archive import Archive
from ingestion.archive.entry import is_key
from ingestion.asked import read_asked, write_asked
from ingestion.bronze import GAME_ROSTERS, PLAYERS, STANDINGS, TABLES, TEAMS
from ingestion.client import BadAnswerError, ClientError, NhlClient, NotFoundError
from ingestion.clock import LEAGUE, league_date
from ingestion.destinations.base import BronzeTables
from ingestion.diff import changed_rows
from ingestion.in_threads import requested
from ingestion.progress import Progress
from ingestion.scheduled_games import Game
from ingestion.transform.payload import Payload, PayloadError
from ingestion.transform.players import player_rows
from ingestion.transform.skaters import REGULAR_SEASON
from ingestion.transform.standings import standings_rows
from ingestion.transform.teams import team_rows, teams_of

ASKED = "league"
ROSTER_DAYS = 7
NIGHT_ENDS = time(4)  # in New York, where games of the West end after 1:00
GIVE_UP_AFTER = 5  # failed requests in a row: then the API is down, not a page

LeagueRequest = tuple[str, str]  # endpoint, key

log = logging.getLogger(__name__)


def league_requests(
    archive: Archive, games: Iterable[Game], now: datetime, *, every: bool = False
) -> list[LeagueRequest]:
    """Return the requests for rosters and standings that the final games make due.

    Standings of a date are due from `NIGHT_ENDS` of the next date on, once no game of the date is open. An
    earlier response may lack late games, so it does not count. A page whose newest response was found damaged
    is due.

    Args:
        games: the games of the run's dates.
        every: request every page of these games again.
    """
    today, games = league_date(now), list(games)
    played = [game for game in games if game.has_rows]
    latest: dict[str, date] = {}
    for game in played:
        for team in (game.row["away_team"], game.row["home_team"]):
            key = f"{team}-{game.row['season']}"
            if is_key("roster", key):  # rows of an older version may have a code that is not one
                latest[key] = max(latest.get(key, game.date), game.date)
    days = {game.date for game in played if game.row["game_type"] == REGULAR_SEASON}
    days -= {game.date for game in games if game.is_open and game.row["game_type"] == REGULAR_SEASON}
    asked, suspected = read_asked(archive, ASKED, today), suspects.read(archive)

    def is_due(endpoint: str, key: str, news_from: date, has_news: Callable[[datetime], bool]) -> bool:
        """Whether to request a page: it `has_news` since its last request, or was never served."""
        last = asked.get(f"{endpoint}/{key}")
        entries = archive.entries(endpoint, key)
        if every or (entries and entries[-1].path in suspected and not archive.is_whole(entries[-1])):
            return True
        if not entries:
            # A page that the API did not have may come: each day at first, then ever and again.
            is_young = today <= news_from + timedelta(days=ROSTER_DAYS)
            return last is None or today >= last + timedelta(days=1 if is_young else ROSTER_DAYS)
        # A date is noted of a request, so no more is known than that it was made after the date began.
        known = [entries[-1].served_at, datetime.combine(last, time(), LEAGUE) if last else None]
        since = max(filter(None, known), default=None)
        return since is None or has_news(since)  # None: a clock was wrong

    def roster_is_due(key: str) -> bool:
        wait = timedelta(days=ROSTER_DAYS)
        return is_due("roster", key, latest[key], lambda since: latest[key] >= league_date(since) + wait)

    def standings_are_due(day: date) -> bool:
        morning = datetime.combine(day + timedelta(days=1), NIGHT_ENDS, LEAGUE)
        key, news_from = day.isoformat(), morning.date()
        return now >= morning and is_due("standings", key, news_from, lambda since: since < morning)

    return [
        *(("roster", key) for key in sorted(latest) if roster_is_due(key)),
        *(("standings", day.isoformat()) for day in sorted(days) if standings_are_due(day)),
    ]


def fetch_league(
    client: NhlClient, archive: Archive, requests: list[LeagueRequest], today: date, progress: Progress
) -> list[str]:
    """Fetch rosters and standings; return an error for each that failed.

    A bad answer, or a page that the API does not have, costs itself alone. An API that does not answer some
    times in a row is left alone.
    """

    def request(page: LeagueRequest) -> bytes:
        endpoint, key = page
        return client.roster(key) if endpoint == "roster" else client.standings(key)

    errors: list[str] = []
    asked: list[str] = []
    in_a_row = 0
    with requested(requests, request) as outcomes:
        for done, ((endpoint, key), outcome) in enumerate(outcomes):
            progress("league", done, len(requests))
            try:
                archive.put(endpoint, key, outcome.result(), clock.now())
            except ClientError as error:
                errors.append(str(error))
                answered = isinstance(error, NotFoundError | BadAnswerError)
                in_a_row = 0 if answered else in_a_row + 1
                if in_a_row >= GIVE_UP_AFTER:
                    break
                if not isinstance(error, NotFoundError):
                    continue
            else:
                in_a_row = 0
            asked.append(f"{endpoint}/{key}")
    progress("league", len(requests), len(requests))
    if asked:
        write_asked(archive, ASKED, asked, today)
    return errors


def league_rows(
    archive: Archive,
    bronze: BronzeTables,
    games: Collection[Game],
    headers: list[Payload],
    fetched: list[LeagueRequest],
    changed: Iterable[int] = (),
    lost: Collection[str] = (),
) -> dict[str, pa.Table]:
    """Return the rows of players, teams and standings that differ from those in bronze.

    Rows are added and corrected, never deleted: a payload that is missing takes nothing away.

    Args:
        bronze: the tables, after the rows of the games were merged.
        games: the games of the run's dates.
        headers: the headers of those that were computed.
        fetched: what was requested in this run.
        changed: the seasons of games that were computed, in this run or in one that stopped.
        lost: tables that lack rows since the last load; their payloads are read again.
    """
    seasons = {*changed, *(header["season"] for header in headers)}
    seasons |= {int(key.split("-")[1]) for endpoint, key in fetched if endpoint == "roster"}
    standings = _standings(archive, bronze, every_date=STANDINGS in lost)
    existing = bronze.rows(STANDINGS)
    every = pa.concat_tables([existing.cast(standings.schema), standings])
    return {
        STANDINGS: changed_rows(standings, existing),
        TEAMS: _teams(archive, bronze, games, headers, every),
        PLAYERS: _players(archive, bronze, seasons | _incomplete_seasons(bronze)),
    }


def _standings(archive: Archive, bronze: BronzeTables, every_date: bool) -> pa.Table:
    """Return the rows of the dates whose newest response is not in bronze yet, or of every date."""
    there = [] if every_date else bronze.rows(STANDINGS, ["date"])["date"].to_pylist()
    known = {day.isoformat() for day in there}
    parts = [TABLES[STANDINGS].schema.empty_table()]
    for key in archive.keys("standings"):
        if key in known and len(archive.entries("standings", key)) == 1:
            continue
        if (body := archive.best("standings", key)) is not None:
            try:
                parts.append(standings_rows(key, body))
            except PayloadError as error:
                log.warning("%s", error)
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
    named = {key for key, row in known.items() if row["common_name"] and row["place_name"]}
    every = [*_other_headers(archive, games, every, named), *every]
    rows = team_rows(every, standings).to_pylist()
    for row in rows:  # what this run's payloads do not have stays
        before = known.get((row["team_id"], row["season"]), {})
        row.update({name: before.get(name) for name, value in row.items() if value is None})
    return changed_rows(pa.Table.from_pylist(rows, schema=TABLES[TEAMS].schema), existing)


def _other_headers(
    archive: Archive, games: Collection[Game], headers: list[Payload], known: set[tuple[int | None, int]]
) -> list[Payload]:
    """Return headers of teams that neither bronze nor the given headers name.

    Such a team's row was lost, or the run that computed its games was killed before it wrote the row. The
    entries of old schedules have no names but the code.
    """
    known = known | {
        (team_id, season)
        for header in headers
        for team_id, season, team in teams_of(header)
        if (team.get("commonName") or team.get("name")) and team.get("placeName")
    }
    found = []
    for game in games:
        row = game.row
        teams = {(team, row["season"]) for team in (row.get("away_team_id"), row.get("home_team_id"))}
        if not (game.has_rows and teams - known):
            continue
        if (body := archive.best("play-by-play", game.id)) is not None:
            found.append(body)
            known = known | teams
    return found


def _schedule_headers(archive: Archive) -> Iterator[Payload]:
    """Yield the games of the newest schedules, as served; `teams_of` leaves out what is odd of them."""
    for key in archive.keys("schedule"):
        for _, body in archive.candidates("schedule", key).valid[-1:]:
            days = (day for day in body["gameWeek"] if isinstance(day, dict))
            games = (games for day in days if isinstance(games := day.get("games"), list))
            yield from (game for of_day in games for game in of_day if isinstance(game, dict))


def _players(archive: Archive, bronze: BronzeTables, seasons: set[int]) -> pa.Table:
    parts = [TABLES[PLAYERS].schema.empty_table()]
    keys = archive.keys("roster")
    for season in sorted(seasons):
        mine = [key for key in keys if key.endswith(f"-{season}")]
        rosters = {key: body for key in mine if (body := archive.best("roster", key)) is not None}
        try:
            rows = player_rows(rosters, bronze.rows(GAME_ROSTERS, seasons=[season]))
        except PayloadError as error:
            log.warning("%s", error)
            continue
        existing = bronze.rows(PLAYERS, seasons=[season])
        parts.append(changed_rows(_with_known(rows, existing, rosters), existing))
    return pa.concat_tables(parts)


def _with_known(rows: pa.Table, existing: pa.Table, rosters: Collection[str]) -> pa.Table:
    """Return the rows of players with what bronze has of those whose team's roster is lost."""
    known = {(row["player_id"], row["season"]): row for row in existing.to_pylist()}
    filled = rows.to_pylist()
    for row in filled:
        before = known.get((row["player_id"], row["season"]))
        if before and f"{row['team']}-{row['season']}" not in rosters:
            row.update({name: before[name] for name, value in row.items() if value is None})
    return pa.Table.from_pylist(filled, schema=rows.schema)


def _incomplete_seasons(bronze: BronzeTables) -> set[int]:
    """Return the seasons in which a player of a game's roster has no row."""
    columns = ["season", "player_id"]
    in_games = bronze.rows(GAME_ROSTERS, columns).group_by(columns).aggregate([])
    missing = in_games.join(bronze.rows(PLAYERS, columns), keys=columns, join_type="left anti")
    return set(missing["season"].to_pylist())
