"""The landing archive: bodies as served, once, whole or not at all, and which of them counts."""

from __future__ import annotations

import errno
import gzip
import hashlib
import json
import os
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import IO

import pytest
from fsspec.registry import known_implementations

from ingestion import loss_gate, suspects
from ingestion.archive import Archive, ArchiveError, DamagedError, files
from ingestion.backup import backed_up
from ingestion.league import league_requests
from ingestion.scheduled_games import weeks_asked
from tests.support.nhl_server import compose_week, recorded

GAME = "2024020001"
FIRST = datetime(2024, 10, 5, 12, tzinfo=UTC)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(str(tmp_path / "landing"))


def _files(archive: Archive) -> dict[str, bytes]:
    root = Path(archive.location)
    return {str(file.relative_to(root)): file.read_bytes() for file in root.rglob("*") if file.is_file()}


def _later(hours: float) -> datetime:
    return FIRST + timedelta(hours=hours)


def _changed(endpoint: str, key: str, **values: object) -> bytes:
    return json.dumps({**json.loads(recorded(endpoint, key)), **values}).encode()


def test_a_body_is_kept_as_served(archive: Archive) -> None:
    body = b'{"a" :\r\n 1.10,\t"\xc3\xa9": null}'
    entry = archive.put("boxscore", GAME, body, FIRST)
    digest = hashlib.sha256(body).hexdigest()[:16]
    assert entry.path == f"boxscore/{GAME}/20241005T120000000000Z-{digest}.json.gz"
    assert gzip.decompress(_files(archive)[entry.path]) == body
    assert archive.read(entry) == body
    assert (entry.endpoint, entry.key, entry.sha256, entry.fetched_at) == ("boxscore", GAME, digest, FIRST)
    assert archive.entries("boxscore", GAME) == [entry]


def test_the_same_again_writes_nothing(archive: Archive) -> None:
    first = archive.put("boxscore", GAME, b"{}", FIRST)
    before = _files(archive)
    assert archive.put("boxscore", GAME, b"{}", _later(5)) == first
    assert archive.put("boxscore", GAME, b"{}", _later(-5)) == first
    assert archive.put("boxscore", int(GAME), b"{}") == first
    assert _files(archive) == before


def test_a_correction_and_its_withdrawal_are_both_kept(archive: Archive) -> None:
    for hours, body in enumerate([b"1", b"2", b"1"]):
        archive.put("boxscore", GAME, body, _later(hours))
    kept = archive.entries("boxscore", GAME)
    assert [archive.read(entry) for entry in kept] == [b"1", b"2", b"1"]
    archive.put("boxscore", GAME, b"1", FIRST)  # a second import of old files finds its own
    assert archive.entries("boxscore", GAME) == kept


def test_entries_are_in_order_of_time(archive: Archive) -> None:
    for hours in (3, 1, 2):
        archive.put("boxscore", GAME, str(hours).encode(), _later(hours))
    archive.put("boxscore", "2024020002", b"0", _later(0))
    archive.put("play-by-play", GAME, b"9", _later(9))
    assert [archive.read(entry) for entry in archive.entries("boxscore")] == [b"0", b"1", b"2", b"3"]
    assert [entry.key for entry in archive.entries("boxscore")] == ["2024020002", GAME, GAME, GAME]
    assert archive.keys("boxscore") == [GAME, "2024020002"]
    assert archive.keys("shiftcharts") == []
    assert archive.entries("shiftcharts", GAME) == []


def test_times_are_utc_in_the_name(archive: Archive) -> None:
    entry = archive.put(
        "boxscore", GAME, b"{}", datetime(2024, 10, 5, 8, tzinfo=timezone(-timedelta(hours=4)))
    )
    assert "/20241005T120000000000Z-" in entry.path
    assert archive.entries("boxscore", GAME)[0].fetched_at == FIRST


def test_the_same_body_makes_the_same_file_anywhere(tmp_path: Path) -> None:
    one, two = Archive(str(tmp_path / "1")), Archive(str(tmp_path / "2"))
    for archive in (one, two):
        archive.put("boxscore", GAME, b"{}", FIRST)
    assert _files(one) == _files(two)


def test_empty(archive: Archive) -> None:
    assert archive.is_empty()
    assert not Path(archive.location).exists()  # asking makes no folder
    archive.put("schedule", "2024-10-04", b"{}", FIRST)
    assert not archive.is_empty()


