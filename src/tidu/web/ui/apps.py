"""The app's entry in the site."""

from __future__ import annotations

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Base templates, components and helpers of all pages."""

    name = "tidu.web.ui"
    label = "ui"
    verbose_name = "界面"
