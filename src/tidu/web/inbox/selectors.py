"""Read messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import BooleanField, ExpressionWrapper, Q

from tidu.web.inbox.models import Message

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from tidu.web.accounts.models import User


def messages_for(user: User) -> QuerySet[Message]:
    """Return a person's messages: unread first, then newest first."""
    is_read = ExpressionWrapper(Q(read_at__isnull=False), output_field=BooleanField())
    return Message.objects.visible_to(user).order_by(is_read, "-pk")
