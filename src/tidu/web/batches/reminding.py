"""Reminders of batches, by the tick: drafts that are not submitted as the last days come, and what waits after."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from tidu.web.accounts.models import User
from tidu.web.accounts.roles import Role
from tidu.web.applications.models import Application
from tidu.web.batches.models import Batch
from tidu.web.inbox import services as inbox
from tidu.web.inbox.models import Message
from tidu.workflows import StateKind

if TYPE_CHECKING:
    from collections.abc import Iterable

BEFORE = (7, 3, 1, 0)
"""Days before the last one on which a draft is called to mind."""
_LATE = timedelta(days=7)


def remind_batches(*, today: date | None = None) -> int:
    """Remind applicants of drafts, and organisers of what waits once a batch is over; each once. Return how many.

    A tick that was missed is made good: the step that falls to the day is sent, whichever day it should have been.
    """
    day = today or timezone.localdate()
    before = Message.objects.count()
    running = Batch.objects.filter(opened_at__isnull=False, closed_at=None)
    for batch in running.filter(opens_on__lte=day, closes_on__range=(day, day + timedelta(days=max(BEFORE)))):
        _remind_drafts(batch, day)
    over = running.filter(closes_on__range=(day - _LATE, day - timedelta(days=1)))
    for batch in over.select_related("organiser", "created_by"):
        _tell_over(batch)
    return Message.objects.count() - before


def _remind_drafts(batch: Batch, day: date) -> None:
    left = (batch.closes_on - day).days
    step = min(days for days in BEFORE if days >= left)
    when = "今天截止" if left == 0 else f"还有 {left} 天截止"
    drafts = Application.objects.filter(batch=batch, state__in=batch.workflow.states_of(StateKind.DRAFT))
    for one in drafts.select_related("enterprise"):
        for person in _applicants(one):
            inbox.send(
                recipient=person,
                subject=f"{when}，申报尚未提交：{batch}",
                body=f"{one.enterprise}的申报还没有提交，请在 {batch.closes_on} 前核对并提交。",
                address=reverse("applications:fill", args=[one.pk]),
                key=f"batch:{batch.pk}:draft:{one.pk}:{step}",
            )


def _applicants(application: Application) -> Iterable[User]:
    firm = Q(role=Role.FIRM, enterprise=application.enterprise_id)
    return User.objects.filter(
        firm | Q(pk=application.created_by_id or 0), root_id=application.root_id, is_active=True
    )


def _tell_over(batch: Batch) -> None:
    states = batch.workflow.states_of(StateKind.OPEN)
    waiting = Application.objects.filter(batch=batch, state__in=states).count()
    if batch.created_by is None or not batch.created_by.is_active:
        return
    inbox.send(
        recipient=batch.created_by,
        subject=f"批次已截止：{batch}",
        body=f"{batch.closes_on} 截止受理，有 {waiting} 份申报待办理。",
        address=reverse("batches:detail", args=[batch.pk]),
        key=f"batch:{batch.pk}:over:{batch.closes_on}",
    )
