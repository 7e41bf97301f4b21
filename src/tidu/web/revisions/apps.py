"""The app's entry in the site."""

from __future__ import annotations

from django.apps import AppConfig


class RevisionsConfig(AppConfig):
    """Packs published in the web: each edition kept as a text that exports as YAML."""

    name = "tidu.web.revisions"
    label = "revisions"
    verbose_name = "规则包版本"
