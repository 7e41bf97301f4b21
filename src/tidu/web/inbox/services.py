"""Send messages, mark them read, and remind before something is due."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from tidu.web.inbox.delivering import queue
from tidu.web.inbox.kinds import MessageKind
from tidu.web.inbox.models import Message
from tidu.web.inbox.wording import checked

if TYPE_CHECKING:
    from tidu.web.accounts.models import User

# Days before the due date on which a reminder goes out.
REMIND_BEFORE = (0, 1, 3)
_REMINDER = "reminder:"


@transaction.atomic
def send(
    *,
    recipient: User,
    subject: str,
    body: str = "",
    address: str = "",
    due_on: date | None = None,
    key: str = "",
    kind: str = MessageKind.TODO,
) -> Message:
    """Send a message to one person: into the inbox, and through the channels she has chosen for its kind.

    Args:
        recipient: who gets it.
        subject: what it is about.
        body: what to do; where it is empty, the kind says it.
        address: page of this site, e.g. ``/jobs/7/``.
        due_on: last day; reminders go out before it.
        key: what the message stands for; the same key is sent once a person, however often this is called.
        kind: one of `MessageKind`.

    Returns:
        The message; the earlier one where the key was sent before.

    Raises:
        MessageError: it would not say what it is about, or lead out of the site.
    """
    values = checked(kind=kind, subject=subject, body=body, address=address, due_on=due_on)
    if not key:
        message, new = Message.objects.create(recipient=recipient, **values), True
    else:
        message, new = Message.objects.get_or_create(recipient=recipient, key=key, defaults=values)
    if new:
        queue([message])
    return message


def mark_read(*, reader: User, message: Message) -> None:
    """Mark one of the reader's messages as read; the first time counts."""
    Message.objects.visible_to(reader).unread().filter(pk=message.pk).update(read_at=timezone.now())


def mark_all_read(*, reader: User) -> int:
    """Mark all of the reader's messages as read; return how many were not."""
    return Message.objects.visible_to(reader).unread().update(read_at=timezone.now())


def settle(*, key: str) -> int:
    """Say that what messages with a key asked for is done: no reminder follows. Return how many there were."""
    return Message.objects.filter(key=key).exclude(key="").update(due_on=None)


def remind(*, today: date | None = None) -> int:
    """Remind of what is due soon, once a message and step; called by the tick. Return how many were sent.

    Args:
        today: the day in Shanghai; now by default.
    """
    today = today or timezone.localdate()
    soon = Message.objects.filter(due_on__range=(today, today + timedelta(days=max(REMIND_BEFORE))))
    due = [
        reminder
        for message in soon.exclude(key__startswith=_REMINDER)
        if (reminder := _reminder(message, today))
    ]
    sent = set(
        Message.objects.filter(key__in=[reminder.key for reminder in due]).values_list("recipient_id", "key")
    )
    new = [reminder for reminder in due if (reminder.recipient_id, reminder.key) not in sent]
    with transaction.atomic():
        Message.objects.bulk_create(new, ignore_conflicts=True, batch_size=500)
        # Read again: rows that were ignored, and their ids, are not told.
        queue(Message.objects.filter(key__in=[one.key for one in new]))
    return len(new)


def _reminder(message: Message, today: date) -> Message | None:
    """Return the reminder that falls to this day; None where the message itself was sent that late."""
    assert message.due_on is not None  # noqa: S101 - the query asked for it
    left = (message.due_on - today).days
    step = min(days for days in REMIND_BEFORE if days >= left)
    if _day(message.created_at) >= message.due_on - timedelta(days=step):
        return None
    when = "今天到期" if left == 0 else f"还有 {left} 天到期"
    return Message(
        recipient_id=message.recipient_id,
        kind=MessageKind.DUE,
        subject=f"{when}：{message.subject}"[:120],
        body=message.body,
        address=message.address,
        due_on=message.due_on,
        key=f"{_REMINDER}{message.pk}:{step}",
    )


def _day(moment: datetime) -> date:
    return timezone.localtime(moment).date()
