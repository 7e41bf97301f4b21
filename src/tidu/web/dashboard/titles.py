"""Titles over time: how many firms held each level at the end of each year, and who held it on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import Count, F, Q

from tidu.web.dashboard.figures import Figure, Row, Table, holders, listed
from tidu.web.dashboard.standing import firms_of, gradient
from tidu.web.titles.models import Title

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from tidu.web.accounts.models import User

YEARS = 5
EXPIRY = (30, 90, 180)


@dataclass(frozen=True, slots=True)
class Trend:
    """A table by level and year, and the same as a chart."""

    table: Table
    chart: dict[str, object]


def held_on(user: User, day: date, level: str = "") -> QuerySet[Title]:
    """Return the titles that firms in a person's scope held on a day; both ends are inclusive."""
    found = Title.objects.filter(
        Q(since=None) | Q(since__lte=day),
        Q(withdrawn_on=None) | Q(withdrawn_on__gt=day),
        until__gte=day,
        enterprise__in=firms_of(user),
    )
    return found.filter(level=level) if level else found


def trend(user: User, today: date) -> Trend:
    """Return how many firms held each level at the end of each of the last years, and today."""
    dates = (*(date(today.year - back, 12, 31) for back in range(YEARS - 1, 0, -1)), today)
    counts: dict[tuple[str, date], int] = {}
    for day in dates:
        found = held_on(user, day).order_by().values_list("level")
        for level, count in found.annotate(count=Count("enterprise", distinct=True)):
            counts[level, day] = count
    levels = [level for level in gradient() if any((level.id, day) in counts for day in dates)]
    rows = tuple(
        Row(
            level.label,
            tuple(
                Figure(
                    day.isoformat(),
                    counts.get((level.id, day), 0),
                    holders(level=level.id, on=day.isoformat()),
                )
                for day in dates
            ),
            Figure(
                level.label, counts.get((level.id, today), 0), holders(level=level.id, on=today.isoformat())
            ),
        )
        for level in levels
    )
    chart: dict[str, object] = {
        "labels": [day.isoformat() for day in dates],
        "unit": "家",
        "series": [{"name": row.label, "values": [cell.count for cell in row.cells]} for row in rows],
    }
    return Trend(Table(tuple(day.isoformat() for day in dates), rows), chart)


def expiring(user: User, today: date) -> tuple[Figure, ...]:
    """Return how many firms' highest titles end within 30, 90 and 180 days; one query."""
    counts = firms_of(user).aggregate(
        **{
            f"within_{days}": Count(
                "pk", distinct=True, filter=Q(title_until__range=(today, today + timedelta(days=days)))
            )
            for days in EXPIRY
        }
    )
    return tuple(
        Figure(f"{days} 天内到期", counts[f"within_{days}"], listed(expiry=days), "最高称号")
        for days in EXPIRY
    )


def holders_page(user: User, day: date, level: str, *, after: int = 0, size: int = 50) -> list[Title]:
    """Return a page of the titles held on a day, by firm, one more than asked for where there are more."""
    found = (
        held_on(user, day, level)
        .filter(pk__gt=after)
        .select_related("enterprise", "enterprise__jurisdiction")
    )
    return list(found.annotate(name=F("enterprise__name")).order_by("pk")[: size + 1])
