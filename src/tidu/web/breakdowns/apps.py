"""The app's entry in the site."""

from __future__ import annotations

from django.apps import AppConfig


class BreakdownsConfig(AppConfig):
    """Breakdown of targets (分解): parts, checked against the whole, with what each part has reached."""

    name = "tidu.web.breakdowns"
    label = "breakdowns"
    verbose_name = "目标分解"

    def ready(self) -> None:
        """Measure parts whenever a plan is measured."""
        from tidu.web.breakdowns.measuring import measure_parts  # noqa: PLC0415 - needs the models
        from tidu.web.plans.signals import measured  # noqa: PLC0415 - with it

        measured.connect(measure_parts, dispatch_uid="breakdowns")
