"""The macros of the package, rendered in this process: without dbt, a project or a database."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.macros import Macros
from tests.support.once import built_once
from tests.unit.macros.builders import node
from tests.unit.macros.small_shop import Shop, open_shop


@pytest.fixture
def macros() -> Macros:
    """`macros.call("nearest", "ordres", ["orders"])`; see tests/support/macros.py."""
    return Macros()


@pytest.fixture
def project(macros: Macros) -> Macros:
    """Two sources in the lake, a model of the same name as one of them, a snapshot, a seed."""
    orders = {"protected": True, "key": ["order_id", "line"], "newest": "at", "reload": "load"}
    macros.graph["sources"] = {
        1: node("orders", "source", database="lake", identifier="orders_v2", meta=orders),
        2: node("rates", "source", database="lake", meta={"key": "day"}),
    }
    macros.graph["nodes"] = {
        1: node("rates", schema="gold", unique_key="day", tags=["protected"]),
        2: node("customers_history", "snapshot"),
        3: node("countries", "seed"),
        4: node("old", enabled=False),
        5: node("not_null", "test"),
    }
    return macros


@pytest.fixture(scope="session")
def stocked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a small shop, for copies."""

    def build(folder: Path) -> None:
        with open_shop(folder / "data"):
            pass

    return built_once(tmp_path_factory, "small_shop", build) / "data"


@pytest.fixture
def shop(stocked: Path, data_dir: Path) -> Iterator[Shop]:
    """Two Delta tables of three versions, the first two of them in a backup."""
    with open_shop(shutil.copytree(stocked, data_dir)) as made:
        yield made
