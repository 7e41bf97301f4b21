"""The app's entry in the site."""

from __future__ import annotations

from django.apps import AppConfig


class TitlesConfig(AppConfig):
    """Titles of firms with number and validity."""

    name = "tidu.web.titles"
    label = "titles"
    verbose_name = "称号"
