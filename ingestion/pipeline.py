"""`dlt pipeline nhl run`: what is missing is fetched, kept in the archive, computed, and merged into bronze.

Everything is decided by what lies in the archive and in the tables themselves: there is no watermark, so a
run after a restore, an outage or a kill does what is left to do.
"""

from __future__ import annotations

import logging
import sys
from collections import Counter
from datetime import date, datetime
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from rich.console import Console

from dbt_duckdb_delta.errors import LakeError
from dbt_duckdb_delta.lock import writer_lock
from ingestion import changes, clock, layout, loss_gate, merge, report
from ingestion.archive import Archive, ArchiveError
from ingestion.backup import back_up_when_due
from ingestion.bronze import LEDGER, LEDGER_COUNTS, PLAYER_GAMES, SCHEDULE, SKATERS, TABLES
from ingestion.client import ClientError, NhlClient
from ingestion.compute import GAME_TABLES, Computed, compute
from ingestion.expected import Game, expected_games, schedule_rows
from ingestion.fetch import Fetched, fetch_games, fetch_schedules, seconds_for
from ingestion.league import fetch_league, league_requests, league_rows
from ingestion.ledger import is_current, ledger_row, to_request
from ingestion.payloads import PAYLOADS
from ingestion.settings import LoadError, Settings, read_settings
from ingestion.stored import Bronze
from ingestion.target import target_of
from ingestion.transform.skaters import REGULAR_SEASON, skater_seasons

COMMAND = "dlt pipeline nhl run"


def main(said: dict[str, Any]) -> int:
    """Run as told by the command line; the exit code: 0 done, 1 done in part, 2 refused."""
    logging.basicConfig(format="%(message)s", level=logging.WARNING)
    try:
        settings = read_settings(said)
        archive = Archive()
        if settings.plan:
            return Run(settings, archive).plan()
        with writer_lock(layout.data_dir(), COMMAND):
            run = Run(settings, archive)
            code = run.load()
        if run.merged.total() and settings.backup_hours and back_up_when_due(settings):
            return 1
        return code
    except (LoadError, ArchiveError, ClientError, LakeError) as error:
        print(error, file=sys.stderr)
    except OSError as error:
        where = f" {error.filename}" if error.filename else ""
        print(
            f"{error.strerror or error}:{where}; check the disk and the permissions of "
            f"{layout.data_dir()} and run the command again.",
            file=sys.stderr,
        )
    except KeyboardInterrupt:
        print("Stopped; what was fetched is kept, and the next run goes on from there.", file=sys.stderr)
        return 130
    return 2


