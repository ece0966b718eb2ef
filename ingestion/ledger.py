"""The ledger: for each scheduled game, what has landed, and what a run requests.

Completeness, not a watermark: a run requests what is missing, whatever its age. So it fills the hole that an
outage, a restore or an empty table has left.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

import pyarrow as pa

from ingestion.archive.archive import TOLERANCE
from ingestion.archive.entry import DAMAGED
from ingestion.bronze import LEDGER, LEDGER_COUNTS, TABLES
from ingestion.clock import league_date
from ingestion.compute import Computed
from ingestion.payloads import (
    GAME_ENDPOINTS,
    GAPS,
    LOST,
    NO_CHART,
    NO_OFFICIALS,
    NO_REPORT,
    OFFICIALS,
    reports_hash,
)
from ingestion.scheduled_games import Game
from ingestion.settings import Settings
from ingestion.shift_requests import is_due
from ingestion.transform import TRANSFORM_VERSION
from ingestion.transform.gaps import (
    CUT_BOXSCORE,
    CUT_CHART,
    CUT_PLAYS,
    CUT_REPORT,
    CUT_RIGHT_RAIL,
    LIVE_BOXSCORE,
)
from ingestion.transform.payload import REPORTS
from ingestion.transform.schedule import OddGame

DISAGREES = "its rows disagree: "
UNREADABLE = "its rows cannot be computed: "
# What these lack has been played, so they are asked for ever less often, and never given up.
CUT_SHIFTS = (CUT_CHART, CUT_REPORT)
CUT_GAME = (CUT_PLAYS, CUT_BOXSCORE, LIVE_BOXSCORE)


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
    shift_report_hash: str | None = None
    shift_report_landed_at: datetime | None = None
    shift_source: str | None = None
    shift_disagreements: int | None = None
    is_final: bool = False
    is_complete: bool = False
    gap_reason: str | None = None
    discrepancies: str | None = None
    not_used: str | None = None
    oddities: str | None = None
    attempts: int = 0
    last_attempt_at: datetime | None = None
    shift_chart_answered_at: datetime | None = None
    right_rail_answered_at: datetime | None = None
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
        """Endpoint -> hash of the response that the rows come from; all reports have one."""
        return {endpoint: getattr(self, f"{column}_hash") for endpoint, column in _COLUMNS.items()}

    def landed_at(self, endpoint: str) -> datetime | None:
        """Return when the response that the rows come from was served; of reports, the last one."""
        at: datetime | None = getattr(self, f"{_COLUMNS[endpoint]}_landed_at")
        return at

    @property
    def lacks_shifts(self) -> bool:
        """Whether the game has rows without shifts, or with shifts that disagree with the boxscore."""
        is_computed = self.is_final and self.transform_version == TRANSFORM_VERSION
        return is_computed and (self.shift_source is None or bool(self.shift_disagreements))

    @property
    def has_cut_shifts(self) -> bool:
        """Whether the gap is shifts that are cut short."""
        return any(gap in (self.gap_reason or "") for gap in CUT_SHIFTS)

    @property
    def has_lost_responses(self) -> bool:
        """Whether the archive has no readable file of a response that the rows come from."""
        return any(f"({reason})" in (self.gap_reason or "") for reason in LOST)

    @property
    def rows(self) -> dict[str, int | None]:
        """Bronze table -> rows of the game; None for a table that is newer than the row."""
        return {table: getattr(self, name) for name, table in LEDGER_COUNTS.items()}


Ledger = dict[int, LedgerRow]  # by game

# Endpoint -> the first part of its columns.
_COLUMNS = dict(zip(GAME_ENDPOINTS, ("play_by_play", "boxscore", "shift_chart", "right_rail"), strict=True))
_COLUMNS["reports"] = "shift_report"


# What says when something was requested, answered or served.
_TIMES = (
    "last_attempt_at",
    "shift_chart_answered_at",
    "right_rail_answered_at",
    *(f"{column}_landed_at" for column in _COLUMNS.values()),
)


def read_ledger(rows: pa.Table, now: datetime) -> Ledger:
    """Return the ledger of the rows of the bronze table.

    A time later than now is of a run whose clock was wrong: when it was is not known.
    """
    latest = now + TOLERANCE

    def known(row: dict[str, Any]) -> dict[str, Any]:
        return row | {name: None for name in _TIMES if row[name] is not None and row[name] > latest}

    return {row["game_id"]: LedgerRow(**known(row)) for row in rows.to_pylist()}


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

    An endpoint whose newest response is damaged in the archive is requested again, also where an older one
    has made the game complete. So is one that the rows come from and that the archive has no more.

    Args:
        row: the game's ledger row, None if it has none.
        today: the league's date.
    """
    endpoints = _endpoints_due(game, row, settings, today)
    if row is None or not game.has_rows:
        return endpoints
    damaged = damaged_endpoints(row)
    lost = [endpoint for endpoint in GAME_ENDPOINTS if endpoint in damaged]
    lost += [endpoint for gap, endpoint in GAPS.items() if _is_lost(row, gap)]
    if (damaged & set(REPORTS) or _is_lost(row, NO_REPORT)) and settings.shift_reports:
        lost += REPORTS
    return (*endpoints, *(endpoint for endpoint in dict.fromkeys(lost) if endpoint not in endpoints))


