"""Who is told that a step was taken: what was done, what to do next, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from tidu.web.accounts.models import Assignment, User
from tidu.web.accounts.roles import Role
from tidu.web.applications.standing import refusal, standing_of
from tidu.web.inbox import services as inbox
from tidu.web.workflows import site_rank
from tidu.workflows import Duty, Recipient, StateKind, is_external

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tidu.web.applications.models import Application, Step
    from tidu.web.applications.moves import Move

_MOST = 20
"""Persons of one application that are told it waits for them: a city has more officers than need to hear."""


def tell(move: Move, step: Step) -> int:
    """Send the messages of a step, once a person; return how many. Whoever took it is not told."""
    told: dict[int, tuple[User, bool]] = {}
    for recipient in move.step.sends:
        for person in _people(recipient, move.application, step):
            told.setdefault(person.pk, (person, recipient is Recipient.NEXT))
    if move.user is not None:
        told.pop(move.user.pk, None)
    for person, is_next in told.values():
        _send(person, move, step, is_next=is_next)
    return len(told)


def _send(person: User, move: Move, step: Step, *, is_next: bool) -> None:
    application = move.application
    state = application.state_now
    firm, batch = application.enterprise, application.batch
    if person.role == Role.FIRM:
        subject = f"{batch}：{state.firm}"
    else:
        subject = f"{'待办：' if is_next else ''}{firm}{step.label}"
    lines = [f"{batch}，现为“{state.firm if person.role == Role.FIRM else state.officer}”。"]
    if step.reason:
        lines.append(f"理由：{step.reason}")
    due = None
    if state.kind is StateKind.DRAFT:
        due = batch.closes_on if batch.closes_on >= move.on else None
        lines.append("请补正后重新提交。" if due is None else f"请在 {due} 前补正并重新提交。")
    inbox.send(
        recipient=person,
        subject=subject,
        body="".join(lines),
        address=reverse("applications:detail", args=[application.pk]),
        due_on=due,
        key=f"application:{application.pk}:{step.position}",
    )


def _people(recipient: Recipient, application: Application, step: Step) -> Iterable[User]:
    accounts = User.objects.filter(root_id=application.root_id, is_active=True)
    if recipient is Recipient.FIRM:
        return accounts.filter(role=Role.FIRM, enterprise=application.enterprise_id)
    if recipient is Recipient.SUBMITTER:
        filed = application.steps.filter(duty=Duty.FILE.value).values("actor")
        return accounts.filter(pk__in=filed)
    if recipient is Recipient.SPECIALIST:
        today = timezone.localdate()
        running = Assignment.objects.filter(
            Q(until=None) | Q(until__gte=today), enterprise=application.enterprise_id, since__lte=today
        )
        return accounts.filter(role=Role.SPECIALIST, pk__in=running.values("user"))
    # Those whose part of the tree the firm lies in: a city has more officers than can be asked one by one.
    nodes = [int(part) for part in application.enterprise.jurisdiction.path.strip("/").split("/")]
    near = accounts.filter(role__in=(Role.OFFICER, Role.UNIT), jurisdiction__in=nodes)
    return _next_people(near.select_related("jurisdiction"), application)


def _next_people(accounts: Iterable[User], application: Application) -> list[User]:
    """Return those who may take a step that is not the firm's; the nearest authority, not those above it."""
    site = site_rank(application.root)
    steps = [
        step
        for step in application.batch.workflow.exits(application.state)
        if step.duty is not Duty.FILE and not is_external(step, site)
    ]
    if not steps:
        return []
    able = []
    for person in accounts:
        standing = standing_of(person, application, site)
        if any(not refusal(standing, step) for step in steps):
            able.append((standing.own, person))
    lowest = [person for rank, person in able if rank is not site] or [person for _, person in able]
    return lowest[:_MOST]
