"""JSON as bytes: by orjson where it is installed, which dlt brings, else by the standard library."""

from __future__ import annotations

import json
from typing import Any

try:
    from orjson import dumps
except ImportError:

    def dumps(value: Any) -> bytes:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


__all__ = ["dumps"]
