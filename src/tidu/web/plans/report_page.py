"""What the page of one report needs: the task, the unit, the quarter, who may do what, what was said before."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils import timezone

from tidu.web.plans.access import may_keep, may_read_reports, may_report
from tidu.web.plans.duties import Duty, last_report
from tidu.web.plans.models import State, TaskReport
from tidu.web.plans.notices import report_address
from tidu.web.plans.quarters import Quarter, quarters_of
from tidu.web.plans.report_forms import initial_of
from tidu.web.plans.reports import DECIDED, OPEN
from tidu.web.plans.standing import pack_of, reported_text
from tidu.web.plans.units import PlanUnits

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tidu.plans import Plan, PlanTarget
    from tidu.plans.schema.plan import Task
    from tidu.web.accounts.models import User
    from tidu.web.organisations.models import OrganisationUnit
    from tidu.web.plans.models import AdoptedPlan, ReportStep

_TONES = {State.SUBMITTED: "azure", State.RETURNED: "yellow", State.ACCEPTED: "green"}
_TITLES = {State.SUBMITTED: "报送", State.RETURNED: "退回", State.ACCEPTED: "通过"}


@dataclass(frozen=True, slots=True)
class Desk:
    """A report on somebody's desk. ``carried``: the earlier report whose words a new one begins with."""

    adopted: AdoptedPlan
    plan: Plan
    task: Task
    unit: OrganisationUnit
    quarter: Quarter
    report: TaskReport | None
    carried: TaskReport | None
    writes: bool
    asked: bool

    @property
    def address(self) -> str:
        """Page of the report."""
        return report_address(self.adopted.pk, self.task.id, self.unit.pk, self.quarter.key)

    @property
    def targets(self) -> tuple[PlanTarget, ...]:
        """The targets of the task whose figures units report."""
        return targets_of(self.plan, self.task)

    @property
    def initial(self) -> Mapping[str, str]:
        """What the form begins with."""
        return initial_of(self.report or self.carried)


def targets_of(plan: Plan, task: Task) -> tuple[PlanTarget, ...]:
    """Return the targets of a task whose figures units report."""
    return tuple(one for one in plan.targets if one.spec.reported and one.spec.task == task.id)


def desk_of(user: User, adopted: AdoptedPlan, task_id: str, unit: OrganisationUnit, key: str) -> Desk | None:
    """Return a report, begun or not; None where there is no such task or quarter, or it is not the person's to see."""
    plan, quarter = pack_of(adopted), Quarter.read(key)
    if plan is None or quarter is None or not may_read_reports(user, unit):
        return None
    task = next((one for one in plan.tasks if one.id == task_id), None)
    if task is None or quarter not in quarters_of(adopted.start, adopted.end, timezone.localdate()):
        return None
    kept = TaskReport.objects.filter(plan=adopted, unit=unit, quarter=quarter.key, task=task.id).first()
    units = PlanUnits(adopted.root).of_task(plan, task)
    if kept is None and unit not in units.all:
        return None
    return Desk(
        adopted=adopted,
        plan=plan,
        task=task,
        unit=unit,
        quarter=quarter,
        report=kept,
        carried=last_report(adopted, task.id, unit.pk, quarter) if kept is None else None,
        writes=may_report(user, adopted, unit) and (kept is None or kept.state in OPEN),
        asked=unit in units.reporters,
    )


def page_of(user: User, desk: Desk) -> dict[str, object]:
    """Return what the page shows beside the form."""
    report = desk.report
    steps = list(report.steps.select_related("by")) if report is not None else []
    keeps = may_keep(user, desk.adopted) and report is not None
    today = timezone.localdate()
    due = report.due_on if report is not None else desk.quarter.due(desk.plan)
    # Its own people see a draft; others see what was handed in last.
    handed_in = next((step for step in steps if step.state == State.SUBMITTED), None)
    return {
        "desk": desk,
        "report": report,
        "due": due,
        "duty": Duty(desk.adopted, desk.task, desk.unit, desk.quarter, due, desk.asked, report, today),
        "shown": handed_in,
        "figures": named_figures(desk.targets, handed_in.figures if handed_in is not None else []),
        "attachments": list(report.attachments.all()) if report is not None else [],
        "timeline": [_event(step) for step in steps],
        "versions": [
            (step, named_figures(desk.targets, step.figures))
            for step in steps
            if step.state == State.SUBMITTED and step is not handed_in
        ],
        "returned": next((step for step in steps[:1] if step.state == State.RETURNED), None),
        "can_accept": keeps and report is not None and report.state in DECIDED[State.ACCEPTED],
        "can_return": keeps and report is not None and report.state in DECIDED[State.RETURNED],
    }


def named_figures(
    targets: Iterable[PlanTarget], figures: Iterable[Mapping[str, str]]
) -> list[tuple[str, str, str]]:
    """Return figures as they are read: metric, figure with unit, what it rests on."""
    said = {one["target"]: one for one in figures}
    return [
        (one.spec.metric, reported_text(Decimal(said[one.id]["value"]), one.spec.unit), said[one.id]["basis"])
        for one in targets
        if one.id in said
    ]


def _event(step: ReportStep) -> dict[str, str]:
    state = State(step.state)
    return {
        "time": timezone.localtime(step.at).strftime("%Y-%m-%d %H:%M"),
        "title": f"第{step.version}稿{_TITLES[state]}",
        "text": "：".join(part for part in (str(step.by or ""), step.comment) if part),
        "tone": _TONES[state],
        "icon": {State.SUBMITTED: "upload", State.RETURNED: "arrow-back-up", State.ACCEPTED: "check"}[state],
    }
