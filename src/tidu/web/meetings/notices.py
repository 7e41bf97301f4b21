"""Messages about items: what is handed to a unit, what is late, what was done. Reminders before the due date follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from tidu.web.accounts.models import User
from tidu.web.accounts.roles import Role
from tidu.web.inbox.models import Message
from tidu.web.inbox.services import send, settle
from tidu.web.meetings.models import MeetingItem, State

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

_LATE = "meeting-late:"


def ask(item: MeetingItem) -> None:
    """Tell the owner's people what to do by when; what was asked with another date is settled."""
    settle_item(item)
    helpers = "、".join(unit.name for unit in item.helpers.all())
    for user in _people(item.owner_id):
        send(
            recipient=user,
            subject=f"联席会议事项：{item.title}",
            body=f"{item.meeting}交办" + (f"，{helpers}配合" if helpers else ""),
            address=address_of(item),
            due_on=item.due_on,
            key=f"{_prefix(item)}{item.steps.count()}",
        )


def settle_item(item: MeetingItem) -> None:
    """Nothing more is asked of the owner for what was asked so far."""
    for key in set(Message.objects.filter(key__startswith=_prefix(item)).values_list("key", flat=True)):
        settle(key=key)


def tell_progress(item: MeetingItem, by: User) -> None:
    """Tell those who keep the plan that the owner has written."""
    _tell_keepers(item, by, f"联席会议事项有新进展：{item.title}")


def tell_done(item: MeetingItem, by: User) -> None:
    """Settle what was asked, and tell those who keep the plan."""
    settle_item(item)
    _tell_keepers(item, by, f"联席会议事项已办结：{item.title}")


def tell_late(*, today: date | None = None) -> int:
    """Say once an item and due date that it is late, to its owner and those who keep the plan; called by the tick."""
    day = today or timezone.localdate()
    found = MeetingItem.objects.filter(state=State.OPEN, due_on__lt=day).select_related("plan", "owner")
    sent = 0
    for item in found:
        key = f"{_LATE}{item.pk}:{item.due_on.isoformat()}"
        for user in {*_people(item.owner_id), *_keepers(item)}:
            if user.inbox.filter(key=key).exists():
                continue
            send(
                recipient=user,
                subject=f"联席会议事项已逾期：{item.title}",
                body=f"{item.owner.name}，时限 {item.due_on.isoformat()}",
                address=address_of(item),
                key=key,
            )
            sent += 1
    return sent


def address_of(item: MeetingItem) -> str:
    """Return the page of an item."""
    return reverse("meetings:detail", args=[item.plan_id, item.pk])


def _tell_keepers(item: MeetingItem, by: User, subject: str) -> None:
    for user in _keepers(item):
        if user.pk != by.pk:
            send(recipient=user, subject=subject, body=item.owner.name, address=address_of(item))


def _people(unit: int) -> Iterable[User]:
    return User.objects.filter(organisation=unit, role__in=(Role.UNIT, Role.OFFICER), is_active=True)


def _keepers(item: MeetingItem) -> Iterable[User]:
    found = User.objects.filter(
        root=item.plan.root_id, jurisdiction=item.plan.jurisdiction_id, role=Role.OFFICER, is_active=True
    )
    return [user for user in found if not user.sectors]


def _prefix(item: MeetingItem) -> str:
    return f"meeting:{item.pk}:"
