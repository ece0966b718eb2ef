"""The commands of README.md and docs/getting-started.md, run in their order on one data folder."""

from __future__ import annotations

import re
import shlex
import sys
from pathlib import Path

import pytest

from tests.support.run import ROOT, Done, dbt, run

# Checked elsewhere: installing in .ci/run, the targets of make and the demo by tests of their own.
ELSEWHERE = (
    "make", "python3 -m venv", ".", "pip install", "python -m ingestion.demo", ".ci/checks",
    "rm", ".venv/bin/dbt",
)  # fmt: skip
DOCUMENTS = (ROOT / "README.md", ROOT / "docs" / "getting-started.md")
UNREACHABLE = "http://127.0.0.1:9"  # a port where nothing listens


def commands() -> list[str]:
    """Every line of the sh blocks."""
    text = "\n".join(document.read_text(encoding="utf-8") for document in DOCUMENTS)
    blocks = re.findall(r"^```sh\n(.*?)^```", text, re.M | re.S)
    lines = [line.partition("  #")[0].strip() for block in blocks for line in block.splitlines()]
    return [line for line in lines if line and not line.startswith("#")]


def is_elsewhere(command: str) -> bool:
    return any(command == start or command.startswith(f"{start} ") for start in ELSEWHERE)


def is_live(command: str) -> bool:
    """Would it call the NHL's API?"""
    return command.startswith("dlt pipeline nhl run") and "--replay" not in command


OFFLINE = [command for command in commands() if not is_elsewhere(command) and not is_live(command)]
LIVE = [command for command in commands() if is_live(command)]


def do(command: str, data_dir: Path) -> Done:
    """The command, with every way out of this machine closed, and without the pauses between retries."""
    program, *arguments = shlex.split(command)
    closed = dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"), UNREACHABLE)
    variables = {**closed, "NO_PROXY": "", "no_proxy": "", "SOURCES__NHL__MAX_RETRIES": "0"}
    if program == "dbt":  # forked; the demo's test runs the program itself
        return dbt(*arguments, data_dir=data_dir, **variables)
    program = sys.executable if program == "python" else program
    return run(program, *arguments, data_dir=data_dir, **variables)


@pytest.fixture(scope="module")
def replayed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder after the offline commands, each of which had to end well."""
    data_dir = tmp_path_factory.mktemp("readme") / "data"
    for command in OFFLINE:
        do(command, data_dir).ok()
    return data_dir


def test_the_readme_fits_a_screen_and_begins_with_two_targets_of_make():
    text = DOCUMENTS[0].read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 60
    first, _loss_and_restore = re.findall(r"^```sh\n(.*?)^```", text, re.M | re.S)
    assert first == "make demo\nmake test\n"


def test_the_documents_have_commands_of_every_kind():
    assert {command.split()[0] for command in OFFLINE} == {"python", "dlt", "dbt"}
    assert LIVE


@pytest.mark.thorough
def test_the_offline_commands_end_well(replayed):
    assert (replayed / "nhl.duckdb").is_file()


@pytest.mark.thorough
@pytest.mark.parametrize("command", LIVE)
def test_the_live_commands_without_network_say_so_and_change_nothing(command, replayed):
    before = {path: path.stat().st_mtime_ns for path in (replayed / "lake").rglob("*.json")}
    said = do(command, replayed).refused()
    assert re.search(r"api-web\.nhle\.com|network|reach", said), said
    assert {path: path.stat().st_mtime_ns for path in (replayed / "lake").rglob("*.json")} == before
