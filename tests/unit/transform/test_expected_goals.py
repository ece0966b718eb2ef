"""Expected goals: the model as trained, its features, and the columns that are sums of it."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest

import ingestion.expected_goals
from ingestion.bronze import SITUATIONS
from ingestion.expected_goals import model
from ingestion.expected_goals.card import auc, log_loss
from ingestion.transform.shot_features import FEATURES, read_attempts
from ingestion.transform.trees import read_trees
from tests.support.season import play_by_plays
from tests.unit.transform.games import GAMES, WITH_SHIFTS, players, tables, teams
from tests.unit.transform.rink import AWAY, HOME, Rink

FOLDER = Path(ingestion.expected_goals.__file__).parent


def x_goals(rink: Rink) -> list[float]:
    return [row["x_goals"] for row in rink.tables().plays.to_pylist() if row["x_goals"] is not None]


def shot(second: int = 600, **details: object) -> Rink:
    details = {"xCoord": 70, "yCoord": 5, "shotType": "wrist"} | details
    return Rink().play("shot-on-goal", second, by=HOME[0], **details)


def test_a_tree_is_applied_as_it_is_written() -> None:
    parameters = {
        "features": ["a", "b"],
        "baseline": -1.0,
        # a <= 2 ? (b <= 0 ? 1 : 2) : 3; an unknown a goes right, an unknown b left
        "trees": [[[0, 2.0, 1, 2, 0], [1, 0.0, 3, 4, 1], [3.0], [1.0], [2.0]], [[0.5]]],
    }
    trees = read_trees(parameters)
    matrix = np.array([[2.0, 0.0], [2.0, 0.1], [2.1, 0.0], [np.nan, 0.0], [0.0, np.nan]])
    expected = 1 / (1 + np.exp(-(np.array([1.0, 2.0, 3.0, 3.0, 1.0]) + 0.5 - 1.0)))
    assert np.allclose(trees.probabilities(matrix), expected)
    assert len(trees.probabilities(np.empty((0, 2)))) == 0


def test_the_committed_model_has_todays_features() -> None:
    parameters = json.loads((FOLDER / "parameters.json").read_text())
    assert tuple(parameters["features"]) == FEATURES == model().features
    assert (FOLDER / "parameters.json").stat().st_size < 200_000


def test_a_model_of_other_features_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    model.cache_clear()
    monkeypatch.setattr(ingestion.expected_goals, "FEATURES", ("distance",))
    with pytest.raises(ValueError, match="train it again"):
        model()
    model.cache_clear()


def test_nearer_is_likelier_and_an_empty_net_likelier_still() -> None:
    (far,), (near,) = x_goals(shot(xCoord=30)), x_goals(shot(xCoord=82, yCoord=0))
    (empty,) = x_goals(Rink().play("shot-on-goal", 600, by=HOME[0], code="0651", xCoord=82, yCoord=0))
    assert 0 < far < 0.04 < near < empty < 1


def test_the_attacked_net_decides_not_the_side_of_the_rink() -> None:
    """In the rink's periods the hosts defend the left: their shots go right, the visitors' left."""
    home = x_goals(Rink().play("shot-on-goal", 600, by=HOME[0], xCoord=80, yCoord=4, shotType="wrist"))
    away = x_goals(Rink().play("shot-on-goal", 600, by=AWAY[0], xCoord=-80, yCoord=-4, shotType="wrist"))
    wrong = x_goals(Rink().play("shot-on-goal", 600, by=AWAY[0], xCoord=80, yCoord=4, shotType="wrist"))
    assert home == away
    assert wrong[0] < home[0] / 3


def test_a_miss_is_worth_what_the_same_shot_on_goal_is() -> None:
    """Nothing that is known only after the shot takes part."""
    on_goal, missed = (
        x_goals(Rink().play(kind, 600, by=HOME[0], xCoord=80, yCoord=4, shotType="wrist", reason="wide"))
        for kind in ("shot-on-goal", "missed-shot")
    )
    assert on_goal == missed


def test_a_shot_soon_after_a_turnover_far_away_is_a_rush() -> None:
    for second, is_rush in ((604, True), (605, False)):
        rink = Rink().play("takeaway", 600, by=HOME[1], xCoord=-40, yCoord=0)
        rink.play("shot-on-goal", second, by=HOME[0], xCoord=70, yCoord=0, shotType="wrist")
        (row,) = (r for r in rink.tables().plays.to_pylist() if r["event_type"] == "shot-on-goal")
        assert row["is_rush"] is is_rush


def test_blocked_shots_and_goals_without_a_shot_have_none() -> None:
    rink = Rink().play("blocked-shot", 100, by=HOME[0], xCoord=70, yCoord=0)
    rink.play("goal", 200, by=HOME[0], xCoord=70, yCoord=0)
    assert x_goals(rink) == []
    assert rink.players()[HOME[0], "all"]["i_f_x_goals"] == 0


def test_an_attempt_without_a_place_has_some_all_the_same() -> None:
    (value,) = x_goals(Rink().play("shot-on-goal", 100, by=HOME[0]))
    assert 0 < value < 1


@pytest.mark.parametrize("game", GAMES)
def test_players_and_teams_have_the_sums_of_their_plays(game: int) -> None:
    plays = tables(game).plays
    attempts = plays.filter(pc.is_valid(plays["x_goals"]))
    assert set(attempts["event_type"].to_pylist()) <= {"goal", "shot-on-goal", "missed-shot"}
    for team, other in (pair for name in [list({t for t, _ in teams(game)})] for pair in (name, name[::-1])):
        own = attempts.filter(pc.equal(attempts["team"], team))
        assert teams(game)[team, "all"]["x_goals_for"] == pytest.approx(pc.sum(own["x_goals"]).as_py())
        for situation, mirror in zip(SITUATIONS, ("all", "5on5", "4on5", "5on4"), strict=True):
            ours, theirs = teams(game)[team, situation], teams(game)[other, mirror]
            assert ours["x_goals_for"] == theirs["x_goals_against"]
        skaters = sum(
            row["i_f_x_goals"]
            for (_, situation), row in players(game).items()
            if situation == "all" and row["player_team"] == team
        )
        assert skaters == pytest.approx(teams(game)[team, "all"]["x_goals_for"], abs=0.05)  # goalies shoot


@pytest.mark.parametrize("game", WITH_SHIFTS)
def test_on_ice_at_five_on_five_is_five_times_the_teams(game: int) -> None:
    for (team, situation), row in teams(game).items():
        if situation != "5on5":
            continue
        on = [r for (_, s), r in players(game).items() if s == "5on5" and r["player_team"] == team]
        for letter, side in (("f", "for"), ("a", "against")):
            summed = sum(r[f"on_ice_{letter}_x_goals"] for r in on)
            assert summed == pytest.approx(5 * row[f"x_goals_{side}"], rel=0.03)


def test_on_ice_is_null_without_a_chart() -> None:
    assert tables(2023020001).players["on_ice_f_x_goals"].null_count == 144


def test_measures_of_the_card() -> None:
    is_goal = np.array([True, False, False, True])
    assert auc(is_goal, np.array([0.9, 0.1, 0.2, 0.8])) == 1.0
    assert auc(is_goal, np.array([0.5, 0.5, 0.5, 0.5])) == 0.5
    assert log_loss(is_goal, np.full(4, 0.5)) == pytest.approx(np.log(2))


def test_the_games_after_the_training_are_as_good_as_the_card_says() -> None:
    """AUC and calibration over the last games of the season, which the model has not seen."""
    from ingestion.transform.play_rows import play_rows
    from ingestion.transform.plays import read_game

    parts = [
        play_rows(read_game(body), body, None) for body in play_by_plays() if body["gameDate"] >= "2024-04-01"
    ]
    plays = pa.concat_tables(parts)
    attempts = read_attempts(plays)
    is_goal = np.array(plays["event_type"].to_pylist())[attempts.places] == "goal"
    probabilities = model().probabilities(attempts.features)
    assert auc(is_goal, probabilities) > 0.77
    assert 0.93 < probabilities.sum() / is_goal.sum() < 1.07
