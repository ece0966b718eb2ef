"""Write the health page into the data folder: `python -m ingestion.health_page`, in the repository's root.

It runs what a user of any project types, with the renderer of the dbt package:

    dbt -q run-operation health | python macros/health_page --output data/health.html
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from dbt_duckdb_delta.errors import LakeError
from ingestion import layout
from ingestion.without_options import refuse_arguments

RENDERER = Path("macros") / "health_page"


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the page and print its path; the exit code of the command that failed, or 0."""
    refuse_arguments("ingestion.health_page", __doc__, arguments)
    if not RENDERER.is_dir():
        print(f"{RENDERER} not found; run this at the root of the repository.", file=sys.stderr)
        return 2
    try:
        page = layout.data_dir() / "health.html"
    except LakeError as error:
        print(error, file=sys.stderr)
        return 2
    dbt = str(Path(sys.executable).parent / "dbt")
    health = subprocess.run([dbt, "-q", "run-operation", "health"], stdout=subprocess.PIPE, text=True)
    if health.returncode:
        print(health.stdout, end="", file=sys.stderr)
        return health.returncode
    code = render(Path.cwd(), health.stdout, page)
    if not code:
        print(page)
    return code


def render(project: Path, output: str, page: Path) -> int:
    """Render what `health` printed into a file; the exit code of the renderer.

    Args:
        project: the folder of the project, which has the renderer.
        output: what dbt printed; the document is one line of it.
        page: the file to write. It is not touched when there is no document.
    """
    command = [sys.executable, str(project / RENDERER), "--output", str(page.absolute())]
    return subprocess.run(command, input=output, text=True, encoding="utf-8").returncode


if __name__ == "__main__":
    sys.exit(main())
