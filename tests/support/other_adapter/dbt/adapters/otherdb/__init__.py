"""A dbt adapter that the package has no folder for: DuckDB by another name."""

from pathlib import Path

from dbt.adapters.base import AdapterPlugin
from dbt.adapters.duckdb.connections import DuckDBConnectionManager
from dbt.adapters.duckdb.credentials import DuckDBCredentials
from dbt.adapters.duckdb.impl import DuckDBAdapter

NAME = "otherdb"


class OtherCredentials(DuckDBCredentials):
    @property
    def type(self) -> str:
        return NAME


class OtherConnectionManager(DuckDBConnectionManager):
    TYPE = NAME


class OtherAdapter(DuckDBAdapter):
    ConnectionManager = OtherConnectionManager

    @classmethod
    def type(cls) -> str:
        return NAME


Plugin = AdapterPlugin(
    adapter=OtherAdapter,
    credentials=OtherCredentials,
    include_path=str(Path(__file__).parents[2] / "include" / NAME),
    dependencies=["duckdb"],
)
