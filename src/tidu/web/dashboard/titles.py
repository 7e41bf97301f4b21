"""Titles over time: how many firms held each level at the end of each year, and who held it on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from django.core.cache import cache
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Case, Count, F, Max, Q, When

from tidu.web.accounts.roles import Role
from tidu.web.dashboard.figures import Figure, Row, Table, holders, listed
from tidu.web.dashboard.standing import firms_of, gradient
from tidu.web.titles.models import Title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet

    from tidu.web.accounts.models import User

YEARS = 5
EXPIRY = (30, 90, 180)
_REMEMBERED = 120  # seconds


@dataclass(frozen=True, slots=True)
class Trend:
    """A table by level and year, and the same as a chart."""

    table: Table
    chart: dict[str, object]


def _held(day: date) -> Q:
    """What holds of a title that is valid on a day; both ends are inclusive."""
    begun = Q(since=None) | Q(since__lte=day)
    kept = Q(withdrawn_on=None) | Q(withdrawn_on__gt=day)
    return begun & kept & Q(until__gte=day)


def held_on(user: User, day: date, level: str = "") -> QuerySet[Title]:
    """Return the titles that firms in a person's scope held on a day."""
    found = Title.objects.filter(_held(day), enterprise__in=firms_of(user))
    return found.filter(level=level) if level else found


def _counts(user: User, dates: Sequence[date]) -> dict[tuple[str, date], int]:
    """Return how many firms held each level on each date; remembered for a while, and until a title is added.

    Going through all titles of a large tenant takes most of a second. A withdrawal, and a firm that moves or is
    merged, show after two minutes at the latest.
    """
    if user.is_narrowed or user.role == Role.FIRM:
        return _counted(user, dates)
    newest = Title.objects.order_by("-pk").values_list("pk", flat=True).first()
    area = (user.root_id, user.jurisdiction_id, *sorted(user.sectors), *dates, newest)
    key = f"dashboard-trend-{sha256(repr(area).encode()).hexdigest()}"
    found: dict[tuple[str, date], int] | None = cache.get(key)
    if found is None:
        found = _counted(user, dates)
        cache.set(key, found, _REMEMBERED)
    return found


def _counted(user: User, dates: Sequence[date]) -> dict[tuple[str, date], int]:
    """Return how many firms held each level on each date, in one pass over an index of titles.

    A firm that holds a level by two titles counts once: titles are gathered by firm and level first.
    """
    flags = {
        f"held_{place}": Max(Case(When(_held(day), then=1), default=0)) for place, day in enumerate(dates)
    }
    found = Title.objects.filter(enterprise__in=firms_of(user)).order_by()
    try:
        inner, values = found.values("enterprise", "level").annotate(**flags).query.sql_with_params()
    except EmptyResultSet:
        return {}
    sums = ", ".join(f"SUM({name})" for name in flags)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT level, {sums} FROM ({inner}) firm_level GROUP BY level", values)  # noqa: S608 - our own names
        rows = cursor.fetchall()
    return {(level, day): count for level, *counts in rows for day, count in zip(dates, counts, strict=True)}


def trend(user: User, today: date) -> Trend:
    """Return how many firms held each level at the end of each of the last years, and today."""
    dates = (*(date(today.year - back, 12, 31) for back in range(YEARS - 1, 0, -1)), today)
    counts = _counts(user, dates)
    levels = [level for level in gradient() if any(counts.get((level.id, day)) for day in dates)]
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
    last = today + timedelta(days=max(EXPIRY))
    soon = firms_of(user).filter(title_until__range=(today, last)).order_by()
    counts = dict(soon.values_list("title_until").annotate(count=Count("*")))
    return tuple(
        Figure(
            f"{days} 天内到期",
            sum(count for until, count in counts.items() if until <= today + timedelta(days=days)),
            listed(expiry=days),
            "最高称号",
        )
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
