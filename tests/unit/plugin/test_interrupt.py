"""Ctrl-C on a verb: one sentence, an exit code of its own, and no stack of calls."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

RUNS = """
import signal, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell ignores it for what runs in the background
from dbt_duckdb_delta.interrupt import end_verbs_at_once
end_verbs_at_once()
is_own = signal.getsignal(signal.SIGINT) is not signal.default_int_handler
try:
    print("handled" if is_own else "left to dbt", flush=True)
    time.sleep(60)
except KeyboardInterrupt:
    print("caught", flush=True)
"""


@pytest.mark.parametrize(
    ("program", "command", "handled"),
    [
        ("/venv/bin/dbt", ["run-operation", "restore_all", "--args", "{backup: latest}"], True),
        ("/venv/bin/dbt", ["build", "--select", "x"], False),
        ("/venv/bin/notebook", ["run-operation", "restore_all"], False),
    ],
)
def test_a_verb_ends_at_once_and_everything_else_is_left_to_dbt(
    program: str, command: list[str], handled: bool
) -> None:
    code = f"import sys; sys.argv = {[program, *command]!r}\n{RUNS}"
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout
        assert running.stdout.readline() == ("handled\n" if handled else "left to dbt\n")
        running.send_signal(signal.SIGINT)
        out, said = running.communicate(timeout=60)
    assert (running.returncode, out) == ((130, "") if handled else (0, "caught\n"))
    assert said.strip() == (
        "Interrupted: what is printed above as done is done, and the step under way counts as not done. "
        "Repeat the command to go on: dbt run-operation restore_all --args '{backup: latest}'. "
        "What is left to do or to undo: dbt run-operation doctor."
        if handled
        else ""
    )


def test_the_sentence_is_printed_while_delta_rs_writes() -> None:
    """Standard error is held back then."""
    code = """
import sys, time
sys.argv = ["dbt", "run-operation", "backup_all"]
from dbt_duckdb_delta.interrupt import end_verbs_at_once
from dbt_duckdb_delta.panics import held_back
end_verbs_at_once()
with held_back():
    print("writes", flush=True)
    time.sleep(60)
"""
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout
        assert running.stdout.readline() == "writes\n"
        running.send_signal(signal.SIGINT)
        out, said = running.communicate(timeout=60)
    assert (running.returncode, out) == (130, "")
    assert said.strip().startswith("Interrupted: ")
