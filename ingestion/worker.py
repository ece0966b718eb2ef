"""A process that computes games for another one, which `ingestion.workers` runs."""

from __future__ import annotations

import logging
import signal
import sys
from multiprocessing.connection import Connection

from ingestion.archive import Archive
from ingestion.compute import Batch, compute_batch

Answer = tuple[Batch, dict[str, tuple[str, str]]]  # path of what is damaged -> where it is, and the reason


def main(connection: Connection) -> None:
    """Answer until the connection closes: first an archive's location, then games, a list at a time.

    A list of (game, whether it has HTML reports) is answered by its batch and what is damaged in the archive,
    or by the exception that ended it.
    """
    logging.basicConfig(format="%(message)s", level=logging.WARNING)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the other process, which then closes
    try:
        archive = Archive(connection.recv())
        while True:
            games = connection.recv()
            answer: Answer | Exception
            try:
                batch = compute_batch(archive, games)
                damaged = {path: (error.place, error.reason) for path, error in archive.damaged.items()}
                answer = batch, damaged
            except Exception as error:
                answer = error
            connection.send(answer)
    except (EOFError, OSError):
        return


if __name__ == "__main__":
    main(Connection(int(sys.argv[1])))
