"""Bronze through dlt's `databricks` destination: managed Delta tables in Unity Catalog, merged into by key.

dlt uploads Arrow as Parquet to a volume, copies it into a table of the staging schema (`<schema>_staging`),
and merges that into bronze with one MERGE: upsert. dlt's default, delete-insert, takes two statements, and a
run that dies between them has lost the rows; staging-optimized drops the table at each load. Neither gets
through here.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any

import dlt
from dlt.destinations import databricks as dlt_databricks
from dlt.destinations.adapters import databricks_adapter
from dlt.destinations.impl.databricks.databricks import DatabricksClient
from dlt.destinations.impl.databricks.sql_client import DatabricksSqlClient
from dlt.extract import DltResource

from ingestion.bronze import TABLES, BronzeTable
from ingestion.destinations.base import RETENTION, BronzeTables
from ingestion.destinations.credentials import SECRETS, VARIABLES, from_environment
from ingestion.destinations.guard import BronzeIsKeptError, refuse
from ingestion.destinations.warehouse_tables import WarehouseTables
from ingestion.dlt_internals import replace_sql_client
from ingestion.settings import LoadError


class Databricks:
    """The destination `databricks`: the warehouse that dbt's target of that name uses."""

    def factory(self) -> databricks:
        """Return dlt's destination, configured by the environment variables that dbt's profile reads.

        dlt looks for what they lack by its own names: `[destination.databricks.credentials]` in
        `.dlt/secrets.toml`, or DESTINATION__DATABRICKS__CREDENTIALS__... in the environment. Inside a
        Databricks job host and token come from the job's own identity.

        Raises:
            LoadError: neither has the address or the credentials.
        """
        configured = from_environment()
        present = set(configured) | {
            name for name in VARIABLES if name not in configured and dlt.secrets.get(f"{SECRETS}.{name}")
        }
        missing = [VARIABLES["http_path"]] if "http_path" not in present else []
        if not os.environ.get("DATABRICKS_RUNTIME_VERSION"):
            missing += [VARIABLES["server_hostname"]] if "server_hostname" not in present else []
            if "access_token" not in present and not {"client_id", "client_secret"} <= present:
                missing.append(f"{VARIABLES['access_token']} (or {VARIABLES['client_id']} with its secret)")
        if missing:
            raise LoadError(
                f"The warehouse is not known: set {', '.join(missing)} in the environment, or the names of "
                ".dlt/example.secrets.toml in .dlt/secrets.toml."
            )
        return databricks(credentials=configured, destination_name="databricks")

    def tables(self, pipeline: dlt.Pipeline) -> BronzeTables:
        """Return the tables of the pipeline's catalog and schema."""
        return WarehouseTables(pipeline)

    def add_hints(self, resources: Iterable[DltResource]) -> None:
        """Add how bronze tables are created on Databricks. Resources are named like their tables.

        Clustered by season and game, which the merge key has, so that a merge reads few files. Partitions
        would be small, and a change of partitions rewrites the table. Descriptions become comments.
        """
        for resource in resources:
            table = TABLES[resource.name]
            databricks_adapter(
                resource,
                cluster=cluster_columns(table),
                table_comment=table.description,
                table_properties=dict(RETENTION),
                column_hints={
                    field.name: {"column_comment": field.metadata[b"description"].decode()}
                    for field in table.schema
                },
            )
            resource.apply_hints(columns={table.partition: {"name": table.partition, "partition": False}})


class BronzeSqlClient(DatabricksSqlClient):
    """A SQL client that drops or empties no bronze table; staging tables may be."""

    def drop_dataset(self) -> None:
        if not self.is_staging_dataset_active:  # the schema holds what dbt built, too
            refuse("drop", TABLES)
        super().drop_dataset()

    def drop_tables(self, *tables: str) -> None:
        if not self.is_staging_dataset_active:
            refuse("drop", tables)
        super().drop_tables(*tables)

    def truncate_tables(self, *tables: str) -> None:
        if not self.is_staging_dataset_active:
            refuse("empty", tables)
        super().truncate_tables(*tables)


class BronzeClient(DatabricksClient):
    """A Databricks client for which bronze tables are only merged into."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        replace_sql_client(self, BronzeSqlClient)

    def prepare_load_table(self, table_name: str) -> Any:
        table = super().prepare_load_table(table_name)
        if table_name in TABLES:
            if table["write_disposition"] == "replace":
                refuse("replace", [table_name])
            if (table["write_disposition"], table.get("x-merge-strategy")) != ("merge", "upsert"):
                raise BronzeIsKeptError(
                    f"{table_name} was to be loaded with {table['write_disposition']} "
                    f"({table.get('x-merge-strategy', 'no strategy')}); nothing was changed. Bronze takes "
                    "merge with the strategy upsert only: one statement, which cannot lose rows half-way."
                )
        return table


class databricks(dlt_databricks):
    """`dlt.destinations.databricks`, configured by the same names, with the client above."""

    @property
    def client_class(self) -> type[DatabricksClient]:
        return BronzeClient


def cluster_columns(table: BronzeTable) -> list[str]:
    """Return the season, then the game; for a table without games, the next column of its key."""
    first = next(column for column in table.key if column != table.partition)
    return [table.partition, "game_id" if "game_id" in table.key else first]
