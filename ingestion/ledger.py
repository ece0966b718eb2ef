"""The ledger: for each scheduled game, what has landed, and what a run requests.

Completeness, not a watermark: a run requests what is missing, whatever its age. So it fills the hole that an
outage, a restore or an empty table has left.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

import pyarrow as pa

from ingestion.bronze import LEDGER, LEDGER_COUNTS, TABLES
from ingestion.clock import LEAGUE
from ingestion.compute import Computed
from ingestion.payloads import GAME_ENDPOINTS, GAPS, NO_CHART, NO_OFFICIALS
from ingestion.scheduled_games import Game
from ingestion.settings import Settings
from ingestion.transform import TRANSFORM_VERSION

DISAGREES = "its rows disagree: "


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A row of the ledger: the columns of `ingestion.bronze`, where each has its description."""

    game_id: int
    season: int
    game_type: int
    game_date: date
    game_state: str | None = None
    game_schedule_state: str | None = None
    play_by_play_hash: str | None = None
    play_by_play_landed_at: datetime | None = None
    boxscore_hash: str | None = None
    boxscore_landed_at: datetime | None = None
    shift_chart_hash: str | None = None
    shift_chart_landed_at: datetime | None = None
    right_rail_hash: str | None = None
    right_rail_landed_at: datetime | None = None
    is_final: bool = False
    is_complete: bool = False
    gap_reason: str | None = None
    attempts: int = 0
    last_attempt_at: datetime | None = None
    last_error: str | None = None
    player_rows: int = 0
    team_rows: int = 0
    play_rows: int | None = None
    shift_rows: int | None = None
    goalie_rows: int | None = None
    roster_rows: int | None = None
    official_rows: int | None = None
    transform_version: str | None = None
    updated_at: datetime | None = None

    @property
    def hashes(self) -> dict[str, str | None]:
        """Endpoint -> hash of the response that the rows come from."""
        hashes = (self.play_by_play_hash, self.boxscore_hash, self.shift_chart_hash, self.right_rail_hash)
        return dict(zip(GAME_ENDPOINTS, hashes, strict=True))

    @property
    def rows(self) -> dict[str, int | None]:
        """Bronze table -> rows of the game; None for a table that is newer than the row."""
        return {table: getattr(self, name) for name, table in LEDGER_COUNTS.items()}


Ledger = dict[int, LedgerRow]  # by game


def read_ledger(rows: pa.Table) -> Ledger:
    """Return the ledger of the rows of the bronze table."""
    return {row["game_id"]: LedgerRow(**row) for row in rows.to_pylist()}


def ledger_table(rows: Iterable[LedgerRow]) -> pa.Table:
    """Return the rows in the contract's columns."""
    return pa.Table.from_pylist([asdict(row) for row in rows], schema=TABLES[LEDGER].schema)


def is_recent(game: Game, today: date, days: int) -> bool:
    """Return whether the game was played within the last `days` days."""
    return game.date > today - timedelta(days=days)


def endpoints_to_request(
    game: Game, row: LedgerRow | None, settings: Settings, today: date
) -> tuple[str, ...]:
    """Return the endpoints to request: none for a game without results, or for a complete one.

    Args:
        row: the game's ledger row, None if it has none.
        today: the league's date.
    """
    if game.id in settings.games:
        return GAME_ENDPOINTS
    every: tuple[str, ...] = GAME_ENDPOINTS
    if row is not None and row.right_rail_hash and NO_OFFICIALS not in (row.gap_reason or ""):
        every = tuple(endpoint for endpoint in every if endpoint != "right-rail")  # officials do not change
    if not (game.is_final and game.has_results):
        return ()
    if row is None or not row.is_final:  # it has become final since
        return every
    if settings.one_time_load or is_recent(game, today, settings.lookback_days):
        return every
    if row.is_complete:
        return ()
    reason = row.gap_reason or ""
    if reason.startswith(DISAGREES):
        return every if is_recent(game, today, settings.shift_chart_days) else ()
    return tuple(endpoint for gap, endpoint in GAPS.items() if gap in reason.split(", "))


def is_current(row: LedgerRow, newest: dict[str, str | None]) -> bool:
    """Return whether the game's rows were computed from these payloads by today's definitions.

    Args:
        newest: endpoint -> hash of the newest response in the archive.
    """
    return row.is_final and row.transform_version in (TRANSFORM_VERSION, None) and row.hashes == newest


def gap_reason(computed: Computed, requested_at: datetime | None, patience: int) -> str | None:
    """Return why a final game is not complete, or None.

    A shift chart that was missing `patience` days after the game counts as never made. So do officials.
    """
    game = computed.game
    if not (game.is_final and game.has_results):
        return None
    never_made = game.date + timedelta(days=patience)
    given_up = requested_at is not None and requested_at.astimezone(LEAGUE).date() >= never_made
    missing = [gap for gap in computed.missing if gap not in (NO_CHART, NO_OFFICIALS) or not given_up]
    if missing:
        return ", ".join(missing)
    return DISAGREES + " ".join(computed.violations) if computed.violations else None


def updated_row(
    computed: Computed,
    old: LedgerRow | None,
    *,
    requested_at: datetime | None,
    error: str | None,
    patience: int,
    now: datetime,
) -> LedgerRow:
    """Return the game's ledger row after a run: `old` itself if nothing in it has changed.

    Args:
        computed: the game. If the run did not read its payloads, the old row's columns about them stay.
        requested_at: when this run made requests for it, None if it made none.
        error: why they failed.
        patience: days after which a missing shift chart counts as never made.
    """
    game = computed.game
    row = replace(
        old or LedgerRow(game.id, game.row["season"], game.row["game_type"], game.date),
        season=game.row["season"],
        game_type=game.row["game_type"],
        game_date=game.row["game_date"],
        game_state=game.row["game_state"],
        game_schedule_state=game.row["game_schedule_state"],
        is_final=game.is_final,
    )
    if requested_at:
        row = replace(row, attempts=row.attempts + 1, last_attempt_at=requested_at, last_error=error)
    if computed.entries is not None:
        plays, boxscore, chart, rail = (computed.entries.get(endpoint) for endpoint in GAME_ENDPOINTS)
        counts: Any = {name: len(computed.rows.get(table, ())) for name, table in LEDGER_COUNTS.items()}
        row = replace(
            row,
            play_by_play_hash=plays.sha256 if plays else None,
            play_by_play_landed_at=plays.fetched_at if plays else None,
            boxscore_hash=boxscore.sha256 if boxscore else None,
            boxscore_landed_at=boxscore.fetched_at if boxscore else None,
            shift_chart_hash=chart.sha256 if chart else None,
            shift_chart_landed_at=chart.fetched_at if chart else None,
            right_rail_hash=rail.sha256 if rail else None,
            right_rail_landed_at=rail.fetched_at if rail else None,
            **counts,
            transform_version=TRANSFORM_VERSION if computed.rows else None,
            gap_reason=gap_reason(computed, row.last_attempt_at, patience),
        )
    row = replace(row, is_complete=game.is_final and row.gap_reason is None)
    if old is not None and replace(row, updated_at=old.updated_at) == old:
        return old
    return replace(row, updated_at=now)
