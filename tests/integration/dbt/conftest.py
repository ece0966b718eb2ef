"""Synthetic bronze is built once by the whole project; a test that changes something takes a copy."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest

from tests.support import run
from tests.support.bronze_factory import Shape, make_bronze, write_bronze
from tests.support.once import built_once

from .real_games import bronze_of_sample

# Three seasons of four days with sixteen games each, and one day to come.
SHAPE = Shape(games=191, upcoming=16)
FIRST_SEASONS = (20232024, 20242025)


@pytest.fixture(scope="session")
def bronze_tables() -> dict[str, pa.Table]:
    return make_bronze(SHAPE, seed=11)


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """`build(tables)`: a data folder with that bronze, on which `dbt build` has run."""

    def _build(tables: dict[str, pa.Table], *arguments: str) -> Path:
        data_dir = tmp_path_factory.mktemp("built") / "data"
        write_bronze(data_dir, tables)
        run.dbt(*(arguments or ("build",)), data_dir=data_dir).ok()
        return data_dir

    return _build


@pytest.fixture(scope="session")
def built(bronze_tables: dict[str, pa.Table], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything, built once. Read it; to change it, take `copy_of_built`."""

    def fill(folder: Path) -> None:
        write_bronze(folder / "data", bronze_tables)
        run.dbt("build", data_dir=folder / "data").ok()

    own = tmp_path_factory.mktemp("own") / "built"  # a database is open in one process at a time
    return shutil.copytree(built_once(tmp_path_factory, "built", fill), own) / "data"


@pytest.fixture(scope="session")
def real_tables() -> dict[str, pa.Table]:
    """Bronze of the recorded games."""
    return bronze_of_sample()


@pytest.fixture(scope="session")
def real(real_tables: dict[str, pa.Table], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The recorded games, built once with every test of dbt's. Only read it."""

    def fill(folder: Path) -> None:
        write_bronze(folder / "data", real_tables)
        run.dbt("build", data_dir=folder / "data").ok()

    own = tmp_path_factory.mktemp("own") / "real"
    return shutil.copytree(built_once(tmp_path_factory, "real", fill), own) / "data"


@pytest.fixture
def copy_of_built(built: Path, data_dir: Path) -> Path:
    shutil.copytree(built, data_dir)
    return data_dir
