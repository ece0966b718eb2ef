"""The difference between computed rows and existing ones, so that a second load changes nothing."""

from __future__ import annotations

import duckdb
import pyarrow as pa


def changed_rows(new: pa.Table, existing: pa.Table) -> pa.Table:
    """Return the rows of `new` that `existing` does not have identically; NULL equals NULL."""
    if not len(existing) or not len(new):
        return new
    with duckdb.connect() as connection:
        connection.register("new_rows", new)
        connection.register("existing_rows", existing.select(new.column_names))
        changed = connection.sql("select * from new_rows except select * from existing_rows")
        return changed.to_arrow_table().cast(new.schema)


def deleted_keys(new: pa.Table, existing: pa.Table, key: tuple[str, ...]) -> pa.Table:
    """Return the keys of `existing` that `new` does not have."""
    columns = list(key)
    if not len(existing):
        return existing.select(columns)
    return existing.select(columns).join(new.select(columns), keys=columns, join_type="left anti")
