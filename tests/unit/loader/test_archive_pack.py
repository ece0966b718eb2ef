"""A season in one file: read as before, and nothing is lost on the way there."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ingestion.archive import KEPT, Archive, ArchiveError, DamagedError
from ingestion.archive import pack as packing
from ingestion.archive.entry import season_of
from ingestion.archive.files import Files
from ingestion.archive.pack import pack
from ingestion.archive.verify import verify

SEASON = "20242025"
GAMES = ("2024020001", "2024020002", "2024020003")
FIRST = datetime(2024, 10, 5, 12, tzinfo=UTC)


class Killed(BaseException):
    """The end of a process, which no code may catch."""


def _silent(what: str, done: int, total: int) -> None:
    pass


@pytest.fixture(params=["folder", "memory"])
def location(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return str(tmp_path / "landing") if request.param == "folder" else f"memory://{tmp_path.name}/landing"


@pytest.fixture
def archive(location: str) -> Archive:
    """Entries of two seasons at all kinds of keys, and one game with three versions."""
    archive = Archive(location)
    for number, game in enumerate((*GAMES, "2023020001")):
        for endpoint in ("play-by-play", "boxscore", "report-th"):
            archive.put(endpoint, game, f"{endpoint} {game}".encode() * 50, FIRST + timedelta(hours=number))
    archive.put("boxscore", GAMES[0], b"corrected", FIRST + timedelta(days=1))
    archive.put("boxscore", GAMES[0], f"boxscore {GAMES[0]}".encode() * 50, FIRST + timedelta(days=2))
    archive.put("schedule", "2024-10-04", b"{}", FIRST)
    archive.put("standings", "2025-04-17", b"{}", FIRST)
    archive.put("roster", f"TOR-{SEASON}", b"{}", FIRST)
    archive.put("roster", "TOR-20232024", b"{}", FIRST)
    archive.accept(archive.entries("boxscore", GAMES[0])[1:2])
    return archive


def _contents(archive: Archive) -> dict:
    """Return all that the archive answers, through an archive that is opened anew."""
    again = Archive(archive.location)
    return {
        "empty": again.is_empty(),
        "accepted": again.accepted,
        "keys": {endpoint: again.keys(endpoint) for endpoint in KEPT},
        "entries": {endpoint: again.entries(endpoint) for endpoint in KEPT},
        "of keys": {key: again.entries(e, key) for e in KEPT for key in again.keys(e)},
        "bodies": {entry: again.read(entry) for e in KEPT for entry in again.entries(e)},
    }


def _packs(archive: Archive) -> list[str]:
    return Archive(archive.location).files.names("_packs")


def _loose(archive: Archive, season: str = SEASON) -> list[str]:
    entries = (entry for endpoint in KEPT for entry in Archive(archive.location).loose_entries(endpoint))
    return [entry.path for entry in entries if season_of(entry.key) == season]


def test_a_pack_is_read_as_the_files_were(archive: Archive) -> None:
    before = _contents(archive)
    files = len(_loose(archive))
    packed = pack(archive, SEASON, _silent)
    assert _contents(archive) == before
    assert _loose(archive) == []
    assert len(_loose(archive, "20232024")) == 4
    assert (packed.entries, packed.removed, packed.damaged, packed.moved) == (files, files, [], {})
    assert [f"_packs/{name}" for name in _packs(archive)] == [packed.place.split("landing/")[1]]
    assert archive.entries("boxscore", GAMES[0])  # the archive that has packed reads on, too
    assert verify(archive, _silent).is_whole


def test_an_archive_of_packs_alone_is_not_empty(tmp_path: Path) -> None:
    archive = Archive(str(tmp_path))
    archive.put("boxscore", GAMES[0], b"{}", FIRST)
    pack(archive, SEASON, _silent)
    assert not Archive(str(tmp_path)).is_empty()
    assert {file.parent.name for file in tmp_path.rglob("*") if file.is_file()} == {"_packs"}


def test_a_stranger_opens_it(tmp_path: Path) -> None:
    archive = Archive(str(tmp_path / "landing"))
    files = {}
    for game in GAMES:
        entry = archive.put("boxscore", game, game.encode(), FIRST)
        files[entry.path] = (tmp_path / "landing" / entry.path).read_bytes()
    place = pack(archive, SEASON, _silent).place
    subprocess.run([sys.executable, "-m", "zipfile", "-e", place, str(tmp_path / "out")], check=True)
    manifest = (tmp_path / "out" / "MANIFEST.txt").read_text().split()
    assert {path: (tmp_path / "out" / path).read_bytes() for path in manifest} == files
    with zipfile.ZipFile(place) as zipped:
        assert {member.compress_type for member in zipped.infolist()} == {zipfile.ZIP_STORED}
        assert {member.external_attr >> 16 for member in zipped.infolist()} == {0o644}


def test_later_responses_are_files_until_the_next_pack(archive: Archive) -> None:
    pack(archive, SEASON, _silent)
    assert archive.put("boxscore", GAMES[1], f"boxscore {GAMES[1]}".encode() * 50) in archive.entries(
        "boxscore"
    )
    assert _loose(archive) == []  # the same again
    late = archive.put("boxscore", GAMES[1], b"late", FIRST + timedelta(days=9))
    archive.put("boxscore", "2024020004", b"new", FIRST)
    assert late.path in _loose(archive)
    before = _contents(archive)
    packed = pack(archive, SEASON, _silent)
    assert _contents(archive) == before
    assert (len(_packs(archive)), _loose(archive), packed.removed) == (1, [], 2)


def test_a_body_is_put_between_packed_ones(archive: Archive) -> None:
    pack(archive, SEASON, _silent)
    archive.put("boxscore", GAMES[0], b"between", FIRST + timedelta(hours=30))
    kept = [archive.read(entry)[:9] for entry in archive.entries("boxscore", GAMES[0])]
    assert kept == [b"boxscore ", b"corrected", b"between", b"boxscore "]


@pytest.mark.parametrize(
    ("key", "season"),
    [
        ("2024030417", "20242025"),
        ("TOR-20232024", "20232024"),
        ("2024-06-30", "20232024"),
        ("2024-07-01", "20242025"),
        ("2024-12-31", "20242025"),
        ("2020-09-28", "20192020"),  # the pandemic's finals
        ("2021-01-13", "20202021"),
        ("2021-07-07", "20202021"),
        ("2021-10-12", "20212022"),
    ],
)
def test_the_season_of_a_key(key: str, season: str) -> None:
    assert season_of(key) == season


@pytest.mark.parametrize(
    ("season", "says"),
    [
        ("2024", "'2024' is not a season; give both years: 20232024."),
        ("20242026", "'20242026' is not a season; give both years: 20232024."),
        ("20182019", "has no entry of the season 20182019; it has 20232024, 20242025."),
    ],
)
def test_a_season_that_is_none(archive: Archive, season: str, says: str) -> None:
    before = archive.files.sizes()
    with pytest.raises(ArchiveError) as refused:
        pack(archive, season, _silent)
    assert str(refused.value).endswith(says)
    assert archive.files.sizes() == before


def test_nothing_is_left_to_pack(archive: Archive) -> None:
    place = pack(archive, SEASON, _silent).place
    with pytest.raises(
        ArchiveError, match=r"There is nothing to pack: all \d+ entries of 20242025 are in "
    ) as e:
        pack(archive, SEASON, _silent)
    assert place in str(e.value)


# Kills


@pytest.mark.parametrize("step", ["write", "verify", "remove"])
@pytest.mark.parametrize("again", [False, True], ids=["first pack", "second pack"])
def test_a_killed_pack_loses_nothing_and_is_completed(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, step: str, again: bool
) -> None:
    if again:
        pack(archive, SEASON, _silent)
        archive.put("boxscore", GAMES[1], b"late", FIRST + timedelta(days=9))
        archive.put("boxscore", GAMES[2], b"late", FIRST + timedelta(days=9))
    before = _contents(archive)
    calls = 0

    def killed_at_the_second(*args: object) -> object:
        nonlocal calls
        calls += 1
        if calls == 2:
            raise Killed
        return work(*args)

    owner, name = {
        "write": (packing.PackWriter, "add"),
        "verify": (packing, "body_of"),
        "remove": (Files, "remove"),
    }[step]
    work = getattr(owner, name)
    with monkeypatch.context() as patched:
        patched.setattr(owner, name, killed_at_the_second)
        with pytest.raises(Killed):
            pack(archive, SEASON, _silent)
    assert _contents(archive) == before
    pack(Archive(archive.location), SEASON, _silent)
    assert _contents(archive) == before
    assert (len(_packs(archive)), _loose(archive)) == (1, [])


def test_what_a_killed_pack_has_half_written_goes(tmp_path: Path) -> None:
    archive = Archive(str(tmp_path))
    archive.put("boxscore", GAMES[0], b"{}", FIRST)
    (tmp_path / "_packs").mkdir()
    (tmp_path / "_packs" / ".0123.tmp").write_bytes(b"PK")
    pack(archive, SEASON, _silent)
    assert [file.suffix for file in (tmp_path / "_packs").iterdir()] == [".zip"]


def test_a_pack_that_does_not_read_back_is_removed(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    before, add = archive.files.sizes(), packing.PackWriter.add

    def add_damaged(writer, entry, content: bytes) -> None:
        add(writer, entry, content[:-1] + b"x" if entry.key == GAMES[1] else content)

    monkeypatch.setattr(packing.PackWriter, "add", add_damaged)
    with pytest.raises(ArchiveError, match=r"does not read back .* nothing else was changed; check the disk"):
        pack(archive, SEASON, _silent)
    assert archive.files.sizes() == before


# Damage


def _flip(file: Path, at: int) -> None:
    content = bytearray(file.read_bytes())
    content[at] ^= 4
    file.write_bytes(content)


@pytest.fixture
def folder(tmp_path: Path) -> Archive:
    archive = Archive(str(tmp_path / "landing"))
    for game in GAMES:
        archive.put("boxscore", game, json.dumps({"id": game}).encode() * 40, FIRST)
    return archive


def _only_pack(archive: Archive) -> Path:
    [file] = (Path(archive.location) / "_packs").iterdir()
    return file


def _damaged(archive: Archive) -> list[str]:
    return [entry.key for entry, _ in verify(Archive(archive.location), _silent).damaged]


def test_a_damaged_file_stays_outside_and_is_named(folder: Archive) -> None:
    [entry] = folder.entries("boxscore", GAMES[1])
    file = Path(folder.location) / entry.path
    file.write_bytes(b"no gzip at all")
    packed = pack(folder, SEASON, _silent)
    assert [error.place for error in packed.damaged] == [str(file)]
    assert file.read_bytes() == b"no gzip at all"
    assert packed.entries == 2
    assert _damaged(folder) == [GAMES[1]]
    folder.put("boxscore", GAMES[1], json.dumps({"id": GAMES[1]}).encode() * 40)
    assert pack(folder, SEASON, _silent).entries == 3
    assert (_damaged(folder), _loose(folder), len(_packs(folder))) == ([], [], 1)


def test_a_flipped_byte_in_a_pack_costs_one_entry_until_it_is_repaired(folder: Archive) -> None:
    before = _contents(folder)
    place = pack(folder, SEASON, _silent).place
    span = Archive(folder.location).packs.all[0].members[folder.entries("boxscore", GAMES[1])[0].path]
    assert span is not None
    _flip(Path(place), span[1] - 20)
    again = Archive(folder.location)
    assert {e: len(again.entries(e)) for e in KEPT} == {
        e: len(found) for e, found in before["entries"].items()
    }
    [entry] = again.entries("boxscore", GAMES[1])
    with pytest.raises(DamagedError, match=r"_packs/.*\.zip:boxscore/.* is damaged"):
        again.read(entry)
    assert _damaged(folder) == [GAMES[1]]
    again.put("boxscore", GAMES[1], json.dumps({"id": GAMES[1]}).encode() * 40)
    assert _contents(folder) == before
    packed = pack(Archive(folder.location), SEASON, _silent)
    assert _contents(folder) == before
    assert (_loose(folder), packed.moved, len(_packs(folder))) == ([], {}, 1)


def _cut(file: Path, at: str) -> None:
    content = file.read_bytes()
    with zipfile.ZipFile(file) as zipped:
        end = {"last byte": -1, "directory": zipped.start_dir + 60, "entry": zipped.start_dir - 20}[at]
    file.write_bytes(content[:end])


@pytest.mark.parametrize("at", ["last byte", "directory", "entry"])
def test_a_cut_pack_keeps_what_is_before_the_cut_and_the_names_of_the_rest(folder: Archive, at: str) -> None:
    before = _contents(folder)
    file = Path(pack(folder, SEASON, _silent).place)
    _cut(file, at)
    again = Archive(folder.location)
    assert again.entries("boxscore") == before["entries"]["boxscore"]
    verified = verify(again, _silent)
    assert list(verified.packs) == [str(file)]
    lost = {entry for entry, _ in verified.damaged}
    assert {entry: again.read(entry) for entry in again.entries("boxscore") if entry not in lost} == {
        entry: body for entry, body in before["bodies"].items() if entry not in lost
    }
    assert len(lost) == (at == "entry")
    for entry in lost:
        again.put("boxscore", entry.key, before["bodies"][entry])
    assert _contents(folder) == before
    pack(Archive(folder.location), SEASON, _silent)
    assert _contents(folder) == before
    assert verify(Archive(folder.location), _silent).is_whole


@pytest.mark.parametrize("damage", ["cut", "flipped"])
def test_a_pack_with_lost_entries_is_renamed_and_they_are_named(folder: Archive, damage: str) -> None:
    file = Path(pack(folder, SEASON, _silent).place)
    _cut(file, "entry") if damage == "cut" else _flip(file, file.read_bytes().index(b"\x1f\x8b") + 30)
    content = file.read_bytes()
    [(lost, error)] = verify(Archive(folder.location), _silent).damaged
    packed = pack(Archive(folder.location), SEASON, _silent)
    assert packed.moved == {str(file): f"{file}.damaged"}
    assert [each.place for each in packed.damaged] == [error.place]
    assert Path(f"{file}.damaged").read_bytes() == content
    again = Archive(folder.location)
    assert {entry.key for entry in again.entries("boxscore")} == {*GAMES} - {lost.key}
    assert verify(again, _silent).is_whole
    with pytest.raises(ArchiveError, match="There is nothing to pack"):
        pack(again, SEASON, _silent)


@pytest.mark.parametrize("content", [b"", b"PK", b"no zip at all" * 100])
def test_a_pack_that_is_none_stops_nothing(folder: Archive, content: bytes) -> None:
    file = Path(pack(folder, SEASON, _silent).place)
    file.write_bytes(content)
    again = Archive(folder.location)
    assert again.entries("boxscore") == []
    assert "its list is lost" in verify(again, _silent).packs[str(file)]
    again.put("boxscore", GAMES[0], b"{}", FIRST)
    assert pack(again, SEASON, _silent).moved == {str(file): f"{file}.damaged"}
    assert [again.read(entry) for entry in again.entries("boxscore")] == [b"{}"]
    assert verify(again, _silent).is_whole


@pytest.mark.parametrize("beside", ["a whole pack", "nothing"])
def test_an_empty_pack_is_renamed(archive: Archive, beside: str) -> None:
    """On every store. A second one of its name does not take the place of the first."""
    place = pack(archive, SEASON, _silent).place if beside == "a whole pack" else None
    path = f"_packs/{'20252026' if place is None else SEASON}-0000000000000000.zip"
    season = path.removeprefix("_packs/").split("-")[0]
    for name in (f"{path}.damaged", f"{path}.damaged-1"):
        archive.files.write(path, b"")
        archive.reopen()
        packed = pack(archive, season, _silent)
        assert (packed.place, [*packed.moved.values()]) == (place, [archive.files.path(name)])
        assert archive.files.read(name) == b""
    assert verify(archive, _silent).is_whole


def test_each_flipped_byte_of_a_pack_costs_at_most_one_entry(tmp_path: Path) -> None:
    archive = Archive(str(tmp_path))
    for game in GAMES:
        archive.put("boxscore", game, game.encode(), FIRST)
    bodies = {entry: archive.read(entry) for entry in archive.entries("boxscore")}
    file = Path(pack(archive, SEASON, _silent).place)
    whole = file.read_bytes()
    for at in range(0, len(whole), 3):
        _flip(file, at)
        again = Archive(str(tmp_path))
        assert again.entries("boxscore") == list(bodies), at
        lost = 0
        for entry, body in bodies.items():
            try:
                assert again.read(entry) == body
            except DamagedError:
                lost += 1
        assert lost <= 1, at
        file.write_bytes(whole)


def test_gzip_of_a_later_python_is_the_same_entry(folder: Archive) -> None:
    """A repair may compress otherwise than the first writer did; the body decides."""
    [entry] = folder.entries("boxscore", GAMES[0])
    body = folder.read(entry)
    (Path(folder.location) / entry.path).write_bytes(gzip.compress(body, 1))
    pack(folder, SEASON, _silent)
    assert folder.read(entry) == body
