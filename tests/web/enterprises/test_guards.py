"""Who may write to a firm's record."""

import pytest

from tests.web.case import Site
from tidu.web.enterprises.guards import (
    RegistryError,
    may_decide,
    may_edit,
    may_report,
    require_decision,
    require_edit,
    require_statement,
)
from tidu.web.enterprises.models import Enterprise

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


@pytest.mark.parametrize(
    ("key", "reports", "decides"),
    [
        ("operator", True, True),
        ("officer", True, True),
        ("specialist", True, False),
        ("firm", True, False),
        ("unit", False, False),
        ("stranger", False, True),  # may decide, but sees no firm here
    ],
)
def test_reporting_and_deciding(site: Site, key: str, reports: bool, decides: bool) -> None:  # noqa: FBT001 - a table
    person, firm = site.people[key], site.east_firm
    assert (may_report(person, firm), may_decide(person)) == (reports, decides)
    if decides and reports:
        require_decision(person, firm)
    else:
        with pytest.raises(RegistryError):
            require_decision(person, firm)


def test_a_firm_speaks_in_its_own_name_only(site: Site) -> None:
    person = site.people["firm"]
    require_statement(person, site.east_firm, by_firm=True)
    for firm, by_firm in ((site.east_firm, False), (site.west_firm, True)):
        with pytest.raises(RegistryError, match="没有维护"):
            require_statement(person, firm, by_firm=by_firm)


def test_a_merged_record_is_kept_elsewhere(site: Site) -> None:
    Enterprise.objects.filter(pk=site.east_firm.pk).update(merged_into=site.west_firm)
    firm = Enterprise.objects.get(pk=site.east_firm.pk)
    for guard in (require_edit, require_decision):
        with pytest.raises(RegistryError, match="已并入"):
            guard(None, firm)
    with pytest.raises(RegistryError, match="已并入"):
        require_statement(site.people["firm"], firm, by_firm=True)
