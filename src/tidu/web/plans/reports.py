"""Quarterly reports: written, handed in, sent back with a comment, accepted. Each step is kept and in the trail."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from tidu.engine.errors import TiduError
from tidu.web.audit import services as audit
from tidu.web.evidence.services import upload
from tidu.web.plans.access import may_keep, may_report
from tidu.web.plans.models import AdoptedPlan, ReportStep, State, TaskReport
from tidu.web.plans.notices import tell_accepted, tell_handed_in, tell_returned
from tidu.web.plans.packs import pack
from tidu.web.plans.quarters import Quarter, quarters_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from django.core.files.uploadedfile import UploadedFile

    from tidu.web.accounts.models import User
    from tidu.web.organisations.models import OrganisationUnit

OPEN = (State.DRAFT, State.RETURNED)
"""States in which a unit may write."""
DECIDED = {State.RETURNED: (State.SUBMITTED, State.ACCEPTED), State.ACCEPTED: (State.SUBMITTED,)}
"""From which states a keeper may bring a report into which: an accepted one may be opened again."""


class ReportError(TiduError):
    """A report cannot be handled so; the text says why."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a target, in its printed unit, and what it rests on."""

    target: str
    value: Decimal
    basis: str = ""

    def stored(self) -> dict[str, str]:
        """As a report keeps it."""
        return {"target": self.target, "value": f"{self.value.normalize():f}", "basis": self.basis}


@transaction.atomic
def save_report(  # noqa: PLR0913 - what a report is, each by name
    *,
    actor: User,
    plan: AdoptedPlan,
    task: str,
    unit: OrganisationUnit,
    quarter: Quarter,
    text: str,
    problems: str = "",
    figures: Iterable[Figure] = (),
    files: Sequence[UploadedFile[Any]] = (),
) -> TaskReport:
    """Keep what a unit writes; nobody but its people and the plan's keepers sees it as handed in yet.

    Raises:
        ReportError: no right, no such task or target, a quarter outside the plan, or handed in already.
        EvidenceError: a file is not taken.
    """
    _check(actor, plan, task, unit, quarter)
    said = list(figures)
    _check_figures(plan, task, said)
    report, _ = TaskReport.objects.get_or_create(
        plan=plan,
        task=task,
        unit=unit,
        quarter=quarter.key,
        defaults={"due_on": quarter.due(pack(plan.pack))},
    )
    report = _locked(report)
    if report.state not in OPEN:
        raise ReportError("报告已报送，退回后才能修改")
    report.text, report.problems = text.strip(), problems.strip()
    report.figures = [one.stored() for one in said]
    report.save()
    for file in files:
        report.attachments.add(upload(actor=actor, file=file))
    audit.record(actor=actor, action="填写季度报告", target=report, after=_said(report))
    return report


@transaction.atomic
def submit(*, actor: User, report: TaskReport) -> None:
    """Hand a report in; what it says is kept as one more version.

    Raises:
        ReportError: no right, empty, or handed in already.
    """
    report = _locked(report)
    if not may_report(actor, report.plan, report.unit):
        raise ReportError("没有报送这个单位报告的权限")
    if report.state not in OPEN:
        raise ReportError("报告已报送，不必重复报送")
    if not report.text:
        raise ReportError("请先填写工作进展，再报送")
    report.state = State.SUBMITTED
    report.first_submitted_on = report.first_submitted_on or timezone.localdate()
    report.save()
    version = report.steps.filter(state=State.SUBMITTED).count() + 1
    _keep(actor, report, version, "")
    audit.record(actor=actor, action="报送季度报告", target=report, after={"第几稿": version} | _said(report))
    tell_handed_in(report)


@transaction.atomic
def send_back(*, actor: User, report: TaskReport, comment: str) -> None:
    """Send a report back with a comment; one accepted before is opened again, and its figures count no more.

    Raises:
        ReportError: no right, no comment, or not handed in.
    """
    if not comment.strip():
        raise ReportError("请写明退回的原因")
    _decide(actor, report, State.RETURNED, comment)


@transaction.atomic
def accept(*, actor: User, report: TaskReport, comment: str = "") -> None:
    """Accept a report: its figures count from now on.

    Raises:
        ReportError: no right, or not handed in.
    """
    _decide(actor, report, State.ACCEPTED, comment)


def _decide(actor: User, report: TaskReport, state: State, comment: str) -> None:
    report = _locked(report)
    if not may_keep(actor, report.plan):
        raise ReportError("没有审核这个计划的报告的权限")
    if report.state not in DECIDED[state]:
        raise ReportError(
            f"报告{report.get_state_display()}，不能{'退回' if state == State.RETURNED else '通过'}"
        )
    report.state = state
    report.save(update_fields=["state", "updated_at"])
    version = report.steps.filter(state=State.SUBMITTED).count()
    _keep(actor, report, version, comment.strip())
    action = "退回季度报告" if state == State.RETURNED else "通过季度报告"
    audit.record(
        actor=actor, action=action, target=report, after={"第几稿": version, "意见": comment.strip()}
    )
    if state == State.RETURNED:
        tell_returned(report, comment.strip())
    else:
        tell_accepted(report)


def _keep(actor: User, report: TaskReport, version: int, comment: str) -> None:
    ReportStep.objects.create(
        report=report,
        state=report.state,
        version=version,
        text=report.text,
        problems=report.problems,
        figures=report.figures,
        comment=comment[:500],
        by=actor,
    )


def _locked(report: TaskReport) -> TaskReport:
    """Read a report anew, so that of two people deciding at once the second sees what the first did."""
    found = TaskReport.objects.select_for_update(of=("self",)).select_related("plan__jurisdiction", "unit")
    locked: TaskReport = found.get(pk=report.pk)
    return locked


def _said(report: TaskReport) -> dict[str, object]:
    return {"季度": report.quarter, "工作进展": report.text, "数据": report.figures}


def _check(actor: User, plan: AdoptedPlan, task: str, unit: OrganisationUnit, quarter: Quarter) -> None:
    if not may_report(actor, plan, unit):
        raise ReportError("没有填写这个单位报告的权限")
    found = pack(plan.pack)
    if found is None or task not in {one.id for one in found.tasks}:
        raise ReportError("计划中没有这项任务")
    if quarter not in quarters_of(plan.start, plan.end, timezone.localdate()):
        raise ReportError(f"{quarter.label}不在计划期内，或还没有开始")


def _check_figures(plan: AdoptedPlan, task: str, figures: Sequence[Figure]) -> None:
    found = pack(plan.pack)
    known = {one.id: one for one in found.targets if one.spec.task == task} if found is not None else {}
    for figure in figures:
        if figure.target not in known or not known[figure.target].spec.reported:
            raise ReportError("这项任务没有要上报的这个目标")
        if figure.value < 0:
            raise ReportError(f"“{known[figure.target].spec.metric}”不能小于零")
