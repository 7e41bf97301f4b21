"""How many firms held each level on some days: counted beforehand by the tick, shown with the moment of counting.

Going through all titles of a large tenant takes most of a second, so a page never waits for it while ticks run:
it shows what was counted last and says when. Where no tick runs, the page counts itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Case, Max, Q, When
from django.utils import timezone

from tidu.web.accounts.models import User
from tidu.web.accounts.roles import Right, Role
from tidu.web.dashboard.models import AreaTrend
from tidu.web.dashboard.standing import firms_of
from tidu.web.titles.models import Title

if TYPE_CHECKING:
    from collections.abc import Sequence

YEARS = 5
UNATTENDED = timedelta(minutes=15)
"""Without a tick for so long a page counts for itself again."""
KEPT = timedelta(minutes=30)
"""A withdrawal, and a firm that moves or is merged, show after so long at the latest; a new title at the next tick."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Firms by level and day, and when they were counted; ``at`` is None for what was counted for this page."""

    dates: tuple[date, ...]
    firms: dict[tuple[str, date], int]
    at: datetime | None


def held(day: date) -> Q:
    """What holds of a title that is valid on a day; both ends are inclusive."""
    begun = Q(since=None) | Q(since__lte=day)
    kept = Q(withdrawn_on=None) | Q(withdrawn_on__gt=day)
    return begun & kept & Q(until__gte=day)


def counts_for(user: User, today: date) -> Counts:
    """Return how many firms of a person's area held each level at the ends of the last years, and today."""
    if _alone(user):
        return Counts(_days(today), _counted(user, _days(today)), None)
    row = AreaTrend.objects.filter(area=_area(user)).first()
    if row is None or (_unattended(row) and _behind(row, today, _newest(user.root_id))):
        row = _count(user, today)
    return Counts(
        tuple(map(date.fromisoformat, row.dates)),
        {(level, date.fromisoformat(day)): firms for level, day, firms in row.counts},
        row.counted_at,
    )


def refresh_trends(*, today: date | None = None) -> int:
    """Count anew what has changed, for each area that people look at; called by the tick. Returns how many."""
    day = today or timezone.localdate()
    people = {
        _area(user): user
        for user in User.objects.filter(is_active=True).select_related("jurisdiction", "root").order_by("pk")
        if user.may(Right.EXPORT) and not _alone(user)
    }
    AreaTrend.objects.exclude(area__in=people).delete()
    rows = {row.area: row for row in AreaTrend.objects.all()}
    newest = {root: _newest(root) for root in {user.root_id for user in people.values()}}
    made = 0
    for area, user in people.items():
        if area in rows and not _behind(rows[area], day, newest[user.root_id]):
            continue
        _count(user, day)
        made += 1
    AreaTrend.objects.update(checked_at=timezone.now())
    return made


def _alone(user: User) -> bool:
    """Whether what a person sees hangs on assignments: few firms, which nobody else has to count."""
    return user.is_narrowed or user.role == Role.FIRM


def _area(user: User) -> str:
    sectors = "、".join(sorted(user.sectors))
    return (
        f"{user.jurisdiction_id}/{sha256(sectors.encode()).hexdigest()}"
        if sectors
        else f"{user.jurisdiction_id}"
    )


def _days(today: date) -> tuple[date, ...]:
    return (*(date(today.year - back, 12, 31) for back in range(YEARS - 1, 0, -1)), today)


def _newest(root_id: int) -> int:
    found = Title.objects.filter(enterprise__root_id=root_id).order_by("-pk").values_list("pk", flat=True)
    return found.first() or 0


def _unattended(row: AreaTrend) -> bool:
    return timezone.now() - row.checked_at > UNATTENDED


def _behind(row: AreaTrend, today: date, newest: int) -> bool:
    """Whether a row is of another day, or titles were added since, or it has stood long enough."""
    of_today = row.dates[-1] == today.isoformat()
    return not of_today or row.newest != newest or timezone.now() - row.counted_at > KEPT


def _count(user: User, today: date) -> AreaTrend:
    now, newest = timezone.now(), _newest(user.root_id)
    counts = _counted(user, _days(today))
    row, _ = AreaTrend.objects.update_or_create(
        area=_area(user),
        defaults={
            "dates": [day.isoformat() for day in _days(today)],
            "counts": [[level, day.isoformat(), firms] for (level, day), firms in counts.items()],
            "newest": newest,
            "counted_at": now,
            "checked_at": now,
        },
    )
    return row


def _counted(user: User, dates: Sequence[date]) -> dict[tuple[str, date], int]:
    """Return how many firms held each level on each date, in one pass over an index of titles.

    A firm that holds a level by two titles counts once: titles are gathered by firm and level first.
    """
    flags = {
        f"held_{place}": Max(Case(When(held(day), then=1), default=0)) for place, day in enumerate(dates)
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
