"""Who may write to a firm's record."""

import pytest

from tests.web.case import Site
from tidu.web.enterprises.guards import RegistryError, may_edit, require_edit

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("key", "east", "west"),
    [
        ("operator", True, True),
        ("officer", True, True),
        ("district_officer", True, False),
        ("specialist", True, False),
        ("unit", False, False),
        ("firm", False, False),
        ("expert", False, False),
        ("leader", False, False),
        ("provider", False, False),
        ("stranger", False, False),
    ],
)
def test_right_and_scope_together(site: Site, key: str, east: bool, west: bool) -> None:  # noqa: FBT001 - a table
    person = site.people[key]
    assert (may_edit(person, site.east_firm), may_edit(person, site.west_firm)) == (east, west)


def test_the_system_may(site: Site) -> None:
    require_edit(None, site.east_firm)
    with pytest.raises(RegistryError):
        require_edit(site.stranger, site.east_firm)
