"""What a run prints: tables and failures at the end. `ingestion.progress` shows its work meanwhile."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from ingestion.archive import DamagedError, Entry
from ingestion.ledger import LedgerRow
from ingestion.loss_gate import State
from ingestion.payloads import ABSENT
from ingestion.scheduled_games import Game
from ingestion.wording import counted, form

if TYPE_CHECKING:
    from ingestion.plan import Plan

REMARKS = ("discrepancies", "oddities", "not_used")  # columns of the ledger that remark on a game
MOST = 12  # games or failures that are printed one by one


def print_plan(console: Console, plan: Plan) -> None:
    """Print dates, games, requests and an estimate."""
    games, requests = list(plan.games.values()), plan.requests
    endpoints = Counter(endpoint for endpoints in requests.values() for endpoint in endpoints)
    table = Table(title="Plan (nothing but schedules was fetched)", title_justify="left", show_header=False)
    table.add_row("dates of games", f"{games[0].date} to {games[-1].date}" if games else "none")
    table.add_row("games", f"{len(games):,}, of them {sum(game.is_final for game in games):,} final")
    table.add_row("schedules fetched for this", f"{len(plan.schedules):,}")
    table.add_row("games to ask for", f"{len(requests):,}")
    each = ", ".join(f"{count:,} {endpoint}" for endpoint, count in endpoints.items())
    table.add_row("requests", f"{endpoints.total():,}" + (f" ({each})" if each else ""))
    table.add_row("rosters and standings", f"{len(plan.league):,}")
    table.add_row("at least", str(plan.at_least))
    console.print(table)
    print_games(console, "To ask for", [game for game in games if game.id in requests])


def plan_as_json(plan: Plan) -> dict[str, object]:
    """Return the same as JSON."""
    return {
        "games": {
            game.id: {"date": str(game.date), "is_final": game.is_final} for game in plan.games.values()
        },
        "requests": {game: list(endpoints) for game, endpoints in plan.requests.items()},
        "schedules_fetched": len(plan.schedules),
        "failed": {"schedules": weeks_as_json(plan.failed)},
        "rosters_and_standings": len(plan.league),
        "at_least_seconds": plan.at_least.total_seconds(),
    }


def weeks_as_json(failed: Mapping[date, str]) -> dict[str, str]:
    """Return what went wrong with schedules by week, as JSON."""
    return {str(week): error for week, error in failed.items()}


def print_games(console: Console, title: str, games: list[Game]) -> None:
    """Print the games one a line; of many the first ones."""
    for game in games[:MOST]:
        row = game.row
        console.print(
            f"{title}: {game.id} {game.date} {row['away_team']} at {row['home_team']} ({row['game_state']})",
            highlight=False,
        )
    if len(games) > MOST:
        console.print(f"{title}: and {len(games) - MOST:,} more", highlight=False)


def print_tables(
    console: Console, before: dict[str, State], after: dict[str, State], merged: Mapping[str, int]
) -> None:
    """Print a line for each table: rows before and after, rows merged, versions."""
    table = Table(title="Bronze", title_justify="left")
    table.add_column("table")
    for name in ("rows before", "merged", "rows now", "version"):
        table.add_column(name, justify="right")
    for name, state in after.items():
        table.add_row(
            name,
            f"{before[name].rows:,}",
            f"{merged.get(name, 0):,}",
            f"{state.rows:,}",
            "-" if state.version is None else str(state.version),
        )
    console.print(table)


def tables_as_json(
    before: dict[str, State], after: dict[str, State], merged: Mapping[str, int]
) -> list[dict[str, object]]:
    """Return the same as JSON."""
    return [
        {
            "table": name,
            "rows_before": before[name].rows,
            "merged": merged.get(name, 0),
            "rows": state.rows,
            "version": state.version,
        }
        for name, state in after.items()
    ]


def print_gaps(console: Console, ledger: Iterable[LedgerRow]) -> None:
    """Print the number of final games, what the incomplete ones lack, and how many the ledger remarks on."""
    final, gaps, remarks = _count_final(ledger)
    console.print(
        f"{counted(final, 'final game')}, {final - gaps.total():,} of them complete"
        + "".join(f"; {count:,} with {reason}" for reason, count in gaps.most_common())
        + ".",
        highlight=False,
    )
    for what, count in remarks.items():
        if count:
            console.print(f"{count:,} with {what}: see that column of the ledger.", highlight=False)


def gaps_as_json(ledger: Iterable[LedgerRow]) -> dict[str, object]:
    """Return the same as JSON."""
    final, gaps, remarks = _count_final(ledger)
    return {"final_games": final, "complete_games": final - gaps.total(), "gaps": dict(gaps), **remarks}


def _count_final(ledger: Iterable[LedgerRow]) -> tuple[int, Counter[str], dict[str, int]]:
    """Return the number of final games, their kinds of gaps, and how many have each of the remarks."""
    final = [row for row in ledger if row.is_final]
    gaps = Counter(kind_of_gap(row) for row in final if not row.is_complete)
    return len(final), gaps, {what: sum(getattr(row, what) is not None for row in final) for what in REMARKS}


def kind_of_gap(row: LedgerRow) -> str:
    """Return the kind of a game's gap: its reason without the figures."""
    return re.sub(r" \([^)]*\)", "", (row.gap_reason or "").split(":")[0])


