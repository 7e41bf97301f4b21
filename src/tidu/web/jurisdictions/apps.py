"""The app's entry in the site."""

from __future__ import annotations

from django.apps import AppConfig


class JurisdictionsConfig(AppConfig):
    """The jurisdictions of a site: a tree under one root, with dated codes."""

    name = "tidu.web.jurisdictions"
    label = "jurisdictions"
    verbose_name = "辖区"
