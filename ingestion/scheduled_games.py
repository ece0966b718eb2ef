"""The scheduled games and their state, from the schedules and from play-by-plays that are newer.

Schedules are requested in weeks that all begin on the same weekday, whatever the dates of a run, so that a
week has one key in the archive.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

import pyarrow as pa

from ingestion.archive import Archive, Entry
from ingestion.asked import read_asked, write_asked
from ingestion.bronze import HISTORY_BEGINS, RESULT_GAME_TYPES, SCHEDULE, TABLES
from ingestion.clock import league_date
from ingestion.transform.headers import contradiction
from ingestion.transform.payload import FINAL_STATES, Payload, PayloadError, date_of, is_final
from ingestion.transform.schedule import (
    CALLED_OFF,
    OddGame,
    ScheduleRow,
    Week,
    read_week,
    schedule_row_from_header,
)

WEEK = timedelta(days=7)
RESULT: tuple[Literal["away_score", "home_score", "last_period_type"], ...] = (
    "away_score",
    "home_score",
    "last_period_type",
)
ASKED = "schedules"

# State of a game that has left the schedule, or was not necessary, and was not played. Ours, not the NHL's.
GONE = "GONE"

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Game:
    """A scheduled game.

    Attributes:
        row: its schedule row.
        oddities: what could not be read of it in a schedule.
        is_listed: whether the row is of a schedule, and not made of the header of a payload.
    """

    id: int
    date: date
    row: ScheduleRow
    oddities: tuple[str, ...] = ()
    is_listed: bool = True

    @property
    def listed(self) -> ScheduleRow | None:
        """The row, unless it was made of the header of a payload, which it cannot confirm."""
        return self.row if self.is_listed else None

    @property
    def is_final(self) -> bool:
        return self.row["game_state"] in FINAL_STATES

    @property
    def is_open(self) -> bool:
        """Whether it is being played, or still to be played on its date."""
        return not (self.is_final or self.row["game_state"] == GONE or _is_called_off(self.row))

    @property
    def has_results(self) -> bool:
        """Whether the game has player and team rows once it is final."""
        return self.row["game_type"] in RESULT_GAME_TYPES

    @property
    def has_rows(self) -> bool:
        """Whether the tables of games are to have its rows: it is over, and of a kind that has results."""
        return self.is_final and self.has_results


def weeks(since: date, until: date) -> Iterator[date]:
    """Yield the first days of the weeks with the dates; weeks begin on the same days whatever the setting."""
    week = HISTORY_BEGINS + (since - HISTORY_BEGINS) // WEEK * WEEK
    while week <= until:
        yield week
        week += WEEK


def is_due(
    archive: Archive, week: date, today: date, lookback_days: int, asked: Mapping[str, date] | None = None
) -> bool:
    """Return whether to request a week's schedule: not when it can hardly have news.

    Request a week until a response from after its end has its games as final, or for `lookback_days`. Then
    ever less often: after as many days as the last request came after its end. A past week that
    lists no game in the season, or fewer than it counts, or one that cannot be read, is requested each day. A
    week two weeks off or more is requested every seven days. One whose newest response is damaged is due, and
    so is one of which it is not known when it was last requested, since a clock was wrong.

    Args:
        asked: week -> when it was last requested; a response that is not new is not in the archive twice.
    """
    responses = archive.candidates("schedule", week.isoformat())
    if not responses.valid or responses.newest_is_damaged:
        return True
    entry, body = responses.valid[-1]
    known = [league_date(entry.served_at), (asked or {}).get(week.isoformat())]
    last = max(filter(None, known), default=None)
    if last is None:
        return True
    end = week + WEEK
    if end > today:
        return not (week >= today + 2 * WEEK and last > today - WEEK)
    if last < end:
        return True
    listed = read_week(body)
    if not _lists_all(body, listed):
        return last < today
    over = all(_final(row) for row in listed.rows)
    if not over and last < end + timedelta(days=lookback_days):
        return True
    return today - last >= max(last - end, timedelta(days=max(lookback_days, 1)))


def _lists_all(body: Payload, listed: Week) -> bool:
    """Return whether a week seems to list all of its games; one outside of the season has none."""
    if not listed.is_whole:
        return False
    counted = body.get("numberOfGames")
    if isinstance(counted, int) and counted > len(listed.rows) + listed.repeated:
        return False
    if listed.rows or not listed.days:
        return bool(listed.rows)
    begins = date_of(body.get("preSeasonStartDate")) or date_of(body.get("regularSeasonStartDate"))
    ends = date_of(body.get("playoffEndDate"))
    if begins is None or ends is None:
        return False
    return max(listed.days) < begins or min(listed.days) > ends


def weeks_asked(archive: Archive, today: date) -> dict[str, date]:
    """Return week -> the date on which its schedule was last requested."""
    return read_asked(archive, ASKED, today)


def remember_asked(archive: Archive, weeks: Iterable[date], today: date) -> None:
    """Keep that the schedules of these weeks were requested today."""
    write_asked(archive, ASKED, (week.isoformat() for week in weeks), today)


def last_announced(archive: Archive, week: date) -> date:
    """Return the last date of the week's season by its newest schedule; without one, the week's last date."""
    body = archive.best("schedule", week.isoformat()) or {}
    ends = (date_of(body.get(name)) for name in ("regularSeasonEndDate", "playoffEndDate"))
    return max([week + WEEK - timedelta(days=1), *(day for day in ends if day)])


class Games(dict[int, Game]):
    """The games by id, in the order of their dates; `odd` are listed ones that have no row."""

    odd: tuple[OddGame, ...] = ()


def scheduled_games(archive: Archive, bronze: pa.Table, history_begins: date = HISTORY_BEGINS) -> Games:
    """Return every game of the bronze schedule and of the archive, by id, in the order of their dates.

    A response that is not final never takes a final state back. Of two final ones the newer schedule counts.
    A play-by-play counts for its game only while no schedule calls the game final. A game that is not over
    and that a newer schedule of its date does not list is `GONE`. What the schedule lacks of a result is that
    of the row before, or of the game's own payloads: without its last period a lost game would cost the team
    a point.
    """
    rows: dict[int, ScheduleRow] = {row["game_id"]: row for row in bronze.to_pylist()}
    odd: list[OddGame] = []
    unlisted: set[int] = set()
    for entry, listed in _weeks_of(archive):
        _apply(rows, listed, league_date(entry.served_at))
        # The newest schedule of a day counts.
        odd = [each for each in odd if each.day is not None and each.day not in listed.days] + listed.odd
    for key in archive.keys("play-by-play"):
        known = rows.get(int(key))
        if known is not None and _final(known):
            continue
        body = archive.best("play-by-play", key)
        if body is not None and (known is None or is_final(body)):
            try:
                (row,) = _row_of_header(archive, key, body).to_pylist()
            except PayloadError as error:
                log.warning("%s", error)
                continue
            row["neutral_site"] = known["neutral_site"] if known else None  # its header does not have it
            rows[int(key)] = row
            unlisted.add(int(key))
    for game, row in rows.items():
        if _final(row) and None in (row[name] for name in RESULT):
            rows[game] = _with_result_of_payloads(archive, row)
    remarks = {each.game_id: each.clauses for each in odd}
    games = Games(
        {
            game: Game(game, rows[game]["game_date"], rows[game], remarks.get(game, ()), game not in unlisted)
            for game in sorted(rows, key=lambda each: (rows[each]["game_date"], each))
            if rows[game]["game_date"] >= history_begins
        }
    )
    games.odd = _one_of_each(each for each in odd if each.game_id not in games)
    return games


def _one_of_each(odd: Iterable[OddGame]) -> tuple[OddGame, ...]:
    """Return each game once, the newest with the clauses of all: the schedules of two weeks may list it."""
    found: dict[object, OddGame] = {}
    for each in odd:
        key = each if each.game_id is None else each.game_id
        older = found[key].clauses if key in found else ()
        found[key] = replace(each, clauses=tuple(dict.fromkeys(older + each.clauses)))
    return tuple(found.values())


def _row_of_header(archive: Archive, key: str, play_by_play: Payload) -> pa.Table:
    """Return the row of a play-by-play's header; of the boxscore's, where the two contradict each other."""
    candidates = archive.candidates("boxscore", key)
    chosen = candidates.choose()
    boxscore = candidates.valid[chosen.used][1] if chosen else None
    if boxscore is not None and contradiction(play_by_play, boxscore, None):
        return schedule_row_from_header(boxscore, "boxscore")
    return schedule_row_from_header(play_by_play)


def _with_result_of_payloads(archive: Archive, row: ScheduleRow) -> ScheduleRow:
    for endpoint in ("boxscore", "play-by-play"):
        body = archive.best(endpoint, str(row["game_id"]))
        if body is None or not is_final(body):
            continue
        try:
            (header,) = schedule_row_from_header(body, endpoint).to_pylist()
        except PayloadError:
            continue  # named with the game
        row = _with_result(row, header)
    return row


def _with_result(row: ScheduleRow, other: ScheduleRow) -> ScheduleRow:
    """Return a row with what it lacks of the result from another row of the same game and teams."""
    if (row["away_team"], row["home_team"]) != (other["away_team"], other["home_team"]):
        return row
    result = {name: other[name] for name in RESULT if row[name] is None}
    return {**row, **result}  # type: ignore[typeddict-item]


def _apply(rows: dict[int, ScheduleRow], listed: Week, fetched: date | None) -> None:
    """Take the rows of a schedule, and mark the games that it does not list any more."""
    for row in listed.rows:
        known = rows.get(row["game_id"])
        if known is not None and _final(known) and not _final(row):
            continue
        if known is not None and _is_called_off(row) and row["game_date"] < known["game_date"]:
            continue  # the date that a postponed game has left
        if known is not None and _final(known):
            row = _with_result(row, known)
        if _is_unplayed(row, fetched):
            row = {**row, "game_state": GONE}
        rows[row["game_id"]] = row
    ids = listed.ids
    for game, known in rows.items():
        if known["game_date"] in listed.days and game not in ids and not _final(known):
            rows[game] = {**known, "game_state": GONE}


def _is_called_off(row: ScheduleRow) -> bool:
    return row["game_schedule_state"] in CALLED_OFF


def _is_unplayed(row: ScheduleRow, fetched: date | None) -> bool:
    """Return whether a game that was to be confirmed is still that days after its date: not necessary.

    Args:
        fetched: the league's date on which the schedule was served; None if that is not known.
    """
    to_come = row["game_state"] in ("FUT", "PRE") and row["game_schedule_state"] == "TBD"
    return to_come and fetched is not None and fetched > row["game_date"] + timedelta(days=2)


def schedule_rows(games: Iterable[Game]) -> pa.Table:
    """Return the schedule rows of the games in the contract's columns."""
    return pa.Table.from_pylist([game.row for game in games], schema=TABLES[SCHEDULE].schema)


def _weeks_of(archive: Archive) -> Iterator[tuple[Entry, Week]]:
    """Yield the schedules in the order in which they were served; one that cannot be read is named."""
    found = []
    for key in archive.keys("schedule"):
        responses = archive.candidates("schedule", key)
        found += [(entry, read_week(body)) for entry, body in responses.valid]
        newest = max((entry.at for entry, _ in responses.valid), default=None)
        for entry, reason in responses.invalid:
            if entry in responses.damaged:
                continue  # `Archive.damaged` has it, and the run prints it
            if newest is None or entry.at > newest:  # an older one has been asked for again
                log.warning("%s is not used: %s", entry.path, reason)
    yield from sorted(found, key=lambda each: each[0].order)


def _final(row: ScheduleRow) -> bool:
    return row["game_state"] in FINAL_STATES
