"""What differs between computed rows and the rows there, so that a second load changes nothing."""

from __future__ import annotations

import duckdb
import pyarrow as pa


def changed(new: pa.Table, there: pa.Table) -> pa.Table:
    """Rows of `new` that are not in `there` just so; NULL equals NULL."""
    if not len(there) or not len(new):
        return new
    with duckdb.connect() as connection:
        connection.register("new_rows", new)
        connection.register("rows_there", there.select(new.column_names))
        found = connection.sql("select * from new_rows except select * from rows_there").to_arrow_table()
    return found.cast(new.schema)


def vanished(new: pa.Table, there: pa.Table, key: tuple[str, ...]) -> pa.Table:
    """Keys of `there` that `new` does not have."""
    columns = list(key)
    return there.select(columns).join(new.select(columns), keys=columns, join_type="left anti")
