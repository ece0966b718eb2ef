"""For `run.start_dbt(first=...)`: the dbt process kills itself with signal 9, as a power cut would, right
before a step that the environment names: DIE_BEFORE="rename 3" is the third rename of a table."""

from __future__ import annotations

import os
import signal
from collections import Counter
from collections.abc import Callable
from typing import Any

from lake.functions import Operations

CHANGES = (
    *("append", "overwrite", "copy", "rename", "drop", "restore", "log", "record_backup"),
    "set_properties",
)
step, number = os.environ["DIE_BEFORE"].split()
assert step in CHANGES, f"{step} is no step that changes anything"
calls: Counter[str] = Counter()


def counted(name: str, operation: Callable[..., Any]) -> Callable[..., Any]:
    def call(self: Operations, given: dict[str, Any]) -> Any:
        calls[name] += 1
        if name == step and calls[name] == int(number):
            os.kill(os.getpid(), signal.SIGKILL)
        return operation(self, given)

    return call


for name in CHANGES:
    setattr(Operations, name, counted(name, getattr(Operations, name)))
