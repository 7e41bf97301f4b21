"""The app's entry in the site."""

from __future__ import annotations

from django.apps import AppConfig


class PoolsConfig(AppConfig):
    """Pools: firms that an authority cultivates, taken in by a rule or by hand, in and out with day and reason."""

    name = "tidu.web.pools"
    label = "pools"
    verbose_name = "培育库"

    def ready(self) -> None:
        """Register the kinds of job."""
        from tidu.web.pools import jobs  # noqa: F401, PLC0415 - importing registers them
