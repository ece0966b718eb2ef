"""Ctrl-C on a verb ends it with one sentence, instead of dbt's stack of calls.

The process ends at once, as by a kill. Every verb can be repeated after that, and an interruption that came
back as the error of a query would be taken for damage of the table that was read.
"""

from __future__ import annotations

import os
import shlex
import signal
import sys
import threading
from multiprocessing import util
from pathlib import Path
from types import FrameType

from dbt_duckdb_delta import panics

CODE = 130  # what shells report of a command that Ctrl-C ended


def end_verbs_at_once() -> None:
    """Handle Ctrl-C, if this process is `dbt run-operation`; other commands are left to dbt.

    A program that runs dbt inside itself keeps its own handling.
    """
    is_verb = Path(sys.argv[0]).stem == "dbt" and "run-operation" in sys.argv
    if is_verb and threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, _end)


def _end(number: int, frame: FrameType | None) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    panics.release()
    command = shlex.join(["dbt", *sys.argv[1:]])
    print(
        "\nInterrupted: what is printed above as done is done, and the step under way counts as not done. "
        f"Repeat the command to go on: {command}. What is left to do or to undo: dbt run-operation doctor.",
        file=sys.stderr,
        flush=True,
    )
    sys.stdout.flush()
    util._run_finalizers(0)  # type: ignore[attr-defined]  # or Python warns of dbt's locks
    os._exit(CODE)
