"""The app's entry in the site."""

from __future__ import annotations

from django.apps import AppConfig


class BulletinsConfig(AppConfig):
    """Bulletins: what a quarter came to, issued once and never changed."""

    name = "tidu.web.bulletins"
    label = "bulletins"
    verbose_name = "通报"
