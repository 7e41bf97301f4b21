"""Which firms a person sees."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from tests.web.case import Site
from tidu.web.accounts.models import Assignment
from tidu.web.enterprises.models import Enterprise

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("key", "firms"),
    [
        ("operator", {"east", "west"}),
        ("officer", {"east", "west"}),
        ("leader", {"east", "west"}),
        ("district_officer", {"east"}),
        ("unit", {"east"}),
        ("specialist", {"east"}),
        ("expert", {"east"}),
        ("firm", {"east"}),
        ("provider", set()),
        ("stranger", {"foreign"}),
    ],
)
def test_subtree_assignment_and_tenant(site: Site, key: str, firms: set[str]) -> None:
    seen = set(Enterprise.objects.visible_to(site.people[key]))
    assert seen == {site.firms[name] for name in firms}


def test_sectors_narrow_and_assignments_widen(site: Site) -> None:
    officer = site.officer
    officer.sectors = ["新材料"]
    officer.save()
    Enterprise.objects.filter(pk=site.west_firm.pk).update(sector="新材料")
    assert set(Enterprise.objects.visible_to(officer)) == {site.west_firm}
    Assignment.objects.create(user=officer, enterprise=site.east_firm, since=date(2026, 1, 1))
    assert set(Enterprise.objects.visible_to(officer)) == {site.east_firm, site.west_firm}


def test_an_ended_assignment_ends_the_view(site: Site) -> None:
    Assignment.objects.filter(user=site.people["specialist"]).update(until=date(2026, 1, 2))
    assert not Enterprise.objects.visible_to(site.people["specialist"]).exists()


def test_visitors_see_nothing(site: Site) -> None:
    assert not Enterprise.objects.visible_to(AnonymousUser()).exists()
