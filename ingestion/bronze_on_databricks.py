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
from ingestion.destination import BronzeIsKeptError, refuse
from ingestion.settings import LoadError
from ingestion.warehouse import SECRETS, VARIABLES, address

# Without these a VACUUM takes away what is older than seven days; .dlt/config.toml says the same for `local`.
RETENTION = {
    "delta.logRetentionDuration": "interval 365 days",
    "delta.deletedFileRetentionDuration": "interval 90 days",
}


class BronzeSqlClient(DatabricksSqlClient):
    """The last place before the warehouse: no bronze table is dropped or emptied; staging tables may be."""

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


class BronzeOnDatabricksClient(DatabricksClient):
    """A Databricks client for which bronze tables are only merged into."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        theirs = self.sql_client
        self.sql_client = BronzeSqlClient(
            theirs.dataset_name, theirs.staging_dataset_name, theirs.credentials, theirs.capabilities
        )

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
        return BronzeOnDatabricksClient


def databricks_destination() -> databricks:
    """The warehouse that dbt's target `databricks` uses, found by the same environment variables.

    What they do not say dlt looks for by its own names: `[destination.databricks.credentials]` in
    `.dlt/secrets.toml`, or DESTINATION__DATABRICKS__CREDENTIALS__... in the environment. Inside a Databricks
    job host and token come from the job's own identity.

    Raises:
        LoadError: something is said nowhere.
    """
    said = address()
    found = set(said) | {
        name for name in VARIABLES if name not in said and dlt.secrets.get(f"{SECRETS}.{name}")
    }
    missing = [VARIABLES["http_path"]] if "http_path" not in found else []
    if not os.environ.get("DATABRICKS_RUNTIME_VERSION"):
        missing += [VARIABLES["server_hostname"]] if "server_hostname" not in found else []
        if "access_token" not in found and not {"client_id", "client_secret"} <= found:
            missing.append(f"{VARIABLES['access_token']} (or {VARIABLES['client_id']} with its secret)")
    if missing:
        raise LoadError(
            f"The warehouse is not known: set {', '.join(missing)} in the environment, or the names of "
            ".dlt/example.secrets.toml in .dlt/secrets.toml."
        )
    return databricks(credentials=said, destination_name="databricks")


def with_databricks_hints(resources: Iterable[DltResource]) -> None:
    """Tell dlt how bronze tables are made on Databricks. Resources are named like their tables.

    Clustered by season and game, which the merge key names, so that a merge reads few files; partitions would
    be small, and cannot be changed without writing the table anew. Descriptions become comments.
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


def cluster_columns(table: BronzeTable) -> list[str]:
    """The season, then the game; where there is no game, the next column of the key."""
    first = next(column for column in table.key if column != table.partition)
    return [table.partition, "game_id" if "game_id" in table.key else first]
