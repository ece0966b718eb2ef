"""Numbers in the sentences of a run."""

from __future__ import annotations

from datetime import date

import pytest

from ingestion.report import print_failures
from ingestion.wording import counted


@pytest.mark.parametrize(("number", "text"), [(0, "0 games"), (1, "1 game"), (2000, "2,000 games")])
def test_a_noun_agrees_with_its_number(number: int, text: str) -> None:
    assert counted(number, "game") == text


def test_failures_are_counted_in_the_singular_and_in_the_plural(capsys: pytest.CaptureFixture[str]) -> None:
    print_failures({1: "x"}, None, {date(2024, 10, 6): "x", date(2024, 10, 13): "x"})
    said = capsys.readouterr().err
    assert "2 schedules failed; the next run requests them again.\n" in said
    assert "1 game failed; the next run requests it again.\n" in said
