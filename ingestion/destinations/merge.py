"""The dlt pipeline into a destination: it can only merge, and runs until nothing is pending."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Collection, Iterator
from typing import Any

import dlt
import pyarrow as pa
from dlt.common.destination.exceptions import DestinationHasFailedJobs
from dlt.common.exceptions import DltException
from dlt.common.schema.exceptions import SchemaEngineNoUpgradePathException
from dlt.extract import DltSource
from dlt.pipeline.exceptions import PipelineStateEngineNoUpgradePathException, PipelineStepFailed

from ingestion.destinations.base import Destination
from ingestion.destinations.dlt_state import refuse_damaged, set_aside
from ingestion.destinations.paths import pipelines_dir
from ingestion.destinations.source import bronze_source
from ingestion.settings import PIPELINE, LoadError, schema_name

WRITTEN_BY_NEWER_DLT = (PipelineStateEngineNoUpgradePathException, SchemaEngineNoUpgradePathException)


def open_pipeline(destination: Destination, folder: str | None = None) -> dlt.Pipeline:
    """Return the pipeline `nhl` into a destination.

    Args:
        folder: dlt's working folder; that of the data folder by default.

    Raises:
        LoadError: the configuration asks for a refresh or for dev_mode, which would drop or leave bronze; or
            dlt cannot read its own files.
    """
    if folder is None:
        refuse_damaged()
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
                f"({setting.upper()}, PIPELINES__{setting.upper()}, "
                f"PIPELINES__{PIPELINE.upper()}__{setting.upper()})."
            )
    if pipeline.dataset_name != schema_name():
        raise LoadError(
            f"dlt is configured to call the schema of bronze {pipeline.dataset_name!r}, which is "
            f"{schema_name()!r} for dbt; remove dataset_name_layout from .dlt/config.toml and the "
            "environment (DATASET_NAME_LAYOUT, PIPELINES__NHL__DATASET_NAME_LAYOUT), and set NHL_SCHEMA to "
            "rename it."
        )
    return pipeline


def finish_pending(pipeline: dlt.Pipeline) -> tuple[bool, str | None]:
    """Load what a killed run has left behind.

    A package that cannot be loaded is set aside with dlt's working folder: its rows are computed again. Then
    the pipeline has to be opened anew.

    Returns:
        Whether a load was finished; and a sentence about what was set aside, if anything.
    """
    finished = False
    try:
        while pipeline.has_pending_data:
            with _silent_dlt():  # the sentence says it; dlt logs the stack of each retry
                loaded = _run(pipeline)
                if loaded is not None:
                    loaded.raise_on_failed_jobs()
            if loaded is None and pipeline.has_pending_data:
                raise ValueError("dlt finds nothing in it")
            finished = finished or loaded is not None
    except Exception as error:  # dlt takes a damaged file apart, and fails as it happens to
        return finished, (
            f"dlt's pending package {_pending(pipeline)} cannot be loaded ({_cause(error)}). {set_aside()}"
        )
    return finished, None


@contextlib.contextmanager
def _silent_dlt() -> Iterator[None]:
    logger = logging.getLogger("dlt")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(level)


def _pending(pipeline: dlt.Pipeline) -> str:
    """Return the ids of the packages that are not loaded."""
    with contextlib.suppress(Exception):
        packages = [*pipeline.list_normalized_load_packages(), *pipeline.list_extracted_load_packages()]
        return ", ".join(packages) or "of an interrupted load"
    return "of an interrupted load"


def _run(pipeline: dlt.Pipeline, source: DltSource | None = None) -> Any:
    """Run the pipeline, also where a newer dlt has left its state in the destination: then without that.

    dlt fails before it takes a row of the source. Bronze needs nothing of the state.
    """
    try:
        return pipeline.run(source)
    except (PipelineStepFailed, *WRITTEN_BY_NEWER_DLT) as error:
        if not isinstance(_innermost(error), WRITTEN_BY_NEWER_DLT):
            raise
    pipeline.config.restore_from_destination = False
    return pipeline.run(source)


def merge(
    pipeline: dlt.Pipeline, destination: Destination, rows: dict[str, pa.Table], create: Collection[str] = ()
) -> None:
    """Merge rows into the bronze tables, by key. Tables without rows stay as they are.

    Args:
        create: tables that are created, or get the columns that they lack, without rows: dbt reads every
            column of the contract.

    Raises:
        LoadError: dlt failed. Each table is as it was before, or has all its rows.
    """
    rows = {name: table for name, table in rows.items() if len(table) or name in create}
    if not rows:
        return
    source = bronze_source(rows)
    destination.add_hints(source.resources.values())
    try:
        _run(pipeline, source).raise_on_failed_jobs()  # also where dlt is configured not to
    except (PipelineStepFailed, DestinationHasFailedJobs) as error:
        with contextlib.suppress(DltException):  # it loads, too: where that fails, the next run finishes
            pipeline.abort_packages()
        raise LoadError(
            f"The rows could not be merged ({_cause(error)}); what has been fetched is kept in the archive. "
            "Mend that and run the command again."
        ) from error


def _cause(error: BaseException) -> str:
    """Return the innermost cause, on one line."""
    return " ".join(str(_innermost(error)).split())[:500]


def causes(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an error and what caused it, the innermost last."""
    while error is not None:
        yield error
        error = error.__cause__


def _innermost(error: BaseException) -> BaseException:
    *_, innermost = causes(error)
    return innermost
