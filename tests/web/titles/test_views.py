"""Titles are recorded and withdrawn by hand."""

from datetime import date

import pytest
from django.urls import reverse

from tests.web.case import Site
from tests.web.facts.makers import source
from tests.web.view_tests import ClientOf, PageTests
from tidu.web.titles.models import Title

pytestmark = pytest.mark.django_db


def title_of(site: Site, key: str) -> Title:
    return Title.objects.create(
        enterprise=site.firms[key], level="national.srdi", until=date(2099, 12, 31), source=source(site)
    )


class TestNew(PageTests):
    page = "titles:new"
    allowed = "district_officer"
    refused = "leader"

    def arguments(self, site: Site) -> list[object]:
        return [site.east_firm.pk]

    def foreign(self, site: Site) -> list[object]:
        return [site.west_firm.pk]


class TestWithdraw(PageTests):
    page = "titles:withdraw"
    allowed = "district_officer"
    refused = "unit"

    def prepare(self, site: Site) -> None:
        title_of(site, "east")
        title_of(site, "west")

    def arguments(self, site: Site) -> list[object]:
        return [Title.objects.get(enterprise=site.east_firm).pk]

    def foreign(self, site: Site) -> list[object]:
        return [Title.objects.get(enterprise=site.west_firm).pk]


def test_a_title_is_recorded_with_the_person_as_its_source(site: Site, client_of: ClientOf) -> None:
    address = reverse("titles:new", args=[site.east_firm.pk])
    values = {"level": "national.srdi", "since": "2026-01-01", "until": "2099-12-31"}
    client = client_of(site.officer)
    answer = client.post(address, values)
    assert answer["Location"] == reverse("enterprises:detail", args=[site.east_firm.pk])
    title = Title.objects.get()
    assert (title.level, title.source.entered_by) == ("national.srdi", site.officer)
    again = client.post(address, values)
    assert again.status_code == 422
    assert "已登记过" in again.content.decode()


def test_a_title_is_withdrawn_once(site: Site, client_of: ClientOf) -> None:
    title = title_of(site, "east")
    address = reverse("titles:withdraw", args=[title.pk])
    client = client_of(site.officer)
    assert client.post(address, {"on": "2026-02-01"}).status_code == 422
    assert client.post(address, {"on": "2026-02-01", "reason": "示例"}).status_code == 302
    title.refresh_from_db()
    assert title.withdrawn_on == date(2026, 2, 1)
    assert client.get(address).status_code == 404


def test_the_firm_page_leads_there_for_those_who_may(site: Site, client_of: ClientOf) -> None:
    title = title_of(site, "east")
    address = reverse("enterprises:detail", args=[site.east_firm.pk])
    page = client_of(site.officer).get(address).content.decode()
    assert reverse("titles:new", args=[site.east_firm.pk]) in page
    assert reverse("titles:withdraw", args=[title.pk]) in page
    assert "/titles/" not in client_of(site.people["leader"]).get(address).content.decode()
