"""Titles over time: how many firms held each level at the end of each year, and who held it on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import Count, F

from tidu.web.dashboard.figures import Figure, Row, Table, holders, listed
from tidu.web.dashboard.standing import firms_of, gradient
from tidu.web.dashboard.trends import counts_for, held
from tidu.web.titles.models import Title
from tidu.web.ui.formats import moment

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from tidu.web.accounts.models import User

EXPIRY = (30, 90, 180)


@dataclass(frozen=True, slots=True)
class Trend:
    """A table by level and year, and the same as a chart; ``at`` says when it was counted, if not just now."""

    table: Table
    chart: dict[str, object]
    at: datetime | None

    @property
    def subtitle(self) -> str:
        """What is counted, and as of when."""
        return f"各时点持有称号的企业数{f'，截至 {moment(self.at)}' if self.at else ''}"


def held_on(user: User, day: date, level: str = "") -> QuerySet[Title]:
    """Return the titles that firms in a person's scope held on a day."""
    found = Title.objects.filter(held(day), enterprise__in=firms_of(user))
    return found.filter(level=level) if level else found


def trend(user: User, today: date) -> Trend:
    """Return how many firms held each level at the end of each of the last years, and today."""
    found = counts_for(user, today)
    dates, counts = found.dates, found.firms
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
                level.label,
                counts.get((level.id, dates[-1]), 0),
                holders(level=level.id, on=dates[-1].isoformat()),
            ),
        )
        for level in levels
    )
    chart: dict[str, object] = {
        "labels": [day.isoformat() for day in dates],
        "unit": "家",
        "series": [{"name": row.label, "values": [cell.count for cell in row.cells]} for row in rows],
    }
    return Trend(Table(tuple(day.isoformat() for day in dates), rows), chart, found.at)


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


def holder_counts(user: User, day: date, level: str) -> tuple[int, int]:
    """Return how many firms hold a level on a day, and by how many titles: one may hold it by two."""
    counted = held_on(user, day, level).aggregate(
        firms=Count("enterprise", distinct=True), titles=Count("pk", distinct=True)
    )
    return counted["firms"], counted["titles"]


def holders_page(user: User, day: date, level: str, *, after: int = 0, size: int = 50) -> list[Title]:
    """Return a page of the titles held on a day, by firm, one more than asked for where there are more."""
    found = (
        held_on(user, day, level)
        .filter(pk__gt=after)
        .select_related("enterprise", "enterprise__jurisdiction")
    )
    return list(found.annotate(name=F("enterprise__name")).order_by("pk")[: size + 1])