def test_it_lies_in_the_data_folder(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NHL_DATA_DIR", str(data_dir))
    entry = Archive().put("boxscore", GAME, b"{}", FIRST)
    assert (data_dir / "landing" / entry.path).is_file()


def test_a_place_that_is_no_local_folder() -> None:
    archive = Archive("memory://test_archive/landing")
    entry = archive.put("boxscore", GAME, recorded("boxscore", GAME), FIRST)
    again = Archive("memory://test_archive/landing")
    assert again.entries("boxscore") == [entry]
    assert again.best("boxscore", GAME)["id"] == int(GAME)
    assert not again.is_empty()


def test_writers_at_once(archive: Archive) -> None:
    bodies = [f'{{"n": {n % 4}}}'.encode() for n in range(40)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda body: archive.put("boxscore", GAME, body, FIRST), bodies))
    assert sorted(archive.read(entry) for entry in archive.entries("boxscore", GAME)) == sorted(set(bodies))
    assert len(_files(archive)) == 4


def test_an_interrupted_write_leaves_nothing(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ArchiveError, match=r"cannot be written \(No space left on device\)"):
        archive.put("boxscore", GAME, b"{}", FIRST)
    assert _files(archive) == {}
    assert archive.is_empty()


def test_what_a_killed_writer_left_is_no_entry(archive: Archive) -> None:
    entry = archive.put("boxscore", GAME, b"{}", FIRST)
    left = Path(archive.location) / "boxscore" / GAME
    (left / ".0123.tmp").write_bytes(b"\x1f\x8b")
    (left / "notes.txt").write_text("mine")
    assert archive.entries("boxscore") == [entry]


# Which one counts


def test_the_newest_counts(archive: Archive) -> None:
    archive.put("boxscore", GAME, recorded("boxscore", GAME), FIRST)
    archive.put("boxscore", GAME, _changed("boxscore", GAME, corrected=True), _later(30))
    assert archive.best("boxscore", GAME)["corrected"] is True


def test_by_time_of_serving_not_of_arrival(archive: Archive) -> None:
    archive.put("boxscore", GAME, _changed("boxscore", GAME, corrected=True), _later(30))
    archive.put("boxscore", GAME, recorded("boxscore", GAME), FIRST)
    assert archive.best("boxscore", GAME)["corrected"] is True


def test_a_later_less_complete_one_does_not(archive: Archive, caplog: pytest.LogCaptureFixture) -> None:
    """A truncated play-by-play whose end is there passes validation, and must not replace the whole one."""
    whole = json.loads(recorded("play-by-play", GAME))
    truncated = archive.put(
        "play-by-play", GAME, _changed("play-by-play", GAME, plays=whole["plays"][::2] + whole["plays"][-2:])
    )
    assert len(archive.best("play-by-play", GAME)["plays"]) < len(whole["plays"])  # alone, it would do
    archive.put("play-by-play", GAME, recorded("play-by-play", GAME), FIRST)
    assert archive.best("play-by-play", GAME) == whole
    assert truncated.path in caplog.text
    assert "an older response holds more" in caplog.text


def test_a_game_in_progress_does_not_replace_its_result(archive: Archive) -> None:
    archive.put("boxscore", GAME, recorded("boxscore", GAME), FIRST)
    archive.put("boxscore", GAME, _changed("boxscore", GAME, gameState="LIVE"), _later(1))
    assert archive.best("boxscore", GAME)["gameState"] in ("FINAL", "OFF")


def test_a_result_replaces_a_game_in_progress(archive: Archive) -> None:
    whole = json.loads(recorded("play-by-play", GAME))
    many = whole["plays"] + whole["plays"]
    archive.put("play-by-play", GAME, _changed("play-by-play", GAME, gameState="LIVE", plays=many), FIRST)
    archive.put("play-by-play", GAME, recorded("play-by-play", GAME), _later(1))
    assert archive.best("play-by-play", GAME) == whole


def test_an_emptied_shift_chart_does_not_replace_the_full_one(archive: Archive) -> None:
    archive.put("shiftcharts", GAME, b'{"data":[],"total":0}', FIRST)
    assert archive.best("shiftcharts", GAME)["data"] == []
    archive.put("shiftcharts", GAME, recorded("shiftcharts", GAME), _later(1))
    archive.put("shiftcharts", GAME, b'{"data":[],"total":0}', _later(2))
    assert len(archive.best("shiftcharts", GAME)["data"]) == 821


def test_a_schedule_may_shrink(archive: Archive) -> None:
    """A postponed game leaves its week."""
    archive.put("schedule", "2023-11-10", recorded("schedule", "2023-11-10"), FIRST)
    fewer = json.dumps(compose_week(date(2023, 11, 10), [])).encode()
    archive.put("schedule", "2023-11-10", fewer, _later(1))
    assert archive.best("schedule", "2023-11-10") == json.loads(fewer)


@pytest.mark.parametrize("body", [b"<html>", b"[]", b"", recorded("boxscore", "2024020009")])
def test_what_is_not_this_game_is_passed_over(
    archive: Archive, body: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    assert archive.best("boxscore", GAME) is None
    entry = archive.put("boxscore", GAME, body, _later(1))
    assert archive.best("boxscore", GAME) is None
    archive.put("boxscore", GAME, recorded("boxscore", GAME), FIRST)
    assert archive.best("boxscore", GAME) == json.loads(recorded("boxscore", GAME))
    assert f"{entry.path} is not used" in caplog.text


# Bad input


def _damage_tail(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-20])


