"""A small lake with a history, made once; every test damages a copy of its own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.integration.recovery.lake_of_test import Lake
from tests.support import run
from tests.support.bronze_factory import Shape, make_bronze, write_bronze


@pytest.fixture(scope="session")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Bronze of 60 games in three commits, built once by dbt: with it the snapshot of players."""
    data_dir = tmp_path_factory.mktemp("pristine") / "data"
    write_bronze(data_dir, make_bronze(Shape(games=60)))
    run.dbt("snapshot", data_dir=data_dir)
    run.dbt("build", "--exclude-resource-type", "test", "unit_test", data_dir=data_dir).ok()
    return data_dir


@pytest.fixture
def lake(pristine: Path, data_dir: Path) -> Lake:
    shutil.copytree(pristine, data_dir)
    return Lake(data_dir)
