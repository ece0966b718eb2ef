"""For `run.start_dbt(first=...)`: before each step that changes something, the data folder is copied to a
numbered folder below PHOTOS. That is what a kill at this step would leave on the disk."""

from __future__ import annotations

import itertools
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from dbt.adapters.duckdb.environments.local import DuckDBCursorWrapper

from lake.functions import Operations

CHANGES = ("append", "overwrite", "copy", "copy_rows", "restore", "drop", "log", "record_backup")
STATEMENT = re.compile(
    r"\s*(/\*.*?\*/)?\s*(create (or replace )?table|insert|merge|begin transaction;)", re.S
)
numbers = itertools.count()


def before(step: Callable[..., Any], only: Callable[..., bool] = lambda *given: True) -> Callable[..., Any]:
    def call(*given: Any, **named: Any) -> Any:
        if only(*given):
            photo = Path(os.environ["PHOTOS"]) / f"{next(numbers):03}"
            shutil.copytree(os.environ["NHL_DATA_DIR"], photo)
        return step(*given, **named)

    return call


for name in CHANGES:
    setattr(Operations, name, before(getattr(Operations, name)))
Path.rename = before(Path.rename)
DuckDBCursorWrapper.execute = before(
    DuckDBCursorWrapper.execute, lambda cursor, sql, *bindings: bool(STATEMENT.match(sql))
)
