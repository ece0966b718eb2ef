"""Answers for DuckDB keep pandas out of a process, and leave it to whoever wants it."""

from __future__ import annotations

import subprocess
import sys

BEGIN = """
import sys, threading
import duckdb
from dbt_duckdb_delta import unseen_pandas
connection = duckdb.connect()
def call(text):
    return unseen_pandas.answer(text)
connection.create_function("call", call, ["VARCHAR"], "VARCHAR", null_handling="special", side_effects=True)
def ask():
    answers = connection.execute("select call(x::varchar) from range(3000) t(x)").fetchall()
    assert answers == [(str(x),) for x in range(3000)], answers[:3]
"""


def run(code: str) -> None:
    done = subprocess.run([sys.executable, "-c", BEGIN + code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_an_answer_imports_no_pandas() -> None:
    run("ask(); assert 'pandas' not in sys.modules")


def test_pandas_can_be_used_before_between_and_afterwards() -> None:
    run(
        "ask()\n"
        "import pandas\n"
        "frame = pandas.DataFrame({'x': pandas.Series([pandas.NaT, 'a'], dtype=object)})\n"
        "ask()\n"
        "assert connection.execute('select * from frame').fetchall() == [(None,), ('a',)]\n"
        "assert connection.execute('select 1 as x').df()['x'].tolist() == [1]\n"
        "assert sys.modules['pandas'] is pandas\n"
    )


def test_nothing_is_hidden_while_another_thread_runs() -> None:
    run(
        "go = threading.Event()\n"
        "other = threading.Thread(target=go.wait)\n"
        "other.start()\n"
        "made = unseen_pandas.answer('x')\n"
        "hidden = 'pandas' in sys.modules\n"
        "go.set(); other.join()\n"
        "assert not hidden\n"
    )


def test_an_answer_that_is_dropped_hides_nothing() -> None:
    run(
        "import importlib\n"
        "made = unseen_pandas.answer('x')\n"
        "assert 'pandas' in sys.modules and sys.modules['pandas'] is None\n"
        "del made\n"
        "assert importlib.import_module('pandas')\n"
    )
