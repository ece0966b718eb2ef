"""A dbt plug-in: a fresh clone runs `dbt build` without `dbt deps`, in a process with settings of its own.

dbt imports every module whose name begins with `dbt_`, and starts its `plugins` before it looks for packages.
`dbt deps` empties `dbt_packages/`, so nothing of it can be kept in git.
"""

from __future__ import annotations

from pathlib import Path

from dbt.flags import get_flags
from dbt.plugins import dbtPlugin

PROJECT = "nhl_lakehouse"


class PackageLink(dbtPlugin):
    """One per dbt command, of whatever project."""

    def initialize(self) -> None:
        if self.project_name == PROJECT:  # other projects of this environment may lack the loader
            from ingestion import dbt_process
            from ingestion.dbt_package import link_package

            link_package(Path(get_flags().PROJECT_DIR))
            dbt_process.collect_garbage_less_often()
            dbt_process.write_artifacts_in_c()


plugins = [PackageLink]
