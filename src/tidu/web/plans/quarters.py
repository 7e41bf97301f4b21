"""Calendar quarters: the periods of reports and of the readings that are kept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tidu.plans.windows import quarter_of

if TYPE_CHECKING:
    from tidu.plans import Plan

DUE_DAYS = 7
"""Days of the following quarter within which reports are due, where the plan names none: its first week."""
_MONTHS = 3
_KEY = re.compile(r"(\d{4})q([1-4])", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A quarter of a year, from 1 to 4."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Quarter:
        """Return the quarter a day lies in."""
        return cls(day.year, (day.month - 1) // _MONTHS + 1)

    @classmethod
    def read(cls, key: str) -> Quarter | None:
        """Read ``2025q3``; None where it is none."""
        found = _KEY.fullmatch(key)
        return cls(int(found[1]), int(found[2])) if found and int(found[1]) else None

    @property
    def key(self) -> str:
        """As it stands in addresses: ``2025q3``."""
        return f"{self.year:04}q{self.number}"

    @property
    def label(self) -> str:
        """As people read it: ``2025年第3季度``."""
        return f"{self.year}年第{self.number}季度"

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.number * _MONTHS - 2, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return quarter_of(self.first)[1]

    def before(self) -> Quarter:
        """Return the quarter before."""
        return Quarter.of(self.first - timedelta(days=1))

    def after(self) -> Quarter:
        """Return the quarter after."""
        return Quarter.of(self.last + timedelta(days=1))

    def due(self, plan: Plan | None) -> date:
        """Return the last day for reports on it: in the first days of the next quarter, by the plan's own rule."""
        rule = plan.spec.reporting if plan is not None else None
        return self.last + timedelta(days=rule.due_days if rule is not None else DUE_DAYS)


def quarters_of(start: date, end: date, today: date) -> tuple[Quarter, ...]:
    """Return the quarters of a plan that have begun, newest first."""
    found = []
    quarter = Quarter.of(min(end, today))
    while quarter.last >= start:
        found.append(quarter)
        quarter = quarter.before()
    return tuple(found)


def reported_now(start: date, end: date, today: date) -> Quarter | None:
    """Return the quarter on which reports are asked for: the last one that is over; None before there is any."""
    over = [one for one in quarters_of(start, end, today) if one.last < today]
    return over[0] if over else None
