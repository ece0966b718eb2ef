"""One recorded game in an archive of the test's own, and what the ledger makes of it; no dlt, no tables."""

from __future__ import annotations

import copy
import json
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from ingestion.archive import Archive, Entry
from ingestion.compute import Computed, compute_game
from ingestion.ledger import LedgerRow, endpoints_to_request, is_current, updated_row
from ingestion.lost import keep
from ingestion.payloads import GAME_ENDPOINTS
from ingestion.scheduled_games import Game
from ingestion.settings import Settings
from ingestion.transform.schedule import schedule_row_from_header
from tests.support.nhl_server import recorded

GAME = 2024020009  # CGY at VAN, overtime, all three payloads
PLAYED = datetime(2024, 10, 10, 12, tzinfo=UTC)


@cache
def _parsed(endpoint: str, game: int) -> dict:
    return json.loads(recorded(endpoint, game))


def body(endpoint: str, game: int = GAME) -> dict:
    """Return a copy of a recorded body, so that a test may spoil it."""
    return copy.deepcopy(_parsed(endpoint, game))


class ArchivedGame:
    """A game whose responses a test puts into the archive, oldest first."""

    def __init__(self, folder: Path, game: int = GAME) -> None:
        self.archive = Archive(str(folder / "landing"))
        (row,) = schedule_row_from_header(_parsed("play-by-play", game)).to_pylist()
        self.game = Game(game, row["game_date"], row)
        self.at = PLAYED
        self.row: LedgerRow | None = None

    def put(self, **bodies: dict | bytes | None) -> list[Entry]:
        """Put responses, an hour after the last: play_by_play=..., boxscore=..., shiftcharts=...

        None puts nothing.
        """
        self.at += timedelta(hours=1)
        return [
            self.archive.put(
                name.replace("_", "-"),
                self.game.id,
                given if isinstance(given, bytes) else json.dumps(given).encode(),
                self.at,
            )
            for name, given in bodies.items()
            if given is not None
        ]

    def put_whole(self) -> None:
        """Put the recorded responses."""
        self.put_whole_but()

    def put_whole_but(self, **others: dict | bytes | None) -> None:
        """Put the recorded responses, and others in place of some of them; None in place of none."""
        names = [endpoint.replace("-", "_") for endpoint in GAME_ENDPOINTS]
        recorded_ones = {name: body(name.replace("_", "-"), self.game.id) for name in names}
        self.put(**{**recorded_ones, **others})

    def compute(self, patience: int = 14) -> Computed:
        """Compute the game and write its ledger row, as a run does that has requested it."""
        computed = keep(self.archive, compute_game(self.archive, self.game), self.row)
        self.row = updated_row(
            computed,
            self.row,
            requested_at=self.at,
            answered=dict.fromkeys(GAME_ENDPOINTS, self.at),
            error=None,
            patience=patience,
            now=self.at,
        )
        return computed

    def requests(self, **settings: object) -> tuple[str, ...]:
        """Return what a run a year later requests; the responses are of the lookback's last day or later."""
        later = (self.at + timedelta(days=365)).date()
        return endpoints_to_request(self.game, self.row, Settings(**{"lookback_days": 2, **settings}), later)

    def is_current(self) -> bool:
        """Return whether the next run leaves the game as it is."""
        newest = dict.fromkeys(GAME_ENDPOINTS)
        for endpoint in GAME_ENDPOINTS:
            for entry in self.archive.entries(endpoint, self.game.id):
                newest[endpoint] = entry.sha256
        return is_current(self.row, newest)
