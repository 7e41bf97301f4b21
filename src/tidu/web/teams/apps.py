"""The app's entry in the site."""

from __future__ import annotations

from django.apps import AppConfig


class TeamsConfig(AppConfig):
    """Sector teams and contact persons: who carries a plan out, and whom to call."""

    name = "tidu.web.teams"
    label = "teams"
    verbose_name = "专班和联系人"
