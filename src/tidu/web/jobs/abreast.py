"""Work on several pieces at once, each on a connection of its own: one process of PostgreSQL is slower than Python."""

from __future__ import annotations

from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from typing import TYPE_CHECKING, TypeVar

from django.db import connection

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Hashable, Iterable, Iterator
    from collections.abc import Set as AbstractSet
    from concurrent.futures import Future

T = TypeVar("T")


def abreast(
    work: Callable[[T], object],
    items: Iterable[T],
    *,
    about: Callable[[T], AbstractSet[Hashable]],
    most: int = 2,
) -> Generator[T]:
    """Do the work on all items, and yield each when it is over; closed early, it waits for those at work.

    Where one connection has the only pen (SQLite), or all belongs to one transaction, they are worked on one by one.

    Args:
        work: done in other threads; it commits what it writes. What it raises is raised here.
        items: taken in the caller's thread.
        about: what an item touches. Items that touch the same are worked on in the order they come.
        most: how many items are worked on at once.
    """
    if connection.vendor == "sqlite" or connection.in_atomic_block:
        for item in items:
            work(item)
            yield item
        return

    def alone(item: T) -> None:
        try:
            work(item)
        finally:
            connection.close()  # this thread's

    with ThreadPoolExecutor(most, thread_name_prefix="abreast") as pool:
        busy: dict[Future[None], tuple[T, AbstractSet[Hashable]]] = {}
        for item in items:
            mine = about(item)
            while len(busy) == most or any(not mine.isdisjoint(theirs) for _, theirs in busy.values()):
                yield from _over(busy)
            busy[pool.submit(alone, item)] = item, mine
        while busy:
            yield from _over(busy)


def _over(busy: dict[Future[None], tuple[T, AbstractSet[Hashable]]]) -> Iterator[T]:
    """Wait for the first of the items at work, and yield those that are over."""
    for future in wait(busy, return_when=FIRST_COMPLETED).done:
        item, _ = busy.pop(future)
        future.result()
        yield item
