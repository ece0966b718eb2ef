"""Tests on Spark itself: `.ci/spark` runs them, any other run skips them."""

from __future__ import annotations

import os
from typing import Any

import pytest

from tests.support.warehouse.client import ENGINE, SPARK
from tests.support.warehouse.fixture import running_warehouse  # noqa: F401  a fixture


@pytest.fixture(autouse=True, scope="session")
def needs_spark() -> None:
    """Skip what is in this folder without Spark, before any other fixture starts something."""
    if os.environ.get(ENGINE) != SPARK:
        pytest.skip("needs Spark: make spark-test")


@pytest.fixture(scope="session")
def spark() -> Any:
    """The session of the JVM that all tests of the run share."""
    from tests.support import spark_jvm
    from tests.support.warehouse.spark import SETTINGS

    return spark_jvm.start_or_join(SETTINGS)
