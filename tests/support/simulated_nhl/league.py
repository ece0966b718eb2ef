"""The league at one time: every body that the API has of it, rendered when it is asked for."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from functools import partial
from threading import RLock

from .boxscore import boxscore
from .fate import (
    CALM,
    ORDINARY,
    OVER,
    PRE,
    Fate,
    Trouble,
    draw_fate,
    duration,
    errors_left,
    reached,
    scheduled_now,
)
from .game import simulate
from .play_by_play import play_by_play
from .record import Record
from .right_rail import right_rail
from .roster import roster
from .schedules import SEASONS, ScheduledGame, season_games
from .shift_chart import EMPTY, shift_chart
from .squads import TRADES_ON, squad
from .standings import Played, standings
from .view import Result, View
from .week import week

KEPT_RECORDS = 48  # some 300 kB each
ANNOUNCED_ON = (7, 10)  # month, day on which a season's schedule is announced


class League:
    """The games of some seasons, and the time.

    Args:
        seed: decides all games and their fates.
        seasons: of eight digits; those of `SEASONS` by default.
        games: only these games; None: all.
        fates: game -> its fate, for those that the seed does not decide.
        calm: let every other game be played as scheduled, with a chart at once and nothing to correct.
        trouble: how much goes wrong with the other games, if not `calm`.
        now: the time, with a time zone.
    """

    def __init__(
        self,
        seed: int = 1,
        seasons: Collection[int] = SEASONS,
        games: Collection[int] | None = None,
        fates: Mapping[int, Fate] | None = None,
        calm: bool = False,
        trouble: Trouble = ORDINARY,
        now: datetime = datetime(2026, 7, 1, 12, tzinfo=UTC),
    ) -> None:
        self.seed, self.now = seed, now
        self.seasons = tuple(sorted(seasons))
        self.games: dict[int, ScheduledGame] = {
            game.id: game
            for season in self.seasons
            for game in season_games(season)
            if games is None or game.id in games
        }
        self.fates = {
            game.id: CALM if calm else draw_fate(seed, game, trouble) for game in self.games.values()
        } | dict(fates or {})
        self._results: dict[int, Result] = {}
        self._records: OrderedDict[int, Record] = OrderedDict()
        self._lock = RLock()

    def advance(self, **time: float) -> None:
        """Let time pass: `advance(days=1)`."""
        self.now += timedelta(**time)

    def body(self, endpoint: str, key: str) -> bytes | None:
        """Return what the API answers now; None: 404."""
        if endpoint == "schedule":
            return self._week(date.fromisoformat(key))
        if endpoint == "roster":
            team, season = key.split("-")
            return self._roster(team, int(season))
        if endpoint == "standings":
            return self._standings(date.fromisoformat(key))
        view = self.view(int(key))
        if view is None:
            return EMPTY if endpoint == "shiftcharts" else None
        renderers: dict[str, Callable[[View], bytes]] = {
            "play-by-play": play_by_play,
            "boxscore": boxscore,
            "shiftcharts": shift_chart,
            "right-rail": partial(right_rail, self.seed),
        }
        return renderers[endpoint](view) if endpoint in renderers else None

    def view(self, game_id: int, with_record: bool = True) -> View | None:
        """Return a game as it is shown now; None without such a game.

        Args:
            with_record: False where state and result are enough, which spares a simulation.
        """
        game = self.games.get(game_id)
        if game is None or self.now < announced(game.season):
            return None
        fate = self.fates[game_id]
        listed = scheduled_now(game, fate, self.now)
        if listed is None:
            return None
        scheduled, schedule_state = listed
        if schedule_state != "OK" or self.now < scheduled.start - PRE:
            return View(scheduled, "FUT", schedule_state)
        if self.now < scheduled.start:
            return View(scheduled, "PRE", record=self.record(game_id))
        result = self._result(game_id)
        since_end = self.now - scheduled.start - result.duration
        state = "OVER" if since_end < OVER else "FINAL" if since_end < fate.official_after else "OFF"
        if since_end >= OVER and not with_record:
            return View(scheduled, state, result=result)
        record = self.record(game_id)
        if since_end < timedelta(0):
            cut = reached(record, self.now - scheduled.start)
            is_close = cut[0] > 3 or cut >= (3, 900)
            errors = frozenset(fate.errors)
            return View(scheduled, "CRIT" if is_close else "LIVE", record=record, cut=cut, errors=errors,
                        has_chart=False)  # fmt: skip
        return View(
            scheduled,
            state,
            record=record,
            errors=errors_left(fate, since_end),
            has_chart=fate.chart_after is not None and since_end >= fate.chart_after,
        )

    def record(self, game_id: int) -> Record:
        """Return a game from its first face-off to its end, whatever the time is."""
        with self._lock:
            if game_id in self._records:
                self._records.move_to_end(game_id)
                return self._records[game_id]
        record = simulate(self.seed, self.games[game_id])
        with self._lock:
            self._records[game_id] = record
            self._results[game_id] = Result(duration(record), record.score, record.last_period)
            if len(self._records) > KEPT_RECORDS:
                self._records.popitem(last=False)
        return record

    def _season_of(self, day: date) -> int:
        """Return the season whose dates a week gives: the last one that is announced and has begun."""
        begun = [season for season in self.seasons if announced(season).date() <= day]
        return begun[-1] if begun else self.seasons[0]

    def _week(self, first: date) -> bytes:
        days = {first + timedelta(days=day) for day in range(7)}
        return week(first, self._season_of(max(days)), list(self._views_on(days)))

    def _views_on(self, days: set[date]) -> Iterator[View]:
        for game in self.games.values():
            new_start = self.fates[game.id].new_start
            if game.date in days or new_start is not None:
                view = self.view(game.id, with_record=False)
                if view is not None and view.game.date in days:
                    yield view

    def _roster(self, team: str, season: int) -> bytes | None:
        ids = {
            code: number
            for game in self.games.values()
            if game.season == season
            for code, number in zip(game.teams, game.team_ids, strict=True)
        }
        if team not in ids:
            return None
        traded = self.now >= datetime(season % 10_000, *TRADES_ON, tzinfo=UTC)
        return roster(squad(ids[team], season, traded), team, season)

    def _standings(self, day: date) -> bytes:
        season = self._season_of(day)
        regular = [game for game in self.games.values() if game.season == season and game.type == 2]
        teams = {team for game in regular for team in game.teams}
        results = []
        for game in regular:
            listed = scheduled_now(game, self.fates[game.id], self.now)
            if listed is None or listed[1] != "OK" or listed[0].date > day:
                continue
            result = self._result(game.id)
            if self.now >= listed[0].start + result.duration + OVER:
                played = Played(game.teams, result.score, result.last_period[1])
                results.append((listed[0].start, game.id, played))
        in_order = [played for *_, played in sorted(results)]
        return standings(day, season, teams, in_order)

    def _result(self, game_id: int) -> Result:
        if game_id not in self._results:
            self.record(game_id)
        return self._results[game_id]


def announced(season: int) -> datetime:
    """Return when a season's schedule becomes known."""
    return datetime(season // 10_000, *ANNOUNCED_ON, tzinfo=UTC)
