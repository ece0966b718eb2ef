"""The one place that keeps pandas out of processes that do not use it.

DuckDB compares every value that a Python function returns with pandas' own nulls (NaT, NA). For that it
imports pandas where pandas is installed, and dbt-databricks installs it: 0.2 s or more of every verb. DuckDB
takes a failed import for "no such values", and tries again at the next value. So an answer hides pandas from
its making until DuckDB lets go of it, in which time no other Python code runs.

Where pandas is imported already, or where another thread could import it meanwhile, nothing is hidden.
"""

from __future__ import annotations

import sys
import threading

PANDAS = "pandas"


class Answer(str):
    """A text for DuckDB."""

    hides = False

    def __del__(self) -> None:
        if self.hides and sys.modules.get(PANDAS, self) is None:
            del sys.modules[PANDAS]


def answer(text: str) -> str:
    """Return the text so that DuckDB reads it without pandas."""
    made = Answer(text)
    if PANDAS not in sys.modules and threading.active_count() == 1:
        made.hides = True
        sys.modules[PANDAS] = None  # type: ignore[assignment]
    return made
