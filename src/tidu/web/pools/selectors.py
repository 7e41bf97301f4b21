"""Read pools and their members."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Q

from tidu.web.enterprises.models import Enterprise, EnterpriseName, Status
from tidu.web.pools.models import Membership, Pool

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from tidu.web.accounts.models import User

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class Found:
    """Firms named in a text, and the lines that name none or several."""

    firms: tuple[Enterprise, ...]
    unknown: tuple[str, ...]


def pools_for(user: User) -> QuerySet[Pool]:
    """Return the pools a person may see, with the number of members in her scope as ``inside``."""
    mine = Enterprise.objects.visible_to(user)
    counted = Q(memberships__until=None, memberships__enterprise__in=mine)
    return (
        Pool.objects.visible_to(user)
        .select_related("jurisdiction")
        .annotate(inside=Count("memberships", filter=counted, distinct=True))
    )


def members_of(user: User, pool: Pool, *, left: bool = False, before: int | None = None) -> list[Membership]:
    """Return a page of memberships in a person's scope, newest first; those that are over where asked for."""
    found = pool.memberships.filter(
        enterprise__in=Enterprise.objects.visible_to(user), until__isnull=not left
    ).select_related("enterprise", "enterprise__jurisdiction")
    if before is not None:
        found = found.filter(pk__lt=before)
    return list(found.order_by("-pk")[: PER_PAGE + 1])


def firms_named(user: User, text: str) -> Found:
    """Find firms by code or full name (former names too), a line each."""
    lines = list(dict.fromkeys("".join(line.split()) for line in text.splitlines() if line.strip()))
    visible = Enterprise.objects.visible_to(user).exclude(status=Status.MERGED)
    former = EnterpriseName.objects.filter(name__in=lines).values("enterprise")
    found: dict[str, set[Enterprise]] = {}
    for firm in visible.filter(Q(uscc__in=[line.upper() for line in lines]) | Q(name__in=lines)):
        for key in (firm.uscc, firm.name):
            found.setdefault(key, set()).add(firm)
    for firm in visible.filter(pk__in=former).prefetch_related("former_names"):
        for name in firm.former_names.all():
            found.setdefault(name.name, set()).add(firm)
    picked = {line: found.get(line) or found.get(line.upper()) or set() for line in lines}
    firms = {firm.pk: firm for ones in picked.values() if len(ones) == 1 for firm in ones}
    return Found(tuple(firms.values()), tuple(line for line, ones in picked.items() if len(ones) != 1))
