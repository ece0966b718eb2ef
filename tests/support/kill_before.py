"""Kill the dbt process with signal 9, as a power cut would, or with KILL_WITH, right before a step.

For `run.start_dbt(first=...)`. The environment names the step: KILL_BEFORE="rename 3" is the third rename of
a table. A step is an operation of the lake on target `local`, and on a warehouse the statement that does the
same.
"""

from __future__ import annotations

import os
import re
import signal
from collections import Counter
from collections.abc import Callable
from typing import Any

from tests.support.scripts import caught_statement, without_comment
from tests.support.statements import TARGET, change_each

# On Spark, which has no clone, a copy is CREATE TABLE ... AS SELECT.
STATEMENTS = {
    "append": r"merge into",
    "overwrite": r"merge into|create or replace table .* (deep clone|using delta)",
    "copy": r"create table .* (deep clone|using delta.* as\s+select)",
    "rename": r"alter table .* rename to",
    "drop": r"drop table",
    "restore": r"restore table",
    "log": r"insert into .*recovery_log",
    "record_backup": r"comment on table .*_backup",
    "set_properties": r"alter table .* set tblproperties",
}
step, number = os.environ["KILL_BEFORE"].split()
assert step in STATEMENTS, f"{step} is not a step that changes anything"
calls: Counter[str] = Counter()


def kill_if_it_is_time(name: str) -> None:
    calls[name] += 1
    if name == step and calls[name] == int(number):
        os.kill(os.getpid(), int(os.environ.get("KILL_WITH", signal.SIGKILL)))


def on_local() -> None:
    from dbt_duckdb_delta.functions import Operations

    def counted(name: str, operation: Callable[..., Any]) -> Callable[..., Any]:
        def call(self: Operations, given: dict[str, Any]) -> Any:
            kill_if_it_is_time(name)
            return operation(self, given)

        return call

    for name in STATEMENTS:
        setattr(Operations, name, counted(name, getattr(Operations, name)))


def on_a_warehouse() -> None:
    def look(statement: str) -> None:
        text = caught_statement(statement) or without_comment(statement)
        if re.match(STATEMENTS[step], text, re.IGNORECASE | re.DOTALL):
            kill_if_it_is_time(step)

    change_each(look)


on_local() if TARGET == "local" else on_a_warehouse()
