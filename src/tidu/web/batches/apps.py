"""The app's entry in the site."""

from __future__ import annotations

from django.apps import AppConfig


class BatchesConfig(AppConfig):
    """Batches: calls for applications, opened and closed, with live numbers by stage and district."""

    name = "tidu.web.batches"
    label = "batches"
    verbose_name = "申报批次"
