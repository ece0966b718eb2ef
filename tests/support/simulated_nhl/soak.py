"""Random sequences of faulty loads, then one sound load: bronze must be that of undisturbed loads.

    python -m tests.support.simulated_nhl.soak --seeds 200
    python -m tests.support.simulated_nhl.soak --seeds 1 --first 17 --keep /tmp/soak

A seed decides a league, the times of the loads, and several sequences of faults. The lake of each sequence is
compared with one that is loaded at the same times without faults.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

from . import faults
from .fate import Trouble
from .faults import Rule
from .league import League
from .loads import PATIENCE, Lake, Stop, differences
from .schedules import season_games
from .server import SimulatedNhl

IMPATIENCE = 0.3  # seconds that a load waits for an answer where answers stall
FAULTS = {
    "latency": faults.latency(0.02),
    "stall": faults.stall(3 * IMPATIENCE),
    "429": faults.status(429),
    "429, wait": faults.status(429, retry_after=0),
    "429, wait long": faults.status(429, retry_after=3600),
    "500": faults.status(500),
    "503": faults.status(503),
    "reset": faults.reset,
    "cut": faults.cut,
    "broken off": faults.broken_off,
    "empty": faults.empty,
    "html": faults.html,
    "404": faults.not_found,
    "another": faults.another,
}
OPTIONS: tuple[tuple[str, object], ...] = (
    ("replay", None),
    ("replay", True),
    ("plan", True),
    ("one_time_load", True),
)
ENDPOINTS = ("schedule", "play-by-play", "boxscore", "shiftcharts")


@dataclass(frozen=True)
class Story:
    """A few games of some days, and the times of the loads; the last load is sound.

    Attributes:
        since, until: the dates that are loaded.
    """

    seed: int
    league: League
    since: date
    until: date
    times: tuple[datetime, ...]


@dataclass(frozen=True)
class Disturbance:
    """What goes wrong with one load: by rules, by a stop, or by options that load less than all."""

    seed: int = 0
    rules: tuple[Rule, ...] = ()
    timeout: float = PATIENCE
    stop: Stop | None = None
    options: tuple[tuple[str, object], ...] = ()
    name: str = "sound"


SOUND = Disturbance()


def make_story(seed: int, days: int = 4, games: int = 6) -> Story:
    """Return a story: games of some days in a row, and a load a day or more."""
    random = Random(f"story {seed}")
    season = random.choice((20232024, 20242025, 20252026))
    dates = sorted({game.date for game in season_games(season) if game.type > 1})
    first = random.choice(dates[: -days - 1])
    until = first + timedelta(days=days - 1)
    played = [game.id for game in season_games(season) if game.type > 1 and first <= game.date <= until]
    chosen = random.sample(played, min(games, len(played)))
    # What is corrected after the lookback lands or not, depending on when a game was looked at.
    trouble = Trouble(factor=4, corrected_within=timedelta(hours=20), until=until)
    league = League(seed=seed, seasons=[season], games=chosen, trouble=trouble)
    times = [_at(first + timedelta(days=day), 14) for day in range(days)]
    night = random.choice(times) + timedelta(hours=12)  # while games are played
    last = _at(until + timedelta(days=random.randint(2, 4)), 14)
    return Story(seed, league, first, until, tuple(sorted([*times, night, last])))


def _at(day: date, hour: int) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def disturb(story: Story, number: int) -> Iterator[Disturbance]:
    """Yield what goes wrong with each load of a story, in one of its sequences; with the last, nothing."""
    random = Random(f"disturbances {story.seed} {number}")
    for _ in story.times[:-1]:
        names = random.sample(sorted(FAULTS), random.randint(1, 4))
        share = random.choice((0.05, 0.2, 0.5, 0.9))
        rules = tuple(
            Rule(
                FAULTS[name],
                endpoint=random.choice((None, None, *ENDPOINTS)),
                probability=share / 4 if name == "stall" else share,  # it takes time
            )
            for name in names
        )
        stop = None
        if random.random() < 0.3:
            stop = Stop(*random.choice((("keep", random.randint(1, 12)), ("merge", random.randint(1, 2)))),
                        after=random.random() < 0.5)  # fmt: skip
        option = random.choices([*OPTIONS, ("games", _some(random, story))], (14, 1, 1, 1, 2))[0]
        yield Disturbance(
            random.getrandbits(32),
            rules,
            IMPATIENCE if "stall" in names else PATIENCE,
            stop,
            (option,),
            f"{', '.join(names)} at {share}; {stop}; {option}",
        )
    yield SOUND


def _some(random: Random, story: Story) -> list[str]:
    return [str(game) for game in random.sample(list(story.league.games), 2)]


class Stage:
    """The server and the lakes of one story.

    Args:
        folder: where the lakes are.
    """

    def __init__(self, story: Story, folder: Path) -> None:
        self._story, self._folder = story, folder
        self._undisturbed: Lake | None = None

    def run(self, number: int) -> list[str]:
        """Load a lake with one sequence of faults; return where it differs from the undisturbed one."""
        disturbances = list(disturb(self._story, number))
        lake = self._load(f"disturbed-{number}", disturbances)
        if self._undisturbed is None:
            self._undisturbed = self._load("undisturbed", [SOUND] * len(disturbances))
        if lake.hashes() == self._undisturbed.hashes():
            return []
        return differences(lake, self._undisturbed)

    def _load(self, name: str, disturbances: list[Disturbance]) -> Lake:
        options = {"since": self._story.since.isoformat(), "until": self._story.until.isoformat()}
        with SimulatedNhl(self._story.league) as api:
            lake = Lake(self._folder / name, api, **options)
            for at, disturbance in zip(self._story.times, disturbances, strict=True):
                self._story.league.now = at
                api.faults.set(*disturbance.rules, seed=disturbance.seed)
                code = lake.load(disturbance.timeout, disturbance.stop, **dict(disturbance.options))
                assert "Traceback" not in lake.output, lake.output
                assert disturbance is not SOUND or code in (0, 1), lake.output
        return lake


def main() -> int:
    """Run stories of several seeds; return 1 if a lake differs."""
    parser = argparse.ArgumentParser(prog="soak", description=__doc__)
    parser.add_argument("--seeds", type=int, default=20, help="how many stories")
    parser.add_argument("--first", type=int, default=1, help="the first seed")
    parser.add_argument("--sequences", type=int, default=4, help="sequences of faults for each story")
    parser.add_argument("--keep", type=Path, help="keep the lakes in this folder")
    arguments = parser.parse_args()
    failed = []
    for seed in range(arguments.first, arguments.first + arguments.seeds):
        with tempfile.TemporaryDirectory() as scratch:
            folder = arguments.keep / str(seed) if arguments.keep else Path(scratch)
            for number, found in enumerate(run_story(make_story(seed), folder, arguments.sequences)):
                if found:
                    failed.append(f"{seed}-{number}")
    print(f"{len(failed)} lakes differ: {', '.join(failed)}" if failed else "All lakes are equal.")
    return 1 if failed else 0


def run_story(story: Story, folder: Path, sequences: int) -> Iterator[list[str]]:
    """Run sequences of a story, print what became of each, and yield where its lake differs."""
    stage = Stage(story, folder)
    for number in range(sequences):
        start = time.monotonic()
        found = stage.run(number)
        verdict = "differs" if found else "equal"
        print(f"seed {story.seed}-{number}: {verdict}, {time.monotonic() - start:.1f} s", flush=True)
        if found:
            for at, disturbance in zip(story.times, disturb(story, number), strict=True):
                print(f"  {at:%Y-%m-%d %H:%M} {disturbance.name}")
            print("\n".join(f"  {clause}" for clause in found), flush=True)
        yield found


if __name__ == "__main__":
    sys.exit(main())
