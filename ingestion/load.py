"""Compute games and merge their rows, batch by batch as they land; then what follows from all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator

import pyarrow as pa
import pyarrow.compute as pc

from ingestion.bronze import LEDGER, PLAYER_GAMES, SCHEDULE, SKATERS, TABLES
from ingestion.compute import GAME_TABLES, Computed
from ingestion.diff import changed_rows
from ingestion.fetch import Fetched, Fetching
from ingestion.freed_memory import return_freed_memory
from ingestion.league import league_rows
from ingestion.ledger import LedgerRow, ledger_table, odd_row, updated_row
from ingestion.lost import keep_rows
from ingestion.payloads import accept_poorer
from ingestion.progress import Progress
from ingestion.run import Run
from ingestion.scheduled_games import Game, Games, schedule_rows
from ingestion.selection import games_to_compute, read_games
from ingestion.transform.payload import Payload
from ingestion.transform.skaters import REGULAR_SEASON, skater_seasons
from ingestion.unsummed import note_unsummed, unsummed
from ingestion.workers import compute_games
from ingestion.write import BronzeWriter


def load(run: Run, under_way: Fetching, progress: Progress, lost: Collection[str] = ()) -> BronzeWriter:
    """Compute what is due and merge it; return the writer with its counts.

    Each batch of games is merged with its ledger rows, so a run that is killed keeps the batches before. The
    schedule comes with the first one: no game has rows before it is in the schedule.

    Args:
        under_way: games that are being fetched; each is computed once it has landed.
        lost: tables that lack rows since the last load.
    """
    writer, fetched = BronzeWriter(run), under_way.fetched
    games, ledger = read_games(run), run.ledger()
    for game in games.values():
        if run.settings.games and not game.is_final:
            run.print(f"Game {game.id} is not over ({game.row['game_state']}): it has no rows yet.")
    for game_id in run.settings.accept_poorer:
        run.print(accept_poorer(run.archive, game_id, games[game_id].listed if game_id in games else None))
    archived = games_to_compute(run, games, ledger)
    if not run.settings.replay:  # of a replay, no response is new
        run.archive.note_future()  # all entries have been listed
    most = len({game.id for game in archived} | (under_way.requests.keys() & games.keys()))
    schedule = {SCHEDULE: changed_rows(schedule_rows(games.values()), run.bronze.rows(SCHEDULE))}
    seasons = unsummed(run.archive)
    headers: dict[int, Payload] = {}  # of the games that were computed; empty for one without rows
    progress("merged", 0, most)
    for computed_batch in compute_games(run.archive, _in_turn(games, archived, under_way), most):
        batch = keep_rows(run.archive, computed_batch, ledger, run.settings.accept_poorer)
        if begun := {games[game].row["season"] for game in batch.ids} - seasons:
            seasons |= begun
            note_unsummed(run.archive, seasons)
        rows = {name: writer.replace(name, batch.rows[name], games=batch.ids) for name in GAME_TABLES}
        entries = {
            each.game.id: _ledger_row(run, each, ledger.get(each.game.id), fetched) for each in batch.games
        }
        changed = [row for game, row in entries.items() if row is not ledger.get(game)]
        writer.merge({**schedule, **rows, LEDGER: ledger_table(changed)})
        schedule = {}
        ledger.update(entries)
        headers |= {each.game.id: each.header for each in batch.games}
        progress("merged", len(headers), most)
        del computed_batch, batch, rows  # they would take memory while the next batch is computed
        return_freed_memory()
    others = [
        _ledger_row(run, Computed(game), ledger.get(game.id), fetched)
        for game in games.values()
        if game.id not in headers
    ]
    for odd in games.odd:
        run.print(f"A game of the schedule is left out: {', '.join(odd.clauses)}.")
        row = odd_row(odd, ledger.get(odd.game_id or 0), run.now)
        if row is not None:
            others.append(row)
    writer.merge(
        {
            **schedule,
            LEDGER: ledger_table(row for row in others if row is not ledger.get(row.game_id)),
            SKATERS: _skater_rows(run, writer, seasons),
            **league_rows(
                run.archive,
                run.bronze,
                games.values(),
                [header for game in games if (header := headers.get(game))],  # not in that of landing
                fetched.league,
                seasons,
                lost,
            ),
        }
    )
    if seasons:
        note_unsummed(run.archive, ())
    if missing := writer.missing():
        writer.merge({name: TABLES[name].schema.empty_table() for name in missing}, create=missing)
    return writer


def _in_turn(games: Games, archived: list[Game], under_way: Fetching) -> Iterator[Game]:
    """Yield the games to compute: those that are not requested, then the others as they land."""
    yield from (game for game in archived if game.id not in under_way.requests)
    for landed in under_way.landed:
        game = games.get(landed)
        if game is not None and game.has_rows:
            yield game
    # What they lack does not answer.
    left = under_way.requests.keys() - under_way.fetched.requested.keys()
    yield from (game for game in archived if game.id in left)


def _ledger_row(run: Run, computed: Computed, old: LedgerRow | None, fetched: Fetched) -> LedgerRow:
    requested_at = fetched.requested.get(computed.game.id)
    answered = fetched.answered.get(computed.game.id, ())
    return updated_row(
        computed,
        old,
        requested_at=requested_at,
        answered={endpoint: requested_at for endpoint in answered if requested_at},
        error=fetched.errors.get(computed.game.id) or fetched.notes.get(computed.game.id),
        patience=run.settings.shift_chart_days,
        now=run.now,
    )


def _skater_rows(run: Run, writer: BronzeWriter, touched: set[int]) -> pa.Table:
    """Return the season rows to merge: of seasons with new game rows, and of incomplete ones."""
    parts = [TABLES[SKATERS].schema.empty_table()]
    for season in sorted(touched | _incomplete_seasons(run)):
        seasons = skater_seasons(run.bronze.rows(PLAYER_GAMES, seasons=[season]))
        parts.append(writer.replace(SKATERS, seasons, seasons=[season]))
    return pa.concat_tables(parts)


def _incomplete_seasons(run: Run) -> set[int]:
    """Return the seasons whose skaters in regular-season games are not as many as those with season rows."""
    games = run.bronze.rows(PLAYER_GAMES, ["season", "player_id", "game_type"])
    regular = games.filter(pc.equal(games["game_type"], REGULAR_SEASON))
    played, summed = (
        Counter(rows.group_by(["season", "player_id"]).aggregate([])["season"].to_pylist())
        for rows in (regular, run.bronze.rows(SKATERS, ["season", "player_id"]))
    )
    return {season for season in played | summed if played[season] != summed[season]}
