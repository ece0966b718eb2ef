"""One writer at a time: loads, builds and restores take turns on a data folder.

Two racing writers can double a Delta table, and a DuckDB file has one writing process anyway.
The lock is the kernel's (flock), so it dies with its holder, however that ends; the text in the
file only tells the second comer whom to wait for.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import socket
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from lake.errors import LakeError

LOCK_FILE = "writer.lock"
DEFAULT_WAIT = 10.0

_held: dict[Path, tuple[IO[str], int]] = {}  # this process's locks: path -> (open file, depth)


class LakeLockedError(LakeError):
    """Somebody else writes: the message says who, since when, and what to do."""


def wait_seconds() -> float:
    """How long the second comer waits: `LAKE_LOCK_WAIT` in seconds, 10 by default."""
    told = os.environ.get("LAKE_LOCK_WAIT") or str(DEFAULT_WAIT)
    try:
        seconds = float(told)
    except ValueError:
        seconds = -1
    if not seconds >= 0:
        raise LakeError(f"LAKE_LOCK_WAIT={told} is no number of seconds; write LAKE_LOCK_WAIT=60.")
    return seconds


def acquire(data_dir: str | Path, who: str, wait: float | None = None) -> None:
    """Take the writer lock of `data_dir` for this process, or raise LakeLockedError.

    Taking it again in the same process only counts up: a load that runs dbt in-process holds one lock.
    """
    path = Path(data_dir).absolute() / LOCK_FILE
    if path in _held:
        file, depth = _held[path]
        _held[path] = (file, depth + 1)
        return
    deadline = time.monotonic() + (wait_seconds() if wait is None else wait)
    path.parent.mkdir(parents=True, exist_ok=True)
    file = path.open("a+", encoding="utf-8")
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            break
        except BlockingIOError:
            if time.monotonic() >= deadline:
                holder = _holder(path)
                file.close()
                raise LakeLockedError(
                    f"{path.parent} is being written by {holder}; wait until it has ended and try again "
                    "(LAKE_LOCK_WAIT=seconds waits longer)."
                ) from None
            time.sleep(0.1)
    file.seek(0)
    file.truncate()
    since = datetime.now(UTC).isoformat(timespec="seconds")
    json.dump({"who": who, "pid": os.getpid(), "host": socket.gethostname(), "since": since}, file)
    file.flush()
    _held[path] = (file, 1)


def release(data_dir: str | Path) -> None:
    """Give the lock back (the last of this process's holders does)."""
    path = Path(data_dir).absolute() / LOCK_FILE
    if path not in _held:
        return
    file, depth = _held[path]
    if depth > 1:
        _held[path] = (file, depth - 1)
        return
    del _held[path]
    file.seek(0)
    file.truncate()
    file.close()


@contextlib.contextmanager
def writer_lock(data_dir: str | Path, who: str, wait: float | None = None) -> Iterator[None]:
    """`with writer_lock(folder, "dlt pipeline nhl run"):` holds the lock for the block."""
    acquire(data_dir, who, wait)
    try:
        yield
    finally:
        release(data_dir)


def _holder(path: Path) -> str:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        return f"'{told['who']}' (process {told['pid']} on {told['host']}, since {told['since']})"
    except (OSError, ValueError, KeyError):
        return "another process"
