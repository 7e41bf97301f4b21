"""The next item is worked on while the one before is in hand."""

import threading
from collections.abc import Iterator

import pytest

from tidu.web.jobs.ahead import ahead


def test_each_item_comes_with_its_result_in_order() -> None:
    assert list(ahead(lambda one: one * 10, range(4))) == [(0, 0), (1, 10), (2, 20), (3, 30)]
    assert list(ahead(str, [])) == []


def test_work_is_done_elsewhere_and_one_ahead_while_items_are_taken_here() -> None:
    here, threads, done = threading.get_ident(), set(), [threading.Event() for _ in range(3)]

    def items() -> Iterator[int]:
        for number in range(3):
            assert threading.get_ident() == here
            yield number

    def work(number: int) -> int:
        threads.add(threading.get_ident())
        done[number].set()
        return number

    for number, _ in ahead(work, items()):
        if number < 2:
            assert done[number + 1].wait(10), "the next one is not waited for, and is done all the same"
    assert here not in threads
    assert len(threads) == 1


def test_several_are_worked_on_at_once_and_come_in_order() -> None:
    together = threading.Barrier(2, timeout=10)

    def work(number: int) -> int:
        together.wait()
        return -number

    assert list(ahead(work, range(4), threads=2)) == [(0, 0), (1, -1), (2, -2), (3, -3)]


def test_what_goes_wrong_is_raised_where_the_item_is_used() -> None:
    def work(number: int) -> int:
        if number == 1:
            raise ValueError(number)
        return number

    found = ahead(work, range(3))
    assert next(found) == (0, 0)
    with pytest.raises(ValueError, match="1"):
        next(found)
