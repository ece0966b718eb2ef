"""Where bronze is: one module a destination, chosen by the setting `destination`.

| module | |
| --- | --- |
| `base` | the protocols `Destination` and `BronzeTables` |
| `filesystem`, `delta_tables`, `paths` | Delta folders on this machine: written by dlt, read by delta-rs |
| `spark` | the same folders, for target `spark` |
| `databricks`, `warehouse_tables`, `credentials` | tables of a warehouse: written by dlt, read in SQL |
| `guard` | no destination drops, empties or replaces bronze |
| `merge` | the dlt pipeline into a destination |
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import dbt_duckdb_delta  # noqa: F401  # sets the allocator of delta-rs, before a module here imports it

if TYPE_CHECKING:
    from ingestion.destinations.base import Destination
    from ingestion.settings import Settings


def destination_of(settings: Settings) -> Destination:
    """Return the destination that the settings name.

    Raises:
        LoadError: its packages are not installed.
    """
    if settings.destination == "databricks":
        from ingestion.settings import LoadError

        try:
            from ingestion.destinations.databricks import Databricks
        except ImportError as error:
            raise LoadError(
                f"The destination databricks needs more packages ({error}); install them with "
                "`pip install -c constraints.txt -e ./duckdb_plugin -e '.[databricks]'`."
            ) from error
        return Databricks()
    if settings.destination == "spark":
        from ingestion.destinations.spark import Spark

        return Spark()
    from ingestion.destinations.filesystem import Filesystem

    return Filesystem()
