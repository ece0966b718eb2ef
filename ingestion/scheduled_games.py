"""The scheduled games and their state, from the schedules and from play-by-plays that are newer.

Schedules are requested in weeks that all begin on the same weekday, whatever the dates of a run, so that a
week has one key in the archive.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import pyarrow as pa

from ingestion.archive import Archive
from ingestion.bronze import RESULT_GAME_TYPES, SCHEDULE, TABLES
from ingestion.settings import HISTORY_BEGINS
from ingestion.transform.payload import FINAL_STATES, is_final
from ingestion.transform.schedule import ScheduleRow, schedule_row_from_play_by_play, schedule_table

WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Game:
    """A scheduled game. `row` is its schedule row."""

    id: int
    date: date
    row: ScheduleRow

    @property
    def is_final(self) -> bool:
        return self.row["game_state"] in FINAL_STATES

    @property
    def has_results(self) -> bool:
        """Whether the game has player and team rows once it is final."""
        return self.row["game_type"] in RESULT_GAME_TYPES


def weeks(since: date, until: date) -> Iterator[date]:
    """Yield the first days of the weeks with the dates."""
    week = HISTORY_BEGINS + (since - HISTORY_BEGINS) // WEEK * WEEK
    while week <= until:
        yield week
        week += WEEK


def is_due(archive: Archive, week: date, today: date, lookback_days: int) -> bool:
    """Return whether to request a week's schedule: not when it can hardly have news.

    No news is expected of a past week whose games are all final or whose schedule is of `lookback_days` after
    its end, and of a week two weeks off or more whose schedule is less than seven days old.
    """
    entries = archive.entries("schedule", week.isoformat())
    if not entries:
        return True
    fetched, end = entries[-1].fetched_at.date(), week + WEEK
    if end <= today:
        body = json.loads(archive.read(entries[-1]))
        over = all(is_final(game) for day in body["gameWeek"] for game in day.get("games") or ())
        return not (fetched >= end + timedelta(days=lookback_days) or (over and fetched >= week))
    return not (week >= today + 2 * WEEK and fetched > today - WEEK)


def last_announced(archive: Archive, week: date) -> date:
    """Return the last date of the week's season by its newest schedule; without one, the week's last date."""
    body = archive.best("schedule", week.isoformat()) or {}
    ends = [body.get(name) for name in ("regularSeasonEndDate", "playoffEndDate")]
    return max([week + WEEK - timedelta(days=1), *(date.fromisoformat(day) for day in ends if day)])


def scheduled_games(archive: Archive, bronze: pa.Table) -> dict[int, Game]:
    """Return every game of the bronze schedule and of the archive, by id, in the order of their dates.

    A response that is not final never takes a final state back. Of two final ones the newer schedule counts.
    A play-by-play counts for its game only while no schedule calls the game final.
    """
    rows: dict[int, ScheduleRow] = {row["game_id"]: row for row in bronze.to_pylist()}
    for row in _schedule_rows_of(archive):
        known = rows.get(row["game_id"])
        if known is None or not _final(known) or _final(row):
            rows[row["game_id"]] = row
    for key in archive.keys("play-by-play"):
        known = rows.get(int(key))
        if known is not None and _final(known):
            continue
        body = archive.best("play-by-play", key)
        if body is not None and (known is None or is_final(body)):
            (row,) = schedule_row_from_play_by_play(body).to_pylist()
            row["neutral_site"] = known["neutral_site"] if known else None  # its header does not have it
            rows[int(key)] = row
    return {
        game: Game(game, rows[game]["game_date"], rows[game])
        for game in sorted(rows, key=lambda each: (rows[each]["game_date"], each))
        if rows[game]["game_date"] >= HISTORY_BEGINS
    }


def schedule_rows(games: Iterable[Game]) -> pa.Table:
    """Return the schedule rows of the games in the contract's columns."""
    return pa.Table.from_pylist([game.row for game in games], schema=TABLES[SCHEDULE].schema)


def _schedule_rows_of(archive: Archive) -> Iterator[ScheduleRow]:
    for entry in archive.entries("schedule"):
        body = json.loads(archive.read(entry))
        yield from schedule_table(body).to_pylist()


def _final(row: ScheduleRow) -> bool:
    return row["game_state"] in FINAL_STATES
