"""A full disk: one sentence, no panic of delta-rs, and files as they were."""

from __future__ import annotations

import errno
import json
import os
import threading
from pathlib import Path

import duckdb
import pytest
from deltalake.exceptions import DeltaError

from dbt_duckdb_delta import backups, freeze, panics, writes
from dbt_duckdb_delta.disk import is_full, new_folder, write_whole
from dbt_duckdb_delta.errors import LakeError
from dbt_duckdb_delta.places import Place, PlaceError

NO_SPACE = OSError(errno.ENOSPC, "No space left on device")
OF_DELTA = "Generic LocalFileSystem error: Unable to copy data to file: No space left on device (os error 28)"
PANIC = b"thread 'tokio-rt-worker' panicked at buffered.rs:369: Already shut down\nstack backtrace:\n"
OTHER = "Invalid data found"
ENTRY = {"run_id": "a", "logged_at": "2026-02-03T09:00:00+00:00", "verb": "drill", "state": "done"}


def refuse(*_: object, **__: object) -> None:
    raise NO_SPACE


def panic(error: object, *_: object, **__: object) -> None:
    """Do what delta-rs does when the disk refuses the file of a write; `error`: another error of it."""
    os.write(panics.STDERR, PANIC)
    raise DeltaError(error if error == OTHER else OF_DELTA)


def caused(error: Exception) -> LakeError:
    try:
        raise LakeError("x could not be written") from error
    except LakeError as refused:
        return refused


@pytest.mark.parametrize(("error", "full"), [
    (NO_SPACE, True), (OSError(errno.EDQUOT, "Disk quota exceeded"), True), (DeltaError(OF_DELTA), True),
    (OSError(f"Generic LocalFileSystem error\n  {OF_DELTA}"), True), (caused(NO_SPACE), True),
    (OSError(errno.EACCES, "Permission denied"), False), (DeltaError(OTHER), False),
    (caused(ValueError("x")), False), (PlaceError("/mnt cannot be written (No space left on device)"), False),
])  # fmt: skip
def test_a_disk_without_room_is_known_by_its_errors(error: Exception, full: bool) -> None:
    assert is_full(error) == full


@pytest.mark.parametrize("function", ["log", "freeze"])
def test_a_function_says_so_in_one_sentence_without_a_panic(
    lake: duckdb.DuckDBPyConnection, data_dir: Path, monkeypatch, capfd, function: str
) -> None:
    monkeypatch.setattr(writes, "write_deltalake", panic)
    monkeypatch.setattr(os, "fsync", refuse)
    log = f"log('dev_recovery.recovery_log', '[{json.dumps(ENTRY)}]')"
    call = {"log": log, "freeze": "freeze('dev.a', 'x')"}
    with pytest.raises(duckdb.Error) as refused:
        lake.execute(f"select * from lake.{call[function]}")
    assert str(refused.value).removeprefix("Invalid Input Error: ") == (
        f"The disk is full ({data_dir}): free space, for example by deleting what this lists: "
        "dbt run-operation prune_backups --args '{keep_last: 3}'. Then repeat the command."
    )
    assert capfd.readouterr().err == ""


def test_what_is_printed_without_a_full_disk_is_printed_afterwards(capfd) -> None:
    with panics.held_back():
        os.write(panics.STDERR, b"a warning\n")
        assert capfd.readouterr().err == ""
    with pytest.raises(DeltaError), panics.held_back():
        panic(OTHER)
    os.write(panics.STDERR, b"and on\n")
    assert capfd.readouterr().err == f"a warning\n{PANIC.decode()}and on\n"


def test_another_thread_prints_as_ever(capfd) -> None:
    def other() -> None:
        with panics.held_back():
            os.write(panics.STDERR, b"theirs\n")

    with panics.held_back():
        thread = threading.Thread(target=other)
        thread.start()
        thread.join()
        os.write(panics.STDERR, b"ours\n")
    os.write(panics.STDERR, b"and on\n")
    assert capfd.readouterr().err == "theirs\nours\nand on\n"


def test_a_file_that_cannot_be_written_stays_as_it_was(tmp_path: Path, monkeypatch) -> None:
    write_whole(tmp_path / "a.json", "first")
    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OSError, match="No space"):
        write_whole(tmp_path / "a.json", "second")
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [("a.json", "first")]


def test_a_manifest_and_a_freeze_leave_no_part_of_a_file(tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "backups" / "set_1" / "dev.games").mkdir(parents=True)
    monkeypatch.setattr(os, "fsync", refuse)
    for write in (
        lambda: backups.write_manifest(tmp_path, "set_1/dev.games", "{}"),
        lambda: freeze.freeze(tmp_path, "dev.games", "x"),
    ):
        with pytest.raises(OSError, match="No space"):
            write()
    assert [each for each in tmp_path.rglob("*") if each.is_file()] == []


def test_a_download_blames_the_disk_and_not_the_place(tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "place").mkdir()
    (tmp_path / "place" / "a").write_text("x")
    place = Place(str(tmp_path / "place"), tmp_path / "data")
    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(LakeError) as refused, new_folder(tmp_path / "copy") as partial:
        place.download("a", partial / "a")
    assert is_full(refused.value)
    with pytest.raises(PlaceError, match="cannot be read"):
        place.download("b", tmp_path / "b")
