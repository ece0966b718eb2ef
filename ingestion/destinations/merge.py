"""The dlt pipeline into a destination: it can only merge, and runs until nothing is pending."""

from __future__ import annotations

from collections.abc import Collection

import dlt
import pyarrow as pa
from dlt.common.destination.exceptions import DestinationHasFailedJobs
from dlt.pipeline.exceptions import PipelineStepFailed

from ingestion.destinations.base import Destination
from ingestion.destinations.paths import pipelines_dir
from ingestion.destinations.source import bronze_source
from ingestion.settings import PIPELINE, LoadError, schema_name


def open_pipeline(destination: Destination, folder: str | None = None) -> dlt.Pipeline:
    """Return the pipeline `nhl` into a destination.

    Args:
        folder: dlt's working folder; that of the data folder by default.

    Raises:
        LoadError: the configuration asks for a refresh or for dev_mode, which would drop or leave bronze.
    """
    pipeline = dlt.pipeline(
        PIPELINE,
        pipelines_dir=folder or str(pipelines_dir()),
        destination=destination.factory(),
        dataset_name=schema_name(),
    )
    for setting in ("refresh", "dev_mode"):
        if value := getattr(pipeline, setting):
            raise LoadError(
                f"dlt is configured with {setting} = {value!r}, which takes the bronze tables away; "
                "remove it from .dlt/config.toml and the environment "
                f"({setting.upper()}, PIPELINES__{setting.upper()})."
            )
    if pipeline.dataset_name != schema_name():
        raise LoadError(
            f"dlt is configured to call the schema of bronze {pipeline.dataset_name!r}, which is "
            f"{schema_name()!r} for dbt; remove dataset_name_layout from .dlt/config.toml and the "
            "environment (DATASET_NAME_LAYOUT, PIPELINES__NHL__DATASET_NAME_LAYOUT), and set NHL_SCHEMA to "
            "rename it."
        )
    return pipeline


def finish_pending(pipeline: dlt.Pipeline) -> bool:
    """Load what a killed run has left behind, or drop it: its rows are computed again.

    Returns:
        Whether a load was pending.
    """
    if not pipeline.has_pending_data:
        return False
    try:
        while pipeline.has_pending_data:
            pipeline.run()
    except PipelineStepFailed:
        pipeline.abort_packages()
    return True


def merge(
    pipeline: dlt.Pipeline, destination: Destination, rows: dict[str, pa.Table], create: Collection[str] = ()
) -> None:
    """Merge rows into the bronze tables, by key. Tables without rows stay as they are.

    Args:
        create: tables that are created without rows: dbt reads every table of the contract.

    Raises:
        LoadError: dlt failed. Each table is as it was before, or has all its rows.
    """
    rows = {name: table for name, table in rows.items() if len(table) or name in create}
    if not rows:
        return
    source = bronze_source(rows)
    destination.add_hints(source.resources.values())
    try:
        pipeline.run(source).raise_on_failed_jobs()  # also where dlt is configured not to
    except (PipelineStepFailed, DestinationHasFailedJobs) as error:
        pipeline.abort_packages()
        raise LoadError(
            f"The rows could not be merged ({_cause(error)}); what has been fetched is kept in the archive. "
            "Mend that and run the command again."
        ) from error


def _cause(error: BaseException) -> str:
    """Return the innermost cause, on one line."""
    while error.__cause__ is not None:
        error = error.__cause__
    return " ".join(str(error).split())[:500]
