"""A small lake with a history, made once on each target; every test damages a copy of its own.

A test runs on target `local`, and with the mark BOTH (from targets.py) on each.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from socket import create_server

import pytest

from ingestion import bronze
from tests.integration.recovery.lake_of_test import Lake
from tests.integration.recovery.warehouse_of_test import WarehouseLake
from tests.support import run
from tests.support.bronze_factory import RETENTION, Shape, make_bronze, parts, write_bronze
from tests.support.warehouse.client import RunningWarehouse

SHAPE = Shape(games=60)
BUILD = ("build", "--exclude-resource-type", "test", "unit_test")


@pytest.fixture(scope="session")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Bronze of 60 games in three commits, built once by dbt: with it the snapshot of players."""
    data_dir = tmp_path_factory.mktemp("pristine") / "data"
    write_bronze(data_dir, make_bronze(SHAPE))
    run.dbt("snapshot", data_dir=data_dir)
    run.dbt(*BUILD, data_dir=data_dir).ok()
    return data_dir


@pytest.fixture(scope="session")
def pristine_warehouse(tmp_path_factory: pytest.TempPathFactory) -> WarehouseLake:
    """The same in a warehouse, which is stopped now. Its copies have its address, so dbt parses once."""
    folder = tmp_path_factory.mktemp("pristine_warehouse")
    with create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with RunningWarehouse(folder / "data", port=port) as warehouse:
        for name, table in make_bronze(SHAPE).items():
            for part in parts(table, bronze.TABLES[name], 3):
                warehouse.load(f"dev.{name}", part, [bronze.TABLES[name].partition], RETENTION)
        variables = {
            **warehouse.environment(),
            "NHL_TARGET": "databricks",
            "DBT_PROFILES_DIR": str(warehouse.write_profiles(run.ROOT / "profiles.yml", folder / "profiles")),
            "DBT_TARGET_PATH": str(folder / "target"),
        }
        lake = WarehouseLake(warehouse, variables)
        lake.dbt(*BUILD).ok()
    return lake


@pytest.fixture
def target(request: pytest.FixtureRequest) -> str:
    return getattr(request, "param", "local")


@pytest.fixture
def lake(request: pytest.FixtureRequest, target: str, data_dir: Path) -> Iterator[Lake | WarehouseLake]:
    if target == "local":
        shutil.copytree(request.getfixturevalue("pristine"), data_dir)
        yield Lake(data_dir)
    else:
        made: WarehouseLake = request.getfixturevalue("pristine_warehouse")
        with made.warehouse.copy(data_dir, made.warehouse.port) as warehouse:
            yield WarehouseLake(warehouse, made.variables)


@pytest.fixture(scope="session")
def pristine_with_backups(pristine: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same lake with one set of backups."""
    data_dir = shutil.copytree(pristine, tmp_path_factory.mktemp("pristine_with_backups") / "data")
    Lake(data_dir).verb("backup_all").ok()
    return data_dir


@pytest.fixture
def safe_lake(pristine_with_backups: Path, data_dir: Path) -> Lake:
    shutil.copytree(pristine_with_backups, data_dir)
    return Lake(data_dir)


@pytest.fixture(scope="module")
def untouched(pristine_with_backups: Path, tmp_path_factory: pytest.TempPathFactory) -> Lake:
    """For refusals, which change nothing: one lake for all of them."""
    return Lake(shutil.copytree(pristine_with_backups, tmp_path_factory.mktemp("untouched") / "data"))
