"""Two commands at once lose nothing. `python -m tests.support.pairs` tries every pair."""

from __future__ import annotations

from pathlib import Path

import pytest
from deltalake import DeltaTable

from tests.integration.recovery.local_lake import GAMES, Lake
from tests.support import pairs
from tests.support.run import Done
from tests.support.trial_lake import verb
from tests.support.trials import trial

LOCKED = "x is being written by 'dbt' (process 7); wait until it has ended and try again"
COMMANDS = {
    "backup": verb("backup_table", table=GAMES),
    "restore": verb("restore_table", table=GAMES, backup=pairs.SET),
}


@pytest.fixture(scope="module")
def stage(pristine_with_backups: Lake, tmp_path_factory: pytest.TempPathFactory) -> pairs.Stage:
    """A lake that lacks rows, which a backup has."""
    with pristine_with_backups.copied(tmp_path_factory.mktemp("base") / "data") as lake:
        lake.delta().delete("season = 20242025")
        return pairs.Stage(lake, tmp_path_factory.mktemp("orders"), COMMANDS)


@pytest.fixture
def kind(stage: pairs.Stage) -> pairs.Kind:
    return pairs.Kind(lambda: stage, "backup", "restore")


@pytest.mark.thorough
@pytest.mark.parametrize("seed", range(4))
def test_two_verbs_at_once_take_turns(kind: pairs.Kind, seed: int, tmp_path: Path) -> None:
    found = kind(trial("backup + restore", seed, tmp_path))
    assert found.is_good, found


DONE = [Done("backup", 0, "", ""), Done("restore", 0, "", "")]


@pytest.fixture
def after(stage: pairs.Stage, kind: pairs.Kind, tmp_path: Path) -> Lake:
    """The lake after one verb and then the other, to be spoilt."""
    with stage.after("backup", "restore").lake.copied(tmp_path / "data") as lake:
        assert kind.judge(lake, DONE).name == pairs.BOTH.name
        return lake


@pytest.mark.thorough
def test_a_set_of_rows_that_were_deleted_before_is_whole(stage: pairs.Stage, tmp_path: Path) -> None:
    kind = pairs.Kind(lambda: stage, "backup", "backup")
    with stage.after("backup", "backup").lake.copied(tmp_path / "data") as lake:
        assert kind.judge(lake, [DONE[0]] * 2).name == pairs.BOTH.name


@pytest.mark.thorough
def test_a_row_that_is_gone_is_told(kind: pairs.Kind, after: Lake) -> None:
    after.delta().delete("season = 20232024 and situation = 'all'")
    assert kind.judge(after, DONE).name == pairs.LOST.name


@pytest.mark.thorough
def test_a_row_that_is_gone_from_a_good_backup_is_told(kind: pairs.Kind, after: Lake) -> None:
    DeltaTable(str(after.backups()[0].folder)).delete("season = 20232024")
    assert kind.judge(after, DONE).name == pairs.DAMAGED.name


@pytest.mark.thorough
def test_a_refusal_is_good_only_with_the_sentence_of_the_lock(kind: pairs.Kind, after: Lake, stage) -> None:
    """The restore ended and the backup was refused: the rows are those of a restore alone."""
    with stage.after("restore").lake.copied(after.data_dir.with_name("alone")) as alone:
        for said, verdict in (
            (LOCKED, pairs.REFUSED),
            ("A bug.", pairs.LOST),
            ("Traceback (most recent call last)", pairs.TRACEBACK),
        ):
            found = kind.judge(alone, [Done("backup", 1, "", said), DONE[1]])
            assert found.name == verdict.name, said
        both = [Done(name, 1, "", LOCKED) for name in COMMANDS]
        assert kind.judge(alone, both).name == pairs.WORDS.name
