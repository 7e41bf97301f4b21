"""Read accounts."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from tidu.web.accounts.models import User
from tidu.web.accounts.roles import Role

if TYPE_CHECKING:
    from django.db.models import QuerySet


FAILED, LOCKED = "failed", "locked"
SIGN_INS = ((FAILED, "24 小时内登录失败"), (LOCKED, "24 小时内被锁定"))
"""How signing in went lately, as the list of accounts filters by it."""


def accounts_for(user: User, *, search: str = "", role: str = "", sign_in: str = "") -> QuerySet[User]:
    """Return accounts a person may see, narrowed by a word, a role and how signing in went lately."""
    found = User.objects.visible_to(user).select_related("jurisdiction", "organisation", "enterprise")
    if search:
        found = found.filter(
            Q(username__icontains=search) | Q(name__icontains=search) | Q(phone__contains=search)
        )
    if role:
        found = found.filter(role=role)
    if sign_in in (FAILED, LOCKED):
        found = found.filter(username__in=_failing(sign_in))
    return found.order_by("role", "username")


def _failing(sign_in: str) -> QuerySet[AccessAttempt]:
    """Return the names that failed to sign in within 24 hours; a success forgets the failures before it."""
    least = settings.AXES_FAILURE_LIMIT if sign_in == LOCKED else 1
    since = timezone.now() - timedelta(hours=24)
    found: QuerySet[AccessAttempt] = AccessAttempt.objects.filter(
        attempt_time__gte=since, failures_since_start__gte=least
    )
    return found.values("username")


def specialists_for(user: User) -> QuerySet[User]:
    """Return the active specialists of a person's tenant: those whom firms can be assigned to."""
    return User.objects.filter(root_id=user.root_id, role=Role.SPECIALIST, is_active=True).order_by(
        "name", "username"
    )
