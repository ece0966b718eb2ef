"""The writer lock, with real processes: who holds it, who waits, and what a kill leaves."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dbt_duckdb_delta import lock

HOLDER = """
import sys, time
from dbt_duckdb_delta import lock
lock.acquire(sys.argv[1], "dlt pipeline nhl run")
print("held", flush=True)
time.sleep(600)
"""


@pytest.fixture
def hold(data_dir: Path) -> Iterator[Callable[[], subprocess.Popen[str]]]:
    """Start another process that holds the lock."""
    processes = []

    def start() -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-c", HOLDER, str(data_dir)], stdout=subprocess.PIPE, text=True
        )
        processes.append(process)
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        return process

    yield start
    for process in processes:
        process.kill()
        process.communicate()


def test_the_second_process_is_told_who_holds_it_and_a_kill_frees_it(
    data_dir: Path, hold: Callable[[], subprocess.Popen[str]]
) -> None:
    holder = hold()
    with pytest.raises(lock.LakeLockedError) as refusal:
        lock.acquire(data_dir, "dbt build", wait=0)
    said = str(refusal.value)
    assert said.startswith(f"{data_dir} is being written by 'dlt pipeline nhl run' (process {holder.pid} on ")
    assert "wait until it has ended and try again" in said
    os.kill(holder.pid, signal.SIGKILL)
    holder.wait()
    with lock.writer_lock(data_dir, "dbt build", wait=0):
        assert f'"pid": {os.getpid()}' in (data_dir / lock.LOCK_FILE).read_text(encoding="utf-8")
    assert (data_dir / lock.LOCK_FILE).read_text(encoding="utf-8") == ""
    hold()  # what we gave back can be had by the next process


def test_who_waits_long_enough_gets_it(data_dir: Path, hold: Callable[[], subprocess.Popen[str]]) -> None:
    holder = hold()
    subprocess.Popen(["sh", "-c", f"sleep 0.3; kill -9 {holder.pid}"])
    lock.acquire(data_dir, "dbt build", wait=60)
    lock.release(data_dir)


def test_a_holder_that_cannot_be_read_is_another_process(
    data_dir: Path, hold: Callable[[], subprocess.Popen[str]]
) -> None:
    hold()
    (data_dir / lock.LOCK_FILE).write_bytes(b'{"who": "dl\xff')
    with pytest.raises(lock.LakeLockedError, match="is being written by another process; wait"):
        lock.acquire(data_dir, "dbt build", wait=0)


def test_one_process_takes_it_as_often_as_it_gives_it_back(
    data_dir: Path, hold: Callable[[], subprocess.Popen[str]]
) -> None:
    with lock.writer_lock(data_dir, "dlt pipeline nhl run"):
        with lock.writer_lock(data_dir, "dbt build"):
            pass
        assert "dlt pipeline nhl run" in (data_dir / lock.LOCK_FILE).read_text(encoding="utf-8")
    lock.release(data_dir)  # once too often: nothing to give back
    hold()


def test_two_data_folders_have_two_locks(
    data_dir: Path, tmp_path: Path, hold: Callable[[], subprocess.Popen[str]]
) -> None:
    hold()
    with lock.writer_lock(tmp_path / "other", "dbt build", wait=0):
        pass


@pytest.mark.parametrize("waits", ["soon", "-1", "nan"])
def test_a_wrong_wait_gets_one_sentence(data_dir: Path, monkeypatch: pytest.MonkeyPatch, waits: str) -> None:
    monkeypatch.setenv("LAKE_LOCK_WAIT", waits)
    with pytest.raises(
        lock.LakeError, match=f"LAKE_LOCK_WAIT={waits} is not a number of seconds. Use LAKE_LOCK_WAIT=60"
    ):
        lock.acquire(data_dir, "dbt build")
    assert not data_dir.exists()
