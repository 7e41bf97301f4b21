"""Count working days.

A year whose days were not entered is counted Monday to Friday, and the answer says so in ``unentered``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from tidu.web.calendars.models import CalendarYear, SpecialDay

_SATURDAY = 5
_ONE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class WorkingDate:
    """A date found by counting working days; ``unentered`` names the years counted Monday to Friday."""

    day: date
    unentered: tuple[int, ...] = ()

    @property
    def remark(self) -> str:
        """Chinese remark for the reader; empty where every year was entered."""
        return _remark(self.unentered)


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """A number of working days; ``unentered`` names the years counted Monday to Friday."""

    count: int
    unentered: tuple[int, ...] = ()

    @property
    def remark(self) -> str:
        """Chinese remark for the reader; empty where every year was entered."""
        return _remark(self.unentered)


def _remark(years: tuple[int, ...]) -> str:
    if not years:
        return ""
    return f"{'、'.join(map(str, years))} 年的节假日安排尚未录入，按周一至周五计算"


class _Calendar:
    """Special days read a year at a time, as the counting comes to them."""

    def __init__(self) -> None:
        self.days: dict[date, bool] = {}
        self.years: set[int] = set()
        self.entered: set[int] = set()

    def works(self, day: date) -> bool:
        if day.year not in self.years:
            self.years.add(day.year)
            self.entered.update(CalendarYear.objects.filter(year=day.year).values_list("year", flat=True))
            self.days.update(
                SpecialDay.objects.filter(calendar__year=day.year).values_list("day", "is_working")
            )
        return self.days.get(day, day.weekday() < _SATURDAY)

    @property
    def unentered(self) -> tuple[int, ...]:
        return tuple(sorted(self.years - self.entered))


def is_working_day(day: date) -> bool:
    """Whether people work on a day; Monday to Friday in a year that was not entered."""
    return _Calendar().works(day)


def add_working_days(start: date, count: int) -> WorkingDate:
    """Return the date ``count`` working days after a day, not counting the day itself (before it: negative).

    Args:
        start: the day from which is counted; it may be free.
        count: working days; 0 is the day itself.
    """
    calendar, day, left = _Calendar(), start, abs(count)
    while left:
        day += _ONE if count > 0 else -_ONE
        left -= calendar.works(day)
    return WorkingDate(day, calendar.unentered)


def working_days_between(start: date, end: date) -> WorkingDays:
    """Return the working days after ``start`` up to and including ``end``; negative where end comes first.

    It undoes `add_working_days`: ``working_days_between(d, add_working_days(d, n).day).count == n``.
    """
    if end < start:
        back = working_days_between(end - _ONE, start - _ONE)
        return WorkingDays(-back.count, back.unentered)
    calendar = _Calendar()
    days = (start + timedelta(days=offset) for offset in range(1, (end - start).days + 1))
    return WorkingDays(sum(calendar.works(day) for day in days), calendar.unentered)
