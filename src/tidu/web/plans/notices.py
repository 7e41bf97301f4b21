"""Messages about reports: what is due, late, sent back or to be looked at. Each is sent once."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from tidu.web.accounts.models import User
from tidu.web.accounts.roles import Role
from tidu.web.inbox.services import send, settle
from tidu.web.plans.models import AdoptedPlan, State, TaskReport
from tidu.web.plans.packs import pack
from tidu.web.plans.quarters import Quarter, reported_now
from tidu.web.plans.units import PlanUnits

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tidu.plans import Plan

_MEND_DAYS = 5
# After that a quarter is history: a plan adopted late does not call for years of reports.
_LATEST = timedelta(days=60)


def tell_handed_in(report: TaskReport) -> None:
    """Settle what asked for the report, and tell those who look after the plan, once a quarter."""
    settle(key=_returned(report))
    plan = report.plan
    keepers = User.objects.filter(
        root=plan.root_id, jurisdiction=plan.jurisdiction_id, role=Role.OFFICER, is_active=True
    )
    for user in keepers:
        if not user.sectors:
            send(
                recipient=user,
                subject=f"{_label(report.quarter)}的报告待审核：{plan.label}",
                address=reverse("plans:quarter", args=[plan.pk, report.quarter]),
                key=f"report-check:{plan.pk}:{report.quarter}",
            )


def tell_returned(report: TaskReport, comment: str) -> None:
    """Tell a unit's people what to mend and by when."""
    for user in _people([report.unit_id]):
        send(
            recipient=user,
            subject=f"{_label(report.quarter)}的报告被退回，请修改后重新报送",
            body=comment,
            address=report_address(report.plan_id, report.task, report.unit_id, report.quarter),
            due_on=timezone.localdate() + timedelta(days=_MEND_DAYS),
            key=_returned(report),
        )


def tell_accepted(report: TaskReport) -> None:
    """Nothing more is asked of the unit for this report."""
    settle(key=_returned(report))


def report_address(plan: int, task: str, unit: int, quarter: str) -> str:
    """Return the page of a report, whether or not it was begun."""
    return reverse("plans:report", args=[plan, task, unit, quarter])


def call_for_reports(*, today: date | None = None) -> int:
    """Ask units for the reports of the quarter that is over, and say once when they are late; called by the tick.

    A unit that has handed everything in is asked no more. Returns how many messages were sent for the first time.
    """
    day = today or timezone.localdate()
    return sum(_call(plan, day) for plan in AdoptedPlan.objects.select_related("root", "jurisdiction"))


def _call(adopted: AdoptedPlan, day: date) -> int:
    plan = pack(adopted.pack)
    quarter = reported_now(adopted.start, adopted.end, day)
    if plan is None or quarter is None or day > quarter.due(plan) + _LATEST:
        return 0
    missing = _missing(adopted, plan, quarter)
    sent = 0
    for unit, count in missing.items():
        key = f"report:{adopted.pk}:{quarter.key}:{unit}"
        if not count:
            settle(key=key)
            continue
        late = day > quarter.due(plan)
        for user in _people([unit]):
            sent += _ask(user, adopted, quarter, count, f"late-{key}" if late else key, late=late)
    return sent


def _ask(user: User, adopted: AdoptedPlan, quarter: Quarter, count: int, key: str, *, late: bool) -> int:
    if user.inbox.filter(key=key).exists():
        return 0
    what = "已逾期，请尽快报送" if late else "请报送"
    send(
        recipient=user,
        subject=f"{what}：{quarter.label}任务进展 {count} 项",
        body=adopted.label,
        address=reverse("plans:mine"),
        due_on=None if late else quarter.due(pack(adopted.pack)),
        key=key,
    )
    return 1


def _missing(adopted: AdoptedPlan, plan: Plan, quarter: Quarter) -> dict[int, int]:
    """Return for each unit that is asked how many of its reports are not handed in."""
    done = set(
        TaskReport.objects.filter(plan=adopted, quarter=quarter.key)
        .exclude(state__in=(State.DRAFT, State.RETURNED))
        .values_list("task", "unit")
    )
    counts: dict[int, int] = {}
    for row in PlanUnits(adopted.root).of_plan(plan):
        for unit in row.reporters:
            counts[unit.pk] = counts.get(unit.pk, 0) + ((row.task.id, unit.pk) not in done)
    return counts


def _people(units: Iterable[int]) -> Iterable[User]:
    return User.objects.filter(organisation__in=units, role__in=(Role.UNIT, Role.OFFICER), is_active=True)


def _returned(report: TaskReport) -> str:
    # Each time it is sent back is a message of its own.
    times = report.steps.filter(state=State.RETURNED).count()
    return f"report-returned:{report.pk}:{times}"


def _label(key: str) -> str:
    quarter = Quarter.read(key)
    return quarter.label if quarter is not None else key
