"""Read jobs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.web.jobs.models import Job

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from tidu.web.accounts.models import User


def jobs_for(user: User, *, state: str = "", before: int | None = None) -> QuerySet[Job]:
    """Return a person's jobs, newest first.

    Args:
        user: who asks.
        state: only jobs that stand so.
        before: only jobs older than this id (keyset paging).
    """
    found = Job.objects.visible_to(user)
    if state:
        found = found.filter(state=state)
    if before is not None:
        found = found.filter(pk__lt=before)
    return found.order_by("-pk")
