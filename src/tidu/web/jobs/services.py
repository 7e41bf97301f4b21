"""Start, run, cancel and restart jobs. Jobs of killed workers: `tidu.web.jobs.reaping`."""

from __future__ import annotations

import logging
import os
import socket
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from tidu.engine.errors import TiduError
from tidu.web.audit import services as audit
from tidu.web.jobs.devotion import devoted
from tidu.web.jobs.models import Job, State
from tidu.web.jobs.progress import CancelledError, Progress
from tidu.web.jobs.registry import work_of

if TYPE_CHECKING:
    from tidu.web.accounts.models import User

log = logging.getLogger(__name__)


@transaction.atomic
def start(*, owner: User, kind: str, title: str, arguments: dict[str, Any] | None = None) -> Job:
    """Queue a job; a worker sees it once the surrounding transaction is committed.

    Args:
        owner: who asked for it and may see it.
        kind: a registered kind.
        title: Chinese title for the list of jobs.
        arguments: JSON values handed to the function.
    """
    job = Job.objects.create(
        root_id=owner.root_id, owner=owner, kind=kind, title=title[:200], arguments=arguments or {}
    )
    enqueue(job.pk)
    return job


def enqueue(job_id: int) -> None:
    """Put a waiting job into the queue: a row of the same database, so that both are written or neither."""
    from tidu.web.jobs.tasks import run_job  # noqa: PLC0415 - tasks are declared once the apps are ready

    run_job.enqueue(job_id)


@transaction.atomic
def postpone(job: Job, *, step: str, seconds: float) -> None:
    """Give a running job back to the queue, to be taken again a little later: it waits for something.

    Its function returns by raising `CancelledError`: the job is no longer this worker's.
    """
    from tidu.web.jobs.tasks import run_job  # noqa: PLC0415 - as above

    mine = Job.objects.filter(pk=job.pk, state=State.RUNNING, claim=job.claim)
    if mine.update(state=State.WAITING, claim="", step=step[:200], attempts=F("attempts") - 1):
        run_job.using(run_after=timezone.now() + timedelta(seconds=seconds)).enqueue(job.pk)


def run(job_id: int) -> None:
    """Do the work of a waiting job; what it raises becomes its message."""
    now, claim = timezone.now(), uuid4().hex
    claimed = Job.objects.filter(pk=job_id, state=State.WAITING).update(
        state=State.RUNNING,
        started_at=now,
        heartbeat_at=now,
        attempts=F("attempts") + 1,
        worker=this_worker(),
        claim=claim,
    )
    if not claimed:
        return
    job = Job.objects.get(pk=job_id)
    if job.claim != claim:
        return
    try:
        with devoted():
            result = dict(work_of(job)(job, Progress(job), **job.arguments) or {})
    except CancelledError:
        return
    except TiduError as error:
        finish(job, State.FAILED, message=str(error))
    except Exception:
        log.exception("job %s (%s) failed", job.pk, job.kind)
        finish(job, State.FAILED, message="程序出错，详情已记入服务器日志，请联系系统管理员。")
    else:
        finish(job, State.DONE, message=str(result.pop("message", "")), result=result)


def this_worker() -> str:
    """Name this process, so that another one on the host can see whether it still lives."""
    return f"{socket.gethostname()[:80]}:{os.getpid()}"


def finish(job: Job, state: State, *, message: str, result: dict[str, Any] | None = None) -> None:
    """End a running job, unless it was ended, cancelled or given to another worker meanwhile."""
    Job.objects.filter(pk=job.pk, state=State.RUNNING, claim=job.claim).update(
        state=state, message=message[:500], result=result or {}, finished_at=timezone.now()
    )


@transaction.atomic
def cancel(*, actor: User, job: Job) -> bool:
    """Cancel a job that is not over; a running one stops at its next report of progress.

    Returns:
        False where it was over already.
    """
    changed = Job.objects.filter(pk=job.pk, state__in=(State.WAITING, State.RUNNING)).update(
        state=State.CANCELLED, finished_at=timezone.now(), message="已取消"
    )
    if changed:
        audit.record(actor=actor, action="取消任务", target=job)
    return bool(changed)


@transaction.atomic
def restart(*, actor: User, job: Job) -> bool:
    """Queue a job again that failed or was cancelled.

    Returns:
        False where there is nothing to restart.
    """
    changed = Job.objects.filter(pk=job.pk, state__in=(State.FAILED, State.CANCELLED)).update(
        state=State.WAITING, message="", step="", done=0, total=0, attempts=0, claim="", finished_at=None
    )
    if changed:
        enqueue(job.pk)
        audit.record(actor=actor, action="重新提交任务", target=job)
    return bool(changed)
