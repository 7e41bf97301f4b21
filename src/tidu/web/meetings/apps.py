"""The app's entry in the site."""

from __future__ import annotations

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """Joint meetings: items with owner, due date, outcome and history."""

    name = "tidu.web.meetings"
    label = "meetings"
    verbose_name = "联席会议"
