"""Kinds of job for tests; a worker process of its own imports them too."""

import os
import time
from pathlib import Path

from django.db import transaction

from tidu.engine.errors import TiduError
from tidu.web.inbox.models import Message
from tidu.web.jobs.models import Job
from tidu.web.jobs.progress import Progress
from tidu.web.jobs.registry import job_kind

_PATIENCE = 60.0


@job_kind("test-greet")
def greet(job: Job, progress: Progress, *, subject: str) -> dict[str, object]:
    """Write one message in pieces of progress."""
    for _ in progress.over(range(3), 3):
        pass
    Message.objects.create(recipient=job.owner, subject=subject)
    return {"message": f"已写入{subject}", "address": "/jobs/", "address_label": "打开结果"}


@job_kind("test-fail")
def fail(job: Job, progress: Progress, *, bug: bool = False) -> None:
    """Fail on purpose, or by a bug."""
    if bug:
        raise ZeroDivisionError
    raise TiduError("第 3 行的代码不对，请修改后重新提交")


@job_kind("test-slow")
def slow(job: Job, progress: Progress, *, folder: str, when: str) -> None:
    """Write one message in one transaction; wait inside or after it while ``folder/wait`` exists."""
    progress.step("写入")
    with transaction.atomic():
        Message.objects.create(recipient=job.owner, subject="只此一条")
        if when == "inside":
            _wait(Path(folder))
        progress.complete("已写入")
    if when == "after":
        _wait(Path(folder))


def _wait(folder: Path) -> None:
    (folder / "reached").write_text(str(os.getpid()), encoding="ascii")
    end = time.monotonic() + _PATIENCE
    while (folder / "wait").exists() and time.monotonic() < end:
        time.sleep(0.05)
