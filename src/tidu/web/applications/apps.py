"""The app's entry in the site."""

from __future__ import annotations

from django.apps import AppConfig


class ApplicationsConfig(AppConfig):
    """Applications: their versions, materials and steps; `transitions.act` alone moves them."""

    name = "tidu.web.applications"
    label = "applications"
    verbose_name = "申报"
