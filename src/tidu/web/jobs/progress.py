"""Tell how far a job is, outside its own transactions, and at most a few times a second."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from django.db import connections
from django.utils import timezone

from tidu.web.jobs.models import Job, State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TypeVar

    T = TypeVar("T")

_EVERY_SECONDS = 0.5


class CancelledError(Exception):
    """The owner cancelled the job; raised at its next report of progress."""


class Progress:
    """Writes a job's progress.

    Inside a transaction nothing is written: SQLite has one writer, and a rolled-back report is none. Work that
    takes long in one transaction reports before and after it.
    """

    def __init__(self, job: Job) -> None:
        """Report for one job."""
        self.job = job
        self._last = 0.0

    def step(self, text: str, *, total: int | None = None) -> None:
        """Begin a step, with its number of parts where it has any."""
        self.job.step = text
        self.job.done = 0
        if total is not None:
            self.job.total = total
        self._write()

    def advance(self, parts: int = 1) -> None:
        """Say that some parts more are done."""
        self.job.done += parts
        if time.monotonic() - self._last >= _EVERY_SECONDS:
            self._write()

    def over(self, items: Iterable[T], total: int) -> Iterator[T]:
        """Yield items, advancing with each."""
        self.job.total = total
        for item in items:
            yield item
            self.advance()

    def _write(self) -> None:
        if connections["default"].in_atomic_block:
            return
        self._last = time.monotonic()
        job = self.job
        changed = Job.objects.filter(pk=job.pk, state=State.RUNNING).update(
            step=job.step, done=job.done, total=job.total, heartbeat_at=timezone.now()
        )
        if not changed:
            raise CancelledError
