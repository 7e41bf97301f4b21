"""The app's entry in the site."""

from __future__ import annotations

from django.apps import AppConfig


class InboxConfig(AppConfig):
    """Messages and reminders inside the site."""

    name = "tidu.web.inbox"
    label = "inbox"
    verbose_name = "消息"
