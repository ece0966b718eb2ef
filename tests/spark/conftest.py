"""Tests on Spark itself: `.ci/spark` runs them, any other run skips them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from tests.support.warehouse.client import ENGINE, SPARK
from tests.support.warehouse.fixture import running_warehouse  # noqa: F401  a fixture


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what is in this folder without Spark."""
    if os.environ.get(ENGINE) == SPARK:
        return
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.skip(reason="needs Spark: make spark-test"))


@pytest.fixture(scope="session")
def spark() -> Any:
    """The session of the JVM that all tests of the run share."""
    from tests.support import spark_jvm
    from tests.support.warehouse.spark import SETTINGS

    return spark_jvm.start_or_join(SETTINGS)
