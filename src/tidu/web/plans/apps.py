"""The app's entry in the site."""

from __future__ import annotations

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """Plans that a place carries out: goals measured and reported, tasks reported each quarter."""

    name = "tidu.web.plans"
    label = "plans"
    verbose_name = "计划"

    def ready(self) -> None:
        """Register the kinds of job."""
        from tidu.web.plans import jobs  # noqa: F401, PLC0415 - importing registers them
