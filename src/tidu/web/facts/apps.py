"""The app's entry in the site."""

from __future__ import annotations

from django.apps import AppConfig


class FactsConfig(AppConfig):
    """Facts of firms by year, each with its source; the current view by precedence."""

    name = "tidu.web.facts"
    label = "facts"
    verbose_name = "数据"
