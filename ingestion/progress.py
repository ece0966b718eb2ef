"""The progress of a run: bars on a terminal, and why they stand still while a request is retried."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING

from rich.console import Console, RenderableType
from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bars
from rich.text import Text

if TYPE_CHECKING:
    from ingestion.client import Pause

LONG_PAUSE = 5.0  # seconds; a log has a line for each pause from this length on

Progress = Callable[[str, int, int], None]  # kind of work, done, of how many


class ProgressBars:
    """A bar for each kind of work on a terminal, and the pauses of the client, from any thread.

    Args:
        console: where the bars are shown. Where it is not a terminal, each long pause is a line of stderr.
    """

    def __init__(self, console: Console) -> None:
        self._lock = Lock()  # of the pause; never held while rich is called, whose thread takes it, too
        self._pause: Pause | None = None
        self._ends = 0.0  # when the pause that is shown ends, on the monotonic clock
        self._tasks: dict[str, TaskID] = {}
        columns = (
            TextColumn("{task.description:<10}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
        )
        self.bars = _BarsAndPause(
            *columns, console=console, transient=True, disable=not console.is_terminal, pause=self.pause_line
        )

    def __call__(self, what: str, done: int, total: int) -> None:
        """Show that so much of one kind of work is done."""
        if what not in self._tasks:
            self._tasks[what] = self.bars.add_task(what, total=total)
        self.bars.update(self._tasks[what], completed=done, total=total)

    def pause(self, pause: Pause) -> None:
        """Show a pause: below the bars until it ends, or as a line of stderr if it is long.

        Of pauses at the same time, that which ends last is shown. A log has no line for one that ends hardly
        later than the one before: all threads meet the same refusal.
        """
        now = time.monotonic()
        with self._lock:
            later = now + pause.seconds - max(self._ends, now)
            if later <= 0:
                return
            if self.bars.disable:
                if later < LONG_PAUSE:
                    return
                print(f"{sentence(pause, pause.seconds)}.", file=sys.stderr, flush=True)
            self._pause, self._ends = pause, now + pause.seconds

    def pause_line(self) -> str | None:
        """Return what is waited for now, with the seconds left; None without a pause."""
        with self._lock:
            left = self._ends - time.monotonic()
            return sentence(self._pause, left) if self._pause and left > 0 else None


class _BarsAndPause(Bars):
    """rich's bars with a line below them."""

    def __init__(self, *columns: object, pause: Callable[[], str | None], **options: object) -> None:
        self._pause_line = pause
        super().__init__(*columns, **options)  # type: ignore[arg-type]

    def get_renderables(self) -> Iterable[RenderableType]:
        yield from super().get_renderables()
        if line := self._pause_line():
            yield Text(line, style="yellow", no_wrap=True, overflow="ellipsis")


def sentence(pause: Pause, seconds: float) -> str:
    """Return the reason of a pause: `Waiting 60 s: 429 for the boxscore of 2024020001 (try 2 of 6)`."""
    return (
        f"Waiting {max(seconds, 1):.0f} s: {pause.reason} for {pause.what} "
        f"(try {pause.attempt} of {pause.attempts})"
    )


@contextmanager
def progress_bars(console: Console) -> Iterator[ProgressBars]:
    """Show bars while the block runs, on a terminal only: a log file needs none."""
    shown = ProgressBars(console)
    with shown.bars:
        yield shown
