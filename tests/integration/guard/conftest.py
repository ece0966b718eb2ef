"""One shop is built for all tests of the guard; each test, or group of tests, damages a copy of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from .databricks import Databricks
from .scenarios import CHANGED_MODELS, configured
from .shop import DuckDB, Shop, State, Target, open_shop

# For a module whose scenarios pass the same macros on every engine: `pytestmark = ON_DUCKDB`.
ON_DUCKDB = pytest.mark.parametrize("target", ["duckdb"], indirect=True)
TARGETS = ["duckdb", pytest.param("databricks", marks=pytest.mark.databricks)]


@pytest.fixture(scope="session", params=TARGETS)
def target(request: pytest.FixtureRequest) -> Target:
    """The engine: every scenario that takes a shop runs on each."""
    return DuckDB() if request.param == "duckdb" else Databricks()


@pytest.fixture(scope="session")
def built_shop(target: Target, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    """The shop after its first day: every table stands there, one protected incremental model a scenario."""
    shop = open_shop(tmp_path_factory.mktemp("shop"), target)
    for changed in CHANGED_MODELS:
        shop.write(f"models/{changed.name}.sql", "select * from {{ source('raw', 'orders') }}")
    shop.write("models/scenarios.yml", configured({}))
    shop.must("run-operation", "deliver")
    shop.must("build")
    yield shop
    shop.close()


@pytest.fixture(scope="module")
def new_shop(built_shop: Shop, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], Shop]]:
    """A copy of the built shop for a group of tests."""
    with ExitStack() as open_shops:

        def copy() -> Shop:
            shop = built_shop.copy(tmp_path_factory.mktemp("copy"))
            open_shops.callback(shop.close)
            return shop

        yield copy


@pytest.fixture(scope="module")
def careless(new_shop: Callable[[], Shop]) -> tuple[Shop, State]:
    """A shop for attempts that change nothing, and its state before and after each of them."""
    shop = new_shop()
    shop.change_what_models_read()
    return shop, shop.state()


@pytest.fixture
def shop(built_shop: Shop, tmp_path: Path) -> Iterator[Shop]:
    """A copy of the built shop for one test."""
    shop = built_shop.copy(tmp_path)
    yield shop
    shop.close()
