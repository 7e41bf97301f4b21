"""The app's entry in the site."""

from __future__ import annotations

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    """Organisation units with their other names."""

    name = "tidu.web.organisations"
    label = "organisations"
    verbose_name = "单位"
