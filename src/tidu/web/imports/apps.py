"""The app's entry in the site."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig


class ImportsConfig(AppConfig):
    """Any table in: uploaded, mapped, previewed, applied as a whole, undone as a whole."""

    name = "tidu.web.imports"
    label = "imports"
    verbose_name = "数据导入"

    def ready(self) -> None:
        """Register the app's kinds of job."""
        import_module("tidu.web.imports.jobs")
