"""A small lake with a history, made once on each target; every test damages a copy of its own.

A test runs on target `local`, and with a mark from targets.py on others, too.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from ingestion import bronze
from tests.integration.recovery.local_lake import AnyLake, Lake
from tests.integration.recovery.thrift_lake import PristineThriftLake, ThriftLake
from tests.integration.recovery.warehouse_lake import WarehouseLake
from tests.support import run
from tests.support.bronze_factory import RETENTION, Shape, make_bronze, parts, write_bronze
from tests.support.once import built_once
from tests.support.spark_thrift import serving
from tests.support.warehouse.client import RunningWarehouse
from tests.support.warehouse.fixture import warehouse  # noqa: F401  a fixture

PRISTINE = {"local": "pristine", "databricks": "pristine_warehouse", "spark": "pristine_thrift"}  # fixtures
SHAPE = Shape(games=60)
BUILD = ("build", "--exclude-resource-type", "test", "unit_test")


@pytest.fixture
def target(request: pytest.FixtureRequest) -> str:
    return getattr(request, "param", "local")


@pytest.fixture(scope="session")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Lake:
    """Bronze of 60 games in three commits, built once by dbt: with it the snapshot of players."""
    return Lake(built_once(tmp_path_factory, "pristine", _build_lake) / "data")


def _build_lake(folder: Path) -> None:
    """Make the lake that `pristine` returns, in `folder`/data."""
    lake = Lake(folder / "data")
    write_bronze(lake.data_dir, make_bronze(SHAPE))
    lake.dbt("snapshot")
    lake.dbt(*BUILD).ok()


@pytest.fixture(scope="session")
def pristine_warehouse(tmp_path_factory: pytest.TempPathFactory) -> WarehouseLake:
    """The same in a warehouse, which is stopped: for copies."""
    folder = built_once(tmp_path_factory, "pristine_warehouse", _build_warehouse)
    return warehouse_lake(RunningWarehouse(folder / "data"), tmp_path_factory.mktemp("variables"))


def _build_warehouse(folder: Path) -> None:
    with RunningWarehouse(folder / "data") as running:
        for name, table in make_bronze(SHAPE).items():
            for part in parts(table, bronze.TABLES[name], 3):
                running.load(f"dev.{name}", part, [bronze.TABLES[name].partition], RETENTION)
        warehouse_lake(running, folder).dbt(*BUILD).ok()


def warehouse_lake(running: RunningWarehouse, folder: Path) -> WarehouseLake:
    """Return the lake of a warehouse; dbt's profile of it is written to the folder."""
    variables = {
        "NHL_TARGET": "databricks",
        "DBT_PROFILES_DIR": str(running.write_profiles(run.ROOT / "profiles.yml", folder / "profiles")),
        "DBT_TARGET_PATH": str(folder / "target"),
    }
    return WarehouseLake(running, variables)


@pytest.fixture(scope="session")
def pristine_thrift(tmp_path_factory: pytest.TempPathFactory) -> PristineThriftLake:
    """The same behind Spark's Thrift server, which is stopped: for copies."""
    return PristineThriftLake(built_once(tmp_path_factory, "pristine_thrift", _build_thrift) / "data")


def _build_thrift(folder: Path) -> None:
    write_bronze(folder / "data", make_bronze(SHAPE))
    with serving(folder / "data") as server:
        ThriftLake(server).dbt(*BUILD).ok()


@pytest.fixture
def pristine_lake(request: pytest.FixtureRequest, target: str) -> AnyLake:
    return request.getfixturevalue(PRISTINE[target])


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
    return Lake(_back_up(pristine, tmp_path_factory, "pristine_with_backups"))


@pytest.fixture(scope="session")
def pristine_warehouse_with_backups(
    pristine_warehouse: WarehouseLake, tmp_path_factory: pytest.TempPathFactory
) -> WarehouseLake:
    data = _back_up(pristine_warehouse, tmp_path_factory, "pristine_warehouse_with_backups")
    return WarehouseLake(RunningWarehouse(data), pristine_warehouse.variables)


@pytest.fixture(scope="session")
def pristine_thrift_with_backups(
    pristine_thrift: PristineThriftLake, tmp_path_factory: pytest.TempPathFactory
) -> PristineThriftLake:
    return PristineThriftLake(_back_up(pristine_thrift, tmp_path_factory, "pristine_thrift_with_backups"))


def _back_up(pristine: AnyLake | PristineThriftLake, factory: pytest.TempPathFactory, name: str) -> Path:
    """Return the data folder of a copy with one set of backups."""

    def build(folder: Path) -> None:
        with pristine.copied(folder / "data") as lake:
            lake.verb("backup_all").ok()

    return built_once(factory, name, build) / "data"


@pytest.fixture
def safe_lake(request: pytest.FixtureRequest, target: str, data_dir: Path) -> Iterator[AnyLake]:
    with request.getfixturevalue(f"{PRISTINE[target]}_with_backups").copied(data_dir) as copy:
        yield copy


@pytest.fixture(scope="module")
def untouched(pristine_with_backups: Lake, tmp_path_factory: pytest.TempPathFactory) -> Lake:
    """For refusals, which change nothing: one lake for all of them."""
    folder = tmp_path_factory.mktemp("untouched") / "data"
    return Lake(shutil.copytree(pristine_with_backups.data_dir, folder))
