"""One writer at a time: loads, builds and restores take turns on a data folder.

Two racing writers can double a Delta table, and a DuckDB file has one writing process anyway. The lock is
the kernel's (flock), so it ends with its holder's process. The text in the file only names the holder.
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from dbt_duckdb_delta.errors import LakeError

try:
    import fcntl
except ImportError as error:  # Windows
    raise LakeError(
        "dbt-duckdb-delta needs Linux or macOS; on Windows, run it in the Windows Subsystem for Linux."
    ) from error

LOCK_FILE = "writer.lock"
DEFAULT_WAIT = 10.0


@dataclass
class Held:
    """A lock of this process: the open file, and how many holders in this process share it."""

    file: IO[str]
    holders: int = 1


_held: dict[Path, Held] = {}


class LakeLockedError(LakeError):
    """Report that another process writes: who, since when, and what to do."""


def wait_seconds() -> float:
    """Return how long to wait for the lock: `LAKE_LOCK_WAIT` in seconds, 10 by default.

    Raises:
        LakeError: the variable is not a number of seconds.
    """
    text = os.environ.get("LAKE_LOCK_WAIT") or str(DEFAULT_WAIT)
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1
    if not seconds >= 0:
        raise LakeError(f"LAKE_LOCK_WAIT={text} is not a number of seconds. Use LAKE_LOCK_WAIT=60.")
    return seconds


def acquire(data_dir: str | Path, who: str, wait: float | None = None) -> None:
    """Take the writer lock of `data_dir` for this process.

    A second call in the same process only counts up: a load that runs dbt in its process holds one lock.

    Args:
        data_dir: the folder to lock; it is created if it does not exist.
        who: the command that another process is shown.
        wait: seconds to wait for another holder; `wait_seconds()` by default.

    Raises:
        LakeLockedError: another process holds the lock after the wait.
    """
    path = Path(data_dir).absolute() / LOCK_FILE
    if path in _held:
        _held[path].holders += 1
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
    _held[path] = Held(file)


def release(data_dir: str | Path) -> None:
    """Give the lock back. The last holder in this process frees it for other processes."""
    path = Path(data_dir).absolute() / LOCK_FILE
    held = _held.get(path)
    if held is None:
        return
    held.holders -= 1
    if held.holders:
        return
    del _held[path]
    held.file.seek(0)
    held.file.truncate()
    held.file.close()


@contextlib.contextmanager
def writer_lock(data_dir: str | Path, who: str, wait: float | None = None) -> Iterator[None]:
    """Hold the lock for the block: `with writer_lock(folder, "my-loader run"):`. See `acquire`."""
    acquire(data_dir, who, wait)
    try:
        yield
    finally:
        release(data_dir)


def _holder(path: Path) -> str:
    try:
        holder = json.loads(path.read_text(encoding="utf-8"))
        return f"'{holder['who']}' (process {holder['pid']} on {holder['host']}, since {holder['since']})"
    except (OSError, ValueError, KeyError):
        return "another process"
