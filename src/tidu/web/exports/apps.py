"""The app's entry in the site."""

from __future__ import annotations

from django.apps import AppConfig


class ExportsConfig(AppConfig):
    """Lists of firms as workbooks."""

    name = "tidu.web.exports"
    label = "exports"
    verbose_name = "导出"

    def ready(self) -> None:
        """Make the kind of job known to workers."""
        from tidu.web.exports import jobs  # noqa: F401, PLC0415 - models must be loaded first
