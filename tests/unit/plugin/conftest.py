"""A Delta table of two versions, and a DuckDB that sees it; what is written is read by the other reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest
from deltalake import write_deltalake

from dbt_duckdb_delta import delta_extension, functions, session

Rows = list[tuple]
FIRST = pa.table({"id": [1, 2, 3], "season": [2023, 2023, 2024], "name": ["a", "b", None]})
SECOND = pa.table({"id": [4], "season": [2024], "name": ["d"]})
ROWS = {0: [(1, "a", 2023), (2, "b", 2023), (3, None, 2024)]}
ROWS[1] = [*ROWS[0], (4, "d", 2024)]


@pytest.fixture
def games(data_dir: Path) -> Path:
    """`dev.games`, partitioned, version 0 of three rows and version 1 of four, written by delta-rs."""
    path = data_dir / "lake" / "dev" / "games"
    write_deltalake(str(path), FIRST, partition_by=["season"])
    write_deltalake(str(path), SECOND, mode="append")
    return path


@pytest.fixture(scope="session")
def duckdb_rows() -> Iterator[Callable[..., Rows]]:
    """`duckdb_rows(folder, version)`: all rows, sorted, by DuckDB's own Delta reader; columns by name."""
    with duckdb.connect() as connection:
        delta_extension.load(connection)

        def read(path: Path, version: int | None = None) -> Rows:
            at = "" if version is None else f", version => {version}"
            place = str(path).replace("'", "''")
            table = f"delta_scan('{place}'{at})"
            columns = sorted(row[0] for row in connection.execute(f"describe from {table}").fetchall())
            return connection.execute(f"select {', '.join(columns)} from {table} order by all").fetchall()

        yield read


@pytest.fixture
def lake(games: Path, data_dir: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A DuckDB with the catalog `lake` and its functions."""
    with session.connect(data_dir) as connection:
        functions.register(connection, data_dir)
        yield connection
