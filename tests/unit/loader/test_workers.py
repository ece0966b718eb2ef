"""Many games are computed by processes of their own: the same rows, and none of them outlives the load."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ingestion import workers
from ingestion.archive import Archive, ArchiveError
from ingestion.bronze import PLAYER_GAMES, SCHEDULE, TABLES
from ingestion.compute import GAME_TABLES, Batch
from ingestion.sample import import_sample
from ingestion.scheduled_games import Game, scheduled_games
from ingestion.settings import LoadError


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    archive = Archive(str(tmp_path_factory.mktemp("sample") / "landing"))
    import_sample(archive)
    return archive


@pytest.fixture
def few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let workers compute even the few games of the sample, and more than one batch of them."""
    monkeypatch.setattr(workers, "MANY", 2)
    monkeypatch.setattr(workers, "CHUNK", 3)
    monkeypatch.setattr(workers, "BATCH", 6)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)


def games_of(archive: Archive) -> list[Game]:
    games = scheduled_games(archive, TABLES[SCHEDULE].schema.empty_table())
    return [games[int(key)] for key in archive.keys("play-by-play") if games[int(key)].is_final][:13]


def _content(batches: list[Batch]) -> list[object]:
    return [(batch.games, {name: batch.rows[name].to_pylist() for name in GAME_TABLES}) for batch in batches]


@pytest.mark.usefixtures("few_are_many")
def test_workers_give_the_rows_that_one_process_gives(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    games = games_of(archive)
    many = list(workers.compute_games(archive, games, len(games)))
    monkeypatch.setattr(workers, "MANY", 1000)
    one = list(workers.compute_games(archive, games, len(games)))
    assert [len(batch.games) for batch in many] == [6, 6, 1]
    assert all(set(batch.rows[PLAYER_GAMES]["game_id"].to_pylist()) == set(batch.ids) for batch in many)
    assert sum(len(batch.ids) for batch in many) == 9  # the others have no results
    assert _content(many) == _content(one)


@pytest.mark.usefixtures("few_are_many")
def test_a_batch_is_there_before_the_last_games_are(archive: Archive) -> None:
    games, taken = games_of(archive) * 4, []
    coming = (taken.append(game) or game for game in games)
    first = next(workers.compute_games(archive, coming, len(games)))
    assert [each.game.id for each in first.games] == [game.id for game in games[:6]]
    assert len(taken) < len(games)


@pytest.mark.usefixtures("few_are_many")
def test_what_a_worker_finds_damaged_is_known(archive: Archive, tmp_path: Path) -> None:
    damaged = Archive(str(shutil.copytree(archive.location, tmp_path / "landing")))
    games = games_of(damaged)
    [entry] = damaged.entries("boxscore", games[0].id) or damaged.entries("play-by-play", games[0].id)
    (tmp_path / "landing" / entry.path).write_bytes(b"cut")
    batches = list(workers.compute_games(damaged, games, len(games)))
    assert list(damaged.damaged) == [entry.path]
    assert entry.path.rpartition("/")[2] in str(damaged.damaged[entry.path])
    assert [game.game.id for batch in batches for game in batch.games] == [game.id for game in games]


@pytest.mark.usefixtures("few_are_many")
def test_what_stops_a_worker_stops_the_load_with_its_sentence(archive: Archive, tmp_path: Path) -> None:
    file = tmp_path / "landing"
    file.write_text("no folder")
    broken = Archive(str(file))
    broken.keys = archive.keys  # type: ignore[method-assign]  # only the workers read it
    with pytest.raises(ArchiveError, match="cannot be read"):
        list(workers.compute_games(broken, games_of(archive), 13))


@pytest.mark.usefixtures("few_are_many")
def test_a_worker_that_was_killed_is_told(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    started = []
    popen = subprocess.Popen

    def start(*arguments, **options):
        started.append(popen(*arguments, **options))
        return started[-1]

    monkeypatch.setattr(subprocess, "Popen", start)
    batches = workers.compute_games(archive, games_of(archive) * 4, 52)
    next(batches)
    for worker in started:
        worker.send_signal(signal.SIGKILL)
    with pytest.raises(LoadError, match="run the command again"):
        list(batches)
    assert [worker.poll() for worker in started] == [-signal.SIGKILL] * 2


KILLED_IN_THE_MIDDLE = """
import os, subprocess, sys
from ingestion import workers
from tests.unit.loader.test_workers import games_of
from ingestion.archive import Archive

workers.MANY, workers.CHUNK, workers.BATCH = 2, 3, 6
os.cpu_count = lambda: 2
popen = subprocess.Popen

class Told(popen):
    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        print(self.pid, flush=True)

subprocess.Popen = Told
archive = Archive(sys.argv[1])
next(workers.compute_games(archive, games_of(archive) * 4, 52))
os.kill(os.getpid(), 9)
"""


def test_no_worker_outlives_a_load_that_was_killed(archive: Archive, tmp_path: Path) -> None:
    output = tmp_path / "pids"
    with output.open("w") as file:  # a pipe would stay open as long as a worker lives
        command = [sys.executable, "-c", KILLED_IN_THE_MIDDLE, archive.location]
        killed = subprocess.run(command, stdout=file, cwd=Path(workers.__file__).parents[1], timeout=120)
    assert killed.returncode == -signal.SIGKILL
    pids = output.read_text().split()
    assert len(pids) == 2
    ends = time.monotonic() + 60
    while alive := [pid for pid in pids if _is_alive(pid)]:
        assert time.monotonic() < ends, f"{alive} are still there"
        time.sleep(0.05)


def _is_alive(pid: str) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except FileNotFoundError:
        return False
