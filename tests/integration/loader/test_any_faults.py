"""Whatever goes wrong in any number of loads: after one sound load bronze is that of undisturbed loads.

`python -m tests.support.simulated_nhl.soak --seeds 200` runs more of it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.simulated_nhl.soak import Stage, make_story

ORDINARY = 3  # sequences of faults, of one story


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    return Stage(make_story(seed=1, days=3, games=5), tmp_path_factory.mktemp("story"))


@pytest.mark.thorough  # test_simulated_days.py has single faults
@pytest.mark.parametrize("number", range(ORDINARY))
def test_a_sound_load_mends_what_faulty_loads_have_left(stage: Stage, number: int) -> None:
    assert stage.run(number) == []


@pytest.mark.thorough
@pytest.mark.parametrize("seed", range(2, 14))
def test_so_it_is_in_every_story(seed: int, tmp_path: Path) -> None:
    stage = Stage(make_story(seed), tmp_path)
    assert {number: found for number in range(4) if (found := stage.run(number))} == {}
