"""Find jobs whose worker was killed, and queue them again. The tick calls this, and each worker as it starts."""

from __future__ import annotations

import os
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from tidu.web.jobs.models import Job, State
from tidu.web.jobs.services import enqueue, finish, this_worker

if TYPE_CHECKING:
    from datetime import datetime

# Where the worker cannot be looked at (another host): this long without a word, it is dead.
SILENCE = timedelta(minutes=5)
# A job that waits this long must have its row in the queue.
LOST = timedelta(minutes=1)
MOST_ATTEMPTS = 3
KEEP_QUEUE = timedelta(days=14)


def reap() -> int:
    """Queue jobs again whose worker was killed, give up after some attempts; return how many."""
    now = timezone.now()
    dead = [job for job in Job.objects.filter(state=State.RUNNING) if _is_dead(job, now)]
    for job in dead:
        if job.attempts >= MOST_ATTEMPTS:
            finish(job, State.FAILED, message="处理进程多次中断，已停止重试，可稍后重新提交。")
        else:
            _queue_again(job)
    return len(dead) + _queue_lost(now)


@transaction.atomic
def _queue_again(job: Job) -> None:
    again = Job.objects.filter(pk=job.pk, state=State.RUNNING, claim=job.claim)
    if again.update(state=State.WAITING, claim="", step="处理进程中断，等待重新处理", done=0):
        enqueue(job.pk)


def _queue_lost(now: datetime) -> int:
    """Queue waiting jobs whose row in the queue died with a worker that had only just taken it."""
    waiting = Job.objects.filter(state=State.WAITING, created_at__lt=now - LOST)
    # Also those that are to run later: a job that waits for another one.
    ready = DBTaskResult.objects.filter(status="READY").values_list("args_kwargs", flat=True)
    queued = {value for arguments in ready for value in arguments["args"]}
    lost = [pk for pk in waiting.values_list("pk", flat=True) if pk not in queued]
    for pk in lost:
        enqueue(pk)
    return len(lost)


def _is_dead(job: Job, now: datetime) -> bool:
    host, _, pid = job.worker.rpartition(":")
    if host and host == this_worker().rpartition(":")[0] and os.name == "posix":
        return not _lives(int(pid))
    return job.heartbeat_at is None or job.heartbeat_at < now - SILENCE


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def prune() -> int:
    """Delete old rows of the queue; jobs themselves stay as the record people know."""
    deleted, _ = (
        DBTaskResult.objects.exclude(status="READY")
        .filter(enqueued_at__lt=timezone.now() - KEEP_QUEUE)
        .delete()
    )
    return deleted
