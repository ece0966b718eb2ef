"""What the archive's folder may be or have in it: a store that refuses, and what is not a file."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import fsspec
import pytest

from ingestion import archive_command, sample
from ingestion.archive import Archive, ArchiveError
from ingestion.archive.copy import copy
from ingestion.archive.files import Files
from ingestion.archive.move import move
from ingestion.archive.pack import pack
from ingestion.archive.verify import verify

GAME, OTHER, SEASON = "2024020001", "2024020002", "20242025"
FIRST = datetime(2024, 10, 5, 12, tzinfo=UTC)


def _silent(what: str, done: int, total: int) -> None:
    pass


class CredentialsError(Exception):
    """As botocore's: neither an OSError nor of fsspec."""


class Refusing(fsspec.AbstractFileSystem):
    """A store whose driver raises an error of its own, whatever it is asked."""

    protocol = "refusing"

    def _refuse(self, *_: object, **__: object) -> None:
        raise CredentialsError("Unable to locate credentials")

    ls = find = cat_file = pipe_file = makedirs = mv = rm_file = put_file = _open = _refuse


class Unreachable(Refusing):
    """A store that connects when it is opened, as FTP does."""

    protocol = "unreachable"

    def __init__(self, *_: object, **__: object) -> None:
        raise OSError(-2, "Name or service not known")


for store in (Refusing, Unreachable):
    fsspec.register_implementation(store.protocol, store, clobber=True)


def _open_to_write(files: Files) -> None:
    with files.writing("a/b") as file:
        file.write(b"")


def _open_to_read(files: Files) -> None:
    with files.reading("a/b"):
        pass


@pytest.mark.parametrize(
    ("use", "verb"),
    [
        (lambda files: files.names("a"), "read"),
        (Files.sizes, "read"),
        (lambda files: files.read("a/b"), "read"),
        (_open_to_read, "read"),
        (lambda files: files.write("a/b", b""), "written"),
        (_open_to_write, "written"),
        (lambda files: files.rename("a/b", "a/c"), "written"),
        (lambda files: files.remove("a/b"), "written"),
    ],
)
def test_the_error_of_a_driver_is_one_sentence_with_the_url(
    use: Callable[[Files], object], verb: str
) -> None:
    with pytest.raises(ArchiveError) as refused:
        use(Files("refusing://bucket/landing"))
    assert str(refused.value) == (
        f"The archive refusing://bucket/landing cannot be {verb} (Unable to locate credentials); "
        "check that the URL, its credentials and its permissions are right."
    )


@pytest.mark.parametrize("url", ["refusing://bucket/landing", "unreachable://host/landing"])
def test_commands_end_with_that_sentence(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    monkeypatch.setenv("NHL_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("SOURCES__NHL__ARCHIVE_URL", url)
    for command in (lambda: archive_command.main("verify", None), lambda: sample.main([])):
        assert command() == 2
        err = capsys.readouterr().err
        assert (err.startswith(f"The archive {url} cannot be "), err.count("\n")) == (True, 1), err


# What is neither a file nor a folder


@pytest.fixture
def odd(tmp_path: Path) -> Archive:
    """Two responses; links that lead to nothing and to a folder above; pipes, one with a response's name."""
    archive = Archive(str(tmp_path / "landing"))
    landing = Path(archive.location)
    archive.put("boxscore", OTHER, b"{}", FIRST)
    entry = archive.put("boxscore", GAME, b"[]", FIRST)
    archive.put("boxscore", GAME, b"{}", FIRST.replace(hour=13))
    (landing / entry.path).unlink()
    os.mkfifo(landing / entry.path)
    os.mkfifo(landing / "pipe")
    (landing / "boxscore" / "broken").symlink_to("/nonexistent")
    (landing / "loop").symlink_to("..")
    (landing / "_packs").mkdir()
    (landing / "_packs" / f"{SEASON}-0000000000000000.zip").symlink_to("/not/mounted.zip")
    (landing / "mine.txt").symlink_to(__file__)  # a link to a file is read as that
    return Archive(archive.location)


ODD = {
    "pipe": "neither a file nor a folder",
    "boxscore/broken": "a broken link",
    "loop": "a link to a folder",
    f"_packs/{SEASON}-0000000000000000.zip": "a broken link",
}


def _expected(archive: Archive) -> dict[str, str]:
    pipe = archive.entries("boxscore", GAME)[0].path
    return {archive.files.path(path): what for path, what in {**ODD, pipe: ODD["pipe"]}.items()}


@pytest.mark.parametrize("work", [copy, move])
def test_what_is_no_file_is_named_and_the_rest_is_copied(odd: Archive, work, tmp_path: Path) -> None:
    copied = work(odd, str(tmp_path / "other"), _silent)
    assert copied.odd == _expected(odd)
    there = Archive(str(tmp_path / "other"))
    assert sorted(there.files.sizes()) == sorted(odd.files.sizes())
    assert [there.read(entry) for entry in there.entries("boxscore")] == [b"{}", b"{}"]
    assert verify(there, _silent).is_whole


def test_what_is_no_file_is_named_by_verify_and_stops_neither_pack_nor_load(odd: Archive) -> None:
    verified = verify(odd, _silent)
    assert (verified.odd, verified.packs, verified.is_whole) == (_expected(odd), {}, False)
    assert [error.reason for _, error in verified.damaged] == ["it is neither a file nor a folder"]
    assert len(odd.candidates("boxscore", GAME).damaged) == 1
    packed = pack(odd, SEASON, _silent)
    assert (packed.entries, len(packed.damaged), packed.moved) == (2, 1, {})
    archive = Archive(odd.location)
    archive.put("boxscore", GAME, b"[]")  # the same response takes the pipe's place
    assert len(archive.candidates("boxscore", GAME).damaged) == 0


def test_copy_and_move_end_with_1_and_the_setting_can_be_pasted(
    odd: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    monkeypatch.setenv("NHL_DATA_DIR", str(tmp_path))
    for action in ("copy", "move"):
        assert archive_command.main(action, str(tmp_path / f"a {action}")) == 1
        out, err = capsys.readouterr()
        assert f"{odd.location}/loop is a link to a folder. `copy` and `move` leave it out" in err
    assert f"Set SOURCES__NHL__ARCHIVE_URL='{tmp_path}/a move' (or " in out
