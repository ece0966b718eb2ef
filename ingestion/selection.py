"""The games of a run, what it requests of them, and which of them it computes.

The archive and the tables themselves decide. No watermark exists, so a run after a restore, an outage or a
kill does what is left to do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container

from ingestion.bronze import SCHEDULE
from ingestion.compute import GAME_TABLES
from ingestion.ledger import Ledger, endpoints_to_request, is_current
from ingestion.payloads import GAME_ENDPOINTS
from ingestion.run import Run
from ingestion.scheduled_games import Game, scheduled_games
from ingestion.settings import Settings

Games = dict[int, Game]  # by id, in the order of their dates
Requests = dict[int, tuple[str, ...]]  # game -> endpoints


def read_games(run: Run) -> Games:
    """Return the games of the run's dates, or the named ones that are scheduled."""
    settings = run.settings
    scheduled = scheduled_games(run.archive, run.bronze.rows(SCHEDULE))
    if settings.games:
        return {game: scheduled[game] for game in settings.games if game in scheduled}
    return {
        game.id: game
        for game in scheduled.values()
        if settings.since <= game.date and (settings.until is None or game.date <= settings.until)
    }


def named_games(settings: Settings) -> Requests:
    """Return the requests for the games that the user named; none if the user named none."""
    return dict.fromkeys(settings.games, GAME_ENDPOINTS)


def requests_for(run: Run, games: Games, ledger: Ledger) -> Requests:
    """Return the requests for what is missing of the games."""
    requests = {
        game.id: endpoints_to_request(game, ledger.get(game.id), run.settings, run.today)
        for game in games.values()
    }
    return {game: endpoints for game, endpoints in requests.items() if endpoints}


def games_to_compute(run: Run, games: Games, ledger: Ledger, requested: Container[int]) -> list[Game]:
    """Return the final games that were requested now, are not current, or are not whole in the tables."""
    newest = {endpoint: _newest_hashes(run, endpoint) for endpoint in GAME_ENDPOINTS}
    existing = {name: _rows_by_game(run, name) for name in GAME_TABLES}

    def is_due(game: Game) -> bool:
        row = ledger.get(game.id)
        return (
            game.id in requested
            or game.id in run.settings.games
            or run.settings.one_time_load
            or row is None
            or not is_current(row, {endpoint: hashes.get(game.id) for endpoint, hashes in newest.items()})
            or {name: rows[game.id] for name, rows in existing.items()} != row.rows
        )

    return [game for game in games.values() if game.is_final and game.has_results and is_due(game)]


def _newest_hashes(run: Run, endpoint: str) -> dict[int, str]:
    """Return game -> hash of the newest response."""
    return {int(entry.key): entry.sha256 for entry in run.archive.entries(endpoint)}


def _rows_by_game(run: Run, name: str) -> Counter[int]:
    counted = run.bronze.rows(name, ["game_id"])["game_id"].value_counts().to_pylist()
    return Counter({each["values"]: each["counts"] for each in counted})
