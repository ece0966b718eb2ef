"""Where this project's own dbt package is installed: `dbt_packages/holdfast` is `macros/`.

`dbt deps` makes that link, too. Here it is made without dbt: in a fresh clone, and in the copy of a job.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

INSTALLED = Path("dbt_packages") / "holdfast"


def link_package(project: Path) -> None:
    """Install `macros/` by a link where no package is installed yet; what `dbt deps` installed stays.

    A folder that refuses the link fails nothing here: dbt asks for `dbt deps`.
    """
    package = project / INSTALLED
    if (package / "dbt_project.yml").is_file() or not (project / "macros" / "dbt_project.yml").is_file():
        return
    with contextlib.suppress(OSError):
        package.parent.mkdir(exist_ok=True)
        if package.is_symlink():  # to a place that is gone
            package.unlink()
        package.symlink_to(Path("..") / "macros", target_is_directory=True)
