"""What cannot be built or shown is refused in one sentence with the next step, and nothing is made."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from ingestion import bronze
from tests.support.run import Done


def tables(data_dir: Path) -> list[str]:
    with duckdb.connect(str(data_dir / "nhl.duckdb"), read_only=True) as connection:
        return [row[0] for row in connection.execute("select table_name from duckdb_tables()").fetchall()]


def test_build_without_bronze_says_what_to_run(dbt: Callable[..., Done], data_dir: Path) -> None:
    said = dbt("build").refused()
    assert "run `dlt pipeline nhl run` first" in said
    assert tables(data_dir) == []


def test_build_names_the_table_that_is_missing(dbt: Callable[..., Done], copy_of_built: Path) -> None:
    before = tables(copy_of_built)
    shutil.rmtree(copy_of_built / "lake" / "dev" / bronze.SCHEDULE)
    said = dbt("build").refused()
    assert f"There is no {bronze.SCHEDULE} in lake.dev" in said
    assert tables(copy_of_built) == before


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ("{top: many}", "top: many is not a whole number"),
        ("{season: 2024-25}", "season: 2024-25 is not a whole number"),
        ("{}", "run `dbt build` first"),
    ],
)
def test_leading_shooters_refuses(dbt: Callable[..., Done], arguments: str, sentence: str) -> None:
    assert sentence in dbt("run-operation", "leading_shooters", "--args", arguments).refused()
