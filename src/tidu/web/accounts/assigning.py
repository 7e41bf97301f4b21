"""Who looks after which firms: assignments are begun and ended, never deleted. Each step lands in the trail."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q

from tidu.web.accounts.models import Assignment, User
from tidu.web.accounts.roles import Right, Role
from tidu.web.accounts.selectors import specialists_for
from tidu.web.accounts.services import AccountError
from tidu.web.audit import services as audit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from django.db.models import QuerySet

    from tidu.web.enterprises.models import Enterprise

_DAY = timedelta(days=1)


@transaction.atomic
def assign(
    *, actor: User, specialist: User, firms: Sequence[Enterprise], since: date, replace: bool = False
) -> int:
    """Let a specialist look after firms from a day on.

    Args:
        actor: who assigns; the caller has narrowed the firms to those she sees.
        specialist: an active specialist of the tenant.
        firms: at most some hundred; those he looks after already stay as they are.
        since: first day.
        replace: whether other specialists' assignments end the day before.

    Returns:
        How many firms were changed.

    Raises:
        AccountError: no right, or nobody whom firms of this tenant can be assigned to.
    """
    if not actor.may(Right.ASSIGN):
        raise AccountError("没有分派专员的权限")
    if not specialists_for(actor).filter(pk=specialist.pk).exists():
        raise AccountError("只能分派给本地在用的服务专员账号，请重新选择")
    theirs = {firm.pk: firm for firm in firms}
    running = Assignment.objects.filter(Q(until=None) | Q(until__gte=since), enterprise__in=theirs)
    changed = _begin(specialist, theirs, list(running.filter(user=specialist)), since)
    ended = _end_others(specialist, running, since) if replace else {}
    touched = sorted({*changed, *ended})
    after = {"服务专员": specialist.name, "开始日期": since}
    audit.record_many(
        actor=actor,
        action="分派专员",
        items=(
            (theirs[pk], {"服务专员": "、".join(ended[pk])} if pk in ended else None, after) for pk in touched
        ),
    )
    return len(touched)


def _begin(
    specialist: User, firms: dict[int, Enterprise], running: Iterable[Assignment], since: date
) -> set[int]:
    """Begin what does not run yet; what would end is kept on, what begins later begins now."""
    known, moved = set(), []
    for one in running:
        if one.enterprise_id in known:
            continue
        known.add(one.enterprise_id)
        if one.until is not None or one.since > since:
            one.until, one.since = None, min(one.since, since)
            moved.append(one)
    Assignment.objects.bulk_update(moved, ["since", "until"])
    new = [pk for pk in firms if pk not in known]
    Assignment.objects.bulk_create(Assignment(user=specialist, enterprise_id=pk, since=since) for pk in new)
    return {*new, *(one.enterprise_id for one in moved)}


def _end_others(specialist: User, running: QuerySet[Assignment], since: date) -> dict[int, list[str]]:
    others = running.filter(user__role=Role.SPECIALIST).exclude(user=specialist)
    names: dict[int, list[str]] = {}
    for firm, name in others.values_list("enterprise_id", "user__name"):
        names.setdefault(firm, []).append(name)
    Assignment.objects.filter(pk__in=list(others.values_list("pk", flat=True))).update(until=since - _DAY)
    return names


@transaction.atomic
def end_assignment(*, actor: User, assignment: Assignment, last_day: date) -> None:
    """End an assignment with its last day; the day before its first one takes it back altogether.

    Raises:
        AccountError: no right, ended already, or a day before it began.
    """
    if not actor.may(Right.ASSIGN):
        raise AccountError("没有分派专员的权限")
    if assignment.until is not None and assignment.until <= last_day:
        raise AccountError("这项分派在该日之前已经结束")
    if last_day < assignment.since - _DAY:
        raise AccountError(f"最后一天不能早于开始前一日（{assignment.since - _DAY}）")
    before = assignment.until
    assignment.until = last_day
    assignment.save(update_fields=["until"])
    audit.record(
        actor=actor,
        action="结束分派",
        target=assignment.enterprise,
        before={"服务专员": assignment.user.name, "最后一天": before},
        after={"服务专员": assignment.user.name, "最后一天": last_day},
    )
