"""Keep pandas out of a process that does not use it.

Arrow imports pandas where it is installed, and the extra `databricks` installs it: 0.4 s of every start, to
compare values with pandas' own nulls, which no row here has.
"""

from __future__ import annotations

import sys
from importlib.abc import MetaPathFinder


class NoPandas(MetaPathFinder):
    """Answers as if pandas were not installed."""

    def find_spec(self, name: str, path: object, target: object = None) -> None:
        """Refuse pandas; leave every other module to the finders that follow."""
        if name == "pandas":
            raise ModuleNotFoundError("pandas is kept out of this process", name=name)


def without_pandas() -> None:
    """Let later imports in this process find no pandas."""
    sys.meta_path.insert(0, NoPandas())
