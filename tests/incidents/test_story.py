"""`make incident`: the story that is told in the terminal, to its end."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from tests.incidents.incident_lake import LOST, NEW_ROWS, ROWS
from tests.support import run


@pytest.mark.thorough
def test_the_story_ends_with_the_proof(data_dir: Path) -> None:
    command = (sys.executable, "-m", "tests.incidents.story")
    done = run.run(*command, data_dir=data_dir, timeout=2 * run.TIMEOUT, COLUMNS="200").ok()
    assert "-m tests.incidents.story" in (run.ROOT / "Makefile").read_text()
    _, _, after = done.stdout.partition("The deployment replaces three tables")
    lost, _, proof = after.partition("Proof, by another reader than the one that wrote")
    proof, _, report = proof.partition("The report for the post-mortem")
    for name in LOST:
        assert re.search(rf"^\| {name} \| began anew \| between .* \| {ROWS[name]:,} \| 0 \|", report, re.M)
        assert re.search(rf"^\| {name} \| 0 \| {ROWS[name]:,} \| backup set_", report, re.M)
    for name in LOST:
        assert row(name, lost)[0] in ("0", f"{NEW_ROWS}")
        assert row(name, lost)[1] == f"{ROWS[name]:,}"
    for name, rows in ROWS.items():
        found = row(name, proof)
        assert int(found[0].replace(",", "")) in (rows, rows + NEW_ROWS)
        assert re.fullmatch("-?[0-9a-f]{16,}", found[1])
        assert found[2] == "yes"
    assert f"Every old row is back, and the {NEW_ROWS} rows that no backup had are there, too." in proof
    assert not data_dir.exists(), "it plays in a folder of its own"


def row(name: str, text: str) -> list[str]:
    """The cells behind a table's name in what the story prints."""
    [line] = [line for line in text.splitlines() if re.match(rf"\W*{name}\b.*[│|]", line)]
    return [cell.strip() for cell in re.split("[│|┃]", line) if cell.strip()][1:]
