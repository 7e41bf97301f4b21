"""What every command of the site begins with: Django started, and the database's structure brought up to date."""

from __future__ import annotations

import os

from tidu.cli.site.errors import SiteError


def start_django() -> None:
    """Make the site's settings, models and services usable."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tidu.web.config.settings")
    import django

    django.setup()


def bring_up_to_date() -> None:
    """Build the structure of an empty database, or apply migrations to one that has any.

    Raises:
        SiteError: the database cannot be opened.
    """
    from django.core.management import call_command
    from django.db import OperationalError

    from tidu.web.config import fresh

    try:
        fresh.build()
        call_command("migrate", interactive=False, verbosity=0)
    except OperationalError as error:
        raise SiteError(f"数据库打不开，请检查 DATABASE_URL 和 TIDU_HOME：{error}") from error