def _damage_content(file: Path) -> None:
    file.write_bytes(gzip.compress(b'{"id": 2024020001}'))


def _damage_format(file: Path) -> None:
    file.write_bytes(b"no gzip at all")


def _damage_bit(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 4
    file.write_bytes(content)


@pytest.mark.parametrize("damage", [_damage_tail, _damage_content, _damage_format, _damage_bit])
def test_a_damaged_file_is_named(archive: Archive, damage) -> None:
    entry = archive.put("boxscore", GAME, recorded("boxscore", GAME), FIRST)
    file = Path(archive.location) / entry.path
    whole = file.read_bytes()
    damage(file)
    with pytest.raises(DamagedError) as refused:
        archive.read(entry)
    assert str(refused.value).startswith(f"{file} is damaged (")
    assert "delete it and load its date or game again." in str(refused.value)
    assert archive.best("boxscore", GAME) is None
    assert [error.place for error in archive.damaged.values()] == [str(file)]
    assert file.read_bytes() != whole  # reading repairs nothing


@pytest.mark.parametrize("damage", [_damage_tail, _damage_content, _damage_format, _damage_bit])
def test_a_damaged_file_costs_itself_only(archive: Archive, damage) -> None:
    older = archive.put("boxscore", GAME, _changed("boxscore", GAME, older=True), FIRST)
    entry = archive.put("boxscore", GAME, recorded("boxscore", GAME), _later(1))
    damage(Path(archive.location) / entry.path)
    candidates = archive.candidates("boxscore", GAME)
    assert [each for each, _ in candidates.valid] == [older]
    [(named, reason)] = candidates.not_used(candidates.choose())
    assert named == entry
    assert reason.startswith(f"{entry.path} is damaged (")
    assert candidates.newest_is_damaged
    archive.put("boxscore", GAME, _changed("boxscore", GAME, newest=True), _later(2))
    candidates = archive.candidates("boxscore", GAME)
    assert candidates.not_used(candidates.choose()) == []
    assert not candidates.newest_is_damaged


@pytest.mark.parametrize("damage", [_damage_tail, _damage_content, _damage_format, _damage_bit])
@pytest.mark.parametrize("hours", [-1, 0, 1])
def test_the_same_body_repairs_its_damaged_file(archive: Archive, damage, hours: int) -> None:
    entry = archive.put("boxscore", GAME, recorded("boxscore", GAME), FIRST)
    before = _files(archive)
    damage(Path(archive.location) / entry.path)
    assert archive.put("boxscore", GAME, recorded("boxscore", GAME), _later(hours)) == entry
    assert _files(archive) == before
    assert archive.best("boxscore", GAME) == json.loads(recorded("boxscore", GAME))


def test_a_file_that_the_disk_cannot_read_costs_itself_only(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = archive.put("boxscore", GAME, _changed("boxscore", GAME, older=True), FIRST)
    entry = archive.put("boxscore", GAME, recorded("boxscore", GAME), _later(1))
    opened = files.open_file

    def fail(path: str) -> AbstractContextManager[IO[bytes]]:
        if path.endswith(entry.path):
            raise OSError(errno.EIO, os.strerror(errno.EIO), path)
        return opened(path)

    monkeypatch.setattr(files, "open_file", fail)
    candidates = archive.candidates("boxscore", GAME)
    assert [each for each, _ in candidates.valid] == [older]
    assert candidates.damaged == [entry]
    [(_, reason)] = candidates.not_used(candidates.choose())
    assert reason == f"{entry.path} is damaged ({os.strerror(errno.EIO)})"


def test_a_body_that_returns_repairs_the_file_of_its_first_time(archive: Archive) -> None:
    first, *_ = (archive.put("boxscore", GAME, body, _later(n)) for n, body in enumerate([b"1", b"2"]))
    _damage_format(Path(archive.location) / first.path)
    archive.put("boxscore", GAME, b"1", _later(2))
    assert [archive.read(entry) for entry in archive.entries("boxscore", GAME)] == [b"1", b"2", b"1"]


def test_another_body_leaves_the_damaged_file_where_it_is(archive: Archive) -> None:
    entry = archive.put("boxscore", GAME, b"1", FIRST)
    file = Path(archive.location) / entry.path
    _damage_format(file)
    archive.put("boxscore", GAME, b"2", _later(1))
    assert file.read_bytes() == b"no gzip at all"


def test_a_file_that_vanished(archive: Archive) -> None:
    entry = archive.put("boxscore", GAME, b"{}", FIRST)
    (Path(archive.location) / entry.path).unlink()
    with pytest.raises(ArchiveError, match=f"{GAME}.* disappeared from the archive; run the command again"):
        archive.read(entry)


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "landing").write_text("mine")
    archive = Archive(str(tmp_path / "landing"))
    for use in (lambda: archive.put("boxscore", GAME, b"{}", FIRST), archive.is_empty):
        with pytest.raises(
            ArchiveError, match=r"cannot be read \(Not a directory\); check that it is a folder"
        ):
            use()
    assert (tmp_path / "landing").read_text() == "mine"


@pytest.mark.parametrize(
    ("endpoint", "name"),
    [
        ("play-by-play", "2024-10-10"),
        ("report-th", "TOR-20242025"),
        ("schedule", GAME),
        ("roster", "2024-10-10"),
        ("boxscore", "٢٠٢٤٠٢٠٠٠١"),
    ],
)
def test_a_folder_with_the_name_of_another_endpoints_key_is_not_of_the_archive(
    archive: Archive, endpoint: str, name: str
) -> None:
    entry = archive.put("boxscore", GAME, b"{}", FIRST)
    folder = Path(archive.location) / endpoint / name
    folder.mkdir(parents=True)
    (folder / Path(entry.path).name).write_bytes(gzip.compress(b"{}"))
    assert archive.keys(endpoint) == ([GAME] if endpoint == "boxscore" else [])
    assert archive.entries(endpoint) == ([entry] if endpoint == "boxscore" else [])
    assert not archive.is_empty()


def test_a_file_whose_stamp_is_not_a_time_is_not_of_the_archive(archive: Archive) -> None:
    entry = archive.put("boxscore", GAME, b"{}", FIRST)
    file = Path(archive.location) / entry.path
    file.with_name(file.name.replace("20241005T", "20241399T")).write_bytes(file.read_bytes())
    assert archive.entries("boxscore") == [entry]


@pytest.mark.parametrize("key", ["../../etc", "2024", "", "2024-10", "20240200011", "2024-10-10"])
def test_a_key_that_is_none(archive: Archive, key: str) -> None:
    for use in (lambda: archive.put("boxscore", key, b"{}"), lambda: archive.entries("boxscore", key)):
        with pytest.raises(ArchiveError, match="is not a key of the archive"):
            use()
    assert _files(archive) == {}


def test_an_endpoint_that_is_none(archive: Archive) -> None:
    with pytest.raises(ArchiveError, match="'boxscores' is not an endpoint; the endpoints are schedule,"):
        archive.put("boxscores", GAME, b"{}")


def test_a_protocol_that_is_none() -> None:
    with pytest.raises(ArchiveError, match=r"The archive nowhere://x cannot be opened: .*Name a folder"):
        Archive("nowhere://x")


def test_a_driver_that_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    driver = {"class": "driver_of_nowhere.FileSystem", "err": "Install it"}
    monkeypatch.setitem(known_implementations, "nowhere", driver)
    with pytest.raises(ArchiveError, match="needs a package that is not installed") as refused:
        Archive("nowhere://bucket/landing")
    assert str(refused.value) == (
        "The archive nowhere://bucket/landing needs a package that is not installed: "
        "run `pip install driver_of_nowhere`."
    )


def test_a_note_that_is_not_json_is_named(archive: Archive) -> None:
    archive.put("boxscore", GAME, recorded("boxscore", GAME), FIRST)
    archive.write_note("_accepted/responses.json", "[")
    with pytest.raises(ArchiveError, match=r"_accepted/responses.json cannot be read \(.*\); delete it."):
        archive.best("boxscore", GAME)


NOTES: dict[str, Callable[[Archive], object]] = {
    "_asked/schedules.json": lambda archive: weeks_asked(archive, date(2024, 10, 10)),
    "_asked/league.json": lambda archive: league_requests(archive, [], datetime(2024, 10, 10, tzinfo=UTC)),
    "_damaged/league.json": suspects.read,
    "_accepted/responses.json": lambda archive: archive.accepted,
    "_future/responses.json": lambda archive: (
        archive.put("boxscore", GAME, b"{}") and archive.entries("boxscore", GAME)
    ),
    "_loads/dev.json": loss_gate.remembered,
    "_backups/dev.json": backed_up,
}


@pytest.mark.parametrize("text", ['{"a": 1}', '{"tables": []}', '{"a": "soon"}', "5", "null", '"x"', "{"])
@pytest.mark.parametrize("name", NOTES)
def test_a_note_of_another_shape_is_named_with_the_next_step(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, name: str, text: str
) -> None:
    monkeypatch.delenv("NHL_SCHEMA", raising=False)
    archive.write_note(name, text)
    with pytest.raises(ArchiveError) as refused:
        NOTES[name](archive)
    assert re.fullmatch(rf".*/{name} cannot be read \(.+\); delete it\.", str(refused.value))
