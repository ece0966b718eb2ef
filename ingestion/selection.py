"""The games of a run, what it requests of them, and which of them it computes.

The archive and the tables themselves decide. No watermark exists, so a run after a restore, an outage or a
kill does what is left to do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container

from ingestion.bronze import SCHEDULE
from ingestion.compute import GAME_TABLES
from ingestion.ledger import (
    Ledger,
    LedgerRow,
    endpoints_to_request,
    is_current,
    league_date,
    reports_to_request,
)
from ingestion.payloads import GAME_ENDPOINTS, reports_hash
from ingestion.run import Run
from ingestion.scheduled_games import Game, Games, scheduled_games
from ingestion.settings import Settings
from ingestion.shift_requests import within_budget
from ingestion.transform.payload import HOME_REPORT, REPORTS

Requests = dict[int, tuple[str, ...]]  # game -> endpoints


def read_games(run: Run) -> Games:
    """Return the games of the run's dates, or the named ones that are scheduled."""
    settings = run.settings
    scheduled = scheduled_games(run.archive, run.bronze.rows(SCHEDULE), settings.history_begins)
    if settings.games:
        return Games({game: scheduled[game] for game in settings.games if game in scheduled})
    games = Games(
        (game.id, game)
        for game in scheduled.values()
        if game.id in settings.accept_poorer
        or (settings.since <= game.date and (settings.until is None or game.date <= settings.until))
    )
    games.odd = scheduled.odd
    return games


def named_games(settings: Settings, ledger: Ledger) -> Requests:
    """Return the requests for the games that the user named; none if the user named none."""
    return {game: GAME_ENDPOINTS + reports_to_request(ledger.get(game), settings) for game in settings.games}


def requests_for(run: Run, games: Games, ledger: Ledger) -> Requests:
    """Return the requests for what is missing of the games."""
    requests = {
        game.id: endpoints_to_request(game, ledger.get(game.id), run.settings, run.today)
        for game in games.values()
    }
    requests = {game: endpoints for game, endpoints in requests.items() if endpoints}
    late = [
        (league_date(ledger[game].last_attempt_at), game)
        for game, endpoints in requests.items()
        if game in ledger and _is_late(ledger[game], endpoints)
    ]
    return within_budget(requests, late, run.settings.shift_chart_requests)


def _is_late(row: LedgerRow, endpoints: tuple[str, ...]) -> bool:
    """Return whether shifts are all that is requested of a game that lacks nothing else."""
    return (row.is_complete or row.has_cut_shifts) and set(endpoints) <= {"shiftcharts", *REPORTS}


def games_to_compute(run: Run, games: Games, ledger: Ledger, requested: Container[int]) -> list[Game]:
    """Return the final games that were requested now, are not current, or are not whole in the tables."""
    newest = {endpoint: _newest_hashes(run, endpoint) for endpoint in GAME_ENDPOINTS}
    newest["reports"] = _newest_report_hashes(run)
    existing = [_rows_by_game(run, name) for name in GAME_TABLES]

    def is_due(game: Game) -> bool:
        row = ledger.get(game.id)
        return (
            game.id in requested
            or game.id in run.settings.games
            or game.id in run.settings.accept_poorer
            or run.settings.one_time_load
            or row is None
            or not is_current(row, {endpoint: hashes.get(game.id) for endpoint, hashes in newest.items()})
            or [rows[game.id] for rows in existing] != [row.player_rows, row.team_rows]
        )

    return [game for game in games.values() if game.is_final and game.has_results and is_due(game)]


def _newest_hashes(run: Run, endpoint: str) -> dict[int, str]:
    """Return game -> hash of the newest response."""
    return {int(entry.key): entry.sha256 for entry in run.archive.entries(endpoint)}


def _newest_report_hashes(run: Run) -> dict[int, str]:
    """Return game -> one hash of its newest reports."""
    newest: dict[int, dict[str, str]] = {}
    for endpoint in REPORTS:
        for game, sha256 in _newest_hashes(run, endpoint).items():
            newest.setdefault(game, {})[endpoint] = sha256
    hashes = {game: reports_hash(found) for game, found in newest.items() if HOME_REPORT in found}
    return {game: sha256 for game, sha256 in hashes.items() if sha256}


def _rows_by_game(run: Run, name: str) -> Counter[int]:
    return Counter(run.bronze.rows(name, ["game_id"])["game_id"].to_pylist())
