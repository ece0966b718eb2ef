"""The forked dbt and dlt of the tests say and do what the installed programs do."""

from __future__ import annotations

import os
import re
import signal
from pathlib import Path

import pytest

from tests.support import run

TIMES = re.compile(r"\d\d:\d\d:\d\d|[\d.]+ seconds|[\d.]+s")
BAD_TABLE = ("run-operation", "time_travel", "--args", "{table: no_such_table}")


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """One data folder for the program, one for its double; of the same name, which is printed."""
    return tmp_path_factory.mktemp("program") / "data", tmp_path_factory.mktemp("forked") / "data"


@pytest.mark.thorough_when(code=[0, 1])
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        pytest.param(("--quiet", "ls", "--resource-type", "source", "snapshot"), 0, id="good"),
        pytest.param(BAD_TABLE, 1, id="refused"),
        pytest.param(("buld",), 2, id="usage"),
    ],
)
def test_same_exit_code_and_output(folders: tuple[Path, Path], arguments: tuple[str, ...], code: int) -> None:
    installed, forked = (
        command(*arguments, data_dir=folder)
        for command, folder in zip((run.installed_dbt, run.dbt), folders, strict=True)
    )
    assert (forked.code, _timeless(forked.stdout)) == (installed.code, _timeless(installed.stdout))
    assert forked.stderr == installed.stderr
    assert installed.code == code
    assert installed.output


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        pytest.param(("pipeline", "nhl", "run", "--replay"), 2, id="refused"),
        pytest.param(("pipeline", "nhl", "run", "--lookback-days", "x"), 2, id="odd"),
        pytest.param(("pipeline", "nhl", "ran"), 2, id="usage"),
        pytest.param(("pipeline", "nhl", "run", "--help"), 0, id="good"),
    ],
)
def test_same_exit_code_and_output_of_dlt(
    folders: tuple[Path, Path], arguments: tuple[str, ...], code: int
) -> None:
    installed, forked = (
        command(*arguments, data_dir=folder)
        for command, folder in zip((run.installed_dlt, run.dlt), folders, strict=True)
    )
    assert (forked.code, *_sayings(forked, folders[1])) == (code, *_sayings(installed, folders[0]))
    assert (installed.code, bool(installed.output)) == (code, True)


def _sayings(done: run.Done, folder: Path) -> list[str]:
    return [text.replace(str(folder), "FOLDER") for text in (done.stdout, done.stderr)]


def test_each_command_has_its_own_folder_and_environment(data_dir: Path) -> None:
    seen = data_dir.parent / "seen.py"
    seen.write_text(
        "import os; print(os.environ.get('ONLY_HERE'), os.getcwd(), os.getpid())", encoding="utf-8"
    )
    first = run.start_dbt("--version", data_dir=data_dir, first=seen, ONLY_HERE="yes")
    second = run.start_dbt("--version", data_dir=data_dir, first=seen)
    (code, one, _), (_, other, _) = first.wait(60), second.wait(60)
    assert code == 0
    assert one.splitlines()[0] == f"yes {run.ROOT} {first.pid}"
    assert other.splitlines()[0] == f"None {run.ROOT} {second.pid}"


def test_a_command_can_be_killed_and_the_next_one_runs(data_dir: Path) -> None:
    waits = data_dir.parent / "waits.py"
    waits.write_text("import time; time.sleep(600)", encoding="utf-8")
    command = run.start_dbt("--version", data_dir=data_dir, first=waits)
    os.kill(command.pid, signal.SIGKILL)
    assert command.wait(60)[0] == -signal.SIGKILL
    assert run.dbt("--version", data_dir=data_dir).ok()


def _timeless(text: str) -> str:
    return TIMES.sub("TIME", text)
