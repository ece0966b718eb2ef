"""Build one sample project for all tests of the guard; each test, or group of tests, damages a copy."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.integration.recovery.targets import DATABRICKS, ON_DATABRICKS, SPARK  # noqa: F401
from tests.support.once import built_once

from .databricks import Databricks
from .sample_project import DuckDB, SampleProject, Target, create_sample_project
from .scenarios import CHANGED_MODELS, configured
from .spark import Spark

# For a module: `pytestmark = ON_DUCKDB` where its scenarios pass the same macros on every engine.
ON_DUCKDB = pytest.mark.parametrize("target", ["duckdb"], indirect=True)
# dbt-databricks has steps of its own (test_databricks.py); dbt-spark drops, replaces and copies in others.
ON_SPARK_TOO = pytest.mark.parametrize("target", ["duckdb", SPARK], indirect=True)


TARGETS = {"duckdb": DuckDB, "databricks": Databricks, "spark": Spark}


@pytest.fixture(scope="session", params=["duckdb", DATABRICKS, SPARK])
def target(request: pytest.FixtureRequest) -> Target:
    """The engine: every scenario that takes a project runs on each."""
    return TARGETS[request.param]()


@pytest.fixture(scope="session")
def built_project(target: Target, tmp_path_factory: pytest.TempPathFactory) -> SampleProject:
    """The project after its first day: every table exists, one protected incremental model a scenario.

    It is closed: for copies.
    """

    def build(folder: Path) -> None:
        project = create_sample_project(folder, target)
        for changed in CHANGED_MODELS:
            project.write(f"models/{changed.name}.sql", "select * from {{ source('raw', 'orders') }}")
        project.write("models/scenarios.yml", configured({}))
        project.must("run-operation", "deliver")
        project.must("build")
        project.close()

    folder = built_once(tmp_path_factory, f"project_{target.name}", build)
    return SampleProject(folder / "project", target.place(folder), target)


@pytest.fixture(scope="module")
def new_project(
    built_project: SampleProject, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[], SampleProject]]:
    """A copy of the built project for a group of tests."""
    with ExitStack() as open_projects:

        def copy() -> SampleProject:
            project = built_project.copy(tmp_path_factory.mktemp("copy"))
            open_projects.callback(project.close)
            return project

        yield copy


@pytest.fixture(scope="module")
def careless(new_project: Callable[[], SampleProject]) -> SampleProject:
    """A project for attempts that change nothing."""
    project = new_project()
    project.change_what_models_read()
    return project


@pytest.fixture
def project(built_project: SampleProject, tmp_path: Path) -> Iterator[SampleProject]:
    """A copy of the built project for one test."""
    project = built_project.copy(tmp_path)
    yield project
    project.close()
