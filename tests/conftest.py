"""What every test may ask for: a data folder of its own, and dbt and dlt that work on it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.support import run
from tests.support.nhl_server import nhl_server  # noqa: F401  a fixture
from tests.support.thorough import pytest_pycollect_makeitem  # noqa: F401  a hook: the mark thorough_when


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """An NHL_DATA_DIR that does not exist yet, for this test alone."""
    return tmp_path / "data"


@pytest.fixture
def dbt(data_dir: Path) -> Callable[..., run.Done]:
    """`dbt("build", "--select", ...)` on this test's data."""
    return partial(run.dbt, data_dir=data_dir)


@pytest.fixture
def dlt(data_dir: Path) -> Callable[..., run.Done]:
    """`dlt("pipeline", "nhl", "info")` on this test's data."""
    return partial(run.dlt, data_dir=data_dir)
