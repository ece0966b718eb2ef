"""Settings of a process that runs dbt. They save time, and dbt writes what it would write without them."""

from __future__ import annotations

import gc
import json
from pathlib import Path
from typing import Any

from dbt.artifacts.schemas import base
from dbt_common.clients.system import convert_path, make_directory
from dbt_common.utils.encoding import JSONEncoder

# New objects until Python looks for garbage among them; such looks until one at what outlived them; and those
# until one at all objects. dbt keeps hundreds of thousands of its manifest for as long as it runs.
GARBAGE = (10_000, 5, 200)


def collect_garbage_less_often() -> None:
    """Let Python look for garbage less often: a look at all objects took 0.2 s, ten times in a build."""
    gc.set_threshold(*GARBAGE)


def write_json(path: str, data: dict[str, Any]) -> bool:
    """Write an artifact (manifest.json, run_results.json) with the bytes that dbt's own function writes.

    `json.dump` encodes in Python, `json.dumps` in C.
    """
    path = convert_path(path)
    make_directory(str(Path(path).parent))
    Path(path).write_text(json.dumps(data, cls=JSONEncoder), encoding="utf-8")
    return True


def write_artifacts_in_c() -> None:
    """Let dbt write its artifacts by `write_json`."""
    base.write_json = write_json  # type: ignore[attr-defined]
