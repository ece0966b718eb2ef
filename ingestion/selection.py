"""The games of a run, what it requests of them, and which of them it computes.

The archive and the tables themselves decide. No watermark exists, so a run after a restore, an outage or a
kill does what is left to do.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from ingestion.archive import Archive
from ingestion.bronze import SCHEDULE
from ingestion.clock import league_date
from ingestion.compute import GAME_TABLES
from ingestion.ledger import (
    Ledger,
    LedgerRow,
    endpoints_to_request,
    is_current,
    reports_to_request,
)
from ingestion.payloads import GAME_ENDPOINTS, reports_hash
from ingestion.run import Inputs
from ingestion.scheduled_games import Game, Games, scheduled_games
from ingestion.settings import COMMAND, LoadError, Settings
from ingestion.shift_requests import within_budget
from ingestion.transform.payload import HOME_REPORT, REPORTS

Requests = dict[int, tuple[str, ...]]  # game -> endpoints


def read_games(run: Inputs) -> Games:
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


def missing_of_named(run: Inputs, games: Games, ledger: Ledger) -> Requests:
    """Return the requests for what the named games lack: everything of a game that is not known as final."""
    settings = replace(run.settings, games=())
    requests: Requests = {}
    for game in run.settings.games:
        known, row = games.get(game), ledger.get(game)
        requests[game] = (
            endpoints_to_request(known, row, settings, run.today)
            if known is not None and known.is_final
            else GAME_ENDPOINTS + reports_to_request(row, settings)
        )
    return {game: endpoints for game, endpoints in requests.items() if endpoints}


def requests_for(run: Inputs, games: Games, ledger: Ledger) -> Requests:
    """Return the requests for what is missing of the games."""
    requests = {
        game.id: endpoints_to_request(game, ledger.get(game.id), run.settings, run.today)
        for game in games.values()
    }
    requests = {game: endpoints for game, endpoints in requests.items() if endpoints}
    late = [
        (league_date(ledger[game].shift_chart_answered_at), game)
        for game, endpoints in requests.items()
        if game in ledger and _is_late(ledger[game], endpoints)
    ]
    return within_budget(requests, late, run.settings.shift_chart_requests)


def _is_late(row: LedgerRow, endpoints: tuple[str, ...]) -> bool:
    """Return whether shifts are all that is requested of a game that lacks nothing else."""
    return (row.is_complete or row.has_cut_shifts) and set(endpoints) <= {"shiftcharts", *REPORTS}


def games_to_compute(run: Inputs, games: Games, ledger: Ledger) -> list[Game]:
    """Return the final games that are not current, or not whole in the tables, whatever is requested now."""
    newest = {endpoint: _newest_hashes(run, endpoint) for endpoint in GAME_ENDPOINTS}
    newest["reports"] = _newest_report_hashes(run)
    existing = {name: _rows_by_game(run, name) for name in GAME_TABLES}

    def is_due(game: Game) -> bool:
        row = ledger.get(game.id)
        return (
            game.id in run.settings.games
            or game.id in run.settings.accept_poorer
            or run.settings.one_time_load
            or row is None
            or not is_current(row, {endpoint: hashes.get(game.id) for endpoint, hashes in newest.items()})
            or {name: rows[game.id] for name, rows in existing.items()} != row.rows
        )

    return [game for game in games.values() if game.has_rows and is_due(game)]


def _newest_hashes(run: Inputs, endpoint: str) -> dict[int, str]:
    """Return game -> hash of the newest response."""
    return {int(entry.key): entry.sha256 for entry in run.archive.entries(endpoint)}


def _newest_report_hashes(run: Inputs) -> dict[int, str]:
    """Return game -> one hash of its newest reports."""
    newest: dict[int, dict[str, str]] = {}
    for endpoint in REPORTS:
        for game, sha256 in _newest_hashes(run, endpoint).items():
            newest.setdefault(game, {})[endpoint] = sha256
    hashes = {game: reports_hash(found) for game, found in newest.items() if HOME_REPORT in found}
    return {game: sha256 for game, sha256 in hashes.items() if sha256}


def _rows_by_game(run: Inputs, name: str) -> Counter[int]:
    counted = run.bronze.rows(name, ["game_id"])["game_id"].value_counts().to_pylist()
    return Counter({each["values"]: each["counts"] for each in counted})


def refuse_incomplete_archive(settings: Settings, archive: Archive) -> None:
    """Raise `LoadError` if a replay, or a response to accept, lacks the responses it needs."""
    archived = set(archive.keys("play-by-play")) if settings.replay or settings.accept_poorer else set()
    for game in settings.accept_poorer:
        if str(game) not in archived:
            raise LoadError(
                f"Game {game} is not in {archive.location}, so no response of it can be accepted; fetch it "
                f"with `{COMMAND} --games {game}`."
            )
    if not settings.replay:
        return
    if archive.is_empty():
        raise LoadError(
            f"There is nothing to replay in {archive.location}; put the recorded games there with "
            f"`python -m ingestion.sample`, or fetch with `{COMMAND}`."
        )
    for game in settings.games:
        if str(game) not in archived:
            raise LoadError(
                f"Game {game} is not in {archive.location}; fetch it with `{COMMAND} --games {game}`."
            )
