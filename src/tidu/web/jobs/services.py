"""Start, run, cancel, restart and reap jobs."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from tidu.engine.errors import TiduError
from tidu.web.jobs.models import Job, State
from tidu.web.jobs.progress import CancelledError, Progress
from tidu.web.jobs.registry import work_of

if TYPE_CHECKING:
    from tidu.web.accounts.models import User

log = logging.getLogger(__name__)

# A worker reports at least every few seconds outside transactions; this long without a word, it is dead.
SILENCE = timedelta(minutes=5)
MOST_ATTEMPTS = 3


def start(*, owner: User, kind: str, title: str, arguments: dict[str, Any] | None = None) -> Job:
    """Queue a job; it runs once the current transaction is committed.

    Args:
        owner: who asked for it and may see it.
        kind: a registered kind.
        title: Chinese title for the list of jobs.
        arguments: JSON values handed to the function.
    """
    job = Job.objects.create(
        root_id=owner.root_id, owner=owner, kind=kind, title=title, arguments=arguments or {}
    )
    transaction.on_commit(lambda: _enqueue(job.pk))
    return job


def _enqueue(job_id: int) -> None:
    from tidu.web.jobs.tasks import run_job  # noqa: PLC0415 - tasks are declared once the apps are ready

    run_job.enqueue(job_id)


def run(job_id: int) -> None:
    """Do the work of a waiting job; what it raises becomes its message."""
    claimed = Job.objects.filter(pk=job_id, state=State.WAITING).update(
        state=State.RUNNING, started_at=timezone.now(), heartbeat_at=timezone.now()
    )
    if not claimed:
        return
    job = Job.objects.get(pk=job_id)
    job.attempts += 1
    Job.objects.filter(pk=job_id).update(attempts=job.attempts)
    try:
        result = work_of(job)(job, Progress(job), **job.arguments) or {}
    except CancelledError:
        return
    except TiduError as error:
        _finish(job, State.FAILED, message=str(error)[:500])
    except Exception:
        log.exception("job %s (%s) failed", job.pk, job.kind)
        _finish(job, State.FAILED, message="程序出错，已记入日志，请联系系统管理员。数据没有改动。")
    else:
        _finish(job, State.DONE, message=str(result.pop("message", ""))[:500], result=result)


def _finish(job: Job, state: State, *, message: str, result: dict[str, Any] | None = None) -> None:
    Job.objects.filter(pk=job.pk, state=State.RUNNING).update(
        state=state, message=message, result=result or {}, finished_at=timezone.now()
    )


def cancel(job: Job) -> bool:
    """Cancel a job that is not over; a running one stops at its next report of progress."""
    return bool(
        Job.objects.filter(pk=job.pk, state__in=(State.WAITING, State.RUNNING)).update(
            state=State.CANCELLED, finished_at=timezone.now(), message="已取消"
        )
    )


def restart(job: Job) -> bool:
    """Queue a job again that failed or was cancelled."""
    changed = Job.objects.filter(pk=job.pk, state__in=(State.FAILED, State.CANCELLED)).update(
        state=State.WAITING, message="", done=0, finished_at=None
    )
    if changed:
        transaction.on_commit(lambda: _enqueue(job.pk))
    return bool(changed)


def reap() -> int:
    """Queue jobs again whose worker was killed; give up after some attempts. Called by the tick."""
    silent = Job.objects.filter(state=State.RUNNING, heartbeat_at__lt=timezone.now() - SILENCE)
    count = 0
    for job in silent:
        if job.attempts >= MOST_ATTEMPTS:
            _finish(job, State.FAILED, message="处理进程多次中断，已停止重试。数据没有改动，可重新提交。")
        elif Job.objects.filter(pk=job.pk, state=State.RUNNING).update(state=State.WAITING):
            _enqueue(job.pk)
        count += 1
    return count
