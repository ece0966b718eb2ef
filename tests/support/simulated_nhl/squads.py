"""Who plays for a team: the squad of a season, and the players dressed for a game.

A player keeps his id over the seasons. Each season some leave and some come, and early in March each team
trades one forward, so that a skater's season may have two teams.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from random import Random

from .schedules import ScheduledGame, season_games

FORWARDS, DEFENDERS, GOALIES = 15, 8, 3
TRADED = 3  # position of the forward that a team trades
TRADES_ON = (3, 7)  # month, day


@dataclass(frozen=True, slots=True)
class Player:
    """A player: id, position (C, L, R, D, G) and the parts of his name."""

    id: int
    position: str
    first_name: str
    last_name: str

    @property
    def number(self) -> int:
        """Sweater number, the same all his life."""
        return self.id % 100

    @property
    def is_forward(self) -> bool:
        return self.position in "CLR"


@dataclass(frozen=True, slots=True)
class Squad:
    """The players of a team, or those of them who are dressed."""

    forwards: tuple[Player, ...]
    defenders: tuple[Player, ...]
    goalies: tuple[Player, ...]

    @property
    def skaters(self) -> tuple[Player, ...]:
        return self.forwards + self.defenders

    @property
    def all(self) -> tuple[Player, ...]:
        return self.skaters + self.goalies


@lru_cache(maxsize=512)
def squad(team_id: int, season: int, after_trades: bool) -> Squad:
    """Return a team's squad of a season, before or after the trades of March."""
    years = season // 10_000 - 2023
    forwards = [_forward(team_id, 2 * years + place) for place in range(FORWARDS)]
    if after_trades and (partner := _partners(season).get(team_id)):
        forwards[TRADED] = _forward(partner, 2 * years + TRADED)
    return Squad(
        tuple(forwards),
        tuple(_player(team_id, 50 + years + place, "D") for place in range(DEFENDERS)),
        tuple(_player(team_id, 80 + place, "G") for place in range(GOALIES)),
    )


def dressed(seed: int, game: ScheduledGame, side: int) -> tuple[Squad, tuple[Player, ...]]:
    """Return the players dressed for a game, the starting goalie first, and the others."""
    whole = squad(game.team_ids[side], game.season, is_after_trades(game.date, game.season))
    random = Random(f"dressed {seed} {game.id} {side}")
    forwards = 11 if random.random() < 0.1 else 12
    out = {
        *random.sample(whole.forwards, FORWARDS - forwards),
        *random.sample(whole.defenders, DEFENDERS - 18 + forwards),
        random.choice(whole.goalies),
    }
    goalies = [player for player in whole.goalies if player not in out]
    random.shuffle(goalies)
    chosen = Squad(
        tuple(player for player in whole.forwards if player not in out),
        tuple(player for player in whole.defenders if player not in out),
        tuple(goalies),
    )
    return chosen, tuple(player for player in whole.all if player in out)


def is_after_trades(day: date, season: int) -> bool:
    return day >= date(season % 10_000, *TRADES_ON)


def _forward(team_id: int, number: int) -> Player:
    return _player(team_id, number, "CLR"[number % 3])


def _player(team_id: int, number: int, position: str) -> Player:
    number_of_all = 8_500_001 + 100 * team_id + number
    return Player(number_of_all, position, {"D": "Defender", "G": "Goalie"}.get(position, "Forward"),
                  f"{team_id}-{number}")  # fmt: skip


@lru_cache
def _partners(season: int) -> dict[int, int]:
    """Team -> the team that it trades with; none for the last of an odd number."""
    teams = sorted({team for game in season_games(season) for team in game.team_ids if game.type == 2})
    Random(f"trades {season}").shuffle(teams)
    pairs = list(zip(teams[::2], teams[1::2], strict=False))
    return {**dict(pairs), **{second: first for first, second in pairs}}
