"""Messages inside the site: what to do, by when, and where; and how each went out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from tidu.web.inbox.channels.registry import LABELS
from tidu.web.inbox.kinds import MessageKind, Mode

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
    kind = models.CharField("类别", max_length=10, choices=MessageKind, default=MessageKind.TODO)
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


class Choice(models.Model):
    """How a person wants a kind of message through a channel; where she has not chosen, the default holds."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="message_choices")
    kind = models.CharField("类别", max_length=10, choices=MessageKind)
    channel = models.CharField("方式", max_length=10, choices=LABELS.items())
    mode = models.CharField("发送", max_length=10, choices=Mode)

    class Meta:
        """One a kind and channel."""

        verbose_name = "消息设置"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "kind", "channel"], name="message_choice_once"),
        ]

    def __str__(self) -> str:
        """Return kind, channel and mode."""
        return f"{self.get_kind_display()} {self.get_channel_display()} {self.get_mode_display()}"


class State(models.TextChoices):
    """Where a delivery stands."""

    WAITING = "waiting", "等待发送"
    SENDING = "sending", "正在发送"
    SENT = "sent", "已发送"
    READ = "read", "已在站内读过，不再发送"
    FAILED = "failed", "发送失败"


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    """Deliveries, narrowed by who asks."""

    def visible_to(self, user: User) -> DeliveryQuerySet:
        """Return those to people of the person's tenant; the page is for operators."""
        return self.filter(message__recipient__root=user.root_id)


class Delivery(models.Model):
    """A message on its way through a channel: the record of what was sent, where to, when, and what went wrong."""

    message = models.ForeignKey(Message, models.CASCADE, related_name="deliveries")
    channel = models.CharField("方式", max_length=10, choices=LABELS.items())
    mode = models.CharField("发送", max_length=10, choices=Mode)
    state = models.CharField("状态", max_length=10, choices=State, default=State.WAITING)
    to = models.CharField("收件地址", max_length=254)
    attempts = models.PositiveSmallIntegerField("已试次数", default=0)
    next_at = models.DateTimeField("下次发送", default=timezone.now)
    error = models.CharField("原因", max_length=300, blank=True)
    sent_at = models.DateTimeField("发送时间", null=True, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        """Newest first; a message goes through a channel once. What is due is found without the rest."""

        verbose_name = "发送记录"
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["message", "channel"], name="delivery_once"),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["next_at"],
                condition=models.Q(state__in=("waiting", "sending")),
                name="delivery_due",
            ),
        ]

    def __str__(self) -> str:
        """Return channel and state."""
        return f"{self.get_channel_display()} {self.get_state_display()}"
