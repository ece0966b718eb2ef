"""The archive copied to another place: all of it, compared, and never over something else."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from ingestion.archive import Archive, ArchiveError
from ingestion.archive import move as moving
from ingestion.archive.files import Files
from ingestion.archive.move import move
from ingestion.archive.pack import pack

GAME, OLD_GAME = "2024020001", "2023020001"
FIRST = datetime(2024, 10, 5, 12, tzinfo=UTC)


def _silent(what: str, done: int, total: int) -> None:
    pass


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """A packed season, a loose one, notes."""
    archive = Archive(str(tmp_path / "landing"))
    archive.put("boxscore", OLD_GAME, b"old", FIRST)
    pack(archive, "20232024", _silent)
    entry = archive.put("boxscore", GAME, b"new", FIRST)
    archive.accept([entry])
    archive.write_note("_asked/league.json", "{}")
    return archive


def _contents(location: str) -> dict[str, bytes]:
    files = Files(location)
    return {path: files.read(path) for path in files.sizes()}


@pytest.fixture(params=["folder", "memory"])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return str(tmp_path / "other") if request.param == "folder" else f"memory://{tmp_path.name}/other"


def test_everything_is_copied_and_the_source_stays(archive: Archive, target: str) -> None:
    before = _contents(archive.location)
    moved = move(archive, target, _silent)
    assert _contents(target) == _contents(archive.location) == before
    assert (moved.location, moved.files, moved.copied) == (target, 4, 4)
    copy = Archive(target)
    assert [copy.read(entry) for entry in copy.entries("boxscore")] == [b"old", b"new"]
    assert copy.accepted == archive.accepted
    assert move(archive, target, _silent).copied == 0


def test_a_killed_move_is_continued(archive: Archive, target: str, monkeypatch: pytest.MonkeyPatch) -> None:
    copy_from, copied = Files.copy_from, []

    def killed(files: Files, other: Files, relative: str) -> None:
        if len(copied) == 2:
            raise KeyboardInterrupt
        copied.append(relative)
        copy_from(files, other, relative)

    with monkeypatch.context() as patched:
        patched.setattr(Files, "copy_from", killed)
        with pytest.raises(KeyboardInterrupt):
            move(archive, target, _silent)
    Files(target).write(copied[1], Files(target).read(copied[1])[:7])  # a store without atomic writes
    moved = move(archive, target, _silent)
    assert moved.copied == 3
    assert _contents(target) == _contents(archive.location)


def test_a_later_move_brings_what_is_new(archive: Archive, target: str) -> None:
    move(archive, target, _silent)
    archive.put("boxscore", GAME, b"newer")
    archive.write_note("_asked/league.json", '{"a": 1}')
    assert move(archive, target, _silent).copied == 2
    assert _contents(target) == _contents(archive.location)


@pytest.mark.parametrize("kind", ["boxscore", "_packs"])
def test_other_content_under_the_same_name_is_refused(archive: Archive, target: str, kind: str) -> None:
    name = next(path for path in archive.files.sizes() if path.startswith(kind))
    Files(target).write(name, b"of another archive")
    before = _contents(target)
    with pytest.raises(
        ArchiveError, match=r"has other content than the same file of .*nothing was copied"
    ) as e:
        move(archive, target, _silent)
    assert name in str(e.value)
    assert _contents(target) == before


def test_the_notes_of_another_archive_are_not_overwritten(archive: Archive, target: str) -> None:
    other = Archive(target)
    other.put("boxscore", "2022020001", b"theirs", FIRST)
    other.write_note("_asked/league.json", '{"theirs": 1}')
    before = _contents(target)
    with pytest.raises(ArchiveError, match=r"_asked/league.json has other content"):
        move(archive, target, _silent)
    assert _contents(target) == before


def test_a_copy_that_does_not_read_back(
    archive: Archive, target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def copy_badly(files: Files, other: Files, relative: str) -> None:
        files.write(relative, b"something else")

    monkeypatch.setattr(Files, "copy_from", copy_badly)
    with pytest.raises(ArchiveError, match="does not read back as it was written"):
        move(archive, target, _silent)


def test_the_place_itself_and_one_inside_it_are_refused(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(archive.location)
    for same in (
        archive.location,
        f"{archive.location}/",
        f"file://{archive.location}",
        str(tmp_path / "link"),
    ):
        with pytest.raises(ArchiveError, match="already; name another place"):
            move(archive, same, _silent)
    for nested in (f"{archive.location}/copy", str(tmp_path)):
        with pytest.raises(ArchiveError, match="are inside each other; name a place apart"):
            move(archive, nested, _silent)


def test_an_empty_archive_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match=r"There is nothing to move in .*; set SOURCES__NHL__ARCHIVE_URL="):
        move(Archive(str(tmp_path / "landing")), str(tmp_path / "other"), _silent)
    assert not (tmp_path / "other").exists()


def test_memory_holds_a_chunk_at_a_time(
    archive: Archive, target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(moving, "CHUNK", 3)
    move(archive, target, _silent)
    assert move(archive, target, _silent).copied == 0
