"""The app's entry in the site."""

from __future__ import annotations

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Public notices, objections, announcements, and lists that higher authorities announced."""

    name = "tidu.web.notices"
    label = "notices"
    verbose_name = "公示公告"

    def ready(self) -> None:
        """Answer for the needs of workflows that ask for notices and objections."""
        from tidu.web.notices import needs  # noqa: F401, PLC0415 - its checks register themselves; models are needed
