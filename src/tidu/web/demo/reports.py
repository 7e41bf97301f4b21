"""Made-up quarterly reports: the last two quarters of each plan, some late, one sent back, some never handed in."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from fractions import Fraction
from random import Random
from typing import TYPE_CHECKING

from django.utils import timezone

from tidu.plans.printed import in_printed
from tidu.tables.sample.draws import Draws
from tidu.web.plans.duties import duties_of
from tidu.web.plans.models import ReportStep, State, TaskReport
from tidu.web.plans.quarters import quarters_of
from tidu.web.plans.report_page import targets_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tidu.plans import Plan, PlanTarget
    from tidu.web.plans.duties import Duty
    from tidu.web.plans.models import AdoptedPlan

_QUARTERS = 2
_COMMENT = "示例：请写明数据来源"


def write_reports(adopted: AdoptedPlan, plan: Plan, *, seed: int, on: date) -> None:
    """Write the reports of a plan's last two quarters that are over.

    Args:
        adopted: the plan.
        plan: its pack.
        seed: the same seed gives the same reports.
        on: today.
    """
    draws = Draws(Random(f"{seed}:{adopted.pack}"), 1)  # noqa: S311 - made-up data, no secret
    over = [one for one in quarters_of(adopted.start, adopted.end, on) if one.last < on][:_QUARTERS]
    made = []
    for age, quarter in enumerate(over):
        asked = [one for one in duties_of(adopted, plan, quarter, today=on) if one.asked]
        # The older quarter is closed but for one that never came; of the newer one some are still open.
        made += [_report(one, plan, _state(place, age), draws) for place, one in enumerate(asked)]
    kept = TaskReport.objects.bulk_create(one for one in made if one is not None)
    steps = ReportStep.objects.bulk_create(step for one in kept for step in _steps(one))
    for step in steps:
        step.at = _moment(step)
    ReportStep.objects.bulk_update(steps, ["at"])


def _moment(step: ReportStep) -> datetime:
    """A report was handed in on its day in the morning; what was decided came two days later."""
    came = step.report.first_submitted_on or step.report.due_on
    days = 0 if step.state == State.SUBMITTED else 2
    return timezone.make_aware(datetime.combine(came + timedelta(days=days), time(9, 30)))


def _state(place: int, age: int) -> State | None:
    if place == 1:
        return None
    if age:
        return State.ACCEPTED
    return (State.ACCEPTED, State.ACCEPTED, State.RETURNED, State.SUBMITTED, State.ACCEPTED)[place % 5]


def _report(duty: Duty, plan: Plan, state: State | None, draws: Draws) -> TaskReport | None:
    if state is None:
        return None
    came = duty.due + timedelta(days=draws.pick((-3, -2, -1, 0, 0, 4)))
    return TaskReport(
        plan=duty.plan,
        task=duty.task.id,
        unit=duty.unit,
        quarter=duty.quarter.key,
        due_on=duty.due,
        state=state,
        text=f"示例：本季度推进“{duty.task.title}”，{'；'.join(duty.task.does[:2]) or '按计划实施'}。",
        problems="示例：企业数据报送不及时，建议与统计部门共享。" if draws.chance(0.3) else "",
        figures=[_figure(target, draws) for target in targets_of(plan, duty.task)],
        first_submitted_on=came,
    )


def _figure(target: PlanTarget, draws: Draws) -> dict[str, str]:
    share = Fraction(draws.between(60, 105), 100)
    value = in_printed(target.low, target.spec.unit) * share
    if target.spec.unit == "%":
        value = min(value, Fraction(100))
    return {"target": target.id, "value": str(max(0, int(value))), "basis": "示例：部门台账"}


def _steps(report: TaskReport) -> Iterable[ReportStep]:
    states = [State.SUBMITTED] if report.state == State.SUBMITTED else [State.SUBMITTED, State(report.state)]
    return [
        ReportStep(
            report=report,
            state=state,
            version=1,
            text=report.text,
            problems=report.problems,
            figures=report.figures,
            comment=_COMMENT if state == State.RETURNED else "",
        )
        for state in states
    ]
