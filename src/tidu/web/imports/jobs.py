"""The kinds of job of imports. Each may be killed and started again at any moment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import NoReverseMatch, reverse

from tidu.engine.errors import TiduError
from tidu.web.imports import applying, staging, undoing
from tidu.web.imports.lanes import enter, leave
from tidu.web.imports.models import ImportRun, Outcome, State
from tidu.web.jobs.registry import job_kind

if TYPE_CHECKING:
    from tidu.web.jobs.models import Job
    from tidu.web.jobs.progress import Progress

STAGE, APPLY, UNDO = "imports-stage", "imports-apply", "imports-undo"


@job_kind(STAGE)
def stage(job: Job, progress: Progress, *, run: int) -> dict[str, Any] | None:
    """Read the file of an import."""
    found = _run(job, run)
    if found is None or found.state != State.READING:
        return None
    progress.step("读取文件")

    def tell(done: int, total: int) -> None:
        progress.job.total = total
        progress.advance(done - progress.job.done)

    try:
        staging.stage(found, tell=tell, apart=True)
    except TiduError:
        ImportRun.objects.filter(pk=found.pk).update(state=State.UPLOADED)
        raise
    return _result(found, f"已读取 {found.total} 行，请核对后导入")


@job_kind(APPLY)
def apply(job: Job, progress: Progress, *, run: int) -> dict[str, Any] | None:
    """Apply an import."""
    found = _run(job, run)
    if found is None or found.state not in (State.APPLYING, State.APPLIED):
        return None
    enter(found, job, settle=settle)
    if found.state == State.APPLYING:
        applying.apply(found, progress)
    applying.tidy(found, progress)
    leave(found)
    counts = [f"{one.label} {found.counts.get(one.value, 0)} 行" for one in Outcome]
    return _result(found, f"导入完成：{'，'.join(counts)}")


@job_kind(UNDO)
def undo(job: Job, progress: Progress, *, run: int) -> dict[str, Any] | None:
    """Undo an import."""
    found = _run(job, run)
    if found is None or found.state not in (State.UNDOING, State.UNDONE):
        return None
    enter(found, job, settle=settle)
    if found.state == State.UNDOING:
        # Its own applying may have been cut short while it tidied up.
        applying.tidy(found)
        undoing.undo(found, progress)
    undoing.tidy(found, progress)
    leave(found)
    return _result(found, "导入已撤销")


def settle(run: ImportRun) -> None:
    """Finish what an import left that shows already, and take back what does not show yet."""
    if run.state == State.APPLYING:
        applying.take_back(run)
    elif run.state == State.APPLIED:
        applying.tidy(run)
    elif run.state == State.UNDOING:
        undoing.take_back(run)
    elif run.state == State.UNDONE:
        undoing.tidy(run)


def _run(job: Job, pk: int) -> ImportRun | None:
    """Return the import, if this job is still the one that works on it."""
    found = ImportRun.objects.select_related("source", "owner", "switch", "undo_switch", "job").filter(pk=pk)
    return found.filter(job=job).first()


def _result(run: ImportRun, message: str) -> dict[str, Any]:
    try:
        return {
            "message": message,
            "address": reverse("imports:detail", args=[run.pk]),
            "address_label": "查看导入",
        }
    except NoReverseMatch:
        return {"message": message}
