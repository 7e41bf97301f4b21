"""The figures of the first page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Count, Q
from django.utils import timezone

from tidu.web.enterprises.models import Enterprise, Status
from tidu.web.ui.navigation import address_of

if TYPE_CHECKING:
    from tidu.web.accounts.models import User

_SOON = 90
_COMPLETE = 80


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of firms and the list behind it."""

    label: str
    count: int
    address: str
    note: str = ""


def figures_of(user: User) -> tuple[Figure, ...]:
    """Count the firms a person may see, in one query; each figure opens the list that it counts.

    The conditions are those of the list's filters (`tidu.web.enterprises.filters`): a test compares the two.
    """
    today = timezone.localdate()
    firms = Enterprise.objects.visible_to(user).exclude(status=Status.MERGED)
    counts = firms.aggregate(
        every=Count("pk", distinct=True),
        soon=Count("pk", distinct=True, filter=Q(title_until__range=(today, today + timedelta(days=_SOON)))),
        thin=Count("pk", distinct=True, filter=Q(completeness__lt=_COMPLETE)),
    )
    to_list = address_of("enterprises:list")
    return (
        Figure("企业", counts["every"], to_list and f"{to_list}?view=all", str(user.jurisdiction)),
        Figure("称号将到期", counts["soon"], to_list and f"{to_list}?expiry={_SOON}", f"{_SOON} 天内"),
        Figure(
            "数据待补",
            counts["thin"],
            to_list and f"{to_list}?complete={_COMPLETE}",
            f"完整度低于 {_COMPLETE}%",
        ),
    )
