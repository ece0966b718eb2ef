"""`dlt pipeline nhl status` and `gaps`: what bronze holds, and what is missing of it. Both only read."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from rich.table import Table

from ingestion import loss_gate, report, table_losses
from ingestion.bronze import LEDGER, TABLES
from ingestion.ledger import LedgerRow
from ingestion.report import REMARKS
from ingestion.run import Run
from ingestion.scheduled_games import Game
from ingestion.selection import read_games, requests_for
from ingestion.settings import LoadError
from ingestion.wording import counted, form

NEVER, UNREADABLE = "never", "unreadable"


@dataclass(frozen=True)
class Gap:
    """A final game that is not complete.

    Attributes:
        reason: what is missing, as the ledger says.
        requests: the endpoints that the next run requests; none while it waits.
        attempts: runs that requested the game.
        last_attempt_at: UTC; None if none has.
        last_error: of the last request that failed.
    """

    game_id: int
    season: int
    game_date: date
    away_team: str
    home_team: str
    reason: str
    requests: tuple[str, ...]
    attempts: int
    last_attempt_at: datetime | None
    last_error: str | None


@dataclass(frozen=True)
class TableStatus:
    """A bronze table now.

    Attributes:
        version: None without a table.
        rows: None if the table cannot be read.
        newest_game: the newest date of a game in it; None without one.
        problem: one sentence if it cannot be read, or lacks rows since the last good load.
    """

    table: str
    version: int | None
    rows: int | None
    newest_game: date | None
    problem: str | None


@dataclass(frozen=True)
class SeasonStatus:
    """The games of a season by the ledger; `gaps`: kind of gap -> final games with it."""

    season: int
    games: int
    final: int
    complete: int
    gaps: dict[str, int]
    discrepancies: int
    oddities: int
    not_used: int


@dataclass(frozen=True)
class Status:
    """What `status` prints. `last_load`: UTC, of the last load that the loss gate accepted."""

    last_load: datetime | None
    tables: list[TableStatus]
    seasons: list[SeasonStatus]


def find_gaps(run: Run) -> list[Gap]:
    """Return the final games that are not complete, oldest first.

    Raises:
        LoadError: no load has made a ledger, or rows of it are lost.
    """
    if problem := table_losses.look(run, [LEDGER]).problems.get(LEDGER):
        raise LoadError(f"The gaps are not known: {problem}")
    ledger = run.ledger()
    if not ledger:
        raise LoadError("No load has made a ledger, so the gaps are not known; run `dlt pipeline nhl run`.")
    games = read_games(run)
    requests = requests_for(run, games, ledger)
    since = run.settings.history_begins  # no run looks at games before it
    final = [row for row in ledger.values() if row.is_final and row.game_date >= since]
    incomplete = [row for row in final if not row.is_complete]
    return [
        _gap(row, games.get(row.game_id), requests.get(row.game_id, ()))
        for row in sorted(incomplete, key=lambda row: (row.game_date, row.game_id))
    ]


def _gap(row: LedgerRow, game: Game | None, requests: tuple[str, ...]) -> Gap:
    away, home = (game.row["away_team"], game.row["home_team"]) if game else ("", "")
    return Gap(
        row.game_id,
        row.season,
        row.game_date,
        away or "",
        home or "",
        row.gap_reason or "",
        requests,
        row.attempts,
        row.last_attempt_at,
        row.last_error,
    )


def read_status(run: Run) -> Status:
    """Count every table, and the ledger's games by season."""
    found = table_losses.look(run)
    ledger = run.ledger() if LEDGER in found.states else {}
    dates = {row.game_id: row.game_date for row in ledger.values()}
    tables = []
    for name in TABLES:
        state, problem = found.states.get(name), found.problems.get(name)
        if state is None:
            tables.append(TableStatus(name, None, None, None, problem))
        else:
            newest = _newest_game(run, name, dates)
            tables.append(TableStatus(name, state.version, state.rows, newest, problem))
    by_season: dict[int, list[LedgerRow]] = {}
    for row in ledger.values():
        by_season.setdefault(row.season, []).append(row)
    seasons = [_season(season, rows) for season, rows in sorted(by_season.items())]
    return Status(loss_gate.remembered_at(run.archive), tables, seasons)


