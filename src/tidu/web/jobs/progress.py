"""Tell how far a job is, outside its own transactions, and at most a few times a second."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from django.db import connections
from django.utils import timezone

from tidu.web.jobs.models import Job, State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TypeVar

    T = TypeVar("T")

_EVERY_SECONDS = 0.5


class CancelledError(Exception):
    """The job is no longer this worker's: its owner cancelled it, or it was given to another worker."""


class Progress:
    """Writes a job's progress.

    Inside a transaction nothing is written: SQLite has one writer, and a rolled-back report is none. Work that
    takes long in one transaction reports before and after it, and calls `complete` as its last act inside.
    """

    def __init__(self, job: Job) -> None:
        """Report for one job."""
        self.job = job
        self._last = 0.0

    def step(self, text: str, *, total: int | None = None) -> None:
        """Begin a step, with its number of parts where it has any."""
        self.job.step = text[:200]
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

    def confirm(self) -> None:
        """Make sure, inside the work's own transaction, that it is still this worker's to commit.

        Raises:
            CancelledError: it is not; the transaction must be rolled back.
        """
        self._update(heartbeat_at=timezone.now())

    def complete(self, message: str = "", **result: Any) -> None:  # noqa: ANN401 - JSON values
        """Mark the job done in the work's own transaction, as its last act.

        What the work wrote and "done" are then committed together or not at all: a worker killed at any moment
        leaves either the whole effect, once, or nothing.

        Raises:
            CancelledError: the job is no longer this worker's; the transaction must be rolled back.
        """
        self._update(state=State.DONE, message=message[:500], result=result, finished_at=timezone.now())

    def _write(self) -> None:
        if connections["default"].in_atomic_block:
            return
        self._last = time.monotonic()
        job = self.job
        self._update(step=job.step, done=job.done, total=job.total, heartbeat_at=timezone.now())

    def _update(self, **values: object) -> None:
        mine = Job.objects.filter(pk=self.job.pk, state=State.RUNNING, claim=self.job.claim)
        if not mine.update(**values):
            raise CancelledError
