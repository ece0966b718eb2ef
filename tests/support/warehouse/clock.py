"""The warehouse's clock: real time plus an offset that tests can move.

It stamps commits, drops and creations, decides what retention has taken away, and is `current_timestamp()`.
It never goes back: a Delta log must not have a version older than the one before.
"""

import json
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path


class Clock:
    def __init__(self, file: Path):
        self._file, self._lock = file, threading.Lock()
        self._offset = timedelta(
            seconds=json.loads(file.read_text())["offset_seconds"] if file.exists() else 0
        )
        self._last = 0

    @property
    def offset(self) -> timedelta:
        """By how much the clock is ahead of real time."""
        return self._offset

    def now(self) -> datetime:
        return datetime.now(UTC) + self._offset

    def millis(self) -> int:
        """The time in milliseconds, later than at any call before: two commits never share a moment."""
        with self._lock:
            self._last = max(int(self.now().timestamp() * 1000), self._last + 1)
            return self._last

    def advance(self, by: timedelta) -> datetime:
        if by < timedelta(0):
            raise ValueError("The clock of the warehouse only goes forward.")
        with self._lock:
            self._offset += by
            self._file.write_text(json.dumps({"offset_seconds": self._offset.total_seconds()}))
        return self.now()
