"""Refuse a configuration of dlt that would change bronze, before anything is touched.

dlt has switches that add columns (`add_dlt_load_id`), rename or drop them. No list of them is complete. So
dlt prepares one made-up row of each table in a folder of its own, and what it would load is compared with the
contract.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any

import dlt
import pyarrow as pa
from dlt.common.configuration import resolve_configuration
from dlt.common.configuration.exceptions import ConfigValueCannotBeCoercedException
from dlt.common.exceptions import DltException
from dlt.load.configuration import LoaderConfiguration

from ingestion.bronze import TABLES
from ingestion.destinations.base import Destination
from ingestion.destinations.merge import causes, open_pipeline
from ingestion.destinations.source import bronze_source
from ingestion.settings import LoadError

# A column that dlt adds -> the switch that makes it do so.
SWITCHES = {
    "_dlt_load_id": "NORMALIZE__PARQUET_NORMALIZER__ADD_DLT_LOAD_ID",
    "_dlt_id": "NORMALIZE__PARQUET_NORMALIZER__ADD_DLT_ID",
}
NAMING = "snake_case"  # dlt's default, which leaves the contract's names as they are
WHERE = "in .dlt/config.toml and the environment; nothing was changed."


def refuse_changes(current: dlt.Pipeline, destination: Destination) -> None:
    """Rehearse a load of every table, and leave `current` as dlt's active pipeline.

    Raises:
        LoadError: dlt would give a table other columns than the contract, or would not take its rows.
    """
    with tempfile.TemporaryDirectory() as scratch:
        pipeline = open_pipeline(destination, scratch)
        try:
            pipeline.extract(bronze_source({name: _one_row(table.schema) for name, table in TABLES.items()}))
            pipeline.normalize()
            # Nothing is loaded here, so its settings are read alone.
            resolve_configuration(LoaderConfiguration(), sections=("load",), accept_partial=True)
        except DltException as error:
            raise LoadError(
                f"dlt is configured so that it does not take the rows of bronze ({_reason(error)}); "
                f"look {WHERE}"
            ) from error
        if (naming := pipeline.default_schema.naming.name()) != NAMING:
            raise LoadError(
                f"dlt is configured to name columns by {naming!r}, but bronze is named by {NAMING!r}; remove "
                f"SCHEMA__NAMING (or naming below [schema]) {WHERE}"
            )
        prepared: Mapping[str, Any] = pipeline.default_schema.tables
        for name, table in TABLES.items():
            _compare(name, table.schema.names, prepared.get(name, {}).get("columns", {}))
    current.activate()


def _reason(error: BaseException) -> str:
    """Return why dlt failed, on one line; with the value of a setting that it cannot read, which it omits."""
    for each in causes(error):
        if isinstance(each, ConfigValueCannotBeCoercedException):
            kind = getattr(each.hint, "__name__", each.hint)
            return f"its setting `{each.field_name}` is {each.field_value!r}, and has to be of type {kind}"
    return str(error.__cause__ or error).strip().splitlines()[0]


def _compare(name: str, wanted: Iterable[str], prepared: Iterable[str]) -> None:
    added, lost = sorted(set(prepared) - set(wanted)), sorted(set(wanted) - set(prepared))
    if not (added or lost):
        return
    does = " and ".join(
        f"{verb} {', '.join(columns)}" for verb, columns in (("add", added), ("take away", lost)) if columns
    )
    switches = [SWITCHES[column] for column in added if column in SWITCHES]
    mend = f"remove {', '.join(switches)} (or the same in lower case)" if switches else "look for the switch"
    raise LoadError(
        f"dlt is configured to {does} in {name} and other bronze tables, whose columns are fixed; "
        f"{mend} {WHERE}"
    )


def _one_row(schema: pa.Schema) -> pa.Table:
    return pa.Table.from_arrays(
        [pa.array([_value(field.type)], type=field.type) for field in schema], schema=schema
    )


def _value(kind: pa.DataType) -> object:
    if pa.types.is_timestamp(kind):
        return datetime(2024, 1, 1, tzinfo=UTC)
    if pa.types.is_date(kind):
        return date(2024, 1, 1)
    if pa.types.is_boolean(kind):
        return True
    return "" if pa.types.is_string(kind) else 1
