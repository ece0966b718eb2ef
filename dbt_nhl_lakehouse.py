"""A dbt plug-in: a fresh clone runs `dbt build` without `dbt deps`.

dbt imports every module whose name begins with `dbt_`, and starts its `plugins` before it looks for packages.
`dbt deps` empties `dbt_packages/`, so nothing of it can be kept in git.
"""

from __future__ import annotations

from pathlib import Path

from dbt.flags import get_flags
from dbt.plugins import dbtPlugin

from ingestion.dbt_package import PROJECT, link_package


class PackageLink(dbtPlugin):
    """One per dbt command, of whatever project."""

    def initialize(self) -> None:
        if self.project_name == PROJECT:
            link_package(Path(get_flags().PROJECT_DIR))


plugins = [PackageLink]
