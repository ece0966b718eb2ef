"""Bronze for target `spark`: the same Delta folders, which dbt registers in Spark's catalog.

So a load starts no JVM. The schema of bronze is the folder `lake/<schema>`, as on target `local`.
"""

from __future__ import annotations

from pathlib import Path

import dlt
import pyarrow as pa
from deltalake import DeltaTable, QueryBuilder

from dbt_duckdb_delta.tables import is_delta
from ingestion.destinations.base import BronzeTables, Frozen
from ingestion.destinations.delta_tables import DeltaTables
from ingestion.destinations.filesystem import Filesystem
from ingestion.destinations.paths import lake_dir
from ingestion.settings import schema_name


class Spark(Filesystem):
    """The destination `spark`: the folder `lake` of the data folder, which is Spark's warehouse."""

    def tables(self, pipeline: dlt.Pipeline) -> BronzeTables:
        """Return the Delta folders of the schema."""
        return SparkTables(lake_dir() / schema_name(), being_loaded=pipeline.has_pending_data)


class SparkTables(DeltaTables):
    """Delta folders whose freeze is recorded by Spark: in the table `frozen_tables` of its warehouse."""

    @property
    def record(self) -> Path:
        """The folder of that table; Spark adds `.db` to the name of a schema."""
        return self.folder.parent / f"{self.folder.name}_recovery.db" / "frozen_tables"

    def frozen(self) -> list[Frozen]:
        """Return the tables of the schema that are frozen now."""
        if not is_delta(self.record):
            return []
        try:
            table = DeltaTable(str(self.record))
            sql = "select table_name, who, frozen_at, reason from record"
            answer = QueryBuilder().register("record", table).execute(sql)
            rows = pa.RecordBatchReader.from_stream(answer).read_all().to_pylist()
            found = [(each["table_name"].split(".", 1), each) for each in rows]
            return [
                Frozen(name, each["who"], each["frozen_at"], each["reason"])
                for (schema, name), each in found
                if schema == self.folder.name
            ]
        except Exception as error:  # delta-rs raises nothing narrower, also for a table that no verb made
            return [Frozen(None, unreadable=f"{self.record}: {error!r}")]
