"""The app's entry in the site."""

from __future__ import annotations

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Background jobs with progress that can be left and come back to."""

    name = "tidu.web.jobs"
    label = "jobs"
    verbose_name = "任务"
