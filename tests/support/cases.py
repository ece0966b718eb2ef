"""Cases of a parametrized test as rows of YAML, one a line: `7d, "days: 7"`."""

from __future__ import annotations

from typing import Any

import pytest
import yaml


def rows(text: str) -> list[list[Any]]:
    """Read rows; each is a YAML list without its brackets. Lines of comment and empty lines are none."""
    lines = [line.strip() for line in text.splitlines()]
    return [yaml.safe_load(f"[{line}\n]") for line in lines if line and not line.startswith("#")]


def cases(names: str, text: str) -> pytest.MarkDecorator:
    """Parametrize with rows; one that is too long goes on after a backslash."""
    return pytest.mark.parametrize(names.split(", "), rows(text))
