"""What the site's tests share: the base case, and a client for each person."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.web.case import Site, build_site
from tidu.web.accounts.models import User


@pytest.fixture
def site(db: None) -> Site:
    """A made-up city with its people and firms (tests/web/case.py)."""
    return build_site()


@pytest.fixture
def client_of() -> Callable[[User], Client]:
    """``client_of(site.officer)`` is a browser in which that person is signed in."""

    def signed_in(user: User) -> Client:
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return signed_in
