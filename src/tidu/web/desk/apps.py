"""The app's entry in the site."""

from __future__ import annotations

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """The first page of a firm's own account, made for a phone."""

    name = "tidu.web.desk"
    label = "desk"
    verbose_name = "企业工作台"
