"""A small lake with a history, made once on each target; every test damages a copy of its own.

A test runs on target `local`, and with the mark BOTH (from targets.py) on each.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from ingestion import bronze
from tests.integration.recovery.local_lake import AnyLake, Lake
from tests.integration.recovery.warehouse_lake import WarehouseLake
from tests.support import run
from tests.support.bronze_factory import RETENTION, Shape, make_bronze, parts, write_bronze
from tests.support.warehouse.client import RunningWarehouse

SHAPE = Shape(games=60)
BUILD = ("build", "--exclude-resource-type", "test", "unit_test")


@pytest.fixture
def target(request: pytest.FixtureRequest) -> str:
    return getattr(request, "param", "local")


@pytest.fixture(scope="session")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Lake:
    """Bronze of 60 games in three commits, built once by dbt: with it the snapshot of players."""
    lake = Lake(tmp_path_factory.mktemp("pristine") / "data")
    write_bronze(lake.data_dir, make_bronze(SHAPE))
    lake.dbt("snapshot")
    lake.dbt(*BUILD).ok()
    return lake


@pytest.fixture(scope="session")
def pristine_warehouse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WarehouseLake]:
    """The same in a warehouse."""
    folder = tmp_path_factory.mktemp("pristine_warehouse")
    with RunningWarehouse(folder / "data") as warehouse:
        for name, table in make_bronze(SHAPE).items():
            for part in parts(table, bronze.TABLES[name], 3):
                warehouse.load(f"dev.{name}", part, [bronze.TABLES[name].partition], RETENTION)
        variables = {
            "NHL_TARGET": "databricks",
            "DBT_PROFILES_DIR": str(warehouse.write_profiles(run.ROOT / "profiles.yml", folder / "profiles")),
            "DBT_TARGET_PATH": str(folder / "target"),
        }
        lake = WarehouseLake(warehouse, variables)
        lake.dbt(*BUILD).ok()
        yield lake


@pytest.fixture
def pristine_lake(request: pytest.FixtureRequest, target: str) -> AnyLake:
    return request.getfixturevalue("pristine" if target == "local" else "pristine_warehouse")


@pytest.fixture
def lake(pristine_lake: AnyLake, data_dir: Path) -> Iterator[AnyLake]:
    with pristine_lake.copied(data_dir) as copy:
        yield copy


@pytest.fixture
def copy(tmp_path: Path) -> Iterator[Callable[[AnyLake, str], AnyLake]]:
    """Another lake with what one holds now."""
    with ExitStack() as opened:
        yield lambda lake, name: opened.enter_context(lake.copied(tmp_path / name))


@pytest.fixture(scope="session")
def pristine_with_backups(pristine: Lake, tmp_path_factory: pytest.TempPathFactory) -> Lake:
    """The same lake with one set of backups."""
    with pristine.copied(tmp_path_factory.mktemp("pristine_with_backups") / "data") as lake:
        lake.verb("backup_all").ok()
        return lake


@pytest.fixture(scope="session")
def pristine_warehouse_with_backups(
    pristine_warehouse: WarehouseLake, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[WarehouseLake]:
    with pristine_warehouse.copied(tmp_path_factory.mktemp("warehouse_with_backups") / "data") as lake:
        lake.verb("backup_all").ok()
        yield lake


@pytest.fixture
def safe_lake(request: pytest.FixtureRequest, target: str, data_dir: Path) -> Iterator[AnyLake]:
    made = "pristine_with_backups" if target == "local" else "pristine_warehouse_with_backups"
    with request.getfixturevalue(made).copied(data_dir) as copy:
        yield copy


@pytest.fixture(scope="module")
def untouched(pristine_with_backups: Lake, tmp_path_factory: pytest.TempPathFactory) -> Lake:
    """For refusals, which change nothing: one lake for all of them."""
    folder = tmp_path_factory.mktemp("untouched") / "data"
    return Lake(shutil.copytree(pristine_with_backups.data_dir, folder))
