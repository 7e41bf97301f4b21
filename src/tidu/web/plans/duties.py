"""Who has to report what in a quarter, and how far it is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from tidu.plans.progress import Reported
from tidu.web.plans.models import AdoptedPlan, State, TaskReport
from tidu.web.plans.notices import report_address
from tidu.web.plans.packs import pack
from tidu.web.plans.quarters import Quarter, reported_now
from tidu.web.plans.units import PlanUnits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tidu.plans import Plan
    from tidu.plans.schema.plan import Task
    from tidu.web.accounts.models import User
    from tidu.web.organisations.models import OrganisationUnit

_TONES = {
    State.DRAFT: "secondary",
    State.SUBMITTED: "azure",
    State.RETURNED: "yellow",
    State.ACCEPTED: "green",
}


@dataclass(frozen=True, slots=True)
class Duty:
    """A task, a unit and a quarter, with the report where it was begun. ``asked``: not merely allowed to report."""

    plan: AdoptedPlan
    task: Task
    unit: OrganisationUnit
    quarter: Quarter
    due: date
    asked: bool
    report: TaskReport | None
    today: date

    @property
    def address(self) -> str:
        """Page of the report."""
        return report_address(self.plan.pk, self.task.id, self.unit.pk, self.quarter.key)

    @property
    def is_open(self) -> bool:
        """Whether the unit still has to do something."""
        return self.report is None or self.report.state in (State.DRAFT, State.RETURNED)

    @property
    def label(self) -> str:
        """State in words."""
        if self.report is None:
            return "未报" if self.asked else "可报"
        return self.report.get_state_display()

    @property
    def tone(self) -> str:
        """Colour of the state."""
        return _TONES[State(self.report.state)] if self.report is not None else "secondary"

    @property
    def overdue(self) -> str:
        """``已逾期`` while it is late and open, ``逾期报送`` where it came late; empty otherwise."""
        came = self.report.first_submitted_on if self.report is not None else None
        if came is not None:
            return "逾期报送" if came > self.due else ""
        return "已逾期" if self.asked and self.is_open and self.today > self.due else ""


def duties_of(adopted: AdoptedPlan, plan: Plan, quarter: Quarter, *, today: date) -> tuple[Duty, ...]:
    """Return what is asked for a quarter in the order of the document, and what other units reported besides."""
    found = TaskReport.objects.filter(plan=adopted, quarter=quarter.key).select_related("unit")
    reports = {(one.task, one.unit_id): one for one in found}
    return tuple(_duties(adopted, plan, quarter, reports, today))


def _duties(
    adopted: AdoptedPlan,
    plan: Plan,
    quarter: Quarter,
    reports: dict[tuple[str, int], TaskReport],
    today: date,
) -> Iterator[Duty]:
    due = quarter.due(plan)
    for row in PlanUnits(adopted.root).of_plan(plan):
        asked = {unit.pk for unit in row.reporters}
        others = {unit.pk: unit for unit in row.all}
        others |= {one.unit_id: one.unit for (task, _), one in reports.items() if task == row.task.id}
        for unit in (*row.reporters, *(unit for pk, unit in others.items() if pk not in asked)):
            report = reports.get((row.task.id, unit.pk))
            yield Duty(adopted, row.task, unit, quarter, due, unit.pk in asked, report, today)


def duties_of_unit(user: User, *, today: date) -> tuple[Duty, ...]:
    """Return what a person's unit has to report now in each plan, and what was sent back of earlier quarters."""
    if user.organisation_id is None:
        return ()
    found: list[Duty] = []
    for adopted in AdoptedPlan.objects.visible_to(user).select_related("root", "jurisdiction"):
        plan, now = pack(adopted.pack), reported_now(adopted.start, adopted.end, today)
        if plan is None or now is None:
            continue
        returned = TaskReport.objects.filter(plan=adopted, unit=user.organisation_id, state=State.RETURNED)
        older = {Quarter.read(one) for one in returned.values_list("quarter", flat=True)} - {now, None}
        for quarter in (now, *sorted((one for one in older if one is not None), reverse=True)):
            mine = [
                one
                for one in duties_of(adopted, plan, quarter, today=today)
                if one.unit.pk == user.organisation_id
            ]
            found += mine if quarter == now else [one for one in mine if one.label == State.RETURNED.label]
    return tuple(found)


def summary(duties: Iterable[Duty]) -> tuple[tuple[str, int], ...]:
    """Count what is asked: all of it, handed in, to be looked at, accepted, sent back, and late."""
    asked = [one for one in duties if one.asked]
    counts = Counter(one.report.state if one.report is not None else "" for one in asked)
    handed_in = counts[State.SUBMITTED] + counts[State.ACCEPTED]
    return (
        ("应报", len(asked)),
        ("已报", handed_in),
        ("待审核", counts[State.SUBMITTED]),
        ("已通过", counts[State.ACCEPTED]),
        ("已退回", counts[State.RETURNED]),
        ("逾期未报", sum(one.overdue == "已逾期" for one in asked)),
    )


def reported_figures(adopted: AdoptedPlan) -> tuple[Reported, ...]:
    """Return the figures of accepted reports, as of the last day of their quarters."""
    found = TaskReport.objects.filter(plan=adopted, state=State.ACCEPTED).order_by("pk")
    return tuple(
        Reported(
            target=figure["target"],
            value=Decimal(figure["value"]),
            as_of=quarter.last,
            unit=unit,
            evidence=figure["basis"],
        )
        for key, unit, figures in found.values_list("quarter", "unit__name", "figures")
        if (quarter := Quarter.read(key)) is not None
        for figure in figures
    )


def last_report(adopted: AdoptedPlan, task: str, unit: int, quarter: Quarter) -> TaskReport | None:
    """Return the report of an earlier quarter that a new one begins with; None where there is none."""
    before = TaskReport.objects.filter(plan=adopted, task=task, unit=unit, quarter__lt=quarter.key)
    return before.exclude(state=State.DRAFT).order_by("-quarter").first()
