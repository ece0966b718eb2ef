"""Return freed memory to the system, so that a load's memory does not grow with its batches."""

from __future__ import annotations

import contextlib
import ctypes
import gc

import pyarrow as pa


def return_freed_memory() -> None:
    """Return what Python, Arrow and glibc keep of freed memory; delta-rs and DuckDB keep their own.

    dlt's pipes refer to each other, and keep the rows of a load until Python looks for garbage.
    """
    gc.collect()
    pa.default_memory_pool().release_unused()
    with contextlib.suppress(AttributeError, OSError, TypeError):  # not glibc
        ctypes.CDLL(None).malloc_trim(0)
