"""What every test may ask for: a data folder of its own, and dbt and dlt that work on it."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.support import run
from tests.support.forked_dbt import PARSES
from tests.support.nhl_server import nhl_server  # noqa: F401  a fixture
from tests.support.thorough import pytest_pycollect_makeitem  # noqa: F401  a hook: the mark thorough_when
from tests.support.trusted_extension import trust_extensions

trust_extensions()


def pytest_configure(config: pytest.Config) -> None:
    """Make the folder in which the processes of a test run share the parse of the project (forked_dbt.py)."""
    if PARSES not in os.environ:
        os.environ[PARSES] = tempfile.mkdtemp(prefix="parses")
        config.add_cleanup(lambda: shutil.rmtree(os.environ.pop(PARSES), ignore_errors=True))


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
