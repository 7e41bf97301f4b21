"""Work on the next piece in a thread while the one before is written: a database at work leaves Python free."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future

T = TypeVar("T")
R = TypeVar("R")


def ahead(work: Callable[[T], R], items: Iterable[T]) -> Iterator[tuple[T, R]]:
    """Yield each item with what the work makes of it, one behind: the next one's is made meanwhile.

    Args:
        work: done in one other thread, item after item; it must leave the database alone.
        items: taken in the caller's thread, one before it is needed.
    """
    with ThreadPoolExecutor(1, thread_name_prefix="ahead") as thread:
        before: tuple[T, Future[R]] | None = None
        for item in items:
            coming = item, thread.submit(work, item)
            if before is not None:
                yield before[0], before[1].result()
            before = coming
        if before is not None:
            yield before[0], before[1].result()
