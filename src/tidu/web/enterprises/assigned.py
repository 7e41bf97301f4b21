"""Who looks after which firms: read from the firm, from the specialist, or all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, F, Q
from django.utils import timezone

from tidu.web.accounts.models import Assignment, User
from tidu.web.accounts.roles import Role
from tidu.web.enterprises.models import Enterprise, Status

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

STATES = (("now", "进行中"), ("soon", "尚未开始"), ("ended", "已结束"))


def assignments_for(
    user: User,
    *,
    specialist: int | None = None,
    firm: int | None = None,
    state: str = "",
    before: int | None = None,
) -> QuerySet[Assignment]:
    """Return specialists' assignments to the firms a person may see, newest first; ended ones as well.

    Args:
        user: who asks.
        specialist: id of an account.
        firm: id of a firm.
        state: one of `STATES`.
        before: only assignments older than this id (keyset paging).
    """
    found = _of_specialists(user)
    if specialist is not None:
        found = found.filter(user=specialist)
    if firm is not None:
        found = found.filter(enterprise=firm)
    if before is not None:
        found = found.filter(pk__lt=before)
    today = timezone.localdate()
    over = Q(until__lt=today) | Q(until__lt=F("since"))
    if state == "ended":
        found = found.filter(over)
    elif state in ("now", "soon"):
        begun = Q(since__lte=today)
        found = found.exclude(over).filter(begun if state == "now" else ~begun)
    return found.select_related("user", "enterprise").order_by("-pk")


def assignment_for(user: User, pk: int) -> QuerySet[Assignment]:
    """Return one assignment, if the person may see it."""
    return _of_specialists(user).filter(pk=pk).select_related("user", "enterprise")


def _of_specialists(user: User) -> QuerySet[Assignment]:
    firms = Enterprise.objects.visible_to(user).exclude(status=Status.MERGED)
    return Assignment.objects.filter(user__role=Role.SPECIALIST, enterprise__in=firms.values("pk"))


@dataclass(frozen=True, slots=True)
class Load:
    """A specialist and how many of the firms a person sees he looks after today."""

    pk: int
    name: str
    firms: int


def loads_for(user: User) -> tuple[Load, ...]:
    """Return the specialists of a person's tenant with their numbers of firms, also those without any."""
    today = timezone.localdate()
    running = (Q(until=None) | Q(until__gte=today)) & Q(since__lte=today)
    counts = dict(
        _of_specialists(user)
        .filter(running)
        .order_by()
        .values_list("user")
        .annotate(firms=Count("enterprise", distinct=True))
    )
    people = User.objects.filter(root_id=user.root_id, role=Role.SPECIALIST).order_by("name", "username")
    return tuple(
        Load(person.pk, person.name, counts.get(person.pk, 0))
        for person in people
        if person.is_active or person.pk in counts
    )


def standing(assignment: Assignment, today: date) -> tuple[str, str]:
    """Return how an assignment stands, in a word, and the tone of its badge."""
    if assignment.until is not None and assignment.until < assignment.since:
        return "已撤回", "secondary"
    if assignment.until is not None and assignment.until < today:
        return "已结束", "secondary"
    return ("尚未开始", "azure") if assignment.since > today else ("进行中", "green")