def _newest_game(run: Run, name: str, dates: dict[int, date]) -> date | None:
    """Return the date of the newest game of which the table has rows; None for tables without games."""
    if "game_id" not in TABLES[name].schema.names:
        return None
    games = set(run.bronze.rows(name, ["game_id"])["game_id"].to_pylist())
    return max((dates[game] for game in games if game in dates), default=None)


def _season(season: int, rows: list[LedgerRow]) -> SeasonStatus:
    final = [row for row in rows if row.is_final]
    gaps = Counter(report.kind_of_gap(row) for row in final if not row.is_complete)
    remarks = [sum(getattr(row, what) is not None for row in final) for what in REMARKS]
    return SeasonStatus(
        season, len(rows), len(final), len(final) - gaps.total(), dict(gaps.most_common()), *remarks
    )


def print_gaps(run: Run, as_json: bool) -> int:
    """Print the gaps, one a line or as JSON; return the exit code."""
    gaps = find_gaps(run)
    if as_json:
        _print_json([vars(gap) for gap in gaps])
        return 0
    for gap in gaps:
        run.print(_line(gap))
    are = form(len(gaps), "is", "are")
    incomplete = f"{counted(len(gaps), 'final game')} {are} not complete."
    run.print(incomplete if gaps else "Every final game is complete.")
    return 0


def _line(gap: Gap) -> str:
    requests = f"the next run requests {', '.join(gap.requests)}" if gap.requests else "the next run waits"
    last = f", last on {gap.last_attempt_at:%Y-%m-%d %H:%M} UTC" if gap.last_attempt_at else ""
    error = f": {gap.last_error}" if gap.last_error else ""
    return (
        f"{gap.game_id} {gap.game_date} {gap.away_team} at {gap.home_team}: {gap.reason}; {requests}; "
        f"attempts: {gap.attempts}{last}{error}"
    )


def print_status(run: Run, as_json: bool) -> int:
    """Print the state of the tables and the completeness of the seasons; return 1 if a table is not whole."""
    status = read_status(run)
    problems = [table.problem for table in status.tables if table.problem]
    if as_json:
        _print_json(
            {
                "last_load": status.last_load,
                "tables": [vars(table) for table in status.tables],
                "seasons": [vars(season) for season in status.seasons],
            }
        )
        return 1 if problems else 0
    tables = _table("Bronze", ("table", "rows", "version", "newest game"), right=("rows", "version"))
    for each in status.tables:
        version = "-" if each.version is None else str(each.version)
        rows = UNREADABLE if each.rows is None else f"{each.rows:,}"
        tables.add_row(each.table, rows, version, str(each.newest_game or "-"))
    run.console.print(tables)
    numbers = ("games", "final", "complete", *REMARKS)
    seasons = _table("Completeness", ("season", *numbers), right=numbers)
    for season in status.seasons:
        seasons.add_row(str(season.season), *(f"{getattr(season, name):,}" for name in numbers))
    run.console.print(seasons)
    for season in status.seasons:
        for kind, count in season.gaps.items():
            run.print(f"{season.season}: {counted(count, 'game')} with {kind}")
    last = f"{status.last_load:%Y-%m-%d %H:%M} UTC" if status.last_load else NEVER
    run.print(f"Last good load: {last}. `dlt pipeline nhl gaps` lists the games behind the gaps.")
    for problem in problems:
        run.print(problem)
    return 1 if problems else 0


def _table(title: str, columns: Iterable[str], right: Iterable[str] = ()) -> Table:
    table = Table(title=title, title_justify="left")
    for column in columns:
        table.add_column(column.replace("_", " "), justify="right" if column in right else "left")
    return table


def _print_json(data: Any) -> None:
    print(json.dumps(data, default=_text, indent=1))


def _text(value: date | datetime) -> str:
    return value.isoformat()
