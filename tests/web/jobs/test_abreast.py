"""Pieces are worked on side by side where the database lets them; those that touch the same, in their order."""

import threading
import time
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from django.db import transaction

from tests.web.case import build_site
from tidu.web.inbox.models import Message
from tidu.web.jobs.abreast import abreast


@pytest.fixture
def _several_pens(monkeypatch: pytest.MonkeyPatch) -> None:
    """A database with as many writers as there are connections, whichever the suite runs on; none is asked."""
    several = SimpleNamespace(vendor="postgresql", in_atomic_block=False, close=lambda: None)
    monkeypatch.setattr("tidu.web.jobs.abreast.connection", several)


@pytest.mark.usefixtures("_several_pens")
def test_two_are_worked_on_at_once_elsewhere_while_items_are_taken_here() -> None:
    here, threads, together = threading.get_ident(), set(), threading.Barrier(2, timeout=10)

    def items() -> Iterator[int]:
        for number in range(4):
            assert threading.get_ident() == here
            yield number

    def work(_: int) -> None:
        threads.add(threading.get_ident())
        together.wait()

    assert sorted(abreast(work, items(), about=lambda one: {one})) == [0, 1, 2, 3]
    assert here not in threads


@pytest.mark.usefixtures("_several_pens")
def test_those_that_touch_the_same_keep_their_order() -> None:
    log: list[str] = []

    def work(item: tuple[int, str]) -> None:
        number, _ = item
        log.append(f"begin {number}")
        time.sleep(0.02 * (3 - number))
        log.append(f"end {number}")

    items = [(0, "甲"), (1, "乙"), (2, "甲乙")]
    assert len(list(abreast(work, items, about=lambda item: set(item[1])))) == 3
    assert set(log[:2]) == {"begin 0", "begin 1"}
    assert log[-2:] == ["begin 2", "end 2"]


@pytest.mark.usefixtures("_several_pens")
def test_what_goes_wrong_is_raised_here_once_the_others_at_work_are_over() -> None:
    over = []

    def work(number: int) -> None:
        if number == 0:
            raise ValueError(number)
        time.sleep(0.1)
        over.append(number)

    with pytest.raises(ValueError, match="0"):
        list(abreast(work, range(9), about=lambda one: {one}))
    assert over in ([], [1])


@pytest.mark.usefixtures("_several_pens")
def test_who_leaves_early_leaves_nothing_at_work() -> None:
    begun, over = [], []

    def work(number: int) -> None:
        begun.append(number)
        time.sleep(0.1 * number)
        over.append(number)

    some = abreast(work, range(9), about=lambda one: {one})
    next(some)
    some.close()
    assert sorted(over) == sorted(begun)
    assert len(begun) < 9


@pytest.mark.django_db
def test_inside_a_transaction_one_after_another_on_its_connection() -> None:
    here = threading.get_ident()
    with transaction.atomic():
        done = [
            (one, threading.get_ident()) for one in abreast(lambda _: None, range(3), about=lambda one: {one})
        ]
    assert done == [(0, here), (1, here), (2, here)]


@pytest.mark.django_db(transaction=True)
def test_what_is_written_is_there_when_the_item_is_over() -> None:
    owner = build_site().officer

    def work(number: int) -> None:
        Message.objects.create(recipient=owner, subject=f"示例消息 {number}")

    for number in abreast(work, range(4), about=lambda one: {one}):
        assert Message.objects.filter(subject=f"示例消息 {number}").exists()
