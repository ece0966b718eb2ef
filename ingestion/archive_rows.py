"""Rows of the bronze tables from the landing archive alone: without the lake, and without its ledger."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from itertools import groupby

import pyarrow as pa
import pyarrow.compute as pc

from ingestion.asked import read_asked, write_asked
from ingestion.bronze import GAME_ROSTERS, PLAYER_GAMES, PLAYERS, SCHEDULE, SKATERS, TABLES
from ingestion.clock import LEAGUE
from ingestion.compute import Batch
from ingestion.destinations.base import Counts, Frozen
from ingestion.fetch import Fetched, fetch
from ingestion.kept_batches import KeptBatches
from ingestion.league import league_rows
from ingestion.ledger import Ledger, updated_row
from ingestion.payloads import OFFICIALS
from ingestion.report import print_failures, print_future
from ingestion.run import Inputs
from ingestion.scheduled_games import Game, schedule_rows
from ingestion.selection import read_games
from ingestion.settings import LoadError
from ingestion.transform.payload import Payload
from ingestion.transform.skaters import skater_seasons
from ingestion.workers import compute_games

ASKED = "games"
GIVEN_UP = ("shiftcharts", OFFICIALS)  # what the API may not have; each has a note of its answers
OF_SEASONS = {SKATERS: PLAYER_GAMES, PLAYERS: GAME_ROSTERS}  # a season's table -> the rows that it sums up

Rows = dict[str, pa.Table]  # by table


class ComputedTables:
    """Rows that were computed so far, as `BronzeTables`; nothing can be deleted from them."""

    def __init__(self) -> None:
        self._parts: dict[str, list[pa.Table]] = {}

    def add(self, name: str, rows: pa.Table) -> None:
        """Add rows of a table."""
        self._parts.setdefault(name, []).append(rows)

    def take(self, name: str) -> pa.Table:
        """Return all rows of a table, and forget them."""
        rows = self.rows(name)
        self._parts.pop(name, None)
        return rows

    def version(self, name: str) -> int | None:
        """Return None: there is no Delta table."""
        return None

    def rows(
        self,
        name: str,
        columns: list[str] | None = None,
        games: Iterable[int] | None = None,
        seasons: Iterable[int] | None = None,
    ) -> pa.Table:
        """Return rows in the contract's columns: see `BronzeTables`."""
        rows = pa.concat_tables([TABLES[name].schema.empty_table(), *self._parts.get(name, ())])
        for column, wanted in (("game_id", games), ("season", seasons)):
            if wanted is not None:
                rows = rows.filter(pc.is_in(rows[column], pa.array(wanted, pa.int64())))
        return rows.select(columns) if columns else rows

    def columns(self, name: str) -> set[str] | None:
        """Return None: there is no Delta table."""
        return None

    def counts(self, name: str) -> dict[int, Counts]:
        """Return nothing: the loss gate does not look at these rows."""
        return {}

    def delete(self, name: str, keys: pa.Table) -> None:
        """Refuse to delete."""
        raise NotImplementedError

    def frozen(self) -> list[Frozen]:
        """Return nothing: these rows are in no lake."""
        return []


@dataclass(frozen=True)
class ArchiveInputs(Inputs):
    """The inputs of a run that has the archive alone: no rows exist, and the ledger is computed from it.

    Attributes:
        kept: the games that were computed for the ledger.
    """

    bronze: ComputedTables
    kept: KeptBatches = field(default_factory=KeptBatches)

    def ledger(self) -> Ledger:
        """Return the ledger rows that a load of the archive would write, by the same rules."""
        asked = read_asked(self.archive, ASKED, self.today)
        answers = {endpoint: read_asked(self.archive, endpoint, self.today) for endpoint in GIVEN_UP}
        ledger: Ledger = {}
        games = [game for game in read_games(self).values() if game.has_rows]
        for batch in compute_games(self.archive, games, len(games)):
            self.kept.add(batch)
            for computed in batch.games:
                game = computed.game.id
                landed = {
                    each: entry.served_at
                    for each, entry in (computed.entries or {}).items()
                    if entry.served_at
                }
                last = [*landed.values(), *_noon(asked.get(str(game)))]
                answered = {
                    endpoint: [*filter(None, [landed.get(endpoint)]), *_noon(days.get(str(game)))]
                    for endpoint, days in answers.items()
                }
                ledger[game] = updated_row(
                    computed,
                    None,
                    requested_at=max(last, default=None),
                    answered={endpoint: max(found) for endpoint, found in answered.items() if found},
                    error=None,
                    patience=self.settings.shift_chart_days,
                    now=self.now,
                )
        return ledger

    def batches(self, games: list[Game], requested: Collection[int]) -> Iterator[Batch]:
        """Yield the games' batches: as computed for the ledger, except those that were requested since."""
        ready = {game.id for game in games} & self.kept.games - set(requested)
        yield from self.kept.of(ready)
        others = [game for game in games if game.id not in ready]
        yield from compute_games(self.archive, others, len(others))


