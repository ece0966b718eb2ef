"""dlt's databricks destination on the stand-in warehouse, configured as production is but for the address."""

from __future__ import annotations

import json
import logging
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import dlt
import pyarrow as pa
import pytest
import yaml

from ingestion import bronze
from ingestion.destinations.databricks import Databricks
from ingestion.destinations.source import bronze_source
from tests.support import run
from tests.support.bronze_factory import Shape, make_bronze
from tests.support.warehouse.client import RunningWarehouse
from tests.support.warehouse.fixture import running_warehouse

__all__ = ["running_warehouse"]

logging.getLogger("databricks.sql.unsafe").setLevel(logging.WARNING)  # at DEBUG it prints every byte
TOKEN = "dapi-marker-5e1f0c7d9b"


@pytest.fixture(scope="session")
def tables() -> dict[str, pa.Table]:
    return make_bronze(Shape(games=6, skaters_a_season=800, seasons=(20232024, 20242025), upcoming=1), seed=3)


@pytest.fixture
def variables(running_warehouse: RunningWarehouse, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """What the environment of a load says; the connection parameters are for plain HTTP on this machine."""
    for name in ("CLIENT_ID", "CLIENT_SECRET", "RUNTIME_VERSION"):
        monkeypatch.delenv(f"DATABRICKS_{name}", raising=False)
    found = {
        **running_warehouse.environment(),
        "DATABRICKS_TOKEN": TOKEN,
        "DESTINATION__DATABRICKS__CREDENTIALS__CONNECTION_PARAMETERS": json.dumps(
            running_warehouse.connection_parameters
        ),
    }
    for name, value in found.items():
        monkeypatch.setenv(name, value)
    return found


@pytest.fixture
def pipeline(variables: dict[str, str], tmp_path: Path, request: pytest.FixtureRequest) -> dlt.Pipeline:
    """A pipeline of the test's own, into a schema of the test's own."""
    schema = f"s{abs(hash(request.node.nodeid)) % 10**8}"
    return dlt.pipeline(
        "nhl",
        destination=Databricks().factory(),
        dataset_name=schema,
        pipelines_dir=str(tmp_path / "pipelines"),
    )


@pytest.fixture
def load(pipeline: dlt.Pipeline) -> Callable[..., dlt.Pipeline]:
    """`load(rows)`: merge these rows, as the loader does."""

    def _load(rows: dict[str, pa.Table], **options: str) -> dlt.Pipeline:
        source = bronze_source(rows)
        Databricks().add_hints(source.resources.values())
        pipeline.run(source, **options).raise_on_failed_jobs()
        return pipeline

    return _load


@pytest.fixture
def stored(running_warehouse: RunningWarehouse, pipeline: dlt.Pipeline) -> Callable[[str], pa.Table]:
    """A bronze table's rows by its Delta files, in the order of its key."""
    from deltalake import DeltaTable

    def _stored(name: str) -> pa.Table:
        table = DeltaTable(str(running_warehouse.location(f"lr_nhl_demo.{pipeline.dataset_name}.{name}")))
        return in_order(name, table.to_pyarrow_table())

    return _stored


def in_order(name: str, rows: pa.Table) -> pa.Table:
    contract = bronze.TABLES[name].schema
    rows = rows.select(contract.names).cast(pa.schema([field.with_nullable(True) for field in contract]))
    return rows.sort_by([(column, "ascending") for column in bronze.TABLES[name].merge_key]).combine_chunks()


@pytest.fixture
def sent(running_warehouse: RunningWarehouse) -> Callable[[], list[str]]:
    """The statements since the test began, each on one line."""
    before = len(running_warehouse.statements())
    return lambda: [" ".join(entry["sql"].split()) for entry in running_warehouse.statements()[before:]]


@pytest.fixture(scope="session")
def deployed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project as it lies in a workspace: without symbolic links, and what the bundle excludes."""
    if not (run.ROOT / ".git").exists():
        pytest.skip("no git checkout: nothing says which files belong to the project")
    folder = tmp_path_factory.mktemp("workspace") / "files"
    excluded = tuple(
        pattern.removesuffix("**")
        for pattern in yaml.safe_load((run.ROOT / "databricks.yml").read_text())["sync"]["exclude"]
    )
    listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    for name in subprocess.run(
        listed, cwd=run.ROOT, check=True, capture_output=True, text=True
    ).stdout.splitlines():
        source = run.ROOT / name
        if source.is_file() and not source.is_symlink() and not name.startswith(excluded):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, folder / name)
    assert not (folder / "dbt_packages" / "holdfast").exists()
    assert (folder / ".dlt" / "config.toml").is_file()
    return folder
