"""Whose upkeep a person sees, who leads it, and who is nearest to a firm."""

from datetime import date

import pytest

from tests.web.case import Site
from tests.web.upkeep.made import title
from tidu.web.upkeep.access import may_lead, officers_of, people_of
from tidu.web.upkeep.models import Alert, ChangeReport

pytestmark = pytest.mark.django_db
DAY = date(2026, 6, 1)


def test_reports_and_alerts_follow_their_firms(site: Site) -> None:
    for key in ("east", "west"):
        ChangeReport.objects.create(
            enterprise=site.firms[key], kind="name", happened_on=DAY, text="示例", by_firm=True
        )
        Alert.objects.create(title=title(site, key), standard="x", since=DAY, on=DAY, unmet=[])
    for who, seen in (("officer", 2), ("district_officer", 1), ("firm", 1), ("provider", 0), ("stranger", 0)):
        user = site.people[who]
        assert ChangeReport.objects.visible_to(user).count() == seen
        assert Alert.objects.visible_to(user).open().count() == seen


def test_who_leads_works_for_the_whole_tenant(site: Site) -> None:
    assert {who for who, user in site.people.items() if may_lead(user)} == {"officer", "operator", "stranger"}


def test_the_officers_nearest_to_a_firm(site: Site) -> None:
    assert officers_of(site.east_firm) == [site.district_officer]
    assert officers_of(site.west_firm) == [site.officer]
    assert people_of(site.east_firm) == [site.people["firm"]]
    site.district_officer.sectors = ["别的产业"]
    site.district_officer.save()
    assert officers_of(site.east_firm) == [site.officer]
