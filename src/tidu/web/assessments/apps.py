"""The app's entry in the site."""

from __future__ import annotations

from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    """Diagnosis: which firm meets which standard, stored as it was judged and never rewritten."""

    name = "tidu.web.assessments"
    label = "assessments"
    verbose_name = "诊断"

    def ready(self) -> None:
        """Register the kinds of job."""
        from tidu.web.assessments import jobs  # noqa: F401, PLC0415 - importing registers them
