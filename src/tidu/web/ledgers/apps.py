"""The app's entry in the site."""

from __future__ import annotations

from django.apps import AppConfig


class LedgersConfig(AppConfig):
    """Dated rows that counts are derived from: IP, equity, awards, certificates, institutions."""

    name = "tidu.web.ledgers"
    label = "ledgers"
    verbose_name = "台账"
