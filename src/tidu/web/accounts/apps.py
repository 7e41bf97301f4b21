"""The app's entry in the site."""

from __future__ import annotations

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Accounts, roles, scopes and sign-in."""

    name = "tidu.web.accounts"
    label = "accounts"
    verbose_name = "账号"
