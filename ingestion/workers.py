"""Compute the games that a run has to look at, in batches; many games on all cores.

Python computes on one core at a time, so many games are computed by processes of their own
(`ingestion.worker`). Such a worker gets its games through a socket, reads the archive itself, and sends the
rows back. It ends when the socket closes: also when this process is killed.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from itertools import islice
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from queue import SimpleQueue

from ingestion.archive import Archive, DamagedError
from ingestion.compute import Batch, compute_batch, joined
from ingestion.scheduled_games import Game
from ingestion.settings import LoadError
from ingestion.transform.payload import HOME_REPORT
from ingestion.worker import Answer

BATCH = 400  # games: 57,600 player rows and 130,000 plays, some 200 MB
CHUNK = 20  # games that a worker computes at a time
MANY = 100  # games: with less, the start of the workers takes longer than they save
MOST_WORKERS = 8

Chunk = list[tuple[Game, bool]]  # each with whether it has HTML reports


def compute_games(archive: Archive, games: Iterable[Game], most: int) -> Iterator[Batch]:
    """Yield the rows of the games, `BATCH` games at a time, in their order.

    Args:
        games: taken as they are needed, so they may still be on their way.
        most: how many they can be.

    Raises:
        ArchiveError: the archive cannot be read.
        LoadError: a worker was killed.
    """
    chunks = _chunks(archive, games)
    workers = min(os.cpu_count() or 1, MOST_WORKERS)
    # Another process does not see an archive in this one's memory.
    alone = most < MANY or workers == 1 or archive.location.startswith("memory:")
    done: list[Batch] = []
    here = (compute_batch(archive, chunk) for chunk in chunks)
    for batch in here if alone else _by_workers(archive, chunks, workers):
        done.append(batch)
        if len(done) == BATCH // CHUNK:
            yield joined(done)
            done = []
    if done:
        yield joined(done)


def _chunks(archive: Archive, games: Iterable[Game]) -> Iterator[Chunk]:
    coming = iter(games)
    while chunk := list(islice(coming, CHUNK)):
        reported = frozenset(archive.keys(HOME_REPORT))
        yield [(game, str(game.id) in reported) for game in chunk]


def _by_workers(archive: Archive, chunks: Iterable[Chunk], count: int) -> Iterator[Batch]:
    """Yield the batches of the chunks in their order; few are computed ahead, for they take memory."""
    with ExitStack() as opened:
        free: SimpleQueue[Connection] = SimpleQueue()
        for _ in range(count):
            free.put(opened.enter_context(_worker(archive.location)))
        threads = ThreadPoolExecutor(count)
        opened.callback(threads.shutdown, cancel_futures=True)

        def ask(chunk: Chunk) -> Batch:
            worker = free.get()
            try:
                worker.send(chunk)
                answer: Answer | Exception = worker.recv()
            except (EOFError, OSError) as error:  # the socket closed, perhaps in an answer
                raise LoadError(
                    "A process that computes games has ended, perhaps for lack of memory; run the command "
                    "again: what was merged stays, and it goes on from there."
                ) from error
            finally:
                free.put(worker)
            if isinstance(answer, Exception):
                raise answer
            batch, damaged = answer
            for path, found in damaged.items():
                archive.damaged.setdefault(path, DamagedError(*found))
            return batch

        ahead: deque[Future[Batch]] = deque()
        for chunk in chunks:
            ahead.append(threads.submit(ask, chunk))
            while ahead and (ahead[0].done() or len(ahead) > 4 * count):
                yield ahead.popleft().result()
        while ahead:
            yield ahead.popleft().result()


@contextmanager
def _worker(location: str) -> Iterator[Connection]:
    """Start a worker on an archive; it ends when the block does."""
    ours, theirs = Pipe()
    command = [sys.executable, "-m", "ingestion.worker", str(theirs.fileno())]
    one_core = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    with (
        subprocess.Popen(command, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL, env=one_core),
        ours,
    ):
        theirs.close()
        ours.send(location)
        yield ours
