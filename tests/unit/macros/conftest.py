"""The macros of the package, rendered in this process: without dbt, a project or a database."""

from __future__ import annotations

import pytest

from tests.support.macros import Macros


@pytest.fixture
def macros() -> Macros:
    """`macros.call("nearest", "ordres", ["orders"])`; see tests/support/macros.py."""
    return Macros()
