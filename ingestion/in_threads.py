"""Requests in several threads, with their outcomes in the order of the requests."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import TypeVar

THREADS = 16  # enough to keep any polite pace while responses are on their way; the client keeps it

Key = TypeVar("Key")


@contextmanager
def requested(
    keys: Iterable[Key], request: Callable[[Key], bytes]
) -> Iterator[Iterator[tuple[Key, Future[bytes]]]]:
    """Request keys in `THREADS` threads; give an iterator of each key and its outcome, in order.

    At most `THREADS` requests are on their way, so a caller that leaves the block early leaves the API alone:
    the block ends once these are answered.
    """
    with ThreadPoolExecutor(THREADS) as pool:

        def outcomes() -> Iterator[tuple[Key, Future[bytes]]]:
            ahead: deque[tuple[Key, Future[bytes]]] = deque()
            for key in keys:
                ahead.append((key, pool.submit(request, key)))
                if len(ahead) == THREADS:
                    yield ahead.popleft()
            yield from ahead

        try:
            yield outcomes()
        finally:
            pool.shutdown(cancel_futures=True)
