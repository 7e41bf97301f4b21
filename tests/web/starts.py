"""Helpers whose work lies under the tests that are marked with them, written once for all such tests in a row.

    @start
    def issued(site: Site) -> Bulletin: ...

    pytestmark = [pytest.mark.django_db, pytest.mark.start(on=issued)]

    def test_…(site: Site) -> None:
        made = issued(site)

The first call in a marked test, also one by another helper, returns a copy of what is there already. Any further
call, and every call in a test without the mark, writes. A test among the marked that wants the bare base case says
``@pytest.mark.start(on=None)``.
"""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, cast

from tests.web.case import Site

T = TypeVar("T")
Helper = Callable[[Site], object]


def key_of(helper: Helper) -> str:
    """Name a helper; those of several files may be called alike."""
    return f"{helper.__module__}.{helper.__qualname__}"


def start(make: Callable[[Site], T]) -> Callable[[Site], T]:
    """Let a helper's work lie under tests."""

    @wraps(make)
    def found_or_made(site: Site) -> T:
        key = key_of(make)
        return cast("T", site.laid.pop(key)) if key in site.laid else make(site)

    return found_or_made


def lay(site: Site, helper: Helper) -> Site:
    """Do a helper's work, and keep what it returns for the tests on top."""
    site.laid[key_of(helper)] = helper(site)
    return site
