"""The days of a plan in order: its beginning and end, quarter ends, what is due, and when targets fall due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.urls import reverse

from tidu.web.plans.quarters import Quarter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tidu.plans import Plan
    from tidu.web.plans.models import AdoptedPlan
    from tidu.web.plans.standing import Standing

_NAMED = 4
"""Targets of a day that are named; of more only the number is told."""


@dataclass(frozen=True, slots=True)
class Milestone:
    """A day of a plan: what falls on it, in words, with where more of it is shown."""

    day: date
    title: str
    text: str
    icon: str
    tone: str
    url: str = ""

    @property
    def year(self) -> int:
        """Its year, by which the page is divided."""
        return self.day.year


def milestones(
    adopted: AdoptedPlan, plan: Plan, found: tuple[Standing, ...], *, today: date, sees_quarters: bool
) -> tuple[Milestone, ...]:
    """Return the days of a plan, the first one first; today stands among them while the plan runs.

    Args:
        adopted: the plan as adopted.
        plan: its pack.
        found: how its targets stand.
        today: days before are past.
        sees_quarters: whether the person may open a quarter's reports.
    """
    goals = reverse("plans:detail", args=[adopted.pk])
    days = [
        Milestone(plan.start, "计划开始", plan.spec.period.note, "flag", _past(plan.start, today), goals),
        *_quarters(adopted, plan, today, sees_quarters=sees_quarters),
        *_deadlines(adopted, found, today),
        Milestone(plan.end, "计划期末", "", "flag", _past(plan.end, today), goals),
    ]
    if plan.start <= today <= plan.end:
        days.append(Milestone(today, "今天", "", "calendar", "blue"))
    return tuple(sorted(days, key=lambda one: one.day))


def _past(day: date, today: date) -> str:
    return "secondary" if day < today else "azure"


def _quarters(adopted: AdoptedPlan, plan: Plan, today: date, *, sees_quarters: bool) -> Iterator[Milestone]:
    """Yield the last day of each quarter, and the day its reports are due."""
    quarter = Quarter.of(plan.start)
    while quarter.first <= plan.end:
        begun = quarter.first <= today
        url = (
            reverse("plans:quarter", args=[adopted.pk, quarter.key])
            if sees_quarters and begun
            else reverse("plans:mine")
            if begun and not sees_quarters
            else ""
        )
        yield Milestone(
            quarter.last,
            f"{quarter.label}结束",
            "",
            "calendar",
            _past(quarter.last, today),
        )
        due = quarter.due(plan)
        yield Milestone(due, f"{quarter.label}报告截止", "", "file-text", _past(due, today), url)
        quarter = quarter.after()


def _deadlines(adopted: AdoptedPlan, found: tuple[Standing, ...], today: date) -> Iterator[Milestone]:
    """Yield the year ends by which targets are due; those of every year fall due at each year's end."""
    years = range(adopted.start.year, adopted.end.year + 1)
    for year in years:
        due = [one for one in found if _is_due(one, year, adopted.end)]
        if not due:
            continue
        day = min(date(year, 12, 31), adopted.end) if year == adopted.end.year else date(year, 12, 31)
        names = "、".join(one.target.spec.metric for one in due[:_NAMED])
        more = f"等 {len(due)} 项" if len(due) > _NAMED else ""
        reached = sum(one.progress.status.name == "done" for one in due)
        yield Milestone(
            day,
            f"{len(due)} 项目标到期",
            f"{names}{more}；目前已完成 {reached} 项",
            "chart-line",
            _past(day, today),
            reverse("plans:targets") + f"?plan={adopted.pk}",
        )


def _is_due(one: Standing, year: int, end: date) -> bool:
    spec = one.target.spec
    if spec.per is not None:
        return spec.by is None or year <= spec.by
    return (spec.by or end.year) == year
