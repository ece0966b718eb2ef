"""What a run says: a progress bar while it works, a table of what it did at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from ingestion.expected import Game
from ingestion.fetch import Progress as Report
from ingestion.loss_gate import State


@contextmanager
def progress(console: Console) -> Iterator[Report]:
    """A bar a kind of work, on a terminal only: a log file needs none."""
    columns = (TextColumn("{task.description:<10}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bars:
        tasks: dict[str, int] = {}

        def show(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = bars.add_task(what, total=total)
            bars.update(tasks[what], completed=done, total=total)

        yield show


def print_plan(
    console: Console,
    games: list[Game],
    requests: dict[int, tuple[str, ...]],
    pace: timedelta,
    weeks: int,
    league: int,
) -> None:
    """Dates, games, requests and an estimate."""
    asked = Counter(endpoint for endpoints in requests.values() for endpoint in endpoints)
    table = Table(title="Plan (nothing but schedules was fetched)", title_justify="left", show_header=False)
    dates = f"{games[0].date} to {games[-1].date}" if games else "none"
    table.add_row("dates of games", dates)
    table.add_row("games", f"{len(games):,}, of them {sum(game.is_final for game in games):,} final")
    table.add_row("schedules fetched for this", f"{weeks:,}")
    table.add_row("games to ask for", f"{len(requests):,}")
    each = ", ".join(f"{count:,} {endpoint}" for endpoint, count in asked.items())
    table.add_row("requests", f"{asked.total():,}" + (f" ({each})" if each else ""))
    table.add_row("rosters and standings", f"{league:,}")
    table.add_row("at least", str(pace))
    console.print(table)
    chosen = [game for game in games if game.id in requests]
    print_games(console, "To ask for", chosen)


def print_games(console: Console, title: str, games: Iterable[Game], most: int = 12) -> None:
    """The games one a line; of many the first ones."""
    games = list(games)
    for game in games[:most]:
        row = game.row
        console.print(
            f"{title}: {game.id} {game.date} {row['away_team']} at {row['home_team']} ({row['game_state']})",
            highlight=False,
        )
    if len(games) > most:
        console.print(f"{title}: and {len(games) - most:,} more", highlight=False)


def print_tables(
    console: Console, before: dict[str, State], after: dict[str, State], merged: dict[str, int]
) -> None:
    """A line a table: rows before and after, rows merged, versions."""
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


def print_gaps(console: Console, ledger: Iterable[dict]) -> None:
    """How many final games there are, and what is missing of those that are not complete."""
    final = [row for row in ledger if row["is_final"]]
    gaps = Counter((row["gap_reason"] or "").split(":")[0] for row in final if not row["is_complete"])
    console.print(
        f"{len(final):,} final games, {len(final) - gaps.total():,} of them complete"
        + "".join(f"; {count:,} with {reason}" for reason, count in gaps.most_common())
        + ".",
        highlight=False,
    )
