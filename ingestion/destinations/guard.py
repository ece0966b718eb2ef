"""Refuse dlt's ways to lose a bronze table.

dlt can drop, truncate and replace what it loads: `refresh`, `write_disposition="replace"`, `dlt pipeline nhl
drop`, `drop_storage`. All of them end in methods of a destination's client. The clients of this folder call
`refuse` there, whatever program runs. The state of the pipeline names their classes, so an attached pipeline
gets them, too.

Other pipelines, such as a notebook's with the source `nhl`, must not write into the lake: `refuse_lake`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dlt.common.configuration.container import Container
from dlt.common.destination.exceptions import DestinationTerminalException
from dlt.common.pipeline import PipelineContext

from ingestion.bronze import TABLES
from ingestion.destinations.credentials import catalog_name
from ingestion.destinations.paths import in_lake
from ingestion.settings import COMMAND, LoadError, schema_name


class BronzeIsKeptError(DestinationTerminalException):
    """dlt was about to drop, empty or replace a bronze table."""


def refuse(action: str, tables: Iterable[str]) -> None:
    """Raise `BronzeIsKeptError` if one of the tables is a bronze table.

    Args:
        action: drop, empty or replace.
    """
    if kept := sorted(set(tables) & set(TABLES)):
        raise BronzeIsKeptError(
            f"dlt was about to {action} {', '.join(kept)}, but bronze tables are only merged into; nothing "
            "was changed. To load from the start again, use `dlt pipeline nhl run --one-time-load`."
        )


def refuse_lake() -> None:
    """Raise `LoadError` if the pipeline that runs now writes where the loader has the bronze tables."""
    context = Container()[PipelineContext]
    pipeline: Any = context.pipeline() if context.is_active() else None
    if pipeline is None or pipeline.destination is None:
        return
    config: Any = pipeline.destination_client().config
    kind, dataset = pipeline.destination.destination_type.rsplit(".", 1)[-1], pipeline.dataset_name
    is_lake = (kind == "filesystem" and in_lake(config.bucket_url, dataset)) or (
        kind == "databricks" and (config.credentials.catalog, dataset) == (catalog_name(), schema_name())
    )
    if is_lake:
        raise LoadError(
            f"The pipeline {pipeline.pipeline_name!r} would write into the bronze tables of the lake; give "
            f"it another destination or dataset_name, or load the lake with `{COMMAND}`."
        )
