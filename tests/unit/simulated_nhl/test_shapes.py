"""Simulated bodies have the fields of recorded ones."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections import defaultdict
from datetime import UTC, datetime
from random import Random

import pytest

from tests.support.nhl_server import RECORDED, ROOT, recorded, recorded_games
from tests.support.simulated_nhl import League

RECENT = [game for game in recorded_games() if game.startswith("2024") and game[4:6] == "02"]

# What comes with the web site only, or with the betting of the day: the loader reads none of it.
NOT_SIMULATED = {
    "schedule": {"oddsPartners", "ticketsLink", "ticketsLinkFr", "threeMinRecap", "threeMinRecapFr",
                 "condensedGame", "condensedGameFr", "winningGoalie", "winningGoalScorer", "radioLink",
                 "odds", "seriesUrl"},
    "play-by-play": {"highlightClipSharingUrl", "highlightClipSharingUrlFr", "highlightClip",
                     "highlightClipFr", "discreteClip", "discreteClipFr", "secondaryReason", "onIce"},
}  # fmt: skip

Shapes = dict[str, set[str]]  # path of an object -> names of its fields


@pytest.fixture(scope="module")
def league() -> League:
    return League(seed=5, seasons=[20242025], calm=True, now=datetime(2025, 7, 1, tzinfo=UTC))


def shapes(bodies: list[dict]) -> tuple[Shapes, Shapes]:
    """Return the fields that some objects have, and those that all have. Plays are told apart by kind."""
    some: Shapes = defaultdict(set)
    every: Shapes = {}

    def visit(path: str, value: object) -> None:
        if isinstance(value, list):
            for each in value:
                visit(path, each)
        elif isinstance(value, dict):
            path += f".{value['typeDescKey']}" if "typeDescKey" in value else ""
            names = set(value) - {"fr", "cs", "de", "es", "fi", "sk", "sv"}
            some[path] |= names
            every[path] = every.get(path, names) & names
            for name in names:
                visit(f"{path}.{name}", value[name])

    visit("", bodies)
    return some, every


def compare(real: list[dict], simulated: list[dict], ignored: set[str] = frozenset()) -> None:
    """Assert that what is simulated is real, and that what every real object has is simulated."""
    real_some, real_every = shapes(real)
    some, every = shapes(simulated)
    assert {path: names - real_some[path] for path, names in some.items() if names - real_some[path]} == {}
    assert {
        path: real_every[path] - names - ignored
        for path, names in every.items()
        if real_every.get(path, set()) - names - ignored
    } == {}


def parsed(league: League, endpoint: str, *keys: object) -> list[dict]:
    return [json.loads(league.body(endpoint, str(key)) or b"") for key in keys]


def real(endpoint: str, *keys: object) -> list[dict]:
    return [json.loads(recorded(endpoint, key)) for key in keys]


def games(league: League, many: int) -> list[int]:
    return Random(1).sample([game.id for game in league.games.values() if game.type == 2], many)


def test_play_by_plays(league):
    # A dozen goals and some blocked shots of a season lack these; the recorded games have none of them.
    rare = {"shotType", "blockingPlayerId"}
    compare(
        real("play-by-play", *RECENT),
        parsed(league, "play-by-play", *games(league, 40)),
        NOT_SIMULATED["play-by-play"] | rare,
    )


def test_boxscores(league):
    compare(real("boxscore", 2024020001, 2024020009), parsed(league, "boxscore", *games(league, 40)))


def test_shift_charts(league):
    compare(
        real("shiftcharts", 2024020001, 2024020009, 2024020861),
        parsed(league, "shiftcharts", *games(league, 5)),
    )


@pytest.mark.parametrize(("day", "now"), [("2024-10-08", "2024-10-08"), ("2025-02-08", "2025-03-01")])
def test_weeks(day, now):
    league = League(seasons=[20242025], calm=True, now=datetime.fromisoformat(f"{now}T12:00:00+00:00"))
    folder = RECORDED[0] / "schedule"
    weeks = [json.loads(recorded("schedule", file.name.split(".")[0])) for file in folder.iterdir()]
    # No recorded week has a game that ended in overtime; the scores of a day have.
    outcomes = [{"gameOutcome": game["gameOutcome"]} for game in real("score", "2024-10-12")[0]["games"]
                if "gameOutcome" in game]  # fmt: skip
    with_overtime = {"gameWeek": [{"games": outcomes}]}
    compare([*weeks, with_overtime], parsed(league, "schedule", day), NOT_SIMULATED["schedule"])


def test_right_rails(league):
    not_simulated = {"gameVideo", "gameCenterLink", "logo", "sweaterNumber"}
    compare(real("right-rail", 2024020009), parsed(league, "right-rail", *games(league, 20)), not_simulated)


def test_rosters(league):
    compare(
        real("roster", "STL-20252026", "CAR-20242025"),
        parsed(league, "roster", "STL-20242025", "CAR-20242025"),
    )


def test_standings(league):
    compare(real("standings", "2024-10-08"), parsed(league, "standings", "2024-10-04", "2024-10-14"))


def test_one_seed_one_result_whatever_was_asked_for_before(league):
    games_ = games(league, 6)
    asked = [(endpoint, str(game)) for game in games_ for endpoint in ("boxscore", "shiftcharts")]
    bodies = [league.body(*each) for each in asked]
    other = League(seed=5, seasons=[20242025], calm=True, now=league.now)
    for game in reversed(games_):
        other.body("shiftcharts", str(game))
        other.body("play-by-play", str(game))
    assert [other.body(*each) for each in asked] == bodies
    assert League(seed=6, seasons=[20242025], now=league.now).body("boxscore", str(games_[0])) != bodies[0]


def test_another_process_has_the_same_result(league):
    program = (
        "import hashlib; from datetime import datetime, UTC; from tests.support.simulated_nhl import League\n"
        "league = League(seed=5, seasons=[20242025], calm=True, now=datetime(2025, 7, 1, tzinfo=UTC))\n"
        "print(hashlib.sha256(league.body('play-by-play', '2024020500')).hexdigest())"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    body = league.body("play-by-play", "2024020500")
    assert done.stdout.strip() == hashlib.sha256(body).hexdigest()
