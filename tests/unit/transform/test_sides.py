"""A wrong `homeTeamDefendingSide` of a period is turned by the zones of its attempts, and named."""

from __future__ import annotations

import copy

import pytest

from ingestion.transform.game import game_tables
from ingestion.transform.sides import FEWEST_ATTEMPTS
from ingestion.transform.tidy import tidy
from tests.unit.transform.games import GAMES, body

GAME = 2024020009
OPPOSITE = {"left": "right", "right": "left"}
UNBLOCKED = ("goal", "shot-on-goal", "missed-shot")


def turned(given: dict, *periods: int) -> dict:
    """Return a play-by-play with left and right swapped in some periods."""
    for play in given["plays"]:
        if play["periodDescriptor"]["number"] in periods:
            play["homeTeamDefendingSide"] = OPPOSITE[play["homeTeamDefendingSide"]]
    return given


def voters(given: dict, period: int) -> list[dict]:
    """Return the attempts of a period whose zone shows a side."""
    return [
        play
        for play in given["plays"]
        if play["periodDescriptor"]["number"] == period
        and play["typeDescKey"] in UNBLOCKED
        and play["details"].get("zoneCode") in ("O", "D")
    ]


@pytest.mark.parametrize("periods", [(2,), (1, 3), (1, 2, 3)])
def test_a_wrong_side_of_a_period_changes_no_row_and_is_named(periods: tuple[int, ...]) -> None:
    tidied = tidy("play-by-play", turned(body("play-by-play", GAME), *periods))
    whole, found = (game_tables(given, None, None) for given in (body("play-by-play", GAME), tidied.body))
    for name, table in whole.by_name.items():
        assert found.by_name[name].equals(table), name
    assert [clause.split(" is ")[0] for clause in tidied.oddities] == [
        f"play-by-play: homeTeamDefendingSide of period {period}" for period in periods
    ]


def test_the_clause_has_both_sides_and_the_numbers() -> None:
    tidied = tidy("play-by-play", turned(body("play-by-play", GAME), 2))
    (clause,) = tidied.oddities
    assert clause.endswith("of period 2 is 'right' and by the zones of 20 of 20 attempts 'left'")


def test_a_part_of_a_period_is_turned_alone() -> None:
    given = body("play-by-play", GAME)
    attempts = voters(given, 2)
    for play in attempts[: len(attempts) // 2 + 1]:
        play["homeTeamDefendingSide"] = OPPOSITE[play["homeTeamDefendingSide"]]
    assert tidy("play-by-play", given).body["plays"] == body("play-by-play", GAME)["plays"]


def test_half_of_the_attempts_are_not_enough() -> None:
    given = body("play-by-play", GAME)
    attempts = voters(given, 2)
    assert len(attempts) == 20
    for play in attempts[:10]:
        play["details"]["zoneCode"] = {"O": "D", "D": "O"}[play["details"]["zoneCode"]]
    kept = copy.deepcopy(given)
    tidied = tidy("play-by-play", given)
    assert (tidied.body, tidied.oddities) == (kept, [])


@pytest.mark.parametrize(("number", "is_turned"), [(FEWEST_ATTEMPTS, True), (FEWEST_ATTEMPTS - 1, False)])
def test_few_attempts_are_not_enough(number: int, is_turned: bool) -> None:
    given = turned(body("play-by-play", GAME), 2)
    for play in voters(given, 2)[number:]:
        del play["details"]["zoneCode"]
    assert bool(tidy("play-by-play", given).oddities) == is_turned


def test_blocked_shots_have_no_vote() -> None:
    given = body("play-by-play", GAME)
    for play in given["plays"]:
        details = play.get("details", {})
        if play["typeDescKey"] == "blocked-shot":
            details["zoneCode"] = {"O": "D", "D": "O"}.get(details["zoneCode"], "N")
        elif play["typeDescKey"] in UNBLOCKED:
            details.pop("zoneCode", None)
    assert tidy("play-by-play", given).oddities == []


def test_a_game_without_a_home_team_has_no_vote() -> None:
    given = body("play-by-play", GAME)
    del given["homeTeam"]["id"]
    assert tidy("play-by-play", given).body["plays"] == given["plays"]


@pytest.mark.parametrize("game", GAMES)
def test_no_side_of_a_recorded_game_is_turned(game: int) -> None:
    given = body("play-by-play", game)
    tidied = tidy("play-by-play", given)
    assert (tidied.body["plays"], tidied.oddities) == (given["plays"], [])
