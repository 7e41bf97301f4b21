"""What every test shares: how far hypothesis searches, an environment that is nobody's own, the database."""

import gc
import os
from collections.abc import Generator, Iterator
from unittest.mock import patch

import pytest
from django.test import TransactionTestCase
from hypothesis import HealthCheck, settings
from pytest_django import DjangoDbBlocker

from tests.web import databases
from tests.web.cases import wanted
from tests.web.layers import Layers

# `ci` finds the same cases on every run, so that a red build is red for its own change. `search` looks for
# new ones: HYPOTHESIS_PROFILE=search pytest …
settings.register_profile(
    "ci",
    max_examples=100,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("search", max_examples=5_000, deadline=None, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Look for no garbage meanwhile, and for none in what is there then: a million objects that stay."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark those that ask for the database, by mark or fixture: pytest-django refuses it to all others; and sort."""
    for item in items:
        asked = getattr(item, "fixturenames", ())
        own = issubclass(getattr(item, "cls", None) or object, TransactionTestCase)
        if (
            own
            or item.get_closest_marker("django_db")
            or not {"db", "transactional_db", "live_server"}.isdisjoint(asked)
        ):
            item.add_marker(pytest.mark.database)
    # The small demo takes a processor eight seconds to write, and any test with other data takes it away
    # (tests/web/layers.py): who asks for it comes first, in a row.
    items.sort(key=lambda item: "demo" not in getattr(item, "fixturenames", ()))


@pytest.fixture(autouse=True)
def no_site_packs(monkeypatch: pytest.MonkeyPatch) -> None:
    """A developer's own packs must not leak into the tests."""
    monkeypatch.delenv("TIDU_PACKS", raising=False)


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_modify_db_settings: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """A copy of the database that was built once, in place of pytest-django's own that each worker migrates."""
    with django_db_blocker.unblock():
        databases.create()
    with patch.object(TransactionTestCase, "_fixture_teardown", lambda _: databases.empty()):
        yield
    with django_db_blocker.unblock():
        databases.remove()


@pytest.fixture(scope="session")
def layers(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Layers]:
    """What lies under a test's own transaction (tests/web/layers.py)."""
    layers = Layers()
    yield layers
    with django_db_blocker.unblock():
        layers.close()


@pytest.fixture(autouse=True, scope="class")
def _nothing_under_djangos_own_cases(request: pytest.FixtureRequest) -> None:
    """A class of Django's ``TestCase`` begins its transaction itself, past `_django_db_helper`."""
    if request.cls is not None and issubclass(request.cls, TransactionTestCase):
        layers: Layers = request.getfixturevalue("layers")
        blocker: DjangoDbBlocker = request.getfixturevalue("django_db_blocker")
        with blocker.unblock():
            layers.close()


@pytest.fixture
def _layered(request: pytest.FixtureRequest, layers: Layers, django_db_blocker: DjangoDbBlocker) -> None:
    with django_db_blocker.unblock():
        layers.settle(wanted(request))


@pytest.fixture
def _django_db_helper(_layered: None, _django_db_helper: None) -> None:
    """Begin a test's transaction, as pytest-django does, on top of its layers."""
