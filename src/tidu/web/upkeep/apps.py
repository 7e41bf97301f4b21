"""The app's entry in the site."""

from __future__ import annotations

from django.apps import AppConfig


class UpkeepConfig(AppConfig):
    """What happens between recognition and renewal."""

    name = "tidu.web.upkeep"
    label = "upkeep"
    verbose_name = "动态管理"

    def ready(self) -> None:
        """Register the jobs."""
        from tidu.web.upkeep import jobs  # noqa: F401, PLC0415 - once the models are there
