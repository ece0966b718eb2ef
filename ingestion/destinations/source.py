"""The dlt source of the loader: computed rows, merged by key into the bronze Delta tables."""

from __future__ import annotations

from collections.abc import Iterable

import dlt
import pyarrow as pa
from dlt.extract import DltResource

from ingestion.bronze import TABLES


@dlt.source(name="nhl")
def bronze_source(rows: dict[str, pa.Table]) -> Iterable[DltResource]:
    """Make one resource for each bronze table.

    The season is part of the merge key, and the partition: a day's merge reads its own season's files only.

    Args:
        rows: table name -> rows in the contract's columns; leave out tables without rows.

    Yields:
        A resource that merges: a row with an existing key is updated, any other is added, none is removed.
    """
    for name, arrow in rows.items():
        table = TABLES[name]
        resource = dlt.resource(
            [arrow],
            name=name,
            write_disposition={"disposition": "merge", "strategy": "upsert"},
            primary_key=list(table.merge_key),
            table_format="delta",
        )
        resource.apply_hints(columns={table.partition: {"name": table.partition, "partition": True}})
        yield resource
