"""The app's entry in the site."""

from __future__ import annotations

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """The REST interface: tokens with scopes, and resources under ``/api/v1/``."""

    name = "tidu.web.api"
    label = "api"
    verbose_name = "数据接口"
