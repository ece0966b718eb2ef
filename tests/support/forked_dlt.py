"""`dlt` for `fork_server.py`: imported, with the loader and the destination of target `local`.

Nothing is opened or configured before the fork, so a command reads its settings as the program does. DuckDB
does not check the signature of its delta extension (trusted_extension.py).
"""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

IMPORTED = (
    *("dlt._workspace.cli._dlt", "dlt.destinations.impl.filesystem.filesystem", "dlt.common.libs.deltalake"),
    *("dlt.extract.extract", "dlt.normalize.normalize", "dlt.load.load"),
    *("ingestion.command", "ingestion.pipeline", "ingestion.status", "ingestion.destinations.filesystem"),
)


def prepare(scratch: Path, words: list[str]) -> None:
    for module in IMPORTED:
        importlib.import_module(module)


def begin(scratch: Path) -> None:
    """A command needs nothing beside what is imported."""


def main() -> Any:
    from dlt._workspace.cli._dlt import _main

    return _main()
