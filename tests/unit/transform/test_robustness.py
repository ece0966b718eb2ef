"""Whatever is missing or odd in a payload: rows, or one sentence; never a traceback of our own."""

from __future__ import annotations

import random

import pytest

from ingestion.transform.checks import check_game
from ingestion.transform.game import game_tables
from ingestion.transform.official import discrepancies
from ingestion.transform.payload import PayloadError, validate
from ingestion.transform.schedule import schedule_row_from_header
from tests.unit.transform.games import bodies, body, schedule_table

GAME = 2024020009
ODD = (None, "", "x", -1, [], {}, 1e300)


def spoil(given: object, random_: random.Random) -> None:
    """Walk down at random and delete or replace what is found there."""
    node = given
    while True:
        keys = list(node) if isinstance(node, dict) else list(range(len(node)))
        if not keys:
            return
        key = random_.choice(keys)
        below = node[key]
        if isinstance(below, dict | list) and below and random_.random() < 0.9:
            node = below
            continue
        if random_.random() < 0.5:
            del node[key]
        else:
            node[key] = random_.choice(ODD)
        return


def attempt(run) -> str | None:
    """None when it worked, the sentence when it was refused; anything else is an error of ours."""
    try:
        run()
    except PayloadError as error:
        return str(error)
    return None


@pytest.mark.parametrize("which", ["play-by-play", "boxscore", "shiftcharts"])
def test_a_spoilt_payload_of_a_game_gives_rows_or_a_sentence(which: str) -> None:
    place = ["play-by-play", "boxscore", "shiftcharts"].index(which)
    outcomes = set()
    for seed in range(60):
        random_ = random.Random(f"{which} {seed}")
        given = list(bodies(GAME))
        for _ in range(random_.randint(1, 8)):
            spoil(given[place], random_)
        said = attempt(lambda given=given: game_tables(*given))
        outcomes.add(said is None)
        assert said is None or ("\n" not in said and said.endswith("."))
        said = attempt(lambda given=given: validate(which, GAME, given[place]))
        assert said is None or ("\n" not in said and said.endswith("."))
    assert True in outcomes


def test_a_spoilt_schedule_gives_rows_or_a_sentence() -> None:
    for seed in range(60):
        random_ = random.Random(seed)
        given = body("schedule", "2024-10-06")
        for _ in range(random_.randint(1, 8)):
            spoil(given["gameWeek"], random_)
        for run in (schedule_table, lambda given: validate("schedule", "2024-10-06", given)):
            said = attempt(lambda run=run, given=given: run(given))
            assert said is None or ("\n" not in said and said.endswith("."))


def test_a_spoilt_header_gives_a_schedule_row_or_a_sentence() -> None:
    for seed in range(60):
        random_ = random.Random(seed)
        given = body("play-by-play", GAME)
        given["plays"] = given["plays"][-2:]
        spoil(given, random_)
        attempt(lambda given=given: schedule_row_from_header(given))


def test_a_game_whose_plays_name_strangers_says_so_and_counts_for_the_team() -> None:
    pbp, boxscore, chart = bodies(GAME)
    shot = next(play for play in pbp["plays"] if play["typeDescKey"] == "shot-on-goal")
    shot["details"]["shootingPlayerId"] = 4
    found = game_tables(pbp, boxscore, chart)
    assert found.warnings == ["player 4 acts in a play but is not dressed"]
    (complaint,) = check_game(found.players, found.teams, pbp)
    assert "shots on goal" in complaint  # the team's sum
    (discrepancy,) = discrepancies(found.players, found.teams, pbp, boxscore)
    assert discrepancy.what == "sog"  # the shooter's own count
