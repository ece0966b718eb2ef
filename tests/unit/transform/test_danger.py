"""Danger by expected goals: MoneyPuck's bounds, and what was really scored within them."""

from __future__ import annotations

from collections import Counter

import pytest

from ingestion.transform.danger import danger
from tests.unit.transform.games import GAMES, players, tables, teams


@pytest.mark.parametrize(
    ("x_goals", "expected"),
    [(0.0, "low"), (0.0799, "low"), (0.08, "medium"), (0.1999, "medium"), (0.2, "high"), (1.0, "high")],
)
def test_bounds(x_goals: float, expected: str) -> None:
    assert danger(x_goals) == expected


def test_goals_of_each_danger_fall_within_the_bounds() -> None:
    """Low under 8 %, medium 8 to 20 %, high from 20 %: over the recorded games, most of them unseen."""
    tried: Counter[str] = Counter()
    scored: Counter[str] = Counter()
    for game in GAMES:
        for row in tables(game).plays.to_pylist():
            if row["x_goals"] is not None:
                tried[danger(row["x_goals"])] += 1
                scored[danger(row["x_goals"])] += row["event_type"] == "goal"
    rate = {each: scored[each] / tried[each] for each in tried}
    assert tried.total() > 3900
    assert rate["low"] < 0.08 <= rate["medium"] < 0.20 <= rate["high"]


@pytest.mark.parametrize("game", GAMES)
def test_low_medium_and_high_are_all_unblocked_attempts(game: int) -> None:
    for row in teams(game).values():
        for side in ("for", "against"):
            shots = [row[f"{each}_danger_shots_{side}"] for each in ("low", "medium", "high")]
            goals = [row[f"{each}_danger_goals_{side}"] for each in ("low", "medium", "high")]
            assert sum(shots) == row[f"unblocked_shot_attempts_{side}"]
            assert row[f"goals_{side}"] - sum(goals) in (0, 1)  # 1: a goal without a shot
    for row in players(game).values():
        shots = [row[f"i_f_{each}_danger_shots"] for each in ("low", "medium", "high")]
        assert sum(shots) == row["i_f_unblocked_shot_attempts"]
