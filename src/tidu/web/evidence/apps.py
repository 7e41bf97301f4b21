"""The app's entry in the site."""

from __future__ import annotations

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    """Files that prove facts, kept outside the web root and served by permission."""

    name = "tidu.web.evidence"
    label = "evidence"
    verbose_name = "证明材料"
