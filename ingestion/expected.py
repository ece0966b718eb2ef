"""Which games there are, and in which state: what the schedules say, and what a play-by-play knows better.

Schedules are asked for in weeks that all begin on the same weekday, whatever the dates of a run, so that a
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
from ingestion.transform.schedule import schedule_row_from_play_by_play, schedule_table

WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Game:
    """A scheduled game. `row` is its schedule row."""

    id: int
    date: date
    row: dict

    @property
    def is_final(self) -> bool:
        return self.row["game_state"] in FINAL_STATES

    @property
    def has_results(self) -> bool:
        """Whether it has player and team rows once it is final."""
        return self.row["game_type"] in RESULT_GAME_TYPES


def weeks(since: date, until: date) -> Iterator[date]:
    """The first days of the weeks that hold the dates."""
    week = HISTORY_BEGINS + (since - HISTORY_BEGINS) // WEEK * WEEK
    while week <= until:
        yield week
        week += WEEK


def is_due(archive: Archive, week: date, today: date, lookback_days: int) -> bool:
    """Whether a week's schedule is to be asked for: not when it can hardly say anything new.

    That is a past week whose games are all final, or that was asked for `lookback_days` after its end; and a
    week that is two weeks off or more and was asked for within the last seven days.
    """
    kept = archive.entries("schedule", week.isoformat())
    if not kept:
        return True
    asked, end = kept[-1].fetched_at.date(), week + WEEK
    if end <= today:
        body = json.loads(archive.read(kept[-1]))
        over = all(is_final(game) for day in body["gameWeek"] for game in day.get("games") or ())
        return not (asked >= end + timedelta(days=lookback_days) or (over and asked >= week))
    return not (week >= today + 2 * WEEK and asked > today - WEEK)


def last_announced(archive: Archive, week: date) -> date:
    """The last date of the week's season, as its newest schedule says; if it does not, the week's own."""
    body = archive.best("schedule", week.isoformat()) or {}
    says = [body.get(name) for name in ("regularSeasonEndDate", "playoffEndDate")]
    return max([week + WEEK - timedelta(days=1), *(date.fromisoformat(day) for day in says if day)])


def expected_games(archive: Archive, bronze: pa.Table) -> dict[int, Game]:
    """Every game of the bronze schedule and of the archive, by id.

    A final state is never taken back by a capture that is not final; of two final ones the newer schedule
    says. A play-by-play speaks for its game only while no schedule calls that final.
    """
    rows: dict[int, dict] = {row["game_id"]: row for row in bronze.to_pylist()}
    for row in _scheduled(archive):
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
            row["neutral_site"] = (known or {}).get("neutral_site")  # its header does not have it
            rows[int(key)] = row
    return {
        game: Game(game, rows[game]["game_date"], rows[game])
        for game in sorted(rows, key=lambda each: (rows[each]["game_date"], each))
        if rows[game]["game_date"] >= HISTORY_BEGINS
    }


def schedule_rows(games: Iterable[Game]) -> pa.Table:
    """Schedule rows of the games, as the contract has them."""
    return pa.Table.from_pylist([game.row for game in games], schema=TABLES[SCHEDULE].schema)


def _scheduled(archive: Archive) -> Iterator[dict]:
    for entry in archive.entries("schedule"):
        body = json.loads(archive.read(entry))
        yield from schedule_table(body).to_pylist()


def _final(row: dict) -> bool:
    return row["game_state"] in FINAL_STATES
