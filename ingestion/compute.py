"""From the archive to rows, game by game."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import pyarrow as pa

from ingestion.archive import Archive, Entry
from ingestion.bronze import LEDGER_COUNTS, TABLES
from ingestion.payloads import payloads_of
from ingestion.scheduled_games import Game
from ingestion.transform.checks import check_game
from ingestion.transform.game import game_tables
from ingestion.transform.gaps import figures_gap, live_boxscore_gap
from ingestion.transform.official import clauses_as_text, discrepancies
from ingestion.transform.payload import Payload, PayloadError, readable

log = logging.getLogger(__name__)

GAME_TABLES = tuple(LEDGER_COUNTS.values())
HEADER = ("gameType", "season", "awayTeam", "homeTeam")


@dataclass
class Computed:
    """One game: the responses that its rows come from, the rows by table, and what is wrong with them.

    Attributes:
        entries: endpoint -> the response used; None if the archive was not read.
        missing: what the game's rows lack: clauses that begin with one of `ingestion.payloads.GAPS`.
        rows: empty without a play-by-play to compute from, and in a batch, which has them.
        counts: the number of rows by table; empty without any.
        header: season, type and teams, of the play-by-play; empty without rows.
        shift_source, shift_disagreements: those of `ingestion.transform.game.GameTables`.
        violations: a sentence for each check that failed.
        discrepancies: the figures in which the rows differ from the official ones, as text.
        not_used: newer responses that the rows do not come from, and why.
        oddities: what could not be read, by endpoint and field.
        keeps_rows: whether the existing rows stay, since a response that they come from is lost.
    """

    game: Game
    entries: dict[str, Entry] | None = None
    missing: tuple[str, ...] = ()
    rows: dict[str, pa.Table] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    header: Payload = field(default_factory=dict)
    shift_source: str | None = None
    shift_disagreements: int | None = None
    violations: list[str] = field(default_factory=list)
    discrepancies: str | None = None
    not_used: str | None = None
    oddities: str | None = None
    keeps_rows: bool = False


@dataclass
class Batch:
    """Some games, and the rows of all of them by table; the games have only the counts of theirs."""

    games: list[Computed]
    rows: dict[str, pa.Table]

    @property
    def ids(self) -> list[int]:
        """The games that have rows."""
        return [each.game.id for each in self.games if each.counts]


def compute_batch(archive: Archive, games: Iterable[tuple[Game, bool]]) -> Batch:
    """Compute games, each given with whether it has HTML reports."""
    computed = [compute_game(archive, *each) for each in games]
    rows = {name: _joined(name, [each.rows[name] for each in computed if each.rows]) for name in GAME_TABLES}
    rows = {name: table.combine_chunks() for name, table in rows.items()}  # a part a game is slow to send
    return Batch([replace(each, rows={}) for each in computed], rows)


def joined(batches: list[Batch]) -> Batch:
    """Return several batches as one."""
    rows = {name: _joined(name, [batch.rows[name] for batch in batches]) for name in GAME_TABLES}
    return Batch([game for batch in batches for game in batch.games], rows)


def _joined(name: str, parts: list[pa.Table]) -> pa.Table:
    return pa.concat_tables([TABLES[name].schema.empty_table(), *parts])


def compute_game(archive: Archive, game: Game, has_reports: bool = True) -> Computed:
    """Compute a game's rows from its best payloads: none without results or the final play-by-play.

    Whatever is odd about a game stays with it: the other games of a run are computed all the same.

    Args:
        has_reports: False for a game whose archive has no HTML reports, which spares looking for them.
    """
    payloads = payloads_of(archive, game.id, with_reports=has_reports, scheduled=game.listed)
    # Without the bodies: those of a batch take 2 GB.
    computed = Computed(
        game,
        payloads.entries,
        payloads.missing,
        not_used=payloads.not_used_text,
        oddities=clauses_as_text(payloads.oddities),
    )
    play_by_play, boxscore = payloads.play_by_play, payloads.bodies.get("boxscore")
    if play_by_play is None or not game.has_results:
        if live := live_boxscore_gap(boxscore):
            computed.missing += (live,)
        return computed
    try:
        with readable(f"payloads of game {game.id}"):
            chart, right_rail = payloads.bodies.get("shiftcharts"), payloads.bodies.get("right-rail")
            tables = game_tables(play_by_play, boxscore, chart, payloads.reports, right_rail)
    except PayloadError as error:
        computed.violations = [str(error)]
        return computed
    for clause in tables.report_warnings:
        log.warning("Game %s: %s.", game.id, clause)
    computed.missing += tuple(tables.gaps)
    computed.oddities = clauses_as_text([*payloads.oddities, *tables.oddities])
    computed.rows = tables.by_name
    computed.counts = {name: len(rows) for name, rows in tables.by_name.items()}
    computed.header = {name: play_by_play.get(name) for name in HEADER}
    computed.shift_source = tables.shift_source
    computed.shift_disagreements = tables.shift_disagreements
    try:
        with readable(f"rows of game {game.id}"):
            computed.violations = check_game(tables.players, tables.teams, play_by_play)
            found = discrepancies(tables.players, tables.teams, play_by_play, boxscore, tables.goalies)
            computed.discrepancies = clauses_as_text(map(str, found))
            gap = figures_gap(found)
            if gap and not any(clause.startswith(gap.partition(" (")[0]) for clause in computed.missing):
                computed.missing += (gap,)
    except PayloadError as error:
        computed.violations = [f"{error} They are not checked."]
    return computed
