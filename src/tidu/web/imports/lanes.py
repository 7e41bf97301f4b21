"""One import at a time in a tenant: who comes second waits in the queue; what a dead one left is tidied first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from tidu.web.imports.models import ImportRun, Lane
from tidu.web.jobs.progress import CancelledError
from tidu.web.jobs.services import postpone

if TYPE_CHECKING:
    from collections.abc import Callable

    from tidu.web.jobs.models import Job

WAITING = "等待前一个导入完成"
_AGAIN = 2.0


def enter(run: ImportRun, job: Job, *, settle: Callable[[ImportRun], None]) -> None:
    """Take the tenant's lane for an import.

    Args:
        run: the import.
        job: its job, given back to the queue while another import holds the lane.
        settle: finishes or takes back what an import left whose job ended half-way; it may be repeated.

    Raises:
        CancelledError: another import is at work; the job has been queued for a little later.
    """
    while True:
        left = _take(run)
        if left is None:
            return
        if left.is_busy:
            postpone(job, step=WAITING, seconds=_AGAIN)
            raise CancelledError
        settle(left)
        leave(left)


@transaction.atomic
def _take(run: ImportRun) -> ImportRun | None:
    """Take the lane if it is free; return who has it otherwise."""
    Lane.objects.get_or_create(root_id=run.root_id)
    lane = Lane.objects.select_for_update(of=("self",)).select_related("holder").get(root_id=run.root_id)
    if lane.holder_id not in (None, run.pk):
        return lane.holder
    Lane.objects.filter(pk=lane.pk).update(holder=run)
    return None


def leave(run: ImportRun) -> None:
    """Give the lane back."""
    Lane.objects.filter(root_id=run.root_id, holder=run).update(holder=None)
