"""What delta-rs prints when the disk is full: a panic of one of its threads, beside the error it raises.

Rust prints a panic with its stack to the file descriptor of standard error, where Python cannot change it.
"""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
import threading
from collections.abc import Iterator
from typing import IO

from dbt_duckdb_delta.disk import is_full

STDERR = 2  # the file descriptor

_one = threading.Lock()  # the descriptor is one for all threads
_standard_error: int | None = None  # a duplicate of it, while it is held back


@contextlib.contextmanager
def held_back() -> Iterator[None]:
    """Hold standard error back while delta-rs writes. It is printed afterwards, but not of a full disk.

    While another thread holds it, or where the system refuses, it is printed as ever.
    """
    if not _one.acquire(blocking=False):
        yield
        return
    text = _hold()
    try:
        yield
    except Exception as error:
        if text and is_full(error):
            text.truncate(0)
        raise
    finally:
        release()
        if text:
            with text:
                text.seek(0)
                sys.stderr.write(text.read().decode("utf-8", "replace"))
        _one.release()


def release() -> None:
    """Let standard error be what it was before. A signal handler calls this, too, and may exit then."""
    global _standard_error
    if _standard_error is not None:
        os.dup2(_standard_error, STDERR)
        os.close(_standard_error)
        _standard_error = None


def _hold() -> IO[bytes] | None:
    """Let standard error lead to a file, and return that; None where the system refuses it."""
    global _standard_error
    with contextlib.suppress(OSError):
        text = tempfile.TemporaryFile()  # noqa: SIM115  # held_back() closes it
        _standard_error = os.dup(STDERR)
        os.dup2(text.fileno(), STDERR)
        return text
    return None
