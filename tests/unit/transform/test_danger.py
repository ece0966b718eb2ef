"""Danger by place: the zones' goals fall within MoneyPuck's limits, and places are normalised."""

from __future__ import annotations

from collections import Counter

import pytest

from ingestion.transform.danger import danger, danger_of_attempt
from ingestion.transform.plays import UNBLOCKED, read_game
from tests.unit.transform.games import GAMES, body, teams
from tests.unit.transform.rink import AWAY, HOME, Rink


def test_goals_from_each_zone_fall_within_moneypucks_limits() -> None:
    """Low under 8 %, medium 8 to 20 %, high from 20 %: over the recorded games, at a guarded net."""
    tried, scored = Counter(), Counter()
    for game in GAMES:
        for play in read_game(body("play-by-play", game)).plays:
            if play.kind in UNBLOCKED and "goalieInNetId" in play.details:
                tried[play.danger] += 1
                scored[play.danger] += play.kind == "goal"
    rate = {zone: scored[zone] / tried[zone] for zone in tried}
    assert sum(tried.values()) > 3500
    assert rate["low"] < 0.08 <= rate["medium"] < 0.20 <= rate["high"]


@pytest.mark.parametrize("game", GAMES)
def test_low_medium_and_high_are_all_unblocked_attempts(game: int) -> None:
    for row in teams(game).values():
        for side in ("for", "against"):
            zones = [row[f"{zone}_danger_shots_{side}"] for zone in ("low", "medium", "high")]
            goals = [row[f"{zone}_danger_goals_{side}"] for zone in ("low", "medium", "high")]
            assert sum(zones) == row[f"unblocked_shot_attempts_{side}"]
            assert sum(goals) == row[f"goals_{side}"]


@pytest.mark.parametrize(
    ("x", "y", "zone"),
    [
        (85, 0, "high"),
        (75, 5, "high"),
        (73, 0, "medium"),  # 16 ft
        (80, 9, "medium"),  # near, from an angle of 45 degrees
        (60, 0, "medium"),  # 29 ft
        (58, 0, "low"),  # 31 ft
        (84, 20, "low"),  # an angle of 76 degrees
        (95, 2, "low"),  # from behind the net
        (0, 0, "low"),
        (-80, 0, "low"),  # from one's own end
    ],
)
def test_places(x: float, y: float, zone: str) -> None:
    assert danger(x, y) == danger(x, -y) == zone


@pytest.mark.parametrize(
    ("by_home", "defends", "x", "zone"),
    [
        (True, "left", 85, "high"),
        (True, "left", -85, "low"),
        (True, "right", -85, "high"),
        (True, "right", 85, "low"),
        (False, "left", -85, "high"),
        (False, "left", 85, "low"),
        (False, "right", 85, "high"),
        (False, "right", -85, "low"),
    ],
)
def test_the_attacked_net_is_the_one_the_other_team_defends(by_home, defends, x, zone) -> None:
    given = {"xCoord": x, "yCoord": 0, "zoneCode": "O"}
    assert danger_of_attempt(given, by_home=by_home, home_defends=defends) == zone


@pytest.mark.parametrize(
    ("x", "in_zone", "zone"),
    [(85, "O", "high"), (-85, "O", "high"), (85, "D", "low"), (-85, "D", "low"), (10, "N", "low")],
)
def test_without_a_defending_side_the_zone_tells(x: int, in_zone: str, zone: str) -> None:
    given = {"xCoord": x, "yCoord": 0, "zoneCode": in_zone}
    assert danger_of_attempt(given, by_home=True, home_defends=None) == zone


def test_the_recorded_games_have_the_same_dangers_without_the_defending_side() -> None:
    """The two ways to tell the net agree, but for the few plays whose zone is wrong in the feed."""
    differ = compared = 0
    for game in GAMES:
        for play in read_game(body("play-by-play", game)).plays:
            if play.kind in UNBLOCKED:
                compared += 1
                differ += play.danger != danger_of_attempt(
                    play.details, by_home=play.side == 1, home_defends=None
                )
    assert compared > 4000
    assert differ <= 0.002 * compared


def test_an_attempt_without_a_place_is_low_danger() -> None:
    assert danger_of_attempt({}, by_home=True, home_defends="left") == "low"


def test_teams_change_ends() -> None:
    """In the rink's periods home defends the left, so the away team's dangerous places are on the left."""
    rink = Rink().play("shot-on-goal", 100, by=HOME[0], xCoord=80, yCoord=0)
    rink.play("shot-on-goal", 200, by=AWAY[0], xCoord=80, yCoord=0)
    found = rink.players()
    assert found[HOME[0], "all"]["i_f_high_danger_shots"] == 1
    assert found[AWAY[0], "all"]["i_f_low_danger_shots"] == 1
