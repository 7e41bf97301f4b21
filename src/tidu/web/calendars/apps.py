"""The app's entry in the site."""

from __future__ import annotations

from django.apps import AppConfig


class CalendarsConfig(AppConfig):
    """Working days as data."""

    name = "tidu.web.calendars"
    label = "calendars"
    verbose_name = "日历"
