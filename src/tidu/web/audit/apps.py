"""The app's entry in the site."""

from __future__ import annotations

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The append-only trail of every write, sealed in a chain of hashes."""

    name = "tidu.web.audit"
    label = "audit"
    verbose_name = "审计"
