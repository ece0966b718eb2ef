"""Toronto's game 2024020161 as MoneyPuck counts it. It has no shift chart here, so no on-ice columns."""

from __future__ import annotations

import re

import pytest

from ingestion.bronze import DANGERS, INDIVIDUAL, INDIVIDUAL_PLAIN, SITUATIONS, TEAM, X_GOALS
from tests.unit.transform.games import moneypuck, players, teams

GAME, MATTHEWS = 2024020161, 8479318

# Expected goals, and the dangers by them, are of another model than MoneyPuck's.
COUNTED = [name for name in TEAM if name not in {**DANGERS, **X_GOALS}]
INDIVIDUALLY = [name for name in INDIVIDUAL if name not in {**DANGERS, **X_GOALS}]

# MoneyPuck sees a lost face-off from the winner's side.
SEEN_OTHERWISE = {"faceoffs_lost"}


def snake(name: str) -> str:
    return re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", name).lower()


@pytest.mark.parametrize("situation", SITUATIONS)
def test_torontos_team_row_of_2024020161_equals_moneypucks(situation: str) -> None:
    theirs = {snake(name): value for name, value in moneypuck("team")[situation].items()}
    ours = teams(GAME)["TOR", situation]
    columns = [f"{name}_{side}" for name in COUNTED for side in ("for", "against")]
    assert len(columns) == 30
    assert {c: ours[c] for c in columns} == {c: float(theirs[c]) for c in columns}
    for share in ("corsi_percentage", "fenwick_percentage"):
        if ours[share] is not None:
            assert ours[share] == pytest.approx(float(theirs[share]), abs=5e-5)


def test_what_moneypuck_calls_other_is_all_less_the_three_strengths() -> None:
    theirs = {snake(name): value for name, value in moneypuck("team")["other"].items()}
    rows = [teams(GAME)["TOR", situation] for situation in SITUATIONS]
    for column in (f"{name}_{side}" for name in COUNTED for side in ("for", "against")):
        rest = rows[0][column] - sum(row[column] for row in rows[1:])
        assert rest == float(theirs[column]), column


@pytest.mark.parametrize("situation", SITUATIONS)
def test_its_players_row_equals_moneypucks_in_his_individual_counts(situation: str) -> None:
    theirs = {snake(name): value for name, value in moneypuck("player")[situation].items()}
    ours = players(GAME)[MATTHEWS, situation]
    columns = [f"i_f_{name}" for name in INDIVIDUALLY]
    columns += [name for name in INDIVIDUAL_PLAIN if name not in SEEN_OTHERWISE]
    assert {c: ours[c] for c in columns} == {c: float(theirs[c]) for c in columns}


def test_a_lost_face_off_is_seen_from_the_losers_own_side() -> None:
    """So players' lost face-offs are their team's `face_offs_won_against`, which MoneyPuck's are not."""
    theirs = {situation: float(row["faceoffsLost"]) for situation, row in moneypuck("player").items()}
    ours = {s: players(GAME)[MATTHEWS, s]["faceoffs_lost"] for s in SITUATIONS}
    assert ours["all"] == theirs["all"]
    assert (ours["5on4"], ours["4on5"]) == (theirs["4on5"], theirs["5on4"])
    for situation in SITUATIONS:
        lost = sum(
            row["faceoffs_lost"]
            for (_, s), row in players(GAME).items()
            if s == situation and row["player_team"] == "TOR"
        )
        assert lost == teams(GAME)["TOR", situation]["face_offs_won_against"]


def test_expected_goals_of_a_game_are_near_moneypucks() -> None:
    theirs, ours = moneypuck("team")["all"], teams(GAME)["TOR", "all"]
    for side in ("for", "against"):
        assert ours[f"x_goals_{side}"] == pytest.approx(float(theirs[f"xGoals{side.title()}"]), rel=0.25)


def test_low_medium_and_high_danger_make_up_the_unblocked_attempts_as_they_do_at_moneypuck() -> None:
    theirs = moneypuck("team")["all"]
    ours = teams(GAME)["TOR", "all"]
    for side in ("for", "against"):
        total = sum(ours[f"{danger}_danger_shots_{side}"] for danger in ("low", "medium", "high"))
        assert total == float(theirs[f"unblockedShotAttempts{side.title()}"])
