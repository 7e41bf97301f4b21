"""Messages inside the site: what to do, by when, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models

if TYPE_CHECKING:
    from tidu.web.accounts.models import User


class MessageQuerySet(models.QuerySet["Message"]):
    """Messages, narrowed by who asks."""

    def visible_to(self, user: User) -> MessageQuerySet:
        """Return the person's own messages."""
        return self.filter(recipient_id=user.pk)

    def unread(self) -> MessageQuerySet:
        """Return those not opened yet."""
        return self.filter(read_at=None)


class Message(models.Model):
    """One message to one person. ``key`` makes reminders idempotent: the same key is sent once."""

    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="inbox")
    subject = models.CharField("标题", max_length=120)
    body = models.CharField("内容", max_length=500, blank=True)
    address = models.CharField("链接", max_length=200, blank=True)
    due_on = models.DateField("截止日期", null=True, blank=True)
    key = models.CharField(max_length=120, blank=True)
    created_at = models.DateTimeField("时间", auto_now_add=True)
    read_at = models.DateTimeField("已读时间", null=True, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        """Newest first; a key once a person."""

        verbose_name = "消息"
        ordering: ClassVar = ["-id"]
        indexes: ClassVar = [models.Index(fields=["recipient", "read_at"])]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["recipient", "key"], condition=~models.Q(key=""), name="message_key_once"
            ),
        ]

    def __str__(self) -> str:
        """Return the subject."""
        return self.subject
