"""Quarterly reports of tasks: who reported what; written, handed in, sent back, accepted."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Literal

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Schema
from pydantic import Field, StringConstraints

from tidu.web.api.auth import caller, needs
from tidu.web.api.problems import PROBLEMS
from tidu.web.api.requests import Id, Short, Strict, Text
from tidu.web.api.routers.plans import plan_for
from tidu.web.api.scopes import Scope
from tidu.web.organisations.models import OrganisationUnit
from tidu.web.plans import reports
from tidu.web.plans.access import may_report
from tidu.web.plans.models import State, TaskReport
from tidu.web.plans.quarters import Quarter

if TYPE_CHECKING:
    from tidu.web.accounts.models import User

router = Router(tags=["计划"])

_PER_PAGE = 50
QuarterKey = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}q[1-4]$")]
Long = Annotated[str, StringConstraints(max_length=20_000, pattern=r"^[^\x00]*$")]


class FigureIn(Strict):
    """A figure of a target, as of the quarter's last day."""

    target: Short = Field(min_length=1, description="目标 id")
    value: Annotated[Decimal, Field(ge=0, max_digits=20, decimal_places=4)] = Field(
        description="数，以目标自己的单位计"
    )
    basis: Text = Field(default="", description="依据")


class ReportIn(Strict):
    """What a unit reports of a task."""

    task: Short = Field(min_length=1, description="任务 id")
    unit: Id = Field(description="责任单位 id")
    quarter: QuarterKey = Field(description="季度，如 2025q3")
    text: Long = Field(description="工作进展")
    problems: Long = Field(default="", description="问题和建议")
    figures: Annotated[list[FigureIn], Field(max_length=50)] = Field(default=[], description="上报数")


class FigureOut(Schema):
    """A figure as it was reported."""

    target: str
    value: str = Field(description="数，文本，以目标自己的单位计")
    basis: str


class ReportOut(Schema):
    """A report. Others than its own unit see what was handed in last, not what is being written."""

    id: int
    plan: int
    task: str
    unit: int
    quarter: str
    due_on: date
    state: str = Field(description="draft 草稿、submitted 待审核、returned 已退回、accepted 已通过")
    text: str
    problems: str
    figures: list[FigureOut]
    first_submitted_on: date | None
    updated_at: datetime


class ReportPage(Schema):
    """A page of reports, newest first."""

    items: list[ReportOut]
    next: int | None = Field(description="下一页的 before；空为没有下一页")


class Decision(Strict):
    """What is decided of a report."""

    action: Literal["accept", "return"] = Field(description="accept 通过，return 退回")
    comment: Text = Field(default="", description="意见；退回必须写明")


@router.get(
    "/plans/{plan_id}/reports",
    **needs(Scope.PLANS_READ),
    response={200: ReportPage, **PROBLEMS},
    summary="季度报告",
    description="各单位的季度报告；责任单位人员只看到本单位的。每页 50 份，新的在前。",
)
def list_reports(
    request: HttpRequest,
    plan_id: Id,
    quarter: Annotated[QuarterKey | None, Field(description="只列这一季度")] = None,
    before: Annotated[int | None, Field(ge=1, le=2**31 - 1, description="上一页返回的 next")] = None,
) -> Any:  # noqa: ANN401 - ninja turns it into the response
    """Return a page of reports."""
    user = caller(request)
    found = TaskReport.objects.visible_to(user).filter(plan=plan_for(user, plan_id))
    if quarter is not None:
        found = found.filter(quarter=quarter)
    if before is not None:
        found = found.filter(pk__lt=before)
    related = found.select_related("plan__jurisdiction", "unit").prefetch_related("steps")
    rows = list(related.order_by("-pk")[: _PER_PAGE + 1])
    more = len(rows) > _PER_PAGE
    return {
        "items": [_shown(user, one) for one in rows[:_PER_PAGE]],
        "next": rows[_PER_PAGE - 1].pk if more else None,
    }


@router.post(
    "/plans/{plan_id}/reports",
    **needs(Scope.PLANS_WRITE),
    response={200: ReportOut, **PROBLEMS},
    summary="填写季度报告",
    description="存为草稿，已有的草稿或退回的报告被替换；报送用另一个操作。",
)
def save_report(request: HttpRequest, plan_id: Id, body: ReportIn) -> Any:  # noqa: ANN401 - as above
    """Keep what a unit writes."""
    user = caller(request)
    unit = get_object_or_404(OrganisationUnit, pk=body.unit, root=user.root_id)
    quarter = Quarter.read(body.quarter)
    if quarter is None:
        raise Http404
    made = reports.save_report(
        actor=user,
        plan=plan_for(user, plan_id),
        task=body.task,
        unit=unit,
        quarter=quarter,
        text=body.text,
        problems=body.problems,
        figures=[reports.Figure(one.target, one.value, one.basis) for one in body.figures],
    )
    return _shown(user, made)


@router.post(
    "/reports/{report_id}/submit",
    **needs(Scope.PLANS_WRITE),
    response={200: ReportOut, **PROBLEMS},
    summary="报送季度报告",
    description="草稿或退回的报告交主管部门审核。",
)
def submit_report(request: HttpRequest, report_id: Id) -> Any:  # noqa: ANN401 - as above
    """Hand a report in."""
    user = caller(request)
    reports.submit(actor=user, report=_report(user, report_id))
    return _shown(user, _report(user, report_id))


@router.post(
    "/reports/{report_id}/decision",
    **needs(Scope.PLANS_WRITE),
    response={200: ReportOut, **PROBLEMS},
    summary="审核季度报告",
    description="通过后上报数计入目标；退回须写明意见，责任单位修改后重报。",
)
def decide_report(request: HttpRequest, report_id: Id, body: Decision) -> Any:  # noqa: ANN401 - as above
    """Accept a report or send it back."""
    user = caller(request)
    decide = reports.accept if body.action == "accept" else reports.send_back
    decide(actor=user, report=_report(user, report_id), comment=body.comment)
    return _shown(user, _report(user, report_id))


def _report(user: User, report_id: int) -> TaskReport:
    found = TaskReport.objects.visible_to(user).select_related("plan__jurisdiction", "unit")
    report: TaskReport = get_object_or_404(found, pk=report_id)
    return report


def _shown(user: User, report: TaskReport) -> dict[str, Any]:
    plain = ("id", "task", "quarter", "due_on", "state", "first_submitted_on", "updated_at")
    said: Any = report
    if not may_report(user, report.plan, report.unit):
        # What others write is nobody's business until it is handed in.
        said = next((step for step in report.steps.all() if step.state == State.SUBMITTED), None)
    return {name: getattr(report, name) for name in plain} | {
        "plan": report.plan_id,
        "unit": report.unit_id,
        "text": said.text if said is not None else "",
        "problems": said.problems if said is not None else "",
        "figures": said.figures if said is not None else [],
    }
