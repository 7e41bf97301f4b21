"""Jobs that the demo asks for, done at once: its site opens with them behind it, and no worker has to run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.engine.errors import TiduError
from tidu.web.jobs.models import Job, State
from tidu.web.jobs.services import run

if TYPE_CHECKING:
    from collections.abc import Mapping


class UndoneError(TiduError):
    """A job of the demo failed; the text is what it said."""


def done(job: Job | None) -> Mapping[str, object]:
    """Do a job's work in the transaction of the whole load; return its result.

    Raises:
        UndoneError: it failed, so that the load leaves nothing.
    """
    if job is None:
        raise UndoneError("演示数据的任务没有提交")
    run(job.pk)
    after = Job.objects.get(pk=job.pk)
    if after.state != State.DONE:
        raise UndoneError(f"{after.title}：{after.message}")
    result: Mapping[str, object] = after.result
    return result
