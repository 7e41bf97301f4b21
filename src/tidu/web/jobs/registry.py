"""The kinds of job: a name and the function that does the work.

A function is called as ``function(job, progress, **arguments)`` and may return ``{"message": …, …}`` for the
page of the job; ``address`` and ``address_label`` in it become a link. A worker may be killed at any moment and
the job started again: a function either is idempotent, or writes in one transaction that ends with
``progress.complete(…)``. Apps register theirs when they are ready.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tidu.web.jobs.models import Job

Work = Callable[..., "dict[str, Any] | None"]

_KINDS: dict[str, Work] = {}


def job_kind(name: str) -> Callable[[Work], Work]:
    """Register a function as a kind of job.

    Raises:
        ValueError: two functions want one name.
    """

    def register(work: Work) -> Work:
        if _KINDS.setdefault(name, work) is not work:
            raise ValueError(name)
        return work

    return register


def work_of(job: Job) -> Work:
    """Return the function of a job.

    Raises:
        KeyError: no app registered its kind.
    """
    return _KINDS[job.kind]