def damaged_endpoints(row: LedgerRow) -> set[str]:
    """Return the endpoints whose newest response was damaged when the game was computed last."""
    return {clause.split(" ", 1)[0] for clause in _clauses(row) if DAMAGED in clause}


def _is_lost(row: LedgerRow, gap: str) -> bool:
    """Return whether the ledger has a gap because the archive lost a response."""
    return any(f"{gap} ({reason})" in (row.gap_reason or "") for reason in LOST)


def _clauses(row: LedgerRow) -> list[str]:
    """Return what `not_used` says, response by response."""
    return (row.not_used or "").split("; ")


def _endpoints_due(game: Game, row: LedgerRow | None, settings: Settings, today: date) -> tuple[str, ...]:
    reports = reports_to_request(row, settings)
    if game.id in settings.games:
        return GAME_ENDPOINTS + reports
    if not game.has_rows:
        return ()
    if row is None or not row.is_final:  # it has become final since
        return GAME_ENDPOINTS
    if settings.one_time_load or is_recent(game, today, settings.lookback_days):
        return GAME_ENDPOINTS + reports
    if _may_lack_corrections(game, row, settings, today):
        return GAME_ENDPOINTS + reports
    shifts = ("shiftcharts", *reports) if _shifts_are_due(game, row, settings, today) else ()
    reason = row.gap_reason or ""
    if reason.startswith(DISAGREES):
        return GAME_ENDPOINTS + reports if is_recent(game, today, settings.shift_chart_days) else shifts
    due = is_due(game.date, league_date(row.last_attempt_at), today, settings)
    if reason.startswith(UNREADABLE):
        return GAME_ENDPOINTS if due else ()
    gaps = {gap for gap in GAPS if gap in reason}
    lacking = {GAPS[gap] for gap in gaps.difference(CUT_GAME, CUT_SHIFTS)}
    # A request for something else counts as the last one, so it takes along what is cut.
    if lacking or due:
        lacking |= {GAPS[gap] for gap in gaps.intersection(CUT_GAME)}
    if due:
        lacking |= _of_unknown_time(row)
    if "play-by-play" in lacking:  # without the plays, the others are not judged: they may be cut, too
        lacking |= {"boxscore", "shiftcharts"}
    if not row.official_rows and row.right_rail_answered_at is None:  # an older ledger gave them up unasked
        lacking.add(OFFICIALS)
    missing = tuple(endpoint for endpoint in GAME_ENDPOINTS if endpoint in lacking)
    return (*missing, *(endpoint for endpoint in shifts if endpoint not in missing))


