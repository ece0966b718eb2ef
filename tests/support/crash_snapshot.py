"""Copy a folder before each step that changes something: each copy is what a kill there leaves on the disk.

For `run.start_dbt(first=...)`. The environment names the folder CRASH_SNAPSHOT_OF (a data folder, or that of
a warehouse) and CRASH_SNAPSHOTS, which gets numbered copies.
"""

from __future__ import annotations

import itertools
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.support.scripts import caught_statement, without_comment
from tests.support.statements import TARGET, change_each

CHANGES = ("append", "overwrite", "copy", "copy_rows", "restore", "drop", "clear", "log", "record_backup")
ON_DUCKDB = re.compile(r"(create (or replace )?table|insert|merge|begin transaction;)")
ON_A_WAREHOUSE = re.compile(r"(create|drop|alter|comment|merge|restore|undrop|insert)\b")
numbers = itertools.count()


def take_crash_snapshot() -> None:
    copies = Path(os.environ["CRASH_SNAPSHOTS"])
    shutil.copytree(os.environ["CRASH_SNAPSHOT_OF"], copies / f"{next(numbers):03}")


def before(step: Callable[..., Any], only: Callable[..., bool] = lambda *given: True) -> Callable[..., Any]:
    def call(*given: Any, **named: Any) -> Any:
        if only(*given):
            take_crash_snapshot()
        return step(*given, **named)

    return call


if TARGET != "local":

    def look(statement: str) -> None:
        text = caught_statement(statement) or without_comment(statement)
        if ON_A_WAREHOUSE.match(text) and "recovery_log" not in statement:
            take_crash_snapshot()

    change_each(look)
else:
    from dbt.adapters.duckdb.environments.local import DuckDBCursorWrapper

    from dbt_duckdb_delta.functions import Operations

    for name in CHANGES:
        setattr(Operations, name, before(getattr(Operations, name)))
    Path.rename = before(Path.rename)
    DuckDBCursorWrapper.execute = before(
        DuckDBCursorWrapper.execute,
        lambda cursor, sql, *bindings: bool(ON_DUCKDB.match(without_comment(sql))),
    )
