"""Work on the next pieces in threads while the one before is written: a database at work leaves Python free."""

from __future__ import annotations

from collections import deque
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future

T = TypeVar("T")
R = TypeVar("R")


def ahead(work: Callable[[T], R], items: Iterable[T], *, threads: int = 1) -> Iterator[tuple[T, R]]:
    """Yield each item with what the work makes of it, some behind: the next ones' are made meanwhile.

    Args:
        work: done in other threads, item after item; it must leave the database alone.
        items: taken in the caller's thread, as many before they are needed as there are threads.
        threads: how many items are worked on at once. More than one pays where the work leaves Python free.
    """
    with ThreadPoolExecutor(threads, thread_name_prefix="ahead") as pool:
        coming: deque[tuple[T, Future[R]]] = deque()
        for item in items:
            coming.append((item, pool.submit(work, item)))
            if len(coming) > threads:
                yield _first(coming)
        while coming:
            yield _first(coming)


def _first(coming: deque[tuple[T, Future[R]]]) -> tuple[T, R]:
    item, made = coming.popleft()
    return item, made.result()
