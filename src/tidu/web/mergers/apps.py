"""The app's entry in the site."""

from __future__ import annotations

from django.apps import AppConfig


class MergersConfig(AppConfig):
    """Duplicates found, merged into one record, and split again."""

    name = "tidu.web.mergers"
    label = "mergers"
    verbose_name = "档案合并"
