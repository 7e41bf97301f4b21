"""The app's entry in the site."""

from __future__ import annotations

from django.apps import AppConfig


class DashboardConfig(AppConfig):
    """The leaders' picture: who stands where on the gradient, what runs out, what is missing, who is near."""

    name = "tidu.web.dashboard"
    label = "dashboard"
    verbose_name = "驾驶舱"
