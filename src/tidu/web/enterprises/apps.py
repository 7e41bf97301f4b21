"""The app's entry in the site."""

from __future__ import annotations

from django.apps import AppConfig


class EnterprisesConfig(AppConfig):
    """The registry: one record a firm, with its names, codes, owners, contacts and products."""

    name = "tidu.web.enterprises"
    label = "enterprises"
    verbose_name = "企业"

    def ready(self) -> None:
        """Make the kinds of job known to workers."""
        from tidu.web.enterprises import bulk  # noqa: F401, PLC0415 - models must be loaded first