def _of_unknown_time(row: LedgerRow) -> set[str]:
    """Return the endpoints whose response, from which the rows come, is from the future.

    An older version put it above those that landed later, so it may not be the newest. One of which the time
    is known ends the doubt.
    """
    return {
        endpoint
        for endpoint in GAME_ENDPOINTS
        if row.hashes[endpoint] is not None and row.landed_at(endpoint) is None
    }


def _may_lack_corrections(game: Game, row: LedgerRow, settings: Settings, today: date) -> bool:
    """Return whether the game was not requested on the last day of its lookback or later, or in vain.

    Runs fail or are skipped: without this, the corrections of the days in between would never
    land. A failed request is repeated for `shift_chart_days`, since an endpoint may fail for ever. When the
    clock of the last request was wrong, the day of it is not known.
    """
    requested = league_date(row.last_attempt_at)
    if not settings.lookback_days:
        return False
    if requested is None:
        return row.attempts > 0
    if requested < game.date + timedelta(days=settings.lookback_days - 1):
        return True
    return row.last_error is not None and is_recent(game, today, settings.shift_chart_days)


def reports_to_request(row: LedgerRow | None, settings: Settings) -> tuple[str, ...]:
    """Return the HTML reports to request with a game's chart: all, or none without need or permission."""
    return REPORTS if settings.shift_reports and row is not None and row.lacks_shifts else ()


def _shifts_are_due(game: Game, row: LedgerRow, settings: Settings, today: date) -> bool:
    """Return whether to ask for a game's shifts today. Those that are cut short are as good as none."""
    has_shifts = row.shift_source is not None and not row.has_cut_shifts
    return (row.lacks_shifts or row.has_cut_shifts) and is_due(
        game.date, league_date(row.shift_chart_answered_at), today, settings, has_shifts=has_shifts
    )


def is_current(row: LedgerRow, newest: dict[str, str | None]) -> bool:
    """Return whether the game's rows were computed from these payloads by today's definitions.

    Args:
        newest: endpoint -> hash of the newest response in the archive. One that the row names as not used has
            been looked at, too, unless its file was damaged: it may have been repaired since.
    """
    not_used = "; ".join(clause for clause in _clauses(row) if DAMAGED not in clause)
    return (
        row.is_final
        and not row.has_lost_responses  # the file may be back, and with the same hash
        and row.transform_version in (TRANSFORM_VERSION, None)
        and all(
            row.hashes[endpoint] == sha256 or (sha256 or "no response") in not_used
            for endpoint, sha256 in newest.items()
        )
    )


def gap_reason(
    computed: Computed,
    chart_answered_at: datetime | None,
    right_rail_answered_at: datetime | None,
    patience: int,
    *,
    keeps_without_chart: bool = False,
) -> str | None:
    """Return why a final game is not complete, or None.

    A shift chart that the API did not have `patience` days after the game counts as never made, and so do
    officials and the power plays of the whole game. Only an answer to a request for that page shows it: a
    failed request does not, and neither does one for another page. A chart that is there and cut short is
    never given up: what it lacks has been played.

    Args:
        chart_answered_at, right_rail_answered_at: when the API last answered for them; None if never.
        keeps_without_chart: count the chart as never made until it has been requested again.
    """
    game = computed.game
    if not game.has_rows:
        return None
    never_made = game.date + timedelta(days=patience)

    def is_late(answered_at: datetime | None) -> bool:
        return (league_date(answered_at) or date.min) >= never_made

    never = {
        NO_CHART: keeps_without_chart or is_late(chart_answered_at) or computed.shift_source is not None,
        NO_OFFICIALS: is_late(right_rail_answered_at),
        CUT_RIGHT_RAIL: is_late(right_rail_answered_at),
    }
    missing = [
        gap
        for gap in computed.missing
        if not never.get(CUT_RIGHT_RAIL if gap.startswith(CUT_RIGHT_RAIL) else gap)
    ]
    if missing:
        return ", ".join(missing)
    if not computed.violations:
        return None
    return (DISAGREES if computed.counts else UNREADABLE) + " ".join(computed.violations)


