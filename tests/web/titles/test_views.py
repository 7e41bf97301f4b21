"""Titles are recorded and withdrawn by hand."""

from datetime import date

import pytest
from django.urls import reverse

from tests.web.case import Site
from tests.web.facts.makers import source
from tests.web.view_tests import ClientOf, PageTests
from tidu.web.titles.course import Kind
from tidu.web.titles.models import Title
from tidu.web.titles.steps import Words, take_step

pytestmark = pytest.mark.django_db
DAY = date(2026, 5, 1)
FABRICATED = Words("年度数据造假", "示例〔2026〕9号", "fabrication")


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


class TestDetail(PageTests):
    page = "titles:detail"
    allowed = "district_officer"
    refused = "provider"

    def prepare(self, site: Site) -> None:
        take_step(actor=None, title=title_of(site, "east"), kind=Kind.REVOKED, on=DAY, words=FABRICATED)
        title_of(site, "west")

    def arguments(self, site: Site) -> list[object]:
        return [Title.objects.get(enterprise=site.east_firm).pk]

    def foreign(self, site: Site) -> list[object]:
        return [Title.objects.get(enterprise=site.west_firm).pk]


class TestStep(TestWithdraw):
    page = "titles:step"

    def arguments(self, site: Site) -> list[object]:
        return [*super().arguments(site), "suspend"]

    def foreign(self, site: Site) -> list[object]:
        return [*super().foreign(site), "suspend"]


def test_a_title_is_revoked_once_and_restored(site: Site, client_of: ClientOf) -> None:
    title = title_of(site, "east")
    address = reverse("titles:withdraw", args=[title.pk])
    client = client_of(site.officer)
    values = {"on": "2026-05-01", "reason": "示例", "ground": "fabrication", "document": "示例〔2026〕9号"}
    assert client.post(address, values | {"ground": ""}).status_code == 422
    assert "没有这种撤销情形" in client.post(address, values | {"on": "2020-01-01"}).content.decode()
    answer = client.post(address, values, follow=True)
    assert "数据造假" in answer.content.decode()
    assert "至 2029-04-30 不得申报" in answer.content.decode()
    title.refresh_from_db()
    assert title.withdrawn_on == date(2026, 5, 1)
    assert client.get(address).status_code == 404
    firm_page = client.get(reverse("enterprises:detail", args=[site.east_firm.pk])).content.decode()
    assert "2026-05-01 撤销：数据造假，至 2029-04-30 不得申报" in firm_page
    restore = reverse("titles:step", args=[title.pk, "restore"])
    answer = client.post(restore, {"on": "2026-06-01", "reason": "复议认定事实不清"}, follow=True)
    assert "复议恢复" in answer.content.decode()
    assert (
        "不得申报" not in client.get(reverse("enterprises:detail", args=[site.east_firm.pk])).content.decode()
    )


def test_a_step_that_cannot_follow_or_is_none_has_no_page(site: Site, client_of: ClientOf) -> None:
    title = title_of(site, "east")
    client = client_of(site.officer)
    for step in ("resume", "restore", "granted"):
        assert client.get(reverse("titles:step", args=[title.pk, step])).status_code == 404


def test_a_specialist_keeps_firms_but_does_not_decide_on_titles(site: Site, client_of: ClientOf) -> None:
    title = title_of(site, "east")
    client = client_of(site.people["specialist"])
    assert client.get(reverse("titles:withdraw", args=[title.pk])).status_code == 404
    page = client.get(reverse("titles:detail", args=[title.pk])).content.decode()
    assert "撤销称号" not in page


def test_the_firm_page_leads_to_its_titles(site: Site, client_of: ClientOf) -> None:
    title = title_of(site, "east")
    address = reverse("enterprises:detail", args=[site.east_firm.pk])
    page = client_of(site.officer).get(address).content.decode()
    assert reverse("titles:new", args=[site.east_firm.pk]) in page
    assert reverse("titles:detail", args=[title.pk]) in page
    assert "/titles/new/" not in client_of(site.people["leader"]).get(address).content.decode()
