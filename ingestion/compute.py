"""From the archive to rows: the games that a run has to look at, in batches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pyarrow as pa

from ingestion.archive import Archive, Entry
from ingestion.bronze import LEDGER_COUNTS, TABLES
from ingestion.payloads import payloads_of
from ingestion.scheduled_games import Game
from ingestion.transform.checks import check_game
from ingestion.transform.game import game_tables
from ingestion.transform.payload import Payload, PayloadError

BATCH = 400  # games: 57,600 player rows and 130,000 plays, some 200 MB
GAME_TABLES = tuple(LEDGER_COUNTS.values())
HEADER = ("gameType", "season", "awayTeam", "homeTeam")


@dataclass
class Computed:
    """One game: the responses that its rows come from, the rows by table, and what is wrong with them.

    Attributes:
        entries: endpoint -> the response used; None if the archive was not read.
        missing: what the game lacks, of `ingestion.payloads.GAPS`.
        rows: empty without a play-by-play to compute from.
        header: season, type and teams, of the play-by-play; empty without rows.
        violations: a sentence for each check that failed.
    """

    game: Game
    entries: dict[str, Entry] | None = None
    missing: tuple[str, ...] = ()
    rows: dict[str, pa.Table] = field(default_factory=dict)
    header: Payload = field(default_factory=dict)
    violations: list[str] = field(default_factory=list)


@dataclass
class Batch:
    """Some games and their rows."""

    games: list[Computed]

    def rows(self, name: str) -> pa.Table:
        """Return the rows of all games for a table."""
        parts = [each.rows[name] for each in self.games if each.rows]
        return pa.concat_tables([TABLES[name].schema.empty_table(), *parts])

    @property
    def ids(self) -> list[int]:
        """The games that have rows."""
        return [each.game.id for each in self.games if each.rows]


def compute(archive: Archive, games: list[Game]) -> Iterator[Batch]:
    """Compute the games' rows, `BATCH` games at a time."""
    for start in range(0, len(games), BATCH):
        yield Batch([compute_game(archive, game) for game in games[start : start + BATCH]])


def compute_game(archive: Archive, game: Game) -> Computed:
    """Compute a game's rows from its best payloads: none without results or the final play-by-play."""
    payloads = payloads_of(archive, game.id)
    # Without the bodies: those of a batch take 2 GB.
    computed = Computed(game, payloads.entries, payloads.missing)
    play_by_play, boxscore = payloads.play_by_play, payloads.bodies.get("boxscore")
    if play_by_play is None or not game.has_results:
        return computed
    try:
        tables = game_tables(
            play_by_play, boxscore, payloads.bodies.get("shiftcharts"), payloads.bodies.get("right-rail")
        )
    except PayloadError as error:
        computed.violations = [str(error)]
        return computed
    computed.rows = tables.by_name
    computed.header = {name: play_by_play.get(name) for name in HEADER}
    computed.violations = check_game(tables.players, tables.teams, play_by_play, boxscore)
    return computed
