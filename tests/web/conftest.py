"""What the site's tests share: the base case, and a client for each person."""

from collections.abc import Callable
from typing import cast

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client

from tests.web.case import Site
from tests.web.cases import base_case
from tests.web.layers import Layers
from tidu.web.accounts.models import User


@pytest.fixture
def site(request: pytest.FixtureRequest, layers: Layers, db: None) -> Site:
    """A made-up city with its people and firms (tests/web/case.py)."""
    return base_case(request, layers)


@pytest.fixture
def prepared(request: pytest.FixtureRequest, layers: Layers, db: None) -> Site:
    """The base case with what the page of this class needs beyond it, written once for all tests of the class."""
    site, state = cast("tuple[Site, dict[str, object]]", layers.copy())
    vars(request.instance).update(state)
    return site


@pytest.fixture
def client_of() -> Callable[[User], Client]:
    """``client_of(site.officer)`` is a browser in which that person is signed in.

    The session is written as it stands after signing in. Signing in itself (`Client.force_login`) asks the database
    a dozen times more, and 1,500 tests would; it has tests of its own.
    """

    def signed_in(user: User) -> Client:
        client, session = Client(), SessionStore()
        session[SESSION_KEY] = str(user.pk)
        session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
        session[HASH_SESSION_KEY] = user.get_session_auth_hash()
        session.save()
        client.cookies[settings.SESSION_COOKIE_NAME] = str(session.session_key)
        return client

    return signed_in