class Run:
    """One run over an archive and the bronze tables."""

    def __init__(self, settings: Settings, archive: Archive) -> None:
        self.settings, self.archive = settings, archive
        if settings.replay:
            self._refuse_empty_archive()
        self.target = target_of(settings)
        self.pipeline = merge.open_pipeline(self.target)
        self.bronze = self.target.bronze(self.pipeline)
        self.console = Console()
        self.today, self.now = clock.today(), clock.now()
        self.merged: Counter[str] = Counter()
        self.retracted: Counter[tuple[str, int]] = Counter()  # by table and season

    def plan(self) -> int:
        """Say what a load takes. Nothing but schedules is fetched, and no table is touched."""
        weeks: list[date] = []
        if not self.settings.replay and not self.settings.games:
            with self._client() as client, report.progress(self.console) as progress:
                weeks = fetch_schedules(client, self.archive, self.settings, self.today, progress)
        games = self._games()
        ledger = self._ledger()
        if self.settings.replay:
            report.print_games(self.console, "To compute", self._to_look_at(games, ledger, {}))
            return 0
        requests = self._all_of_games() or self._requests(games, ledger)
        league = league_requests(self.archive, games.values(), self.today)
        pace = seconds_for(sum(map(len, requests.values())) + len(league), self.settings)
        report.print_plan(self.console, list(games.values()), requests, pace, len(weeks), len(league))
        return 0

    def load(self) -> int:
        """Fetch, compute, merge, check."""
        last, before = loss_gate.remembered(self.archive), loss_gate.look(self.bronze)
        for clause in loss_gate.since_last(last, before):
            self._say(f"Since the last load: {clause}.")
        if merge.finish_pending(self.pipeline):
            self._say("A load that was broken off has been finished first.")
        fetched = Fetched() if self.settings.replay else self._fetch()
        self._merge_everything(fetched)
        after = loss_gate.look(self.bronze)
        loss_gate.check(self.bronze, before, after, last, self.retracted, self.settings.accept_loss)
        loss_gate.remember(self.archive, after)
        report.print_tables(self.console, before, after, self.merged)
        report.print_gaps(self.console, self._ledger().values())
        return self._failures(fetched)

    def _refuse_empty_archive(self) -> None:
        if self.archive.is_empty():
            raise LoadError(
                f"There is nothing to replay in {self.archive.location}; put the recorded games there with "
                f"`python -m ingestion.sample`, or fetch with `{COMMAND}`."
            )
        kept = set(self.archive.keys("play-by-play"))
        for game in self.settings.games:
            if str(game) not in kept:
                raise LoadError(
                    f"Game {game} is not in {self.archive.location}; "
                    f"fetch it with `{COMMAND} --games {game}`."
                )

    def _client(self) -> NhlClient:
        says = self.settings
        return NhlClient(
            says.api_url, says.stats_url, says.requests_per_second, says.timeout, says.max_retries
        )

    def _fetch(self) -> Fetched:
        with self._client() as client, report.progress(self.console) as progress:
            if self.settings.games:
                requests = self._all_of_games()
            else:
                fetch_schedules(client, self.archive, self.settings, self.today, progress)
                requests = self._requests(self._games(), self._ledger())
            fetched = fetch_games(client, self.archive, requests, progress)
            if not fetched.stopped:
                league = league_requests(self.archive, self._games().values(), self.today)
                fetched.league_errors = fetch_league(client, self.archive, league, clock.now, progress)
                fetched.seasons = {int(key.split("-")[1]) for endpoint, key in league if endpoint == "roster"}
            self.console.print(f"{client.requests_made:,} requests for {len(fetched.asked):,} games.")
        if self.settings.games and len(fetched.errors) == len(requests):
            raise LoadError(" ".join(fetched.errors.values()))
        return fetched

    def _games(self) -> dict[int, Game]:
        """The games of the dates, or the ones asked for, in the order of their dates."""
        says = self.settings
        every = expected_games(self.archive, self.bronze.rows(SCHEDULE))
        if says.games:
            return {game: every[game] for game in says.games if game in every}
        return {
            game.id: game
            for game in every.values()
            if says.since <= game.date and (says.until is None or game.date <= says.until)
        }

    def _ledger(self) -> dict[int, dict]:
        return {row["game_id"]: row for row in self.bronze.rows(LEDGER).to_pylist()}

    def _all_of_games(self) -> dict[int, tuple[str, ...]]:
        """The requests for the games that were named, if any were."""
        return {game: tuple(PAYLOADS.values()) for game in self.settings.games}

    def _requests(self, games: dict[int, Game], ledger: dict[int, dict]) -> dict[int, tuple[str, ...]]:
        requests = {
            game.id: to_request(game, ledger.get(game.id), self.settings, self.today)
            for game in games.values()
        }
        return {game: endpoints for game, endpoints in requests.items() if endpoints}

    def _to_look_at(
        self, games: dict[int, Game], ledger: dict[int, dict], asked: dict[int, datetime]
    ) -> list[Game]:
        """Games whose rows are to be computed: asked for now, not current, or not whole in the tables."""
        newest = {endpoint: self._newest(endpoint) for endpoint in PAYLOADS.values()}
        rows = {name: _rows_by_game(self.bronze, name) for name in GAME_TABLES}
        found = []
        for game in games.values():
            if not (game.is_final and game.has_results):
                continue
            row = ledger.get(game.id)
            there = {name: rows[table].get(game.id, 0) for name, table in LEDGER_COUNTS.items()}
            if (
                game.id in asked
                or game.id in self.settings.games
                or self.settings.one_time_load
                or not is_current(row, {endpoint: newest[endpoint].get(game.id) for endpoint in newest})
                or there != {name: row[name] for name in LEDGER_COUNTS}
            ):
                found.append(game)
        return found

    def _newest(self, endpoint: str) -> dict[int, str]:
        """Game -> hash of the newest response."""
        return {int(entry.key): entry.sha256 for entry in self.archive.entries(endpoint)}

    def _merge_everything(self, fetched: Fetched) -> None:
        """Players and teams batch by batch, each with its ledger; then what follows from all of them."""
        games, ledger = self._games(), self._ledger()
        for game in games.values():
            if self.settings.games and not game.is_final:
                self._say(f"Game {game.id} is not over ({game.row['game_state']}): it has no rows yet.")
        look_at = self._to_look_at(games, ledger, fetched.asked)
        seasons: set[int] = set()
        headers: list[dict] = []
        done = 0
        with report.progress(self.console) as progress:
            for batch in compute(self.archive, look_at):
                rows = {
                    name: self._differing(name, batch.rows(name), games=batch.ids) for name in GAME_TABLES
                }
                entries = [self._entry(each, ledger.get(each.game.id), fetched) for each in batch.games]
                self._merge({**rows, LEDGER: self._changed_entries(entries, ledger)})
                ledger.update({row["game_id"]: row for row in entries})
                seasons.update(each.game.row["season"] for each in batch.games)
                headers.extend(each.header for each in batch.games if each.header)
                done += len(batch.games)
                progress("merged", done, len(look_at))
        looked_at = {game.id for game in look_at}
        others = [
            self._entry(Computed(game), ledger.get(game.id), fetched)
            for game in games.values()
            if game.id not in looked_at
        ]
        self._merge(
            {
                SCHEDULE: changes.changed(schedule_rows(games.values()), self.bronze.rows(SCHEDULE)),
                LEDGER: self._changed_entries(others, ledger),
                SKATERS: self._skaters(seasons),
                **league_rows(self.archive, self.bronze, headers, seasons | fetched.seasons),
            }
        )

    def _entry(self, computed: Computed, old: dict | None, fetched: Fetched) -> dict:
        return ledger_row(
            computed,
            old,
            asked_at=fetched.asked.get(computed.game.id),
            error=fetched.errors.get(computed.game.id),
            patience=self.settings.shift_chart_days,
            now=self.now,
        )

    def _changed_entries(self, entries: list[dict], ledger: dict[int, dict]) -> pa.Table:
        changed = [row for row in entries if row is not ledger.get(row["game_id"])]
        return pa.Table.from_pylist(changed, schema=TABLES[LEDGER].schema)

    def _skaters(self, touched: set[int]) -> pa.Table:
        """Season rows that differ from what is there: of seasons with new game rows, or without their own."""
        due = touched | {season for season, (here, there) in self._skater_counts().items() if here != there}
        parts = [TABLES[SKATERS].schema.empty_table()]
        for season in sorted(due):
            players = self.bronze.rows(PLAYER_GAMES, seasons=[season])
            parts.append(self._differing(SKATERS, skater_seasons(players), seasons=[season]))
        return pa.concat_tables(parts)

    def _skater_counts(self) -> dict[int, tuple[int, int]]:
        """Season -> skaters that have regular-season games, skaters that have season rows."""
        games = self.bronze.rows(PLAYER_GAMES, ["season", "player_id", "game_type"])
        regular = games.filter(pc.equal(games["game_type"], REGULAR_SEASON))
        here, there = (
            Counter(rows.group_by(["season", "player_id"]).aggregate([])["season"].to_pylist())
            for rows in (regular, self.bronze.rows(SKATERS, ["season", "player_id"]))
        )
        return {season: (here[season], there[season]) for season in here | there}

    def _differing(self, name: str, new: pa.Table, **where: Any) -> pa.Table:
        """Rows that are not there just so. Keys that are there and no longer have a row are taken out."""
        there = self.bronze.rows(name, **where)
        if len(gone := changes.vanished(new, there, TABLES[name].merge_key)):
            self.bronze.retract(name, gone)
            self.retracted.update((name, season) for season in gone["season"].to_pylist())
        return changes.changed(new, there)

    def _merge(self, rows: dict[str, pa.Table]) -> None:
        merge.merge(self.pipeline, self.target, rows)
        self.merged.update({name: len(table) for name, table in rows.items()})

    def _failures(self, fetched: Fetched) -> int:
        """Say which games could not be had; the exit code."""
        for game, error in sorted(fetched.errors.items())[:12]:
            print(f"{game}: {error}", file=sys.stderr)
        for error in fetched.league_errors[:12]:
            print(error, file=sys.stderr)
        if fetched.stopped:
            print("No more games were asked for, since so many in a row failed.", file=sys.stderr)
        if fetched.errors:
            print(
                f"{len(fetched.errors):,} games could not be had in full; the next run asks for them again.",
                file=sys.stderr,
            )
        return 1 if fetched.errors or fetched.league_errors else 0

    def _say(self, sentence: str) -> None:
        self.console.print(sentence, highlight=False, soft_wrap=True)


def _rows_by_game(bronze: Bronze, name: str) -> Counter[int]:
    counted = bronze.rows(name, ["game_id"]).group_by("game_id").aggregate([("game_id", "count")])
    return Counter(dict(zip(*(column.to_pylist() for column in counted.columns), strict=True)))
