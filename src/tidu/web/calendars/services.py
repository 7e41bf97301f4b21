"""Load the special days of a year: from a list, or from a CSV file that an official keeps in Excel."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from tidu.engine.errors import TiduError
from tidu.web.audit import services as audit
from tidu.web.calendars.models import CalendarYear, SpecialDay

if TYPE_CHECKING:
    from tidu.web.accounts.models import User

_WORKED = frozenset({"上班", "调休上班", "补班", "工作日"})
_FREE = frozenset({"休息", "放假", "节假日", "休"})
_SATURDAY = 5


class CalendarError(TiduError):
    """A year's days cannot be taken over; the text says which line and why."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day that differs from Monday to Friday."""

    day: date
    is_working: bool
    name: str = ""


@transaction.atomic
def load_year(*, actor: User | None, year: int, days: Iterable[Day], source: str) -> CalendarYear:
    """Enter a year's special days; what was entered for that year before is replaced.

    Args:
        actor: an operator; None for the command line.
        year: the year.
        days: free weekdays and worked weekend days.
        source: the document they come from.

    Raises:
        CalendarError: a day of another year, a day twice, or a weekday listed as worked, which it is anyway.
    """
    if not source.strip():
        raise CalendarError("请写明依据（文件名和文号）")
    days = list(days)
    _check(year, days)
    calendar, _ = CalendarYear.objects.update_or_create(year=year, defaults={"source": source[:200]})
    before = calendar.days.count()
    calendar.days.all().delete()
    SpecialDay.objects.bulk_create(
        SpecialDay(calendar=calendar, day=day.day, is_working=day.is_working, name=day.name[:40])
        for day in days
    )
    audit.record(
        actor=actor,
        action="录入工作日历",
        target=calendar,
        before={"days": before},
        after={"days": len(days), "source": source},
    )
    return calendar


def _check(year: int, days: list[Day]) -> None:
    seen: set[date] = set()
    for day in days:
        if day.day.year != year:
            raise CalendarError(f"{day.day} 不在 {year} 年内")
        if day.day in seen:
            raise CalendarError(f"{day.day} 出现了两次")
        if day.is_working and day.day.weekday() < _SATURDAY:
            raise CalendarError(f"{day.day} 是周一至周五，本来就上班，不必列出")
        seen.add(day.day)


def read_days(data: bytes) -> list[Day]:
    """Read a CSV file with the columns 日期, 上班或休息, 说明 (UTF-8 or GBK).

    Raises:
        CalendarError: a line that cannot be read.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030", errors="replace")
    days = []
    for number, row in enumerate(csv.reader(text.splitlines()), start=1):
        cells = [cell.strip() for cell in row]
        if not any(cells) or (number == 1 and cells[0] == "日期"):
            continue
        days.append(_day(number, [*cells, "", ""]))
    return days


def _day(number: int, cells: list[str]) -> Day:
    try:
        day = date.fromisoformat("-".join(part.zfill(2) for part in cells[0].replace("/", "-").split("-")))
    except ValueError as error:
        raise CalendarError(f"第 {number} 行：“{cells[0]}”不是日期，请写成 2026-10-01") from error
    if cells[1] not in _WORKED | _FREE:
        raise CalendarError(f"第 {number} 行：第二列请写“上班”或“休息”，现为“{cells[1]}”")
    return Day(day, cells[1] in _WORKED, cells[2])