def _noon(day: date | None) -> list[datetime]:
    """Return noon of the league's date, or an empty list without one."""
    return [datetime.combine(day, time(12), LEAGUE)] if day else []


def archive_rows(inputs: ArchiveInputs, tables: Collection[str]) -> Iterator[Rows]:
    """Fetch what the archive lacks, and yield the rows of some tables, of some hundred games at a time.

    The tables of seasons cover all games of their seasons in the archive: a part would give wrong sums.

    Args:
        tables: the bronze tables that are wanted.

    Yields:
        Table -> rows. The first ones are empty: a table without rows has its columns, too.

    Raises:
        LoadError: a named game cannot be had.
        ClientError: the API cannot be reached.
        ArchiveError: the archive cannot be read or written.
    """
    yield {name: TABLES[name].schema.empty_table() for name in tables}
    fetched = Fetched() if inputs.settings.replay else _fetch_missing(inputs)
    games = read_games(inputs)
    for game in games.values():
        if inputs.settings.games and not game.is_final:
            inputs.print(f"Game {game.id} is not over ({game.row['game_state']}): it has no rows yet.")
    selected = {game.id: game for game in games.values() if game.has_rows}
    wanted = pa.array(list(selected), pa.int64())
    headers: list[Payload] = []
    for walked in _by_season(inputs, selected, with_others=bool(OF_SEASONS.keys() & set(tables))):
        for batch in inputs.batches(walked, fetched.requested):
            of_games = {name: rows for name, rows in batch.rows.items() if name in tables}
            yield {name: rows.filter(pc.is_in(rows["game_id"], wanted)) for name, rows in of_games.items()}
            headers += [each.header for each in batch.games if each.game.id in selected and each.header]
            for name, summed in OF_SEASONS.items():
                if name in tables:
                    inputs.bronze.add(summed, batch.rows[summed])
        if SKATERS in tables:
            yield {SKATERS: skater_seasons(inputs.bronze.take(PLAYER_GAMES))}
    league = league_rows(inputs.archive, inputs.bronze, games.values(), headers, fetched.league)
    rows = {SCHEDULE: schedule_rows(games.values()), **league}
    yield {name: rows[name] for name in rows if name in tables}


def _by_season(
    inputs: ArchiveInputs, selected: dict[int, Game], *, with_others: bool
) -> Iterator[list[Game]]:
    """Yield the selected games of each season, or all games of these seasons."""
    games = list(selected.values())
    if with_others:
        seasons = {game.row["season"] for game in games}
        every = replace(inputs.settings, games=(), since=inputs.settings.history_begins, until=None)
        games = [
            game
            for game in read_games(replace(inputs, settings=every)).values()
            if game.has_rows and game.row["season"] in seasons
        ]
    games.sort(key=lambda game: (game.row["season"], game.date, game.id))
    for _, of_season in groupby(games, key=lambda game: game.row["season"]):
        yield list(of_season)


def _fetch_missing(inputs: ArchiveInputs) -> Fetched:
    """Fetch what the archive lacks of the games, and note what was requested."""
    fetched = fetch(inputs, again=False)
    answered = [str(game) for game in fetched.requested if game not in fetched.errors]
    if answered:
        write_asked(inputs.archive, ASKED, answered, inputs.today)
    for endpoint in GIVEN_UP:
        games = [str(game) for game, endpoints in fetched.answered.items() if endpoint in endpoints]
        if games:
            write_asked(inputs.archive, endpoint, games, inputs.today)
    print_future(inputs.archive.future)
    print_failures(fetched.errors, fetched.stopped, fetched.weeks, fetched.league_errors)
    archived = set(inputs.archive.keys("play-by-play"))
    if missing := [str(game) for game in inputs.settings.games if str(game) not in archived]:
        raise LoadError(
            f"No play-by-play of {', '.join(missing)} could be fetched; check the game id, or run it again "
            "later."
        )
    return fetched
