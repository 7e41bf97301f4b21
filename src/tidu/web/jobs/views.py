"""Pages of jobs: list, one job with its progress, cancel, restart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from tidu.web.accounts.access import person
from tidu.web.jobs import services
from tidu.web.jobs.models import Job, State
from tidu.web.jobs.selectors import jobs_for
from tidu.web.ui.pages import render

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

_PER_PAGE = 30


def job_list(request: HttpRequest) -> HttpResponse:
    """List the person's jobs, newest first, by keyset; the list refreshes while one is under way."""
    state, before = request.GET.get("state", ""), request.GET.get("before", "")
    found = list(
        jobs_for(person(request), state=state, before=int(before) if before.isdecimal() else None)[
            : _PER_PAGE + 1
        ]
    )
    shown = found[:_PER_PAGE]
    context: dict[str, object] = {
        "jobs": shown,
        "states": State.choices,
        "state": state,
        "under_way": any(not job.is_over for job in shown),
        "next_before": shown[-1].pk if len(found) > _PER_PAGE else None,
        "is_first": not before,
        "summary": "较早的任务" if before else "",
    }
    return render(request, "jobs/pages/list.html", "jobs/partials/rows.html", context, target="jobs")


def job_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one job; its progress refreshes by itself, without JavaScript by a link."""
    job = get_object_or_404(Job.objects.visible_to(person(request)), pk=pk)
    return render(
        request, "jobs/pages/detail.html", "jobs/partials/progress.html", {"job": job}, target="progress"
    )


@require_POST
def job_cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Cancel a job."""
    job = get_object_or_404(Job.objects.visible_to(person(request)), pk=pk)
    if services.cancel(actor=person(request), job=job):
        messages.success(request, "任务已取消。")
    else:
        messages.info(request, "任务已经结束，不能取消。")
    return redirect("jobs:detail", pk=pk)


@require_POST
def job_restart(request: HttpRequest, pk: int) -> HttpResponse:
    """Submit a failed or cancelled job again."""
    job = get_object_or_404(Job.objects.visible_to(person(request)), pk=pk)
    if services.restart(actor=person(request), job=job):
        messages.success(request, "任务已重新提交。")
    else:
        messages.info(request, "只有未成功或已取消的任务可以重新提交。")
    return redirect("jobs:detail", pk=pk)