def print_damaged(found: Collection[DamagedError]) -> None:
    """Print to stderr which files of the archive are damaged, of many the first ones."""
    for error in sorted(found, key=lambda error: error.place)[:MOST]:
        print(f"{error.place} is damaged ({error.reason}) and is not used.", file=sys.stderr)
    if found:
        are = form(len(found), "is", "are")
        print(
            f"{counted(len(found), 'file')} {are} damaged in the archive; the next run that makes requests "
            "asks for the responses again, and `dlt pipeline nhl archive verify` reads the whole archive.",
            file=sys.stderr,
        )


def print_future(found: Collection[Entry]) -> None:
    """Print to stderr, once, which responses are from the future, and what to do."""
    if found:
        first = min(found, key=lambda entry: entry.path).path
        are, them = form(len(found), "is", "are"), form(len(found), "it", "them")
        print(
            f"{counted(len(found), 'response')} in the archive {are} from the future ({first}): a clock was "
            f"wrong when {form(len(found), 'it', 'they')} landed, or is wrong now. Check the clock with "
            f"`date -u`. If it is right, do nothing: what lands from now on counts as newer, and a run that "
            f"makes requests asks for {them} again.",
            file=sys.stderr,
        )


def print_lost(ledger: Iterable[LedgerRow], location: str) -> None:
    """Print to stderr, once, that rows stay although the archive has lost what they come from."""
    if games := lost_games(ledger):
        named = ", ".join(map(str, games[:MOST])) + (" and others" if len(games) > MOST else "")
        print(
            f"The archive {location} lacks responses that the rows of {counted(len(games), 'game')} "
            f"come from ({named}); these rows stay as they "
            "are. If the archive is elsewhere, set archive_url and run again; otherwise the next run that "
            "makes requests asks for the responses.",
            file=sys.stderr,
        )


def lost_games(ledger: Iterable[LedgerRow]) -> list[int]:
    """Return the games with rows of which the archive has lost a response."""
    return sorted(row.game_id for row in ledger if ABSENT in (row.gap_reason or ""))


def print_failures(
    errors: Mapping[int, str],
    stopped: str | None,
    weeks: Mapping[date, str] | None = None,
    league: Iterable[str] = (),
) -> None:
    """Print to stderr which games, schedules, rosters and standings failed, of many the first ones.

    Args:
        errors: game -> what went wrong.
        stopped: why the remaining games were not requested, None if all were.
        weeks: week -> what went wrong with its schedule.
        league: what went wrong with rosters and standings, a sentence each.
    """
    for week, error in sorted((weeks or {}).items())[:MOST]:
        print(f"Schedule of {week}: {error}", file=sys.stderr)
    if weeks:
        print_failed(len(weeks), "schedule")
    for error in list(league)[:MOST]:
        print(error, file=sys.stderr)
    for game, error in sorted(errors.items())[:MOST]:
        print(f"{game}: {error}", file=sys.stderr)
    if stopped:
        print("The remaining games were not requested, since so many in a row failed.", file=sys.stderr)
    if errors:
        print_failed(len(errors), "game")


def print_failed(number: int, what: str) -> None:
    """Print to stderr how many requests of a kind failed."""
    print(
        f"{counted(number, what)} failed; the next run requests {form(number, 'it', 'them')} again.",
        file=sys.stderr,
    )
