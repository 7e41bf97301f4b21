"""Processes that tests start themselves: workers, commands, servers on the database of the test."""

import os
from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.db import connection


def environment() -> dict[str, str]:
    """Return the environment in which a process finds this test's database and folder.

    The test must be transactional (``@pytest.mark.django_db(transaction=True)`` or ``live_server``): other
    processes see only what is committed.
    """
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        address = f"sqlite:///{name}"
    else:
        address = urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}"))
    return os.environ | {"DATABASE_URL": address, "TIDU_HOME": str(settings.HOME)}
