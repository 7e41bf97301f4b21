"""What asks for attention: missing data, firms one step away, work under way, locked accounts."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Count
from django.utils import timezone

from tidu.engine.values import Verdict
from tidu.web.accounts.models import User
from tidu.web.accounts.roles import Right
from tidu.web.assessments.models import Case, LatestVerdict, VerdictList
from tidu.web.audit.models import Entry
from tidu.web.dashboard.figures import Figure, listed, near
from tidu.web.dashboard.standing import firms_of
from tidu.web.packs import level_label, library
from tidu.web.ui.navigation import address_of

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

_BELOW = (50, 80, 100)
_FULL = 100


def completeness(user: User) -> tuple[Figure, ...]:
    """Return how many firms lack key data, by how much; one query. The limits are those of the list's filter."""
    found = firms_of(user).order_by().values_list("completeness").annotate(count=Count("*"))
    counts = dict(found)
    figures = [Figure("数据完整", counts.get(_FULL, 0), listed(complete="full"))]
    figures += [
        Figure(
            f"低于 {limit}%",
            sum(count for percent, count in counts.items() if percent < limit),
            listed(complete=limit),
        )
        for limit in reversed(_BELOW)
    ]
    return tuple(figures)


def one_step_away(user: User) -> tuple[Figure, ...]:
    """Return for each standard judged how many firms miss exactly one condition."""
    return tuple(
        Figure(
            level_label(library().standard(one.standard).level or ""),
            _lacking(user, one).filter(unmet=1).count(),
            near(standard=one.standard, case=one.case, verdict="unmet", lacking=1),
            f"{library().standard(one.standard).label}，只差一项",
        )
        for one in VerdictList.objects.filter(root=user.root_id, case=Case.NEW).order_by("standard")
        if one.standard in library().standards
    )


def _lacking(user: User, of: VerdictList) -> QuerySet[LatestVerdict]:
    found = LatestVerdict.objects.filter(list=of, verdict=int(Verdict.unmet))
    whole = user.jurisdiction_id == user.root_id and not user.sectors and not user.is_narrowed
    return found if whole else found.filter(enterprise__in=firms_of(user))


def safety(user: User, today: date) -> tuple[Figure, ...]:
    """Return what the trail and sign-in have to tell: for those who may see the trail."""
    if not user.may(Right.SEE_AUDIT):
        return ()
    since = timezone.now() - timedelta(hours=24)
    names = User.objects.filter(root=user.root_id).values("username")
    locked = AccessAttempt.objects.filter(
        username__in=names, attempt_time__gte=since, failures_since_start__gte=settings.AXES_FAILURE_LIMIT
    )
    entries = Entry.objects.filter(root_id=user.root_id, at__date=today)
    audit = address_of("audit:list")
    return (
        Figure(
            "锁定的账号",
            locked.values("username").distinct().count(),
            address_of("accounts:list"),
            "24 小时内多次输错密码",
        ),
        Figure("今天的操作", entries.count(), audit, "审计记录"),
    )
