"""Where bronze is: Delta folders on this machine, or tables of a Databricks warehouse."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from dlt.extract import DltResource

from ingestion import folders
from ingestion.settings import LoadError, Settings, schema_name
from ingestion.stored import Bronze, DeltaBronze


@dataclass(frozen=True)
class Target:
    """A destination of dlt, how to ask what lies there, and what dlt is told about its tables.

    Attributes:
        destination: makes the destination, of this project's kind: it only merges into bronze.
        bronze: the tables, given the pipeline.
        hints: adds to the resources what the destination needs to know of them.
    """

    destination: Callable[[], Any]
    bronze: Callable[[Any], Bronze]
    hints: Callable[[Iterable[DltResource]], None]


def target_of(settings: Settings) -> Target:
    """The target that the settings name."""
    if settings.destination == "databricks":
        try:
            from ingestion import bronze_on_databricks as on_databricks
            from ingestion.stored_on_databricks import WarehouseBronze
        except ImportError as error:
            raise LoadError(
                f"The destination databricks needs more packages ({error}); install them with "
                "`pip install -c constraints.txt -e ./duckdb_plugin -e '.[databricks]'`."
            ) from error

        return Target(
            on_databricks.databricks_destination, WarehouseBronze, on_databricks.with_databricks_hints
        )
    return Target(_filesystem, lambda _: DeltaBronze(folders.lake_dir() / schema_name()), lambda _: None)


def _filesystem() -> Any:
    from ingestion.destination import filesystem

    return filesystem(str(folders.lake_dir()), destination_name="filesystem")
