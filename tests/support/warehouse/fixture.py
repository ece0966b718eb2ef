"""pytest fixtures. Import them into a conftest.py: `from tests.support.warehouse.fixture import
warehouse`."""

from collections.abc import Iterator

import pytest

from tests.support.warehouse.client import RunningWarehouse


@pytest.fixture(scope="session")
def running_warehouse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningWarehouse]:
    """One warehouse for a whole test run: starting takes seconds, a schema of one's own takes none."""
    with RunningWarehouse(tmp_path_factory.mktemp("warehouse") / "data") as warehouse:
        yield warehouse


@pytest.fixture
def warehouse(tmp_path) -> Iterator[RunningWarehouse]:
    """A warehouse of the test's own, empty, whose clock may be moved."""
    with RunningWarehouse(tmp_path / "warehouse") as running:
        yield running
