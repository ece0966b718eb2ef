"""How fast the tests' stand-in for a Databricks SQL warehouse is: its start, single statements, dbt builds.

    python bench/warehouse.py

Aims: ready within 10 s, `dbt build` of the project on the sample within 60 s. A dbt run sends hundreds of
statements, so what one costs decides.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # tests.support is not part of the installed package

from _table import seconds, show  # noqa: E402
from deltalake import DeltaTable  # noqa: E402

from ingestion import bronze  # noqa: E402
from tests.support import run  # noqa: E402
from tests.support.warehouse.client import RunningWarehouse, child_environment  # noqa: E402

ROWS = 100_000
STATEMENTS = [
    ("select 1", "select 1 as a"),
    ("describe as json", "describe table extended t as json"),
    (
        "tables of a schema, from information_schema",
        "select * from information_schema.tables where table_schema = 'b'",
    ),
    (
        f"create or replace table as select, {ROWS:,} rows",
        f"create or replace table t as select id, id % 7 as v from range({ROWS})",
    ),
    (
        f"merge 1,000 rows into {ROWS:,}",
        "merge into t using (select id from range(1000)) s on t.id = s.id when matched then update set v = 1",
    ),
    (f"deep clone, {ROWS:,} rows", "create or replace table c deep clone t"),
    ("restore", "restore table t to version as of 0"),
]


def main() -> None:
    rows: list[tuple[str, float]] = []
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        with RunningWarehouse(Path(folder) / "data") as warehouse:
            rows.append(("start, until it answers", time.perf_counter() - started))
            rows.append(("connect, first statement, close", seconds(lambda: _one_session(warehouse))))
            with warehouse.connect() as connection, connection.cursor() as cursor:
                for setup in ("create schema b", "use schema b", "create table t as select 1 as id, 1 as v"):
                    cursor.execute(setup)
                rows += [(name, seconds(lambda sql=sql: cursor.execute(sql))) for name, sql in STATEMENTS]
            rows += _dbt(warehouse, Path(folder) / "project")
            rows += _sample(warehouse, Path(folder) / "sample")
    show("The stand-in warehouse, seconds (aims: start 10, build 60)", ("step", "median"), rows)


def _one_session(warehouse: RunningWarehouse) -> None:
    with warehouse.connect() as connection, connection.cursor() as cursor:
        cursor.execute("select 1")


def _dbt(warehouse: RunningWarehouse, project: Path) -> list[tuple[str, float]]:
    shutil.copytree(ROOT / "tests" / "warehouse" / "project", project)
    warehouse.write_profiles(project / "profiles.yml", project)
    environment = child_environment(CHECK_SCHEMA="bench", **warehouse.environment())

    def build() -> None:
        subprocess.run(
            [run.program("dbt"), "build"], cwd=project, env=environment, check=True, capture_output=True
        )

    return [(f"dbt build, small project, {run_}", seconds(build, repeat=1)) for run_ in ("first", "second")]


def _sample(warehouse: RunningWarehouse, data_dir: Path) -> list[tuple[str, float]]:
    """Bronze of the recorded games is made on this machine and put into the warehouse; the rest is dbt's."""
    run.run("python", "-m", "ingestion.sample", data_dir=data_dir).ok()
    run.replay(data_dir=data_dir).ok()
    for table in bronze.TABLES:
        rows = DeltaTable(data_dir / "lake" / "dev" / table).to_pyarrow_table()
        warehouse.load(f"lr_nhl_demo.dev.{table}", rows, [bronze.TABLES[table].partition])
    variables = {
        **warehouse.environment(),
        "NHL_TARGET": "databricks",
        "DBT_PROFILES_DIR": str(warehouse.write_profiles(ROOT / "profiles.yml", data_dir / "profiles")),
    }

    def build() -> None:
        run.installed_dbt("build", data_dir=data_dir, **variables).ok()

    return [
        (f"dbt build, the project on the sample, {run_}", seconds(build, repeat=1))
        for run_ in ("first", "second")
    ]


if __name__ == "__main__":
    main()
