"""Changes of facts are noted in their order, so that a screening learns of those it did not read."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from threading import Event, Thread

import pytest
from django.db import connection, transaction
from django.utils import timezone

from tidu.web.assessments.changes import all_since, note, since, so_far
from tidu.web.assessments.models import Change


@pytest.mark.django_db
def test_only_later_changes_are_told() -> None:
    assert since(so_far()) == []
    note([7])
    mark = so_far()
    note([5, 3])
    note([3])
    assert since(mark) == all_since(mark) == [3, 5]
    assert since(so_far()) == []


@pytest.mark.django_db
def test_old_ones_go_and_later_ones_are_told_all_the_same() -> None:
    note([7])
    Change.objects.update(at=timezone.now() - timedelta(days=3))
    mark = so_far()
    assert not Change.objects.exists()
    note([5])
    assert since(mark) == [5]


@contextmanager
def noted_by_another() -> Iterator[Event]:
    """Somebody who has noted a change and commits it once the event is set."""
    noted, go_on = Event(), Event()

    def work() -> None:
        with transaction.atomic():
            note([7])
            noted.set()
            go_on.wait(30)
        connection.close()

    thread = Thread(target=work)
    thread.start()
    assert noted.wait(30)
    try:
        yield go_on
    finally:
        go_on.set()
        thread.join()


@pytest.mark.django_db(transaction=True)
def test_whoever_has_noted_a_change_and_not_committed_it_is_waited_for() -> None:
    mark = so_far()
    with noted_by_another() as go_on:
        found: list[int] = []

        def ask() -> None:
            found.extend(all_since(mark))
            connection.close()

        asking = Thread(target=ask)
        asking.start()
        # SQLite has one writer: this one marks the lines after they were written, as it commits after.
        asking.join(0.5 if connection.vendor == "postgresql" else 30)
        assert asking.is_alive() == (connection.vendor == "postgresql")
        go_on.set()
        asking.join(30)
        assert found == ([7] if connection.vendor == "postgresql" else [])
    assert since(mark) == [7]