def _with_schedule(oddities: str | None, of_schedule: Iterable[str]) -> str | None:
    """Return the oddities with those of the newest schedule in place of older ones."""
    others = (clause for clause in (oddities or "").split("; ") if not clause.startswith("schedule: "))
    return "; ".join([*of_schedule, *filter(None, others)]) or None


def odd_row(odd: OddGame, old: LedgerRow | None, now: datetime) -> LedgerRow | None:
    """Return the ledger row of a game that a schedule lists and that cannot be read; None without an id."""
    if odd.game_id is None or odd.day is None:
        return None
    start = odd.game_id // 1_000_000
    row = old or LedgerRow(odd.game_id, start * 10_000 + start + 1, odd.game_id // 10_000 % 100, odd.day)
    oddities = _with_schedule(row.oddities, odd.clauses)
    return row if oddities == row.oddities else replace(row, oddities=oddities, updated_at=now)


def updated_row(
    computed: Computed,
    old: LedgerRow | None,
    *,
    requested_at: datetime | None,
    answered: Mapping[str, datetime],
    error: str | None,
    patience: int,
    now: datetime,
) -> LedgerRow:
    """Return the game's ledger row after a run: `old` itself if nothing in it has changed.

    Args:
        computed: the game. If the run did not read its payloads, the old row's columns about them stay.
        requested_at: when this run made requests for it, None if it made none.
        answered: endpoint -> when the API answered this run's request for it, with or without content.
        error: why they failed.
        patience: days after which a missing shift chart, officials or power plays count as never made.
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
    row = replace(
        row,
        shift_chart_answered_at=answered.get("shiftcharts", row.shift_chart_answered_at),
        right_rail_answered_at=answered.get(OFFICIALS, row.right_rail_answered_at),
    )
    # A ledger without the times of answers gave the chart up. A new computation does not turn hundreds of
    # such games into gaps before the budget of late shifts allows their requests.
    given_up = old is not None and old.is_complete and old.shift_source is None
    keeps_without_chart = given_up and requested_at is None and row.shift_chart_answered_at is None
    reason = partial(
        gap_reason,
        chart_answered_at=row.shift_chart_answered_at,
        right_rail_answered_at=row.right_rail_answered_at,
        patience=patience,
        keeps_without_chart=keeps_without_chart,
    )
    if computed.keeps_rows:
        # Without its violations: they are of rows that are not written.
        missing = reason(replace(computed, violations=[]))
        row = replace(row, gap_reason=missing, not_used=computed.not_used)
    elif computed.entries is not None:
        responses: Any = {}
        for endpoint in GAME_ENDPOINTS:
            entry = computed.entries.get(endpoint)
            responses[f"{_COLUMNS[endpoint]}_hash"] = entry.sha256 if entry else None
            responses[f"{_COLUMNS[endpoint]}_landed_at"] = entry.served_at if entry else None
        reports = {each: computed.entries[each] for each in REPORTS if each in computed.entries}
        counts: Any = {name: computed.counts.get(table, 0) for name, table in LEDGER_COUNTS.items()}
        row = replace(
            row,
            **responses,
            shift_report_hash=reports_hash({each: entry.sha256 for each, entry in reports.items()}),
            shift_report_landed_at=max(
                (entry.served_at for entry in reports.values() if entry.served_at), default=None
            ),
            shift_source=computed.shift_source,
            shift_disagreements=computed.shift_disagreements,
            **counts,
            transform_version=TRANSFORM_VERSION if computed.counts else None,
            gap_reason=reason(computed),
            discrepancies=computed.discrepancies,
            not_used=computed.not_used,
            oddities=computed.oddities,
        )
    row = replace(row, oddities=_with_schedule(row.oddities, game.oddities))
    row = replace(row, is_complete=game.is_final and row.gap_reason is None)
    if old is not None and replace(row, updated_at=old.updated_at) == old:
        return old
    return replace(row, updated_at=now)
