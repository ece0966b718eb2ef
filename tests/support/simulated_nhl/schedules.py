"""The real schedules of 2023-24 to 2026-27 from `tests/data/nhl/schedules`, one row a game."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "data" / "nhl" / "schedules"
SEASONS = (20232024, 20242025, 20252026, 20262027)
PLAYOFFS = 3
LONGEST_SERIES = 7


@dataclass(frozen=True, slots=True)
class ScheduledGame:
    """A game of the schedule.

    Attributes:
        start: UTC.
        eastern_offset, venue_offset: from UTC, as the API writes them ("-04:00").
        needed_until: when the playoff series is over, of a game that is not needed then.
    """

    id: int
    date: date
    start: datetime
    eastern_offset: str
    venue_offset: str
    timezone: str
    neutral: bool
    venue: str
    team_ids: tuple[int, int]
    teams: tuple[str, str]
    schedule_state: str = "OK"
    needed_until: datetime | None = None

    @property
    def type(self) -> int:
        """1 preseason, 2 regular season, 3 playoffs."""
        return self.id // 10_000 % 100

    @property
    def if_necessary(self) -> bool:
        """Whether the playoff series is over before it."""
        return self.needed_until is not None

    @property
    def season(self) -> int:
        """Season of eight digits."""
        start = self.id // 1_000_000
        return start * 10_000 + start + 1


@cache
def season_games(season: int) -> tuple[ScheduledGame, ...]:
    """Return the games of a season in the order of their dates, with the playoff games not needed."""
    text = gzip.decompress((FOLDER / f"{season}.csv.gz").read_bytes()).decode()
    games = [_game(row) for row in csv.DictReader(io.StringIO(text))]
    games += _not_needed(games)
    return tuple(sorted(games, key=lambda game: (game.date, game.id)))


def _game(row: dict[str, str]) -> ScheduledGame:
    return ScheduledGame(
        id=int(row["game_id"]),
        date=date.fromisoformat(row["game_date"]),
        start=datetime.fromisoformat(row["start"]),
        eastern_offset=row["eastern_utc"],
        venue_offset=row["venue_utc"],
        timezone=row["timezone"],
        neutral=row["neutral"] == "1",
        venue=row["venue"],
        team_ids=(int(row["away_id"]), int(row["home_id"])),
        teams=(row["away"], row["home"]),
        schedule_state=row["schedule_state"],
    )


def _not_needed(games: list[ScheduledGame]) -> Iterator[ScheduledGame]:
    """Yield games five to seven of the series that ended before: the API announces them as TBD."""
    last = {game.id // 10: game for game in games if game.type == PLAYOFFS}
    for series, game in last.items():
        for number in range(game.id % 10 + 1, LONGEST_SERIES + 1):
            later = timedelta(days=2 * (number - game.id % 10))
            yield replace(
                game,
                id=series * 10 + number,
                date=game.date + later,
                start=game.start + later,
                schedule_state="TBD",
                needed_until=game.start + timedelta(hours=3),
            )
