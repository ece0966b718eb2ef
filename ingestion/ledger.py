"""The ledger: for each scheduled game, what is expected, what has landed, and what is to be asked for.

Completeness, not a watermark: a run asks for what is missing, whatever its age. So it fills the hole that an
outage, a restore or an empty table has left.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from ingestion.bronze import LEDGER, LEDGER_COUNTS, TABLES
from ingestion.clock import LEAGUE
from ingestion.compute import Computed
from ingestion.expected import Game
from ingestion.payloads import NO_BOXSCORE, NO_CHART, NO_OFFICIALS, NO_PLAYS, PAYLOADS
from ingestion.settings import Settings
from ingestion.transform import TRANSFORM_VERSION

DISAGREES = "its rows disagree: "


def is_recent(game: Game, today: date, days: int) -> bool:
    """Played within the last `days` days."""
    return game.date > today - timedelta(days=days)


def to_request(game: Game, row: dict | None, settings: Settings, today: date) -> tuple[str, ...]:
    """The endpoints to ask for: nothing of a game without results, or of one that is complete.

    Args:
        row: the game's ledger row, None if there is none.
        today: the league's date.
    """
    everything = tuple(PAYLOADS.values())
    if game.id in settings.games:
        return everything
    if row is not None and row["right_rail_hash"] and NO_OFFICIALS not in (row["gap_reason"] or ""):
        everything = tuple(endpoint for endpoint in everything if endpoint != "right-rail")  # once is enough
    if not (game.is_final and game.has_results):
        return ()
    if row is None or not row["is_final"]:  # it has become final since
        return everything
    if settings.one_time_load or is_recent(game, today, settings.lookback_days):
        return everything
    if row["is_complete"]:
        return ()
    reason = row["gap_reason"] or ""
    if reason.startswith(DISAGREES):
        return everything if is_recent(game, today, settings.shift_chart_days) else ()
    gaps = {
        NO_PLAYS: "play-by-play",
        NO_BOXSCORE: "boxscore",
        NO_CHART: "shiftcharts",
        NO_OFFICIALS: "right-rail",
    }
    return tuple(endpoint for gap, endpoint in gaps.items() if gap in reason.split(", "))


def is_current(row: dict | None, newest: dict[str, str | None]) -> bool:
    """Whether the game's rows were computed from these payloads by today's definitions.

    Args:
        newest: endpoint -> hash of the newest response in the archive.
    """
    if row is None or not row["is_final"] or row["transform_version"] not in (TRANSFORM_VERSION, None):
        return False
    return all(row[f"{name}_hash"] == newest[endpoint] for name, endpoint in PAYLOADS.items())


def gap(computed: Computed, asked_at: datetime | None, patience: int) -> str | None:
    """Why a final game is not complete, or None.

    A shift chart that was asked for `patience` days after the game and was not there counts as never made.
    So do officials.
    """
    game = computed.game
    if not (game.is_final and game.has_results):
        return None
    never_made = game.date + timedelta(days=patience)
    given_up = asked_at is not None and asked_at.astimezone(LEAGUE).date() >= never_made
    missing = [what for what in computed.missing if what not in (NO_CHART, NO_OFFICIALS) or not given_up]
    if missing:
        return ", ".join(missing)
    return DISAGREES + " ".join(computed.violations) if computed.violations else None


def ledger_row(
    computed: Computed,
    old: dict | None,
    *,
    asked_at: datetime | None,
    error: str | None,
    patience: int,
    now: datetime,
) -> dict:
    """The game's ledger row after a run; `old` itself, if nothing in it has changed.

    Args:
        computed: the game; when the archive was not looked at, what the old row says of it holds.
        asked_at: when requests were made for it in this run, None if none were.
        error: what went wrong with them.
        patience: days after which an absent shift chart counts as never made.
    """
    game = computed.game
    new = dict.fromkeys(TABLES[LEDGER].schema.names)
    new.update(old or {"attempts": 0, "player_rows": 0, "team_rows": 0})
    new.update({name: game.row[name] for name in ("game_id", "season", "game_type", "game_date")})
    new.update({name: game.row[name] for name in ("game_state", "game_schedule_state")})
    new["is_final"] = game.is_final
    if asked_at:
        new.update(attempts=new["attempts"] + 1, last_attempt_at=asked_at, last_error=error)
    if computed.entries is not None:
        for name, endpoint in PAYLOADS.items():
            entry = computed.entries.get(endpoint)
            new[f"{name}_hash"] = entry.sha256 if entry else None
            new[f"{name}_landed_at"] = entry.fetched_at if entry else None
        new.update({name: len(computed.rows.get(table, ())) for name, table in LEDGER_COUNTS.items()})
        new["transform_version"] = TRANSFORM_VERSION if computed.rows else None
        new["gap_reason"] = gap(computed, new["last_attempt_at"], patience)
    new["is_complete"] = game.is_final and new["gap_reason"] is None
    if old is not None and all(new[name] == old[name] for name in new if name != "updated_at"):
        return old
    new["updated_at"] = now
    return new
