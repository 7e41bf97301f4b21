"""The period a target is judged in on a day: how much of it is behind, and whether it is over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from tidu.plans.measures import is_yearly

if TYPE_CHECKING:
    from tidu.plans.model import Plan, PlanTarget

_DAY = timedelta(days=1)
_MONTHS_A_QUARTER = 3


@dataclass(frozen=True, slots=True)
class Window:
    """First and last day of a period, both included."""

    first: date
    last: date

    def elapsed(self, on: date) -> Fraction:
        """Return the share of the days that are behind at the end of a day, 0 to 1."""
        days = (self.last - self.first).days + 1
        behind = (on - self.first).days + 1
        return max(Fraction(0), min(Fraction(behind, days), Fraction(1)))

    def due(self, on: date) -> bool:
        """Whether the period is over; its last day counts."""
        return on >= self.last

    @property
    def label(self) -> str:
        """The period in words: a year, a quarter, else its days."""
        if (self.first.month, self.first.day, self.last.month, self.last.day) == (1, 1, 12, 31):
            same = self.first.year == self.last.year
            return f"{self.first.year}年" if same else f"{self.first.year}—{self.last.year}年"
        return f"{self.first} 至 {self.last}"


def window_of(plan: Plan, target: PlanTarget, on: date) -> Window | None:
    """Return the period a target is judged in on a day.

    A target by a year's end runs from the plan's first day; one without a date to the plan's end; one a year
    (or quarter) in the calendar year (quarter) of the day, and where the measure reads yearly figures in the last
    full year.

    Returns:
        None where the yearly or quarterly period lies wholly outside the plan.
    """
    spec = target.spec
    end = min(date(spec.by, 12, 31), plan.end) if spec.by is not None else plan.end
    if spec.per is None:
        return Window(plan.start, end)
    if spec.per == "quarter":
        return _within(plan.start, end, *quarter_of(on))
    back = 1 if target.measure is not None and is_yearly(target.measure) else 0
    year = on.year - back
    return _within(plan.start, end, date(year, 1, 1), date(year, 12, 31))


def quarter_of(day: date) -> tuple[date, date]:
    """Return first and last day of a calendar quarter."""
    first_month = (day.month - 1) // _MONTHS_A_QUARTER * _MONTHS_A_QUARTER + 1
    following = date(day.year + first_month // 10, (first_month + 2) % 12 + 1, 1)
    return date(day.year, first_month, 1), following - _DAY


def _within(start: date, end: date, first: date, last: date) -> Window | None:
    first, last = max(first, start), min(last, end)
    return Window(first, last) if first <= last else None
