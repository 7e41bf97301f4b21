"""The app's entry in the site."""

from __future__ import annotations

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Policy documents: read, checked by a person, published as a plan that runs."""

    name = "tidu.web.documents"
    label = "documents"
    verbose_name = "政策文件"

    def ready(self) -> None:
        """Register the kinds of job."""
        from tidu.web.documents import jobs  # noqa: F401, PLC0415 - importing registers them
